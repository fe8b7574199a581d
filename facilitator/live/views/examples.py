"""What is being renewed, and who does it already: the points of the introduction, then the practice examples."""

from __future__ import annotations

import re
from typing import Any

from facilitator.core.format import say
from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.live.screens.talk import clock, group_label, phase_of
from facilitator.live.views import in_pages, view

_POINT = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•–])\s+(\S.*)$")  # "1. Smaller and closer to home"
_SPOKEN = ("introduction", "inspiration")  # sections of the notes in which the points stand


@view("examples")
def examples(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the points of renewal and the examples with who tells about them; each page a few of them."""
    found = [one for one in state.contributions.values() if one.kind == "example" and not one.parked and may_see(state, audience, one)]
    found.sort(key=lambda one: (one.number < 0, abs(one.number)))
    return {
        "instruction": say(phase_of(state, "").instruction, audience.language),
        "clock": clock(state.position("")),
        "points": points(state),
        "pages": in_pages([_example(state, one) for one in found]),
    }


def points(state: Session) -> list[str]:
    """Give the points that the facilitator noted for the introduction: the lines of a list, '1.' or '-'."""
    notes = [note for note in state.notes.values() if note.section in _SPOKEN]
    listed = [[found[1].strip() for line in note.text.splitlines() if (found := _POINT.match(line))] for note in notes]
    return next((lines for lines in listed if lines), [])


def _example(state: Session, one: Contribution) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "text": one.text,
        "presenter": one.presenter,
        "group": group_label(state, one.group).partition(":")[0],
    }
