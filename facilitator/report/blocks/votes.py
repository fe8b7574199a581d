"""How people chose and weighed: dilemmas with their shift, and support across backgrounds."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.report.blocks.spans import Text


@dataclass(frozen=True)
class Moves:
    """Who went where between tables, drawn as stalks; `lines` say the same in words."""

    shift: Shift
    before: str
    after: str
    lines: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Option:
    """One side of a dilemma: its letter, what it is, and what speaks against it."""

    letter: str
    text: str
    objection: str


@dataclass(frozen=True)
class Shift:
    """Choices before and after: labels and counts per row (options, third way, don't know) and who went where.

    `moves` holds (from, to, people) by row; None is no choice at that moment. `third` is the row of the third way.
    """

    labels: tuple[str, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    moves: tuple[tuple[int | None, int | None, int], ...]
    third: int
    spoken: str = ""


@dataclass(frozen=True)
class Dilemma:
    """The choice at the heart of a dilemma: options with objections, how people chose, and that in words."""

    options: tuple[Option, ...]
    third: str
    shift: Shift | None
    sentences: tuple[Text, ...]


@dataclass(frozen=True)
class Stand:
    """What one background thinks of something: `stance` (for, divided, against, "" for not shown) and that in words.

    `figure` is the number that stands large, `text` what follows it; of what has no number `text` is all.
    """

    stance: str
    text: str
    figure: str = ""


@dataclass(frozen=True)
class Weighed:
    """One line of a heat table: what it is about, a stand for every column, and who voted."""

    name: Text
    stands: tuple[Stand, ...]
    voted: str = ""  # "34 van 39"
    note: Text = ()


@dataclass(frozen=True)
class Heat:
    """Support per background as a table in ink and grain: `columns` are backgrounds, `key` says how each stance looks.

    `head` names the first and the last column; without a last name nothing is said of who voted. `notes` tell how to read it and what is not shown.
    """

    caption: str
    head: tuple[str, str]
    columns: tuple[str, ...]
    rows: tuple[Weighed, ...]
    key: tuple[tuple[str, str], ...]
    notes: tuple[Text, ...] = ()
