"""Leaving: did we reach what we came for, and one word to leave with. Asked where a phase is for rounding off."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator.core.errors import Refused
from facilitator.core.holding import held_by_words
from facilitator.core.model import LastWord
from facilitator.core.people import participant, returned
from facilitator.core.session import Session, decides, evolves, touches
from facilitator.core.text import checked
from facilitator.core.vocabulary import (
    ONLY_FACILITATOR,
    PARTICIPANT,
    TEXTS,
    VOTES,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)

REACHED, PARTLY, NOT_REACHED = GOAL_LEVELS = ("yes", "partly", "no")
LONGEST_WORD = 40
_MARKS = ' .,!?;:…"“”'  # around a word: they are no part of it
LEAVING = "close"  # the type of phase in which it is asked


@event
class GoalAnswered(Event):
    """Somebody said how far a goal of the meeting was reached; the goal in its words of that moment."""

    goal: str
    participant: str
    level: str


@event
class WordLeft(Event):
    """Somebody left a word; an empty one: took it back."""

    participant: str
    text: str = ""
    held: bool = False
    at: int = 0


@event
class WordMarked(Event):
    """All words that read the same are shown or not; None: as it was without anybody's hand."""

    word: str
    shown: bool | None


@command(frozenset({PARTICIPANT}), VOTES)
class AnswerGoal(Command):
    """Say how far the meeting reached a goal: its place in the list (from 0), and yes, partly or no.

    `words` are those of the goal as it stood on the phone: when the list changed meanwhile they say which one is meant.
    """

    goal: int
    level: str
    words: str = ""


@command(frozenset({PARTICIPANT}), TEXTS)
class LeaveWord(Command):
    """Leave one word; another one takes its place, an empty one takes it back."""

    word: str


@command(ONLY_FACILITATOR)
class ShowWord(Command):
    """Take a word that people left off the wall and out of the report, or let a held one through."""

    word: str
    shown: bool = True


@dataclass(frozen=True)
class Reached:
    """How far a goal was reached: how many said so, of those who are present."""

    goal: str
    yes: int
    partly: int
    no: int
    people: int

    @property
    def answered(self) -> int:
        """How many answered."""
        return self.yes + self.partly + self.no


def is_leaving(state: Session, group: str) -> bool:
    """Whether people of this group are asked how they leave: from the phase for it until the meeting is closed."""
    types = {phase.id: phase.type for phase in state.phases}
    position = state.position(group)
    return types.get(position.phase) == LEAVING


def _was_leaving(state: Session, group: str) -> bool:
    """Whether this group has been asked: what was answered without connection still counts when it arrives."""
    types = {phase.id: phase.type for phase in state.phases}
    return any(types.get(stop.partition("/")[0]) == LEAVING for stop in state.position(group).visited)


def _check_asked(state: Session, group: str) -> None:
    if state.closed:
        raise Refused("session_closed")
    if not is_leaving(state, group) and not _was_leaving(state, group):
        raise Refused("not_asked")


@decides(AnswerGoal)
def _answer(wish: AnswerGoal, state: Session, context: Context) -> Decision:
    person = participant(state, context)
    if wish.level not in GOAL_LEVELS:
        raise Refused("malformed", field="AnswerGoal.level")
    _check_asked(state, person.group)
    goal = _meant(wish, state.meeting.goals)
    if state.reached.get(goal, {}).get(person.id) == wish.level and not person.tryout:
        return Decision()
    return Decision([*returned(state, context), GoalAnswered(goal, person.id, wish.level)])


def _meant(wish: AnswerGoal, goals: Sequence[str]) -> str:
    """Give the goal that was answered: without a connection the list may have become another one."""
    if wish.words in goals:
        return wish.words
    if wish.words or not 0 <= wish.goal < len(goals):
        raise Refused("stale")
    return goals[wish.goal]


@decides(LeaveWord)
def _leave(wish: LeaveWord, state: Session, context: Context) -> Decision:
    person = participant(state, context)
    word = checked(" ".join(wish.word.split()), "word", LONGEST_WORD, empty=True)
    _check_asked(state, person.group)
    old = state.last_words.get(person.id)
    if (old.text if old else "") == word and not person.tryout:
        return Decision()
    return Decision([*returned(state, context), WordLeft(person.id, word, _is_held(state, word), context.at)])


def _is_held(state: Session, word: str) -> bool:
    """Whether one of the words that are held back is in it."""
    return bool(held_by_words(state, word))


@decides(ShowWord)
def _mark(wish: ShowWord, state: Session, context: Context) -> Decision:
    word = same_word(wish.word)
    known = {same_word(one.text) for one in state.last_words.values()}
    if word not in known:
        raise Refused("stale")
    old = state.word_marks.get(word)
    if old is wish.shown or (old is None and wish.shown and not _held(state, word)):
        return Decision()
    return Decision([WordMarked(word, wish.shown)], [WordMarked(word, old)])


@touches(WordMarked)
def _of_word(happened: WordMarked, state: Session) -> Iterator[str]:
    yield f"word:{happened.word}"


@evolves(GoalAnswered)
def _answered(happened: GoalAnswered, state: Session) -> None:
    state.reached.setdefault(happened.goal, {})[happened.participant] = happened.level


@evolves(WordLeft)
def _left(happened: WordLeft, state: Session) -> None:
    if happened.text:
        state.last_words[happened.participant] = LastWord(happened.text, happened.held, happened.at)
    else:
        state.last_words.pop(happened.participant, None)


@evolves(WordMarked)
def _marked(happened: WordMarked, state: Session) -> None:
    if happened.shown is None:
        state.word_marks.pop(happened.word, None)
    else:
        state.word_marks[happened.word] = happened.shown
    if happened.shown is False:
        state.taken_away = state.seq


# ── reading it back ──


def same_word(text: str) -> str:
    """Give what words that read the same have in common: no capitals, no marks around them, single spaces."""
    kept = "".join(" " if unicodedata.category(sign)[0] in "PZS" and sign not in "'’-&+/" else sign for sign in text)
    return " ".join(kept.casefold().split()).strip("'’-&+/ ") or " ".join(text.casefold().split())


def goals_reached(state: Session) -> list[Reached]:
    """Give how far each goal of the meeting was reached, in their order."""
    present = {person.id for person in state.present()}
    people = sum(person.speaks_for for person in state.present())
    found = []
    for goal in dict.fromkeys(state.meeting.goals):
        given = Counter(level for one, level in state.reached.get(goal, {}).items() if one in present)
        found.append(Reached(goal, given[REACHED], given[PARTLY], given[NOT_REACHED], people))
    return found


def is_shown(state: Session, one: Reached) -> bool:
    """Whether enough people answered to say what they answered."""
    return one.answered >= state.fewest


def _held(state: Session, word: str) -> bool:
    return any(one.held for one in state.last_words.values() if same_word(one.text) == word)


def words_left(state: Session, everything: bool = False) -> list[tuple[str, int, bool]]:
    """Give the words people left: as most wrote it (without marks around it), by how many, and whether it is shown; those of most people first.

    Words that are held back or were taken away only with `everything`.
    """
    present = {person.id for person in state.present()}
    spelled: dict[str, Counter[str]] = {}
    for person, one in state.last_words.items():
        if person in present:
            spelled.setdefault(same_word(one.text), Counter())[one.text] += 1
    found = []
    for word, ways in spelled.items():
        shown = state.word_marks.get(word, not _held(state, word))
        if shown or everything:
            most = ways.most_common(1)[0][0]
            found.append((most.strip(_MARKS) or most, ways.total(), shown))
    return sorted(found, key=lambda one: -one[1])
