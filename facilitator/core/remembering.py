"""Remembering what was steered: each commit of the log becomes an entry, or leaves traces over the entries before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facilitator.core.model import Entry, History, Trace
from facilitator.core.session import TOUCHES, Session, evolve, evolves
from facilitator.core.vocabulary import Event, event

KEEP = 300  # entries that can be taken back; the log has them all


@event
class Undone(Event):
    """The steering action at `seq` was taken back; the events that do so follow in the same commit."""

    seq: int
    at: int = 0
    by: str = ""


@event
class Redone(Event):
    """The steering action at `seq`, which had been taken back, was done again; its events follow in the same commit."""

    seq: int
    at: int = 0
    by: str = ""


_TURNS = (Undone, Redone)


class Memory:
    """Folds the records of a log one by one and remembers whose commit each belongs to."""

    def __init__(self, state: Session) -> None:
        self.state = state
        self._entry: Entry | None = None
        self._by = ""
        self._turning = False  # the events that take an action back leave no trace of their own

    def take(self, record: dict[str, Any], happened: Event) -> None:
        """Fold one event and remember what it changed."""
        kind = type(happened)
        if "by" in record:  # a commit begins here; most, such as votes, are no entry
            self._by, self._entry, self._turning = record["by"], None, kind in _TURNS
            if "undo" in record or "final" in record:
                self._entry = self._begun(record)
        state, entry = self.state, self._entry
        names = None if self._turning else TOUCHES.get(kind)
        if entry is not None:
            keys = () if names is None else tuple(names(happened, state))
            evolve(state, happened)
            self._enter(entry, record, keys)
            return
        history = state.history
        watched = history.watched.keys()
        if names is not None and watched:
            seq = state.seq + 1
            for key in names(happened, state):
                if key.partition("/")[0] in watched:
                    _trace(history, key, Trace(seq, seq, self._by, kind.__name__))
        evolve(state, happened)

    def _enter(self, entry: Entry, record: dict[str, Any], keys: tuple[str, ...]) -> None:
        """Add an event that was folded to the entry of its commit."""
        seq, history = self.state.seq, self.state.history
        if not entry.seq:
            entry.seq = seq
            _keep(history, entry)
        entry.when = seq
        entry.done.append({"t": record["t"], "d": record["d"]})
        for key in keys:
            if key not in entry.keys:
                entry.keys[key] = None
                history.watched[key.partition("/")[0]] += 1
            _trace(history, key, Trace(seq, entry.seq, entry.by, entry.what))

    def _begun(self, record: dict[str, Any]) -> Entry:
        """Give the entry of a commit that begins."""
        if "undo" in record:
            undo = record["undo"]
            return Entry(0, record["at"], self._by, undo["what"], undo["events"])
        return Entry(0, record["at"], self._by, record["final"])


def _trace(history: History, key: str, trace: Trace) -> None:
    """Leave a trace; of one entry, and of several events that no entry takes back, the last is enough."""
    head, _, part = key.partition("/")
    known = history.traces.setdefault(head, {}).setdefault(part, [])
    if known:
        last, entries = known[-1].seq, history.entries
        if last == trace.seq or (last not in entries and trace.seq not in entries):
            known[-1] = trace
            return
    known.append(trace)


def _keep(history: History, entry: Entry) -> None:
    """Keep a new entry; let the oldest go, with all that was remembered for it alone."""
    history.entries[entry.seq] = entry
    if len(history.entries) <= KEEP:
        return
    oldest = history.entries.pop(next(iter(history.entries)))
    history.forgotten += 1
    _untrace(history, oldest, {**oldest.keys, **oldest.lost})
    for key in (*oldest.keys, *oldest.lost):
        head = key.partition("/")[0]
        history.watched[head] -= 1
        if not history.watched[head]:
            del history.watched[head]
            history.traces.pop(head, None)


def _untrace(history: History, entry: Entry, keys: dict[str, None]) -> None:
    for key in keys:
        head, _, part = key.partition("/")
        parts = history.traces.get(head, {})
        left = [one for one in parts.get(part, ()) if one.seq != entry.seq]
        if left:
            parts[part] = left
        else:
            parts.pop(part, None)


def _over(history: History, key: str) -> Iterator[Trace]:
    """Give the last trace of all that changed this, a part of it, or what it is a part of."""
    head, _, part = key.partition("/")
    parts = history.traces.get(head, {})
    for name in (part, "") if part else parts:
        if name in parts:
            yield parts[name][-1]  # they stand in the order in which they were left


def _since(history: History, key: str, when: int) -> Iterator[Trace]:
    """Give the traces on this after `when`; of one part the last is always the latest."""
    return (one for one in _over(history, key) if one.when > when)


def _top(history: History, key: str) -> Trace | None:
    return max(_over(history, key), default=None)


def overtaken(history: History, entry: Entry) -> dict[str, Trace]:
    """Give what somebody changed since this was done (or, of what was taken back, since then), and who did so last.

    What was taken back itself does not count: it is as it was.
    """
    found: dict[str, Trace] = {}
    for key in entry.keys:
        if entry.undone:
            last = _top(history, key)
            if (last.seq if last else 0) != entry.under.get(key, 0):
                found[key] = last or Trace(entry.when, 0, "", "")
            continue
        since = max(_since(history, key, entry.when), default=None)
        if since is not None:
            found[key] = since
    return found


def _turn(state: Session, seq: int, at: int, by: str) -> Entry | None:
    """Mark an entry as turned; what could not be turned with it is lost to it for good."""
    entry = state.history.entries.get(seq)
    if entry is None:
        return None
    for key in overtaken(state.history, entry):
        del entry.keys[key]
        entry.lost[key] = None
    entry.when, entry.turned_at, entry.turned_by = state.seq, at, by
    return entry


@evolves(Undone)
def _undone(happened: Undone, state: Session) -> None:
    entry, history = _turn(state, happened.seq, happened.at, happened.by), state.history
    if entry is None:
        return
    _untrace(history, entry, {**entry.keys, **entry.lost})
    tops = ((key, _top(history, key)) for key in entry.keys)
    entry.under = {key: top.seq for key, top in tops if top is not None}
    entry.undone = True


@evolves(Redone)
def _redone(happened: Redone, state: Session) -> None:
    entry = _turn(state, happened.seq, happened.at, happened.by)
    if entry is None:
        return
    entry.undone = False
    for key in entry.keys:
        _trace(state.history, key, Trace(state.seq, entry.seq, entry.by, entry.what))
