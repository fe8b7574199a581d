"""Dividing people over tables, and where who comes late sits."""

from __future__ import annotations

from collections import Counter

import pytest

from facilitator.core.people import sizes
from tests.story import HOST, Story, person

ARENA = "transition-arena"


def _hall(groups: tuple[str, ...] = (), zorg: int = 0, raad: int = 0) -> Story:
    story = Story(groups, workshop=ARENA).begun()
    for n in range(zorg + raad):
        story.when(person(f"p{n}"), "JoinSession", background="zorg" if n < zorg else "raad")
    return story


def test_it_works() -> None:
    story = _hall(zorg=12, raad=5)
    assert story.when(HOST, "DivideGroups", size=8) == {"tables": 3, "people": 17}
    assert [group.label for group in story.state.groups.values()] == ["Tafel 1", "Tafel 2", "Tafel 3"]
    assert sorted(sizes(story.state).values()) == [5, 6, 6]
    for side in ("zorg", "raad"):
        seats = Counter(one.group for one in story.state.present() if one.background == side)
        assert max(seats.values()) - min(seats.values()) <= 1
    assert {one.home for one in story.state.present()} == {"T1", "T2", "T3"}


def test_counted_off_in_the_order_in_which_people_came() -> None:
    story = _hall(zorg=4, raad=3)
    story.when(HOST, "DivideGroups", tables=3, by="order")
    assert [one.group for one in story.state.present()] == ["T1", "T2", "T3", "T1", "T2", "T3", "T1"]


def test_tables_that_miss_go_on_where_those_there_are_leave_off() -> None:
    story = Story(("T1", "T2"), workshop=ARENA).begun()
    labels = ["Tafel 1: vier partijen", "Tafel 7: de rijvereniging"]
    story.when(HOST, "SetGroups", groups=[{"id": f"T{n}", "label": label} for n, label in enumerate(labels, 1)])
    story.when(HOST, "DivideGroups", tables=4)
    assert list(story.state.groups) == ["T1", "T2", "T8", "T9"]
    assert story.state.groups["T9"].label == "Tafel 9"


def test_who_sits_stays_when_asked_and_others_fill_up() -> None:
    story = _hall(groups=("T1", "T2"))
    story.joined("piet", "samira", "jan", group="T1")
    for n in range(5):
        story.when(person(f"late{n}"), "JoinSession")
    story.when(HOST, "DivideGroups", tables=2)
    assert sizes(story.state) == {"T1": 4, "T2": 4}
    assert {story.state.people[one].group for one in ("piet", "samira", "jan")} == {"T1"}
    story.when(HOST, "DivideGroups", tables=2, by="order", keep=False)
    assert [story.state.people[one].group for one in ("piet", "samira", "jan")] == ["T1", "T2", "T1"]


def test_one_tap_takes_it_back_with_the_tables_it_made() -> None:
    story = _hall(zorg=9)
    story.when(HOST, "DivideGroups", size=3)
    story.when(HOST, "UndoLast")
    assert story.state.groups == {}
    assert {one.group for one in story.state.present()} == {""}
    assert story.state.seating == "choose"
    assert story.replayed().state.people == story.state.people


def test_undo_leaves_alone_who_chose_another_table_since() -> None:
    story = _hall(groups=("T1", "T2"), zorg=2)
    story.when(HOST, "DivideGroups", tables=2)
    first = person("p0")
    story.when(first, "DescribeMyself", group="T2")
    story.when(HOST, "UndoLast")
    assert [one.group for one in story.state.present()] == ["T2", ""]


def test_who_comes_late_joins_the_smallest_table() -> None:
    story = _hall(groups=("T1", "T2", "T3"), zorg=5)
    story.when(HOST, "DivideGroups", tables=3)
    late = person("late")
    story.when(late, "JoinSession", background="raad")
    assert story.state.people["late"].group == "T3"
    assert story.state.people["late"].sent is not None  # their phone says at which table they sit
    story.when(HOST, "SetSeating", seating="choose")
    story.when(person("later"), "JoinSession")
    assert story.state.people["later"].group == ""


def test_a_table_of_ones_own_choice_goes_before_the_smallest() -> None:
    story = _hall(groups=("T1", "T2"))
    story.when(HOST, "SetSeating", seating="smallest")
    story.joined("piet", "samira", group="T2")
    assert sizes(story.state) == {"T2": 2}


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"size": 8}, "nobody_to_divide"),
        ({}, "out_of_range"),
        ({"size": 4, "tables": 4}, "out_of_range"),
        ({"size": -1}, "out_of_range"),
        ({"tables": 201}, "out_of_range"),
        ({"tables": 2, "by": "height"}, "malformed"),
    ],
)
def test_what_can_not_be_divided_is_said(wish: dict[str, object], code: str) -> None:
    assert _hall().refused(HOST, "DivideGroups", **wish) == code


def test_tables_can_be_made_before_anybody_is_there() -> None:
    story = _hall()
    story.when(HOST, "DivideGroups", tables=2, codes=["KX47PM", "KX47PN"])
    assert [(group.label, group.code) for group in story.state.groups.values()] == [
        ("Tafel 1", "KX47PM"), ("Tafel 2", "KX47PN")
    ]  # fmt: skip


def test_who_only_tried_out_does_not_hold_a_table_and_does_not_vanish() -> None:
    story = Story(("T1", "T2"), workshop=ARENA)
    [piet] = story.joined("piet", group="T2")
    groups = [{"id": "T1", "label": "Tafel 1"}]
    story.when(HOST, "SetGroups", groups=groups)
    assert story.state.people["piet"].group == ""
    story.when(HOST, "UndoLast")
    assert story.state.people["piet"].group == "T2"
    story.begun()  # piet's phone sleeps: set aside with the try-out, and not back yet
    story.when(HOST, "SetGroups", groups=groups)
    story.when(piet, "JoinSession")
    assert (story.state.people["piet"].group, story.state.people["piet"].tryout) == ("", False)


def test_a_table_with_people_or_texts_that_count_can_not_go() -> None:
    story = _hall(groups=("T1", "T2"))
    story.joined("piet", group="T2")
    assert story.refused(HOST, "SetGroups", groups=[{"id": "T1", "label": "Tafel 1"}]) == "group_in_use"
