"""What stands in front on the console: in each kind of phase first what whoever leads needs there."""

from __future__ import annotations

from facilitator.core.leaving import LEAVING
from facilitator.core.session import Session
from facilitator.live.screens.talk import phase_of

COLUMN = (
    "moderation", "dots", "ranks", "estimates", "across", "landscape", "subjects", "goals", "tests", "alike", "sections", "pace", "people", "dilemmas", "questions", "cards", "votings",
    "topics", "harvest", "sign_off", "actions", "outcomes", "joined", "staying_open", "goodbye", "report_wishes", "history",
)  # fmt: skip
FIRST = {
    "welcome": ("moderation", "outcomes"),
    "weigh": ("moderation", "dots", "ranks", "estimates", "tests", "across", "landscape", "subjects", "alike", "sections"),
    "harvest": ("moderation", "harvest", "sign_off", "across", "actions"),
    LEAVING: ("moderation", "goodbye", "report_wishes", "actions", "joined", "staying_open", "harvest", "sign_off"),
}


def in_front(state: Session) -> tuple[str, ...]:
    """Give the regions of the console's middle column, first what the phase of the room asks for."""
    first = FIRST.get(phase_of(state, "").type, ())
    return (*first, *(name for name in COLUMN if name not in first))
