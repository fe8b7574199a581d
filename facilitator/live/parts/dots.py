"""Dots on the screens: giving them on a phone, and what they make of the order on the console."""

from __future__ import annotations

from typing import Any

from facilitator.core.dots import ranking, voters, weighed
from facilitator.core.model import Phase
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, PHONE, Audience, may_see
from facilitator.live.parts import part
from facilitator.live.screens.talk import asked_about, name_of, phase_of
from facilitator.live.views.ranking import been_in, dotted_phase

TOPS = (1, 2, 3, 4, 5)  # how many the facilitator takes from the top with one tap


@part(PHONE, "dots")
def on_phone(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what one can give dots to now; how many one gave is personal, and comes with one's own document."""
    phase = phase_of(state, audience.group)
    if not phase.dots or state.closed:
        return {"budget": 0, "rows": []}
    return {
        "budget": phase.dots,
        "rows": [
            {"id": one.id, "kind": one.kind, "name": name_of(one), "text": one.text if one.title else "", "ask": one.ask}
            for one in weighed(state, phase)
            if may_see(state, audience, one)
        ],
    }


@part(CONSOLE, "dots")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the ranking with who voted, and what can be taken from its top; nothing without a phase with dots."""
    phase = dotted_phase(state)
    if not phase.dots or not been_in(state, phase):
        return {"rows": []}
    rows = ranking(state, phase)
    people = {person.id for person in state.present()}
    voted = len(people & voters(state, phase))
    return {
        "rows": [{"id": one.id, "kind": one.kind, "name": name_of(one), "dots": dots} for one, dots in rows],
        "people": len(people),
        "voted": voted,
        "open": any(phase_of(state, group).dots for group in ("", *state.groups)) and not state.closed,
        "budget": phase.dots,
        "on_wall": state.wall.view == "ranking",
        "tops": [n for n in TOPS if n <= len(rows)],
        "use": _use(state, phase),
        "main": [member for one in state.highlights.values() if not one.group for member in one.members],
        "asked": list(state.position("").on),
    }


def _use(state: Session, phase: Phase) -> str:
    """Give what the top is for: subjects of the talk to come, main directions, or nothing more than knowing."""
    kinds = phase.weighs or ("direction",)
    if any(kind in asked_about(state) for kind in kinds):
        return "subjects"
    return "directions" if "direction" in kinds else ""
