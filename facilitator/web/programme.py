"""What the preparation page needs of a session's programme: its phases, where others can come from, its own format."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from facilitator.core.format import KINDS, PHASE_TYPES, VIEWS, say
from facilitator.core.model import Phase
from facilitator.core.session import Session
from facilitator.core.ways import votes_in
from facilitator.web.shelf import Shelf

SUBJECTS = ("dilemma", "case", "example", "initiative", "need", "goal", "principle", "belief", "direction")
_NOT_WRITTEN = ("conclusion", "dilemma")  # the facilitator's own


def phase_rows(state: Session) -> list[dict[str, Any]]:
    """Give every phase as its form shows it, in the session's language; `now`: somebody is in it."""
    here = {position.phase for position in state.positions.values()} if state.begun else set()
    return [{**_row(phase, state.language), "now": phase.id in here} for phase in state.phases]


def _row(phase: Phase, language: str) -> dict[str, Any]:
    return {
        **asdict(phase),
        "title": say(phase.title, language),
        "instruction": say(phase.instruction, language),
        "prompts": [say(one, language) for one in phase.prompts],
        "votes": votes_in(phase),
    }


def context(state: Session, shelf: Shelf) -> dict[str, Any]:
    """Give the context of templates/prepare/programme.html."""
    formats, base = shelf.formats(), shelf.formats().get(state.format)
    in_session = state.position("").phase if state.begun else ""
    last = [phase.id for phase in state.phases if phase.type != "close"][-1:]
    return {
        "phases": phase_rows(state),
        "kinds": [kind for kind in KINDS if kind not in _NOT_WRITTEN],
        "subjects": SUBJECTS,
        "walls": [view for view in VIEWS if view not in ("auto", "contribution")],
        "types": PHASE_TYPES,
        "sources": [
            {
                "id": one.id,
                "title": say(one.title, state.language),
                "phases": [{"id": phase.id, "title": say(phase.title, state.language)} for phase in one.phases],
            }
            for one in formats.values()
        ],
        "add_after": in_session or "".join(last),
        "format_title": state.title,
        "format_about": say(base.about, state.language) if base else "",
        "own_format": say(base.title, state.language) if base and base.id in shelf.own() else "",
    }
