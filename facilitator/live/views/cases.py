"""The cases people brought in, with what they ask: what the room can choose from, and what it talks about now."""

from __future__ import annotations

from typing import Any

from facilitator.core.format import say
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see, shown_background
from facilitator.live.screens.talk import clock, group_label, phase_of
from facilitator.live.views import in_pages, view

PER_PAGE = 6  # cases that ten metres can read at once


@view("cases")
def cases(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the cases in order, six to a page; those that are under discussion are marked."""
    phase = phase_of(state, "")
    found = [one for one in state.contributions.values() if one.kind == "case" and not one.parked and may_see(state, audience, one)]
    found.sort(key=lambda one: (one.number < 0, abs(one.number)))
    chosen = {state.standing(one).id for one in state.position("").on if one in state.contributions}
    rows = [
        {
            "id": one.id,
            "n": place,
            "title": one.title,
            "text": one.text,
            "ask": one.ask,
            "group": group_label(state, one.group),
            "background": background.label if (background := state.backgrounds.get(shown_background(state, one))) else "",
            "chosen": one.id in chosen,
        }
        for place, one in enumerate(found, 1)
    ]
    return {
        "instruction": say(phase.instruction, audience.language),
        "clock": clock(state.position("")),
        "waiting": phase.accepts[:1] == ("case",),
        "pages": in_pages(rows, PER_PAGE),
    }
