"""Sessions that follow one another, and what became of what was agreed."""

from __future__ import annotations

from facilitator.core.model import Series
from tests.story import HOST, Story, person

BEFORE = {"source": "Transitiearena, 14 maart 2026"}


def test_a_name_begins_a_series_and_another_session_joins_it() -> None:
    first = Story()
    series = first.when(HOST, "SetSeries", title="Transitiearena 2026")["series"]
    second = Story()
    second.when(HOST, "SetSeries", series=series, title="Transitiearena 2026", follows="abc122")
    assert first.state.series == Series(series, "Transitiearena 2026")
    assert second.state.series == Series(series, "Transitiearena 2026", "abc122")


def test_a_session_leaves_its_series_and_comes_back_by_undo() -> None:
    story = Story()
    story.when(HOST, "SetSeries", title="Reeks")
    story.when(HOST, "SetSeries")
    assert story.state.series == Series()
    story.when(HOST, "UndoLast")
    assert story.state.series.title == "Reeks"


def test_a_session_does_not_follow_itself_nor_something_odd() -> None:
    story = Story()
    assert story.refused(HOST, "SetSeries", title="Reeks", follows="abc123") == "follows_itself"
    assert story.refused(HOST, "SetSeries", title="Reeks", follows="../x") == "malformed"
    assert story.refused(HOST, "SetSeries", series="reeks") == "empty"
    assert story.refused(person("anna"), "SetSeries", title="Reeks") == "not_allowed"


def test_what_was_agreed_comes_along_once_and_gets_an_outcome() -> None:
    story = Story()
    agreed = [{"text": "Een avond voor bewoners", "owner": "Fatima", "due": "1 mei", **BEFORE}, {"text": "Bellen", **BEFORE}]
    assert story.when(HOST, "CarryActions", actions=agreed) == {"carried": 2}
    assert story.when(HOST, "CarryActions", actions=agreed) == {"carried": 0}
    story.when(HOST, "SetActionOutcome", action="e1", outcome="done", note="In het buurthuis")
    story.when(HOST, "SetActionOutcome", action="e1", outcome="going_on")
    found = story.state.outcomes["e1"]
    assert (found.outcome, found.note, found.agreed.source) == ("going_on", "In het buurthuis", BEFORE["source"])
    assert story.state.outcomes["e2"].outcome == ""
    assert story.replayed().state == story.state


def test_an_outcome_is_one_of_three_and_of_something_that_is_there() -> None:
    story = Story()
    story.when(HOST, "CarryActions", actions=[{"text": "Bellen", **BEFORE}])
    assert story.refused(HOST, "SetActionOutcome", action="e1", outcome="gone") == "malformed"
    assert story.refused(HOST, "SetActionOutcome", action="e9", outcome="done") == "stale"


def test_bringing_in_can_be_undone_but_not_under_what_was_said_since() -> None:
    story = Story()
    story.when(HOST, "CarryActions", actions=[{"text": "Bellen", **BEFORE}])
    story.when(HOST, "UndoLast")
    assert not story.state.outcomes
    story.when(HOST, "CarryActions", actions=[{"text": "Bellen", **BEFORE}])
    carried = story.state.undoable[-1].seq
    (action,) = story.state.outcomes
    story.when(HOST, "SetActionOutcome", action=action, outcome="done")
    assert story.refused(HOST, "UndoAction", seq=carried) == "overtaken"
