"""One room per session: the only writer of its log.

Commands queue up; the writer takes all that wait, decides them one after another, makes their events durable in
one commit (group commit without a timer) and only then answers. Readers wait for a commit under way, so nobody
ever sees what is not on disk.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import gevent
from gevent.event import AsyncResult
from gevent.lock import RLock

from facilitator.core import Session
from facilitator.core.errors import Refused
from facilitator.core.log import TELLS_NOTHING, Ledger, Reply, digest_of
from facilitator.core.redacted import Redaction
from facilitator.core.text import clean
from facilitator.core.vocabulary import Actor, Context, parse_command
from facilitator.live.garbage import nothing_collected
from facilitator.live.redacting import Fingerprints, redacted
from facilitator.store import StorageFull, Store, StoreError

STORE_AGAIN = 10  # seconds after which a phone offers again what could not be stored

logger = logging.getLogger(__name__)


def now_ms() -> int:
    """Give the wall clock in milliseconds. Order comes from seq, never from this."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True)
class Request:
    """A command on its way: who asks, its name and data (decoded JSON), the client-made id, and where to answer."""

    actor: Actor
    name: str
    data: Any
    command_id: str
    answer: Any  # an AsyncResult


@dataclass(frozen=True)
class Beside:
    """What is kept beside the log of a session, from which words were just taken: how to tell what the report says, and
    how to forget what is in memory.
    """

    composed: Fingerprints | None = None
    forget: Callable[[], None] = lambda: None


class Room:
    """A session that is running in this process."""

    def __init__(self, session_id: str, store: Store) -> None:
        self.id = session_id
        self._store = store
        self._lock = RLock()
        self._waiting: list[Request] = []
        self._writing = False
        self._listeners: list[Callable[[Room], None]] = []
        self.erased = False
        self.beside: Callable[[str, Redaction], Beside] = lambda session, redaction: Beside()
        self.ledger = self._load()

    @property
    def state(self) -> Session:
        """The state, for whoever holds `settled()`."""
        return self.ledger.state

    def listen(self, listener: Callable[[Room], None]) -> None:
        """Call `listener(room)` after each commit."""
        self._listeners.append(listener)

    def shut(self) -> None:
        """Let nothing in any more: the session is being erased. Returns when the commit under way is done."""
        self.erased = True
        with self._lock:
            pass

    @contextmanager
    def settled(self) -> Iterator[Session]:
        """Give the state with all of it on disk, held still."""
        with self._lock:
            yield self.ledger.state

    def submit(self, actor: Actor, name: str, data: Any, command_id: str) -> Reply:
        """Carry out one command; when this returns it is on disk. Raises Refused."""
        return self.submit_all([(actor, name, data, command_id)])[0].get()  # type: ignore[no-any-return]

    def submit_all(self, commands: list[tuple[Actor, str, Any, str]]) -> list[Any]:
        """Queue commands in order; each result gives a Reply or raises Refused once its commit is done."""
        requests = [Request(*one, answer=AsyncResult()) for one in commands]
        self._waiting.extend(requests)
        if not self._writing:
            self._writing = True
            gevent.spawn(self._write)
        return [one.answer for one in requests]

    def _write(self) -> None:
        try:
            while self._waiting:
                taken, self._waiting = self._waiting, []
                with self._lock:
                    outcomes = self._outcomes(taken)
                for request, outcome in zip(taken, outcomes, strict=True):
                    if isinstance(outcome, Reply):
                        request.answer.set(outcome)
                    else:
                        request.answer.set_exception(outcome)
                for listener in self._listeners:
                    listener(self)
        finally:
            self._writing = False

    def _outcomes(self, taken: list[Request]) -> list[Reply | Refused]:
        """Commit, and have an answer for everybody, whatever happens: nobody may wait for ever."""
        try:
            outcomes = list[Reply | Refused]()
            for alone, some in groupby(taken, key=lambda request: request.name in TELLS_NOTHING):
                batch = list(some)
                outcomes += [self._redact(one) for one in batch] if alone else self._commit(batch)
            return outcomes
        except Exception:  # what was refused could not even be read back: memory may be ahead of the disk
            logger.exception("room %s could not commit or load", self.id)
            return [Refused("storage_failed", retry_after=STORE_AGAIN)] * len(taken)

    def _commit(self, taken: list[Request]) -> list[Reply | Refused]:
        if self.erased:  # what comes now would bring the file back
            return [Refused("erased")] * len(taken)
        expected, records, outcomes = self.state.seq, [], list[Reply | Refused]()
        for request in taken:
            try:
                made, reply = self._handle(request)
            except Refused as refusal:
                outcomes.append(refusal)
            except Exception:
                # A fault of ours: what this batch folded so far is not trusted, and nothing of it is stored.
                logger.exception("command %s failed", request.name)
                self.ledger = self._load()
                return [Refused("broken")] * len(taken)
            else:
                records.extend(made)
                outcomes.append(reply)
        if not records:
            return outcomes
        try:
            self._store.append(self.id, expected, records)
        except StoreError as error:
            logger.error("could not store %d events: %s", len(records), error)
            code = "storage_full" if isinstance(error, StorageFull) else "storage_failed"
            self.ledger = self._load()
            return [one if isinstance(one, Refused) or one.seq <= expected else Refused(code, retry_after=STORE_AGAIN) for one in outcomes]
        return outcomes

    def _redact(self, request: Request) -> Reply | Refused:
        """Take words out of the log itself: it is written anew in one step, and then read again.

        What is kept beside it goes first, so that whoever is told that it is done can rely on it.
        """
        if self.erased:
            return Refused("erased")
        expected = self.state.seq
        try:
            return self._redacted(request, expected)
        except Exception as error:
            if self.state.seq != expected:  # memory is ahead of the disk
                self.ledger = self._load()
            return _refusal(error)

    def _redacted(self, request: Request, expected: int) -> Reply:
        made, reply = self._handle(request)
        if not made:
            return reply
        redaction = Redaction(clean(str(request.data["words"])), self.state.language)
        beside = self.beside(self.id, redaction)
        records = redacted([event for _, event in self._store.read(self.id)], redaction, beside.composed)
        if not redaction.times:
            raise Refused("not_there")
        made[0]["d"]["times"] = redaction.times
        made[0]["ok"] = {"times": redaction.times}
        self._store.rewrite(self.id, [*records, *made], expected_seq=expected)
        self.ledger = self._load()
        beside.forget()
        return reply._replace(value={"times": redaction.times})

    def _handle(self, request: Request) -> tuple[list[dict[str, Any]], Reply]:
        digest = digest_of(request.name, request.data)
        known = self.ledger.known(request.actor.id, request.command_id, digest)
        if known is not None:
            return [], known
        command = parse_command(request.name, request.data)
        return self.ledger.handle(command, Context(request.actor, now_ms(), request.command_id), digest)

    def _load(self) -> Ledger:
        ledger = Ledger()
        with nothing_collected():
            ledger.replay(event for _, event in self._store.read(self.id))
        return ledger


