"""Merging near-duplicates, so that everybody's votes keep counting, and taking them apart again."""

from __future__ import annotations

from itertools import zip_longest

from facilitator.core.access import check_shown, check_status, steered
from facilitator.core.errors import Refused
from facilitator.core.format import HEADINGS
from facilitator.core.goals import GOAL, GoalMoved, lifted, next_in_order
from facilitator.core.model import Contribution
from facilitator.core.moderation import count_act
from facilitator.core.session import Session, decides, evolves
from facilitator.core.visibility import is_blind
from facilitator.core.vocabulary import (
    STEERING,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)
from facilitator.core.ways import family
from facilitator.core.wordings import note_voters


@event
class ContributionsMerged(Event):
    """Near-duplicates became one: `gone` live on in `into`, in order after those that did (or at `places` among them)."""

    gone: tuple[str, ...]
    into: str
    places: tuple[int, ...] = ()


@event
class ContributionsParted(Event):
    """A merge was taken back."""

    gone: tuple[str, ...]
    into: str


@command(STEERING)
class MergeContributions(Command):
    """Make near-duplicates one: all of `contributions` live on in `into`; everybody's votes keep counting.

    They are of one kind. `into` may stand among them: who picks several says which of them stays.
    """

    contributions: tuple[str, ...]
    into: str


@command(STEERING)
class PartContributions(Command):
    """Take one contribution out of what it was merged into: it stands by itself again, with the votes it had."""

    contribution: str


def originals(state: Session, into: Contribution) -> list[Contribution]:
    """Give what lives on in a contribution and may be read with it, by number; also what merged into what merged.

    Who took a text back took it out, and what is blind nobody reads. Whether `into` may be read itself the caller knows.
    """
    gone = [one for one in family(state, into) if one is not into and not is_blind(state, one)]
    return sorted(gone, key=lambda one: (one.number < 0, abs(one.number)))


@decides(MergeContributions)
def _merge(wish: MergeContributions, state: Session, context: Context) -> Decision:
    into = state.standing(steered(state, context, wish.into).id)
    steered(state, context, into.id)
    check_shown(state, context, into, "visible")
    named = dict.fromkeys(wish.contributions)
    others = [one for one in named if one not in (wish.into, into.id)]
    if named and not others:
        raise Refused("with_itself")
    gone = []
    for contribution in others:
        found = steered(state, context, contribution)
        if found.status == "merged" and state.standing(found.id) is into:
            continue
        check_shown(state, context, found, "visible")
        _check_kinds(found, into)
        gone.append(found.id)
    if not gone:
        return Decision()
    lifts = lifted(state, gone, into.id) if into.kind == GOAL else []
    back = [GoalMoved(into.id, into.parent, next_in_order(state, into.id)) for _ in lifts]
    return Decision(
        [*lifts, ContributionsMerged(tuple(gone), into.id)], [ContributionsParted(tuple(gone), into.id), *back]
    )


def _check_kinds(found: Contribution, into: Contribution) -> None:
    """Raise Refused when these can't become one: a dilemma has its own choices, and kinds are read and weighed apart."""
    if "dilemma" in (found.kind, into.kind):
        raise Refused("not_merged", kind="dilemma")
    if found.kind != into.kind:
        raise Refused("goals_together" if GOAL in (found.kind, into.kind) else "kinds_apart")


@decides(PartContributions)
def _part(wish: PartContributions, state: Session, context: Context) -> Decision:
    found = steered(state, context, wish.contribution)
    if not found.merged_into:
        return Decision()
    steered(state, context, found.merged_into)
    check_status(context, found, "merged")  # its author may have taken it back meanwhile
    if state.standing(found.id).status == "hidden":  # it would come back on the wall unseen
        raise Refused("card_hidden")
    one, into = (found.id,), state.contribution(found.merged_into)
    back = ContributionsMerged(one, into.id, (into.merged.index(found.id),))
    return Decision([ContributionsParted(one, into.id)], [back])


@evolves(ContributionsMerged)
def _merged(happened: ContributionsMerged, state: Session) -> None:
    into = state.contributions[happened.into]
    for contribution, place in zip_longest(happened.gone, happened.places):
        found = state.contributions[contribution]
        if found.status != "visible" or state.standing(into.id) is found:
            continue  # a parting that is taken back: it was hidden meanwhile, or the other way round put together
        found.status, found.merged_into = "merged", into.id
        into.merged.insert(len(into.merged) if place is None else place, found.id)
        count_act(state, "merged")
        note_voters(state, found.id)
        state.touch(found.id)
    if into.kind in HEADINGS:
        state.relaid()
    state.touch(into.id)


@evolves(ContributionsParted)
def _parted(happened: ContributionsParted, state: Session) -> None:
    into = state.contributions[happened.into]
    for contribution in happened.gone:
        found = state.contributions[contribution]
        if found.merged_into != into.id:
            continue  # a merge that is taken back: it was taken out before
        found.merged_into = ""
        if found.status == "merged":  # what its author took back meanwhile stays away
            found.status = "visible"
        if contribution in into.merged:
            count_act(state, "-merged")
        into.merged = [one for one in into.merged if one != contribution]
        note_voters(state, contribution)
        state.touch(contribution)
    if into.kind in HEADINGS:
        state.relaid()
    state.touch(into.id)
