"""Rounds of voting: what earlier rounds gave beside the latest, for everybody; and every count, for the facilitator."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import Any

from facilitator.core.dots import dots_of
from facilitator.core.format import MOMENTS
from facilitator.core.model import UNKNOWN
from facilitator.core.protection import shown_choices, shown_tally
from facilitator.core.ratings import judged, mean_rating
from facilitator.core.session import Session, Voting
from facilitator.core.visibility import is_public
from facilitator.core.voting import choice_counts, tally
from facilitator.core.voting_again import counted_with
from facilitator.report.data.reading import in_order
from facilitator.report.data.weighing import estimate_values, rank_counts, shown_weighing


def shown_votings(state: Session) -> list[dict[str, Any]]:
    """Give the rounds that were closed by voting again, first round first, over what is public.

    Of each: `phase`, `number`, and per contribution (by number) in that round its `choices`, `support` and `dots`, of
    `ratings` the mean, of `ranks` the points, and of `estimates` where it stood.
    """
    return [_round(state, voting) for voting in state.votings]


def _round(state: Session, voting: Voting) -> dict[str, Any]:
    then = counted_with(state, voting)
    shown = [one for one in in_order(state) if is_public(state, one)]
    support = {
        one.number: {**counts, UNKNOWN: tally(then, one)[UNKNOWN]}
        for one in shown
        if (counts := shown_tally(then, one)) is not None
    }
    dots = {one.number: n for one in shown if (n := sum(dots_of(then, one).values()))}
    choices = {one.number: shown_choices(then, one) for one in shown if one.kind == "dilemma"}
    given = {number: counts for number, counts in choices.items() if any(map(any, counts.values()))}
    weighed = {one.number: shown_weighing(then, one) for one in shown}
    ranks = {number: found["ranked"]["points"] for number, found in weighed.items() if "ranked" in found}
    estimates = {number: found["estimated"] for number, found in weighed.items() if "estimated" in found}
    ratings = {one.number: mean for one in shown if (mean := mean_rating(then, one)) is not None}
    counted = {"choices": given, "support": support, "dots": dots, "ratings": ratings, "ranks": ranks, "estimates": estimates}
    return {"phase": voting.phase, "number": voting.number, **counted}


# ── everything, for the facilitator ──


def all_votings(state: Session) -> list[dict[str, Any]]:
    """Give the counts of every round of every vote, earlier rounds first; `latest` marks the one that holds.

    Of each: `on` (a number), `what` (choices, support, dots, ratings, ranks or estimates), `moment` ("" when it is no choice on a
    dilemma), `round` from 1 within what it counts, `phase` that an earlier round was held in (null: the latest), `counts`,
    and of ratings the `goal`.
    """
    held = [(voting.phase, counted_with(state, voting)) for voting in state.votings]
    rows = [{**row, "phase": phase, "latest": False} for phase, then in held for row in _counts(then)]
    rows += [{**row, "phase": None, "latest": True} for row in _counts(state)]
    rounds: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        about = (row["on"], row["what"], row["moment"], row.get("goal"))
        rounds[about] += 1
        row["round"] = rounds[about]
    return rows


def _middle(values: list[int]) -> int:
    return int(median(values) + 0.5)


def _counts(state: Session) -> list[dict[str, Any]]:
    """Give what was voted, as far as anybody did: one row per text and thing voted."""
    rows: list[dict[str, Any]] = []
    for one in in_order(state):
        found: list[tuple[str, str, list[int]]] = []
        if one.kind == "dilemma":
            found += [("choices", moment, choice_counts(state, one, moment)) for moment in MOMENTS]
        found.append(("support", "", list(tally(state, one).values())))
        dots = dots_of(state, one)
        found.append(("dots", "", [sum(dots.values()), len(dots)]))
        found.append(("ranks", "", rank_counts(state, one).get("places", [])))
        given = estimate_values(state, one)
        found.append(("estimates", "", [len(given["effort"]), *map(_middle, given.values())] if given else []))
        rows += [
            {"on": one.number, "what": what, "moment": moment, "counts": counts}
            for what, moment, counts in found
            if any(counts)
        ]
        rows += [
            {
                "on": one.number,
                "what": "ratings",
                "moment": "",
                "goal": state.contributions[goal].number,
                "counts": counts,
            }
            for goal, votes in judged(state, one, everything=True).items()
            if any(counts := [list(votes.values()).count(value) for value in range(4)])
        ]
    return rows
