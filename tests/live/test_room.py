"""A room answers everybody who waits, also when its disk fails twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import gevent
import pytest

from facilitator.core.errors import Refused
from facilitator.live.rooms import Room
from facilitator.store import Store, StoreError
from tests.story import HOST, Story


class _Shelf:
    """A store in memory, that can be `broken`."""

    def __init__(self) -> None:
        self.records = list(Story().records)
        self.broken = False

    def append(self, _session: str, _expected: int, records: list[dict[str, Any]]) -> None:
        self._check()
        self.records += records

    def read(self, _session: str) -> Iterator[tuple[int, dict[str, Any]]]:
        self._check()
        return iter(list(enumerate(self.records, start=1)))

    def _check(self) -> None:
        if self.broken:
            raise StoreError("broken")


def test_it_works() -> None:
    shelf = _Shelf()
    room = Room("abc123", cast("Store", shelf))
    assert room.submit(HOST, "BeginSession", {}, "command-1").seq == 2
    assert len(shelf.records) == 2


def test_who_waits_hears_it_when_nothing_can_be_stored_nor_read_back() -> None:
    shelf = _Shelf()
    room = Room("abc123", cast("Store", shelf))
    shelf.broken = True
    with gevent.Timeout(5), pytest.raises(Refused) as refusal:
        room.submit(HOST, "BeginSession", {}, "command-1")
    assert refusal.value.code == "storage_failed"
