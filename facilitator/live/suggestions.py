"""What the child process noticed in the texts of each room: which cards are alike, and which could be a theme.

Who looks at it (a console that is rendered, as a page or as a patch) keeps it fresh. At most once every few seconds a
room's texts go to the child, and only when they changed; votes change nothing. Only what the facilitator may see is sent.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import gevent

from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.suggestions import no_themes, told_apart
from facilitator.core.visibility import is_blind, is_public
from facilitator.core.ways import family
from facilitator.live.rooms import Room
from facilitator.live.watching import Watch, Watching

MOST_TEXTS = 2_000  # the newest; to compare more takes longer than anybody waits for it
SLICE = 250  # contributions looked at before others have their turn
UNTHEMED = ("dilemma", "question", "goal", "action", "conclusion")  # kinds that have a place of their own
ALONE = ("dilemma",)  # kinds that are never put together
SUMMING = "harvest"  # type of the phase in which who leads writes down what was said

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Alike:
    """Two cards that say nearly the same, and the words that they share."""

    one: str
    other: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """Cards that could be a theme, the words that made them alike, and a title from those."""

    members: tuple[str, ...]
    words: tuple[str, ...]
    title: str


@dataclass(frozen=True)
class Noticed:
    """What is known of a room now. `missing` names what got no answer when it was asked last: that may be old."""

    pairs: tuple[Alike, ...] = ()
    topics: tuple[Topic, ...] = ()
    missing: frozenset[str] = frozenset()


@dataclass
class _Watch(Watch):
    """What was noticed in a room, and on which texts."""

    noticed: Noticed = field(default_factory=Noticed)
    texts: dict[str, Any] = field(default_factory=dict)  # name → what was asked last


class Suggestions(Watching[_Watch]):
    """What was noticed in every room that somebody looks at."""

    watch = _Watch

    def of(self, state: Session) -> Noticed:
        """Give what is known now, and see to it that this is soon about the texts of now. Never waits."""
        return self.kept_fresh(state).noticed

    def forget(self, session: str) -> None:
        """Forget it, and what waits to be asked about it."""
        super().forget(session)
        self._child.forget(session)

    def look(self, room: Room, watch: _Watch) -> None:
        """Ask what is alike and what could be a theme, of the texts of now."""
        for name, texts in (("similarity", comparable), ("topics", themable)):
            self._ask(room, watch, name, texts)

    def _ask(self, room: Room, watch: _Watch, name: str, texts: Callable[[Session], Texts]) -> None:
        def wish() -> dict[str, Any] | None:
            asked = texts_of(room, texts)
            if watch.texts.get(name) == asked:
                return None
            watch.texts[name] = asked
            return asked

        def then(answer: dict[str, Any] | None) -> None:
            before = watch.noticed
            watch.noticed = _noticed(before, name, answer)
            if answer is None:
                watch.texts.pop(name, None)
                self.ask_later(room.id, watch)
            if watch.noticed != before:
                self._changed(room)

        self._child.ask(room.id, name, wish, then)


def _noticed(before: Noticed, name: str, answer: dict[str, Any] | None) -> Noticed:
    """Give what is known after an answer."""
    if answer is None:
        return replace(before, missing=before.missing | {name})
    missing = before.missing - {name}
    if name == "similarity":
        pairs = tuple(Alike(one["one"], one["other"], tuple(one["words"])) for one in answer["pairs"])
        return Noticed(pairs, before.topics, missing)
    found = (Topic(tuple(one["members"]), tuple(one["words"]), one["title"]) for one in answer["topics"])
    return Noticed(before.pairs, tuple(found), missing)


Texts = tuple[list[str], Callable[[Session, Contribution], list[dict[str, Any]]], list[Any]]


def texts_of(room: Room, texts: Callable[[Session], Texts]) -> dict[str, Any]:
    """Give a request about the texts of a room. Looks at so many at a time that nobody waits for it."""
    with room.settled() as state:
        ids, rows_of, apart = texts(state)
        language = state.language
    rows: list[dict[str, Any]] = []
    for start in range(0, len(ids), SLICE):
        with room.settled() as state:
            for one in ids[start : start + SLICE]:
                if one in state.contributions:
                    rows += rows_of(state, state.contributions[one])
        gevent.sleep(0)
    return {"language": language, "texts": rows, "apart": apart}


def comparable(state: Session) -> Texts:
    """Give what near-duplicates are looked for in: all that can be put together, with the texts that live on in it."""

    def rows(state: Session, card: Contribution) -> list[dict[str, Any]]:
        if not _open(state, card) or card.kind in ALONE:
            return []
        return [_row(one, card.id) | _where(state, one) for one in family(state, card) if not is_blind(state, one)]

    return list(state.contributions)[-MOST_TEXTS:], rows, sorted(sorted(pair) for pair in told_apart(state))


def themable(state: Session) -> Texts:
    """Give what themes are suggested for: what people brought in and is in no theme of the room yet."""
    taken = {state.standing(one).id for theme in state.themes.values() if not theme.group for one in theme.members
             if one in state.contributions}  # fmt: skip

    def rows(state: Session, card: Contribution) -> list[dict[str, Any]]:
        if not _open(state, card) or card.kind in UNTHEMED or card.id in taken:
            return []
        return [_row(card, card.id)]

    return list(state.contributions)[-MOST_TEXTS:], rows, [list(one) for one in no_themes(state)]


def _open(state: Session, card: Contribution) -> bool:
    """Whether everybody who facilitates may see it: not hidden, held back, taken back or blind. What is parked waits."""
    return is_public(state, card) and not card.parked


def _row(one: Contribution, stands: str) -> dict[str, Any]:
    words = f"{one.title}. {one.text}" if one.title and one.title != one.text else one.text
    row = {"id": one.id, "text": words, "kind": one.kind}
    if one.language:
        row["language"] = one.language
    return row if stands == one.id else row | {"stands": stands}


def _where(state: Session, one: Contribution) -> dict[str, Any]:
    """Give where it was written: at which table, about which card, and whether its leader summed up with it."""
    leads = one.author not in state.people and one.via != "import" and one.people == 1
    sums = leads and any(phase.id == one.phase and phase.type == SUMMING for phase in state.phases)
    where = {"group": one.group, "on": one.on, "sums": sums}
    return {name: value for name, value in where.items() if value}
