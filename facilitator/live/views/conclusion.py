"""One conclusion in the facilitator's words, as large as it goes, with what it is about and what it rests on."""

from __future__ import annotations

from typing import Any

from facilitator.core.model import Conclusion, Contribution
from facilitator.core.session import Session
from facilitator.core.sign_offs import directions_of
from facilitator.core.themes import themed
from facilitator.core.visibility import Audience, is_public, may_see
from facilitator.live.screens.talk import group_label
from facilitator.live.views import view

MOST_RESTS = 3  # texts that stand below it; more would take the eye off the conclusion


@view("conclusion")
def conclusion(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the conclusion that was chosen for the wall, else the latest."""
    one = shown_conclusion(state)
    if one is None:
        return {"one": None}
    about = _about(state, audience, one)
    theme = state.themes.get(one.on)
    rests = [found for found in _rests(state, one, about) if may_see(state, audience, found)]
    return {
        "one": {
            "id": one.id,
            "text": one.text,
            "kind": about.kind if about is not None else "",
            "about": (about.title or about.text) if about is not None else theme.title if theme is not None else "",
            "group": group_label(state, one.group),
            "tied": about is not None or theme is not None or bool(one.group),
            "rests": [{"id": found.id, "text": found.title or found.text} for found in rests[:MOST_RESTS]],
            "more": max(0, len(rests) - MOST_RESTS),
        }
    }


def _about(state: Session, audience: Audience, one: Conclusion) -> Contribution | None:
    if one.on not in state.contributions:
        return None
    about = state.standing(one.on)
    return about if may_see(state, audience, about) else None


def _rests(state: Session, one: Conclusion, about: Contribution | None) -> list[Contribution]:
    """Give what a conclusion rests on: what its theme holds, else the main directions on what it is about.

    One that is tied to nothing claims to rest on nothing: the main directions of the room and its groups stand beside it.
    """
    if one.on in state.themes:
        return themed(state, state.themes[one.on].group).get(one.on, [])
    groups = [one.group] if one.group else ["", *state.groups]
    main = {found.id: found for group in groups for found in directions_of(state, group) if is_public(state, found)}
    if about is not None:
        same = {about.id, *about.merged}
        return [found for found in main.values() if found.on in same]
    return list(main.values())


def shown_conclusion(state: Session) -> Conclusion | None:
    """Give the conclusion the wall shows when it shows one: the chosen one, else the latest, else None."""
    latest = list(state.conclusions.values())[-1:]
    return state.conclusions.get(state.wall.on) or (latest[0] if latest else None)
