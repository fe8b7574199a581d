"""Everybody's voices of this phase in one room: large texts in columns, with who carries them once enough people said so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facilitator.core.format import say
from facilitator.core.model import Contribution, Phase
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, is_blind, may_see
from facilitator.live.parts.questions import question_facts
from facilitator.live.screens.outcomes import turnout
from facilitator.live.screens.talk import (
    background_label,
    belongs,
    clock,
    phase_of,
    prompts,
    title_of,
    translation_facts,
)
from facilitator.live.views import COLUMNS, shown_support, subject_now, view

PER_LINE = 31  # letters in a line of a column
LINE, ROOM = 2.7, 42.0  # height of a line and of a column, in rem of the wall
AROUND, SUPPORT = 2.1, 2.2  # around a text, and of the row of seeds below it
PROMPTS = 3.5  # the line of key questions above the columns
WIDE = 14  # letters of a background that no longer stand beside the seeds
OPEN = 12  # letters of "still open" after a question
MOST_LINES = 8  # of one text; the rest of it is on phones


@view("voices")
def voices(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the texts of this phase, newest first, as many to a page as can be read."""
    phase = phase_of(state, "")
    asked = prompts(phase, audience.language)
    made = list(made_here(state))
    seen = newest_first(one for one in made if may_see(state, audience, one))
    return {
        "phase": say(phase.title, audience.language),
        "kind": phase.accepts[0] if phase.accepts else "",
        "instruction": say(phase.instruction, audience.language),
        "subject": subject_now(state),
        "prompts": asked,
        "clock": clock(state.position("")),
        "n": len(made),
        "turnout": turnout(state, seen),
        "blind": sum(is_blind(state, one) for one in made),
        "pages": laid_out([voice(state, phase, one) for one in seen], ROOM - (PROMPTS if asked else 0)),
    }


def made_here(state: Session) -> Iterator[Contribution]:
    """Give what was made in the phase and round that the room is in, about what it talks about."""
    room = state.position("")
    for one in state.contributions.values():
        here = (one.phase, one.round) == (room.phase, room.round)
        shown = one.status == "visible" and one.kind != "dilemma" and not one.parked
        if here and shown and belongs(state, "", one):
            yield one


def newest_first(found: Iterator[Contribution]) -> list[Contribution]:
    """Give contributions with the latest in front."""
    return sorted(found, key=lambda one: (one.number < 0, abs(one.number)), reverse=True)


def voice(state: Session, phase: Phase, one: Contribution) -> dict[str, Any]:
    """Give one text as it stands on the wall; its kind when that is not what the phase asks for in front."""
    return {
        "id": one.id,
        "title": title_of(one),
        "text": one.text,
        "kind": "" if one.kind in phase.accepts[:1] else one.kind,
        "background": background_label(state, one),
        "support": shown_support(state, one),
        "translations": translation_facts(one),
        "question": question_facts(one),
    }


def laid_out(found: list[dict[str, Any]], room: float = ROOM) -> list[list[list[dict[str, Any]]]]:
    """Give pages of columns of texts: each column is filled from above, as far as it can be read."""
    columns: list[list[dict[str, Any]]] = []
    left = 0.0
    for one in found:
        tall = _height(one)
        if not columns or left < tall:
            columns.append([])
            left = room
        columns[-1].append(one)
        left -= tall
    return [columns[start : start + COLUMNS] for start in range(0, len(columns), COLUMNS)]


def _height(one: dict[str, Any]) -> float:
    letters = len(one["title"]) + len(one["text"]) + len(one["kind"]) + sum(
        len(other["text"]) + 8 for other in one["translations"]
    )
    if one["question"]["open"]:
        letters += len(one["question"]["owner"]) + len(one["question"]["due"]) + OPEN
    lines = min(MOST_LINES, letters // PER_LINE + 1)
    below = 2 if one["support"] and len(one["background"]) > WIDE else 1 if one["support"] or one["background"] else 0
    return lines * LINE + AROUND + below * SUPPORT
