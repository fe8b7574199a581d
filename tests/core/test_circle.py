"""Where the rings and their marks lie."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from facilitator.core.circle import RADIUS, RINGS, rings


def test_it_works() -> None:
    drawn = rings({"why": 5, "how": 8, "what": 10})
    assert [ring.kind for ring in drawn] == list(RINGS)
    assert [len(ring.marks) for ring in drawn] == [5, 8, 10]
    assert [ring.inner for ring in drawn[1:]] == [ring.outer for ring in drawn[:-1]]
    assert drawn[-1].outer == RADIUS


@pytest.mark.parametrize("n", [0, 1, 7, 40, 400])
def test_every_mark_lies_on_its_own_ring_and_leaves_room_for_the_name(n: int) -> None:
    for ring in rings(dict.fromkeys(RINGS, n)):
        assert len(ring.marks) == n
        for mark in ring.marks:
            away = math.hypot(mark.x, mark.y)
            assert ring.inner < away < ring.outer
            assert mark.y > ring.label


def test_marks_do_not_lie_on_each_other_while_there_is_room() -> None:
    marks = rings({"what": 20})[2].marks
    for one, other in pairwise(marks):
        assert math.hypot(one.x - other.x, one.y - other.y) > 8


def test_a_kind_without_texts_is_an_empty_ring() -> None:
    assert [ring.marks for ring in rings({})] == [(), (), ()]
