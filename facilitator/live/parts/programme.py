"""The programme on the console, beside the list of phases: skip, bring back, vote again, and where all of it is changed."""

from __future__ import annotations

from typing import Any

from facilitator.core.format import say
from facilitator.core.phases import after
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, Audience
from facilitator.core.voting_again import votes_in, votings_in
from facilitator.live.parts import part
from facilitator.live.screens.talk import phase_of


@part(CONSOLE, "programme")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what comes next (to skip), what was skipped (to bring back), and whether the vote of now can open again."""
    room, language = phase_of(state, ""), audience.language
    following = after(state, room.id)
    return {
        "next": {"id": following.id, "title": say(following.title, language)} if following else None,
        "skipped": [{"id": one.id, "title": say(one.title, language)} for one in state.phases if one.skipped],
        "room": {"id": room.id, "title": say(room.title, language)},
        "votes": votes_in(room) and not state.closed,
        "vote": len(votings_in(state, room.id)) + 1,
        "closed": state.closed,
    }
