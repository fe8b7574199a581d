"""The narrow seam: one log of events per session, appended to durably, read from any point, followed."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from facilitator.store.blocking import RunBlocking, Turns, run_directly
from facilitator.store.disk import Disk, make_directory
from facilitator.store.errors import StaleSequence, StorageFailed
from facilitator.store.journal import JournalStorage
from facilitator.store.lock import DirectoryLock
from facilitator.store.table import JournalDatabase, JournalTable

logger = logging.getLogger(__name__)

Event = dict[str, Any]
Callback = Callable[[str, int], None]

_SUFFIX = ".oogst"
_EVENTS = "events"
_SESSION_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


@dataclass(frozen=True)
class Condition:
    """How a session's file is: what opening it brought to light, and whether it can be written."""

    seq: int
    writable: bool
    set_aside: tuple[Path, ...]
    damage: str | None


class Store:
    """The logs of all sessions in one data directory.

    A writer takes the directory for itself: `with Store(directory) as store:`. `Store.reader(directory)` needs no
    lock, and sees each session up to its last complete commit at the moment of asking.
    """

    def __init__(
        self,
        data_dir: Path | str,
        *,
        run_blocking: RunBlocking = run_directly,
        disk: Disk | None = None,
        read_only: bool = False,
    ) -> None:
        self.data_dir = Path(data_dir)
        self._run = run_blocking
        self._disk = disk or Disk()
        self._read_only = read_only
        self._lock = DirectoryLock(self.data_dir)
        self._open = read_only
        self._logs: dict[str, _Log] = {}
        self._opening = Turns(run_blocking)
        self._callbacks: dict[str, list[Callback]] = {}

    @classmethod
    def reader(cls, data_dir: Path | str) -> Self:
        """A store that only reads, beside whichever server is writing."""
        return cls(data_dir, read_only=True)

    def open(self) -> Self:
        """Take the data directory (made when missing). Raises DataDirectoryBusy, StorageFull, StorageFailed."""
        if not self._open:
            make_directory(self._disk, self.data_dir)
            self._lock.acquire()
            self._open = True
            self._remove_leftovers()
        return self

    def close(self) -> None:
        """Close every file and let the directory go. What was acknowledged is on disk already."""
        for log in list(self._logs.values()):
            log.turns.take(log.close)
        self._logs.clear()
        self._lock.release()
        self._open = self._read_only

    def __enter__(self) -> Self:
        return self.open()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def append(self, session: str, expected_seq: int, events: Sequence[Event]) -> int:
        """Add these events as one commit, whole or not at all; on disk when this returns. Gives the new last seq.

        Raises StaleSequence when the session is not at `expected_seq`; StorageFull, StorageFailed, Damaged, NotStorable.
        """
        log = self._log(session)
        new_seq = log.turns.take(lambda: log.append(expected_seq, events))
        if events:
            self._announce(session, new_seq)
        return new_seq

    def read(self, session: str, since_seq: int = 0) -> Iterator[tuple[int, Event]]:
        """The events after `since_seq`, each with its seq, oldest first. An unknown session has none."""
        return self._log(session).since(since_seq)

    def last_seq(self, session: str) -> int:
        """How many events the session has; 0 for an unknown one."""
        return self._log(session).seq

    def exists(self, session: str) -> bool:
        """Whether the session has any event."""
        return self.last_seq(session) > 0

    def sessions(self) -> list[str]:
        """The names of the sessions that have a file with something in it."""
        return sorted(path.stem for path in self.data_dir.glob(f"*{_SUFFIX}") if path.stat().st_size)

    def condition(self, session: str) -> Condition:
        """What opening this session's file brought to light, and whether it can be written."""
        return self._log(session).condition()

    def subscribe(self, session: str, callback: Callback) -> Callable[[], None]:
        """Call `callback(session, new_seq)` after each commit, where `append` was called. Gives what ends it."""
        callbacks = self._callbacks.setdefault(session, [])
        callbacks.append(callback)

        def unsubscribe() -> None:
            if callback in callbacks:
                callbacks.remove(callback)

        return unsubscribe

    def rewrite(self, session: str, events: Sequence[Event], *, expected_seq: int | None = None) -> int:
        """Put these events in the place of the whole log, in one step, and keep nothing of the old one.

        Raises as `append` does; StaleSequence only when `expected_seq` is given. Subscribers are not told.
        """
        log = self._log(session)
        return log.turns.take(lambda: log.rewrite(events, expected_seq))

    def erase(self, session: str) -> None:
        """Delete the session's log and whatever was set aside of it. An unknown session is fine."""
        log = self._log(session)
        self._logs.pop(session, None)
        log.turns.take(log.erase)

    def repair(self, session: str) -> Condition:
        """Make a damaged session writable: what stands after the damage is set aside in a file of its own."""
        log = self._log(session)
        log.turns.take(log.repair)
        return log.condition()

    def release(self, session: str) -> None:
        """Close the session's file; the next use opens it again, which also checks it again."""
        log = self._logs.pop(session, None)
        if log is not None:
            log.turns.take(log.close)

    def _remove_leftovers(self) -> None:
        """Delete what a rewrite that was cut short left behind; the file itself is whole."""
        for leftover in [*self.data_dir.glob(f"*{_SUFFIX}.tmp"), *self.data_dir.glob("*.journal.tmp"), *self.data_dir.glob("*.contacts.tmp")]:
            try:
                self._disk.remove(leftover)
            except OSError as error:
                logger.warning("cannot delete %s: %s", leftover.name, error)

    def _announce(self, session: str, seq: int) -> None:
        for callback in list(self._callbacks.get(session, ())):
            try:
                callback(session, seq)
            except Exception:  # the events are on disk: whoever wrote them must hear so
                logger.exception("a subscriber of session %s failed", session)

    def _log(self, session: str) -> _Log:
        if not self._open:
            raise StorageFailed("the store is not open")
        if not _SESSION_NAME.fullmatch(session):
            raise ValueError(f"not a session name: {session!r}")
        path = self.data_dir / f"{session}{_SUFFIX}"
        if self._read_only:
            return _Log(path, self._disk, self._run, read_only=True)
        return self._logs.get(session) or self._opening.take(lambda: self._open_log(session, path))

    def _open_log(self, session: str, path: Path) -> _Log:
        if session not in self._logs:  # else somebody was first, and two would be two writers
            self._logs[session] = _Log(path, self._disk, self._run, read_only=False)
        return self._logs[session]


