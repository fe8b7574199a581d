"""Phases: opening them for all or per group, their time, and what is under discussion."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facilitator.core.access import seen
from facilitator.core.errors import Refused
from facilitator.core.model import Phase, Position, Wall
from facilitator.core.phase_rules import LONGEST_PHASE
from facilitator.core.session import Session, decides, evolves
from facilitator.core.steering import WallSet, plan_back
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

MINUTE = 60_000  # milliseconds
PASSING = ("conclusion", "contribution")  # what the wall shows large, until the room goes on, if only to another round


@dataclass(frozen=True)
class Stand:
    """Where a group stands, whole: what PositionsSet puts back on undo."""

    group: str
    phase: str
    round: int = 1
    on: tuple[str, ...] = ()
    ends_at: int = 0
    paused: int = 0
    opened_at: int = 0
    place: str = ""


@event
class PositionsSet(Event):
    """These groups ('' is the room) now stand here."""

    places: tuple[Stand, ...]


@command(STEERING)
class OpenPhase(Command):
    """Open a phase: for `groups` (a leader: their own), or for everyone. `expected` is the phase it follows on.

    With `expected` set, the command is refused as stale when another facilitator moved on in between. `on` says what
    they talk about from then on (as SetFocus does); left out, that stays as it was. `at` is when it was tapped, from a
    page that had no connection then: the time began to run there and then.
    """

    phase: str
    round: int | None = None
    groups: tuple[str, ...] | None = None
    expected: str | None = None
    on: tuple[str, ...] | None = None
    at: int | None = None


@command(STEERING)
class SetFocus(Command):
    """Set which contributions (dilemmas) `groups` talk about now; None is everyone."""

    on: tuple[str, ...]
    groups: tuple[str, ...] | None = None


@command(STEERING)
class AdjustTimer(Command):
    """Give `seconds` more (or less); `pause` stops (true) or restarts (false) the clock; `over`: the time is up now.

    `at` is when it was tapped, as for OpenPhase.
    """

    seconds: int = 0
    pause: bool | None = None
    groups: tuple[str, ...] | None = None
    over: bool = False
    at: int | None = None


def _groups_meant(groups: tuple[str, ...] | None, state: Session, context: Context) -> list[str]:
    """Give the positions a steering command is about; a leader steers only their own group."""
    if context.actor.role == LEADER:
        if groups not in (None, (context.actor.group,)):
            raise Refused("not_yours")
        return [context.actor.group]
    if groups is None:
        return ["", *state.groups]
    for group in groups:
        if group not in state.positions:
            raise Refused("unknown_group", group=group)
    return list(groups)


def stand_of(group: str, position: Position) -> Stand:
    """Give where `group` stands, whole."""
    return Stand(
        group,
        position.phase,
        position.round,
        tuple(position.on),
        position.ends_at,
        position.paused,
        position.opened_at,
        position.place,
    )


def _move(state: Session, places: list[Stand]) -> Decision:
    before = [stand_of(stand.group, state.position(stand.group)) for stand in places]
    before = [replace(old, group=stand.group) for old, stand in zip(before, places, strict=True)]
    if before == places:
        return Decision()
    return Decision([PositionsSet(tuple(places))], [PositionsSet(tuple(before))])


def _tapped(at: int | None, opened: int, context: Context) -> int:
    """Give when something was tapped: by the page that says so, but never before the step began, nor later than now."""
    return context.at if at is None else min(max(at, opened, context.at - LONGEST_PHASE * MINUTE), context.at)


def _is_past(state: Session, elsewhere: bool) -> bool:
    """Whether what was chosen for the wall is past: the room goes on, to another phase (`elsewhere`), and so does the wall."""
    return state.wall.view in PASSING or (elsewhere and state.wall != Wall(frozen=state.wall.frozen))


@decides(OpenPhase)
def _open(wish: OpenPhase, state: Session, context: Context) -> Decision:
    phase = state.phase(wish.phase)
    meant = _groups_meant(wish.groups, state, context)
    if not meant:
        return Decision()
    if wish.round is not None and not 1 <= wish.round <= 99:
        raise Refused("malformed", field="OpenPhase.round")
    if wish.expected is not None and state.position(meant[0]).phase != wish.expected:
        raise Refused("stale")
    for contribution in wish.on or ():
        seen(state, context, contribution)
    at = _tapped(wish.at, state.position(meant[0]).opened_at, context)
    ends_at = at + phase.minutes * MINUTE if phase.minutes else 0
    places = []
    for group in meant:
        now = state.position(group)
        talk_round = wish.round or now.round
        on = tuple(now.on) if wish.on is None else wish.on
        if (now.phase, now.round) == (phase.id, talk_round) and wish.expected is None:
            places.append(replace(stand_of(group, now), group=group, on=on))  # already there: its clock runs on
        else:
            places.append(Stand(group, phase.id, talk_round, on, ends_at, 0, at, now.place))
    elsewhere = "" in meant and state.position("").phase != phase.id
    decision = _move(state, places)
    if decision.events and "" in meant and _is_past(state, elsewhere):
        decision.events.append(WallSet(Wall(frozen=state.wall.frozen)))
        decision.undo.append(WallSet(state.wall))
    if decision.events and "" in meant:
        decision.undo += plan_back(state)
    return decision


@decides(SetFocus)
def _focus(wish: SetFocus, state: Session, context: Context) -> Decision:
    for contribution in wish.on:
        seen(state, context, contribution)
    meant = _groups_meant(wish.groups, state, context)
    return _move(state, [replace(stand_of(group, state.position(group)), group=group, on=wish.on) for group in meant])


@decides(AdjustTimer)
def _adjust(wish: AdjustTimer, state: Session, context: Context) -> Decision:
    if abs(wish.seconds) > LONGEST_PHASE * 60:
        raise Refused("malformed", field="AdjustTimer.seconds")
    places = []
    for group in _groups_meant(wish.groups, state, context):
        now = replace(stand_of(group, state.position(group)), group=group)
        at = _tapped(wish.at, now.opened_at, context)
        more = wish.seconds * 1000
        if now.paused:
            now = replace(now, paused=max(1000, now.paused + more))
        elif more:
            now = replace(now, ends_at=max(now.ends_at, at) + more)
        if wish.pause is True and now.ends_at and not now.paused:
            now = replace(now, paused=max(1000, now.ends_at - at), ends_at=0)
        elif wish.pause is False and now.paused:
            now = replace(now, ends_at=at + now.paused, paused=0)
        if wish.over and (now.paused or not 0 < now.ends_at <= at):
            now = replace(now, ends_at=at, paused=0)
        places.append(now)
    return _move(state, places)


@evolves(PositionsSet)
def _positions_set(happened: PositionsSet, state: Session) -> None:
    for stand in happened.places:
        old = state.positions.get(stand.group)
        if old is None and stand.group not in state.groups and stand.group:
            continue  # the group was removed since
        stop = f"{stand.phase}/{stand.round}"
        visited = list(old.visited) if old else []
        if stop not in visited:
            visited.append(stop)
        state.positions[stand.group] = Position(
            stand.phase, stand.round, list(stand.on), stand.ends_at, stand.paused, stand.opened_at, visited, stand.place
        )
        _opened_at(state, stand)
        if old is None or not stand.group or old.place != stand.place:
            state.relaid()
        elif (old.phase, old.round, old.on) != (stand.phase, stand.round, list(stand.on)):
            state.relaid(stand.group)
        if old is not None and not stand.group and (old.phase, old.round) != (stand.phase, stand.round):
            state.plan_on_wall = False
        if old is not None and old.phase != stand.phase:
            for person in state.people.values():
                if person.group == stand.group:
                    person.sent = None  # the programme went on: nobody is still looking for a table


def _opened_at(state: Session, stand: Stand) -> None:
    """Keep when a group came to stand where it does, for the report; what is later was taken back."""
    kept = [one for one in state.openings.get(stand.group, []) if one[2] <= stand.opened_at]
    here = (stand.phase, stand.round, stand.opened_at)
    if stand.opened_at and here not in kept:
        kept.append(here)
    if kept:
        state.openings[stand.group] = kept
    else:
        state.openings.pop(stand.group, None)


def running(state: Session) -> list[Phase]:
    """Give the phases that aren't skipped, in order."""
    return [phase for phase in state.phases if not phase.skipped]


def first_of_round(state: Session) -> Phase | None:
    """Give the phase at which a new round of talk begins: reading a dilemma, else the first step; None without one."""
    ways = running(state)
    reading = [phase for phase in ways if phase.type == "dilemmas"]
    return next(iter([*reading, *(phase for phase in ways if phase.step)]), None)


def after(state: Session, phase_id: str) -> Phase | None:
    """Give the phase that follows, skipped ones passed over; None after the last."""
    found = False
    for phase in state.phases:
        if found and not phase.skipped:
            return phase
        found = found or phase.id == phase_id
    return None


def before(state: Session, phase_id: str) -> Phase | None:
    """Give the phase that comes before, skipped ones passed over; None before the first."""
    last = None
    for phase in state.phases:
        if phase.id == phase_id:
            return last
        if not phase.skipped:
            last = phase
    return None
