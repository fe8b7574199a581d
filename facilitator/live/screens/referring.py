"""What a new text can respond to besides the subject of the talk: goals, initiatives, ideas, as the phase says."""

from __future__ import annotations

from typing import Any

from facilitator.core.format import HEADINGS
from facilitator.core.goals import GOAL, tree
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.live.screens.talk import name_of, phase_of

LONGEST = 48  # characters of one line in a list to pick from


def referred_to(state: Session, audience: Audience) -> list[dict[str, Any]]:
    """Give what the phase is about, as far as it is no subject of the talk, with how deep it hangs (goals only)."""
    kinds = [kind for kind in phase_of(state, audience.group).about if kind not in HEADINGS]
    found: list[dict[str, Any]] = []
    for kind in kinds:
        if kind == GOAL:
            found += [{"id": row.id, "name": shortened(row.text), "depth": row.depth} for row in tree(state)]
            continue
        those = [one for one in state.contributions.values() if one.kind == kind and not one.parked]
        found += [{"id": one.id, "name": shortened(name_of(one)), "depth": 0} for one in those if one.status == "visible"]
    return [row for row in found if may_see(state, audience, state.contributions[row["id"]])]


def shortened(text: str) -> str:
    """Give a text in one line of a list."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
