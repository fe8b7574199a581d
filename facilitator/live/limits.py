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
    """How long phones gather their votes when a whole hall votes at once, so that all of them together ask less often.

    One request with four votes costs the server half of what four requests cost, and a vote that waits is safe on its
    phone. In a room where fewer than `FEW` people send, nobody waits.
    """

    AT_MOST = 200  # requests a second from everybody together
    FEW = 100  # people; they never ask more often than that
    LONGEST = 8000  # milliseconds that a vote is gathered
    SPAN = 5.0  # seconds within which somebody counts as sending

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._now: set[tuple[str, str]] = set()
        self._before = 0
        self._turned = clock()

    def seen(self, session: str, actor: str) -> int:
        """Note that somebody sent something; give the milliseconds for which their next votes may be gathered."""
        now = self._clock()
        if now - self._turned >= self.SPAN:
            self._before = len(self._now) if now - self._turned < 2 * self.SPAN else 0
            self._now = set()
            self._turned = now
        self._now.add((session, actor))
        sending = max(self._before, len(self._now))
        return min(self.LONGEST, sending * 1000 // self.AT_MOST) if sending >= self.FEW else 0
