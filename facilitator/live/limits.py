"""How fast people may send: token buckets per person, never per address (a whole hall sits behind one), and the rush."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from facilitator.core.vocabulary import FACILITATOR, LEADER, TEXTS, VOTES


@dataclass(frozen=True)
class Rate:
    """`burst` commands at once, then `per_second`."""

    burst: int
    per_second: float


FAILED_CODES = "failed-codes"  # per address, but only what fails: a hall full of right codes never waits
PACES = {TEXTS: Rate(20, 0.5), VOTES: Rate(60, 5.0), FAILED_CODES: Rate(30, 0.05)}
STEERING_PACE = Rate(240, 20.0)  # leaders and facilitators: pasting cards, moving 54 groups
_FORGET_AFTER = 20_000  # buckets


@dataclass
class _Bucket:
    tokens: float
    at: float


class Limits:
    """How fast each person may send."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: dict[tuple[str, str, str], _Bucket] = {}

    def wait(self, session: str, role: str, actor: str, pace: str) -> float:
        """Take one token; give 0.0, or the seconds to wait when there is none (then nothing was taken)."""
        rate = STEERING_PACE if role in (LEADER, FACILITATOR) else PACES.get(pace, PACES[VOTES])
        now = self._clock()
        key = (session, f"{role}:{actor}", pace)
        bucket = self._buckets.get(key)
        if bucket is None:
            self._forget_full(now)
            bucket = self._buckets[key] = _Bucket(rate.burst, now)
        bucket.tokens = min(rate.burst, bucket.tokens + (now - bucket.at) * rate.per_second)
        bucket.at = now
        if bucket.tokens < 1:
            return (1 - bucket.tokens) / rate.per_second
        bucket.tokens -= 1
        return 0.0

    def _forget_full(self, now: float) -> None:
        if len(self._buckets) > _FORGET_AFTER:
            self._buckets = {key: one for key, one in self._buckets.items() if now - one.at < 600}


class Rush:
    """How long phones gather their votes when a whole hall votes at once, so that they ask evenly and less often.

    One request with four votes costs the server half of what four requests cost, and a vote that waits is safe on its
    phone. Every phone that sent something gets the next free place in a queue of `PER_SECOND` places, and sends its next
    votes when its turn has come. So a thousand phones that tapped in the same second do not come back in the same second:
    they would all wait for each other, then leave the server idle. In a small room a place is free at once.
    """

    PER_SECOND = 200  # requests of everybody together
    # In seconds:
    AT_ONCE = 0.1  # a place as near as that is not worth waiting for
    EARLY = 0.01  # what a phone's timer may be off
    LONGEST = 8.0  # no vote is gathered longer

    @classmethod
    def spread(cls, people: int) -> int:
        """Give the milliseconds over which a hall with so many people spreads its first votes, 0 in one that is not full.

        Those come before any phone was told to wait: each waits a part of this, by chance.
        """
        return min(people // cls.PER_SECOND, int(cls.LONGEST)) * 1000

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._free = 0.0  # from when a place is free
        self._places: dict[tuple[str, str], float] = {}

    def gather(self, session: str, actor: str) -> int:
        """Note that somebody sent something; give the milliseconds for which their next votes may be gathered."""
        now, who = self._clock(), (session, actor)
        if self._places.get(who, 0.0) <= now + self.EARLY:  # one who did not wait for their turn gets no second one
            self._free = min(max(self._free, now) + 1 / self.PER_SECOND, now + self.LONGEST)
            self._forget_past(now)
            self._places[who] = self._free
        wait = round(self._places[who] - now, 3)
        return round(wait * 1000) if wait > self.AT_ONCE else 0

    def _forget_past(self, now: float) -> None:
        if len(self._places) > _FORGET_AFTER:
            self._places = {who: place for who, place in self._places.items() if place > now}
