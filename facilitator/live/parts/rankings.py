"""Putting in order what matters most: on a phone, and what the points make of it on the console."""

from __future__ import annotations

from typing import Any

from facilitator.core.dots import weighed
from facilitator.core.rankings import points, rankers
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, PHONE, Audience, may_see
from facilitator.live.parts import part
from facilitator.live.screens.talk import name_of, phase_of
from facilitator.live.views.ranking import been_in, phase_with


@part(PHONE, "ranks")
def on_phone(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what one can put in order now; one's own order is personal, and comes with one's own document."""
    phase = phase_of(state, audience.group)
    if not phase.ranks or state.closed:
        return {"most": 0, "rows": []}
    return {
        "most": phase.ranks,
        "rows": [
            {"id": one.id, "name": name_of(one), "text": one.text if one.title else "", "ask": one.ask}
            for one in weighed(state, phase)
            if may_see(state, audience, one)
        ],
    }


@part(CONSOLE, "ranks")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the order of the room with who gave it; nothing as long as no phase that asks for one was opened."""
    phase = phase_with(state, lambda one: bool(one.ranks))
    if phase is None or not been_in(state, phase):
        return {"rows": []}
    people = {person.id for person in state.present()}
    return {
        "rows": [
            {"id": one.id, "name": name_of(one), "points": row.points, "people": row.people, "first": row.first}
            for one, row in points(state, phase)
        ],
        "people": len(people),
        "voted": len(people & rankers(state, phase)),
        "most": phase.ranks,
        "open": any(phase_of(state, group).ranks for group in ("", *state.groups)) and not state.closed,
        "on_wall": state.wall.view == "ranking",
        "dots_too": bool(phase.dots),
    }
