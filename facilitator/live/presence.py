"""Who is in reach: which phones scanned, which follow, which connections struggle. In memory only."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

STRUGGLES_FOR = 300.0  # seconds that a lost phone counts as struggling; after that it has probably left


class Presence:
    """Counts per session. Nothing here is stored: after a restart phones come back by themselves."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._scanned: dict[str, set[str]] = {}
        self._following: dict[str, Counter[str]] = {}
        self._lost: dict[str, dict[str, float]] = {}
        self.reached: dict[str, int] = {}  # session → milliseconds at which the first phone came in

    def scanned(self, session: str, participant: str) -> None:
        """A phone opened the join link."""
        self._scanned.setdefault(session, set()).add(participant)

    def follows(self, session: str, participant: str) -> None:
        """A participant's page follows the room."""
        self._scanned.setdefault(session, set()).add(participant)
        self._following.setdefault(session, Counter())[participant] += 1
        self._lost.setdefault(session, {}).pop(participant, None)

    def left(self, session: str, participant: str) -> None:
        """A participant's page stopped following."""
        following = self._following.setdefault(session, Counter())
        following[participant] -= 1
        if following[participant] <= 0:
            del following[participant]
            self._lost.setdefault(session, {})[participant] = self._clock()

    def forget(self, session: str) -> None:
        """Forget who was here."""
        for known in (self._scanned, self._following, self._lost, self.reached):
            known.pop(session, None)

    def __call__(self, session: str) -> dict[str, int]:
        """Give {scanned, connected, struggling}: how many."""
        lost = self._lost.get(session, {})
        recent = self._clock() - STRUGGLES_FOR
        return {
            "scanned": len(self._scanned.get(session, ())),
            "connected": len(self._following.get(session, ())),
            "struggling": sum(1 for at in lost.values() if at > recent),
        }
