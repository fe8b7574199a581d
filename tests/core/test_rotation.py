"""Everybody to another table: one on, back home, or by a list; told on phones and wall until people sit."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.core.moving import flows
from facilitator.core.rotation import moves_of, preview
from tests.story import HOST, Story

TABLES = ("T1", "T2", "T3")


def _talk() -> Story:
    """Two people at table 1, one at 2 and one at 3."""
    story = Story(TABLES, workshop="transition-arena").begun()
    story.when(
        HOST,
        "SetGroups",
        groups=[{"id": one, "label": f"Tafel {one[1]}: een voorbeeld", "leader": "iemand"} for one in TABLES],
    )
    story.joined("piet", "samira", group="T1")
    story.joined("jan", group="T2")
    story.joined("truus", group="T3")
    return story.in_phase("tables", round=1)


def _tables(story: Story) -> list[str]:
    return [one.group for one in story.state.people.values()]


def test_it_works() -> None:
    story = _talk()
    told = preview(story.state, "next")
    assert told == flows(story.state, moves_of(story.state, "next")) == [("T1", "T2", 2), ("T2", "T3", 1), ("T3", "T1", 1)]
    story.when(HOST, "RotatePeople", plan="next", phase="tables")
    assert _tables(story) == ["T2", "T2", "T3", "T1"]
    assert story.state.rotation is not None
    assert story.state.rotation.moves["piet"] == ("T1", "T2")
    assert story.state.position("T2").round == 2
    assert story.replayed().state == story.state


def test_home_is_where_one_first_sat() -> None:
    story = _talk()
    for _ in range(2):
        story.when(HOST, "RotatePeople", plan="next")
    story.when(HOST, "RotatePeople", plan="home")
    assert _tables(story) == ["T1", "T1", "T2", "T3"]
    assert story.refused(HOST, "RotatePeople", plan="home") == "nobody_moves"


def test_one_tap_takes_rotation_and_round_back_together() -> None:
    story = _talk()
    story.when(HOST, "RotatePeople", plan="next", phase="tables")
    story.when(HOST, "UndoLast")
    assert _tables(story) == ["T1", "T1", "T2", "T3"]
    assert story.state.position("T1").round == 1
    assert story.state.rotation is None
    assert story.state.people["piet"].sent is not None  # who walked already is told to come back


@pytest.mark.parametrize(
    "listed",
    ["1, 2: T3\n3 -> Tafel 1\n", "1 2 T3\n\n3\tTafel 1", "Tafel 3: 1, 2\ntafel 1: een voorbeeld = 3", "1;2;T3\n3 naar t1"],
)
def test_a_pasted_list(listed: str) -> None:
    story = _talk()
    story.when(HOST, "RotatePeople", plan="list", listed=listed)
    assert _tables(story) == ["T3", "T3", "T1", "T3"]


@pytest.mark.parametrize("listed", ["1, 2: T3\nwie nog?", "1: Tafel 9", "44: T2", "T2: T3", "1:", "0 T2"])
def test_a_line_that_can_not_be_read_changes_nothing(listed: str) -> None:
    assert _talk().refused(HOST, "RotatePeople", plan="list", listed=listed) == "bad_line"


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"plan": "sideways"}, "malformed"),
        ({"plan": "list"}, "nobody_moves"),
        ({"plan": "list", "moves": {"nobody": "T1"}}, "unknown_participant"),
        ({"plan": "list", "moves": {"piet": "T9"}}, "unknown_group"),
        ({"plan": "next", "phase": "nowhere"}, "unknown_phase"),
        ({"plan": "next", "after": 12}, "stale"),
    ],
)
def test_what_can_not_be_is_said(wish: dict[str, Any], code: str) -> None:
    assert _talk().refused(HOST, "RotatePeople", **wish) == code


def test_a_list_of_who_is_there_already_changes_nothing() -> None:
    story = _talk()
    assert story.when(HOST, "RotatePeople", plan="list", moves={"piet": "T1"}) == {"people": 0}
    assert story.state.rotation is None


def test_a_double_tap_rotates_once() -> None:
    story = _talk()
    story.when(HOST, "RotatePeople", plan="next", after=0)
    assert story.refused(HOST, "RotatePeople", plan="next", after=0) == "stale"


def test_nobody_is_sent_to_a_table_where_nothing_is() -> None:
    story = Story(TABLES, workshop="transition-arena").begun()
    story.joined("piet", group="T1")
    story.joined("jan", group="T3")
    story.when(HOST, "RotatePeople", plan="next")
    assert _tables(story) == ["T3", "T1"]


def test_with_one_table_there_is_nothing_to_rotate() -> None:
    story = Story(("T1",), workshop="transition-arena").begun()
    story.joined("piet", group="T1")
    assert story.refused(HOST, "RotatePeople", plan="next") == "nobody_moves"


def test_the_notice_goes_when_somebody_sits_writes_or_the_programme_goes_on() -> None:
    story = _talk()
    story.when(HOST, "RotatePeople", plan="next", phase="tables")
    piet, samira, jan, truus = (story.joined(one, group=story.state.people[one].group)[0] for one in story.state.people)
    story.when(piet, "DescribeMyself", group="T2")
    story.when(samira, "AddContribution", kind="insight", text="Wij zitten")
    story.when(jan, "DescribeMyself", background="raad")
    sent = [one.sent is not None for one in story.state.people.values()]
    assert sent == [False, False, True, True]
    story.when(HOST, "OpenPhase", phase="tables", round=3)
    assert story.state.people[truus.id].sent is not None
    story.in_phase("harvest")
    assert not any(one.sent for one in story.state.people.values())


def test_the_plan_stays_on_the_wall_until_the_next_round_or_another_choice() -> None:
    story = _talk()
    story.when(HOST, "RotatePeople", plan="next", phase="tables")
    assert story.state.plan_on_wall
    story.in_phase("tables", round=3)
    assert not story.state.plan_on_wall
    story.when(HOST, "RotatePeople", plan="next")
    story.when(HOST, "ShowOnWall", view="groups")
    assert not story.state.plan_on_wall


def test_a_pasted_line_without_end_is_refused_before_it_is_read() -> None:
    story = Story(("T1", "T2"), workshop="transition-arena").begun()
    story.joined("piet", group="T1")
    assert story.refused(HOST, "RotatePeople", plan="list", listed="1 x" * 2_000) == "bad_line"
    assert story.refused(HOST, "RotatePeople", plan="list", listed="1: T2\n" * 20_000) == "too_long"
