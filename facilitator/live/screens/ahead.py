"""The steps ahead: what a screen would show in every part of the programme, for who has no connection for a while.

A leader's page and that of a scribe hold them as templates, and so go on with their own group without the server.
"""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from hashlib import blake2s
from typing import Any

from facilitator.core.format import say
from facilitator.core.phases import after, before, running
from facilitator.core.session import Session
from facilitator.core.visibility import Audience
from facilitator.live.screens import Screen
from facilitator.live.screens.talk import phase_of, share_standing

RUNS = 1  # an end that the page fills in when the step begins there


def as_if(state: Session, group: str, phase: str) -> Session:
    """Give the session as it would be with `group` in that phase, its time just begun; with nothing it can't see yet."""
    imagined = copy(state)
    minutes = next((one.minutes for one in state.phases if one.id == phase), 0)
    now = state.position(group)
    stand = replace(now, phase=phase, ends_at=RUNS if minutes else 0, paused=0, eyes=now.phase)
    imagined.positions = {**state.positions, group: stand}
    share_standing(state, imagined)
    return imagined


class Ahead:
    """Makes the steps ahead of one kind of screen: `regions` are those that a page shows anew with each step.

    What was made holds until something moves that shows in them (`layout_of`), so that a busy hall costs nothing.
    """

    def __init__(self, screen: Screen, regions: tuple[str, ...]) -> None:
        self._screen = screen
        self._regions = regions
        self._known: dict[tuple[str, Audience], tuple[tuple[Any, ...], dict[str, Any]]] = {}

    def steps(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give `{"steps": [...]}`: of each phase its regions' facts, minutes, neighbours and a mark of what it says."""
        position = state.position(audience.group)
        at = (state.layout_of(audience.group), position.round, tuple(position.on), position.place, state.begun, state.closed)
        key = (state.id, audience)
        known = self._known.get(key)
        if known is None or known[0] != at:
            made = [] if state.closed else [self._step(state, audience, phase.id) for phase in running(state)]
            known = self._known[key] = (at, {"steps": made})
        return known[1]

    def _step(self, state: Session, audience: Audience, phase: str) -> dict[str, Any]:
        imagined = as_if(state, audience.group, phase)
        neighbours = {"back": before(state, phase), "next": after(state, phase)}
        facts = {
            "phase": phase,
            "minutes": state.phase(phase).minutes,
            "regions": {name: self._region(name, imagined, audience) for name in self._regions},
            **{
                name: {"id": one.id, "title": say(one.title, audience.language)} if one else None
                for name, one in neighbours.items()
            },
        }
        return {**facts, "mark": blake2s(repr(facts).encode(), digest_size=6).hexdigest()}

    def _region(self, name: str, imagined: Session, audience: Audience) -> dict[str, Any]:
        phase = phase_of(imagined, audience.group)
        if name == "hands" and (phase.support != "none" or phase.dots):
            return {"things": []}  # which texts there will be by then, nobody knows yet
        return self._screen.region(name, imagined, audience)
