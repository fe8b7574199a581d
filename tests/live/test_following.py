"""Who follows gets what changed, whatever goes wrong on another screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, WALL, Audience
from facilitator.live.following import DEAR, RARELY, Following
from facilitator.live.patches import Patches
from facilitator.live.screens import Screen


class Room:
    id = "abc123"

    def __init__(self) -> None:
        self.state = Session()

    @contextmanager
    def settled(self) -> Any:
        yield self.state


class Sent:
    """All that was sent, as a client gets it."""

    def __init__(self) -> None:
        self.patches, self.chunks = list[dict[str, Any]](), list[str]()

    def __call__(self, patch: dict[str, Any]) -> Callable[[str], None]:
        self.patches.append(patch)
        return self.chunks.append


class Broken(Patches):
    """Can't render the wall."""

    def __init__(self) -> None:
        super().__init__({WALL: Screen(), CONSOLE: Screen()}, lambda *_: "")
        self.asked: list[str] = []

    def names(self, state: Session, audience: Audience, sent: dict[str, str]) -> list[str]:
        self.asked.append(audience.screen)
        if audience.screen == WALL and self.asked.count(WALL) > 1:
            raise KeyError(audience.screen)
        return ["head"]

    def drawn(self, state: Session, audience: Audience, name: str) -> Any:
        return lambda: f"hallo {len(self.asked)}"

    region = drawn


def test_a_screen_that_can_not_be_drawn_keeps_nothing_from_the_others(caplog: pytest.LogCaptureFixture) -> None:
    sent, room = Sent(), Room()
    following = Following(Broken(), sent)
    for screen in (WALL, CONSOLE):
        following.join(room, Audience(screen), f"client of {screen}")  # type: ignore[arg-type]
    following._publish(room)  # type: ignore[arg-type]
    assert [chunk.split("|")[1] for chunk in sent.chunks] == [CONSOLE]
    assert "no patch for" in caplog.text


class Hiccup(Patches):
    """Fails once, when what changed in the lists was looked at already."""

    hiccups = 1

    def __init__(self) -> None:
        super().__init__({CONSOLE: Screen()}, lambda *_: "")

    def names(self, state: Session, audience: Audience, sent: dict[str, str]) -> list[str]:
        return ["head"]

    def region(self, state: Session, audience: Audience, name: str) -> str:
        return "hallo"

    def drawn(self, state: Session, audience: Audience, name: str) -> Any:
        if self.hiccups:
            self.hiccups -= 1
            raise KeyError(name)
        return lambda: "hallo"

    def changed_items(self, state: Session, audience: Audience, since: int) -> Any:
        return [{"op": "put", "id": f"c{seq}"} for seq in range(since + 1, state.seq + 1)]


def test_what_could_not_be_sent_is_sent_with_what_comes_next() -> None:
    sent, room = Sent(), Room()
    following = Following(Hiccup(), sent)
    following.join(room, Audience(CONSOLE), "the desk")  # type: ignore[arg-type]
    for seq in (1, 2):
        room.state.seq = room.state.besides = seq
        following._publish(room)  # type: ignore[arg-type]
    told = [(patch["from"], patch["seq"], [op.get("id") or op["html"] for op in patch["ops"]]) for patch in sent.patches]
    assert told == [(0, 2, ["hallo", "c1", "c2"])]


class Slow(Patches):
    """Takes long to look at what changed, by a clock of its own."""

    looked, now = 0, 100.0

    def __init__(self) -> None:
        super().__init__({CONSOLE: Screen()}, lambda *_: "")

    def clock(self) -> float:
        return self.now

    def names(self, state: Session, audience: Audience, sent: dict[str, str]) -> list[str]:
        return []

    def changed_items(self, state: Session, audience: Audience, since: int) -> Any:
        self.looked += 1
        self.now += DEAR * 2
        return []


def test_votes_gather_where_looking_takes_long_and_nothing_else_waits_for_them() -> None:
    patches, room = Slow(), Room()
    following = Following(patches, Sent(), patches.clock)
    following.join(room, Audience(CONSOLE), "the desk")  # type: ignore[arg-type]
    room.state.seq = 1  # a vote
    following._publish(room)  # type: ignore[arg-type]
    room.state.seq = 2  # and another
    again = following._publish(room)  # type: ignore[arg-type]
    assert patches.now < again < patches.now + RARELY
    assert patches.looked == 1
    room.state.seq = room.state.besides = 3  # a text was hidden
    following._publish(room)  # type: ignore[arg-type]
    assert patches.looked == 2
    room.state.seq = 4
    patches.now = again + RARELY
    following._publish(room)  # type: ignore[arg-type]
    assert patches.looked == 3


class Moving(Room):
    """Something happens between looking at the lists and drawing the regions: each time the state is let go."""

    moves: Iterator[int] = iter(())

    @contextmanager
    def settled(self) -> Any:
        yield self.state
        self.state.seq = self.state.besides = next(self.moves, self.state.seq)


class Reading(Patches):
    """One region, that says how far the state is; from the second event on it reads the same."""

    def __init__(self) -> None:
        super().__init__({CONSOLE: Screen()}, lambda *_: "")

    def names(self, state: Session, audience: Audience, sent: dict[str, str]) -> list[str]:
        return ["head"]

    def drawn(self, state: Session, audience: Audience, name: str) -> Any:
        html = f"{min(state.seq, 2)}"
        return lambda: html

    def region(self, state: Session, audience: Audience, name: str) -> str:
        return f"{min(state.seq, 2)}"


def test_who_catches_up_between_two_patches_misses_nothing_that_went_ahead_of_the_first() -> None:
    sent, room = Sent(), Moving()
    following = Following(Reading(), sent)
    following.join(room, Audience(CONSOLE), "the desk")  # type: ignore[arg-type]
    room.state.seq = 1
    room.moves = iter((2,))
    for _ in range(3):
        following._publish(room)  # type: ignore[arg-type]
    # A client that had fetched the page at 1 may take the first of these for an old one; the second is not.
    assert [(patch["seq"], [op["html"] for op in patch["ops"]]) for patch in sent.patches] == [(1, ["2"]), (2, ["2"])]
