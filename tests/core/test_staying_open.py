"""After the end: words may still come in until a date, and it shows that they came later; votes may not."""

from __future__ import annotations

from facilitator.core.staying_open import LONGEST, came_later
from facilitator.core.vocabulary import Actor
from tests.story import HOST, Story

DAY = 24 * 3_600_000


def closed(until: int = 0) -> tuple[Story, Actor, str]:
    """A closed meeting in which Anna brought in a direction; open until so many milliseconds after the end."""
    story = Story().begun()
    (anna,) = story.joined("anna")
    story.in_phase("close")
    direction = story.when(anna, "AddContribution", kind="direction", text="Een huiskamer per wijk")["contribution"]
    if until:
        story.when(HOST, "StayOpen", until=story.at + until)
    story.when(HOST, "CloseSession")
    return story, anna, direction


def test_without_a_date_nothing_comes_in_after_the_end() -> None:
    story, anna, direction = closed()
    assert story.refused(anna, "AddContribution", kind="direction", text="Nog iets") == "session_closed"
    assert story.refused(anna, "EditContribution", contribution=direction, text="Anders") == "session_closed"


def test_until_the_date_words_come_in_and_it_shows_that_they_came_later() -> None:
    story, anna, direction = closed(until=DAY)
    late = story.when(anna, "AddContribution", kind="direction", text="Thuis bedacht")["contribution"]
    story.when(anna, "EditContribution", contribution=direction, text="Twee huiskamers per wijk")
    story.when(anna, "EditContribution", contribution=late, text="Thuis goed bedacht")
    assert [(one.id, one.late) for one in came_later(story.state)] == [(direction, "changed"), (late, "added")]
    assert story.replayed().state == story.state


def test_votes_stay_as_they_were_at_the_end() -> None:
    story, anna, direction = closed(until=DAY)
    assert story.refused(anna, "GiveSupport", contribution=direction, level="agree") == "session_closed"


def test_on_the_date_it_is_over() -> None:
    story, anna, _ = closed(until=DAY)
    story.at += DAY
    assert story.refused(anna, "AddContribution", kind="direction", text="Te laat") == "session_closed"


def test_the_date_can_be_set_after_the_end_moved_and_taken_back() -> None:
    story, anna, _ = closed()
    story.when(HOST, "StayOpen", until=story.at + DAY)
    story.when(anna, "AddContribution", kind="direction", text="Toch nog")
    story.when(HOST, "StayOpen", until=0)
    assert story.refused(anna, "AddContribution", kind="direction", text="En nog") == "session_closed"
    story.when(HOST, "UndoLast")
    story.when(anna, "AddContribution", kind="direction", text="En nog")


def test_it_is_a_date_that_is_still_to_come_and_not_further_than_a_year() -> None:
    story, anna, _ = closed()
    assert story.refused(HOST, "StayOpen", until=story.at - DAY) == "not_a_later_date"
    assert story.refused(HOST, "StayOpen", until=story.at + LONGEST + DAY) == "not_a_later_date"
    assert story.refused(anna, "StayOpen", until=story.at + DAY) == "not_allowed"
