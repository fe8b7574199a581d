"""Following a room: who listens with which screen, and the publisher that sends each what changed.

At once after 250 ms of quiet, else every 100 ms, and less often when that is too much for a full hall; never from the
command door, whose ack does not wait for it.
"""

from __future__ import annotations

import logging
import math
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

import gevent
from gevent.event import Event

from facilitator.core import Session
from facilitator.core.visibility import LEADER_SCREEN, PHONE, WALL, Audience
from facilitator.live.breathing import HOLD, taking_turns
from facilitator.live.patches import SECTIONS, Draw, Op, Patches, is_frozen, seated
from facilitator.live.rooms import Room
from facilitator.live.views import view_of

logger = logging.getLogger(__name__)

QUIET = 0.25  # seconds without a patch after which the next goes out at once
TICK = 0.1  # seconds from one patch to the next while it is busy
SHARE = 4  # a round of patches that took a while is followed by so many times that without one
SLOWEST = 0.6  # seconds: but a wall never waits longer than that for the next
BREATH = 0.02  # seconds for everything else when sending takes longer than that
CHUNK = 25  # clients that get a patch before others have their turn
DEAR = 0.005  # seconds from which drawing a region is dear: then it is drawn less often while only votes come in,
FEWER = 50  # once in so many times as long as that takes,
RARELY, OFTEN = 2.0, 0.4  # seconds: but never more seldom than this, on a desk and on the wall
EMPTY = 5.0  # seconds from one patch that says nothing to the next, on phones
LARGEST_PATCH = 160_000  # characters; more is fetched over HTTP, by everybody at once: only when it has to be


class Send(Protocol):
    """Makes a patch ready for sending."""

    def __call__(self, patch: dict[str, Any]) -> Callable[[str], None]:
        """Give the function that sends it to all clients in a chunk (a Socket.IO room)."""
        ...


@dataclass
class _Crowd:
    """The clients of one audience, in chunks, and what was last sent to them."""

    seq: int
    told: int  # the seq of the last patch that was sent
    sent: dict[str, str] = field(default_factory=dict)
    ahead: set[str] = field(default_factory=set)  # regions that were sent as they are after `seq`
    beside: dict[str, Any] = field(default_factory=dict)
    chunks: dict[str, set[str]] = field(default_factory=dict)
    again: dict[str, float] = field(default_factory=dict)  # region → when it may be drawn next, if that takes long
    waits: float = math.inf  # when the first of those that were left out is drawn
    empty: float = 0.0  # when a patch that says nothing was sent last
    rests: float = 0.0  # until when votes may gather before its lists are looked at again, if that takes long

    def owe_all(self) -> None:
        """Start again from the last patch that was sent: what was looked at since has not reached anybody."""
        self.seq, self.beside = self.told, {}
        self.sent.clear()

    def is_resting(self, state: Session, now: float) -> bool:
        """Whether it may wait a little longer: only votes came in since it was looked at."""
        return state.besides <= self.seq and now < self.rests


