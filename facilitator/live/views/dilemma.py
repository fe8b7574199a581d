"""Dilemmas and how people chose on them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.core.format import MOMENTS
from facilitator.core.hands import without_phone
from facilitator.core.model import UNKNOWN, Contribution
from facilitator.core.protection import shown_choices, shown_moves
from facilitator.core.session import Session
from facilitator.core.shifts import is_linked
from facilitator.core.visibility import Audience
from facilitator.core.voting import choice_counts
from facilitator.live.screens.talk import (
    clock,
    subject_facts,
)
from facilitator.live.views import shown_dilemmas, still_choosing, view

STALKS = 120  # in the drawing of a shift: with more people than that a stalk stands for several


@view("dilemma")
def dilemma(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the dilemmas that the wall is about, with their choices."""
    choosing = still_choosing(state)
    return {
        "clock": clock(state.position("")),
        "choosing": choosing,
        "people": len(state.present()) + without_phone(state),
        "pages": [_choices(state, dilemma, choosing) for dilemma in shown_dilemmas(state)],
    }


def _choices(state: Session, dilemma: Contribution, choosing: bool) -> dict[str, Any]:
    """Give a dilemma with what people chose: while they still do, only how many."""
    voted = {moment: sum(choice_counts(state, dilemma, moment)) for moment in MOMENTS}
    facts = {"dilemma": subject_facts(state, dilemma), "chose": voted["before"]}
    if choosing:
        return facts
    few = {moment: 0 < n < state.fewest for moment, n in voted.items()}
    before, after = shown_choices(state, dilemma).values()
    return {
        **facts,
        "voted": voted,
        "few": state.fewest if any(few.values()) else 0,
        "hidden": few,
        "before": before[:-1],
        "after": after[:-1],
        "unknown": {"before": before[-1], "after": after[-1]},
        **_shift(state, dilemma),
    }


def _shift(state: Session, dilemma: Contribution) -> dict[str, Any]:
    """Give the rows and moves of the drawing, and how many left their option for a third way.

    In a small room a move of one or two is somebody: there it shows who chose what before and after, not who went where.
    """
    n = len(dilemma.options)
    counted = shown_moves(state, dilemma)
    keys: list[int | None] = [*range(n), None]
    moved = {(start, end): people for (start, end), people in counted.items() if end in keys}
    linked = is_linked(state, counted)
    each = -(-sum(moved.values()) // STALKS) or 1
    return {
        "each": each,
        "linked": linked,
        "rows": dict(zip(keys, row_centres(n), strict=True)),
        "moves": {move: -(-people // each) for move, people in moved.items()},
        **(_told(counted, keys) if linked else {"went": [], "turned": 0, "late": 0}),
    }


def _told(counted: Counter[tuple[int | str | None, int | str | None]], keys: list[int | None]) -> dict[str, Any]:
    """Give who went where: as a table, how many left their option for a third way, and how many chose only now."""
    starts, ends = (*keys, UNKNOWN, "-"), (*keys, UNKNOWN)
    return {
        "went": [[counted[start, end] for start in starts] for end in ends] if counted else [],
        "turned": sum(people for (start, end), people in counted.items() if end is None and isinstance(start, int)),
        "late": sum(people for (start, end), people in counted.items() if start == "-" and end in keys),
    }


def row_centres(options: int) -> list[float]:
    """Give the middle of each option's row and of the third way, as static/css/screens/wall.css lays them out."""
    tall, third = {2: (240, 152), 3: (168, 104), 4: (124, 88)}[options]
    gap = 24.0
    tops = [place * (tall + gap) for place in range(options)]
    return [*(top + tall / 2 for top in tops), options * (tall + gap) + third / 2]
