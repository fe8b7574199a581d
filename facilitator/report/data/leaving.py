"""How people left, in the report's data: the goals they look back on, and the words they leave with."""

from __future__ import annotations

from typing import Any

from facilitator.core.leaving import goals_reached, is_shown, words_left
from facilitator.core.session import Session


def shown_leaving(state: Session) -> dict[str, Any]:
    """Give the goals that anybody answered, counts None below the fewest that may be shown; and the words on the wall."""
    goals = [
        {
            "goal": one.goal,
            "people": one.people,
            "answered": one.answered,
            "yes": one.yes if is_shown(state, one) else None,
            "partly": one.partly if is_shown(state, one) else None,
            "no": one.no if is_shown(state, one) else None,
        }
        for one in goals_reached(state)
        if one.answered
    ]
    return {"goals": goals, "words": [{"text": text, "n": n} for text, n, _ in words_left(state)]}


def all_leaving(state: Session) -> dict[str, Any]:
    """Give all counts and all words, for the facilitator."""
    return {
        "goals": [
            {"goal": one.goal, "people": one.people, "yes": one.yes, "partly": one.partly, "no": one.no}
            for one in goals_reached(state)
        ],
        "words": [{"text": text, "n": n, "shown": shown} for text, n, shown in words_left(state, everything=True)],
    }
