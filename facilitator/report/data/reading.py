"""What the complete and the public data read in the same way."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.core.hands import THIRD, counted, hands_of
from facilitator.core.model import UNKNOWN, Choice, Contribution
from facilitator.core.session import Session
from facilitator.core.voting import by_background, choices_of, support_hands, support_of

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


def support_split(state: Session, one: Contribution) -> dict[str, Counter[str]]:
    """Give `{background: Counter(level)}`; of raised hands nobody knows from which side they were."""
    return _with_hands(by_background(state, support_of(state, one), str), counted(support_hands(state, one)))


def choice_split(state: Session, dilemma: Contribution, moment: str) -> dict[str, Counter[str]]:
    """Give `{background: Counter(option number, "third" or "unknown")}`, hands among the unknown."""

    def label(choice: Choice) -> str:
        return THIRD if choice.option is None else str(choice.option)

    split = by_background(state, choices_of(state, dilemma, moment), label)
    return _with_hands(split, counted(hands_of(state, [dilemma], moment)))


def _with_hands(split: dict[str, Counter[str]], hands: Counter[str]) -> dict[str, Counter[str]]:
    if hands.total():
        split.setdefault(UNKNOWN, Counter()).update(hands)
    return split
