"""Blind until reveal: by the facilitator for all or a group, by a leader who may, and what stays blind."""

from __future__ import annotations

from dataclasses import replace

from facilitator.core.visibility import Audience, is_blind, is_public, may_see, veiled_counts
from tests.story import HOST, Story, leader


def blind(**more: object) -> tuple[Story, str, str]:
    story = Story().begun()
    story.when(HOST, "EditPhase", phase="experiences", visibility="blind", **more)
    story.in_phase("experiences")
    [piet] = story.joined("piet", group="A1")
    [samira] = story.joined("samira", group="A2")
    first = story.when(piet, "AddContribution", kind="experience", text="Van A1")["contribution"]
    second = story.when(samira, "AddContribution", kind="experience", text="Van A2")["contribution"]
    return story, first, second


def still_blind(story: Story) -> set[str]:
    return {key for key, one in story.state.contributions.items() if is_blind(story.state, one)}


def test_it_works() -> None:
    story, first, second = blind()
    assert still_blind(story) == {first, second}
    assert veiled_counts(story.state, story.state.phase("experiences")) == {"A1": 1, "A2": 1}
    story.when(HOST, "RevealPhase", phase="experiences")
    assert still_blind(story) == set()
    assert veiled_counts(story.state, story.state.phase("experiences")) == {}
    assert may_see(story.state, Audience("wall"), story.state.contributions[first])


def test_one_group_at_a_time() -> None:
    story, _first, second = blind()
    story.when(HOST, "RevealPhase", phase="experiences", groups=["A1"])
    assert still_blind(story) == {second}
    assert story.refused(HOST, "RevealPhase", phase="experiences", groups=["A9"]) == "unknown_group"


def test_a_leader_shows_their_own_group_only_where_that_is_allowed() -> None:
    story, first, second = blind()
    assert story.refused(leader("A1"), "RevealPhase", phase="experiences") == "not_yours"
    story.when(HOST, "EditPhase", phase="experiences", leaders_reveal=True)
    assert story.refused(leader("A1"), "RevealPhase", phase="experiences", groups=["A2"]) == "not_yours"
    story.when(leader("A1"), "RevealPhase", phase="experiences")
    assert still_blind(story) == {second}
    assert may_see(story.state, Audience("phone", "A1"), story.state.contributions[first])


def test_undo_covers_it_again_on_a_frozen_wall_too() -> None:
    story, first, _second = blind()
    story.when(HOST, "RevealPhase", phase="experiences")
    before = story.state.taken_away
    story.when(HOST, "UndoLast")
    assert is_blind(story.state, story.state.contributions[first])
    assert story.state.taken_away > before


def test_what_was_shown_while_trying_out_is_blind_for_real() -> None:
    story = Story()
    story.when(HOST, "EditPhase", phase="experiences", visibility="blind")
    story.when(HOST, "RevealPhase", phase="experiences")
    story.begun()
    assert not story.state.phase("experiences").revealed


def test_what_is_typed_for_others_is_as_blind_and_a_prepared_dilemma_is_not() -> None:
    story, first, _second = blind()
    dilemma = story.dilemma()
    assert not is_blind(story.state, story.state.contributions[dilemma])
    typed = replace(story.state.contributions[first], author="leader:A1", via="leader")
    assert is_blind(story.state, typed)
    assert not is_public(story.state, typed)


def test_nothing_to_show_changes_nothing() -> None:
    story = Story()
    story.when(HOST, "RevealPhase", phase="experiences")
    seq = story.state.seq
    story.when(HOST, "RevealPhase", phase="experiences")
    assert story.state.seq == seq
    assert story.refused(HOST, "RevealPhase", phase="nowhere") == "unknown_phase"
