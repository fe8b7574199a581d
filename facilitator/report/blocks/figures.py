"""What is drawn from what the room made: trees, rings, dots, places in a square, fields of people."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.report.blocks.spans import Text, Typed


@dataclass(frozen=True)
class Branch:
    """A goal in the tree: its text and number, what belongs to it, and the goals under it."""

    text: Typed
    number: int
    notes: tuple[Text, ...] = ()
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Tree:
    """A tree of goals; more than one root when nobody tied them together. `spoken` says it in a sentence, `cut` what
    a drawing says that leaves out goals.
    """

    roots: tuple[Branch, ...]
    spoken: str = ""
    cut: str = ""


@dataclass(frozen=True)
class Ring:
    """One ring of why, how, what: its name and what stands in it (numbers, in order)."""

    name: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Rings:
    """Rings around one another, the innermost first."""

    rings: tuple[Ring, ...]
    spoken: str = ""


@dataclass(frozen=True)
class Dots:
    """Dots per contribution, most first: (number, its name, dots)."""

    rows: tuple[tuple[int, Typed, int], ...]
    spoken: str = ""


@dataclass(frozen=True)
class Mark:
    """A text in the four quarters: its number, `effort` and `effect` (0 to 100); not `exact`: only its quarter is known."""

    number: int
    effort: int
    effect: int
    exact: bool = True
    quarter: str = ""


@dataclass(frozen=True)
class Quadrants:
    """Effort (to the right) against effect (upwards). `names` are those of the quarters, row by row from the upper left;
    `ends` what stands at the ends: little and much effort, small and large effect. A table after it says the same.
    """

    marks: tuple[Mark, ...]
    names: tuple[str, ...]
    ends: tuple[str, ...]
    spoken: str = ""


@dataclass(frozen=True)
class OpinionField:
    """People who voted alike: their name and how many in words, how many, and where they lie, from -1 to 1."""

    name: str
    people: str
    size: int
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True)
class Fields:
    """Groups of people who voted alike, a field of seeds each. `spoken` says it in words."""

    groups: tuple[OpinionField, ...]
    spoken: str = ""
