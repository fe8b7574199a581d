"""Words that go for good: they are taken out of the log itself, and no undo brings them back.

What is kept is how many places they were taken from. The log is written anew by facilitator.live.rooms; which texts of an event
are looked through says facilitator.core.redacted.
"""

from __future__ import annotations

from facilitator.core.errors import Refused
from facilitator.core.report_settings import NOBODY, check_draft
from facilitator.core.session import Session, concerns, decides, evolves
from facilitator.core.text import LONGEST_LINE, checked
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, Event, command, event

MOST_KEPT = 1000
FEWEST_LETTERS = 2  # a single letter stands in every word


@event
class WordsKept(Event):
    """The privacy scan need not ask about these words (again), or should once more."""

    words: str
    kept: bool = True


@event
class Redacted(Event):
    """Words were taken out of the log in this many places."""

    times: int
    at: int = 0


@command(ONLY_FACILITATOR)
class KeepWords(Command):
    """Say that words the privacy scan found may stand in the report, or that it should ask about them again."""

    words: str
    kept: bool = True


@command(ONLY_FACILITATOR)
class Redact(Command):
    """Take words out of everything that was ever written in this session, for good."""

    words: str


def same_words(words: str) -> str:
    """Give the form in which words are compared: without regard to case and to how they are spaced."""
    return " ".join(words.casefold().split())


@decides(KeepWords)
def _keep(wish: KeepWords, state: Session, context: Context) -> Decision:
    check_draft(state)
    words = same_words(checked(wish.words, "words", LONGEST_LINE))
    if (words in state.edits.kept_words) == wish.kept:
        return Decision()
    if wish.kept and len(state.edits.kept_words) >= MOST_KEPT:
        raise Refused("too_many", field="kept_words", most=MOST_KEPT)
    return Decision([WordsKept(words, wish.kept)])


@decides(Redact)
def _redact(wish: Redact, state: Session, context: Context) -> Decision:
    check_draft(state)
    words = checked(wish.words, "words", LONGEST_LINE)
    if sum(letter.isalnum() for letter in words) < FEWEST_LETTERS:
        raise Refused("too_few_letters", field="words")
    return Decision([Redacted(0, context.at)])  # how many places it were, who writes the log anew knows


@evolves(WordsKept)
def _kept(happened: WordsKept, state: Session) -> None:
    if happened.kept:
        state.edits.kept_words[happened.words] = None
    else:
        state.edits.kept_words.pop(happened.words, None)


@evolves(Redacted)
def _redacted(happened: Redacted, state: Session) -> None:
    state.edits.redacted += happened.times
    state.taken_away = state.redacted_at = state.seq
    state.relaid()


@concerns(WordsKept)
def _of_review(happened: WordsKept, state: Session) -> str:
    return NOBODY
