"""Spelling that is corrected: what its author wrote is kept, and the author sees both. It is no other wording for votes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from facilitator.core.access import steered
from facilitator.core.errors import Refused
from facilitator.core.format import HEADINGS
from facilitator.core.model import AsWritten, Contribution
from facilitator.core.moderation import count_act
from facilitator.core.session import Session, decides, evolves, touches
from facilitator.core.text import LONGEST_LINE, LONGEST_TEXT, checked
from facilitator.core.visibility import is_blind
from facilitator.core.vocabulary import LEADER, STEERING, Command, Context, Decision, Event, command, event

TYPED_AT_THE_TABLE = ("scribe", "leader")  # `via` of what a leader may correct: typed at their own table for others
_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


@event
class SpellingCorrected(Event):
    """The spelling was corrected: these are the words now. `by` is the role that did so."""

    contribution: str
    text: str
    title: str = ""
    ask: str = ""
    by: str = ""


@event
class CorrectionTakenBack(Event):
    """A correction was taken back: these are the words again, unless their author changed them since (`over`)."""

    contribution: str
    text: str
    title: str = ""
    ask: str = ""
    over: tuple[str, ...] = ()


@command(STEERING)
class CorrectSpelling(Command):
    """Correct the spelling of a contribution; a field that is None stays. Its author sees what they wrote beside it.

    A leader does so with what was typed for others at the own table.
    """

    contribution: str
    text: str | None = None
    title: str | None = None
    ask: str | None = None


@touches(SpellingCorrected)
@touches(CorrectionTakenBack)
def _of_card(happened: SpellingCorrected | CorrectionTakenBack, state: Session) -> Iterator[str]:
    yield from (f"card:{happened.contribution}/{name}" for name in ("text", "title", "ask"))


@decides(CorrectSpelling)
def _correct(wish: CorrectSpelling, state: Session, context: Context) -> Decision:
    found = steered(state, context, wish.contribution)
    if context.actor.role == LEADER and found.via not in TYPED_AT_THE_TABLE:
        raise Refused("not_yours")
    if found.status not in ("visible", "held", "hidden") or is_blind(state, found):
        raise Refused("stale")
    text = found.text if wish.text is None else checked(wish.text, "text", LONGEST_TEXT, empty=not found.text)
    title = found.title if wish.title is None else checked(wish.title, "title", LONGEST_LINE, empty=not found.title)
    ask = found.ask if wish.ask is None else checked(wish.ask, "ask", LONGEST_TEXT, empty=not found.ask)
    words = (text, title, ask)
    if words == _words(found):
        return Decision()
    return Decision(
        [SpellingCorrected(found.id, *words, by=context.actor.role)],
        [CorrectionTakenBack(found.id, *_words(found), over=words)],
    )


def _words(found: Contribution) -> tuple[str, str, str]:
    return found.text, found.title, found.ask


def changes(before: str, after: str) -> list[tuple[str, str]]:
    """Give what differs, piece by piece: ("same" | "out" | "in", words)."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    found: list[tuple[str, str]] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(("same", "".join(old[a:b])))
            continue
        found += [(how, words) for how, words in (("out", "".join(old[a:b])), ("in", "".join(new[c:d]))) if words]
    return found


def _put(found: Contribution, words: tuple[str, str, str], state: Session) -> None:
    was = found.as_written or AsWritten(*_words(found))
    found.text, found.title, found.ask = words
    found.as_written = None if words == (was.text, was.title, was.ask) else was
    if found.kind in HEADINGS:
        state.relaid()
    state.judge(found.id)


@evolves(SpellingCorrected)
def _corrected(happened: SpellingCorrected, state: Session) -> None:
    found = state.contributions.get(happened.contribution)
    if found is not None:
        count_act(state, "corrected")
        _put(found, (happened.text, happened.title, happened.ask), state)


@evolves(CorrectionTakenBack)
def _taken_back(happened: CorrectionTakenBack, state: Session) -> None:
    found = state.contributions.get(happened.contribution)
    if found is not None and _words(found) == happened.over:
        count_act(state, "-corrected")
        _put(found, (happened.text, happened.title, happened.ask), state)
