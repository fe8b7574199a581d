"""Staying open in days: people choose a day and mean its end; the log holds the moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import gevent
from babel.dates import format_date
from flask_babel import get_locale

from facilitator.core.errors import Refused
from facilitator.live.rooms import Room, now_ms


def in_moments(name: str, data: Any) -> Any:
    """Give the data of StayOpen with a day ("2026-11-27") as the moment at which it ends here; '' as 0. Raises Refused."""
    if name != "StayOpen" or not isinstance(data, dict) or not isinstance(data.get("until"), str):
        return data
    day = data["until"].strip()
    return {**data, "until": end_of(day) if day else 0}


def end_of(day: str) -> int:
    """Give the moment (milliseconds since 1970) at which a day ends where the server stands. Raises Refused `bad_date`."""
    try:
        after = date.fromisoformat(day) + timedelta(days=1)
        midnight = datetime(after.year, after.month, after.day)  # noqa: DTZ001 - the server stands in the room
        return int(midnight.timestamp() * 1000)
    except (ValueError, OverflowError, OSError) as error:
        raise Refused("bad_date", field="until") from error


def last_day(until: int) -> date:
    """Give the last day on which something may come in."""
    return datetime.fromtimestamp((until - 1) / 1000).date()  # noqa: DTZ006 - as above


def last_day_iso(until: int) -> str:
    """Give that day as a date field wants it; '' when the meeting does not stay open."""
    return last_day(until).isoformat() if until else ""


def last_day_words(until: int) -> str:
    """Give that day as people write it: "vrijdag 27 november"."""
    return format_date(last_day(until), "EEEE d MMMM", locale=str(get_locale()))


class Ends:
    """Has the screens of a room look again at the moment that it stays open no longer."""

    def __init__(self, changed: Callable[[Room], None]) -> None:
        """`changed` is told of a room of which the time is over."""
        self._changed = changed
        self._waiting: dict[str, tuple[int, Any]] = {}

    def watch(self, room: Room) -> None:
        """After a commit (a listener of rooms): wait for the end that was set last."""
        until = room.state.open_until
        known, waiting = self._waiting.get(room.id, (0, None))
        if until == known:
            return
        if waiting is not None:
            waiting.kill(block=False)
        left = (until - now_ms()) / 1000
        self._waiting[room.id] = (until, gevent.spawn_later(left, self._changed, room) if left > 0 else None)
