"""Who follows gets what changed, whatever goes wrong on another screen."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any

import pytest

from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, WALL, Audience
from facilitator.live.following import Following
from facilitator.live.patches import Patches
from facilitator.live.screens import Screen


class Room:
    id = "abc123"

    @contextmanager
    def settled(self) -> Any:
        yield Session()


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
