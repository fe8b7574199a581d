"""No covered cell can be computed: a reader who has every number tries all tables that fit, and finds at least two.

Calibrated: the same reader finds cells out when small cells are merely left out (`first_plan`, no complementary
suppression), and when what is left out is only made three people or more (the rule of the version before). Whoever
weakens the exchange in facilitator.core.suppression sees these tests fail.
"""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.protection import (
    COUNT,
    FEW,
    SUPPORT_ASKED,
    WITHHELD,
    Cell,
    choice_question,
    protected,
    shown_as,
)
from facilitator.core.suppression import Question, first_plan
from facilitator.core.suppression import Table as Answered
from tests.core.readers import Table, Way, found_out
from tests.examples import examples

MOMENTS = (choice_question(("0", "1", "third", "unknown")),) * 2
SMALL = ({"a": 5, "b": 3}, {"a": 6, "b": 2}, {"a": 5, "b": 2, "c": 2}, {"a": 5, "b": 3, "unknown": 1})


def rows_of(most: int, answers: tuple[str, ...]) -> list[Counter[Way]]:
    """Every row of at most so many people."""
    rows = [Counter[Way]()]
    for answer in answers:
        rows = [row + Counter({(answer,): n}) for row in rows for n in range(most - row.total() + 1)]
    return rows


def naive(
    rows: Table, questions: tuple[Question, ...], room: dict[str, int], fewest: int
) -> tuple[tuple[Cell, ...], ...]:
    """Cells by their size alone."""
    table = Answered({one: dict(row) for one, row in rows.items()}, questions, room, fewest)
    return tuple(shown_as(table, first_plan(table), q, {}) for q in range(len(questions)))


def rule_of_before(rows: Table, room: dict[str, int], fewest: int) -> tuple[tuple[Cell, ...], ...]:
    """Counts of backgrounds from the minimum on, as long as what is left out is nobody or that many people too."""
    voted = {one: row.total() for one, row in rows.items()}
    shown = {one for one, n in voted.items() if n >= fewest and one != "unknown"}
    while shown and 0 < sum(n for one, n in voted.items() if one not in shown) < fewest:
        shown.remove(min(shown, key=lambda one: (voted[one], one)))
    counts = {one: tuple(row[answer,] for answer in SUPPORT_ASKED[0].answers) for one, row in rows.items()}
    cells = [
        Cell(one, COUNT, "", counts[one]) if one in shown else Cell(one, FEW if voted[one] < fewest else WITHHELD)
        for one in rows
    ]
    return (tuple(cells),)


@pytest.mark.parametrize("room", SMALL, ids=str)
def test_no_cell_of_any_small_table_can_be_computed(room: dict[str, int]) -> None:
    for rows in product(*(rows_of(n, ("agree", "disagree")) for n in room.values())):
        table = dict(zip(room, rows, strict=True))
        shown = protected(table, SUPPORT_ASKED, room, 3)
        assert not found_out(table, shown, SUPPORT_ASKED, room, 3), (table, shown)


def test_the_reader_sees_through_a_naive_build() -> None:
    """What is left out by size alone follows from the total; so does what is only put together until it is three."""
    room = {"a": 6, "b": 2}
    table: Table = {"a": Counter({("agree",): 5}), "b": Counter({("disagree",): 2})}
    assert found_out(table, naive(table, SUPPORT_ASKED, room, 3), SUPPORT_ASKED, room, 3) == {("b", 0)}
    room = {"a": 6, "b": 3, "c": 3}
    table = {
        "a": Counter({("agree",): 5, ("neutral",): 1}),
        "b": Counter({("agree",): 2}),
        "c": Counter({("agree",): 2}),
    }
    assert {("b", 0), ("c", 0)} <= found_out(table, rule_of_before(table, room, 3), SUPPORT_ASKED, room, 3)
    assert not found_out(table, protected(table, SUPPORT_ASKED, room, 3), SUPPORT_ASKED, room, 3)


def test_three_who_all_agree_are_covered_by_a_side_where_somebody_does_not() -> None:
    """With counts for care (8 of 9) the total leaves three people of the council who can only agree: care gives up its counts."""
    room = {"resident": 5, "care": 6, "council": 3}
    table: Table = {"resident": Counter({("agree",): 5}), "care": Counter({("agree",): 5, ("disagree",): 1}),
                    "council": Counter({("agree",): 3})}  # fmt: skip
    assert ("council", 0) in found_out(table, naive(table, SUPPORT_ASKED, room, 3), SUPPORT_ASKED, room, 3)
    [cells] = protected(table, SUPPORT_ASKED, room, 3)
    assert [(one.background, one.kind, one.stance) for one in cells] == [
        ("resident", "count", "for"), ("care", "class", "for"), ("council", "class", "for"),
    ]  # fmt: skip


