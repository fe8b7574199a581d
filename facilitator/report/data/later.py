"""What came after the end, and how many go on with what: counts and a date, never a name."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from facilitator.core.joining_in import joined
from facilitator.core.model import Contribution
from facilitator.core.session import Session


def going_on(state: Session) -> dict[str, int]:
    """Give how many joined in each direction and agreement that stands."""
    return {on: len(people) for on, people in joined(state).items()}


def full_later(one: Contribution, on: dict[str, int]) -> dict[str, Any]:
    """Give of one contribution how many joined in it and whether it came later, as far as there is something to say."""
    found = {"joined": on.get(one.id, 0), "late": one.late}
    return {name: value for name, value in found.items() if value}


def open_until(state: Session) -> str:
    """Give until when people may write after the end, as a moment (ISO 8601, UTC); '' when that was not asked for."""
    return datetime.fromtimestamp(state.open_until / 1000, UTC).isoformat().replace("+00:00", "Z") if state.open_until else ""


def last_day(state: Session) -> str:
    """Give the last day of that where the server stands, as an ISO date; '' when the meeting did not stay open."""
    if not (state.closed and state.open_until):
        return ""
    return datetime.fromtimestamp((state.open_until - 1) / 1000).date().isoformat()  # noqa: DTZ006 - the hall's own clock
