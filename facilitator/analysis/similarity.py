"""Near-duplicates: pairs of texts that say nearly the same, and the words that they share.

Two texts are alike by their words (tf-idf over stems, cosine; words that are spelt nearly alike, or of which one begins
or ends with the other, count for part) or by their letters. What shares no words is never found: that is for people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from facilitator.analysis.words import Bag, Text, bag, vector, weights

ALIKE = 0.22  # cosine from which two texts are suggested as one…
ENOUGH = 1.3  # …when what they share tells this many times what a word tells that only one text has
SURE = 0.7  # cosine from which they are suggested, however ordinary their words are here
LETTERS = 86  # per cent of the letters in the same order from which two texts are nearly the same
MOST = 300  # suggestions: nobody reads more; the most alike first
WHY = 4  # words that say why, at most

_SHORTEST = 5  # letters of a word that may be part of another
_TYPO, _PART = 0.9, 0.6  # what words count for that are spelt nearly alike, or of which one is in the other
_SPELT = 0.82  # how much of their letters two words share to be spelt nearly alike


@dataclass(frozen=True)
class Pair:
    """Two texts that are alike: how much (0 to 1), and the words that made them so."""

    one: str
    other: str
    score: float
    words: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {"one": self.one, "other": self.other, "score": round(self.score, 3), "words": list(self.words)}


def answer(wish: dict[str, Any]) -> dict[str, Any]:
    """Answer a request: `texts` (`id`, `text`, `kind`, `language?`, `stands?`), `language`, `apart` (pairs of ids)."""
    texts = [Text.of(row, wish.get("language", "nl")) for row in wish["texts"]]
    apart = {frozenset(pair) for pair in wish.get("apart", [])}
    return {"pairs": [pair.plain() for pair in alike(texts, apart)[:MOST]]}


def alike(texts: list[Text], apart: set[frozenset[str]] | None = None) -> list[Pair]:
    """Give the pairs of cards that are alike, most alike first; not those that were said to be `apart`.

    Of a card that others live on in, each text is compared; the best of them counts.
    """
    apart = apart or set()
    best: dict[frozenset[str], Pair] = {}
    by_kind: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        by_kind[text.kind].append(text)
    for several in by_kind.values():
        for one, other, score, words in _pairs(several):
            key = frozenset((one.stands, other.stands))
            if len(key) < 2 or key in apart or (key in best and best[key].score >= score):
                continue
            best[key] = Pair(one.stands, other.stands, score, words)
    return sorted(best.values(), key=lambda pair: (-pair.score, pair.one, pair.other))


def _pairs(texts: list[Text]) -> Iterator[tuple[Text, Text, float, tuple[str, ...]]]:
    bags = [bag(text.text, text.language) for text in texts]
    told = weights(bags)
    vectors = [vector(one, told) for one in bags]
    near = neighbours(told)
    rare = log(1 + len(texts))  # how much a word tells that only one text has
    for place, others in enumerate(_scores(vectors, near)):
        for other, score in others.items():
            if score < ALIKE:
                continue
            shared = _shared(bags[place], bags[other], told, near)
            if score >= SURE or sum(weight for weight, _ in shared) >= ENOUGH * rare:
                yield texts[place], texts[other], min(score, 1.0), _why(shared)
    yield from _by_letters(texts, bags)


def _scores(vectors: list[dict[str, float]], near: dict[str, dict[str, float]]) -> Iterator[dict[int, float]]:
    """Give for each text how much it is like each earlier one."""
    where: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, one in enumerate(vectors):
        scores: dict[int, float] = defaultdict(float)
        for root, value in one.items():
            for other, part in ((root, 1.0), *near.get(root, {}).items()):
                for earlier, weight in where.get(other, ()):
                    scores[earlier] += value * weight * part
        yield scores
        for root, value in one.items():
            where[root].append((place, value))


def _shared(
    one: Bag, other: Bag, told: dict[str, float], near: dict[str, dict[str, float]]
) -> list[tuple[float, str]]:
    """Give what two texts share, with how much it tells; of two words that differ both: "winkels / winkelpanden"."""
    found: list[tuple[float, str]] = []
    for root in one.counts:
        for match, part in ((root, 1.0), *near.get(root, {}).items()):
            if match in other.counts:
                mine, theirs = one.written[root], other.written[match]
                weight = min(told[root], told[match]) * part
                found.append((weight, mine if match == root else f"{mine} / {theirs}"))
                break
    return found


def _why(shared: list[tuple[float, str]]) -> tuple[str, ...]:
    """Give the words that tell most, a turn of phrase instead of the words in it."""
    why: list[str] = []
    for _, words in sorted(shared, key=lambda row: (-row[1].count(" "), -row[0])):
        inside = any(word in one.split() for one in why for word in words.split() if word != "/")
        if not inside and len(why) < WHY:
            why.append(words)
    return tuple(why)


def neighbours(told: dict[str, float]) -> dict[str, dict[str, float]]:
    """Give for each stem those that are nearly the same word, and for how much: a slip of the pen, or a compound's part.

    Only stems that begin or end alike are compared, so that a thousand texts stay a matter of a moment.
    """
    near: dict[str, dict[str, float]] = defaultdict(dict)
    long = sorted(root for root in told if len(root) >= _SHORTEST and root.isalpha())
    for end in (slice(None, 4), slice(-4, None)):
        alike_there: dict[str, list[str]] = defaultdict(list)
        for root in long:
            alike_there[root[end]].append(root)
        for several in alike_there.values():
            for one, other in combinations(several, 2):
                if part := _part(one, other):
                    near[one][other] = near[other][one] = part
    return near


def _part(one: str, other: str) -> float:
    short, long = sorted((one, other), key=len)
    if long.startswith(short) or long.endswith(short):
        return _PART
    if len(long) - len(short) > 2 or len(short) < _SHORTEST + 1:
        return 0.0
    return _TYPO if DamerauLevenshtein.normalized_similarity(one, other, score_cutoff=_SPELT) else 0.0


def _by_letters(texts: list[Text], bags: list[Bag]) -> Iterator[tuple[Text, Text, float, tuple[str, ...]]]:
    """Find what is nearly the same letter by letter: typed twice, or in a language whose words we don't know."""
    plain = [" ".join(text.text.casefold().split()) for text in texts]
    for place, one in enumerate(plain):
        if not one:
            continue  # a card with a title alone, or a picture
        found = process.extract(one, plain[:place], scorer=fuzz.ratio, score_cutoff=LETTERS, limit=None)
        for _, score, other in found:
            words = [bags[place].written[root] for root in bags[place].words()] or one.split()
            yield texts[place], texts[other], score / 100, tuple(words[:WHY])
