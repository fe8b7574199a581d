"""What in a report may tell who somebody is: phone numbers, addresses, numbers of citizens and accounts, dates of birth, names.

Rules, no guessing: each finding can be explained, and none is acted upon by itself. Who reviews the report says of each
that it may stand, or takes it out. What the facilitator filled in to be shown (who leads, where to turn to) is not looked
through; who will do something is told by a name, so there it is only numbers and addresses that are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from facilitator.core.redacting import same_words
from facilitator.report.privacy.addresses import addresses
from facilitator.report.privacy.births import births
from facilitator.report.privacy.names import TITLED, finder
from facilitator.report.privacy.numbers import bsns, ibans
from facilitator.report.privacy.reach import emails, phones
from facilitator.report.privacy.texts import Spot, places_shown, shown_names, texts_of

__all__ = ["KINDS", "Finding", "Spot", "scan", "texts_of"]

KINDS = ("email", "iban", "phone", "birth", "address", "bsn", "name")
AROUND = 40  # characters of context on either side

Find = Callable[[str, str], Iterator[tuple[int, int]]]
_RULES: tuple[tuple[str, Find], ...] = (
    ("email", emails),
    ("iban", ibans),
    ("phone", phones),
    ("birth", births),
    ("address", addresses),
    ("bsn", bsns),
)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Finding:
    """Words that may tell who somebody is: what `kind` (of KINDS), every spot where they stand, and what stands around the first."""

    kind: str
    words: str
    where: tuple[Spot, ...]
    context: str


@dataclass(frozen=True)
class _Hit:
    kind: str
    start: int
    end: int


def scan(data: dict[str, Any], names: Iterable[str] = (), kept: Collection[str] = ()) -> list[Finding]:
    """Give what in the public data may tell who somebody is, in the order in which it stands there.

    `names` are those that participants gave to be reached, `kept` what the facilitator said may stand (as `same_words`).
    """
    shown = shown_names(data)
    looked_for = finder(names, shown)
    told = {same_words(text) for text in places_shown(data)}
    meeting_day = str(data["meeting"].get("date", ""))
    found: dict[tuple[str, str], Finding] = {}
    for spot, text in texts_of(data):
        for hit in _hits(text, looked_for, meeting_day):
            if hit.kind == "name" and same_words(text) in shown:
                continue
            words = text[hit.start : hit.end]
            key = (hit.kind, same_words(words))
            if key[1] in kept or any(key[1] in place for place in told if hit.kind == "address"):
                continue
            known = found.get(key)
            if known is None:
                found[key] = Finding(hit.kind, words, (spot,), _context(text, hit))
            elif spot not in known.where:
                found[key] = Finding(hit.kind, known.words, (*known.where, spot), known.context)
    return list(found.values())


def _context(text: str, hit: _Hit) -> str:
    start, end = max(0, hit.start - AROUND), min(len(text), hit.end + AROUND)
    return ("…" if start else "") + " ".join(text[start:end].split()) + ("…" if end < len(text) else "")


def _hits(text: str, names: re.Pattern[str] | None, meeting_day: str) -> list[_Hit]:
    """Give what is found in one text, in order; where two would overlap the one that is surer goes first."""
    hits: list[_Hit] = []
    taken: list[tuple[int, int]] = []
    for kind, find in _RULES if _DIGIT.search(text) else _RULES[:1]:
        for start, end in find(text, meeting_day):
            if not any(start < other_end and other_start < end for other_start, other_end in taken):
                hits.append(_Hit(kind, start, end))
                taken.append((start, end))
    if names is not None:
        hits += [_Hit("name", *one.span()) for one in names.finditer(text)]
    known = {hit.start for hit in hits}
    hits += [_Hit("name", *one.span("name")) for one in TITLED.finditer(text) if one.start("name") not in known]
    return sorted(hits, key=lambda hit: hit.start)
