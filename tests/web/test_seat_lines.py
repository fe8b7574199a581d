"""Groups and places from pasted lines: what fits, and what is wrong, line by line."""

from __future__ import annotations

import pytest

from facilitator.web.seat_lines import read_groups, read_places
from tests.story import HOST, Story

PLACES = "K1; Ontmoetingskerk; Fatma Demir; 1\nS1\tDe school\tJoke\n\nH1; Sporthal"


def with_places() -> Story:
    story = Story(groups=("A1",))
    story.dilemma()
    story.when(HOST, "SetPlaces", places=read_places(PLACES, story.state).rows)
    return story


def test_places_have_a_leader_and_a_dilemma() -> None:
    state = with_places().state
    assert [(one.id, one.label, one.leader, one.on) for one in state.places.values()] == [
        ("K1", "Ontmoetingskerk", "Fatma Demir", ("c1",)),
        ("S1", "De school", "Joke", ()),
        ("H1", "Sporthal", "", ()),
    ]


def test_groups_follow_a_route_of_codes_or_names() -> None:
    story = with_places()
    lines = read_groups("A1; Groep A1; ; k1>s1 > H1\nA2; Groep A2; Piet; De school, sporthal\nA3;;;H1 K1", story.state)
    assert lines.problems == []
    story.when(HOST, "SetGroups", groups=lines.rows)
    assert {one.id: one.route for one in story.state.groups.values()} == {
        "A1": ("K1", "S1", "H1"),
        "A2": ("S1", "H1"),
        "A3": ("H1", "K1"),
    }
    assert story.state.groups["A3"].label == "A3"


def test_what_is_there_stays_and_the_same_code_changes_it() -> None:
    story = with_places()
    rows = read_places("code; naam\nS1; Basisschool De Regenboog", story.state).rows
    assert [(row["id"], row["label"], row["leader"]) for row in rows] == [
        ("K1", "Ontmoetingskerk", "Fatma Demir"),
        ("S1", "Basisschool De Regenboog", "Joke"),
        ("H1", "Sporthal", ""),
    ]


def test_a_place_may_have_the_code_of_a_group() -> None:
    story = Story(groups=("A1", "B1"))
    story.when(HOST, "SetPlaces", places=read_places("A1; Kerk\nB1; School", story.state).rows)
    assert list(story.state.places) == ["at-A1", "at-B1"]
    story.when(HOST, "SetGroups", groups=read_groups("A1; Groep A1; ; A1>B1", story.state).rows)
    assert story.state.groups["A1"].route == ("at-A1", "at-B1")


@pytest.mark.parametrize(
    ("reader", "text", "line", "code"),
    [
        (read_places, "een kerk; Kerk", 1, "bad_code"),
        (read_places, "X1; Kerk\nX1; School", 2, "twice"),
        (read_places, "X1; Kerk; ; 9", 1, "unknown_dilemma"),
        (read_groups, "\n\nA1; Groep; ; K1 > nergens", 3, "unknown_place"),
        (read_groups, "K1; Groep", 1, "code_of_place"),
    ],
)
def test_what_is_wrong_is_said_per_line(reader: object, text: str, line: int, code: str) -> None:
    problems = reader(text, with_places().state).problems  # type: ignore[operator]
    assert [(one["line"], one["code"]) for one in problems] == [(line, code)]
