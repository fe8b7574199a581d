"""What many screens ask of the same moment, worked out once: it holds until the next event."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from facilitator.core.session import Session

T = TypeVar("T")


class Once(Generic[T]):
    """Remembers answers about a state by key, as long as nothing happens to it."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[weakref.ref[Session], int, dict[Hashable, T]]] = {}

    def of(self, state: Session, key: Hashable, make: Callable[[], T]) -> T:
        """Give what `make` answered for `key` in this state, asking it when that was not known yet."""
        place = id(state)
        known = self._known.get(place)
        if known is None or known[0]() is not state or known[1] != state.seq:
            known = (weakref.ref(state, lambda _gone: self._known.pop(place, None)), state.seq, {})
            self._known[place] = known
        if key not in known[2]:
            known[2][key] = make()
        return known[2][key]
