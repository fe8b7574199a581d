"""Shows of hands: how what was counted for people without a phone of their own adds up with votes from phones.

A count stands in `Session.hands` under what it is about, the moment or kind of vote, and whose it is: the group's (a
leader or facilitator counted) or, within a group, one scribe's. Of one table only one count of a thing ever adds up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from facilitator.core.model import Contribution, Hands
from facilitator.core.session import Session

SUPPORT, BEFORE, AFTER, DOTS = "support", "before", "after", "dots"
THIRD = "third"  # the answer that is a third way; options are "0", "1", …


def key_of(group: str, author: str, scribe: bool) -> str:
    """Give under which key a count stands: the group's, or a scribe's own beside those of others in it."""
    return f"{group}/{author}" if scribe else group


def group_of_key(key: str) -> str:
    """Give the group of a count."""
    return key.partition("/")[0]


def hands_of(state: Session, cards: Iterable[Contribution], what: str) -> dict[str, Hands]:
    """Give the counts that hold for `cards`: a contribution and all that merged into it, itself first.

    Of every group those on the first card hold, else the latest: nobody's hand counts twice after a merge.
    """
    found: dict[str, dict[str, Hands]] = {}
    kept: set[str] = set()
    for place, card in enumerate(cards):
        counts: dict[str, dict[str, Hands]] = {}
        for key, hands in state.hands.get(card.id, {}).get(what, {}).items():
            counts.setdefault(group_of_key(key), {})[key] = hands
        if place == 0:
            found, kept = counts, set(counts)
            continue
        for group in counts.keys() - kept:
            if group not in found or _latest(counts[group]) > _latest(found[group]):
                found[group] = counts[group]
    return {key: hands for group in found.values() for key, hands in group.items()}


def dots_counted(state: Session, counter: str, without: str = "") -> int:
    """Give the dots that stand by hand, on all but `without`: by a scribe (their id), or else of a whole group.

    A table's dots are spent once, whoever counted them: a scribe's include what was counted for the group as such.
    """
    scribe = state.people.get(counter)
    total = 0
    for one, whats in state.hands.items():
        for key, hands in whats.get(DOTS, {}).items():
            group, _, author = key.partition("/")
            theirs = author == counter or (scribe and key == scribe.group) if scribe else group == counter
            total += hands.counts.get(DOTS, 0) if theirs and one != without else 0
    return total


def _latest(counts: dict[str, Hands]) -> int:
    return max(hands.at for hands in counts.values())


def counted(hands: dict[str, Hands]) -> Counter[str]:
    """Give how many hands each answer got, over all counts."""
    total: Counter[str] = Counter()
    for one in hands.values():
        total.update(one.counts)
    return total


def counters(state: Session, hands: dict[str, Hands]) -> set[str]:
    """Give the scribes among who counted: they count their own hand, so their own vote doesn't count beside it."""
    return {one.author for one in hands.values() if one.author in state.people}


def raised_in(state: Session, group: str, contribution: str, what: str) -> int:
    """Give how many hands were counted in a group for one thing."""
    counts = state.hands.get(contribution, {}).get(what, {})
    return sum(sum(hands.counts.values()) for key, hands in counts.items() if group_of_key(key) == group)


def without_phone_in(state: Session, group: str) -> int:
    """Give how many people of a group have no phone: as its leader said, or else those its scribes write for."""
    return max(_behind_scribes(state)[group], state.phoneless.get(group, 0))


def without_phone(state: Session) -> int:
    """Give how many people have no phone of their own; never fewer than raised their hand at one time."""
    behind = _behind_scribes(state)
    known = sum(max(behind[group], state.phoneless.get(group, 0)) for group in behind.keys() | state.phoneless.keys())
    return max([known, *(_raised(state, whats) for whats in state.hands.values())])


def _behind_scribes(state: Session) -> Counter[str]:
    """Give how many people somebody else writes for, by the group they sit in; kept while a hall does nothing but vote."""
    at, behind = state.behind_scribes
    if at != state.besides:
        behind = Counter()
        for one in state.people.values():
            if one.scribe and not one.tryout and not one.standing:
                behind[one.group] += one.speaks_for - 1
        state.behind_scribes = (state.besides, behind)
    return behind


def _raised(state: Session, whats: dict[str, dict[str, Hands]]) -> int:
    """Give how many people without a phone raised their hand at one time for one thing (dots aren't people)."""
    totals = [
        sum(counted(hands).values()) - len(counters(state, hands)) for what, hands in whats.items() if what != DOTS
    ]
    return max(totals, default=0)
