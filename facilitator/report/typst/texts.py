"""Texts as they can be set: characters that there are letters for, places to break, writing direction, language."""

from __future__ import annotations

import re
import unicodedata

from facilitator.report.blocks import Span
from facilitator.report.coverage import shown

_LONG = re.compile(r"[^\s\u200b-]{29,}")
_PIECE = 12
_JOINED = re.compile(r"[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")


def written(text: str) -> str:
    """Give a text as it can be set: characters that there are letters for, and words that can be broken."""
    return _LONG.sub(_pieces, shown(text))


def _pieces(found: re.Match[str]) -> str:
    """Give a long word with places to break; nowhere inside a letter with its marks."""
    told, room = "", 0
    for character in found[0]:
        inside = unicodedata.combining(character) or _JOINED.match(character) or told.endswith("\u200d")
        if room >= _PIECE and not inside:
            told, room = told + "\u200b", 0
        told, room = told + character, room + 1
    return told


def bare(span: Span) -> str:
    """Give the words of a span."""
    return span if isinstance(span, str) else str(getattr(span, "text", "") or getattr(span, "words", ""))


def language(tag: str) -> str:
    """Give the language of a tag, as far as Typst takes it: two or three letters."""
    base = tag.lower().partition("-")[0]
    return base if base.isascii() and base.isalpha() and len(base) in (2, 3) else ""
