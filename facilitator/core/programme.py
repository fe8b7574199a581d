"""The programme: the phases of this session, edited, added, dropped and reordered before and during it; revealing."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import count

from facilitator.core.errors import Refused
from facilitator.core.format import say
from facilitator.core.model import HOST, Phase
from facilitator.core.phase_rules import MOST_PHASES, checked_phase
from facilitator.core.phases import PositionsSet, Stand, stand_of
from facilitator.core.session import Session, decides, evolves
from facilitator.core.visibility import is_veiled
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

_TALK = ("question", "experience", "direction")
# What a phase made from nothing but its type starts with; all of it can be changed.
_USUAL = {
    "welcome": {"visibility": "everyone"},
    "dilemmas": {"accepts": _TALK, "choices": ("before",), "minutes": 10},
    "collect": {"accepts": _TALK, "minutes": 15},
    "tree": {"accepts": ("goal",), "visibility": "everyone"},
    "weigh": {"support": "everyone", "visibility": "everyone", "minutes": 10},
    "choose": {"choices": ("after",), "minutes": 5},
    "harvest": {"support": "everyone", "visibility": "everyone", "minutes": 15},
    "close": {"visibility": "everyone"},
}


@event
class PhasesSet(Event):
    """The phases are now these, in this order."""

    phases: tuple[Phase, ...]


@command(ONLY_FACILITATOR)
class EditPhase(Command):
    """Change settings of one phase; what is left out stays. Texts are in the session's language."""

    phase: str
    title: str | None = None
    instruction: str | None = None
    prompts: tuple[str, ...] | None = None
    accepts: tuple[str, ...] | None = None
    about: tuple[str, ...] | None = None
    weighs: tuple[str, ...] | None = None
    visibility: str | None = None
    leaders_reveal: bool | None = None
    anonymous: bool | None = None
    choices: tuple[str, ...] | None = None
    support: str | None = None
    dots: int | None = None
    rates: bool | None = None
    ranks: int | None = None
    estimates: bool | None = None
    moderated: bool | None = None
    theming: bool | None = None
    minutes: int | None = None
    skipped: bool | None = None
    step: bool | None = None
    wall: str | None = None


@command(ONLY_FACILITATOR)
class AddPhase(Command):
    """Put a phase in: a new one of a `type`, a `copy` of one that is there, or one `like` this (of another format).

    `after` is the phase it follows ('' : it comes first, None: at the end, before the closing). `title` names it.
    """

    type: str = ""
    copy: str = ""
    like: Phase | None = None
    title: str = ""
    after: str | None = None


@command(ONLY_FACILITATOR)
class RemovePhase(Command):
    """Take a phase out. Refused (`phase_in_use`) when a group is in it or something was made in it: skip it then."""

    phase: str


@command(ONLY_FACILITATOR)
class OrderPhases(Command):
    """Put the phases in this order; every phase named once."""

    phases: tuple[str, ...]


@command(STEERING)
class RevealPhase(Command):
    """Show what was written blind in this phase: of everyone, or of `groups` (a leader who may: their own)."""

    phase: str
    groups: tuple[str, ...] | None = None


@decides(EditPhase)
def _edit(wish: EditPhase, state: Session, context: Context) -> Decision:
    phase = state.phase(wish.phase)
    same = {name: getattr(wish, name) for name in _AS_THEY_ARE}
    changes: dict[str, object] = {name: value for name, value in same.items() if value is not None}
    for name in ("title", "instruction"):
        text, now = getattr(wish, name), getattr(phase, name)
        if text is not None and text != say(now, state.language):
            changes[name] = {state.language: text}
    if wish.prompts is not None and list(wish.prompts) != [say(one, state.language) for one in phase.prompts]:
        changes["prompts"] = tuple({state.language: text} for text in wish.prompts if text.strip())
    edited = checked_phase(replace(phase, **changes))  # type: ignore[arg-type]  # types are those of the command
    return _set(state, [edited if one.id == phase.id else one for one in state.phases])


_IN_WORDS = frozenset({"phase", "title", "instruction", "prompts"})  # texts go under the session's language
_AS_THEY_ARE = {one.name for one in fields(EditPhase)} - _IN_WORDS


@decides(AddPhase)
def _add(wish: AddPhase, state: Session, context: Context) -> Decision:
    if len(state.phases) >= MOST_PHASES:
        raise Refused("too_many", field="phases", most=MOST_PHASES)
    pattern = _pattern(wish, state)
    title = {state.language: wish.title} if wish.title.strip() else pattern.title
    fresh = replace(
        pattern, id=_free_id(state, pattern.id), title=title, revealed=False, revealed_in=(), skipped=False
    )
    place = _place_after(wish.after, state)
    phases = [*state.phases[:place], checked_phase(fresh), *state.phases[place:]]
    return replace(_set(state, phases), value={"phase": fresh.id})