class Following:
    """All who follow, per room and audience."""

    def __init__(self, patches: Patches, send: Send, clock: Callable[[], float] = time.monotonic) -> None:
        self._patches = patches
        self._send = send
        self._clock = clock  # seconds
        self._crowds: dict[str, dict[Audience, _Crowd]] = defaultdict(dict)
        self._where: dict[str, tuple[str, Audience, str]] = {}
        self._wake: dict[str, Event] = {}
        self._publishers: dict[str, gevent.Greenlet[..., None]] = {}

    def join(self, room: Room, audience: Audience, client: str) -> tuple[str, int]:
        """Let a client follow; give the chunk it belongs to and the seq from which patches come."""
        self.leave(client)
        with room.settled() as state:
            crowd = self._crowds[room.id].get(audience)
            if crowd is None:
                crowd = self._crowds[room.id][audience] = _Crowd(state.seq, state.seq)
                self._patches.changed_regions(state, audience, crowd.sent)
        for region in self._patches.screens[audience.screen].unasked:
            # It may have changed since this page was made, which no seq tells: send it once more.
            crowd.sent.pop(region, None)
            crowd.beside = {}
            self.changed(room)
        name = next((name for name, members in crowd.chunks.items() if len(members) < CHUNK), "")
        if not name:
            parts = (room.id, audience.screen, audience.seat, audience.language, str(len(crowd.chunks)))
            name = "|".join(parts)
        crowd.chunks.setdefault(name, set()).add(client)
        self._where[client] = (room.id, audience, name)
        return name, crowd.told

    def chunk_of(self, client: str) -> str:
        """Give the chunk that a client is in, '' when it does not follow."""
        return self._where.get(client, ("", Audience(""), ""))[2]

    def leave(self, client: str) -> None:
        """Let a client go."""
        room_id, audience, name = self._where.pop(client, ("", Audience(""), ""))
        crowd = self._crowds.get(room_id, {}).get(audience)
        if crowd is None:
            return
        crowd.chunks.get(name, set()).discard(client)
        if not any(crowd.chunks.values()):
            del self._crowds[room_id][audience]

    def changed(self, room: Room) -> None:
        """Something happened in a room (its listener): wake its publisher. Returns at once."""
        if room.erased:
            return
        if room.id not in self._wake:
            self._wake[room.id] = Event()
            self._publishers[room.id] = gevent.spawn(self._publish_forever, room, self._wake[room.id])
        self._wake[room.id].set()

    def forget(self, session: str) -> list[str]:
        """Let a session go that was erased: give the clients that followed it, and keep nothing of what they saw."""
        self._wake.pop(session, None)
        if (publisher := self._publishers.pop(session, None)) is not None:
            publisher.kill(block=False)
        self._crowds.pop(session, None)
        self._patches.forget(session)
        return [client for client, (where, _, _) in self._where.items() if where == session]

    def _publish_forever(self, room: Room, wake: Event) -> None:
        last, took, owed = 0.0, 0.0, math.inf
        while True:
            wake.wait(None if owed == math.inf else max(0.0, owed - self._clock()))
            since, tick = self._clock() - last, max(TICK, min(SLOWEST, took * SHARE))
            if since < max(QUIET, tick):
                gevent.sleep(max(BREATH, tick - since))
            wake.clear()
            last = self._clock()
            try:
                owed = self._publish(room)
            except Exception:
                owed = math.inf
                logger.exception("publishing failed")  # the next commit tries again; clients see the gap
            took = self._clock() - last

    def _publish(self, room: Room) -> float:
        """Send everybody what changed; give when something is still owed, that was left for later (never: infinite)."""
        owed = math.inf
        for audience, crowd in list(self._crowds.get(room.id, {}).items()):
            try:
                patch = self._patch(room, audience, crowd)
            except Exception:  # what one screen can't show keeps nothing from the others
                logger.exception("no patch for %s", audience)
                crowd.owe_all()
                continue
            if patch:
                send = self._send(patch)
                for name, members in list(crowd.chunks.items()):
                    if members:
                        send(name)
                        gevent.sleep(0)
            gevent.sleep(0)
            rests = crowd.rests if crowd.rests > self._clock() else math.inf  # votes may have come in meanwhile
            owed = min(owed, crowd.waits, rests, crowd.empty + EMPTY if crowd.told < crowd.seq else math.inf)
        return owed

    def _patch(self, room: Room, audience: Audience, crowd: _Crowd) -> dict[str, Any] | None:
        """Give what changed for an audience, None for nothing. What is drawn after the lists may be newer than its seq."""
        with room.settled() as state:
            started = self._clock()
            if crowd.is_resting(state, started):
                return None
            since, crowd.seq = crowd.seq, state.seq
            if since < state.redacted_at:  # words went for good: every page of before is made anew
                crowd.sent.clear()
                return self._told(audience, crowd, None)
            told = judged_ops(state, audience, since)
            if crowd.waits == math.inf and not crowd.ahead and looks_the_same(state, audience, since):
                return self._told(audience, crowd, told)
            if state.besides > since:
                crowd.again.clear()  # only for votes: what is hidden leaves at once
            names = self._patches.names(state, audience, crowd.sent)
            frozen = is_frozen(state, audience)
            items = [] if frozen or since == state.seq else self._patches.changed_items(state, audience, since)
            again = self._again(state, audience, crowd)
            took = self._clock() - started
        crowd.rests = started + min(_most_seldom(audience), took * FEWER) if took > DEAR else 0.0
        regions = self._regions(room, audience, crowd, names)
        if items is None or sum(len(op.get("html", "")) for op in regions + items + again) > LARGEST_PATCH:
            return self._told(audience, crowd, None)
        return self._told(audience, crowd, regions + items + again + told)

    def _told(self, audience: Audience, crowd: _Crowd, ops: list[Op] | None) -> dict[str, Any] | None:
        """Give a patch with these ops (None: fetch the page anew); None when there is nothing to tell, or not yet."""
        now = self._clock()
        if ops is not None and not ops:
            if crowd.told == crowd.seq or (audience.screen == PHONE and now < crowd.empty + EMPTY):
                return None  # that nothing changed is told to a full hall now and then
            crowd.empty = now
        since, crowd.told = crowd.told, crowd.seq
        return {"from": since, "seq": crowd.seq, **({"reload": True} if ops is None else {"ops": ops})}

    def _regions(self, room: Room, audience: Audience, crowd: _Crowd, names: list[str]) -> list[Op]:
        """Draw the regions that may be drawn now, a few at a time: facts with the state held still, rendering without."""
        now = self._clock()
        due = [name for name in names if crowd.again.get(name, 0.0) <= now]
        crowd.waits = min((crowd.again[name] for name in names if name not in due), default=math.inf)
        ops: list[Op] = []
        while due:
            drawings, end = list[tuple[str, Draw, float]](), self._clock() + HOLD
            with room.settled() as state:
                is_ahead = state.seq > crowd.seq
                while due and (not drawings or self._clock() < end):
                    name, started = due.pop(0), self._clock()
                    draw = self._patches.drawn(state, audience, name)
                    drawings.append((name, draw, self._clock() - started))
            for name, draw, facts_took in drawings:
                started = self._clock()
                with taking_turns() as turn:
                    ops += self._changed(crowd, name, draw(), is_ahead)
                now = self._clock()
                crowd.again.pop(name, None)
                if (took := facts_took + now - started - turn.away) > DEAR:
                    crowd.again[name] = now + min(_most_seldom(audience), took * FEWER)
            if due:
                gevent.sleep(0)
        return ops

    def _changed(self, crowd: _Crowd, name: str, html: str, is_ahead: bool) -> list[Op]:
        """Give the op for a region that reads differently from what was sent.

        One that is ahead of its patch goes along with the next as well: who catches up in between has passed this one by.
        """
        ops = self._patches.changed(name, html, crowd.sent)
        once_more = name in crowd.ahead and not ops
        crowd.ahead.discard(name)
        if ops and is_ahead:
            crowd.ahead.add(name)
        return [{"op": "region", "target": name, "html": html}] if once_more else ops

    def _again(self, state: Session, audience: Audience, crowd: _Crowd) -> list[Op]:
        """Give the items beside which something else stands than before, though nothing happened to them."""
        before, crowd.beside = crowd.beside, self._patches.beside(state, audience)
        if before == crowd.beside:
            return []
        other = (one for one in before.keys() | crowd.beside.keys() if before.get(one) != crowd.beside.get(one))
        return self._patches.items_again(state, audience, sorted(other))

    def nudge(self, room: Room) -> None:
        """Regions may read differently without an event (presence, address): look again."""
        self.changed(room)


