"""The end: what was brought in, the last conclusion, what was reached, and the words people leave with."""

from __future__ import annotations

from typing import Any

from facilitator.core.actions import shown_actions
from facilitator.core.format import say
from facilitator.core.leaving import words_left
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.live.parts.leaving import reached_facts
from facilitator.live.screens.talk import (
    phase_of,
)
from facilitator.live.views import in_pages, view

PER_PAGE = 36  # words that ten metres can read at once
MOST_GOALS = 5  # below a conclusion; the others stand in the report
LOUDEST = 4  # a word of so many people is as large as it gets


@view("close")
def close(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what was brought in and the last conclusion; goals once enough people looked back on them, and the words."""
    shown = [one for one in state.contributions.values() if may_see(state, audience, one)]
    counts: dict[str, int] = {}
    for one in shown:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    promised = [("action", n)] if (n := len(shown_actions(state))) else []
    last = list(state.conclusions.values())[-1:]
    goals = [one for one in reached_facts(state) if one["shown"]]
    words = [{"text": text, "n": n, "loud": min(n, LOUDEST)} for text, n, _ in words_left(state)]
    return {
        "instruction": say(phase_of(state, "").instruction, audience.language),
        "people": len(state.present()),
        "counts": [*((kind, n) for kind, n in counts.items() if kind != "dilemma"), *promised],
        "conclusion": last[0].text if last else "",
        "goals": goals[:MOST_GOALS],
        "more_goals": max(0, len(goals) - MOST_GOALS),
        "left": sum(n for _, n, _ in words_left(state)),  # with those held back, readers could reckon that there are any
        "pages": in_pages(words, PER_PAGE),
    }
