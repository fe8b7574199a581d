"""One conclusion in the facilitator's words, as large as it goes, with what it is about."""

from __future__ import annotations

from typing import Any

from facilitator.core.model import Conclusion
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.live.screens.talk import group_label
from facilitator.live.views import view


@view("conclusion")
def conclusion(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the conclusion that was chosen for the wall, else the latest."""
    one = shown_conclusion(state)
    if one is None:
        return {"one": None}
    about = state.contributions.get(one.on)
    about = state.standing(about.id) if about is not None else None
    seen = about is not None and may_see(state, audience, about)
    return {
        "one": {
            "id": one.id,
            "text": one.text,
            "kind": about.kind if about is not None and seen else "",
            "about": (about.title or about.text) if about is not None and seen else "",
            "group": group_label(state, one.group),
        }
    }


def shown_conclusion(state: Session) -> Conclusion | None:
    """Give the conclusion the wall shows when it shows one: the chosen one, else the latest, else None."""
    latest = list(state.conclusions.values())[-1:]
    return state.conclusions.get(state.wall.on) or (latest[0] if latest else None)
