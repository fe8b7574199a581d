"""Who follows gets what changed, whatever goes wrong on another screen."""

from __future__ import annotations

import time
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
    sent: list[str] = []
    following, room = Following(Broken(), lambda _patch, chunk: sent.append(chunk)), Room()
    for screen in (WALL, CONSOLE):
        following.join(room, Audience(screen), f"client of {screen}")  # type: ignore[arg-type]
    following._publish(room)  # type: ignore[arg-type]
    assert [chunk.split("|")[1] for chunk in sent] == [CONSOLE]
    assert "no patch for" in caplog.text


class Slow(Patches):
    """Takes long to look at what changed."""

    looked = 0

    def __init__(self) -> None:
        super().__init__({CONSOLE: Screen()}, lambda *_: "")

    def names(self, state: Session, audience: Audience, sent: dict[str, str]) -> list[str]:
        return []

    def changed_items(self, state: Session, audience: Audience, since: int) -> Any:
        self.looked += 1
        time.sleep(DEAR * 2)
        return []


def test_votes_gather_where_looking_takes_long_and_nothing_else_waits_for_them() -> None:
    patches, room = Slow(), Room()
    following = Following(patches, lambda _patch, _chunk: None)
    following.join(room, Audience(CONSOLE), "the desk")  # type: ignore[arg-type]
    room.state.seq = 1  # a vote
    following._publish(room)  # type: ignore[arg-type]
    room.state.seq = 2  # and another
    assert time.monotonic() < following._publish(room) < time.monotonic() + RARELY  # type: ignore[arg-type]
    assert patches.looked == 1
    room.state.seq = room.state.besides = 3  # a text was hidden
    following._publish(room)  # type: ignore[arg-type]
    assert patches.looked == 2
