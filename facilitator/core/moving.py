"""People sent to another group: one event for all who go, which leaves alone who went elsewhere since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.core.errors import Refused
from facilitator.core.model import Participant, Rotation, Sent
from facilitator.core.people import sit, unseat
from facilitator.core.session import Session, decides, evolves
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, Event, command, event

ROTATIONS = ("next", "home", "list", "divide")  # plans that move a room: the wall shows where everybody goes
MOVE, BACK, GONE = "move", "back", "gone"  # single people moved, a rotation taken back, a group that was taken out


@dataclass(frozen=True)
class Move:
    """One participant's way: from group `start` to group `to`, '' for no group."""

    participant: str
    start: str
    to: str


@event
class PeopleMoved(Event):
    """These people sit elsewhere from now on; `plan` is one of ROTATIONS, or MOVE, BACK, GONE.

    Taken back: `new` had never sat anywhere before, and the texts `loose` had been written at no table.
    """

    plan: str
    moves: tuple[Move, ...]
    at: int = 0
    new: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()


@event
class RotationSet(Event):
    """The last time that a room was sent elsewhere is this one again; no `plan`: it never was."""

    plan: str = ""
    at: int = 0
    moves: tuple[Move, ...] = ()
    on_wall: bool = False


@command(ONLY_FACILITATOR)
class MovePeople(Command):
    """Move participants: `moves` is `{participant: group}`, or all `people` go `to` one group.

    A participant is told by id, or by their number ("12"); several numbers may stand together ("12,15").
    """

    moves: dict[str, str] | None = None
    people: tuple[str, ...] = ()
    to: str = ""


def who(state: Session, told: str) -> Participant:
    """Give the participant with this id or number. Raises Refused `unknown_participant`."""
    found = state.people.get(told)
    if found is None and told.isdecimal() and 0 < int(told[:6]) <= len(state.people):
        found = list(state.people.values())[int(told[:6]) - 1]
    if found is None:
        raise Refused("unknown_participant", participant=told[:60])
    return found


def ways(state: Session, wanted: Mapping[str, str]) -> tuple[Move, ...]:
    """Give the moves to where `wanted` ({participant id or number: group}) says, of those who aren't there yet.

    Raises Refused `unknown_participant`, `unknown_group`.
    """
    moves = {}
    for told, group in wanted.items():
        person = who(state, told)
        if group and group not in state.groups:
            raise Refused("unknown_group", group=group[:60])
        moves[person.id] = Move(person.id, person.group, group)
    return tuple(move for move in moves.values() if move.start != move.to)


def taken_back(state: Session, moves: tuple[Move, ...], at: int, plan: str = BACK) -> PeopleMoved:
    """Give the event that takes these moves back: also what people without a table had of none."""
    seated = [move.participant for move in moves if not move.start and move.to]
    new = tuple(one for one in seated if not state.people[one].home)
    written = (one for person in seated for one in state.written.get(person, ()))
    loose = tuple(one for one in written if one in state.contributions and not state.contributions[one].group)
    return PeopleMoved(plan, tuple(Move(one.participant, one.to, one.start) for one in moves), at, new, loose)


def rotation_back(state: Session) -> RotationSet:
    """Give the event that brings back what the wall and everybody knows of the rotation before."""
    if state.rotation is None:
        return RotationSet(on_wall=state.plan_on_wall)
    moves = tuple(Move(one, *way) for one, way in state.rotation.moves.items())
    return RotationSet(state.rotation.plan, state.rotation.at, moves, state.plan_on_wall)


def flows(state: Session, moves: tuple[Move, ...]) -> list[tuple[str, str, int]]:
    """Give (from, to, people) for each way that people who are present go, in the order of the groups."""
    present = {person.id: person for person in state.present()}
    counted: Counter[tuple[str, str]] = Counter()
    for move in moves:
        if move.participant in present:  # a scribe goes with all they write for
            counted[move.start, move.to] += present[move.participant].speaks_for
    order = {group: place for place, group in enumerate(state.groups)}
    return [(*way, counted[way]) for way in sorted(counted, key=lambda way: [order.get(end, -1) for end in way])]


@decides(MovePeople)
def _move(wish: MovePeople, state: Session, context: Context) -> Decision:
    told = [one for word in wish.people for one in word.replace(",", " ").replace(";", " ").split()]
    moves = ways(state, {**(wish.moves or {}), **dict.fromkeys(told, wish.to)})
    if not moves:
        return Decision()
    return Decision([PeopleMoved(MOVE, moves, context.at)], [taken_back(state, moves, context.at, MOVE)])


@evolves(PeopleMoved)
def _moved(happened: PeopleMoved, state: Session) -> None:
    gone = {}
    for move in happened.moves:
        person = state.people.get(move.participant)
        if person is None or person.group != move.start or (move.to and move.to not in state.groups):
            continue  # they chose another table since, or that table is no longer there
        sit(state, person, move.to)
        person.sent = Sent(move.start, happened.plan) if move.to else None
        state.sent[move.start] = state.seq
        gone[move.participant] = (move.start, move.to)
        if move.participant in happened.new:
            person.home, person.sat = "", [one for one in person.sat if one != move.start]
    _loosen(happened.loose, gone, state)
    if happened.plan in ROTATIONS:
        state.rotation, state.plan_on_wall = Rotation(happened.plan, happened.at, gone), True
    elif happened.plan == BACK:
        state.rotation, state.plan_on_wall = None, False


@evolves(RotationSet)
def _rotation_set(happened: RotationSet, state: Session) -> None:
    moves = {move.participant: (move.start, move.to) for move in happened.moves}
    state.rotation = Rotation(happened.plan, happened.at, moves) if happened.plan else None
    state.plan_on_wall = happened.on_wall
    state.relaid()


def _loosen(loose: tuple[str, ...], gone: dict[str, tuple[str, str]], state: Session) -> None:
    """Let texts that were written at no table stand at none again, with those of their authors who went back."""
    for one in loose:
        found = state.contributions.get(one)
        if found is not None and found.author in gone and found.group == gone[found.author][0]:
            unseat(state, found)
