"""Words that go for good: out of every file, off every screen, and whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from facilitator.core.errors import Refused
from facilitator.live.rooms import Room, Rooms
from facilitator.store import Disk, Store
from facilitator.web.rehearse.client import Browser, Order
from facilitator.web.rehearse.server import Server
from tests.live.hall import Hall
from tests.store.disks import FailingDisk
from tests.story import HOST, Story, person

NAME = "Zwaluwman Peeters"
WORDS = f"Bel {NAME} maar"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with Server(tmp_path) as server, Hall(server) as hall:
        yield hall


def folder(hall: Hall) -> Path:
    (found,) = {path.parent for path in hall.server.data.rglob("catalogue.journal")}
    return found


def files_with(directory: Path, words: str = "Zwaluwman") -> list[str]:
    """The files in which the words can still be read."""
    return [path.name for path in sorted(directory.rglob("*")) if path.is_file() and words.encode() in path.read_bytes()]


def redact(hall: Hall, words: str = NAME, **order: str) -> dict[str, Any]:
    return hall.host.send({"session": hall.session, "as": "facilitator"}, [Order("Redact", {"words": words}, **order)])[0]


def lived(hall: Hall) -> Browser:
    """A session in which the name stands in words, in what was undone, in titles, in contacts and in a torn piece."""
    hall.facilitate("DescribeMeeting", title=f"Over {NAME}")
    hall.facilitate("SetSeries", title=f"Reeks {NAME}")
    hall.facilitate("OpenPhase", phase="harvest")
    made = hall.facilitate("AddContribution", kind="direction", text=WORDS)["contribution"]
    hall.facilitate("CorrectSpelling", contribution=made, text=f"{WORDS}!")
    hall.facilitate("UndoLast")
    hall.facilitate("DescribeMeeting", title="Een middag")
    phone = hall.phone()
    assert hall.ask(phone, "JoinIn", {"on": made, "name": NAME, "reach": "06-1"})["ok"]
    (folder(hall) / f"{hall.session}.oogst.bad-1").write_text(f"torn {NAME}")
    return phone


def test_nothing_is_left_on_disk_and_every_screen_is_made_anew(hall: Hall) -> None:
    phone = lived(hall)
    seen = hall.host.get(f"/s/{hall.session}/console").body.decode()
    assert "Zwaluwman" in seen
    before = int(phone.get(f"/s/{hall.session}/since/0?screen=phone").json()["seq"])
    assert {"catalogue.journal", f"{hall.session}.contacts", f"{hall.session}.oogst"} <= set(files_with(folder(hall)))

    answered = redact(hall)
    assert answered["ok"], answered
    assert answered["value"]["times"] >= 4
    assert files_with(folder(hall)) == []
    for path in ("console", "wall", "session.json", "report.html"):
        page = hall.host.get(f"/s/{hall.session}/{path}").body.decode()
        assert "Zwaluwman" not in page
    assert "[weggelaten]" in hall.host.get(f"/s/{hall.session}/session.json").body.decode()
    again = phone.get(f"/s/{hall.session}/since/{before}?screen=phone").json()
    assert again["reload"] is True
    assert "Zwaluwman" not in phone.get(f"/s/{hall.session}").body.decode()

    assert redact(hall)["error"]["code"] == "not_there"
    hall.facilitate("AddContribution", kind="direction", text="Verder gaan")
    hall.server.stop()
    assert files_with(folder(hall)) == []


def test_the_same_wish_again_is_answered_the_same_also_by_a_server_that_started_anew(hall: Hall) -> None:
    lived(hall)
    first = redact(hall, id="redact-once-1234")
    hall.server.kill()
    hall.server.start()
    again = redact(hall, id="redact-once-1234")
    assert (again["ok"], again["value"], again["seq"]) == (True, first["value"], first["seq"])
    assert files_with(folder(hall)) == []


def test_what_comes_in_meanwhile_is_not_lost(hall: Hall) -> None:
    lived(hall)
    phones = [hall.phone() for _ in range(3)]
    sent: list[str] = []

    def talk(phone: Browser, who: int) -> None:
        for n in range(12):
            text = f"zin {who} {n}"
            if hall.ask(phone, "AddContribution", {"kind": "direction", "text": text})["ok"]:
                sent.append(text)

    hall.facilitate("OpenPhase", phase="directions")
    talking = [Thread(target=talk, args=(phone, who)) for who, phone in enumerate(phones)]
    for one in talking:
        one.start()
    for n in range(4):
        hall.facilitate("WriteNote", section="reflection", text=f"{WORDS} {n}")
        assert redact(hall)["ok"]
    for one in talking:
        one.join(30)
    texts = [row["text"] for row in hall.host.get(f"/s/{hall.session}/session.json").json()["contributions"]]
    assert sent
    assert [text for text in sent if texts.count(text) != 1] == []
    assert files_with(folder(hall)) == []


# ── cut short at every step ──


class StoppingDisk(Disk):
    """The machine stops at the operation with this number: it never happens, and nothing after it."""

    def __init__(self, stop_at: int) -> None:
        self.stop_at, self.count = stop_at, 0

    def _step(self) -> None:
        self.count += 1
        if self.count >= self.stop_at:
            raise Stopped

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name not in ("open_append", "write", "sync", "truncate", "replace", "link", "remove", "sync_directory"):
            return found
        step: Callable[[], None] = super().__getattribute__("_step")

        def stepped(*given: Any) -> Any:
            step()
            return found(*given)

        return stepped


class Stopped(BaseException):
    """The machine stopped."""


def told() -> Story:
    story = Story().begun()
    story.when(HOST, "AddContribution", kind="direction", text=WORDS)
    story.when(HOST, "WriteNote", section="reflection", text="Een goede middag.")
    return story


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A data directory with that session, and a torn piece beside it."""
    data = tmp_path / "data"
    with Store(data) as store:
        store.append("abc123", 0, told().records)
    (data / "abc123.oogst.bad-1").write_text(f"torn {NAME}")
    return data


