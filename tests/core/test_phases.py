"""Phases: for all or at a group's own pace, their time, their order, their settings."""

from __future__ import annotations

from facilitator.core import phases
from tests.story import HOST, Story, leader


def test_it_works() -> None:
    story = Story().in_phase("clarify", round=2)
    for group in ("", "A1", "A2"):
        assert (story.state.position(group).phase, story.state.position(group).round) == ("clarify", 2)


def test_a_group_goes_at_its_own_pace() -> None:
    story = Story().in_phase("clarify")
    story.when(leader("A1"), "OpenPhase", phase="experiences")
    assert story.state.position("A1").phase == "experiences"
    assert story.state.position("A2").phase == "clarify"
    assert story.refused(leader("A1"), "OpenPhase", phase="close", groups=["A2"]) == "not_yours"


def test_a_stale_step_is_refused() -> None:
    story = Story().in_phase("clarify")
    story.when(HOST, "OpenPhase", phase="experiences", expected="clarify")
    assert story.refused(HOST, "OpenPhase", phase="experiences", expected="clarify") == "stale"


def test_the_timer_guides_pauses_and_gets_a_minute_more() -> None:
    story = Story().in_phase("clarify")
    ends_at = story.state.position("").ends_at
    assert ends_at == story.at + 10 * phases.MINUTE
    story.when(HOST, "AdjustTimer", seconds=60)
    assert story.state.position("A1").ends_at == ends_at + phases.MINUTE
    story.when(HOST, "AdjustTimer", pause=True)
    left = story.state.position("").paused
    assert story.state.position("").ends_at == 0
    story.when(HOST, "AdjustTimer", pause=False)
    assert story.state.position("").ends_at == story.at + left


def test_phases_are_renamed_reordered_and_skipped() -> None:
    story = Story()
    story.when(HOST, "EditPhase", phase="clarify", title="Vragenrondje", skipped=True, minutes=3)
    assert story.state.phase("clarify").title == {"nl": "Vragenrondje"}
    assert phases.after(story.state, "dilemmas") == story.state.phase("experiences")
    order = [phase.id for phase in story.state.phases]
    story.when(HOST, "OrderPhases", phases=order[::-1])
    assert [phase.id for phase in story.state.phases] == order[::-1]
    assert story.refused(HOST, "OrderPhases", phases=order[1:]) == "stale"


def test_opening_is_undone_by_one_tap() -> None:
    story = Story().in_phase("clarify").in_phase("directions")
    assert story.when(HOST, "UndoLast") == {"undone": "OpenPhase"}
    assert story.state.position("A2").phase == "clarify"


def test_a_leader_puts_only_what_they_may_see_before_their_group() -> None:
    story = Story().begun().in_phase("directions")
    [samira] = story.joined("samira", group="A2")
    other = story.when(samira, "AddContribution", kind="direction", text="Van A2")["contribution"]
    assert story.refused(leader("A1"), "SetFocus", on=[other]) == "unknown_contribution"


def test_a_leader_changes_only_actions_of_their_group() -> None:
    story = Story().begun()
    action = story.when(leader("A2"), "RecordAction", text="Bellen met de buren")["action"]
    assert story.refused(leader("A1"), "RecordAction", action=action, text="") == "not_yours"


def test_a_step_taken_without_connection_began_when_it_was_tapped() -> None:
    story = Story().begun().in_phase("clarify")
    story.at += 600_000
    tapped = story.at - 240_000
    story.when(leader("A1"), "OpenPhase", phase="experiences", expected="clarify", at=tapped)
    minutes = story.state.phase("experiences").minutes
    assert story.state.position("A1").ends_at == tapped + minutes * 60_000
    story.when(leader("A1"), "AdjustTimer", pause=True, at=tapped + 60_000)
    assert story.state.position("A1").paused == (minutes - 1) * 60_000
    story.when(leader("A1"), "OpenPhase", phase="directions", expected="experiences", at=5)  # a clock that is wrong
    assert story.state.position("A1").opened_at == tapped
    story.when(leader("A1"), "OpenPhase", phase="harvest", expected="directions", at=story.at + 10**9)
    assert story.state.position("A1").opened_at == story.at


def test_steering_no_group_at_all_changes_nothing() -> None:
    story = Story().begun()
    seq = story.state.seq
    for name, data in (("OpenPhase", {"phase": "clarify"}), ("SetFocus", {"on": []}), ("AdjustTimer", {"seconds": 60})):
        story.when(HOST, name, groups=[], **data)
    assert story.state.seq == seq


def test_what_stood_large_on_the_wall_goes_when_the_room_goes_on():
    story = Story().begun().in_phase("clarify")
    one = story.when(HOST, "AddContribution", kind="question", text="Wie betaalt?")["contribution"]
    story.when(HOST, "ShowOnWall", view="contribution", on=one)
    story.in_phase("experiences")
    assert story.state.wall.view == "auto"
    story.when(HOST, "UndoLast")
    assert (story.state.wall.view, story.state.wall.on) == ("contribution", one)


def test_what_was_chosen_for_the_wall_stays_for_a_phase_and_its_rounds_and_then_the_wall_goes_on_with_the_room():
    story = Story().begun().in_phase("clarify")
    story.when(HOST, "ShowOnWall", view="support", order="silent")
    story.when(HOST, "OpenPhase", phase="clarify", round=2)
    story.when(HOST, "OpenPhase", phase="experiences", groups=["A1"])
    assert (story.state.wall.view, story.state.wall.order) == ("support", "silent")
    story.when(HOST, "FreezeWall", frozen=True)
    story.in_phase("experiences")
    assert (story.state.wall.view, story.state.wall.order, story.state.wall.frozen) == ("auto", "", True)
    story.when(HOST, "UndoLast")
    assert (story.state.wall.view, story.state.wall.order, story.state.wall.frozen) == ("support", "silent", True)
