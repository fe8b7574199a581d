"""Taking back and doing again: who may, what of it, and why not."""

from __future__ import annotations

import pytest

from facilitator.core import remembering
from facilitator.core.errors import Refused
from facilitator.core.log import Ledger
from tests.state_hash import state_hash
from tests.story import HOST, Story, leader


def asked() -> tuple[Story, str, str]:
    story = Story().begun().in_phase("clarify")
    one, two = [
        story.when(who, "AddContribution", kind="question", text="Wie betaalt?")["contribution"]
        for who in story.joined("piet", "samira")
    ]
    return story, one, two


def last(story: Story) -> int:
    return story.state.undoable[-1].seq


def test_it_works() -> None:
    story, one, _ = asked()
    before = state_hash(story.state)
    story.when(HOST, "HideContribution", contribution=one)
    after = state_hash(story.state)
    assert story.when(HOST, "UndoLast") == {"undone": "HideContribution"}
    assert state_hash(story.state) == before
    assert story.when(HOST, "Redo") == {"redone": "HideContribution"}
    assert state_hash(story.state) == after
    assert story.refused(HOST, "Redo") == "nothing_to_redo"
    assert story.replayed().state == story.state


def test_ones_own_last_is_taken_back_whatever_others_did_since() -> None:
    story, one, two = asked()
    story.when(HOST, "HideContribution", contribution=one)
    story.when(leader("A1"), "HideContribution", contribution=two)
    story.when(HOST, "UndoLast")
    assert [story.state.contributions[each].status for each in (one, two)] == ["visible", "hidden"]
    story.when(leader("A1"), "UndoLast")
    assert story.state.contributions[two].status == "visible"
    assert story.refused(leader("A1"), "UndoLast") == "nothing_to_undo"


def test_a_leader_takes_back_nobody_elses_and_a_facilitator_anybodys() -> None:
    story, one, _ = asked()
    story.when(HOST, "HideContribution", contribution=one)
    assert story.refused(leader("A1"), "UndoAction", seq=last(story)) == "not_yours"
    story.when(leader("A1"), "OpenPhase", phase="experiences")
    assert story.when(HOST, "UndoAction", seq=last(story)) == {"undone": "OpenPhase"}
    assert story.refused(leader("A2"), "Redo", seq=last(story)) == "not_yours"
    assert story.refused(HOST, "UndoAction", seq=999) == "forgotten"
    assert story.refused(story.joined("piet")[0], "UndoLast") == "not_allowed"


def test_what_somebody_changed_since_is_refused_with_who_did_what() -> None:
    story, one, _ = asked()
    story.when(HOST, "EditPhase", phase="clarify", minutes=7)
    first = last(story)
    story.when(HOST, "EditPhase", phase="clarify", title="Vragen")  # another field: nothing in the way
    story.when(HOST, "UndoAction", seq=first)
    phase = story.state.phase("clarify")
    assert (phase.minutes, phase.title["nl"]) != (7, "Vragen") and phase.title["nl"] == "Vragen"
    story.when(HOST, "HideContribution", contribution=one)
    hidden = last(story)
    story.when(leader("A1"), "ShowContribution", contribution=one)
    with pytest.raises(Refused) as refusal:
        story.when(HOST, "UndoAction", seq=hidden)
    assert refusal.value.params == {"role": "leader", "group": "Groep A1", "what": "ShowContribution"}
    story.when(leader("A1"), "UndoLast")  # what stood in the way was taken back: it is free again
    story.when(HOST, "UndoAction", seq=hidden)
    assert story.state.contributions[one].status == "visible"
    assert story.refused(leader("A1"), "Redo") == "out_of_order"  # it lay on what is gone now


def test_a_step_of_the_whole_room_is_taken_back_where_nobody_went_on() -> None:
    story, *_ = asked()
    story.when(HOST, "OpenPhase", phase="experiences")
    story.when(leader("A2"), "OpenPhase", phase="directions")
    story.when(HOST, "UndoLast")
    assert [story.state.position(group).phase for group in ("", "A1", "A2")] == ["clarify", "clarify", "directions"]
    story.when(HOST, "Redo")
    assert [story.state.position(group).phase for group in ("", "A1", "A2")] == ["experiences", "experiences", "directions"]


