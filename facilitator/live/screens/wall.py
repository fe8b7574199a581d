"""What the projector shows: made to be read at ten metres, and to show nothing that should not be shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.core.format import say
from facilitator.core.session import Session
from facilitator.core.visibility import WALL, Audience
from facilitator.live.landscapes import Drawn
from facilitator.live.parts.places import place_stage
from facilitator.live.screens import Screen
from facilitator.live.screens.talk import (
    phase_of,
)
from facilitator.live.views import discover, shown_dilemmas, view_of
from facilitator.live.views.landscape import shown as shown_landscape

PLACE = "place"  # what the wall of a place shows: its dilemma, who is there and what they say


def shown_on(state: Session, audience: Audience) -> str:
    """Give the view on this wall; that of a place only follows the wall of the hall to nothing and to the end.

    Of a place that was taken out meanwhile nothing is left.
    """
    shown = view_of(state)
    if audience.place and audience.place not in state.places:
        return "blank"
    return PLACE if audience.place and shown not in ("blank", "close") else shown


class WallScreen(Screen):
    """The wall of the hall, or of a place. `address` (set by the web layer) tells how to join there: {url, short, code}."""

    name = WALL
    regions = ("head", "stage", "foot", "frozen")
    without_group = regions
    unasked = ("stage",)  # a landscape comes when it is drawn
    address: Callable[..., dict[str, str]]
    landscape: Callable[[Session], Drawn] = staticmethod(lambda state: Drawn())  # set by the web layer too

    def region(self, name: str, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the context of one region."""
        if name == "head":
            return self._head(state, audience)
        if name == "foot":
            view = shown_on(state, audience)
            return {"join": None if view in ("join", "blank") else self._address(state, audience), "view": view}
        if name == "frozen":
            return {"frozen": state.wall.frozen and not audience.place}
        return self._stage(state, audience)

    def _address(self, state: Session, audience: Audience) -> dict[str, str]:
        return self.address(state, audience.place) if audience.place else self.address(state)

    def _head(self, state: Session, audience: Audience) -> dict[str, Any]:
        view, dilemma = shown_on(state, audience), next(iter(shown_dilemmas(state)), None)
        phase = phase_of(state, "")
        about = dilemma.title if dilemma is not None and view in ("groups", "contribution") else ""
        people = state.present()
        if audience.place:
            place = state.places.get(audience.place)
            about = place.label if place else ""
            people = [person for person in people if audience.group and person.group == audience.group]
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
        shown = shown_on(state, audience)
        if shown == PLACE:
            return {"view": shown, "format": state.format, **place_stage(state, audience)}
        if shown == "landscape":
            return {"view": shown, "format": state.format, **shown_landscape(state, audience, self.landscape(state))}
        context = {"view": shown, "format": state.format, **discover()[shown](state, audience)}
        return {**context, "join": self.address(state)} if shown == "join" else context
