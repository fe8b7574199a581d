"""After the end: until a date people may still add what they thought of later, and improve their own words.

Only words: what was chosen and weighed stays as it was when the meeting was closed.
"""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.errors import Refused
from facilitator.core.model import Contribution
from facilitator.core.session import Session, decides, evolves, touches
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, Event, command, event

LONGEST = 366 * 24 * 3_600_000  # milliseconds


@event
class OpenUntilSet(Event):
    """After the end people may write until then (milliseconds since 1970); 0: not after the end."""

    until: int = 0


@command(ONLY_FACILITATOR)
class StayOpen(Command):
    """Let people add and improve words until a moment after the end (milliseconds since 1970), or (0) no longer."""

    until: int


@decides(StayOpen)
def _stay_open(wish: StayOpen, state: Session, context: Context) -> Decision:
    if wish.until == state.open_until:
        return Decision()
    if wish.until and not context.at < wish.until <= context.at + LONGEST:
        raise Refused("not_a_later_date")
    return Decision([OpenUntilSet(wish.until)], [OpenUntilSet(state.open_until)])


@touches(OpenUntilSet)
def _of(happened: OpenUntilSet, state: Session) -> Iterator[str]:
    yield "session/open-until"


@evolves(OpenUntilSet)
def _set(happened: OpenUntilSet, state: Session) -> None:
    state.open_until = happened.until
    state.relaid()


def is_writable(state: Session, at: int) -> bool:
    """Whether people may write at this moment: until the end, and after it as long as the session stays open."""
    return not state.closed or at < state.open_until


def check_writable(state: Session, context: Context) -> None:
    """Raise Refused `session_closed` when people may not write any more."""
    if not is_writable(state, context.at):
        raise Refused("session_closed")


def came_later(state: Session) -> list[Contribution]:
    """Give what was added or changed after the end, in the order of the appendix."""
    found = [one for one in state.contributions.values() if one.late]
    return sorted(found, key=lambda one: one.number)