def _most_seldom(audience: Audience) -> float:
    """Give the seconds that a screen may be behind with votes, however long drawing takes."""
    return OFTEN if audience.screen == WALL else RARELY


def looks_the_same(state: Session, audience: Audience, since: int) -> bool:
    """Whether nothing that happened after `since` can show on this screen: it concerned other groups only."""
    audience = seated(state, audience)
    if not audience.group or audience.screen not in (PHONE, LEADER_SCREEN, WALL):
        return False
    if audience.screen == WALL and (since == state.seq or view_of(state) == "close"):
        return False  # how to join may read differently without an event; at the end it is about everybody
    stirred = max(state.stirred_all, state.stirred.get(audience.group, 0))
    return stirred <= since and not state.all_see(state.position(audience.group).phase)


def judged_ops(state: Session, audience: Audience, since: int) -> list[Op]:
    """Give what tells phones that who leads did something with these after `since`: only their authors' phones ask on."""
    start = bisect_right(state.judged, since, key=lambda entry: entry[0])
    if audience.screen != PHONE or start == len(state.judged):
        return []
    return [{"op": "judged", "ids": list(dict.fromkeys(one for _, one in state.judged[start:]))}]


def since(patches: Patches, state: Session, audience: Audience, seq: int) -> dict[str, Any]:
    """Give all that changed for an audience after `seq`: every region, and the changed items."""
    if seq > state.seq or seq < state.redacted_at:
        return {"seq": state.seq, "reload": True}
    items = patches.changed_items(state, audience, seq)
    if items is None:
        return {"seq": state.seq, "reload": True}
    names = [name for name in patches.screens[audience.screen].regions_of(state, seated(state, audience)) if name != SECTIONS]
    regions = [{"op": "region", "target": name, "html": patches.region(state, audience, name)} for name in names]
    marked = patches.items_again(state, audience, patches.beside(state, audience))
    return {"from": seq, "seq": state.seq, "ops": regions + items + marked + judged_ops(state, audience, seq)}
