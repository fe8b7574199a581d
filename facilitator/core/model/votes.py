"""What people answer: choices, support, estimates and all other votes, and hands that were counted."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any


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
class Rating:
    """How much one participant thinks an idea brings a goal closer: `value` from 0 to 3; `seq` as of a Vote."""

    value: int
    seq: int


@dataclass(frozen=True)
class Estimate:
    """One participant's estimate: how much `effort` it takes and how much `effect` it has, 0 to 100; `seq` as of a Vote."""

    effort: int
    effect: int
    seq: int


@dataclass(frozen=True)
class Hands:
    """A show of hands in one group, counted by a scribe, leader or facilitator: `counts` per answer.

    Answers are support levels, or option numbers as text ("0", "third", "unknown").
    """

    counts: dict[str, int]
    author: str
    at: int = 0


@dataclass(kw_only=True)
class Votes:
    """All votes there are, in every way to weigh (facilitator.core.ways), by contribution and participant.

    `worded` says which votes were given on other words than a contribution has now, and on which (facilitator.core.wordings).
    """

    choices: dict[str, dict[str, dict[str, Choice]]] = field(default_factory=dict)  # dilemma → moment → participant
    support: dict[str, dict[str, Vote]] = field(default_factory=dict)  # contribution → participant
    dots: dict[str, dict[str, int]] = field(default_factory=dict)  # contribution → participant
    ratings: dict[str, dict[str, dict[str, Rating]]] = field(default_factory=dict)  # idea → goal → participant
    ranks: dict[str, dict[str, int]] = field(default_factory=dict)  # contribution → participant → place, from 1
    estimates: dict[str, dict[str, Estimate]] = field(default_factory=dict)  # contribution → participant
    hands: dict[str, dict[str, dict[str, Hands]]] = field(default_factory=dict)  # contribution → what → hands.key_of
    worded: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)  # contribution → ballot → voter → words

    def only_votes(self) -> dict[str, Any]:
        """Give the votes by the name of their field, to put them elsewhere."""
        return {one.name: getattr(self, one.name) for one in fields(Votes)}
