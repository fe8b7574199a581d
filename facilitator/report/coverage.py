"""Which characters the letters for print can show. One they lack would stop a PDF: there it becomes a question mark in a
diamond, and the facilitator hears in which contributions that is. All other files keep the text as it was typed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from facilitator.report.edition import Edition
from facilitator.report.typst import FONTS

INSTEAD = "\ufffd"
_BLANK = {"\t": " ", "\u3000": " "}
_UNSEEN = (
    "Cf",
    "Cc",
    "Cn",
)  # joiners, marks of direction, tags of flags, and what is no character: left out, not replaced


@dataclass(frozen=True)
class Missing:
    """A contribution with characters that no letter of ours shows: its number, and which."""

    number: int
    characters: str


def missing(edition: Edition) -> list[Missing]:
    """Give the contributions that the PDF cannot show whole, by number."""
    found = []
    for row in edition.data["contributions"]:
        lacking = sorted({one for text in _texts(row) for one in _lacked().findall(text) if not _unseen(one)})
        if lacking:
            found.append(Missing(row["number"], "".join(lacking)))
    return sorted(found, key=lambda one: one.number)


def shown(text: str) -> str:
    """Give a text in characters that the letters for print have."""
    return text if text.isascii() and "\t" not in text else _lacked().sub(_instead, text)


def _instead(found: re.Match[str]) -> str:
    character = found[0]
    return _BLANK.get(character) or ("" if _unseen(character) else INSTEAD)


def _unseen(character: str) -> bool:
    return character in _BLANK or unicodedata.category(character) in _UNSEEN or 0xFE00 <= ord(character) <= 0xFE0F


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [text for one in value for text in _texts(one)] if isinstance(value, list) else []


@cache
def _lacked() -> re.Pattern[str]:
    """Give the pattern of one character that no font has; a line break needs none."""
    ranges = json.loads((FONTS / "coverage.json").read_text("utf-8"))
    known = "".join(f"{re.escape(chr(start))}-{re.escape(chr(end))}" for start, end in ranges)
    return re.compile(f"[^\n{known}]")
