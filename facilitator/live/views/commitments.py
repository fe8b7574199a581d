"""Commitments: what people will do, who and by when."""

from __future__ import annotations

from typing import Any

from facilitator.core.actions import shown_actions
from facilitator.core.format import say
from facilitator.core.session import Session
from facilitator.core.visibility import Audience
from facilitator.live.screens.talk import clock, phase_of
from facilitator.live.views import in_pages, view

PER_PAGE = 5  # rows that ten metres can read at once


@view("commitments")
def commitments(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the actions in the order they were noted, five to a page."""
    phase = phase_of(state, "")
    rows = [
        {"id": one.id, "text": one.text, "owner": one.owner, "due": one.due} for one in shown_actions(state)
    ]
    return {
        "phase": say(phase.title, audience.language),
        "instruction": say(phase.instruction, audience.language),
        "clock": clock(state.position("")),
        "n": len(rows),
        "pages": in_pages(rows, PER_PAGE),
    }
