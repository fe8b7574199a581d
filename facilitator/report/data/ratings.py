"""The tree of goals and how much each idea adds to it, in counts that tell nobody's own judgment."""

from __future__ import annotations

from typing import Any

from facilitator.core.goals import tree
from facilitator.core.model import Contribution
from facilitator.core.ratings import HIGHEST_RATING, judged, matrix
from facilitator.core.session import Session


def shown_ratings(state: Session, one: Contribution, numbers: dict[str, int]) -> dict[int, dict[str, Any]]:
    """Give `{goal: {"people", "counts"}}` of an idea and all that merged into it; one person counts once per goal.

    `counts` holds how many gave 0, 1, 2 and 3; it is empty where fewer people judged than anything is said about apart.
    """
    given = {numbers[goal]: votes for goal, votes in judged(state, one).items() if goal in numbers and votes}
    return {number: _counted(list(votes.values()), state.fewest) for number, votes in sorted(given.items())}


def _counted(values: list[int], fewest: int) -> dict[str, Any]:
    enough = len(values) >= fewest
    counts = [values.count(value) for value in range(HIGHEST_RATING + 1)] if enough else []
    return {"people": len(values), "counts": counts}


def shown_tree(state: Session, numbers: dict[str, int]) -> list[dict[str, Any]]:
    """Give the goals as they hang, each before what hangs under it: `number`, `parent` (None: a root), `depth`.

    `bare` says that no idea adds to a goal or to what hangs under it.
    """
    rows = tree(state)
    bare = set(matrix(state).without) if rows else set()
    return [
        {"number": numbers[row.id], "parent": numbers.get(row.parent), "depth": row.depth, "bare": row.id in bare}
        for row in rows
        if row.id in numbers
    ]
