"""What the complete and the public data read in the same way."""

from __future__ import annotations

from typing import Any

from facilitator.core.model import Contribution
from facilitator.core.session import Session

LEVELS = ("agree", "neutral", "disagree")


def in_order(state: Session) -> list[Contribution]:
    """Give all contributions that count, in the order of their numbers (the try-out's, before "begin", at the end)."""
    return sorted(state.contributions.values(), key=lambda one: (one.number < 0, abs(one.number)))


def meeting_of(state: Session) -> dict[str, Any]:
    """Give what is known about the meeting, without the way into its network."""
    hidden = ("wifi_name", "wifi_password")
    values = {name: getattr(state.meeting, name) for name in state.meeting.__dataclass_fields__ if name not in hidden}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items() if value}


def role_of(state: Session, author: str) -> str:
    """Say who somebody was: participant, facilitator, leader or owner."""
    return "participant" if author in state.people else author.partition(":")[0]
