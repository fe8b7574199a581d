"""The parking place: what strays off the question stands apart, and is not lost."""

from __future__ import annotations

from facilitator.core.access import steered
from facilitator.core.contributions import NOT_PARKED
from facilitator.core.errors import Refused
from facilitator.core.format import HEADINGS
from facilitator.core.session import Session, decides, evolves
from facilitator.core.vocabulary import STEERING, Command, Context, Decision, Event, command, event


@event
class ContributionParked(Event):
    """It went to the parking place, or came back from it."""

    contribution: str
    parked: bool


@command(STEERING)
class ParkContribution(Command):
    """Put a contribution on the parking place, or (with `parked` false) back in the talk."""

    contribution: str
    parked: bool = True


@decides(ParkContribution)
def _park(wish: ParkContribution, state: Session, context: Context) -> Decision:
    found = steered(state, context, wish.contribution)
    if found.kind in NOT_PARKED:
        raise Refused("not_parked", kind=found.kind)
    if found.parked == wish.parked:
        return Decision()
    if found.status not in ("visible", "hidden", "held"):
        raise Refused("stale")
    return Decision([ContributionParked(found.id, wish.parked)], [ContributionParked(found.id, not wish.parked)])


@evolves(ContributionParked)
def _parked(happened: ContributionParked, state: Session) -> None:
    found = state.contributions.get(happened.contribution)
    if found is not None:
        found.parked = happened.parked
        if found.kind in HEADINGS:
            state.relaid()
        state.touch(found.id)
