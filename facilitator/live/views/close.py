"""The end: what was brought in, and the last conclusion."""

from __future__ import annotations

from typing import Any

from facilitator.core.format import say
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.live.screens.talk import (
    phase_of,
)
from facilitator.live.views import view


@view("close")
def close(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what was brought in and the last conclusion."""
    shown = [one for one in state.contributions.values() if may_see(state, audience, one)]
    counts: dict[str, int] = {}
    for one in shown:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    promised = [("action", len(state.actions))] if state.actions else []
    last = list(state.conclusions.values())[-1:]
    return {
        "instruction": say(phase_of(state, "").instruction, audience.language),
        "people": len(state.present()),
        "counts": [*((kind, n) for kind, n in counts.items() if kind != "dilemma"), *promised],
        "conclusion": last[0].text if last else "",
    }
