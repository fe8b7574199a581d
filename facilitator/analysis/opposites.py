"""How much two texts about the same thing ask for the opposite: "meer regels", "minder regels"; "auto's", "geen auto's"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from facilitator.analysis.words import Bag

_LISTS = Path(__file__).with_name("opposites")  # <language>.txt: words that say no ("-"), and pairs of sides ("a / b")
_REACH = 6  # words after one that says no, to which it says no

Place = tuple[list[str], int]  # the words of a clause, and where in it a word stands


@dataclass(frozen=True)
class Turns:
    """The words of a language that turn a sentence round: those that say no, and pairs of sides."""

    no: frozenset[str] = frozenset()
    sides: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()


@cache
def turns(language: str) -> Turns:
    """Give the words of a language that turn a sentence round; none for a language without a list."""
    page = _LISTS / f"{language}.txt"
    if not language.isalpha() or not page.exists():
        return Turns()
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    no = frozenset(word for line in lines if line.startswith("-") for word in line[1:].split())
    halves = [line.split("/") for line in lines if "/" in line]
    return Turns(no, tuple((frozenset(one.split()), frozenset(other.split())) for one, other in halves))


def opposed(one: Bag, other: Bag, shared: Iterable[tuple[float, str, str]], language: str) -> float:
    """Give how much of what two texts share is asked for in one and turned down in the other.

    `shared` holds how much a word tells, and its stem in either text.
    """
    known = turns(language)
    return sum(tells for tells, mine, theirs in shared if _turned(_places(one, mine), _places(other, theirs), known))


def _places(text: Bag, root: str) -> list[Place]:
    """Give where a stem stands, or a turn of phrase begins."""
    first, found = root.split(maxsplit=1)[0], []
    for clause in text.clauses:
        words = [word for word, _ in clause]
        found += [(words, at) for at, (_, stem) in enumerate(clause) if stem == first]
    return found


def _turned(mine: list[Place], theirs: list[Place], known: Turns) -> bool:
    """Whether a word is turned down throughout one text and nowhere in the other, or they take different sides on it."""
    if not mine or not theirs:
        return False
    no, other_no = [_denied(place, known) for place in mine], [_denied(place, known) for place in theirs]
    if (all(no) and not any(other_no)) or (all(other_no) and not any(no)):
        return True
    here, there = _around(mine), _around(theirs)
    both_ways = ((one, other) for sides in known.sides for one, other in (sides, sides[::-1]))
    return any(_takes(here, one, other) and _takes(there, other, one) for one, other in both_ways)


def _denied(place: Place, known: Turns) -> bool:
    words, at = place
    return any(word in known.no for word in words[max(0, at - _REACH) : at])


def _takes(words: set[str], side: frozenset[str], against: frozenset[str]) -> bool:
    return bool(words & side) and not words & against


def _around(places: list[Place]) -> set[str]:
    """Give the words of the clauses around a word, and each two of them that follow each other: "te_veel"."""
    words: set[str] = set()
    for clause, _ in places:
        words.update(clause, (f"{one}_{two}" for one, two in pairwise(clause)))
    return words
