"""What is read: paragraphs, quotes, lists, tables, and the harvest in words."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.report.blocks.spans import Text, Typed, is_rtl, plain

_BESIDE_A_CAP = 160  # letters that a paragraph needs on its first lines, beside a drop cap


@dataclass(frozen=True)
class Support:
    """How many agree, are neutral, disagree, or don't know."""

    agree: int = 0
    neutral: int = 0
    disagree: int = 0
    unknown: int = 0
    words: str = ""  # "33 van 34 eens"
    spoken: str = ""  # "33 eens, 1 neutraal, 0 oneens"

    @property
    def voted(self) -> int:
        """How many said something else than "I don't know"."""
        return self.agree + self.neutral + self.disagree


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `role`: "" (plain), lead, drop (opens with a drop cap), quiet, voice.

    `passage` is the address by which an editor rewrites it (facilitator.report.addresses gives it).
    """

    text: Text
    role: str = ""
    passage: str = ""

    @property
    def shown_as(self) -> str:
        """The role as it can be shown: no drop cap without a letter to draw, or where the first line ends beside it."""
        if self.role != "drop":
            return self.role
        words = plain(self.text)
        fits = words[:1].isalpha() and not is_rtl(words[:1]) and len(words.partition("\n")[0]) > _BESIDE_A_CAP
        return "drop" if fits else "lead"


@dataclass(frozen=True)
class Quote:
    """What somebody said: `text` in their words, `by` says from which side, `number` where it stands in full."""

    text: Typed
    by: Text
    number: int = 0
    also: tuple[Typed, ...] = ()  # the same in other languages


@dataclass(frozen=True)
class Story:
    """Something with a name: an initiative, a principle, a case; who brought it in, and what others say about it."""

    title: Typed
    text: tuple[Typed, ...]
    number: int
    by: Text = ()
    support: Support | None = None
    quotes: tuple[Quote, ...] = ()
    also: tuple[Typed, ...] = ()


@dataclass(frozen=True)
class Stories:
    """Several of them, side by side where there is room."""

    stories: tuple[Story, ...]


@dataclass(frozen=True)
class Items:
    """A list; `ordered` when the order says something, in `columns` when it is long and its items are short."""

    items: tuple[Text, ...]
    ordered: bool = False
    columns: bool = False


@dataclass(frozen=True)
class Facts:
    """Short facts, each with its name: (name, text)."""

    rows: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class Questions:
    """Clarifying questions with their answers: (question, number, answers)."""

    rows: tuple[tuple[Typed, int, tuple[Text, ...]], ...]


@dataclass(frozen=True)
class Direction:
    """One direction: its text, number and support; `notes` are sentences about it, `label` says whose it is."""

    text: Typed
    number: int
    support: Support
    label: str = ""
    notes: tuple[Text, ...] = ()
    also: tuple[Typed, ...] = ()
    dots: str = ""  # "19 stippen"
    title: str = ""  # of what has a name
    merged: int = 0  # other cards that were put together with it, which its chapter says at its foot
    earlier: int = 0  # votes on earlier words, likewise


@dataclass(frozen=True)
class Highlights:
    """Main directions side by side, per group: (label of the group, directions in order)."""

    groups: tuple[tuple[str, tuple[Direction, ...]], ...]


@dataclass(frozen=True)
class Ranked:
    """Directions below one another, each in full."""

    rows: tuple[Direction, ...]


@dataclass(frozen=True)
class Table:
    """A table: what it shows, its header, and its rows. `numeric`: all columns but the first hold numbers."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    numeric: bool = False


@dataclass(frozen=True)
class People:
    """Who was there: (label, how many)."""

    rows: tuple[tuple[str, int], ...]
