"""What weighs most: everything the room gave dots to or put in order, most dots or points first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.core.dots import ranking, voters, weighed
from facilitator.core.format import say
from facilitator.core.model import Contribution, Phase
from facilitator.core.rankings import points, rankers
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.live.screens.talk import clock, phase_of
from facilitator.live.screens.wordings import earlier_rounds, shown_wordings
from facilitator.live.views import in_pages, view

PER_PAGE = 8
PER_PAGE_LONG = 5  # of names that take two lines
LONG = 42  # characters that stand on one line
MOST_SEEDS = 30  # seeds in the longest row; with more dots than that a seed stands for several


@view("ranking")
def weighed_most(state: Session, audience: Audience) -> dict[str, Any]:
    """Give a row for each text that got dots, or points where people put texts in order (all as long as none has any).

    `per` says how many a seed stands for.
    """
    phase = phase_with(state, lambda one: bool(one.dots or one.ranks)) or phase_of(state, "")
    by = "dots" if phase.dots else "ranks"
    rows = [row for row in _numbered(state, phase) if may_see(state, audience, row[0])]
    given = [row for row in rows if row[1]] or rows
    long = any(len(one.title or one.text) > LONG for one, _, _ in given)
    per = max(1, -(-max((n for _, n, _ in rows), default=0) // MOST_SEEDS))
    chosen = {state.standing(one).id for one in state.position("").on if one in state.contributions}
    if len(chosen) >= len(rows):
        chosen = set()  # what holds for all tells nothing
    voted = _voted(state, phase)
    few = state.fewest if by == "ranks" and 0 < voted < state.fewest else 0
    held = [(round_, found) for round_ in earlier_rounds(state, phase, by) if any((found := _numbers(round_, phase)).values())]
    then = [found for _, found in held]
    listed = [
        {
            "id": one.id,
            "name": one.title or one.text,
            "dots": n,
            "first": first,
            "seeds": -(-n // per),
            "chosen": one.id in chosen,
            "wordings": None if few else shown_wordings(state, one, by),
            "before": [numbers.get(one.id, 0) for numbers in then],
        }
        for one, n, first in given
    ]
    return {
        "title": say(phase_of(state, "").instruction, audience.language),
        "kind": phase.weighs[0] if phase.weighs else "direction",
        "clock": clock(state.position("")),
        "people": len(state.present()),
        "voted": voted,
        "voted_before": [_voted(round_, phase) for round_, _ in held],
        "few": few,
        "by": by,
        "most": phase.ranks,
        "dots": sum(n for _, n, _ in rows),
        "per": per,
        "pages": in_pages(listed, PER_PAGE_LONG if long else PER_PAGE),
    }


def _voted(state: Session, phase: Phase) -> int:
    """Give how many people gave dots in a phase, or put texts in order."""
    return len(voters(state, phase) if phase.dots else rankers(state, phase))


def _numbers(state: Session, phase: Phase) -> dict[str, int]:
    """Give the dots or points of each text."""
    return {one.id: n for one, n, _ in _numbered(state, phase)}


def _numbered(state: Session, phase: Phase) -> list[tuple[Contribution, int, int]]:
    """Give each text with its dots, or its points and how often it was first; no points of too few people."""
    if phase.dots:
        return _by_dots(state, phase)
    if len(rankers(state, phase)) < state.fewest:
        return [(one, 0, 0) for one in weighed(state, phase)]
    return _by_points(state, phase)


def _by_dots(state: Session, phase: Phase) -> list[tuple[Contribution, int, int]]:
    return [(one, dots, 0) for one, dots in ranking(state, phase)]


def _by_points(state: Session, phase: Phase) -> list[tuple[Contribution, int, int]]:
    return [(one, row.points, row.first) for one, row in points(state, phase)]


def phase_with(state: Session, asks: Callable[[Phase], bool]) -> Phase | None:
    """Give the phase that is meant by what it asks: that of the room if it does, else the last one before it, else the first."""
    now = phase_of(state, "")
    if asks(now):
        return now
    order = [one.id for one in state.phases]
    place = order.index(now.id) if now.id in order else len(order)
    found = [one for one in state.phases if asks(one)]
    earlier = [one for one in found if order.index(one.id) < place]
    return next(iter(earlier[-1:] or found[:1]), None)


def dotted_phase(state: Session) -> Phase:
    """Give the phase whose dots are meant."""
    return phase_with(state, lambda one: bool(one.dots)) or phase_of(state, "")


def been_in(state: Session, phase: Phase) -> bool:
    """Whether any group has been in a phase."""
    stops = (stop for group in ("", *state.groups) for stop in state.position(group).visited)
    return any(stop.partition("/")[0] == phase.id for stop in stops)
