"""Groups travel, places stay: receiving the next group, its leader, and what each group gets to see."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.core.places import expected, hosted, just_left, next_stop
from facilitator.core.visibility import LEADER_SCREEN, PHONE, Audience, may_see
from facilitator.core.vocabulary import Actor
from tests.story import DILEMMA, HOST, Story, leader, person

ROUTES = {"A1": ["kerk", "school", "hal"], "A2": ["school", "hal", "kerk"], "A3": ["hal", "kerk", "school"]}
PLACES = ("kerk", "school", "hal")


def host_of(place: str) -> Actor:
    """Who leads the talks at a place."""
    return Actor("leader", f"leader:{place}", "", place)


def summit() -> tuple[Story, dict[str, str]]:
    """Three groups that travel past three places, each with its own dilemma; give it and the dilemmas."""
    story = Story(groups=tuple(ROUTES)).begun()
    dilemmas = {place: str(story.when(HOST, "AddContribution", **DILEMMA)["contribution"]) for place in PLACES}
    places: list[dict[str, Any]] = [
        {"id": place, "label": place.title(), "leader": f"Leider {place}", "on": [dilemmas[place]]} for place in PLACES
    ]
    story.when(HOST, "SetPlaces", places=places)
    groups = [{"id": group, "label": f"Groep {group}", "route": route} for group, route in ROUTES.items()]
    story.when(HOST, "SetGroups", groups=groups)
    return story, dilemmas


def test_a_group_that_is_received_starts_the_dilemmas_of_the_place_afresh() -> None:
    story, dilemmas = summit()
    story.when(host_of("kerk"), "ReceiveGroup", place="kerk", group="A1")
    position = story.state.position("A1")
    assert (position.place, position.round, position.phase) == ("kerk", 1, "dilemmas")
    assert position.on == [dilemmas["kerk"]]
    assert position.ends_at == story.at + 10 * 60_000
    assert hosted(story.state, "kerk") == "A1"


def test_the_next_group_starts_anew_and_each_visit_is_a_round() -> None:
    story, dilemmas = summit()
    kerk, school = host_of("kerk"), host_of("school")
    story.when(kerk, "ReceiveGroup", place="kerk", group="A1")
    story.when(kerk, "AddContribution", kind="question", text="Wie betaalt dat?")
    story.when(kerk, "OpenPhase", phase="clarify")
    story.when(kerk, "ReceiveGroup", place="kerk", group="A3")
    assert hosted(story.state, "kerk") == "A3"
    assert story.state.position("A3").phase == "dilemmas"
    assert story.state.position("A1").phase == "clarify"  # on its way, with what it was at
    story.when(school, "ReceiveGroup", place="school", group="A1")
    moved = story.state.position("A1")
    assert (moved.place, moved.round, moved.phase, moved.on) == ("school", 2, "dilemmas", [dilemmas["school"]])
    assert story.state.visits["A1"] == ("kerk", "school")


def test_contributions_know_group_place_and_visit() -> None:
    story, dilemmas = summit()
    [amber] = story.joined("amber", group="A1")
    for place in ("kerk", "school"):
        story.when(host_of(place), "ReceiveGroup", place=place, group="A1")
        story.when(amber, "AddContribution", kind="question", text=f"Vraag in {place}", on=dilemmas[place])
    made = [one for one in story.state.contributions.values() if one.kind == "question"]
    assert [(one.group, one.place, one.round) for one in made] == [("A1", "kerk", 1), ("A1", "school", 2)]


def test_a_group_is_blind_to_who_was_there_before_until_the_harvest() -> None:
    story, dilemmas = summit()
    kerk = host_of("kerk")
    [amber] = story.joined("amber", group="A1")
    story.joined("bilal", group="A3")
    story.when(kerk, "ReceiveGroup", place="kerk", group="A1")
    story.when(kerk, "OpenPhase", phase="directions")
    made = story.when(amber, "AddContribution", kind="direction", text="Samen", on=dilemmas["kerk"])["contribution"]
    story.when(kerk, "ReceiveGroup", place="kerk", group="A3")
    story.when(kerk, "OpenPhase", phase="directions")
    state = story.state
    assert not may_see(state, Audience(PHONE, "A3"), state.contributions[made])
    assert not may_see(state, Audience(LEADER_SCREEN, "A3", place="kerk"), state.contributions[made])
    assert story.refused(person("bilal", "A3"), "GiveSupport", contribution=made, level="agree") == "unknown_contribution"
    story.in_phase("harvest")
    assert may_see(state, Audience(PHONE, "A3"), state.contributions[made])


def test_a_leader_of_a_place_leads_who_is_there_now() -> None:
    story, _dilemmas = summit()
    kerk = host_of("kerk")
    assert story.refused(kerk, "OpenPhase", phase="clarify") == "nobody_here"
    assert story.refused(kerk, "AddContribution", kind="question", text="Is daar iemand?") == "nobody_here"
    story.when(kerk, "ReceiveGroup", place="kerk", group="A1")
    story.when(kerk, "OpenPhase", phase="clarify")
    assert story.state.position("A1").phase == "clarify"
    assert story.refused(kerk, "OpenPhase", phase="clarify", groups=["A2"]) == "not_yours"
    assert story.refused(kerk, "ReceiveGroup", place="school", group="A2") == "not_yours"
    assert story.refused(leader("A1"), "ReceiveGroup", place="kerk", group="A1") == "not_yours"


def test_main_directions_of_each_visit_are_kept_apart() -> None:
    story, dilemmas = summit()
    for place in ("kerk", "school"):
        story.when(host_of(place), "ReceiveGroup", place=place, group="A1")
        added = story.when(host_of(place), "AddContribution", kind="direction", text=place, on=dilemmas[place])
        if place == "kerk":
            story.when(host_of(place), "SetHighlights", members=[added["contribution"]])
        else:
            story.when(host_of(place), "MarkHighlight", contribution=added["contribution"])
    assert {key: len(one.members) for key, one in story.state.highlights.items()} == {"A1/kerk": 1, "A1/school": 1}


def test_a_tap_on_the_wrong_group_is_no_visit() -> None:
    story, _dilemmas = summit()
    story.when(host_of("kerk"), "ReceiveGroup", place="kerk", group="A2")
    story.when(host_of("school"), "ReceiveGroup", place="school", group="A2")
    assert story.state.visits["A2"] == ("school",)
    assert story.state.position("A2").round == 1
    assert hosted(story.state, "kerk") == ""


def test_the_route_says_who_is_expected_also_after_a_stop_was_missed() -> None:
    story, _dilemmas = summit()
    assert [expected(story.state, place) for place in PLACES] == [["A1"], ["A2"], ["A3"]]
    story.when(host_of("kerk"), "ReceiveGroup", place="kerk", group="A1")
    assert next_stop(story.state, "A1") == "school"
    story.at += 30 * 60_000
    story.when(host_of("hal"), "ReceiveGroup", place="hal", group="A1")  # not by its route
    assert next_stop(story.state, "A1") == "school"


def test_all_groups_go_to_their_next_place_at_once_and_one_undo_brings_them_back() -> None:
    story, _dilemmas = summit()
    assert story.when(HOST, "SendGroups")["sent"] == ["A1", "A2", "A3"]
    story.at += 30 * 60_000
    story.when(HOST, "SendGroups")
    assert [hosted(story.state, place) for place in PLACES] == ["A3", "A1", "A2"]
    assert {story.state.position(group).round for group in ROUTES} == {2}
    story.when(HOST, "UndoLast")
    assert [hosted(story.state, place) for place in PLACES] == ["A1", "A2", "A3"]
    assert story.state.visits["A1"] == ("kerk",)
    assert story.when(HOST, "SendGroups", groups=["A2"])["sent"] == ["A2"]


def test_receiving_again_changes_nothing_and_replay_gives_the_same() -> None:
    story, _dilemmas = summit()
    story.when(host_of("kerk"), "ReceiveGroup", place="kerk", group="A1")
    seq = story.state.seq
    story.when(host_of("kerk"), "ReceiveGroup", place="kerk", group="A1")
    assert story.state.seq == seq
    assert story.replayed().state == story.state


def test_places_with_something_to_lose_stay() -> None:
    story, _dilemmas = summit()
    rest = [{"id": place, "label": place} for place in ("school", "hal")]
    assert story.refused(HOST, "SetPlaces", places=rest) == "place_in_use"  # it lies on a route
    story.when(HOST, "SetGroups", groups=[{"id": group, "label": group} for group in ROUTES])
    story.when(HOST, "SetPlaces", places=rest)
    assert list(story.state.places) == ["school", "hal"]
    story.when(HOST, "UndoLast")
    assert list(story.state.places) == list(PLACES)


@pytest.mark.parametrize(
    ("wish", "data", "code"),
    [
        ("SetPlaces", {"places": [{"id": "A1", "label": "Kerk"}]}, "doubled"),
        ("SetPlaces", {"places": [{"id": "x", "label": "Kerk"}, {"id": "x", "label": "School"}]}, "doubled"),
        ("SetPlaces", {"places": [{"id": "een kerk", "label": "Kerk"}]}, "malformed"),
        ("SetPlaces", {"places": [{"id": "x", "label": " "}]}, "empty"),
        ("SetPlaces", {"places": [{"id": "x", "label": "Kerk", "on": ["c99"]}]}, "unknown_contribution"),
        ("SetPlaces", {"places": [{"id": f"p{n}", "label": "Kerk"} for n in range(301)]}, "too_many"),
        ("SetGroups", {"groups": [{"id": "A1", "label": "Groep", "route": ["nergens"]}]}, "unknown_place"),
        ("SetGroups", {"groups": [{"id": "A1", "label": "Groep", "route": ["kerk", "kerk"]}]}, "doubled"),
        ("SetGroups", {"groups": [{"id": "kerk", "label": "Groep"}]}, "doubled"),
        ("ReceiveGroup", {"place": "nergens", "group": "A1"}, "unknown_place"),
        ("ReceiveGroup", {"place": "kerk", "group": "Z9"}, "unknown_group"),
        ("SendGroups", {"groups": ["Z9"]}, "unknown_group"),
    ],
)
def test_what_cannot_be_is_refused(wish: str, data: dict[str, Any], code: str) -> None:
    story = Story(groups=("A1", "A2"))
    story.when(HOST, "SetPlaces", places=[{"id": "kerk", "label": "Kerk"}])
    assert story.refused(HOST, wish, **data) == code


def test_what_one_wrote_before_sitting_down_is_filed_with_the_group() -> None:
    story = Story()
    [amber] = story.joined("amber", group="")
    story.when(amber, "AddContribution", kind="question", text="Waar zit ik?")
    story.when(amber, "DescribeMyself", group="A2")
    state = story.state
    before = state.filed
    state.file_anew()
    assert {key: value for key, value in before.get("A2", {}).items() if value} == state.filed["A2"]


def test_a_group_that_is_called_back_goes_on_where_it_was() -> None:
    story, _dilemmas = summit()
    kerk = host_of("kerk")
    story.when(kerk, "ReceiveGroup", place="kerk", group="A1")
    story.when(kerk, "OpenPhase", phase="directions")
    story.when(kerk, "ReceiveGroup", place="kerk", group="A3")
    assert just_left(story.state, "kerk") == "A1"
    before = story.state.position("A1")
    story.when(kerk, "ReceiveGroup", place="kerk", group="A1")
    assert (hosted(story.state, "kerk"), story.state.position("A1")) == ("A1", before)
    assert just_left(story.state, "kerk") == "A3"
    story.when(kerk, "UndoLast")
    assert hosted(story.state, "kerk") == "A3"
