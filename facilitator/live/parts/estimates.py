"""Effort and effect: two sliders per text on a phone, and the places that they give on the console."""

from __future__ import annotations

from typing import Any

from facilitator.core.dots import weighed
from facilitator.core.estimates import QUARTERS, estimated, estimators
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, PHONE, Audience, may_see
from facilitator.live.parts import part
from facilitator.live.screens.talk import name_of, phase_of
from facilitator.live.views.estimates import card_facts, marks
from facilitator.live.views.ranking import been_in, phase_with


@part(PHONE, "estimates")
def on_phone(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what one can estimate now; what one said oneself comes with one's own document."""
    phase = phase_of(state, audience.group)
    if not phase.estimates or state.closed:
        return {"rows": []}
    rows = [one for one in weighed(state, phase) if may_see(state, audience, one)]
    return {"rows": [{"id": one.id, "name": name_of(one), "text": one.text if one.title else ""} for one in rows]}


@part(CONSOLE, "estimates")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the two by two in small; nothing as long as no phase that asks for it was opened."""
    phase = phase_with(state, lambda one: one.estimates)
    if phase is None or not been_in(state, phase):
        return {"rows": []}
    rows = estimated(state, phase)
    people = {person.id for person in state.present()}
    return {
        "rows": [card_facts(one, at) for one, at in rows],
        "marks": marks(rows),
        "quarters": QUARTERS,
        "people": len(people),
        "voted": len(people & estimators(state, phase)),
        "open": any(phase_of(state, group).estimates for group in ("", *state.groups)) and not state.closed,
        "on_wall": state.wall.view == "estimates",
        "fewest": state.fewest,
    }
