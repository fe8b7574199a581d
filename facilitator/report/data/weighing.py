"""What was put in order and estimated, and on which words people voted: for everybody, and in full."""

from __future__ import annotations

from typing import Any

from facilitator.core.estimates import estimates_of, placed
from facilitator.core.model import Contribution
from facilitator.core.rankings import orders, places_on, points, ranking_phase
from facilitator.core.session import Session
from facilitator.core.wordings import split_by_ballot


def shown_weighing(state: Session, one: Contribution) -> dict[str, Any]:
    """Give what may leave the house: `ranked`, `estimated` and `wordings`, each as far as there is something to tell.

    Points are there when enough people put something in order; an estimate says no more than its place on the wall.
    """
    found: dict[str, Any] = {}
    if (ranked := ranked_facts(state, one)) and ranked["voters"] >= state.fewest:
        found["ranked"] = ranked
    at = placed(state, one)
    if at.people:
        found["estimated"] = {
            "people": at.people,
            "quarter": at.quarter,
            "effort": at.effort,
            "effect": at.effect,
            "exact": at.exact,
            "spread": list(at.spread),
        }
    if words := wordings(state, one):
        found["wordings"] = words
    return found


def ranked_facts(state: Session, one: Contribution) -> dict[str, int]:
    """Give its points, how many named it (`people`), how many `first`, of how many `voters`, in a top of `most`."""
    phase = ranking_phase(state, one)
    if phase is None or not state.ranks or not places_on(state, one):
        return {}
    row = next((row for card, row in points(state, phase) if card.id == one.id), None)
    if row is None or not row.people:
        return {}
    voters = len(orders(state, phase))
    return {"points": row.points, "people": row.people, "first": row.first, "voters": voters, "most": phase.ranks}


def full_weighing(state: Session, one: Contribution) -> dict[str, Any]:
    """Give every count, for the facilitator: `ranks`, `estimates` and `wordings`."""
    found: dict[str, Any] = {}
    if ranks := rank_counts(state, one):
        found["ranks"] = ranks
    if estimates := estimate_values(state, one):
        found["estimates"] = estimates
    if words := wordings(state, one):
        found["wordings"] = words
    return found


def rank_counts(state: Session, one: Contribution) -> dict[str, Any]:
    """Give its `points` and how many people have it in each place (`places`, the first in front); nothing without any."""
    phase = ranking_phase(state, one)
    facts = ranked_facts(state, one)
    if phase is None or not facts:
        return {}
    at = [order.index(one.id) for order in orders(state, phase).values() if one.id in order]
    return {"points": facts["points"], "places": [at.count(place) for place in range(phase.ranks)]}


def estimate_values(state: Session, one: Contribution) -> dict[str, list[int]]:
    """Give all efforts and all effects, each sorted by itself, so that no two belong together; nothing without any."""
    given = estimates_of(state, one).values()
    if not given:
        return {}
    return {"effort": sorted(each.effort for each in given), "effect": sorted(each.effect for each in given)}


def wordings(state: Session, one: Contribution) -> dict[str, dict[str, int]]:
    """Give per ballot how many votes are on the words of `now` and on `earlier` ones, where there are earlier ones."""
    return {
        ballot: {"now": found.now, "earlier": found.earlier} for ballot, found in split_by_ballot(state, one).items()
    }
