"""The report made definitive, with the mark of what it said; opened again; and links to it that end by themselves.

While it is definitive no edit of it is taken. What people still write after the end does not change the files: those
were made once, and are kept.
"""

from __future__ import annotations

import re

from facilitator.core.errors import Refused
from facilitator.core.model import DEFINITIVE, DRAFT, Share
from facilitator.core.report_settings import NOBODY, check_draft
from facilitator.core.session import Session, concerns, decides, evolves
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, Event, command, event

MOST_SHARES = 20
MOST_DAYS = 365
DAY = 24 * 3_600_000  # milliseconds
SHARED = ("report", "files")  # the page to read, or that and all its files

_MARK = re.compile(r"[0-9a-f]{64}")


@event
class ReportFinished(Event):
    """The report is definitive: this is the mark of what it says."""

    mark: str
    at: int = 0


@event
class ReportReopened(Event):
    """The report is a draft again."""


@event
class ReportShared(Event):
    """A link to the report was made, until a moment (milliseconds since 1970)."""

    id: str
    until: int
    what: str
    at: int = 0


@event
class SharingEnded(Event):
    """A link to the report no longer works."""

    share: str


@command(ONLY_FACILITATOR)
class FinishReport(Command):
    """Make the report definitive. `mark` is that of what it says (facilitator.report.marking); its files are kept under it."""

    mark: str


@command(ONLY_FACILITATOR)
class ReopenReport(Command):
    """Make the definitive report a draft again."""


@command(ONLY_FACILITATOR)
class ShareReport(Command):
    """Make a link to the report that works for some days: to read it ("report"), or with all its files ("files")."""

    days: int = 30
    what: str = "report"


@command(ONLY_FACILITATOR)
class EndSharing(Command):
    """Let a link to the report no longer work."""

    share: str


def standing_shares(state: Session, at: int) -> list[Share]:
    """Give the links that work at a moment (milliseconds since 1970), in the order in which they were made."""
    return [one for one in state.edits.shares.values() if one.until > at]


@decides(FinishReport)
def _finish(wish: FinishReport, state: Session, context: Context) -> Decision:
    if state.edits.definitive and wish.mark == state.edits.mark:
        return Decision()
    check_draft(state)
    if not _MARK.fullmatch(wish.mark):
        raise Refused("malformed", field="FinishReport.mark")
    return Decision([ReportFinished(wish.mark, context.at)])


@decides(ReopenReport)
def _reopen(wish: ReopenReport, state: Session, context: Context) -> Decision:
    return Decision([ReportReopened()]) if state.edits.definitive else Decision()


@decides(ShareReport)
def _share(wish: ShareReport, state: Session, context: Context) -> Decision:
    if wish.what not in SHARED:
        raise Refused("malformed", field="ShareReport.what")
    if not 1 <= wish.days <= MOST_DAYS:
        raise Refused("out_of_range", field="days", least=1, most=MOST_DAYS)
    if len(standing_shares(state, context.at)) >= MOST_SHARES:
        raise Refused("too_many", field="shares", most=MOST_SHARES)
    made = ReportShared(f"s{state.last_id + 1}", context.at + wish.days * DAY, wish.what, context.at)
    return Decision([made], value={"share": made.id, "until": made.until})


@decides(EndSharing)
def _end(wish: EndSharing, state: Session, context: Context) -> Decision:
    return Decision([SharingEnded(wish.share)]) if wish.share in state.edits.shares else Decision()


@evolves(ReportFinished)
def _finished(happened: ReportFinished, state: Session) -> None:
    edits = state.edits
    edits.status, edits.mark, edits.finished_at = DEFINITIVE, happened.mark, happened.at
    edits.finished_seq = state.seq
    state.relaid()


@evolves(ReportReopened)
def _reopened(happened: ReportReopened, state: Session) -> None:
    edits = state.edits
    edits.status, edits.mark, edits.finished_at, edits.finished_seq = DRAFT, "", 0, 0
    state.relaid()


@evolves(ReportShared)
def _shared(happened: ReportShared, state: Session) -> None:
    shares = {key: one for key, one in state.edits.shares.items() if one.until > happened.at}  # the others ended by themselves
    state.edits.shares = {**shares, happened.id: Share(happened.id, happened.until, happened.what, happened.at)}
    state.last_id = max(state.last_id, int(happened.id[1:]))


@evolves(SharingEnded)
def _ended(happened: SharingEnded, state: Session) -> None:
    state.edits.shares.pop(happened.share, None)


@concerns(ReportShared)
@concerns(SharingEnded)
def _of_review(happened: ReportShared | SharingEnded, state: Session) -> str:
    return NOBODY
