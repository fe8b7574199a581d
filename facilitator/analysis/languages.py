"""Which language a text is in, by its everyday words: a session holds several, and a phone says only what it shows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from facilitator.analysis.words import LISTS, Text, ordinary

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def read(wish: dict[str, Any]) -> list[Text]:
    """Give the texts of a request, each with the language that it is in.

    That is the one whose everyday words it has. A text with none of them ("Bussen!") is in the language that it says it
    is in, else in the one that most others are in, else in that of the session.
    """
    session = wish.get("language", "nl")
    texts = [Text.of(row, session) for row in wish["texts"]]
    heard = [_heard(text, row) for text, row in zip(texts, wish["texts"], strict=True)]
    counts = Counter(language for language in heard if language)
    usual = max(counts, key=lambda language: (counts[language], language == session, language), default="")
    return [
        replace(text, language=found or (text.language if row.get("language") else usual) or text.language)
        for text, row, found in zip(texts, wish["texts"], heard, strict=True)
    ]


def _heard(text: Text, row: dict[str, Any]) -> str:
    """Give the language that a text is heard to be in; of one that says it is in a language without a list: none."""
    if row.get("language") and text.language not in known():
        return ""
    return heard(text.text)


@lru_cache(10_000)
def heard(text: str) -> str:
    """Give the language whose everyday words a text has most of, leaving out those of several languages; or none."""
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
    counts = sorted(((sum(word in _own(language) for word in words), language) for language in known()), reverse=True)
    if not counts[0][0] or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return ""
    return counts[0][1]


@cache
def known() -> tuple[str, ...]:
    """Give the languages that have a list of everyday words."""
    return tuple(sorted(page.stem for page in LISTS.glob("*.txt")))


@cache
def _own(language: str) -> frozenset[str]:
    others = (ordinary(other) for other in known() if other != language)
    return ordinary(language).difference(*others)
