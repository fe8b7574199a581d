"""A chapter: blocks of every kind, and sections inside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.report.blocks.appendix import Appendix
from facilitator.report.blocks.figures import Dots, Fields, Quadrants, Rings, Tree
from facilitator.report.blocks.picture import Picture
from facilitator.report.blocks.prose import (
    Facts,
    Highlights,
    Items,
    Paragraph,
    People,
    Questions,
    Quote,
    Ranked,
    Stories,
    Table,
)
from facilitator.report.blocks.spans import Text
from facilitator.report.blocks.timeline import Timeline
from facilitator.report.blocks.votes import Dilemma, Heat, Moves


@dataclass(frozen=True)
class Section:
    """A part of a chapter with its own heading; `icon` is a kind of contribution."""

    title: Text
    blocks: tuple[Block, ...]
    icon: str = ""
    kicker: str = ""
    opens: bool = False  # starts something new, with a head as large as a chapter's
    large: bool = False  # a large heading, on the same page
    anchor: str = ""  # where pointers find it; given by facilitator.report.addresses


@dataclass(frozen=True)
class Side:
    """Sections that may stand beside one another."""

    sections: tuple[Section, ...]


Block = (
    Paragraph | Quote | Items | Facts | Questions | Highlights | Ranked | Dilemma | People | Table | Appendix | Section
    | Side | Stories | Tree | Rings | Dots | Quadrants | Moves | Heat | Fields | Picture | Timeline
)  # fmt: skip


@dataclass(frozen=True)
class Chapter:
    """A chapter; without a title its sections stand on their own.

    Where the title says what was found, `kicker` is the name by which the chapter is known in every report.
    """

    id: str
    title: str = ""
    blocks: tuple[Block, ...] = field(default=())
    kicker: str = ""
