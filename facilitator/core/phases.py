"""Phases: opening them for all or per group, their time, their settings, and what is under discussion."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facilitator.core.access import seen
from facilitator.core.errors import Refused
from facilitator.core.format import KINDS, MOMENTS, SUPPORTS, VISIBILITIES
from facilitator.core.model import Phase, Position
from facilitator.core.session import Session, decides, evolves
from facilitator.core.text import LONGEST_LINE, LONGEST_TEXT, checked
from facilitator.core.vocabulary import (
    LEADER,
    ONLY_FACILITATOR,
    STEERING,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)

MINUTE = 60_000  # milliseconds
LONGEST_PHASE = 8 * 60  # minutes
MOST_PHASES = 60


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


@event
class PhasesSet(Event):
    """The phases are now these, in this order."""

    phases: tuple[Phase, ...]


@command(STEERING)
class OpenPhase(Command):
    """Open a phase: for `groups` (a leader: their own), or for everyone. `expected` is the phase it follows on.

    With `expected` set, the command is refused as stale when another facilitator moved on in between.
    """

    phase: str
    round: int | None = None
    groups: tuple[str, ...] | None = None
    expected: str | None = None


@command(STEERING)
class SetFocus(Command):
    """Set which contributions (dilemmas) `groups` talk about now; None is everyone."""

    on: tuple[str, ...]
    groups: tuple[str, ...] | None = None


@command(STEERING)
class AdjustTimer(Command):
    """Give `seconds` more (or less); `pause` stops (true) or restarts (false) the clock."""

    seconds: int = 0
    pause: bool | None = None
    groups: tuple[str, ...] | None = None


@command(ONLY_FACILITATOR)
class EditPhase(Command):
    """Change settings of one phase; what is left out stays."""

    phase: str
    title: str | None = None
    instruction: str | None = None
    accepts: tuple[str, ...] | None = None
    visibility: str | None = None
    anonymous: bool | None = None
    choices: tuple[str, ...] | None = None
    support: str | None = None
    dots: int | None = None
    rates: bool | None = None
    minutes: int | None = None
    skipped: bool | None = None


@command(ONLY_FACILITATOR)
class OrderPhases(Command):
    """Put the phases in this order; every phase named once."""

    phases: tuple[str, ...]


@command(ONLY_FACILITATOR)
class RevealPhase(Command):
    """Show what was written blind in this phase."""

    phase: str


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


def _stand(group: str, position: Position) -> Stand:
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
    before = [_stand(stand.group, state.position(stand.group)) for stand in places]
    before = [replace(old, group=stand.group) for old, stand in zip(before, places, strict=True)]
    if before == places:
        return Decision()
    return Decision([PositionsSet(tuple(places))], [PositionsSet(tuple(before))])


@decides(OpenPhase)
def _open(wish: OpenPhase, state: Session, context: Context) -> Decision:
    phase = state.phase(wish.phase)
    meant = _groups_meant(wish.groups, state, context)
    if wish.round is not None and not 1 <= wish.round <= 99:
        raise Refused("malformed", field="OpenPhase.round")
    if wish.expected is not None and state.position(meant[0]).phase != wish.expected:
        raise Refused("stale")
    ends_at = context.at + phase.minutes * MINUTE if phase.minutes else 0
    places = []
    for group in meant:
        now = state.position(group)
        talk_round = wish.round or now.round
        if (now.phase, now.round) == (phase.id, talk_round) and wish.expected is None:
            places.append(replace(_stand(group, now), group=group))  # already there: its clock runs on
        else:
            places.append(Stand(group, phase.id, talk_round, tuple(now.on), ends_at, 0, context.at, now.place))
    return _move(state, places)


@decides(SetFocus)
def _focus(wish: SetFocus, state: Session, context: Context) -> Decision:
    for contribution in wish.on:
        seen(state, context, contribution)
    meant = _groups_meant(wish.groups, state, context)
    return _move(state, [replace(_stand(group, state.position(group)), group=group, on=wish.on) for group in meant])


@decides(AdjustTimer)
def _adjust(wish: AdjustTimer, state: Session, context: Context) -> Decision:
    if abs(wish.seconds) > LONGEST_PHASE * 60:
        raise Refused("malformed", field="AdjustTimer.seconds")
    places = []
    for group in _groups_meant(wish.groups, state, context):
        now = replace(_stand(group, state.position(group)), group=group)
        more = wish.seconds * 1000
        if now.paused:
            now = replace(now, paused=max(1000, now.paused + more))
        elif more:
            now = replace(now, ends_at=max(now.ends_at, context.at) + more)
        if wish.pause is True and now.ends_at and not now.paused:
            now = replace(now, paused=max(1000, now.ends_at - context.at), ends_at=0)
        elif wish.pause is False and now.paused:
            now = replace(now, ends_at=context.at + now.paused, paused=0)
        places.append(now)
    return _move(state, places)


@decides(EditPhase)
def _edit(wish: EditPhase, state: Session, context: Context) -> Decision:
    phase = state.phase(wish.phase)
    changes: dict[str, object] = {}
    if wish.title is not None:
        changes["title"] = {state.language: checked(wish.title, "phase.title", LONGEST_LINE)}
    if wish.instruction is not None:
        changes["instruction"] = {state.language: checked(wish.instruction, "phase.instruction", LONGEST_TEXT, True)}
    single: tuple[tuple[str, tuple[str, ...]], ...] = (("visibility", VISIBILITIES), ("support", SUPPORTS))
    for name, allowed in single:
        if (value := getattr(wish, name)) is not None:
            changes[name] = _among(value, allowed, f"phase.{name}")
    several: tuple[tuple[str, tuple[str, ...]], ...] = (("accepts", KINDS), ("choices", MOMENTS))
    for name, allowed in several:
        if (values := getattr(wish, name)) is not None:
            changes[name] = tuple(dict.fromkeys(_among(value, allowed, f"phase.{name}") for value in values))
    for name, most in (("minutes", LONGEST_PHASE), ("dots", 100)):
        if (number := getattr(wish, name)) is not None:
            if not 0 <= number <= most:
                raise Refused("out_of_range", field=f"phase.{name}", least=0, most=most)
            changes[name] = number
    for name in ("anonymous", "skipped", "rates"):
        if (flag := getattr(wish, name)) is not None:
            changes[name] = flag
    edited = replace(phase, **changes)  # type: ignore[arg-type]  # names and types were just checked
    return _set(state, [edited if one.id == phase.id else one for one in state.phases])


def _among(value: str, allowed: tuple[str, ...], field: str) -> str:
    if value not in allowed:
        raise Refused("malformed", field=field)
    return value


@decides(OrderPhases)
def _order(wish: OrderPhases, state: Session, context: Context) -> Decision:
    if sorted(wish.phases) != sorted(phase.id for phase in state.phases):
        raise Refused("stale")
    return _set(state, [state.phase(phase) for phase in wish.phases])


@decides(RevealPhase)
def _reveal(wish: RevealPhase, state: Session, context: Context) -> Decision:
    state.phase(wish.phase)
    return _set(state, [replace(one, revealed=True) if one.id == wish.phase else one for one in state.phases])


def _set(state: Session, phases: list[Phase]) -> Decision:
    if phases == state.phases:
        return Decision()
    return Decision([PhasesSet(tuple(phases))], [PhasesSet(tuple(state.phases))])


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
        if old is None or (old.phase, old.on) != (stand.phase, list(stand.on)):
            state.relaid()


@evolves(PhasesSet)
def _phases_set(happened: PhasesSet, state: Session) -> None:
    state.phases = list(happened.phases)
    state.relaid()


def running(state: Session) -> list[Phase]:
    """Give the phases that aren't skipped, in order."""
    return [phase for phase in state.phases if not phase.skipped]


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
