"""Links to a report: they open until their day, and everything that is no working link is the same nothing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from facilitator.core.errors import Refused
from facilitator.core.finishing import DAY
from facilitator.web.links import Links
from facilitator.web.sharing import Shares
from tests.story import HOST, Story


class Settled:
    """A room that holds still."""

    def __init__(self, story: Story) -> None:
        self.id, self._story = story.state.id, story

    def settled(self) -> Any:
        return self

    def __enter__(self) -> Any:
        return self._story.state

    def __exit__(self, *_: object) -> None:
        return None


def shared(days: int = 7) -> tuple[Story, Shares, str, SimpleNamespace]:
    """A story with one link, who opens links, its token, and a clock that can be set."""
    story = Story().begun()
    made = story.when(HOST, "ShareReport", days=days)
    clock = SimpleNamespace(time=story.at)

    def get(session: str) -> Settled:
        if session != story.state.id:
            raise Refused("unknown_session")
        return Settled(story)

    shares = Shares(Links(b"key"), SimpleNamespace(get=get), lambda: clock.time)  # type: ignore[arg-type]
    return story, shares, shares.path(story.state.id, story.state.edits.shares[made["share"]]).removeprefix("/r/"), clock


def test_a_link_opens_the_report_until_its_day() -> None:
    _, shares, token, clock = shared(days=7)
    assert shares.opened(token) is not None
    clock.time += 7 * DAY - 1
    assert shares.opened(token) is not None
    clock.time += 1
    assert shares.opened(token) is None


def test_an_ended_link_opens_nothing() -> None:
    story, shares, token, _ = shared()
    (share,) = story.state.edits.shares
    story.when(HOST, "EndSharing", share=share)
    assert shares.opened(token) is None
    assert shares.listed(story.state, str) == []


def test_nothing_is_opened_by_guessing_nor_by_another_key() -> None:
    _, shares, token, _ = shared()
    session, share, mac = token.split("-", 2)
    other = Shares(Links(b"other"), shares._rooms, shares.now)  # the same hall, another installation
    assert other.opened(token) is None
    for wrong in ("", "x", token[:-1], token + "A", f"{session}-s999-{mac}", f"zzz-{share}-{mac}", f"{session}-{share}-{'A' * 22}", "é" * 30):
        assert shares.opened(wrong) is None


def test_what_the_log_holds_opens_nothing() -> None:
    story, _, token, _ = shared()
    assert token.rsplit("-", 1)[1] not in str(story.records)
