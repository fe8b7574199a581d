"""People: joining without an account, background and group, moving between groups."""

from __future__ import annotations

from collections import Counter

from facilitator.core.errors import Refused
from facilitator.core.model import UNKNOWN, Participant
from facilitator.core.session import Session, decides, evolves
from facilitator.core.visibility import FEWEST
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

_SELF = frozenset({PARTICIPANT})
MOST_PEOPLE = 5000


@event
class ParticipantJoined(Event):
    """Somebody joined, or came back after the try-out."""

    participant: str
    group: str = ""
    background: str = ""
    at: int = 0


@event
class ParticipantDescribed(Event):
    """A participant's background or group changed."""

    participant: str
    background: str
    group: str


@command(_SELF, VOTES)
class JoinSession(Command):
    """Join; the participant's id comes from their own cookie. `group` comes with a table's QR."""

    group: str = ""
    background: str = ""


@command(_SELF, VOTES)
class DescribeMyself(Command):
    """Say from which side one speaks, or at which table one sits. None leaves it, '' takes it away."""

    background: str | None = None
    group: str | None = None


@command(ONLY_FACILITATOR)
class MovePeople(Command):
    """Move participants: `{participant id: group id}`."""

    moves: dict[str, str]


def participant(state: Session, context: Context) -> Participant:
    """Give who asks. Raises Refused `not_joined`."""
    found = state.people.get(context.actor.id)
    if found is None:
        raise Refused("not_joined")
    return found


def group_of(state: Session, context: Context) -> str:
    """Give the group that the one who asks belongs to, '' for none."""
    if context.actor.role == PARTICIPANT:
        return participant(state, context).group
    return context.actor.group


@decides(JoinSession)
def _join(wish: JoinSession, state: Session, context: Context) -> Decision:
    if wish.group and wish.group not in state.groups:
        raise Refused("unknown_group", group=wish.group)
    if wish.background and wish.background not in state.backgrounds:
        raise Refused("unknown_background", background=wish.background)
    known = state.people.get(context.actor.id)
    value = {"participant": context.actor.id}
    if known is not None and not known.tryout:
        if wish.group and wish.group != known.group:
            moved = ParticipantDescribed(known.id, wish.background or known.background, wish.group)
            return Decision([moved], value=value)
        return Decision(value=value)
    if known is None and len(state.people) >= MOST_PEOPLE:
        raise Refused("too_many", field="people", most=MOST_PEOPLE)
    hinted = context.actor.group if context.actor.group in state.groups else ""  # the table whose QR was scanned
    group = wish.group or (known.group if known else hinted)
    background = wish.background or (known.background if known else "")
    return Decision([ParticipantJoined(context.actor.id, group, background, context.at)], value=value)


def returned(state: Session, context: Context) -> list[ParticipantJoined]:
    """Give the event that takes someone of the try-out back in when they do something, else nothing."""
    if context.actor.role != PARTICIPANT:
        return []
    person = participant(state, context)
    return [ParticipantJoined(person.id, person.group, person.background, context.at)] if person.tryout else []


@decides(DescribeMyself)
def _describe(wish: DescribeMyself, state: Session, context: Context) -> Decision:
    person = participant(state, context)
    background = person.background if wish.background is None else wish.background
    group = person.group if wish.group is None else wish.group
    if background and background not in state.backgrounds:
        raise Refused("unknown_background", background=background)
    if group and group not in state.groups:
        raise Refused("unknown_group", group=group)
    if (background, group) == (person.background, person.group):
        return Decision()
    return Decision([*returned(state, context), ParticipantDescribed(person.id, background, group)])


@decides(MovePeople)
def _move(wish: MovePeople, state: Session, context: Context) -> Decision:
    events: list[Event] = []
    undo: list[Event] = []
    for person_id, group in wish.moves.items():
        person = state.people.get(person_id)
        if person is None:
            raise Refused("unknown_participant", participant=person_id[:60])
        if group and group not in state.groups:
            raise Refused("unknown_group", group=group)
        if group != person.group:
            events.append(ParticipantDescribed(person.id, person.background, group))
            undo.append(ParticipantDescribed(person.id, person.background, person.group))
    return Decision(events, undo)


@evolves(ParticipantJoined)
def _joined(happened: ParticipantJoined, state: Session) -> None:
    person = state.people.setdefault(
        happened.participant, Participant(happened.participant, tryout=True, joined_at=happened.at)
    )
    _count(state, person, -1)
    person.group, person.background, person.tryout = happened.group, happened.background, False
    _count(state, person, +1)


@evolves(ParticipantDescribed)
def _described(happened: ParticipantDescribed, state: Session) -> None:
    person = state.people.get(happened.participant)
    if person is not None:
        if not person.group and happened.group:
            _seat(state, person.id, happened.group)
        _count(state, person, -1)
        person.background, person.group = happened.background, happened.group
        _count(state, person, +1)


def _seat(state: Session, participant_id: str, group: str) -> None:
    """What somebody wrote before they said at which table they sit was written there."""
    for one in state.written.get(participant_id, []):
        found = state.contributions.get(one)
        if found is not None and not found.group:
            state.filed[""][found.round, found.phase].remove(one)
            found.group, found.place = group, state.position(group).place or group
            state.file(found)
            state.touch(one)


def _count(state: Session, person: Participant, step: int) -> None:
    """Keep the counts per background; where one crosses the fewest that may be shown, lists are rendered anew."""
    if person.tryout:
        return
    background = person.background or UNKNOWN
    for group in (None, person.group):
        counts = state.counts.setdefault(group, Counter())
        before = counts[background]
        counts[background] += step
        if (before >= FEWEST) != (before + step >= FEWEST):
            state.relaid()


def count_anew(state: Session) -> None:
    """Count all backgrounds again, after many people came or went at once."""
    state.counts.clear()
    for person in state.present():
        _count(state, person, +1)
    state.relaid()
