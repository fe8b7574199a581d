"""The programme on the console, beside the list of phases: skip, bring back, vote again, and where all of it is changed."""

from __future__ import annotations

from typing import Any

from facilitator.core.format import say
from facilitator.core.model import Phase
from facilitator.core.phases import after, before
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, Audience
from facilitator.core.voting_again import votings_in
from facilitator.core.ways import votes_in
from facilitator.live.parts import part
from facilitator.live.screens.talk import phase_of


@part(CONSOLE, "programme")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give where the room is, what comes next and came before, what was skipped, whether the vote can open again."""
    room, language = phase_of(state, ""), audience.language

    def named(phase: Phase | None) -> dict[str, str] | None:
        return {"id": phase.id, "title": say(phase.title, language)} if phase else None

    return {
        "room": named(room),
        "round": state.position("").round,
        "next": named(after(state, room.id)),
        "back": named(before(state, room.id)),
        "skipped": [named(one) for one in state.phases if one.skipped],
        "votes": votes_in(room) and not state.closed,
        "vote": len(votings_in(state, room.id)) + 1,
        "again": room.type not in ("welcome", "close") and not state.closed,
        "closed": state.closed,
    }
