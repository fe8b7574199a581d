"""Holding back: texts that wait for a reading, because their phase asks for it or because of a word in them.

Held is not deleted: its author sees it and why, who leads releases or hides it. The words come from two shipped lists
(facilitator/core/held_words/, one entry a line) that a session adds to, takes from or turns off. A word is matched as a
whole, whatever its case, accents, repeated letters or digits for letters; `*` at an end of an entry stands for the rest
of a compound, and several words in one entry must stand beside each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from facilitator.core.errors import Refused
from facilitator.core.model import HeldWords, Phase
from facilitator.core.session import Session, decides, evolves, touches
from facilitator.core.text import clean
from facilitator.core.vocabulary import (
    ONLY_FACILITATOR,
    OWNER,
    PARTICIPANT,
    Actor,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)

RELEASE, WORDS = "release", "words"  # why a text is held
LISTS = ("nl", "en")
MOST_WORDS = 1000
LONGEST_WORD = 60
_LOOKALIKES = {"a": "a4@", "e": "e3", "i": "i1!", "l": "l1", "o": "o0", "s": "s5$", "t": "t7"}


@event
class HeldWordsSet(Event):
    """Which words hold a text back, from now on."""

    on: bool = True
    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@command(ONLY_FACILITATOR)
class SetHeldWords(Command):
    """Say which words hold a text back: the whole list, one entry each; None leaves it. `on` false: no word does."""

    words: tuple[str, ...] | None = None
    on: bool | None = None


@touches(HeldWordsSet)
def _of_list(happened: HeldWordsSet, state: Session) -> Iterator[str]:
    yield "held_words"


@cache
def shipped_words(language: str) -> tuple[str, ...]:
    """Give the entries of a shipped list."""
    lines = resources.files(__package__).joinpath("held_words", f"{language}.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def all_shipped() -> tuple[str, ...]:
    """Give the entries of all shipped lists: a room uses more than one language."""
    return tuple(dict.fromkeys(word for language in LISTS for word in shipped_words(language)))


def words_of(held: HeldWords) -> tuple[str, ...]:
    """Give the entries that count in a session, turned on or not."""
    gone = set(held.left_out)
    return (*(word for word in all_shipped() if word not in gone), *held.added)


def held_by_words(state: Session, *texts: str) -> list[str]:
    """Give the words in `texts` that hold them back, as they stand there; none when the list is turned off."""
    if not state.held_words.on:
        return []
    pattern = _pattern(state.held_words)
    found = (match.group() for text in texts if text for match in pattern.finditer(_plain(text)))
    return list(dict.fromkeys(found))


def reason_to_hold(state: Session, actor: Actor, phase: Phase | None, *texts: str) -> str:
    """Give why what this actor says is held: "words", "release" (their phase is read first), or "" for not.

    Only what people in the room and owners of a dilemma say themselves: who leads has read what they type.
    """
    if actor.role not in (PARTICIPANT, OWNER):
        return ""
    if held_by_words(state, *texts):
        return WORDS
    return RELEASE if phase is not None and phase.moderated else ""


@decides(SetHeldWords)
def _set_words(wish: SetHeldWords, state: Session, context: Context) -> Decision:
    old = state.held_words
    added, left_out = old.added, old.left_out
    if wish.words is not None:
        words = dict.fromkeys(filter(None, (_entry(word) for word in wish.words)))
        if len(words) > MOST_WORDS:
            raise Refused("too_many", field="words", most=MOST_WORDS)
        shipped = all_shipped()
        added = tuple(word for word in words if word not in shipped)
        left_out = tuple(word for word in shipped if word not in words)
    now = HeldWordsSet(old.on if wish.on is None else wish.on, added, left_out)
    before = HeldWordsSet(old.on, old.added, old.left_out)
    return Decision() if now == before else Decision([now], [before])


def _entry(word: str) -> str:
    """Give an entry of the list as it is kept. Raises Refused `bad_word` for what would hold everything, or nothing."""
    tidy = " ".join(clean(word).casefold().split())
    core = tidy.strip("*")
    if tidy and (len(tidy) > LONGEST_WORD or "*" in core or sum(one.isalnum() for one in core) < 2):
        raise Refused("bad_word", words=tidy[:LONGEST_WORD])
    return tidy


def _plain(text: str) -> str:
    """Give a text without case, accents and characters that nobody sees."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in apart if unicodedata.category(one) not in ("Mn", "Cf"))


@lru_cache(maxsize=64)
def _pattern(held: HeldWords) -> re.Pattern[str]:
    entries = [_expression(word) for word in words_of(held)]
    return re.compile("|".join(entries) or r"(?!)")


def _expression(entry: str) -> str:
    """Give the regular expression of one entry: each letter may be repeated, and some may be digits or signs."""
    start, end = ("" if entry.startswith("*") else r"(?<!\w)"), ("" if entry.endswith("*") else r"(?!\w)")
    head, tail = (r"(?<!\w)\w*" if not start else "", r"\w*" if not end else "")
    parts = [_word(part) for part in _plain(entry.strip("*")).split()]
    return start + head + r"\W+".join(parts) + tail + end


def _word(part: str) -> str:
    runs = re.finditer(r"(.)\1*", part)
    return "".join(f"[{_either(run.group(1))}]{{{len(run.group())},}}" for run in runs)


def _either(letter: str) -> str:
    return _LOOKALIKES.get(letter, re.escape(letter))


@evolves(HeldWordsSet)
def _words_set(happened: HeldWordsSet, state: Session) -> None:
    state.held_words = HeldWords(happened.on, happened.added, happened.left_out)
