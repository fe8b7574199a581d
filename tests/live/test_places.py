"""Places over the real doors: a leader who stays, groups that come and go, and codes at every location."""

from __future__ import annotations

import http.client
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from facilitator.web.rehearse.client import Browser, Order
from facilitator.web.rehearse.server import Server
from tests.live.hall import Hall


@pytest.fixture
def hall(server: Server) -> Any:
    with Hall(server) as found:
        found.facilitate("SetPlaces", places=[{"id": "kerk", "label": "Ontmoetingskerk"}, {"id": "hal", "label": "Sporthal"}])
        rows = [
            {"id": "A1", "label": "Groep A1", "route": ["kerk", "hal"]},
            {"id": "A2", "label": "Groep A2", "route": ["hal", "kerk"]},
            {"id": "A3", "label": "Groep A3"},
        ]
        found.facilitate("SetGroups", groups=rows)
        found.links = found.facilitate("ListLinks")
        yield found


def page(hall: Hall, browser: Browser, path: str) -> str:
    answer = browser.get(f"/s/{hall.session}{path}")
    assert answer.status == 200, answer
    return answer.body.decode()


def lead(hall: Hall, browser: Browser, name: str, **data: Any) -> dict[str, Any]:
    envelope = {"session": hall.session, "as": "leader", "group": "kerk"}
    return browser.send(envelope, [Order(name, data)])[0]


def test_a_leader_of_a_place_receives_one_group_after_another(hall: Hall) -> None:
    kerk = hall.leader("kerk")
    empty = page(hall, kerk, "/lead/kerk")
    assert "Ontmoetingskerk" in empty
    assert "Groep A1" in empty  # who is expected
    assert lead(hall, kerk, "OpenPhase", phase="clarify")["error"]["code"] == "nobody_here"
    assert lead(hall, kerk, "ReceiveGroup", place="kerk", group="A1")["ok"]
    assert lead(hall, kerk, "OpenPhase", phase="clarify")["ok"]
    assert lead(hall, kerk, "AddContribution", kind="question", text="Wie betaalt de chauffeur?")["ok"]
    assert "Wie betaalt de chauffeur?" in page(hall, kerk, "/lead/kerk")
    seq = kerk.get(f"/s/{hall.session}/since/0?screen=leader&group=kerk").json()["seq"]
    assert lead(hall, kerk, "ReceiveGroup", place="kerk", group="A2")["ok"]
    afresh = page(hall, kerk, "/lead/kerk")
    assert "Wie betaalt de chauffeur?" not in afresh
    assert "Groep A2" in afresh
    patch = kerk.get(f"/s/{hall.session}/since/{seq}?screen=leader&group=kerk").json()
    sections = [op["html"] for op in patch["ops"] if op.get("target") == "sections"]
    assert sections
    assert "Wie betaalt de chauffeur?" not in sections[0]


def test_the_leaders_own_place_only(hall: Hall) -> None:
    kerk = hall.leader("kerk")
    assert kerk.get(f"/s/{hall.session}/lead/hal").status == 403
    assert lead(hall, kerk, "ReceiveGroup", place="hal", group="A2")["error"]["code"] == "not_yours"
    assert kerk.get(f"/s/{hall.session}/lead/nergens").status == 403


def person_of(hall: Hall, browser: Browser) -> Any:
    return browser.get(f"/s/{hall.session}/mine").json()


def scan(hall: Hall, browser: Browser, seat: str) -> str:
    answer = browser.get(hall.links["joins"][seat])
    assert answer.status == 200
    return answer.body.decode()


def test_who_scans_the_next_location_stays_the_same_person_in_the_same_group(hall: Hall) -> None:
    hall.facilitate("ReceiveGroup", place="kerk", group="A1")
    phone = hall.phone("A1")
    before = person_of(hall, phone)
    hall.facilitate("ReceiveGroup", place="hal", group="A1")
    scan(hall, phone, "hal")
    after = person_of(hall, phone)
    assert (after["group"], after["return_code"]) == ("A1", before["return_code"])


def test_scanning_where_another_group_sits_says_so_and_changes_nothing(hall: Hall) -> None:
    hall.facilitate("ReceiveGroup", place="hal", group="A2")
    phone = hall.phone("A1")
    assert "Hier zit nu een andere groep." in scan(hall, phone, "hal")
    assert person_of(hall, phone)["group"] == "A1"
    assert "nog niet ontvangen" in scan(hall, phone, "kerk")


def test_a_new_person_joins_the_group_that_is_there(hall: Hall) -> None:
    hall.facilitate("ReceiveGroup", place="hal", group="A2")
    phone = Browser(hall.server.url)
    scan(hall, phone, "hal")
    assert hall.ask(phone, "AddContribution", {"kind": "question", "text": "Mag ik erbij?"})["ok"]
    made = hall.document()["contributions"][-1]
    assert (made["group"], made["place"]) == ("A2", "hal")
    phone.close()


def test_a_place_has_a_typed_code_too(hall: Hall) -> None:
    hall.facilitate("ReceiveGroup", place="kerk", group="A1")
    code = hall.links["codes"]["kerk"]
    assert code
    assert code != hall.links["codes"]["A1"]


def test_a_wall_per_place(hall: Hall) -> None:
    hall.facilitate("ReceiveGroup", place="kerk", group="A1")
    wall = Browser(hall.server.url)
    answer = wall.get(hall.links["walls"]["kerk"])
    assert answer.status == 200
    assert answer.path == f"/s/{hall.session}/wall/kerk"
    text = answer.body.decode()
    assert "Ontmoetingskerk" in text
    assert "Groep A1" in text
    assert wall.get(f"/s/{hall.session}/wall/nergens").status == 404
    wall.close()


def test_groups_and_places_come_in_as_lines(hall: Hall) -> None:
    form = "application/x-www-form-urlencoded"
    path = f"/s/{hall.session}/lines"

    def paste(what: str, text: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(urlsplit(hall.server.url).netloc, timeout=90)
        try:
            body = urlencode({"what": what, "text": text})
            connection.request("POST", path, body, {"Content-Type": form, "Cookie": hall.host.cookie})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    assert paste("places", "S1; Basisschool; Joke")[0] == 303
    assert paste("groups", "B1; Groep B1; ; kerk > S1 > Sporthal")[0] == 303
    document = hall.document()
    assert [one["label"] for one in document["places"]] == ["Ontmoetingskerk", "Sporthal", "Basisschool"]
    assert next(one for one in document["groups"] if one["id"] == "B1")["route"] == ["kerk", "S1", "hal"]
    status, page = paste("groups", "B2; Groep B2; ; kerk > S9")
    assert status == 200
    assert "Regel 1" in page
    assert "S9" in page
    assert "B2; Groep B2; ; kerk" in page  # what was typed is still there
    assert "B2" not in [one["id"] for one in hall.document()["groups"]]
