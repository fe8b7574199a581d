"""Spelling that is corrected: what its author wrote is kept, and the author sees both. It is no other wording for votes.

That is why it stays spelling: words become words that look like them (`only_spelling`). Whoever wants to say something
else asks the author, whose edit is another wording.
"""

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
# Words that may come or go: leaving one out is a slip. None of them turns a sentence round.
_SLIPS = frozenset(["de", "het", "een", "te", "er", "en", "dat", "the", "a", "an", "to", "of", "and", "that"])
_DENIALS = frozenset(["niet", "geen", "nooit", "niemand", "niets", "nergens", "zonder", "not", "no", "never", "nobody", "nothing", "none", "without"])
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
    was = found.as_written or AsWritten(*_words(found))
    if not all(map(only_spelling, (was.text, was.title, was.ask), words)):
        raise Refused("other_words")
    return Decision(
        [SpellingCorrected(found.id, *words, by=context.actor.role)],
        [CorrectionTakenBack(found.id, *_words(found), over=words)],
    )


def _words(found: Contribution) -> tuple[str, str, str]:
    return found.text, found.title, found.ask


def only_spelling(before: str, after: str) -> bool:
    """Whether these are the same words, as far as spelling goes: each changed one looks like what stood there."""
    old, new = (re.findall(r"\w+", text.casefold()) for text in (before, after))
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return all(_look_alike(old[a:b], new[c:d], old[max(0, a - 1) : b + 1]) for what, a, b, c, d in found if what != "equal")


def _look_alike(old: list[str], new: list[str], around: list[str]) -> bool:
    if not new:  # typed twice, or a small word too many
        return all(one in _SLIPS or around.count(one) > 1 for one in old)
    if not old:
        return _SLIPS.issuperset(new)
    was, now = "".join(old), "".join(new)
    if sorted(was) == sorted(now):
        return True
    if _DENIALS & set(old) != _DENIALS & set(new) or _turned(was, now):
        return False
    steps = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for what, a, b, c, d in steps if what != "equal") <= max(1, len(was) // 3)


def _turned(was: str, now: str) -> bool:
    """Whether one is the other with something in front of it: agreed and unagreed look alike."""
    short, long = sorted((was, now), key=len)
    return long.endswith(short) and len(long) - len(short) > 1


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
