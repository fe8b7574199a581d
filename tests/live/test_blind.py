"""Blind until shown, over the wire: not a byte of what was written reaches anybody else before it is revealed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from facilitator.core.format import KINDS, VIEWS
from facilitator.web.rehearse.client import Browser, Order
from facilitator.web.rehearse.follower import Follower
from tests.live.hall import Hall

pytestmark = pytest.mark.live

SECRET = "Zonnebloem"  # in every text that nobody may see
PHASE = "experiences"


class Ear(Follower):
    """A screen that keeps everything it was sent."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self.heard: list[str] = []
        super().__init__(*args, **more)

    def _patched(self, patch: dict[str, Any]) -> None:
        self.heard.append(json.dumps(patch, ensure_ascii=False))
        super()._patched(patch)


class Room:
    """A phase in which everything is taken and nothing shown, with who is there and all their screens."""

    def __init__(self, hall: Hall) -> None:
        self.hall, self.session = hall, hall.session
        self.dilemma = hall.dilemma()
        hall.facilitate(
            "EditPhase", phase=PHASE, visibility="blind", accepts=list(KINDS), support="everyone", dots=3, rates=True,
            weighs=list(KINDS), about=["dilemma", "case", "example", "principle", "belief"], choices=["before"],
        )  # fmt: skip
        hall.facilitate("OpenPhase", phase=PHASE)
        self.author, self.neighbour, self.stranger = hall.phone("A1"), hall.phone("A1"), hall.phone("A2")
        self.leader, self.other_leader = hall.leader("A1"), hall.leader("A2")
        self.wall, self.owner = Browser(hall.server.url), Browser(hall.server.url)
        self.wall.get(hall.links["wall"])
        self.owner.get(hall.facilitate("ListLinks")["owners"][self.dilemma])
        self.screens = {
            "neighbour": (self.neighbour, "phone", ""), "stranger": (self.stranger, "phone", ""),
            "leader": (self.leader, "leader", "A1"), "other leader": (self.other_leader, "leader", "A2"),
            "wall": (self.wall, "wall", ""), "console": (hall.host, "console", ""),
        }  # fmt: skip
        self.ears = {name: Ear(who, self.session, screen, group) for name, (who, screen, group) in self.screens.items()}
        for ear in self.ears.values():
            ear.start()
        self.ids: dict[str, str] = {}

    def write(self, kind: str) -> None:
        data: dict[str, Any] = {"kind": kind, "text": f"{SECRET} {kind}", "title": f"{SECRET} naam", "on": self.dilemma}
        if kind == "dilemma":
            data |= {"options": [{"text": f"{SECRET} A", "objection": ""}, {"text": f"{SECRET} B", "objection": ""}]}
        made = self.hall.ask(self.author, "AddContribution", data)
        assert made["ok"], (kind, made)
        self.ids[kind] = made["value"]["contribution"]

    def sent(self) -> Iterator[tuple[str, str]]:
        """Everything that anybody but the author can get, as text: (whose and what, the text)."""
        base = f"/s/{self.session}"
        for name, (who, screen, group) in self.screens.items():
            pages = {"phone": base, "leader": f"{base}/lead/{group}", "wall": f"{base}/wall", "console": f"{base}/console"}
            query = f"screen={screen}&group={group}"
            for path in (pages[screen], f"{base}/since/0?{query}", f"{base}/since/{self.ears[name].seq}?{query}"):
                yield f"{name} {path}", who.get(path).body.decode()
            for key in ("stream", "direction-own", "direction-A1"):
                yield f"{name} more {key}", who.get(f"{base}/more/{key}?{query}&after={self.dilemma}").body.decode()
            if screen == "phone":
                yield f"{name} mine", who.get(f"{base}/mine").body.decode()
            yield f"{name} socket", "".join(self.ears[name].heard)
        yield "owner", self.owner.get(f"{base}/owner/{self.dilemma}").body.decode()
        for name in ("report.html", "report.md", "session.json", "prepare", "format.json"):
            yield name, self.hall.host.get(f"{base}/{name}").body.decode()

    def leaks(self) -> list[str]:
        return [where for where, text in self.sent() if SECRET in text]

    def close(self) -> None:
        for ear in self.ears.values():
            ear.stop()
        self.wall.close()
        self.owner.close()


@pytest.fixture
def room(hall: Hall) -> Iterator[Room]:
    found = Room(hall)
    yield found
    found.close()


def test_it_works(room: Room) -> None:
    for kind in KINDS:
        if kind != "action":
            room.write(kind)
    assert room.leaks() == []
    own = room.author.get(f"/s/{room.session}").body.decode()
    assert SECRET in own and "Alleen jij ziet dit nu nog" in own
    assert 'class="veil"' not in room.stranger.get(f"/s/{room.session}").body.decode()  # nothing of their group waits
    assert "van je groep" in room.neighbour.get(f"/s/{room.session}").body.decode()

    # Whatever a facilitator does with texts that nobody may read, it does not show them.
    ids, host = room.ids, room.hall.facilitate
    host("SetHighlights", members=[ids["direction"], ids["insight"]], group="A1")
    host("SetTheme", title="Samen", members=[ids["need"], ids["obstacle"]])
    host("WriteConclusion", text="Voorlopig", on=ids["case"])
    host("SetFocus", on=[ids["case"], ids["dilemma"], ids["example"]])
    assert room.leaks() == []
    for view in VIEWS:
        host("ShowOnWall", view=view, **({} if view == "conclusion" else {"on": ids["direction"]}))
        assert SECRET not in room.wall.get(f"/s/{room.session}/wall").body.decode(), view
        assert SECRET not in room.hall.host.get(f"/s/{room.session}/console").body.decode(), view
    host("ShowOnWall", view="contribution", on=ids["experience"])
    assert room.leaks() == []

    host("RevealPhase", phase=PHASE)
    for name in ("neighbour", "leader", "wall", "console"):
        who, screen, group = room.screens[name]
        text = who.get(f"/s/{room.session}/since/0?screen={screen}&group={group}").body.decode()
        assert SECRET in text or '"reload":true' in text.replace(" ", ""), name
    assert SECRET in room.hall.host.get(f"/s/{room.session}/session.json").body.decode()
    assert SECRET in room.hall.host.get(f"/s/{room.session}/report.html").body.decode()


def test_a_leader_shows_their_own_group_and_no_other(room: Room) -> None:
    room.hall.facilitate("EditPhase", phase=PHASE, leaders_reveal=True)
    room.write("direction")
    page = f"/s/{room.session}/lead/A1"
    assert "Laat zien aan je groep" in room.leader.get(page).body.decode()
    envelope = {"session": room.session, "as": "leader", "group": "A2"}
    assert room.other_leader.send(envelope, [Order("RevealPhase", {"phase": PHASE})])[0]["ok"]
    assert room.leaks() == []
    assert room.leader.send({**envelope, "group": "A1"}, [Order("RevealPhase", {"phase": PHASE})])[0]["ok"]
    assert SECRET in room.neighbour.get(f"/s/{room.session}").body.decode()


def test_the_file_of_a_closed_meeting_is_whole(room: Room) -> None:
    room.write("direction")
    room.hall.facilitate("CloseSession")
    document = room.hall.document()
    [row] = [one for one in document["contributions"] if one["kind"] == "direction"]
    assert SECRET in row["text"] and row["blind"] is True
    assert SECRET not in room.hall.host.get(f"/s/{room.session}/report.md").body.decode()
