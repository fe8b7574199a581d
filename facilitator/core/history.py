"""Taking back and doing again: the own last steering action by one tap, any earlier one from the history.

One action is reversed alone, and what others did since stands. Where that can't be, because somebody changed the same
things since, it is refused (`overtaken`) with who did what. What counts as the same is said in facilitator.core.touching,
what is left of an action when part of it was overtaken in facilitator.core.leaving_alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.core.errors import Refused
from facilitator.core.model import Entry, Trace
from facilitator.core.remembering import Redone, Undone, overtaken
from facilitator.core.session import Session, decides
from facilitator.core.turning import Turn, left
from facilitator.core.vocabulary import (
    FACILITATOR,
    LEADER,
    OWNER,
    STEERING,
    Command,
    Context,
    Decision,
    Event,
    command,
    event_from_json,
)

# What can't be taken back, though who leads does it, and why (in words: facilitator.web.history_words).
FINAL = {"ReissueLink": "links", "Redact": "words"}


@command(STEERING)
class UndoLast(Command):
    """Take back one's own last steering action; with `seq` that one (as UndoAction does)."""

    seq: int | None = None


@command(STEERING)
class UndoAction(Command):
    """Take back the steering action at `seq`, alone: a leader an own one, a facilitator anybody's."""

    seq: int


@command(STEERING)
class Redo(Command):
    """Do again what was taken back: the action at `seq`, or the own one that was taken back last."""

    seq: int | None = None


TURNING = UndoLast | UndoAction | Redo


@dataclass(frozen=True)
class Who:
    """Who did something, as far as it may be told: a role and, of a leader, the group or place."""

    role: str
    group: str = ""


def who(state: Session, actor: str) -> Who:
    """Give who an actor is; of participants nothing but that."""
    kind, _, about = actor.partition(":")
    if kind == LEADER:
        seat = state.groups.get(about) or state.places.get(about)
        return Who(LEADER, seat.label if seat else about)
    return Who(kind if kind in (FACILITATOR, OWNER) else "participant")


def last_of(state: Session, actor: str) -> Entry | None:
    """Give the steering action that an actor did (or did again) last, of those that stand; None for none."""
    return max(state.history.standing(actor), key=lambda one: one.when, default=None)


@decides(UndoLast)
def _undo_last(wish: UndoLast, state: Session, context: Context) -> Decision:
    if wish.seq is not None:
        return _undone(_entry(state, context, wish.seq), state, context)
    last = last_of(state, context.actor.id)
    if last is None:
        raise Refused("nothing_to_undo")
    return _undone(last, state, context)


@decides(UndoAction)
def _undo(wish: UndoAction, state: Session, context: Context) -> Decision:
    return _undone(_entry(state, context, wish.seq), state, context)


@decides(Redo)
def _redo(wish: Redo, state: Session, context: Context) -> Decision:
    if wish.seq is None:
        own = state.history.undone(context.actor.id)
        if not own:
            raise Refused("nothing_to_redo")
        entry = own[-1]
    else:
        entry = _entry(state, context, wish.seq)
    if not entry.undone:
        raise Refused("stale")
    return Decision(
        [Redone(entry.seq, context.at, context.actor.id), *turned(state, entry)], value={"redone": entry.what}
    )


def _entry(state: Session, context: Context, seq: int) -> Entry:
    """Give the entry at `seq`. Raises Refused: `forgotten`, `not_yours`."""
    entry = state.history.entries.get(seq)
    if entry is None:
        raise Refused("forgotten")
    if context.actor.role != FACILITATOR and entry.by != context.actor.id:
        raise Refused("not_yours")
    return entry


def _undone(entry: Entry, state: Session, context: Context) -> Decision:
    if entry.final:
        raise Refused("final")
    if entry.undone:
        raise Refused("stale")
    return Decision(
        [Undone(entry.seq, context.at, context.actor.id), *turned(state, entry)], value={"undone": entry.what}
    )


def turned(state: Session, entry: Entry) -> list[Event]:
    """Give the events that take an action back, or do again what was taken back, as far as it is still there.

    Raises Refused `overtaken` with who did what since, `in_use` when people made use of it, `out_of_order` for what
    can only be done again after something before it.
    """
    back = [event_from_json(one) for one in entry.back]
    done = [event_from_json(one) for one in entry.done]
    lost = overtaken(state.history, entry)
    events, others = (done, back) if entry.undone else (back, done)
    found = left(Turn(state, events, others, frozenset((*lost, *entry.lost)), entry.undone))
    if not found:
        raise _refusal(state, entry, max(lost.values(), default=None))
    return found


def _refusal(state: Session, entry: Entry, last: Trace | None) -> Refused:
    if last is None:
        return Refused("in_use")
    if last.when <= entry.when:  # nobody did anything since, but what this was done upon was taken back as well
        return Refused("out_of_order")
    by = who(state, last.by)
    return Refused("overtaken", role=by.role, group=by.group, what=last.what)


def can_turn(state: Session, entry: Entry) -> Refused | None:
    """Give why an action can't be taken back (or done again) now; None when it can."""
    try:
        turned(state, entry)
    except Refused as refused:
        return refused
    return None
