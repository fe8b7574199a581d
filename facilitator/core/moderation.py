"""Moderation: taking a contribution off all screens, and putting it back."""

from __future__ import annotations

from facilitator.core.access import steered
from facilitator.core.errors import Refused
from facilitator.core.format import HEADINGS
from facilitator.core.model import Contribution
from facilitator.core.session import Session, decides, evolves
from facilitator.core.vocabulary import (
    STEERING,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)


@event
class StatusSet(Event):
    """It is now visible, hidden or withdrawn."""

    contribution: str
    status: str


@command(STEERING)
class HideContribution(Command):
    """Take a contribution off all screens and out of the report."""

    contribution: str


@command(STEERING)
class ShowContribution(Command):
    """Put a hidden contribution back."""

    contribution: str


@decides(HideContribution)
def _hide(wish: HideContribution, state: Session, context: Context) -> Decision:
    return _set_status(steered(state, context, wish.contribution), "visible", "hidden")


@decides(ShowContribution)
def _show(wish: ShowContribution, state: Session, context: Context) -> Decision:
    return _set_status(steered(state, context, wish.contribution), "hidden", "visible")


def _set_status(found: Contribution, old: str, new: str) -> Decision:
    if found.status == new:
        return Decision()
    if found.status != old:
        raise Refused("stale")
    return Decision([StatusSet(found.id, new)], [StatusSet(found.id, old)])


@evolves(StatusSet)
def _status_set(happened: StatusSet, state: Session) -> None:
    found = state.contributions[happened.contribution]
    found.status = happened.status
    if happened.status != "visible":
        state.taken_away = state.seq
    if found.kind in HEADINGS:
        state.relaid()
    state.touch(found.id)
