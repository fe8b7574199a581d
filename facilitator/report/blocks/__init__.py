"""What a report is made of: chapters of blocks, and texts of spans. No format's syntax in here: writers add that."""

from __future__ import annotations

from facilitator.report.blocks.appendix import Appendix, Entry, Original
from facilitator.report.blocks.chapter import Block, Chapter, Section, Side
from facilitator.report.blocks.figures import Branch, Dots, Fields, Mark, OpinionField, Quadrants, Ring, Rings, Tree
from facilitator.report.blocks.leading import leads
from facilitator.report.blocks.picture import Picture
from facilitator.report.blocks.prose import (
    Direction,
    Facts,
    Highlights,
    Items,
    Paragraph,
    People,
    Questions,
    Quote,
    Ranked,
    Stories,
    Story,
    Support,
    Table,
)
from facilitator.report.blocks.spans import Go, Grade, Marked, Ref, Span, Text, Typed, in_a_row, is_rtl, numbered, plain
from facilitator.report.blocks.timeline import Stretch, Timeline
from facilitator.report.blocks.votes import Dilemma, Heat, Moves, Option, Shift, Stand, Weighed

__all__ = [
    "Appendix",
    "Block",
    "Branch",
    "Chapter",
    "Dilemma",
    "Direction",
    "Dots",
    "Entry",
    "Facts",
    "Fields",
    "Go",
    "Grade",
    "Heat",
    "Highlights",
    "Items",
    "Mark",
    "Marked",
    "Moves",
    "OpinionField",
    "Option",
    "Original",
    "Paragraph",
    "People",
    "Picture",
    "Quadrants",
    "Questions",
    "Quote",
    "Ranked",
    "Ref",
    "Ring",
    "Rings",
    "Section",
    "Shift",
    "Side",
    "Span",
    "Stand",
    "Stories",
    "Story",
    "Stretch",
    "Support",
    "Table",
    "Text",
    "Timeline",
    "Tree",
    "Typed",
    "Weighed",
    "in_a_row",
    "is_rtl",
    "leads",
    "numbered",
    "plain",
]
