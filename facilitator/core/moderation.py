"""Moderation: taking a contribution off all screens, putting it back, and releasing what was held."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.access import check_shown, check_status, steered
from facilitator.core.format import HEADINGS
from facilitator.core.model import Contribution
from facilitator.core.session import Session, decides, evolves, touches
from facilitator.core.visibility import is_blind
from facilitator.core.vocabulary import (
    LEADER,
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
    """It is now visible, hidden, withdrawn or held (then `held` says why).

    `act` is what to count for the report ("hidden", "shown"); with a minus before it, that was taken back.
    """

    contribution: str
    status: str
    held: str = ""
    act: str = ""


@event
class ContributionsReleased(Event):
    """Who leads has read these: they go to everybody's screens. What is no longer held stays as it is."""

    contributions: tuple[str, ...]


@event
class ContributionsHeldAgain(Event):
    """A release was taken back: these wait again, for the reason of `held` at the same place."""

    contributions: tuple[str, ...]
    held: tuple[str, ...]


@command(STEERING)
class HideContribution(Command):
    """Take a contribution off all screens and out of the report."""

    contribution: str


@command(STEERING)
class ShowContribution(Command):
    """Put a hidden contribution back."""

    contribution: str


@command(STEERING)
class ReleaseContributions(Command):
    """Let held contributions through; none named: all that wait (of a leader: in the own group)."""

    contributions: tuple[str, ...] = ()


@touches(ContributionsReleased)
@touches(ContributionsHeldAgain)
def _of_cards(happened: ContributionsReleased | ContributionsHeldAgain, state: Session) -> Iterator[str]:
    yield from (f"card:{one}/status" for one in happened.contributions)


@decides(HideContribution)
def _hide(wish: HideContribution, state: Session, context: Context) -> Decision:
    found = steered(state, context, wish.contribution)
    if found.status == "hidden":
        return Decision()
    check_status(context, found, "visible", "held")
    back = StatusSet(found.id, found.status, found.held, "-hidden")
    return Decision([StatusSet(found.id, "hidden", act="hidden")], [back])


@decides(ShowContribution)
def _show(wish: ShowContribution, state: Session, context: Context) -> Decision:
    found = steered(state, context, wish.contribution)
    if found.status == "visible":
        return Decision()
    check_status(context, found, "hidden")
    return Decision([StatusSet(found.id, "visible", act="shown")], [StatusSet(found.id, "hidden", act="-shown")])


@decides(ReleaseContributions)
def _release(wish: ReleaseContributions, state: Session, context: Context) -> Decision:
    own = context.actor.group if context.actor.role == LEADER else None
    named = [steered(state, context, one) for one in dict.fromkeys(wish.contributions)] or waiting(state, own)
    for one in named:
        check_shown(state, context, one, "held", "visible")
    held = [one for one in named if one.status == "held"]
    if not held:  # another facilitator was just before: what was asked for holds
        return Decision()
    ids = tuple(one.id for one in held)
    return Decision([ContributionsReleased(ids)], [ContributionsHeldAgain(ids, tuple(one.held for one in held))])


def waiting(state: Session, group: str | None = None) -> list[Contribution]:
    """Give what is held and can be read now, oldest first: of one group, or (None) of the whole room."""
    found = [state.contributions[one] for one in state.held if one in state.contributions]
    return [one for one in found if group in (None, one.group) and not is_blind(state, one)]


def count_act(state: Session, act: str, n: int = 1) -> None:
    """Count an act of moderation; one that begins with a minus is taken back."""
    if act:
        state.acts[act.removeprefix("-")] += -n if act.startswith("-") else n


def set_status(state: Session, found: Contribution, status: str, held: str = "") -> None:
    """Let a contribution be visible, hidden, withdrawn or held from the event on that is being folded."""
    found.status, found.held = status, held if status == "held" else ""
    if status == "held":
        state.held[found.id] = None
    else:
        state.held.pop(found.id, None)
    if status != "visible":
        state.taken_away = state.seq
    if found.kind in HEADINGS:
        state.relaid()
    state.judge(found.id)


@evolves(StatusSet)
def _status_set(happened: StatusSet, state: Session) -> None:
    count_act(state, happened.act)
    set_status(state, state.contributions[happened.contribution], happened.status, happened.held)


@evolves(ContributionsReleased)
def _released(happened: ContributionsReleased, state: Session) -> None:
    for one in happened.contributions:
        found = state.contributions.get(one)
        if found is not None and found.status == "held":
            count_act(state, "released")
            set_status(state, found, "visible")


@evolves(ContributionsHeldAgain)
def _held_again(happened: ContributionsHeldAgain, state: Session) -> None:
    for one, held in zip(happened.contributions, happened.held, strict=True):
        found = state.contributions.get(one)
        if found is not None and found.status == "visible":
            count_act(state, "-released")
            set_status(state, found, "held", held)
