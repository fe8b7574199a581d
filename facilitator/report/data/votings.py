"""Rounds of voting that were held again: what the earlier rounds gave, beside the latest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from facilitator.core.dots import dots_of
from facilitator.core.format import MOMENTS
from facilitator.core.session import Session, Voting
from facilitator.core.visibility import is_public
from facilitator.core.voting import choice_counts, tally
from facilitator.report.data.reading import in_order


def shown_votings(state: Session) -> list[dict[str, Any]]:
    """Give the rounds that were closed by voting again, first round first, over what is public.

    Of each: `phase`, `number`, and per contribution (by number) its `choices`, `support` and `dots` in that round.
    """
    return [_round(state, voting) for voting in state.votings]


def _round(state: Session, voting: Voting) -> dict[str, Any]:
    then = replace(
        state, choices=voting.choices, support=voting.support, dots=voting.dots, ratings=voting.ratings,
        hands=voting.hands,
    )  # fmt: skip
    shown = [one for one in in_order(state) if is_public(state, one)]
    support = {one.number: counts for one in shown if any((counts := tally(then, one)).values())}
    dots = {one.number: n for one in shown if (n := sum(dots_of(then, one).values()))}
    choices = {
        one.number: {moment: choice_counts(then, one, moment) for moment in MOMENTS}
        for one in shown
        if one.kind == "dilemma"
    }
    given = {number: counts for number, counts in choices.items() if any(map(any, counts.values()))}
    return {"phase": voting.phase, "number": voting.number, "choices": given, "support": support, "dots": dots}