def _refusal(error: Exception) -> Refused:
    """Give what is said when words could not be taken out. Nothing of the request is in what we log."""
    if isinstance(error, Refused):
        return error
    logger.error("could not write a log anew: %s", type(error).__name__)
    if isinstance(error, StoreError):
        return Refused("storage_full" if isinstance(error, StorageFull) else "storage_failed", retry_after=STORE_AGAIN)
    return Refused("broken")


class Rooms:
    """All running rooms, opened when first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rooms: dict[str, Room] = {}
        self.erased: set[str] = set()  # sessions that were here, and are gone for good
        self._listeners: list[Callable[[Room], None]] = []
        self.beside: Callable[[str, Redaction], Beside] = lambda session, redaction: Beside()

    def listen(self, listener: Callable[[Room], None]) -> None:
        """Call `listener(room)` after each commit in any room."""
        self._listeners.append(listener)

    def running(self) -> list[Room]:
        """Give the rooms that are open now."""
        return list(self._rooms.values())

    def shut(self, room: Room) -> None:
        """Close the room of a session that is being erased: whoever asks for it hears so from now on."""
        self.erased.add(room.id)
        room.shut()
        self._rooms.pop(room.id, None)

    def get(self, session_id: str) -> Room:
        """Give the room of a session. Raises Refused `unknown_session`, `erased`."""
        if session_id in self.erased:
            raise Refused("erased")
        room = self._rooms.get(session_id)
        if room is None:
            if not self._known(session_id):
                raise Refused("unknown_session")
            room = self._open(session_id)
        return room

    def create(self, session_id: str, record: dict[str, Any]) -> Room:
        """Store the first event of a new session and give its room. Raises Refused `storage_full`, `storage_failed`."""
        try:
            self._store.append(session_id, 0, [record])
        except StorageFull as error:
            raise Refused("storage_full") from error
        except StoreError as error:
            raise Refused("storage_failed") from error
        return self._open(session_id)

    def _known(self, session_id: str) -> bool:
        try:
            return session_id.isalnum() and self._store.exists(session_id)
        except (StoreError, ValueError):
            return False

    def _open(self, session_id: str) -> Room:
        room = Room(session_id, self._store)
        if session_id in self.erased:  # while its file was being read
            raise Refused("erased")
        room.beside = self.beside
        for listener in self._listeners:
            room.listen(listener)
        return self._rooms.setdefault(session_id, room)
