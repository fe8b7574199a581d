"""What is worked out beside each room, for who looks at it: kept fresh while somebody does, and never waited for.

Derived, so in no log: it is kept in memory beside the room. Nobody looks, nothing is computed.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import gevent

from facilitator.core.errors import Refused
from facilitator.core.session import Session
from facilitator.live.child import Child
from facilitator.live.rooms import Room, Rooms

EVERY = 3.0  # seconds from one look at a room to the next
AGAIN = 30.0  # seconds after which a child that did not answer is asked again


@dataclass
class Watch:
    """One room: when it was looked at, and whether it will be."""

    seq: int = -1  # of the state that was looked at last
    at: float = -EVERY
    pause: float = EVERY
    planned: bool = False


W = TypeVar("W", bound=Watch)


class Watching(ABC, Generic[W]):
    """A watch on every room that somebody looks at. `watch` is the kind of it."""

    watch: type[W]

    def __init__(self, rooms: Rooms, child: Child, changed: Callable[[Room], None]) -> None:
        """`changed` is told of a room of which something else is known than before."""
        self._rooms, self._child, self._changed = rooms, child, changed
        self._watches: dict[str, W] = {}

    def forget(self, session: str) -> None:
        """Forget what is known of a session that was erased."""
        self._watches.pop(session, None)

    def kept_fresh(self, state: Session) -> W:
        """Give the watch on a room, and see to it that this is soon about the room of now. Never waits."""
        watch = self._watches.setdefault(state.id, self.watch())
        if not watch.planned and watch.seq != state.seq:
            self._plan(state.id, watch, max(0.0, watch.at + watch.pause - time.monotonic()))
        return watch

    def ask_later(self, session: str, watch: W) -> None:
        """See to it that a child that did not answer is asked again."""
        if not watch.planned:
            self._plan(session, watch, AGAIN)

    @abstractmethod
    def look(self, room: Room, watch: W) -> None:
        """Look at a room. May raise Refused for one that is gone."""

    def _plan(self, session: str, watch: W, wait: float) -> None:
        watch.planned = True
        gevent.spawn_later(wait, self._look, session, watch)

    def _look(self, session: str, watch: W) -> None:
        watch.planned, watch.at = False, time.monotonic()
        try:
            room = self._rooms.get(session)
            with room.settled() as state:
                watch.seq = state.seq
            self.look(room, watch)
        except Refused:
            self.forget(session)  # erased meanwhile
