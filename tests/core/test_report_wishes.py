"""Asking for the report, and the draft on phones."""

from __future__ import annotations

from facilitator.core.report_wishes import is_draft_offered, is_offered, wishes
from tests.story import HOST, Story


def test_who_asks_is_counted_and_may_change_their_mind() -> None:
    story = Story().begun()
    anna, bilal = story.joined("anna", "bilal")
    story.when(anna, "AskForReport", wants=True)
    story.when(bilal, "AskForReport", wants=True)
    story.when(bilal, "AskForReport", wants=False)
    assert (wishes(story.state), list(story.state.report_wishes)) == (1, ["anna"])


def test_asking_twice_is_one_event() -> None:
    story = Story().begun()
    (anna,) = story.joined("anna")
    story.when(anna, "AskForReport", wants=True)
    seq = story.state.seq
    story.when(anna, "AskForReport", wants=True)
    assert story.state.seq == seq


def test_one_can_ask_after_the_end() -> None:
    story = Story().begun()
    (anna,) = story.joined("anna")
    story.when(HOST, "CloseSession")
    story.when(anna, "AskForReport", wants=True)
    assert wishes(story.state) == 1


def test_only_who_takes_part_asks() -> None:
    story = Story().begun()
    assert story.refused(HOST, "AskForReport", wants=True) == "not_allowed"


def test_a_wish_of_the_try_out_does_not_count_until_the_begin_is_taken_back() -> None:
    story = Story()
    (anna,) = story.joined("anna")
    story.when(anna, "AskForReport", wants=True)
    story.begun()
    assert wishes(story.state) == 0
    story.when(HOST, "UndoLast")
    assert wishes(story.state) == 1


def test_it_is_offered_where_one_leaves_and_after_the_end() -> None:
    story = Story().begun().in_phase("harvest")
    assert not is_offered(story.state, "A1")
    story.in_phase("close")
    assert is_offered(story.state, "A1")
    story.when(HOST, "CloseSession")
    assert is_offered(story.state, "A1")


def test_the_draft_goes_home_only_after_the_end_and_while_that_is_allowed() -> None:
    story = Story().begun()
    assert not is_draft_offered(story.state)
    story.when(HOST, "CloseSession")
    assert is_draft_offered(story.state)
    story.when(HOST, "AllowDraft", allowed=False)
    assert not is_draft_offered(story.state)
    story.when(HOST, "UndoLast")
    assert is_draft_offered(story.state)
