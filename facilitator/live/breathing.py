"""Letting others go first: long drawing pauses between rows, so that no phone waits for a table on the wall.

Who draws says so with `taking_turns()`; templates of long tables call `breathe()` for each row. Elsewhere (a page that is
asked for, a test) that does nothing.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import gevent

HOLD = 0.004  # seconds at one stretch, of the 20 ms that drawing may take (docs/decisions/0006)


@dataclass
class Turn:
    """One drawing: until when it may go on, and how long it was away in between."""

    until: float = math.inf
    away: float = 0.0


_turn: ContextVar[Turn | None] = ContextVar("turn", default=None)


@contextmanager
def taking_turns() -> Iterator[Turn]:
    """Let what is drawn in here pause between rows. Hold no lock meanwhile."""
    turn = Turn(time.monotonic() + HOLD)
    token = _turn.set(turn)
    try:
        yield turn
    finally:
        _turn.reset(token)


def breathe() -> None:
    """Let others go first when this went on for a while."""
    turn = _turn.get()
    if turn is None or (now := time.monotonic()) < turn.until:
        return
    gevent.sleep(0)
    back = time.monotonic()
    turn.away += back - now
    turn.until = back + HOLD
