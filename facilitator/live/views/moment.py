"""A moment of silence: one sentence, full-screen, while an ear grows; then a question, and what people see."""

from __future__ import annotations

from typing import Any

from facilitator.core.format import say
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.live.screens.moment import moment_facts
from facilitator.live.screens.outcomes import turnout
from facilitator.live.screens.talk import phase_of
from facilitator.live.views import view
from facilitator.live.views.voices import laid_out, made_here, newest_first, voice

ROOM = 32.0  # of a column below the sentence and the question, in rem of the wall


@view("moment")
def moment(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the sentence and the question of the moment, and what was written in it."""
    phase = phase_of(state, "")
    seen = newest_first(one for one in made_here(state) if may_see(state, audience, one))
    return {
        **moment_facts(state, audience),
        "kind": phase.accepts[0] if phase.accepts else "",
        "phase": say(phase.title, audience.language),
        "n": len(seen),
        "turnout": turnout(state, seen),
        "pages": laid_out([voice(state, phase, one) for one in seen], ROOM),
    }
