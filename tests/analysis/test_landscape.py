"""The opinion landscape: camps are found when there are camps, nothing is found where there is none, nobody stands out."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.analysis.landscape import answer
from facilitator.core.landscape import ENOUGH_VOTES, FEWEST_PEOPLE, SMALLEST_GROUP
from tests.examples import examples

SHARED, DISPUTED = 4, 6  # statements that everybody agrees with, and that the camps see the other way round
NAMES = [f"c{n}" for n in range(SHARED + DISPUTED)]


def camps(*sizes: int, noise: float = 0.1, missing: float = 0.1, seed: int = 1) -> list[list[int | None]]:
    """Give the votes of camps: each sees every third disputed statement in its own way."""
    chance = random.Random(seed)
    rows: list[list[int | None]] = []
    for camp, size in enumerate(sizes):
        views = [1] * SHARED + [1 if place % len(sizes) == camp else -1 for place in range(DISPUTED)]
        for _ in range(size):
            said = [view if chance.random() > noise else chance.choice((1, 0, -1)) for view in views]
            rows.append([None if chance.random() < missing else vote for vote in said])
    chance.shuffle(rows)
    return rows


def seen(votes: list[list[int | None]]) -> dict[str, Any]:
    return answer({"statements": NAMES, "votes": votes})


@pytest.mark.parametrize("sizes", [(30, 20), (40, 15), (25, 25, 25)])
def test_camps_are_found_with_what_unites_and_divides_them(sizes: tuple[int, ...]) -> None:
    found = seen(camps(*sizes))
    assert len(found["groups"]) == len(sizes)
    for group, size in zip(found["groups"], sizes, strict=True):
        assert abs(group["size"] - size) <= 3
    assert {row["id"] for row in found["unites"]} == set(NAMES[:SHARED])
    assert all(row["leans"] == ["agree"] * len(sizes) for row in found["unites"])
    assert {row["id"] for row in found["divides"]} <= set(NAMES[SHARED:])
    assert len(found["divides"]) >= 3


@pytest.mark.parametrize("seed", range(12))
def test_where_everybody_votes_as_it_comes_there_are_no_camps(seed: int) -> None:
    chance = random.Random(seed)
    votes: list[list[int | None]] = [[chance.choice((1, 0, -1)) for _ in NAMES] for _ in range(40)]
    assert [group["size"] for group in seen(votes)["groups"]] == [40]


def test_one_mind_is_one_group() -> None:
    found = seen([[1] * len(NAMES) for _ in range(30)])
    assert (found["groups"], found["divides"]) == ([{"size": 30, "x": 0.0, "y": 0.0}], [])
    assert len(found["unites"]) == 5


def test_what_all_reject_unites_them_too() -> None:
    found = seen([[-1] * len(NAMES) for _ in range(30)])
    assert {lean for row in found["unites"] for lean in row["leans"]} == {"disagree"}


@pytest.mark.parametrize("people", [0, 1, FEWEST_PEOPLE - 1])
def test_with_too_few_people_there_is_no_map(people: int) -> None:
    assert seen([[1] * len(NAMES) for _ in range(people)]) == {"enough": False}


def test_with_too_few_statements_there_is_no_map() -> None:
    found = answer({"statements": ["c1", "c2", "c3"], "votes": [[1, -1, 0]] * 40})
    assert found["enough"] is False


def test_who_voted_on_little_is_left_out() -> None:
    votes = [*camps(20, 20, missing=0), *[[1, *[None] * (len(NAMES) - 1)] for _ in range(4)]]
    assert sum(group["size"] for group in seen(votes)["groups"]) == 40


def test_where_groups_of_more_are_protected_none_is_smaller() -> None:
    votes = camps(40, 15)
    assert len(seen(votes)["groups"]) == 2
    found = answer({"statements": NAMES, "votes": votes, "fewest": 20})
    assert min(group["size"] for group in found["groups"]) >= 20
    assert answer({"statements": NAMES, "votes": camps(10, 9), "fewest": 20}) == {"enough": False}


def test_a_loner_makes_no_group() -> None:
    votes = [*camps(40, noise=0, missing=0), [-1] * len(NAMES)]
    assert [group["size"] for group in seen(votes)["groups"]] == [41]


def test_the_order_of_people_changes_nothing() -> None:
    votes = camps(30, 20)
    assert seen(votes) == seen(votes)
    turned = seen(votes[::-1])
    assert [group["size"] for group in turned["groups"]] == [group["size"] for group in seen(votes)["groups"]]


ROWS = st.lists(st.lists(st.sampled_from([1, 0, -1, None]), min_size=10, max_size=10), max_size=40)


@examples(60)
@given(ROWS)
def test_whatever_was_voted_no_group_is_small_and_everybody_is_counted(votes: list[list[int | None]]) -> None:
    found = seen(votes)
    if not found["enough"]:
        return
    sizes = [group["size"] for group in found["groups"]]
    assert sum(sizes) == sum(1 for row in votes if sum(vote is not None for vote in row) >= ENOUGH_VOTES)
    assert len(sizes) == 1 or min(sizes) >= SMALLEST_GROUP
    assert all(abs(group[axis]) <= 1 for group in found["groups"] for axis in ("x", "y"))
    assert all(len(row["leans"]) == len(sizes) for row in found["unites"] + found["divides"])
