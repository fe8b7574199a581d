"""Suggested themes: texts that are about the same things, with the words that made them so and a title from those.

The texts that are most alike come together first, and so on (agglomerative, average linkage on tf-idf over stems), until
nothing is alike enough. What is left alone stays alone: a theme of everything helps nobody.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from facilitator.analysis.languages import read
from facilitator.analysis.near import neighbours
from facilitator.analysis.words import Bag, Text, bag, weights

TOGETHER = 0.075  # average cosine from which two groups of texts become one
SMALLEST, LARGEST = 3, 15  # members of a suggested theme
FEWEST_WORDS = 2  # that a suggested theme needs: one word alone has many meanings
MOST = 12  # suggested themes, those that hold together best first
WHY = 5  # words that say why, at most
TITLE = 2  # of them in the title that is proposed
EVERYWHERE = 0.25  # a word in more of the texts than this part is what the session is about, not a theme in it


@dataclass(frozen=True)
class Topic:
    """A suggested theme: its members, the words that made them alike (those that tell most first), and a title."""

    members: tuple[str, ...]
    words: tuple[str, ...]
    title: str

    def plain(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {"members": list(self.members), "words": list(self.words), "title": self.title}


def answer(wish: dict[str, Any]) -> dict[str, Any]:
    """Answer a request: `texts` as for similarity, `language`, and `apart`: sets of ids that are no theme."""
    texts = read(wish)
    return {"topics": [topic.plain() for topic in topics(texts, [set(one) for one in wish.get("apart", [])])]}


def topics(texts: list[Text], apart: list[set[str]] | None = None) -> list[Topic]:
    """Give suggested themes over texts of any kind; none that is for the most part one of `apart`."""
    cards = [text for text in texts if text.stands == text.id]
    bags = [bag(text.text, text.language) for text in cards]
    vectors = _vectors(bags)
    found = []
    for members in _clusters(_likeness(vectors)):
        shared = _shared(members, vectors)
        if len(members) >= SMALLEST and len(shared) >= FEWEST_WORDS:
            ids = tuple(cards[place].id for place in sorted(members))
            if not any(len(one & set(ids)) * 2 > len(ids) for one in apart or ()):
                holds = sum(weight for _, weight in shared[:WHY]) / len(members)
                words = tuple(_written(root, members, bags) for root, _ in shared[:WHY])
                found.append((holds, Topic(ids, words, _title(words))))
    found.sort(key=lambda row: (-row[0], row[1].members))
    return [topic for _, topic in found[:MOST]]


def _vectors(bags: list[Bag]) -> list[dict[str, float]]:
    """Give each text as a direction of length 1 over its words; what nearly every text has tells nothing."""
    told = weights(bags)
    seen = Counter(root for one in bags for root in one.words())
    most = max(SMALLEST, EVERYWHERE * len(bags))
    telling = {root: weight for root, weight in told.items() if 1 <= seen[root] <= most}
    near = neighbours(telling, ())
    same = {root: min([root, *(other for other in near.get(root, ()) if seen[other] > 1)], key=lambda one: (len(one), one))
            for root in telling}  # fmt: skip
    vectors = []
    for one in bags:
        raw: dict[str, float] = defaultdict(float)
        for root in one.words():
            if root in telling:
                raw[same[root]] += telling[root]
        length = sum(value * value for value in raw.values()) ** 0.5 or 1.0
        vectors.append({root: value / length for root, value in raw.items()})
    return vectors


def _likeness(vectors: list[dict[str, float]]) -> dict[int, dict[int, float]]:
    """Give for each text how much it is like each other with which it shares a word."""
    where: dict[str, list[tuple[int, float]]] = defaultdict(list)
    like: dict[int, dict[int, float]] = {place: defaultdict(float) for place in range(len(vectors))}
    for place, one in enumerate(vectors):
        for root, value in one.items():
            for other, weight in where[root]:
                like[place][other] += value * weight
                like[other][place] += value * weight
            where[root].append((place, value))
    return like


def _clusters(like: dict[int, dict[int, float]]) -> list[list[int]]:
    """Bring together what is most alike, on average, until nothing is alike enough or would grow too large."""
    members = {place: [place] for place in like}
    waiting = [(-score, one, other) for one, row in like.items() for other, score in row.items() if one < other]
    heapq.heapify(waiting)
    following = len(like)
    while waiting:
        score, one, other = heapq.heappop(waiting)
        if -score < TOGETHER:
            break
        if one not in members or other not in members or len(members[one]) + len(members[other]) > LARGEST:
            continue
        here, there = members.pop(one), members.pop(other)
        first, second = like.pop(one), like.pop(other)
        joined: dict[int, float] = {}
        for third in (first.keys() | second.keys()) & members.keys():
            total = len(here) * first.get(third, 0.0) + len(there) * second.get(third, 0.0)
            joined[third] = like[third][following] = total / (len(here) + len(there))
            heapq.heappush(waiting, (-joined[third], third, following))
        members[following], like[following] = here + there, joined
        following += 1
    return list(members.values())


def _shared(members: list[int], vectors: list[dict[str, float]]) -> list[tuple[str, float]]:
    """Give the words that at least two members share, those that tell most for most of them first."""
    tells: dict[str, float] = defaultdict(float)
    in_how_many: Counter[str] = Counter()
    for place in members:
        for root, value in vectors[place].items():
            tells[root] += value
            in_how_many[root] += 1
    shared = [(root, value * in_how_many[root]) for root, value in tells.items() if in_how_many[root] > 1]
    return sorted(shared, key=lambda row: (-row[1], row[0]))


def _written(root: str, members: list[int], bags: list[Bag]) -> str:
    """Give a stem as most members wrote it."""
    found: Counter[str] = Counter()
    for place in members:
        for one in bags[place].words():
            if one == root or one.startswith(root) or one.endswith(root):
                found[bags[place].written[one]] += 1
    return min(found, key=lambda word: (-found[word], len(word), word), default=root)


def _title(words: tuple[str, ...]) -> str:
    title = ", ".join(words[:TITLE])
    return title[:1].upper() + title[1:]
