"""A phone with bad reception sends the same thing again and again. It counts once, and is always answered the same."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

pytestmark = pytest.mark.live

TEXT = {"kind": "question", "text": "Over hoeveel mensen gaat het eigenlijk?"}
TIMES = 10


def stored(hall):
    return [row["text"] for row in hall.document()["contributions"]]


@pytest.fixture
def asking(hall):
    """Piet, in a phase that takes questions."""
    hall.facilitate("OpenPhase", phase="clarify")
    return hall.phone("A1")


def test_the_same_command_ten_times_in_a_row_is_stored_once(hall, asking):
    answers = [hall.ask(asking, "AddContribution", TEXT, id="piets-question") for _ in range(TIMES)]
    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["ok"]
    assert stored(hall) == [TEXT["text"]]


def test_the_same_command_ten_times_at_once_is_stored_once(hall, asking):
    phones = [hall.phone("A1") for _ in range(TIMES)]
    for phone in phones:
        phone._cookies = dict(asking._cookies)  # the same phone, over ten connections
    with ThreadPoolExecutor(TIMES) as pool:
        answers = list(pool.map(lambda phone: hall.ask(phone, "AddContribution", TEXT, id="piets-question"), phones))
    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["ok"]
    assert stored(hall) == [TEXT["text"]]


def test_the_same_command_in_one_batch_is_stored_once(hall, asking):
    command = {"id": "piets-question", "name": "AddContribution", "data": TEXT}
    body = {"session": hall.session, "as": "participant", "commands": [command] * TIMES}
    results = asking.post("/commands", body).json()["results"]
    assert all(result == results[0] for result in results)
    assert stored(hall) == [TEXT["text"]]


def test_the_same_command_after_a_restart_is_stored_once(hall, asking):
    before = hall.ask(asking, "AddContribution", TEXT, id="piets-question")
    hall.server.kill()
    hall.server.start()
    assert hall.ask(asking, "AddContribution", TEXT, id="piets-question") == before
    assert stored(hall) == [TEXT["text"]]


def test_the_same_id_with_another_text_is_refused(hall, asking):
    hall.ask(asking, "AddContribution", TEXT, id="piets-question")
    again = hall.ask(asking, "AddContribution", {**TEXT, "text": "Iets heel anders."}, id="piets-question")
    assert again["error"]["code"] == "id_reused"
    assert again["error"]["message"]
    assert stored(hall) == [TEXT["text"]]


def test_the_same_text_under_another_id_is_somebodys_second_text(hall, asking):
    assert hall.ask(asking, "AddContribution", TEXT, id="piets-question")["ok"]
    assert hall.ask(asking, "AddContribution", TEXT, id="asked-once-more")["ok"]
    assert stored(hall) == [TEXT["text"]] * 2


def test_two_people_may_happen_to_use_the_same_id(hall, asking):
    other = hall.phone("A2")
    first = hall.ask(asking, "AddContribution", TEXT, id="piets-question")
    second = hall.ask(other, "AddContribution", {**TEXT, "text": "En wat kost dat dan?"}, id="piets-question")
    assert first["ok"]
    assert second["ok"]
    assert stored(hall) == [TEXT["text"], "En wat kost dat dan?"]
