"""What phones and the console say of a meeting that stays open: until which day, and kindly that it is over."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from facilitator.core.errors import Refused
from facilitator.core.visibility import CONSOLE, PHONE, Audience
from facilitator.live.parts.staying_open import late_facts, on_console
from facilitator.live.rooms import now_ms
from facilitator.live.screens.mine import mine
from facilitator.live.screens.phone import PhoneScreen
from facilitator.web.staying_open import end_of, in_moments, last_day, last_day_iso
from tests.story import HOST, Story

HOUR = 3_600_000


def closed(at: int) -> Story:
    """A meeting that was closed at `at`, to stay open for an hour; Anna brought something in."""
    story = Story().begun()
    story.at = at
    (anna,) = story.joined("anna")
    story.in_phase("close")
    story.when(anna, "AddContribution", kind="direction", text="Een huiskamer per wijk")
    story.when(HOST, "StayOpen", until=at + HOUR)
    story.when(HOST, "CloseSession")
    return story


@pytest.mark.parametrize(("since", "open"), [(0, True), (2 * HOUR, False)])
def test_people_write_until_then_and_are_told(since: int, open: bool) -> None:
    story = closed(now_ms() - since)
    screen, audience = PhoneScreen(), Audience(PHONE, "A1", "nl")
    assert screen.region("task", story.state, audience)["late"] == {"until": story.state.open_until, "open": open}
    assert screen.region("compose", story.state, audience)["open"] is open
    assert mine(story.state, "anna", "nl")["own"][0]["editable"] is open
    assert on_console(story.state, Audience(CONSOLE))["open"] is open


def test_while_it_goes_on_nothing_is_said_of_it() -> None:
    story = Story().begun()
    story.joined("anna")
    assert late_facts(story.state) is None
    assert not on_console(story.state, Audience(CONSOLE))["shown"]


def test_a_day_ends_at_midnight_here() -> None:
    until = end_of("2026-11-27")
    assert datetime.fromtimestamp(until / 1000) == datetime(2026, 11, 28)
    assert last_day(until) == date(2026, 11, 27)
    assert (last_day_iso(until), last_day_iso(0)) == ("2026-11-27", "")


def test_days_become_moments_and_nonsense_is_refused() -> None:
    assert in_moments("StayOpen", {"until": "2026-11-27"}) == {"until": end_of("2026-11-27")}
    assert in_moments("StayOpen", {"until": " "}) == {"until": 0}
    assert in_moments("StayOpen", {"until": 5}) == {"until": 5}
    assert in_moments("CloseSession", {"until": "2026-11-27"}) == {"until": "2026-11-27"}
    for wrong in ("morgen", "2026-02-30", "9999-12-31"):
        with pytest.raises(Refused):
            in_moments("StayOpen", {"until": wrong})
