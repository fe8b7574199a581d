"""What stays in memory is not looked through again; what nobody can reach goes, and a session that was erased goes wholly."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from facilitator.live.garbage import Sweeping, nothing_collected
from tests.story import HOST, Story


class Knot:
    """Something that knows itself, so that only a look for garbage frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Leave the other tests a memory of which nothing is set apart."""
    yield
    gc.unfreeze()


def test_what_nobody_can_reach_is_let_go() -> None:
    knot = Knot()
    seen = weakref.ref(knot)
    del knot
    Sweeping().sweep()
    assert seen() is None


def test_what_stays_is_set_apart() -> None:
    kept = [Knot() for _ in range(1000)]
    Sweeping().sweep()
    assert not {id(one) for one in kept} & {id(one) for one in gc.get_objects()}


def test_a_session_that_was_let_go_leaves_nothing() -> None:
    sweeping, knot = Sweeping(), Knot()
    seen = weakref.ref(knot)
    sweeping.sweep()
    del knot
    sweeping.sweep()
    assert seen() is not None, "set apart: not looked at"
    sweeping.thoroughly("the session")
    sweeping.sweep()
    assert seen() is None


def test_what_was_folded_knows_no_circles_so_reading_it_anew_leaves_nothing_behind() -> None:
    story = Story().begun()
    amber, _bilal = story.joined("amber", "bilal")
    story.in_phase("directions")
    card = story.when(amber, "AddContribution", kind="direction", text="Samen")["contribution"]
    story.when(HOST, "HideContribution", contribution=card)
    story.when(HOST, "UndoLast")
    gc.collect()
    seen = weakref.ref(story.ledger), weakref.ref(story.state)
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        del story
        assert [one() for one in seen] == [None, None]
        gc.collect()
        ours = [one for one in gc.garbage if type(one).__module__.startswith("facilitator.core")]  # others run beside this
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert ours == []


def test_a_log_that_was_read_is_set_apart_at_once() -> None:
    with nothing_collected():
        assert not gc.isenabled()
        kept = [Knot() for _ in range(1000)]
    assert gc.isenabled()
    assert not {id(one) for one in kept} & {id(one) for one in gc.get_objects()}
