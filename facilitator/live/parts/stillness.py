"""A moment of silence on the console: its sentence to reword, and opening the question with one tap."""

from __future__ import annotations

from typing import Any

from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, Audience
from facilitator.live.parts import part
from facilitator.live.screens.moment import TYPE, moment_facts, sentence
from facilitator.live.screens.talk import phase_of


@part(CONSOLE, "stillness")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the moment that the room is in: nothing in a phase of another type.

    `conclusion` is the one that gives the sentence, when the facilitator worded it as a conclusion of this phase.
    """
    phase = phase_of(state, "")
    if phase.type != TYPE or state.closed:
        return {"phase": ""}
    drawn = [one.id for one in state.conclusions.values() if one.phase == phase.id and not one.on]
    return {
        **moment_facts(state, audience),
        "phase": phase.id,
        "sentence": sentence(state, phase, audience.language),
        "conclusion": drawn[-1] if drawn else "",
    }
