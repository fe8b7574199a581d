"""Whom an event concerns: what people say and choose in their own group changes no other group's screens.

With 54 groups talking at once this is what keeps the cost of a text flat: only the screens that may differ are looked
at. What isn't named here concerns everybody.
"""

from __future__ import annotations

from facilitator.core.answering import QuestionAnswered
from facilitator.core.contributions import ContributionAdded
from facilitator.core.estimates import IdeaEstimated
from facilitator.core.harvest import HighlightSet
from facilitator.core.joining_in import JoinedIn, SteppedOut
from facilitator.core.leaving import GoalAnswered, WordLeft
from facilitator.core.phases import PositionsSet
from facilitator.core.rankings import ContributionsRanked
from facilitator.core.ratings import IdeaRated
from facilitator.core.session import Session, concerns
from facilitator.core.signing_off import SignOffAsked, SignOffGiven, SignOffStopped, SignOffWithdrawn
from facilitator.core.voting import ChoiceMade, SupportGiven

TALK = ("question", "experience", "direction", "insight", "obstacle")


def own_group(state: Session, contribution: str) -> str | None:
    """Give the group to which alone a contribution can be seen; None when others may see it too."""
    found = state.contributions.get(contribution)
    if found is None or not found.group or found.kind not in TALK or found.merged:
        return None
    return None if state.all_see(found.phase) else found.group


@concerns(ContributionAdded)
def _added(happened: ContributionAdded, state: Session) -> str | None:
    return own_group(state, happened.id)


@concerns(QuestionAnswered)
def _answered(happened: QuestionAnswered, state: Session) -> str | None:
    return own_group(state, happened.contribution)


@concerns(SupportGiven)
def _supported(happened: SupportGiven, state: Session) -> str | None:
    return own_group(state, happened.contribution)


@concerns(JoinedIn)
@concerns(SteppedOut)
def _goes_on(happened: JoinedIn | SteppedOut, state: Session) -> str | None:
    return own_group(state, happened.on)


@concerns(ChoiceMade)
def _chose(happened: ChoiceMade, state: Session) -> str | None:
    person = state.people.get(happened.participant)
    return person.group or None if person is not None else None


@concerns(IdeaRated)
def _judged(happened: IdeaRated, state: Session) -> str | None:
    person = state.people.get(happened.participant)
    return person.group or None if person is not None else None


@concerns(PositionsSet)
def _stands(happened: PositionsSet, state: Session) -> str | None:
    return happened.places[0].group or None if len(happened.places) == 1 else None


@concerns(HighlightSet)
def _highlighted(happened: HighlightSet, state: Session) -> str | None:
    return happened.group or None


@concerns(SignOffAsked)
def _asked(happened: SignOffAsked, state: Session) -> str | None:
    return happened.group or None


@concerns(SignOffWithdrawn)
def _withdrawn(happened: SignOffWithdrawn, state: Session) -> str | None:
    return happened.group or None


@concerns(SignOffStopped)
def _stopped(happened: SignOffStopped, state: Session) -> str | None:
    return happened.group or None


@concerns(SignOffGiven)
def _signed(happened: SignOffGiven, state: Session) -> str | None:
    return happened.group or None


@concerns(GoalAnswered)
def _looked_back(happened: GoalAnswered, state: Session) -> str | None:
    person = state.people.get(happened.participant)
    return person.group or None if person is not None else None


@concerns(WordLeft)
def _said_goodbye(happened: WordLeft, state: Session) -> str | None:
    person = state.people.get(happened.participant)
    return person.group or None if person is not None else None


@concerns(ContributionsRanked)
def _ranked(happened: ContributionsRanked, state: Session) -> str | None:
    person = state.people.get(happened.participant)
    return person.group or None if person is not None else None


@concerns(IdeaEstimated)
def _estimated(happened: IdeaEstimated, state: Session) -> str | None:
    person = state.people.get(happened.participant)
    return person.group or None if person is not None else None