def test_a_phone_without_a_background_covers_nobody_who_all_said_the_same() -> None:
    """Two of the council who disagree, and one phone that may have voted instead: whoever of the council voted, disagreed."""
    room = {"resident": 6, "care": 5, "council": 2, "unknown": 1}
    table: Table = {"resident": Counter({("agree",): 5, ("disagree",): 1}), "care": Counter({("agree",): 4, ("disagree",): 1}),
                    "council": Counter({("disagree",): 2}), "unknown": Counter()}  # fmt: skip
    assert ("council", 0) in found_out(table, naive(table, SUPPORT_ASKED, room, 3), SUPPORT_ASKED, room, 3)
    shown = protected(table, SUPPORT_ASKED, room, 3)
    assert not found_out(table, shown, SUPPORT_ASKED, room, 3)
    assert [(one.kind, one.stance) for one in shown[0]] == [("count", "for"), ("class", "for"), ("few", ""), ("few", "")]


def test_everybody_agrees_is_shown_with_small_sides_together_too() -> None:
    room = {"a": 6, "b": 5, "c": 4, "d": 2, "e": 1}
    table: Table = {one: Counter({("agree",): n}) for one, n in room.items()}
    [cells] = protected(table, SUPPORT_ASKED, room, 3)
    assert [one.kind for one in cells] == ["count", "count", "class", "joined", "joined", "class"]


def test_everybody_agrees_says_what_everybody_hears() -> None:
    """That all who are present agree tells what each did: covering the larger sides would hide nothing."""
    room = {"resident": 6, "council": 3}
    table: Table = {one: Counter({("agree",): n}) for one, n in room.items()}
    [cells] = protected(table, SUPPORT_ASKED, room, 3)
    assert [(one.kind, one.counts) for one in cells] == [("count", (6, 0, 0)), ("class", ())]


def test_who_comes_late_is_not_told_apart_by_before_and_after() -> None:
    """Four residents chose before and five after: their counts after would tell those of the four before."""
    room = {"resident": 5, "care": 5}
    rows: Table = {"resident": Counter({("0", "0"): 4, ("", "0"): 1}), "care": Counter({("0", "1"): 4, ("1", "1"): 1})}
    shown = naive(rows, MOMENTS, room, 3)
    assert ("resident", 0) in found_out(rows, shown, MOMENTS, room, 3)
    assert not found_out(rows, protected(rows, MOMENTS, room, 3), MOMENTS, room, 3)


SIDES = ("care", "council", "resident", "unknown")
ROWS = st.lists(st.tuples(st.sampled_from(SIDES), st.sampled_from(SUPPORT_ASKED[0].answers)), min_size=3, max_size=12)
WAYS = st.lists(
    st.tuples(st.sampled_from(SIDES[1:]), st.sampled_from([("0", "0"), ("0", "1"), ("", "1"), ("1", ""), ("1", "third")])),
    min_size=3, max_size=10,
)  # fmt: skip
ABSENT = st.fixed_dictionaries({one: st.integers(0, 2) for one in SIDES})


def _table(votes: list[tuple[str, Way]]) -> Table:
    return {side: Counter(way for one, way in votes if one == side) for side in SIDES}


@examples(60)
@given(ROWS, ABSENT, st.integers(3, 4))
def test_no_cell_of_a_room_can_be_computed(votes: list[tuple[str, str]], absent: dict[str, int], fewest: int) -> None:
    table = _table([(side, (level,)) for side, level in votes])
    room = {side: table[side].total() + absent[side] for side in SIDES}
    shown = protected(table, SUPPORT_ASKED, room, fewest)
    present = {side: n for side, n in room.items() if n}
    table = {side: table[side] for side in present}
    assert not found_out(table, shown, SUPPORT_ASKED, present, fewest), shown


@examples(60)
@given(WAYS, ABSENT)
def test_no_choice_can_be_computed_from_before_after_and_the_moves(
    votes: list[tuple[str, Way]], absent: dict[str, int]
) -> None:
    table = _table(votes)
    room = {side: table[side].total() + absent[side] for side in SIDES}
    shown = protected(table, MOMENTS, room, 3)
    present = {side: n for side, n in room.items() if n}
    table = {side: table[side] for side in present}
    assert not found_out(table, shown, MOMENTS, present, 3), shown
