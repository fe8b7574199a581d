"""What people will do: noting an own commitment on a phone, and what everybody promised."""

from __future__ import annotations

from typing import Any

from facilitator.core.actions import shown_actions
from facilitator.core.holding import WORDS, held_by_words
from facilitator.core.model import Action
from facilitator.core.session import Session
from facilitator.core.visibility import PHONE, Audience
from facilitator.live.parts import part
from facilitator.live.parts.joining_in import join_facts
from facilitator.live.screens.talk import phase_of

SHOWN = 30  # of the latest, on a phone


@part(PHONE, "commitments")
def commitments(state: Session, audience: Audience) -> dict[str, Any]:
    """Give whether this phase asks for commitments, and those of everybody with the latest in front."""
    phase = phase_of(state, audience.group)
    asked = "action" in phase.accepts and not state.closed
    listed = shown_actions(state) if asked or state.closed or phase.type == "close" else []
    going_on = join_facts(state, audience.group)
    return {
        "joinable": going_on is not None,
        "open": asked,
        "front": phase.accepts[:1] == ("action",),
        "n": len(listed),
        "actions": [
            {"id": one.id, "text": one.text, "owner": one.owner, "due": one.due, "joined": (going_on or {}).get(one.id, 0)}
            for one in listed[: -SHOWN - 1 : -1]
        ],
    }


def own_commitments(state: Session, participant_id: str) -> list[dict[str, Any]]:
    """Give what this participant promised, and why it waits for a reading, if it does."""
    return [
        {"id": one.id, "text": one.text, "owner": one.owner, "due": one.due, "held": one.held, "words": action_words(state, one)}
        for one in state.actions.values()
        if one.author == participant_id
    ]


def action_words(state: Session, one: Action) -> list[str]:
    """Give the words for which an action waits."""
    return held_by_words(state, one.text, one.owner, one.due) if one.held == WORDS else []
