"""What the projector shows: made to be read at ten metres, and to show nothing that should not be shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.core.format import say
from facilitator.core.session import Session
from facilitator.core.visibility import WALL, Audience
from facilitator.live.screens import Screen
from facilitator.live.screens.talk import (
    phase_of,
)
from facilitator.live.views import discover, shown_dilemmas, view_of


class WallScreen(Screen):
    """The wall. `address` (set by the web layer) tells how to join: {url, short, code}."""

    name = WALL
    regions = ("head", "stage", "foot", "frozen")
    address: Callable[[Session], dict[str, str]]

    def region(self, name: str, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the context of one region."""
        if name == "head":
            return self._head(state, audience)
        if name == "foot":
            view = view_of(state)
            return {"join": None if view in ("join", "blank") else self.address(state), "view": view}
        if name == "frozen":
            return {"frozen": state.wall.frozen}
        return self._stage(state, audience)

    def _head(self, state: Session, audience: Audience) -> dict[str, Any]:
        view, dilemma = view_of(state), next(iter(shown_dilemmas(state)), None)
        phase = phase_of(state, "")
        about = dilemma.title if dilemma is not None and view in ("groups", "contribution") else ""
        people = state.present()
        return {
            "title": state.title,
            "view": view,
            "phase": say(phase.title, audience.language),
            "about": about,
            "people": len(people),
            "contributed": sum(1 for person in people if person.contributed),
            "meeting": {"date": state.meeting.date, "place": state.meeting.venue or state.meeting.place},
            "begun": state.begun,
        }

    def _stage(self, state: Session, audience: Audience) -> dict[str, Any]:
        shown = view_of(state)
        context = {"view": shown, "format": state.format, **discover()[shown](state, audience)}
        return {**context, "join": self.address(state)} if shown == "join" else context
