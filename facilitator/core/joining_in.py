"""Joining in: who wants to go on with a direction or an agreement, and so meets the others who do.

The log holds who joined in what. How somebody can be reached is no part of it: that stands in a list of its own that can
be erased (facilitator.store.contacts), and reaches the facilitator and those who joined in the same only.
"""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.access import seen
from facilitator.core.errors import Refused
from facilitator.core.people import participant, returned
from facilitator.core.session import Session, decides, evolves, touches
from facilitator.core.vocabulary import PARTICIPANT, VOTES, Command, Context, Decision, Event, command, event

JOINABLE = ("direction", "initiative", "example", "goal")  # kinds that one can go on with, beside agreements


@event
class JoinedIn(Event):
    """Somebody wants to go on with this: a contribution or an agreement (`on`)."""

    on: str
    participant: str


@event
class SteppedOut(Event):
    """Somebody no longer does."""

    on: str
    participant: str


@command(frozenset({PARTICIPANT}), VOTES)
class JoinIn(Command):
    """Say "I'll join" on a direction or an agreement. How to be reached goes to a list apart, before it comes here."""

    on: str


@command(frozenset({PARTICIPANT}), VOTES)
class StepOut(Command):
    """Take "I'll join" back. It can be done at any time, also after the meeting."""

    on: str


@decides(JoinIn)
def _join(wish: JoinIn, state: Session, context: Context) -> Decision:
    person = participant(state, context)
    on = _joinable(state, context, wish.on)
    if person.id in state.joined_in.get(on, ()):
        return Decision()
    return Decision([*returned(state, context), JoinedIn(on, person.id)])


@decides(StepOut)
def _step_out(wish: StepOut, state: Session, context: Context) -> Decision:
    person = participant(state, context)
    held = [on for on in state.joined_in if person.id in state.joined_in[on] and standing_on(state, on) == standing_on(state, wish.on)]
    return Decision([SteppedOut(on, person.id) for on in held])


def _joinable(state: Session, context: Context, on: str) -> str:
    """Give what somebody may join in: an agreement that all may read, or the direction that stands. Raises Refused."""
    if on in state.actions:
        if state.actions[on].held:
            raise Refused("not_joinable")
        return on
    found = state.standing(seen(state, context, on).id)
    if found.kind not in JOINABLE or found.status != "visible":
        raise Refused("not_joinable")
    return found.id


@touches(JoinedIn)
@touches(SteppedOut)
def _of(happened: JoinedIn | SteppedOut, state: Session) -> Iterator[str]:
    yield f"{'action' if happened.on in state.actions else 'card'}:{happened.on}/joined-{happened.participant}"


@evolves(JoinedIn)
def _joined(happened: JoinedIn, state: Session) -> None:
    people = state.joined_in.setdefault(happened.on, [])
    if happened.participant not in people:
        people.append(happened.participant)
    state.touch(happened.on)


@evolves(SteppedOut)
def _stepped_out(happened: SteppedOut, state: Session) -> None:
    left = [one for one in state.joined_in.get(happened.on, ()) if one != happened.participant]
    if left:
        state.joined_in[happened.on] = left
    else:
        state.joined_in.pop(happened.on, None)
    state.touch(happened.on)


def standing_on(state: Session, on: str) -> str:
    """Give what stands where people joined in: the card that theirs went up in, or the agreement."""
    return state.standing(on).id if on in state.contributions else on


def joined(state: Session) -> dict[str, list[str]]:
    """Give `{what stands: [participant…]}`: each person once, those who joined first in front, only what still stands."""
    found: dict[str, list[str]] = {}
    for on, people in state.joined_in.items():
        stands = standing_on(state, on)
        if not _can_be_read(state, stands):
            continue
        here = found.setdefault(stands, [])
        here += [one for one in people if one not in here and is_present(state, one)]
    return {on: people for on, people in found.items() if people}


def _can_be_read(state: Session, on: str) -> bool:
    card, action = state.contributions.get(on), state.actions.get(on)
    return card.status == "visible" if card is not None else action is not None and not action.held


def is_present(state: Session, participant_id: str) -> bool:
    """Whether this participant counts: they joined, were not set aside with the try-out, and not taken out."""
    person = state.people.get(participant_id)
    return person is not None and not person.tryout and not person.standing


def joined_by(state: Session, participant_id: str) -> list[str]:
    """Give what this participant joined in and still stands."""
    return [on for on, people in joined(state).items() if participant_id in people]


def fellows(state: Session, participant_id: str) -> dict[str, list[str]]:
    """Give `{what: [the others who joined in it]}` for what this participant joined in."""
    everyone = joined(state)
    return {on: [one for one in everyone[on] if one != participant_id] for on in joined_by(state, participant_id)}