def _pattern(wish: AddPhase, state: Session) -> Phase:
    """Give the phase that the new one is made after; exactly one of like, copy and type says which."""
    if [bool(wish.like), bool(wish.copy), bool(wish.type)].count(True) != 1:
        raise Refused("malformed", field="AddPhase.type")
    if wish.like is not None:
        return wish.like
    if wish.copy:
        return state.phase(wish.copy)
    return Phase(wish.type or "phase", wish.type, **_USUAL.get(wish.type, {}))  # type: ignore[arg-type]


def _free_id(state: Session, wanted: str) -> str:
    """Give an id like `wanted` that no phase has or ever had, as far as anything still refers to it."""
    stops = {stop.partition("/")[0] for position in state.positions.values() for stop in position.visited}
    taken = {phase.id for phase in state.phases} | _written_in(state) | stops | {one.phase for one in state.votings}
    if wanted not in taken:
        return wanted
    return next(f"{wanted[:50]}-{n}" for n in count(2) if f"{wanted[:50]}-{n}" not in taken)


def _place_after(after: str | None, state: Session) -> int:
    if after is None:
        closing = bool(state.phases) and state.phases[-1].type == "close"
        return len(state.phases) - closing
    return state.phases.index(state.phase(after)) + 1 if after else 0


@decides(RemovePhase)
def _remove(wish: RemovePhase, state: Session, context: Context) -> Decision:
    phase = state.phase(wish.phase)
    title = say(phase.title, state.language)
    if len(state.phases) == 1:
        raise Refused("last_phase", phase=title)
    if phase.id in _written_in(state):
        raise Refused("phase_in_use", phase=title)
    rest = [one for one in state.phases if one is not phase]
    decision = _set(state, rest)
    inside = [(group, one) for group, one in state.positions.items() if one.phase == phase.id]
    if inside and state.people:
        raise Refused("phase_in_use", phase=title)
    if inside:  # nobody came in yet: what waits there waits in its neighbour
        neighbour = rest[max(0, state.phases.index(phase) - 1)].id
        moved = tuple(Stand(group, neighbour, one.round, tuple(one.on), place=one.place) for group, one in inside)
        decision.events.insert(0, PositionsSet(moved))
        decision.undo.append(PositionsSet(tuple(stand_of(group, one) for group, one in inside)))
    return decision


def _written_in(state: Session) -> set[str]:
    """Give the phases in which something was made by or for the people in the room, the try-out's included."""
    made = [*state.contributions.values(), *state.set_aside.contributions.values()]
    return {one.phase for one in made if one.author != HOST or one.via in ("facilitator", "leader", "scribe")}


def phases_in_use(state: Session) -> set[str]:
    """Give the phases that can't go: somebody's group is in it, or something was made in it."""
    return _written_in(state) | {position.phase for position in state.positions.values()}


def with_used(phases: tuple[Phase, ...], state: Session) -> tuple[Phase, ...]:
    """Give `phases`, and the ones of now that are in use but not among them: skipped, in their place."""
    kept, used = {phase.id for phase in phases}, phases_in_use(state)
    whole = list(phases)
    for place, phase in enumerate(state.phases):
        if phase.id not in kept and phase.id in used:
            whole.insert(min(place, len(whole)), replace(phase, skipped=True))
    return tuple(whole)


@decides(OrderPhases)
def _order(wish: OrderPhases, state: Session, context: Context) -> Decision:
    if sorted(wish.phases) != sorted(phase.id for phase in state.phases):
        raise Refused("stale")
    return _set(state, [state.phase(phase) for phase in wish.phases])


@decides(RevealPhase)
def _reveal(wish: RevealPhase, state: Session, context: Context) -> Decision:
    phase, groups = state.phase(wish.phase), wish.groups
    if context.actor.role == LEADER:
        if not phase.leaders_reveal or groups not in (None, (context.actor.group,)):
            raise Refused("not_yours")
        groups = (context.actor.group,)
    for group in groups or ():
        if group not in state.groups:
            raise Refused("unknown_group", group=group[:60])
    shown = tuple(dict.fromkeys((*phase.revealed_in, *(groups or ()))))
    after = replace(phase, revealed=phase.revealed or groups is None, revealed_in=() if groups is None else shown)
    if phase.revealed:
        return Decision()
    return _set(state, [after if one is phase else one for one in state.phases])


def _set(state: Session, phases: list[Phase]) -> Decision:
    if phases == state.phases:
        return Decision()
    return Decision([PhasesSet(tuple(phases))], [PhasesSet(tuple(state.phases))])


@evolves(PhasesSet)
def _phases_set(happened: PhasesSet, state: Session) -> None:
    open_before = {phase.id for phase in state.phases if not is_veiled(phase)}
    state.phases = list(happened.phases)
    if any(is_veiled(phase) and phase.id in open_before for phase in state.phases):
        state.taken_away = state.seq  # a frozen wall lets go of what became blind (again)
    state.relaid()
