"""A moment of silence, for every screen: its sentence, its question and when that opens."""

from __future__ import annotations

from typing import Any

from facilitator.core.format import say
from facilitator.core.model import Phase
from facilitator.core.phases import MINUTE
from facilitator.core.session import Session
from facilitator.core.visibility import Audience
from facilitator.live.screens.talk import clock, phase_of

TYPE = "moment"  # the type of phase that has one


def sentence(state: Session, phase: Phase, language: str) -> str:
    """Give what people think about: the latest conclusion of this phase, else its instruction, else its title."""
    drawn = [one.text for one in state.conclusions.values() if one.phase == phase.id and not one.on]
    return drawn[-1] if drawn else say(phase.instruction, language) or say(phase.title, language)


def _without(words: str, question: str) -> str:
    """Give the sentence without the question at its end, which opens later."""
    rest = words.removesuffix(question).rstrip()
    return rest if question and rest else words


def moment_facts(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the sentence, the question after it and the clock: when its time is over, the question is open.

    `length` is the silence in milliseconds (0: until the facilitator opens the question), so that what grows on the
    screens knows how far it is.
    """
    phase, position = phase_of(state, audience.group), state.position(audience.group)
    asked = say(phase.prompts[0], audience.language) if phase.prompts else ""
    return {
        "sentence": _without(sentence(state, phase, audience.language), asked),
        "question": asked,
        "clock": clock(position),
        "moment": f"{phase.id}/{position.round}",
        "length": phase.minutes * MINUTE,
        "closed": state.closed,
    }
