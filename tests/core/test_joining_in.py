"""Joining in: on directions and agreements, once per person, through merges, and taken back at any time."""

from __future__ import annotations

from facilitator.core.joining_in import fellows, joined, joined_by
from facilitator.core.vocabulary import Actor
from tests.story import HOST, Story


def harvest(*people: str) -> tuple[Story, list[Actor], list[str]]:
    """A room with two directions, everybody at table A1."""
    story = Story().begun()
    actors = story.joined(*(people or ("anna", "bilal", "carla")))
    story.in_phase("harvest")
    directions = [
        story.when(HOST, "AddContribution", kind="direction", text=text)["contribution"]
        for text in ("Een huiskamer per wijk", "Een vaste dag voor het koor")
    ]
    return story, actors, directions


def test_who_joins_in_meets_the_others_who_did() -> None:
    story, (anna, bilal, carla), (huiskamer, koor) = harvest()
    story.when(anna, "JoinIn", on=huiskamer)
    story.when(bilal, "JoinIn", on=huiskamer)
    story.when(carla, "JoinIn", on=koor)
    assert joined(story.state) == {huiskamer: ["anna", "bilal"], koor: ["carla"]}
    assert fellows(story.state, "anna") == {huiskamer: ["bilal"]}
    assert fellows(story.state, "carla") == {koor: []}
    assert story.replayed().state == story.state


def test_twice_is_once_and_it_can_be_taken_back() -> None:
    story, (anna, *_), (huiskamer, _) = harvest()
    story.when(anna, "JoinIn", on=huiskamer)
    seq = story.state.seq
    story.when(anna, "JoinIn", on=huiskamer)
    assert story.state.seq == seq
    story.when(anna, "StepOut", on=huiskamer)
    assert joined(story.state) == {}
    story.when(anna, "StepOut", on=huiskamer)


def test_it_goes_along_when_directions_merge() -> None:
    story, (anna, bilal, _), (huiskamer, koor) = harvest()
    story.when(anna, "JoinIn", on=huiskamer)
    story.when(bilal, "JoinIn", on=koor)
    story.when(anna, "JoinIn", on=koor)
    story.when(HOST, "MergeContributions", contributions=[koor], into=huiskamer)
    assert joined(story.state) == {huiskamer: ["anna", "bilal"]}
    assert joined_by(story.state, "anna") == [huiskamer]
    story.when(anna, "StepOut", on=huiskamer)
    assert joined(story.state) == {huiskamer: ["bilal"]}


def test_one_can_join_in_an_agreement() -> None:
    story, (anna, *_), _ = harvest()
    action = story.when(HOST, "RecordAction", text="We bellen de woningbouw")["action"]
    story.when(anna, "JoinIn", on=action)
    assert joined(story.state) == {action: ["anna"]}
    story.when(HOST, "RecordAction", text="", action=action)
    assert joined(story.state) == {}


def test_what_is_hidden_unknown_or_no_direction_can_not_be_joined() -> None:
    story, (anna, *_), (huiskamer, _) = harvest()
    question = story.when(HOST, "AddContribution", kind="question", text="Wie betaalt dat?")["contribution"]
    story.when(HOST, "HideContribution", contribution=huiskamer)
    assert story.refused(anna, "JoinIn", on=huiskamer) == "unknown_contribution"
    assert story.refused(anna, "JoinIn", on="c99") == "unknown_contribution"
    assert story.refused(anna, "JoinIn", on=question) == "not_joinable"
    assert story.refused(HOST, "JoinIn", on=question) == "not_allowed"


def test_hiding_a_direction_hides_who_joined_in_it_and_showing_brings_them_back() -> None:
    story, (anna, *_), (huiskamer, _) = harvest()
    story.when(anna, "JoinIn", on=huiskamer)
    story.when(HOST, "HideContribution", contribution=huiskamer)
    assert joined(story.state) == {}
    story.when(HOST, "ShowContribution", contribution=huiskamer)
    assert joined(story.state) == {huiskamer: ["anna"]}


def test_it_still_works_after_the_end() -> None:
    story, (anna, *_), (huiskamer, _) = harvest()
    story.when(HOST, "CloseSession")
    story.when(anna, "JoinIn", on=huiskamer)
    assert joined(story.state) == {huiskamer: ["anna"]}
    story.when(anna, "StepOut", on=huiskamer)


def test_what_was_tried_out_does_not_count() -> None:
    story = Story()
    (anna,) = story.joined("anna")
    story.when(HOST, "OpenPhase", phase="harvest")
    direction = story.when(HOST, "AddContribution", kind="direction", text="Proef")["contribution"]
    story.when(anna, "JoinIn", on=direction)
    story.when(HOST, "BeginSession")
    story.joined("anna")
    assert joined(story.state) == {}
    story.when(HOST, "UndoLast")


def test_an_agreement_that_waits_for_a_reading_is_nobodys_to_join_in_and_shows_its_words_to_no_one() -> None:
    story, (anna, bilal, _), _ = harvest()
    story.when(HOST, "EditPhase", phase="harvest", accepts=["action"])
    action = story.when(anna, "RecordAction", text="Ik bel de trut van boven")["action"]
    assert story.refused(bilal, "JoinIn", on=action) == "not_joinable"
    story.when(HOST, "ReleaseAction", action=action)
    story.when(bilal, "JoinIn", on=action)
    assert joined(story.state) == {action: ["bilal"]}
    story.when(anna, "RecordAction", action=action, text="Ik bel die trut morgen")
    assert joined(story.state) == {} and joined_by(story.state, "bilal") == []


def test_who_is_taken_out_is_not_among_those_who_go_on() -> None:
    story, (anna, bilal, _), (huiskamer, _) = harvest()
    for who in (anna, bilal):
        story.when(who, "JoinIn", on=huiskamer)
    story.when(HOST, "RemoveParticipant", number=story.state.people["bilal"].number)
    assert joined(story.state) == {huiskamer: ["anna"]} and joined_by(story.state, "bilal") == []
    story.when(HOST, "UndoLast")
    assert joined(story.state) == {huiskamer: ["anna", "bilal"]}
