"""What the preparation page needs of a session."""

from __future__ import annotations

from typing import Any

from facilitator.core.format import KINDS, SUPPORTS, VISIBILITIES, say
from facilitator.core.session import Session
from facilitator.live.screens.talk import LETTERS, dilemmas

LONG_DILEMMA = 400  # characters of situation that still read well on a phone and on the wall
FIELDS = (
    "kind",
    "organiser",
    "facilitator",
    "contact",
    "date",
    "start",
    "end",
    "place",
    "venue",
    "wifi_name",
    "wifi_password",
)
BLOCKS = 4  # options at most


def context(state: Session) -> dict[str, Any]:
    """Give the template's context: meeting, groups, backgrounds, phases and dilemmas as plain data."""
    return {
        "title": state.title,
        "language_of_session": state.language,
        "meeting": {name: getattr(state.meeting, name) for name in FIELDS},
        "introduction": state.meeting.introduction,
        "goals": "\n".join(state.meeting.goals),
        "groups": [
            {"id": one.id, "label": one.label, "leader": one.leader, "about": one.about}
            for one in state.groups.values()
        ],
        "backgrounds": [{"id": one.id, "label": one.label} for one in state.backgrounds.values()],
        "phases": [
            {
                "id": phase.id,
                "title": say(phase.title, state.language),
                "instruction": say(phase.instruction, state.language),
                "visibility": phase.visibility,
                "anonymous": phase.anonymous,
                "support": phase.support,
                "accepts": list(phase.accepts),
                "minutes": phase.minutes,
                "skipped": phase.skipped,
            }
            for phase in state.phases
        ],
        "order": [phase.id for phase in state.phases],
        "kinds": [kind for kind in KINDS if kind not in ("conclusion", "dilemma")],
        "visibilities": VISIBILITIES,
        "supports": SUPPORTS,
        "dilemmas": [
            {
                "id": one.id,
                "n": place,
                "title": one.title,
                "text": one.text,
                "ask": one.ask,
                "owner": one.owner,
                "options": [{"text": option.text, "objection": option.objection} for option in one.options],
                "long": len(one.text) > LONG_DILEMMA,
            }
            for place, one in enumerate(dilemmas(state), 1)
        ],
        "letters": LETTERS[:BLOCKS],
        "long_dilemma": LONG_DILEMMA,
        "begun": state.begun,
    }
