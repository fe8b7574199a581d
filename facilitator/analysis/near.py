"""Stems that are nearly the same word: a slip of the pen, a part of a compound, or another word for the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from facilitator.analysis.kin import families
from facilitator.analysis.words import stem

TYPO, PART, KIN = 0.9, 0.65, 0.6  # what a word counts for that is spelt nearly alike, is a part, or is kin

_RUN = 6  # letters in a row that two compounds share when a part of them is the same word ("bemiddelingsbureau")…
_HALF = 0.5  # …and how much of the shorter one these are at least
_SHORTEST = 5  # letters of a word that may begin or end another
_SPELT = 0.82  # how much of their letters two words share to be spelt nearly alike

Near = dict[str, dict[str, float]]  # stem → stem that is nearly the same → for how much


def neighbours(roots: Iterable[str], languages: Iterable[str]) -> Near:
    """Give for each stem those that are nearly the same word, and for how much.

    Only stems that share letters in a row are compared, so that a thousand texts stay a matter of a moment.
    """
    near: Near = defaultdict(dict)
    words = sorted(root for root in roots if root.isalpha())
    for one, other in _close(words):
        if part := _part(one, other):
            near[one][other] = near[other][one] = part
    for one, other in _kin(words, languages):
        near[one][other] = near[other][one] = max(KIN, near[one].get(other, 0.0))
    return near


def _close(words: list[str]) -> Iterator[tuple[str, str]]:
    """Give the pairs that begin or end alike, or that share a longer run of letters anywhere."""
    where: dict[tuple[int | None, str], list[str]] = defaultdict(list)
    for word in words:
        if len(word) < _SHORTEST:
            continue
        where[0, word[:4]].append(word)
        where[-1, word[-4:]].append(word)
        for run in {word[at : at + _RUN] for at in range(len(word) - _RUN + 1)}:
            where[None, run].append(word)
    seen: set[tuple[str, str]] = set()
    for several in where.values():
        for pair in combinations(several, 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _part(one: str, other: str) -> float:
    short, long = sorted((one, other), key=len)
    if long.startswith(short) or long.endswith(short):
        return PART
    as_long = len(long) - len(short) <= 2 and len(short) > _SHORTEST
    if as_long and DamerauLevenshtein.normalized_similarity(one, other, score_cutoff=_SPELT):
        return TYPO
    return PART if _shared_run(short, long) >= max(_RUN, _HALF * len(short)) else 0.0


def _shared_run(short: str, long: str) -> int:
    """Give the length of the longest run of letters that two words share, if that is long enough to matter."""
    best = 0
    for start in range(len(short) - _RUN + 1):
        while short[start : start + max(best + 1, _RUN)] in long and start + max(best + 1, _RUN) <= len(short):
            best = max(best + 1, _RUN)
    return best


def _kin(words: list[str], languages: Iterable[str]) -> Iterator[tuple[str, str]]:
    for language in languages:
        table = _meanings(language)
        members: dict[int, list[str]] = defaultdict(list)
        for word in words:
            for family in table.get(word, ()):
                members[family].append(word)
        for several in members.values():
            yield from combinations(several, 2)


@cache
def _meanings(language: str) -> dict[str, list[int]]:
    """Give for each stem of a language the families of meaning that it is in."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, family in enumerate(families(language, "~")):
        for root in sorted({stem(word, language) for word in family}):
            found[root].append(place)
    return found