def test_stopped_anywhere_the_log_is_the_old_or_the_new_one_and_doing_it_again_leaves_nothing(kept: Path, tmp_path: Path) -> None:
    old = [event for _, event in Store.reader(kept).read("abc123")]
    outcomes = set()
    for stop_at in range(1, 40):
        data = tmp_path / f"stopped-{stop_at}"
        data.mkdir()
        for file in kept.iterdir():
            (data / file.name).write_bytes(file.read_bytes())
        disk = StoppingDisk(10**9)
        with Store(data, disk=disk) as store:
            room = Room("abc123", store)
            disk.stop_at = disk.count + stop_at
            try:
                room._redact(_wish(room))
            except Stopped:
                pass
            else:
                disk.stop_at = 10**9
                outcomes.add("done")
            disk.stop_at = 10**9
        if "done" in outcomes:
            break
        now = [event for _, event in Store.reader(data).read("abc123")]
        assert now == old or (len(now) == len(old) + 1 and NAME not in json.dumps(now))
        outcomes.add("new" if now != old else "old")
        with Store(data) as store:
            assert store.condition("abc123").writable
            assert not [path for path in data.iterdir() if path.name.endswith(".tmp")]
            again = Room("abc123", store)
            if now == old:
                assert again.submit(HOST, "Redact", {"words": NAME}, "command-again").value == {"times": 1}
        assert files_with(data) == []
    assert outcomes == {"old", "new", "done"}


def _wish(room: Room) -> Any:
    from gevent.event import AsyncResult

    from facilitator.live.rooms import Request

    return Request(HOST, "Redact", {"words": NAME}, "command-redact", AsyncResult())


def test_a_full_disk_changes_nothing_and_can_be_asked_again(kept: Path) -> None:
    old = [event for _, event in Store.reader(kept).read("abc123")]
    disk = FailingDisk(10**9, code=28)
    with Store(kept, disk=disk) as store:
        room = Room("abc123", store)
        disk.fail_at = disk.count + 1
        with pytest.raises(Refused) as refusal:
            room.submit(HOST, "Redact", {"words": NAME}, "command-full")
        assert refusal.value.code in ("storage_full", "storage_failed")
        assert [event for _, event in store.read("abc123")] == old
        assert room.state.edits.redacted == 0
        disk.mend()
        store.release("abc123")
        assert room.submit(HOST, "Redact", {"words": NAME}, "command-full").value == {"times": 1}
        assert room.state.edits.redacted == 1
        assert room.submit(HOST, "WriteNote", {"section": "reflection", "text": "Verder."}, "command-next").seq == len(old) + 2


def test_a_fault_of_ours_and_a_wish_of_somebody_else_leave_the_room_as_it_was(kept: Path) -> None:
    with Store(kept) as store:
        room = Room("abc123", store)
        before, seq = room.ledger, room.state.seq
        with pytest.raises(Refused, match="not_allowed"):
            room.submit(person("piet"), "Redact", {"words": NAME}, "command-other")
        assert room.ledger is before, "who may not is answered without reading the log again"

        def spoilt(session: str, redaction: Any) -> Any:
            raise RuntimeError(NAME)

        room.beside = spoilt
        with pytest.raises(Refused, match="broken"):
            room.submit(HOST, "Redact", {"words": NAME}, "command-fault")
        assert room.state == Room("abc123", store).state
        assert room.submit(HOST, "WriteNote", {"section": "reflection", "text": "Verder."}, "command-next").seq == seq + 1


def test_passages_worded_anew_still_fit_and_the_room_is_what_its_log_says(tmp_path: Path) -> None:
    from facilitator.live.rooms import Beside
    from facilitator.report.edition import edition_of
    from facilitator.web.redacting import composed

    with Store(tmp_path / "data") as store:
        rooms = Rooms(store)
        rooms.beside = lambda session, redaction: Beside(composed)
        room = rooms.create("abc123", event_to_json_of(Story()))
        room.submit(HOST, "BeginSession", {}, "command-begin")
        room.submit(HOST, "WriteNote", {"section": "reflection", "text": f"Dank aan {NAME}."}, "command-note")
        place = next(one for one in edition_of(room.state).places if NAME in one.source)
        wish = {"passage": place.address, "was": place.was, "text": f"Veel dank, {NAME}."}
        room.submit(HOST, "RewritePassage", wish, "command-passage")
        room.submit(HOST, "Redact", {"words": NAME}, "command-redact")
        edition = edition_of(room.state)
        assert edition.stale == ()
        assert room.state.edits.passages[place.address].text == "Veel dank, [weggelaten]."
        assert room._load().state == room.state
        assert files_with(tmp_path / "data") == []


def event_to_json_of(story: Story) -> dict[str, Any]:
    return story.records[0]