def test_doing_again_goes_in_order_and_ends_when_something_else_was_done_there() -> None:
    story, one, _ = asked()
    for text in ("Een", "Twee"):
        story.when(HOST, "TranslateContribution", contribution=one, language="en", text=text)
    first, second = (entry.seq for entry in story.state.undoable[-2:])
    story.when(HOST, "UndoLast")
    story.when(HOST, "UndoLast")
    assert story.refused(HOST, "Redo", seq=second) == "out_of_order"
    assert story.refused(HOST, "UndoAction", seq=first) == "stale"
    story.when(HOST, "Redo")
    story.when(HOST, "Redo")
    assert story.state.contributions[one].translations["en"].text == "Twee"
    story.when(HOST, "UndoLast")
    story.when(HOST, "TranslateContribution", contribution=one, language="en", text="Drie")
    assert story.refused(HOST, "Redo", seq=second) == "overtaken"


def test_the_plan_of_the_rotation_before_comes_back() -> None:
    story = Story().begun()
    story.joined("piet", group="A1")
    story.joined("samira", group="A2")
    story.when(HOST, "RotatePeople", plan="next")
    plan = story.state.rotation
    first = last(story)
    story.when(HOST, "RotatePeople", plan="next")
    assert story.refused(HOST, "UndoAction", seq=first) == "overtaken"
    story.when(HOST, "UndoLast")
    assert (story.state.rotation, story.state.plan_on_wall) == (plan, True)
    story.when(HOST, "UndoLast")
    assert (story.state.rotation, story.state.plan_on_wall) == (None, False)


def test_what_can_not_be_taken_back_says_so() -> None:
    story, *_ = asked()
    story.when(HOST, "ReissueLink", link="wall")
    entry = [*story.state.history.entries.values()][-1]
    assert (entry.what, entry.final) == ("ReissueLink", True)
    assert story.refused(HOST, "UndoAction", seq=entry.seq) == "final"
    assert story.state.undoable[-1].what == "OpenPhase"
    assert story.replayed().state == story.state


def test_what_people_made_of_it_stays() -> None:
    story = Story(groups=()).begun()
    story.when(HOST, "SetGroups", groups=[{"id": "A1", "label": "A1"}])
    story.joined("piet", group="A1")
    assert story.refused(HOST, "UndoLast") == "in_use"
    assert list(story.state.groups) == ["A1"]
    made = story.when(HOST, "AddContribution", kind="direction", text="Samen")["contribution"]
    story.in_phase("harvest")
    story.when(story.joined("piet")[0], "GiveSupport", contribution=made, level="agree")
    with pytest.raises(Refused) as refusal:
        story.when(HOST, "UndoAction", seq=next(one.seq for one in story.state.undoable if one.what == "AddContribution"))
    assert refusal.value.params == {"role": "participant", "group": "", "what": "SupportGiven"}


def test_the_history_is_bounded_and_keeps_nothing_of_what_it_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "KEEP", 5)
    story, one, _ = asked()
    for n in range(20):
        story.when(HOST, "HideContribution" if n % 2 == 0 else "ShowContribution", contribution=one)
    history = story.state.history
    assert (len(history.entries), history.forgotten) == (5, 17)
    assert history.traces.keys() == history.watched.keys() == {f"card:{one}"}
    assert len(history.traces[f"card:{one}"]["status"]) == 5
    assert story.replayed().state == story.state


def test_a_log_from_before_the_history_comes_back_as_it_was() -> None:
    story, one, two = asked()
    story.when(HOST, "HideContribution", contribution=one)
    story.when(leader("A1"), "HideContribution", contribution=two)
    undone = story.state.undoable[-1]
    # As it was written then: one stack for all, and no word of who did so.
    head = {"t": "Undone", "d": {"seq": undone.seq}, "by": "facilitator", "at": 1, "cmd": "before", "h": ""}
    again = Ledger()
    again.replay([*story.records, head, *undone.back])
    assert again.state.contributions[two].status == "visible"
    assert [entry.undone for entry in again.state.history.entries.values()][-2:] == [False, True]
