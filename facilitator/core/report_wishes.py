"""Who wants to read the report on their own phone, and whether phones may take the draft home.

Who asked is known by their pseudonym only, and is told to nobody: the facilitator sees how many.
"""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.leaving import LEAVING
from facilitator.core.people import participant, returned
from facilitator.core.report_settings import NOBODY
from facilitator.core.session import Session, concerns, decides, evolves, touches
from facilitator.core.vocabulary import (
    ONLY_FACILITATOR,
    PARTICIPANT,
    VOTES,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)


@event
class ReportAsked(Event):
    """Somebody said whether they want to see the report."""

    participant: str
    wants: bool


@event
class DraftAllowed(Event):
    """After the end phones may, or may not, take the draft of the report home."""

    allowed: bool


@command(frozenset({PARTICIPANT}), VOTES)
class AskForReport(Command):
    """Say that one wants to see the report on one's own phone once it is definitive, or rather not after all."""

    wants: bool


@command(ONLY_FACILITATOR)
class AllowDraft(Command):
    """Let phones take the draft home once the session is closed, or not."""

    allowed: bool


@decides(AskForReport)
def _ask(wish: AskForReport, state: Session, context: Context) -> Decision:
    person = participant(state, context)
    if wish.wants == (person.id in state.report_wishes):
        return Decision()
    return Decision([*returned(state, context), ReportAsked(person.id, wish.wants)])


@decides(AllowDraft)
def _allow(wish: AllowDraft, state: Session, context: Context) -> Decision:
    if wish.allowed == state.draft_allowed:
        return Decision()
    return Decision([DraftAllowed(wish.allowed)], [DraftAllowed(state.draft_allowed)])


@touches(ReportAsked)
def _of(happened: ReportAsked, state: Session) -> Iterator[str]:
    yield f"session/report-wish-{happened.participant}"


@touches(DraftAllowed)
def _of_draft(happened: DraftAllowed, state: Session) -> Iterator[str]:
    yield "session/draft-allowed"


@evolves(ReportAsked)
def _asked(happened: ReportAsked, state: Session) -> None:
    if happened.wants:
        state.report_wishes[happened.participant] = None
    else:
        state.report_wishes.pop(happened.participant, None)


@evolves(DraftAllowed)
def _allowed(happened: DraftAllowed, state: Session) -> None:
    state.draft_allowed = happened.allowed
    state.relaid()


@concerns(ReportAsked)
def _of_one_phone(happened: ReportAsked, state: Session) -> str:
    return NOBODY


def is_offered(state: Session, group: str) -> bool:
    """Whether people of this group are asked if they want to see the report: where one leaves, and after the end."""
    types = {phase.id: phase.type for phase in state.phases}
    return state.closed or types.get(state.position(group).phase) == LEAVING


def wishes(state: Session) -> int:
    """Give how many want to see the report; who they are is nobody's business."""
    return sum(1 for person in state.present() if person.id in state.report_wishes)


def is_draft_offered(state: Session) -> bool:
    """Whether phones may take the draft home now."""
    return state.closed and state.draft_allowed