class _Log:
    """One session's TinyDB database, with one table of events whose document ids are the sequence numbers.

    All that changes it is done in `turns`.
    """

    def __init__(self, path: Path, disk: Disk, run_blocking: RunBlocking, *, read_only: bool) -> None:
        self.turns = Turns(run_blocking)
        self._database = JournalDatabase(path, disk=disk, read_only=read_only)
        self._closed = False

    @property
    def storage(self) -> JournalStorage:
        storage = self._database.storage
        assert isinstance(storage, JournalStorage)
        return storage

    @property
    def events(self) -> JournalTable:
        table = self._database.table(_EVENTS)
        assert isinstance(table, JournalTable)
        return table

    @property
    def seq(self) -> int:
        return len(self.events)

    def since(self, seq: int) -> Iterator[tuple[int, Event]]:
        return self.events.since(seq)

    def append(self, expected_seq: int, events: Sequence[Event]) -> int:
        self._check(expected_seq)
        self.events.insert_multiple(events)
        return self.seq

    def rewrite(self, events: Sequence[Event], expected_seq: int | None) -> int:
        self._check(expected_seq)
        self.storage.write_anew({_EVENTS: dict(enumerate(events, start=1))})
        return self.seq

    def repair(self) -> None:
        self.storage.repair()

    def erase(self) -> None:
        self._closed = True
        self.storage.erase()

    def close(self) -> None:
        self._closed = True
        self._database.close()

    def condition(self) -> Condition:
        storage = self.storage
        return Condition(self.seq, storage.refusal is None, tuple(storage.set_aside), storage.damage)

    def _check(self, expected_seq: int | None) -> None:
        if self._closed:  # closed or erased while this one waited: writing now would bring the file back
            raise StorageFailed("the session's file was closed meanwhile")
        if expected_seq is not None and expected_seq != self.seq:
            raise StaleSequence(expected_seq, self.seq)
