"""People: joining without an account, saying from which side one speaks and in which group one sits."""

from __future__ import annotations

from collections import Counter

from facilitator.core.errors import Refused
from facilitator.core.model import UNKNOWN, Contribution, Participant, Sent
from facilitator.core.session import Session, decides, evolves
from facilitator.core.visibility import shown_sides
from facilitator.core.vocabulary import (
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
CHOOSE, SMALLEST = "choose", "smallest"  # how who comes late finds a table
OPEN, APPROVE = "open", "approve"  # newcomers are in at once, or when the facilitator lets them in
WAITING, REMOVED = "waiting", "removed"  # Participant.standing
LATE = "late"  # why somebody is told at which table they sit: it was picked for who comes late


@event
class ParticipantJoined(Event):
    """Somebody joined, or came back after the try-out. `seated`: at a table that was picked for them.

    `waiting`: they are new, and wait until the facilitator lets them in.
    """

    participant: str
    group: str = ""
    background: str = ""
    at: int = 0
    seated: bool = False
    waiting: bool = False


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
    seated = not group and state.seating == SMALLEST and bool(state.groups)
    group = smallest(state, wish.background) if seated else group
    background = wish.background or (known.background if known else "")
    waits = known is None and state.admission == APPROVE
    return Decision([ParticipantJoined(context.actor.id, group, background, context.at, seated, waits)], value=value)


def sizes(state: Session) -> Counter[str]:
    """Count the people present in each group ('' for none); a scribe stands for all they write for."""
    counted: Counter[str] = Counter()
    for person in state.present():
        counted[person.group] += person.speaks_for
    return counted


def smallest(state: Session, background: str = "") -> str:
    """Give the group with the fewest people, and of those the one with the fewest of this background; '' without."""
    people, alike = sizes(state), _of_background(state, background)
    return min(state.groups, key=lambda group: (people[group], alike[group]), default="")


def _of_background(state: Session, background: str) -> Counter[str]:
    return Counter(person.group for person in state.present() if background and person.background == background)


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
    arrived = wish.group is not None and person.sent is not None  # "I sit": at the table they were sent to
    if (background, group) == (person.background, person.group) and not arrived:
        return Decision()
    return Decision([*returned(state, context), ParticipantDescribed(person.id, background, group)])


@evolves(ParticipantJoined)
def _joined(happened: ParticipantJoined, state: Session) -> None:
    if happened.participant in state.people:
        state.sided = state.seq  # who is new has no votes to count on another side
    person = state.people.setdefault(
        happened.participant,
        Participant(happened.participant, tryout=True, joined_at=happened.at, number=len(state.people) + 1),
    )
    _count(state, person, -1)
    if happened.waiting:
        person.standing = WAITING
    person.group, person.background, person.tryout = happened.group, happened.background, False
    person.afterwards, person.came_after = state.closed, state.closed_at if state.closed else None
    _count(state, person, +1)
    _remember_seat(person)
    if happened.seated:
        person.sent = Sent("", LATE)


@evolves(ParticipantDescribed)
def _described(happened: ParticipantDescribed, state: Session) -> None:
    person = state.people.get(happened.participant)
    if person is None:
        return
    if happened.group != person.group or happened.background == person.background:
        person.sent = None  # they chose a table, or said that they sit
    sit(state, person, happened.group, happened.background)


def sit(state: Session, person: Participant, group: str, background: str | None = None) -> None:
    """Let somebody sit in `group` from now on ('' for none), and speak from `background` (None: as before)."""
    if not person.group and group:
        _seat(state, person.id, group)
    _count(state, person, -1)
    person.group = group
    if background is not None and background != person.background:
        person.background, state.sided = background, state.seq
    _count(state, person, +1)
    _remember_seat(person)


def _remember_seat(person: Participant) -> None:
    person.home = person.home or person.group
    if person.group and person.group not in person.sat:
        person.sat.append(person.group)


def _seat(state: Session, participant_id: str, group: str) -> None:
    """What somebody wrote before they said at which table they sit was written there."""
    for one in state.written.get(participant_id, []):
        found = state.contributions.get(one)
        if found is not None and not found.group:
            state.filed[""][found.round, found.phase].remove(one)
            found.group, found.place = group, state.position(group).place or group
            state.file(found)
            state.touch(one)


def unseat(state: Session, found: Contribution) -> None:
    """Let a text stand at no table again."""
    state.filed[found.group][found.round, found.phase].remove(found.id)
    found.group, found.place = "", state.position("").place
    state.file(found)
    state.touch(found.id)


def _count(state: Session, person: Participant, step: int) -> None:
    """Keep the counts per background; where others may be shown than before, lists are rendered anew."""
    if not person.present:
        return
    background = person.background or UNKNOWN
    for group in (None, person.group):
        counts = state.counts.setdefault(group, Counter())
        before = shown_sides(counts, state.fewest)
        counts[background] += step
        if before != shown_sides(counts, state.fewest):
            state.relaid()


def set_standing(state: Session, person: Participant, standing: str) -> None:
    """Let somebody be in (""), wait, or be out, from the event on that is being folded."""
    _count(state, person, -1)
    person.standing, state.sided = standing, state.seq
    _count(state, person, +1)


def count_anew(state: Session) -> None:
    """Count all backgrounds again, after many people came or went at once."""
    state.counts.clear()
    state.sided = state.seq
    for person in state.present():
        _count(state, person, +1)
    state.relaid()
