"""Joining in: a name and how to be reached stand beside the log, never in it, and go when somebody steps out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.store.contacts import Contacts
from facilitator.web.rehearse.client import Browser
from facilitator.web.rehearse.server import Server
from tests.live.hall import Hall

ADDRESS = "amina@voorbeeld.nl"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with Server(tmp_path) as server, Hall(server) as hall:
        yield hall


@pytest.fixture
def direction(hall: Hall) -> str:
    hall.facilitate("OpenPhase", phase="harvest")
    return str(hall.facilitate("AddContribution", kind="direction", text="Een huiskamer per wijk")["contribution"])


def join(hall: Hall, phone: Browser, on: str, **contact: str) -> dict[str, object]:
    answer: dict[str, object] = hall.ask(phone, "JoinIn", {"on": on, **contact})
    return answer


def files(folder: Path, pattern: str) -> str:
    return "".join(path.read_text(errors="replace") for path in folder.rglob(pattern))


def contacts(folder: Path, session: str) -> list[str]:
    (data,) = {path.parent for path in folder.rglob("*.oogst")}
    return [one.name for one in Contacts(data).of(session).values()]


def test_a_contact_stands_beside_the_log_and_never_in_it(hall: Hall, direction: str, tmp_path: Path) -> None:
    assert join(hall, hall.phone(), direction, name="Amina", reach=ADDRESS)["ok"]
    assert contacts(tmp_path, hall.session) == ["Amina"]
    assert ADDRESS in files(tmp_path, "*.contacts")
    assert ADDRESS not in files(tmp_path, "*.oogst")
    document = hall.host.get(f"/s/{hall.session}/session.json").body.decode()
    assert ADDRESS not in document
    assert "Amina" not in document


def test_without_a_name_nobody_can_be_found_so_one_is_asked(hall: Hall, direction: str, tmp_path: Path) -> None:
    phone = hall.phone()
    for contact in ({}, {"name": "Amina", "reach": " "}, {"name": "", "reach": ADDRESS}):
        refused = join(hall, phone, direction, **contact)
        assert not refused["ok"]
        assert refused["error"]["code"] == "empty"  # type: ignore[index]
    assert not list(tmp_path.rglob("*.contacts"))


def test_a_name_is_given_once_for_all_one_joins_in(hall: Hall, direction: str, tmp_path: Path) -> None:
    other = hall.facilitate("AddContribution", kind="direction", text="Een vaste dag voor het koor")["contribution"]
    phone = hall.phone()
    assert join(hall, phone, direction, name="Amina", reach=ADDRESS)["ok"]
    assert join(hall, phone, str(other))["ok"]
    assert contacts(tmp_path, hall.session) == ["Amina"]


def test_who_steps_out_of_everything_is_forgotten(hall: Hall, direction: str, tmp_path: Path) -> None:
    other = hall.facilitate("AddContribution", kind="direction", text="Een vaste dag voor het koor")["contribution"]
    phone = hall.phone()
    assert join(hall, phone, direction, name="Amina", reach=ADDRESS)["ok"]
    assert join(hall, phone, str(other))["ok"]
    assert hall.ask(phone, "StepOut", {"on": direction})["ok"]
    assert contacts(tmp_path, hall.session) == ["Amina"]
    assert hall.ask(phone, "StepOut", {"on": other})["ok"]
    assert not list(tmp_path.rglob("*.contacts"))


def test_what_is_refused_leaves_no_name(hall: Hall, tmp_path: Path) -> None:
    refused = join(hall, hall.phone(), "c99", name="Amina", reach=ADDRESS)
    assert refused["error"]["code"] == "unknown_contribution"  # type: ignore[index]
    assert not list(tmp_path.rglob("*.contacts"))
