"""How people who joined in can be reached: a small list per session, apart from its log, that can be erased.

The one place where a name of a participant stands. Taking somebody off the list leaves nothing of them in the file:
it is written anew as a whole each time (backups and the disk's own blocks are beyond our reach).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from facilitator.store.blocking import RunBlocking, Turns, run_directly
from facilitator.store.disk import Disk
from facilitator.store.journal import JournalStorage
from facilitator.store.table import JournalDatabase

_SUFFIX = ".contacts"
_TABLE = "contacts"


@dataclass(frozen=True)
class Contact:
    """A name somebody chose, and how to reach them (an address, a number, "Facebook")."""

    name: str
    reach: str


class Contacts:
    """The contacts of all sessions in one data directory. Durable when a method returns.

    Only the holder of the data directory (an open `Store`) uses it. Raises StorageFull, StorageFailed, Damaged.
    """

    def __init__(
        self, data_dir: Path | str, *, run_blocking: RunBlocking = run_directly, disk: Disk | None = None
    ) -> None:
        self._dir, self._disk = Path(data_dir), disk or Disk()
        self._turns = Turns(run_blocking)
        self._known: dict[str, dict[str, Contact]] = {}
        self._erased: set[str] = set()

    def of(self, session: str) -> dict[str, Contact]:
        """Give `{participant: Contact}`."""
        if session not in self._known:
            self._known[session] = self._turns.take(lambda: self._read(session))
        return dict(self._known[session])

    def put(self, session: str, participant: str, contact: Contact) -> None:
        """Keep how somebody can be reached, in the place of what was known. Of an erased session nothing is kept."""
        self._change(session, lambda known: {**known, participant: contact})

    def remove(self, session: str, participant: str) -> None:
        """Forget somebody. An unknown one is fine."""
        self._change(session, lambda known: {one: contact for one, contact in known.items() if one != participant})

    def reworded(self, session: str, words: Callable[[str], str]) -> None:
        """Put every name and address through `words`; nothing of what they were stays in the file."""
        self._change(
            session, lambda known: {one: Contact(words(contact.name), words(contact.reach)) for one, contact in known.items()}
        )

    def erase(self, session: str) -> None:
        """Forget everybody of a session for good, and delete the file: who comes after this is not kept either."""
        self._erased.add(session)
        self._turns.take(lambda: self._erase(session))

    def _change(self, session: str, change: Callable[[dict[str, Contact]], dict[str, Contact]]) -> None:
        """Read, change and write in one turn: two who come at once are both kept."""

        def work() -> None:
            known = self._known[session] if session in self._known else self._read(session)
            contacts = change(known)
            if contacts != known and session not in self._erased:
                self._write(session, contacts)
                self._known[session] = contacts

        self._turns.take(work)

    def _erase(self, session: str) -> None:
        self._write(session, {})
        self._known.pop(session, None)

    def _path(self, session: str) -> Path:
        return self._dir / f"{session}{_SUFFIX}"

    def _read(self, session: str) -> dict[str, Contact]:
        if not self._path(session).exists():
            return {}
        database = self._database(session)
        try:
            return {row["participant"]: Contact(row["name"], row["reach"]) for row in database.table(_TABLE)}
        finally:
            database.close()

    def _write(self, session: str, contacts: dict[str, Contact]) -> None:
        database = self._database(session)
        try:
            storage = database.storage
            assert isinstance(storage, JournalStorage)
            if not contacts:
                storage.erase()
                return
            rows = [{"participant": one, **asdict(contact)} for one, contact in contacts.items()]
            storage.write({_TABLE: dict(enumerate(rows, start=1))})
            storage.discard_set_aside()
        finally:
            database.close()

    def _database(self, session: str) -> JournalDatabase:
        return JournalDatabase(self._path(session), disk=self._disk)
