"""The opinion landscape of each room that somebody looks at: who voted alike, drawn by the child process.

Who looks at it (a console, a wall that shows it) keeps it fresh. A room's votes go to the child at most once every few
seconds, ever less often when it takes long, and only when they changed; without names, and only on what everybody may see.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

import gevent

from facilitator.core.across import present_in
from facilitator.core.landscape import (
    Ballots,
    Landscape,
    Request,
    gather,
    is_enough,
    landscape_of,
    request_of,
    weighed_in,
)
from facilitator.core.session import Session
from facilitator.core.visibility import is_public
from facilitator.live.rooms import Room
from facilitator.live.watching import EVERY, Watch, Watching

SHARE = 4  # of a slow answer: it is asked again after four times as long, so that suggestions have their turn
SLICE = 5  # statements of which the votes are gathered before others have their turn


@dataclass(frozen=True)
class Drawn:
    """What is known now. Without a `landscape` it is being drawn; `missing`: it could not be, so it may be old or not there."""

    landscape: Landscape | None = None
    missing: bool = False


@dataclass
class _Watch(Watch):
    """What was drawn of a room, and of which votes."""

    drawn: Drawn = field(default_factory=Drawn)
    asked: Request | None = None  # what the drawing answers


class Landscapes(Watching[_Watch]):
    """The landscape of every room that somebody looks at."""

    watch = _Watch

    def of(self, state: Session) -> Drawn:
        """Give what is known now, and see to it that this is soon about the votes of now. Never waits."""
        return self.kept_fresh(state).drawn

    def look(self, room: Room, watch: _Watch) -> None:
        """Draw it anew where the votes are others than those that were drawn."""
        ballots = ballots_in(room)
        request = request_of(ballots)
        if not is_enough(request):
            watch.asked = None
            self._draw(room, watch, Drawn(landscape_of(ballots, request, None)))
        elif request == watch.asked and watch.drawn.landscape is not None:
            self._draw(room, watch, Drawn(recounted(watch.drawn.landscape, ballots, request), watch.drawn.missing))
        else:
            self._ask(room, watch, ballots, request)

    def _ask(self, room: Room, watch: _Watch, ballots: Ballots, request: Request) -> None:
        began = 0.0

        def wish() -> Request:
            nonlocal began
            began = time.monotonic()
            return request

        def then(answer: Request | None) -> None:
            watch.pause = max(EVERY, SHARE * (time.monotonic() - began))
            if answer is None:
                watch.asked = None
                self._draw(room, watch, Drawn(watch.drawn.landscape, missing=True))
                self.ask_later(room.id, watch)
                return
            watch.asked = request
            self._draw(room, watch, Drawn(landscape_of(ballots, request, answer)))

        self._child.ask(room.id, "landscape", wish, then)

    def _draw(self, room: Room, watch: _Watch, drawn: Drawn) -> None:
        if watch.drawn != drawn:
            watch.drawn = drawn
            self._changed(room)


def ballots_in(room: Room) -> Ballots:
    """Give the votes of a room. Looks at so many at a time that nobody waits for it."""
    with room.settled() as state:
        ids = [one.id for one in weighed_in(state)]
        ballots = Ballots(state.fewest, present_in(state))
    for start in range(0, len(ids), SLICE):
        with room.settled() as state:
            found = (state.contributions.get(one) for one in ids[start : start + SLICE])
            gather(state, [one for one in found if one and is_public(state, one)], ballots)
        gevent.sleep(0)
    return ballots


def recounted(landscape: Landscape, ballots: Ballots, request: Request) -> Landscape:
    """Give a landscape of the same votes with how many are here now."""
    now = landscape_of(ballots, request, None)
    return replace(
        now, enough=landscape.enough, groups=landscape.groups, unites=landscape.unites, divides=landscape.divides
    )
