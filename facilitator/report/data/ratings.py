"""How much an idea adds to each goal, in counts that tell nobody's own judgment."""

from __future__ import annotations

from typing import Any

from facilitator.core.model import Contribution
from facilitator.core.ratings import HIGHEST_RATING
from facilitator.core.session import Session
from facilitator.core.visibility import FEWEST
from facilitator.core.voting import family


def shown_ratings(state: Session, one: Contribution, numbers: dict[str, int]) -> dict[int, dict[str, Any]]:
    """Give `{goal: {"people", "counts"}}` of an idea and all that merged into it; one person counts once per goal.

    `counts` holds how many gave 0, 1, 2 and 3; it is empty where fewer than three people judged.
    """
    judged: dict[int, dict[str, int]] = {}
    for card in [*list(family(state, one))[::-1]]:  # the card that stays comes last: its own judgment wins
        for goal, votes in state.ratings.get(card.id, {}).items():
            if goal in state.contributions and (number := numbers.get(state.standing(goal).id)) is not None:
                judged.setdefault(number, {}).update(votes)
    return {number: _counted(list(votes.values())) for number, votes in sorted(judged.items()) if votes}


def _counted(values: list[int]) -> dict[str, Any]:
    enough = len(values) >= FEWEST
    counts = [values.count(value) for value in range(HIGHEST_RATING + 1)] if enough else []
    return {"people": len(values), "counts": counts}
