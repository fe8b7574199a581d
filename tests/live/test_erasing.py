"""Erasing a session: nothing of a word or a contact is left in the data directory, and whoever comes back is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from facilitator.web.cli import main
from facilitator.web.rehearse.client import Browser, Order
from facilitator.web.rehearse.server import Server
from tests.live.hall import Hall

WORD, NAME, ADDRESS = "olifantenpaadjes", "Amina", "amina@voorbeeld.nl"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with Server(tmp_path) as server, Hall(server) as hall:
        yield hall


def lived(hall: Hall) -> Browser:
    """A session in which something was said, and somebody joined in with it."""
    hall.facilitate("DescribeMeeting", title=f"Over {WORD}")
    hall.facilitate("OpenPhase", phase="harvest")
    direction = hall.facilitate("AddContribution", kind="direction", text=f"Ruimte voor {WORD}")["contribution"]
    phone = hall.phone()
    assert hall.ask(phone, "JoinIn", {"on": direction, "name": NAME, "reach": ADDRESS})["ok"]
    assert traces(hall) == [WORD, NAME, ADDRESS]
    return phone


def data_of(hall: Hall) -> Path:
    (folder,) = {path.parent for path in hall.server.data.rglob("catalogue.journal")}
    return folder


def traces(hall: Hall) -> list[str]:
    """What of it can still be read in any file."""
    words = "".join(path.read_text(errors="replace") for path in data_of(hall).rglob("*") if path.is_file())
    return [one for one in (WORD, NAME, ADDRESS) if one in words]


def ask(hall: Hall, code: str) -> dict[str, object]:
    answer = hall.host.send({"session": hall.session, "as": "facilitator"}, [Order("EraseSession", {"code": code})])[0]
    found: dict[str, object] = answer
    return found


def test_nothing_is_left_and_whoever_comes_back_is_told(hall: Hall) -> None:
    phone = lived(hall)
    spoilt = data_of(hall) / f"{hall.session}.oogst.bad-1"
    spoilt.write_text(f"torn {WORD}")
    refused = ask(hall, "AAA-AAA")
    assert refused["error"]["code"] == "wrong_code"  # type: ignore[index]
    assert hall.document()["session"]["title"] == f"Over {WORD}"

    assert ask(hall, hall.code.lower())["ok"]
    assert traces(hall) == []
    assert [path.name for path in data_of(hall).glob(f"*{hall.session}*")] == []
    for path in (f"/s/{hall.session}", f"/s/{hall.session}/mine", f"/s/{hall.session}/since/0?screen=phone", f"/s/{hall.session}/wall"):
        page = phone.get(path)
        assert page.status == 410
        assert "gewist" in page.body.decode() or "erased" in page.body.decode()
    assert phone.get(hall.links["join"]).status == 410
    late = phone.post("/commands", {"session": hall.session, "as": "participant", "commands": [{"id": "a" * 20, "name": "JoinSession", "data": {}}]})
    assert late.status == 410
    assert late.json()["error"]["code"] == "erased"
    assert traces(hall) == []
    assert WORD not in hall.host.get("/").body.decode()


def test_what_is_on_its_way_does_not_bring_it_back(hall: Hall) -> None:
    lived(hall)
    phones = [hall.phone() for _ in range(4)]

    def talk(phone: Browser) -> None:
        for n in range(15):
            said = {"id": f"{n:020}", "name": "AddContribution", "data": {"kind": "direction", "text": f"{WORD} {n}"}}
            joined = {"id": f"{n:019}j", "name": "JoinIn", "data": {"on": "c1", "name": NAME, "reach": f"{n} {ADDRESS}"}}
            if phone.post("/commands", {"session": hall.session, "as": "participant", "commands": [said, joined]}).status == 410:
                told.append(n)
                return

    told: list[int] = []
    talking = [Thread(target=talk, args=(phone,)) for phone in phones]
    for one in talking:
        one.start()
    assert ask(hall, hall.code)["ok"]
    for one in talking:
        one.join(30)
    assert len(told) == len(phones)
    assert [path.name for path in data_of(hall).glob(f"*{hall.session}*")] == []
    assert traces(hall) == []


def test_the_operator_erases_from_the_list_and_a_stranger_does_not(hall: Hall) -> None:
    lived(hall)
    stranger = Browser(hall.server.url)
    order = Order("EraseSession", {"session": hall.session, "code": hall.code})
    assert stranger.send({"session": "", "as": "operator"}, [order])[0]["error"]["code"] == "not_signed_in"
    assert hall.ask(hall.phone(), "EraseSession", {"code": hall.code})["error"]["code"] == "unknown_command"
    assert traces(hall) == [WORD, NAME, ADDRESS]
    assert hall.host.send({"session": "", "as": "operator"}, [order])[0]["ok"]
    assert traces(hall) == []
    stranger.close()


def test_the_command_line_erases_when_no_server_does(hall: Hall) -> None:
    lived(hall)
    options = ["--data", str(data_of(hall)), "erase", hall.session]
    busy = CliRunner().invoke(main, [*options, "--yes"])
    assert busy.exit_code == 1
    assert "running server" in busy.output
    hall.server.stop()
    other = CliRunner().invoke(main, options, input="AAA-AAA\n")
    assert (other.exit_code, traces(hall)) == (1, [WORD, NAME, ADDRESS])
    assert "can't be undone" in other.output
    done = CliRunner().invoke(main, options, input=f"{hall.code}\n")
    assert (done.exit_code, traces(hall)) == (0, [])
    assert CliRunner().invoke(main, [*options, "--yes"]).exit_code == 2
