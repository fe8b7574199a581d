"""Why, how and what on a phone: the rings drawn small, with the way to each list."""

from __future__ import annotations

from typing import Any

from facilitator.core.circle import RINGS
from facilitator.core.session import Session
from facilitator.core.visibility import PHONE, Audience, may_see
from facilitator.live.parts import part
from facilitator.live.screens.talk import phase_of


@part(PHONE, "rings")
def rings(state: Session, audience: Audience) -> dict[str, Any]:
    """Give how many texts stand on each ring, where the phase asks for all three."""
    phase = phase_of(state, audience.group)
    if not set(RINGS) <= set(phase.accepts):
        return {"counts": {}}
    counts = dict.fromkeys(RINGS, 0)
    for one in state.contributions.values():
        if one.kind in counts and not one.parked and may_see(state, audience, one):
            counts[one.kind] += 1
    return {"counts": counts}
