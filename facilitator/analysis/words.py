"""Words of a text as they are compared: without case and endings, and without those that every text has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import log, sqrt
from pathlib import Path
from typing import Any

import snowballstemmer

from facilitator.analysis.kin import forms

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+|[.!?:;]")
_STOPS = ".!?:;"  # a turn of phrase does not go on after these
PHRASE = 0.5  # what a turn of phrase counts for beside the words that are in it
_SNOWBALL = {
    "ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
LISTS = Path(__file__).with_name("ordinary")  # <language>.txt: words that say nothing about what a text is about
_MOST_WORDS = 50_000  # remembered between requests, so that a room pays once for each word


@dataclass(frozen=True)
class Text:
    """A text to compare: its `id`, its words, and what keeps it apart (`kind`: only those of one kind are compared).

    `stands` is the card that people see: the text itself, or the one that this text lives on in. `group` wrote it, about
    the card `on`; `sums` says that it was written at the harvest by who leads that group, or the whole room.
    """

    id: str
    text: str
    kind: str = ""
    language: str = "nl"
    stands: str = ""
    group: str = ""
    on: str = ""
    sums: bool = False

    @classmethod
    def of(cls, row: dict[str, Any], language: str) -> Text:
        """Give the text in a row of a request; `language` is that of the session, for who named none."""
        tag = (row.get("language") or language).partition("-")[0].lower()
        where = {"group": row.get("group", ""), "on": row.get("on", ""), "sums": bool(row.get("sums"))}
        return cls(row["id"], row["text"], row.get("kind", ""), tag, row.get("stands") or row["id"], **where)


@dataclass(frozen=True)
class Bag:
    """The stems of a text: how often each stands in it, and the word as it was written first.

    `clauses` are all its words between two stops, everyday ones too: in lower case, with their stems.
    """

    counts: dict[str, int] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    clauses: list[list[tuple[str, str]]] = field(default_factory=lambda: [[]])

    def add(self, root: str, written: str) -> None:
        """Count a stem."""
        self.counts[root] = self.counts.get(root, 0) + 1
        self.written.setdefault(root, written)

    def words(self) -> list[str]:
        """Give the stems of single words."""
        return [root for root in self.counts if " " not in root]


@cache
def ordinary(language: str) -> frozenset[str]:
    """Give the words of a language that say nothing about what a text is about; none for a language without a list."""
    page = LISTS / f"{language}.txt"
    if not language.isalpha() or not page.exists():
        return frozenset()
    lines = page.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _stemmer(language: str) -> Any:
    name = _SNOWBALL.get(language)
    return snowballstemmer.stemmer(name) if name else None


@lru_cache(_MOST_WORDS)
def stem(word: str, language: str) -> str:
    """Give a word (in lower case) without its ending; as it is in a language that we can't take endings off."""
    stemmer = _stemmer(language)
    word = forms(language).get(word, word)
    return str(stemmer.stemWord(word)) if stemmer is not None else word


@lru_cache(10_000)
def bag(text: str, language: str) -> Bag:
    """Give the words of a text that say what it is about, by stem; and every run of three words around one of those.

    A turn of phrase that two texts share ("noem het anders") says more than its words.
    """
    found = Bag()
    run: list[tuple[str, str, bool]] = []
    for match in _WORD.finditer(text):
        written = match[0]
        if written in _STOPS:
            run = []
            found.clauses.append([])
            continue
        word = written.casefold().replace("’", "'")
        tells = word not in ordinary(language) and (len(word) > 2 or word.isdecimal())
        root = stem(word, language)
        found.clauses[-1].append((word, root))
        if not run and written[1:].islower():
            written = written.lower()  # a capital that only begins a sentence
        run = [*run[-2:], (root, written, tells)]
        if tells:
            found.add(root, written)
        if len(run) == 3 and any(one[2] for one in run):
            found.add(" ".join(one[0] for one in run), " ".join(one[1] for one in run))
    return found


def weights(bags: Iterable[Bag]) -> dict[str, float]:
    """Give how much each stem tells: the fewer texts it stands in, the more (inverse document frequency)."""
    found: Counter[str] = Counter()
    total = 0
    for one in bags:
        found.update(one.counts.keys())
        total += 1
    return {root: log(1 + total / n) * (PHRASE if " " in root else 1) for root, n in found.items()}


def vector(one: Bag, told: dict[str, float]) -> dict[str, float]:
    """Give a text as a direction: per stem how much it tells here (tf-idf); its words alone have length 1.

    So a turn of phrase that two texts share brings them together, and one that they don't holds nothing apart.
    """
    raw = {root: told[root] * sqrt(n) for root, n in one.counts.items()}
    length = sqrt(sum(raw[root] * raw[root] for root in one.words())) or 1.0
    return {root: value / length for root, value in raw.items()}
