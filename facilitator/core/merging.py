"""Merging near-duplicates, so that everybody's votes keep counting, and taking a merge back."""

from __future__ import annotations

from facilitator.core.access import steered
from facilitator.core.errors import Refused
from facilitator.core.format import HEADINGS
from facilitator.core.goals import GOAL, GoalMoved, lifted, next_in_order
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
class ContributionsMerged(Event):
    """Near-duplicates became one: `gone` live on in `into`."""

    gone: tuple[str, ...]
    into: str


@event
class ContributionsParted(Event):
    """A merge was taken back."""

    gone: tuple[str, ...]
    into: str


@command(STEERING)
class MergeContributions(Command):
    """Make near-duplicates one: all of `contributions` live on in `into`; everybody's votes keep counting."""

    contributions: tuple[str, ...]
    into: str


@decides(MergeContributions)
def _merge(wish: MergeContributions, state: Session, context: Context) -> Decision:
    into = state.standing(steered(state, context, wish.into).id)
    gone = []
    for contribution in dict.fromkeys(wish.contributions):
        found = steered(state, context, contribution)
        if found.status == "merged" and state.standing(found.id) is into:
            continue
        if found.status != "visible" or found is into:
            raise Refused("stale")
        if found.kind == "dilemma" or into.kind == "dilemma":
            raise Refused("not_merged", kind="dilemma")
        if (found.kind == GOAL) != (into.kind == GOAL):
            raise Refused("goals_together")
        gone.append(found.id)
    if into.status != "visible":
        raise Refused("stale")
    if not gone:
        return Decision()
    lifts = lifted(state, gone, into.id) if into.kind == GOAL else []
    back = [GoalMoved(into.id, into.parent, next_in_order(state, into.id)) for _ in lifts]
    return Decision(
        [*lifts, ContributionsMerged(tuple(gone), into.id)], [ContributionsParted(tuple(gone), into.id), *back]
    )


@evolves(ContributionsMerged)
def _merged(happened: ContributionsMerged, state: Session) -> None:
    into = state.contributions[happened.into]
    for contribution in happened.gone:
        found = state.contributions[contribution]
        found.status, found.merged_into = "merged", into.id
        into.merged.append(found.id)
        state.touch(found.id)
    if into.kind in HEADINGS:
        state.relaid()
    state.touch(into.id)


@evolves(ContributionsParted)
def _parted(happened: ContributionsParted, state: Session) -> None:
    into = state.contributions[happened.into]
    for contribution in happened.gone:
        found = state.contributions[contribution]
        found.merged_into = ""
        if found.status == "merged":  # what its author took back meanwhile stays away
            found.status = "visible"
        into.merged = [one for one in into.merged if one != contribution]
        state.touch(contribution)
    if into.kind in HEADINGS:
        state.relaid()
    state.touch(into.id)
