"""Texts of spans: what is ours, what a person typed, and what points at a number of the appendix.

A plain `str` is ours, `Typed` was typed by a person (writers escape it and keep its writing direction apart), `Ref`
points at a number of the appendix, `Go` at a chapter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


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


@dataclass(frozen=True)
class Go:
    """A pointer to a chapter or section of this report: its `anchor`, and the words that stand there."""

    anchor: str
    text: str


@dataclass(frozen=True)
class Marked:
    """Words of whoever edited the report that stand out: `mark` is "strong" or "emphasis"."""

    text: str
    mark: str


Span = str | Typed | Ref | Grade | Go | Marked
Text = tuple[Span, ...]


def plain(text: Text) -> str:
    """Give a text as a bare string. Raises TypeError for a span that has no words."""
    return "".join(map(_bare, text)).strip()


def in_a_row(texts: Iterable[Text], between: str = "\u00a0· ") -> Text:
    """Give texts behind each other with a dot between them, with which no line begins, as what stands below a contribution."""
    return tuple(span for n, text in enumerate(texts) for span in ((between, *text) if n else text))


def _bare(span: Span) -> str:
    match span:
        case str():
            return span
        case Ref():
            return numbered(span.number)
        case Grade():
            return span.words
        case Typed() | Go() | Marked():
            return span.text
    raise TypeError(f"no words for {type(span).__name__}")


def is_rtl(text: str) -> bool:
    """Say whether a text reads from right to left: its first letter with a direction tells."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
