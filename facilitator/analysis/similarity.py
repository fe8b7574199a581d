"""Near-duplicates: pairs of texts that say nearly the same, and the words that they share.

Two texts are alike by their words (tf-idf over stems, cosine; words that are nearly the same count for part) or by their
letters. Where they were written counts too: what a leader writes at the harvest sums up what that group said. Of two that
ask for the opposite none is suggested. What shares no words is never found: that is for people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from typing import Any

from rapidfuzz import fuzz, process

from facilitator.analysis.languages import read
from facilitator.analysis.near import KIN, Near, neighbours
from facilitator.analysis.opposites import opposed
from facilitator.analysis.words import Bag, Text, bag, vector, weights

LETTERS = 86  # per cent of the letters in the same order from which two texts are nearly the same
MOST = 300  # suggestions: nobody reads more; the most alike first
OPPOSED = 0.4  # of what two texts share: from when on they ask for the opposite
WHY = 4  # words that say why, at most
TOLD = ("question", "experience", "example", "case")  # kinds that are told: about the same things is not the same yet


@dataclass(frozen=True)
class Bar:
    """From when on two texts are suggested: by their cosine…

    …and by what they share, in times of what a word tells that only one text has.
    """

    alike: float
    enough: float


PLAIN = Bar(0.22, 1.3)
TALKED = Bar(0.18, 1.5)  # of one group, about the same card
SUMMED = Bar(0.1, 0.55)  # one sums up what the group of the other said
TELLING = Bar(0.4, 1.3)  # of kinds that are told
SURE = Bar(0.7, 0.0)  # however ordinary their words are here


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


@dataclass(frozen=True)
class Match:
    """A stem of one text with the one of the other that is (nearly) the same, and how much it tells of both."""

    mine: str
    theirs: str
    part: float
    tells: float


def answer(wish: dict[str, Any]) -> dict[str, Any]:
    """Answer a request: `texts`, `language` and `apart` (pairs of ids).

    A text has an `id`, `text` and `kind`, and may have what else `words.Text` holds.
    """
    apart = {frozenset(pair) for pair in wish.get("apart", [])}
    return {"pairs": [pair.plain() for pair in alike(read(wish), apart)[:MOST]]}


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
    near = neighbours(told, sorted({text.language for text in texts}))
    rare = log(1 + len(texts))  # how much a word tells that only one text has
    for place, others in enumerate(_scores(vectors, near)):
        for other, most in others.items():
            bar = _bar(texts[place], texts[other])
            if most < min(bar.alike, SURE.alike):
                continue
            shared = _shared(bags[place], bags[other], told, near)
            score = sum(vectors[place][one.mine] * vectors[other][one.theirs] * one.part for one in shared)
            enough = sum(one.tells for one in shared) >= bar.enough * rare
            if not (score >= SURE.alike or (score >= bar.alike and enough)):
                continue
            if not _opposed(texts[place], texts[other], bags[place], bags[other], shared):
                yield texts[place], texts[other], min(score, 1.0), _why(shared, bags[place], bags[other])
    yield from _by_letters(texts, bags)


def _bar(one: Text, other: Text) -> Bar:
    """Give how much two texts must be alike, where they were written."""
    if one.sums != other.sums and (one.group == other.group or not (one if one.sums else other).group):
        return SUMMED
    if one.kind in TOLD:
        return TELLING
    return TALKED if one.on and one.on == other.on and one.group == other.group else PLAIN


def _opposed(one: Text, other: Text, here: Bag, there: Bag, shared: list[Match]) -> bool:
    if one.language != other.language:
        return False
    same = [match for match in shared if match.part > KIN]  # "no diagnoses" and "less medical" are of one mind
    against = opposed(here, there, ((match.tells, match.mine, match.theirs) for match in same), one.language)
    return against >= OPPOSED * sum(match.tells for match in shared) > 0


def _scores(vectors: list[dict[str, float]], near: Near) -> Iterator[dict[int, float]]:
    """Give for each text how much it is like each earlier one at most (a word with several that are near counts for all)."""
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


def _shared(one: Bag, other: Bag, told: dict[str, float], near: Near) -> list[Match]:
    """Give what two texts share; each word of either counts once, with the one that it is most like."""
    best: dict[str, Match] = {}
    for root in one.counts:
        matches = [
            Match(root, match, part, min(told[root], told[match]) * part)
            for match, part in ((root, 1.0), *near.get(root, {}).items())
            if match in other.counts
        ]
        if matches:
            found = max(matches, key=lambda match: (match.tells, match.theirs))
            if found.theirs not in best or best[found.theirs].tells < found.tells:
                best[found.theirs] = found
    return list(best.values())


def _why(shared: list[Match], here: Bag, there: Bag) -> tuple[str, ...]:
    """Give the words that tell most, a turn of phrase instead of the words in it; of two words both: "bussen / bus"."""
    why: list[str] = []
    for match in sorted(shared, key=lambda match: (-match.mine.count(" "), -match.tells)):
        mine, theirs = here.written[match.mine], there.written[match.theirs]
        words = mine if match.mine == match.theirs else f"{mine} / {theirs}"
        inside = any(word in one.split() for one in why for word in words.split() if word != "/")
        if not inside and len(why) < WHY:
            why.append(words)
    return tuple(why)


def _by_letters(texts: list[Text], bags: list[Bag]) -> Iterator[tuple[Text, Text, float, tuple[str, ...]]]:
    """Find what is nearly the same letter by letter: typed twice, or in a language whose words we don't know."""
    plain = [" ".join(text.text.casefold().split()) for text in texts]
    for place, one in enumerate(plain):
        if not one:
            continue  # a card with a title alone, or a picture
        found = process.extract(one, plain[:place], scorer=fuzz.ratio, score_cutoff=LETTERS, limit=None)
        for _, score, other in found:
            words = [bags[place].written[root] for root in bags[place].words()] or one.split()
            if not _differ(texts[place], texts[other], bags[place], bags[other]):
                yield texts[place], texts[other], score / 100, tuple(words[:WHY])


def _differ(one: Text, other: Text, here: Bag, there: Bag) -> bool:
    """Whether two texts that look alike ask for the opposite: a letter or two may be all that "geen" takes."""
    told = dict.fromkeys((*here.counts, *there.counts), 1.0)
    return _opposed(one, other, here, there, _shared(here, there, told, {}))
