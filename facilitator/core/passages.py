"""Passages of the report in the facilitator's words, and the quotes that must stand in it or go."""

from __future__ import annotations

import re

from facilitator.core.errors import Refused
from facilitator.core.model import Passage
from facilitator.core.report_settings import NOBODY, check_draft
from facilitator.core.session import Session, concerns, decides, evolves
from facilitator.core.text import LONGEST_PASSAGE, checked
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, Event, command, event

MOST_PASSAGES = 500
CHOICES = ("pick", "drop", "")

_ADDRESS = re.compile(r"[\w.-]{1,60}/[\w.-]{1,60}", re.ASCII)
_FINGERPRINT = re.compile(r"[0-9a-f]{0,64}")


@event
class PassageRewritten(Event):
    """A passage reads like this now ('': it is left out); null: as composed."""

    passage: str
    was: str = ""
    text: str | None = None


@event
class QuoteChosen(Event):
    """A contribution is picked or dropped as a quote, or ('') neither."""

    contribution: str
    choice: str = ""


@command(ONLY_FACILITATOR)
class RewritePassage(Command):
    """Word a passage of the report anew (in the subset of Markdown of facilitator.report.editing).

    `passage` is its address, `was` the fingerprint of what was composed there (both stand on the review page). An empty
    text leaves it out, null brings back what is composed.
    """

    passage: str
    was: str = ""
    text: str | None = None


@command(ONLY_FACILITATOR)
class ChooseQuote(Command):
    """Say that a contribution must be quoted ("pick"), must not be ("drop"), or that the report chooses ("")."""

    contribution: str
    choice: str = ""


@decides(RewritePassage)
def _rewrite(wish: RewritePassage, state: Session, context: Context) -> Decision:
    check_draft(state)
    if not _ADDRESS.fullmatch(wish.passage) or not _FINGERPRINT.fullmatch(wish.was):
        raise Refused("malformed", field="RewritePassage.passage")
    known = state.edits.passages
    old = known.get(wish.passage)
    if wish.text is None:
        return Decision() if old is None else Decision([PassageRewritten(wish.passage)])
    text = checked(wish.text, "text", LONGEST_PASSAGE, empty=True)
    if old is None and len(known) >= MOST_PASSAGES:
        raise Refused("too_many", field="passages", most=MOST_PASSAGES)
    return Decision() if old == Passage(wish.was, text) else Decision([PassageRewritten(wish.passage, wish.was, text)])


@decides(ChooseQuote)
def _choose(wish: ChooseQuote, state: Session, context: Context) -> Decision:
    check_draft(state)
    if wish.choice not in CHOICES:
        raise Refused("malformed", field="ChooseQuote.choice")
    found = state.standing(wish.contribution)
    if wish.choice == "pick" and found.status != "visible":
        raise Refused("stale")
    if state.edits.quotes.get(found.id, "") == wish.choice:
        return Decision()
    return Decision([QuoteChosen(found.id, wish.choice)])


@evolves(PassageRewritten)
def _rewritten(happened: PassageRewritten, state: Session) -> None:
    if happened.text is None:
        state.edits.passages.pop(happened.passage, None)
    else:
        state.edits.passages[happened.passage] = Passage(happened.was, happened.text)


@evolves(QuoteChosen)
def _chosen(happened: QuoteChosen, state: Session) -> None:
    if happened.choice:
        state.edits.quotes[happened.contribution] = happened.choice
    else:
        state.edits.quotes.pop(happened.contribution, None)


@concerns(PassageRewritten)
@concerns(QuoteChosen)
def _of_review(happened: PassageRewritten | QuoteChosen, state: Session) -> str:
    return NOBODY
