"""What a report is made of: chapters of blocks, and texts of spans. No format's syntax in here: writers add that.

A text is a tuple of spans: a plain `str` is ours, `Typed` was typed by a person (writers escape it and keep its
writing direction apart), `Ref` points at a number of the appendix.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Typed:
    """Words a person typed, in `language` where that is known; shown as typed and never as markup."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Ref:
    """A pointer to contribution `number` in the appendix."""

    number: int


def numbered(number: int) -> str:
    """Give a number as people read it: one of the try-out, below zero, is "p1"."""
    return str(number) if number > 0 else f"p{-number}"


@dataclass(frozen=True)
class Grade:
    """How much, from 0 to 3: `value` is the mean of what `people` gave, None where too few did to tell."""

    value: float | None
    people: int
    words: str = ""  # "2,4"


Span = str | Typed | Ref | Grade
Text = tuple[Span, ...]


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
    """A paragraph. `role`: "" (plain), lead, drop (opens with a drop cap), quiet, voice."""

    text: Text
    role: str = ""


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
class Moves:
    """Who went where between tables, drawn as stalks; `lines` say the same in words."""

    shift: Shift
    before: str
    after: str
    lines: tuple[Text, ...] = ()


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


@dataclass(frozen=True)
class Highlights:
    """Main directions side by side, per group: (label of the group, directions in order)."""

    groups: tuple[tuple[str, tuple[Direction, ...]], ...]


@dataclass(frozen=True)
class Ranked:
    """Directions below one another, each in full."""

    rows: tuple[Direction, ...]


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
class People:
    """Who was there: (label, how many)."""

    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Table:
    """A table: what it shows, its header, and its rows. `numeric`: all columns but the first hold numbers."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    numeric: bool = False


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


@dataclass(frozen=True)
class Entry:
    """One contribution in the appendix: number, what kind, its text, and what belongs to it, line by line."""

    number: int
    kind: str
    kind_label: str
    title: str
    text: str
    details: Text
    more: tuple[Text, ...] = ()
    language: str = ""
    also: tuple[Typed, ...] = ()


@dataclass(frozen=True)
class Appendix:
    """All contributions by number."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Section:
    """A part of a chapter with its own heading; `icon` is a kind of contribution."""

    title: Text
    blocks: tuple[Block, ...]
    icon: str = ""
    kicker: str = ""
    opens: bool = False  # starts something new: a page of its own where there are pages
    large: bool = False  # a large heading, on the same page


@dataclass(frozen=True)
class Side:
    """Sections that may stand beside one another."""

    sections: tuple[Section, ...]


Block = (
    Paragraph | Quote | Items | Facts | Questions | Highlights | Ranked | Dilemma | People | Table | Appendix | Section
    | Side | Stories | Tree | Rings | Dots | Quadrants | Moves | Heat | Fields
)  # fmt: skip


@dataclass(frozen=True)
class Chapter:
    """A chapter; without a title its sections stand on their own."""

    id: str
    title: str = ""
    blocks: tuple[Block, ...] = field(default=())
