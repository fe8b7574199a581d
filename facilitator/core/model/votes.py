"""What people answer: choices, support, and hands that were counted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """What one participant chose on a dilemma: `option` from 0, None = a third way (`which`), "unknown" = don't know."""

    option: int | str | None
    which: str = ""
    at: int = 0


@dataclass(frozen=True)
class Vote:
    """One participant's support: agree, neutral, disagree or unknown, and the `seq` at which it was given."""

    level: str
    seq: int


@dataclass(frozen=True)
class Hands:
    """A show of hands in one group, counted by a scribe, leader or facilitator: `counts` per answer.

    Answers are support levels, or option numbers as text ("0", "third", "unknown").
    """

    counts: dict[str, int]
    author: str
    at: int = 0
