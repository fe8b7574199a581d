"""The list of sessions, and the installation's own small settings: a few hundred small documents."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, Self

from tinydb.table import Document as TableDocument

from facilitator.store.blocking import RunBlocking, Turns, run_directly
from facilitator.store.disk import Disk, make_directory
from facilitator.store.errors import StoreError
from facilitator.store.journal import JournalStorage
from facilitator.store.table import JournalDatabase, JournalTable

Entry = dict[str, Any]

_FILE = "catalogue.journal"
# Rewriting a small file gains nothing: think of it from this many outdated rows on.
_STALE_FLOOR = 200


class CodeTaken(StoreError):
    """Another session answers to this code already."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the code {code} belongs to another session")
        self.code = code


class Catalogue:
    """The sessions by id, and settings by key; whatever was put last counts. Durable when a method returns.

    Only the holder of the data directory (an open `Store`) writes; `Catalogue.reader` is for everybody else.
    All that is given out is a copy. Writing raises StorageFull, StorageFailed, Damaged or NotStorable.
    """

    def __init__(
        self,
        data_dir: Path | str,
        *,
        run_blocking: RunBlocking = run_directly,
        disk: Disk | None = None,
        read_only: bool = False,
    ) -> None:
        self._turns = Turns(run_blocking)
        disk = disk or Disk()
        if not read_only:
            make_directory(disk, Path(data_dir))
        self._database = JournalDatabase(Path(data_dir) / _FILE, disk=disk, read_only=read_only)
        self._sessions = _Shelf(self._database, "sessions")
        self._settings = _Shelf(self._database, "settings")
        if not read_only:
            self._compact_if_worthwhile()

    @classmethod
    def reader(cls, data_dir: Path | str) -> Self:
        """A catalogue as it is at this moment, beside whichever server is writing."""
        return cls(data_dir, read_only=True)

    def close(self) -> None:
        """Close the file. What was acknowledged is on disk already."""
        self._database.close()

    @property
    def damage(self) -> str | None:
        """What is wrong, when the file is damaged before its end: what stands before that can be read."""
        return self._storage.damage

    @property
    def set_aside(self) -> tuple[Path, ...]:
        """The files that hold a torn end found when opening."""
        return tuple(self._storage.set_aside)

    def upsert(self, entry: Entry) -> None:
        """Put a session in the list, in the place of what was known under its `id`.

        `entry`: {id, title, format, language, created, codes: {code: group or ""}, status}, and whatever else is
        useful to know without opening the session. Raises CodeTaken when one of the codes leads elsewhere.
        """
        self._turns.take(lambda: self._upsert(deepcopy(entry)))

    def get(self, session: str) -> Entry | None:
        """What is known of this session, if anything."""
        return self._sessions.get(session)

    def all(self) -> list[Entry]:
        """All sessions, in the order in which they were first put in."""
        return self._sessions.all()

    def find_by_code(self, code: str) -> Entry | None:
        """The session that answers to exactly this code; its `codes` tell for which group."""
        return self._sessions.find(code)

    def remove(self, session: str) -> None:
        """Take a session from the list, and every word about it from the disk. An unknown one is fine."""
        self._turns.take(lambda: self._remove(session))

    def retitle(self, session: str, words: Callable[[str], str]) -> None:
        """Put the title of a session, and that of its series, through `words`; leave nothing on the disk of what they were."""
        self._turns.take(lambda: self._retitle(session, words))

    def get_setting(self, key: str, default: Any = None) -> Any:
        """The value that was set last, else `default`."""
        found = self._settings.get(key)
        return default if found is None else found["value"]

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a small JSON value under this key."""
        row = {"id": key, "value": deepcopy(value)}
        self._turns.take(lambda: self._settings.put(row))

    def repair(self) -> None:
        """Make a damaged catalogue writable: what stands after the damage is set aside in a file of its own."""
        self._turns.take(self._storage.repair)

    @property
    def _storage(self) -> JournalStorage:
        storage = self._database.storage
        assert isinstance(storage, JournalStorage)
        return storage

    def _upsert(self, entry: Entry) -> None:
        for code in entry.get("codes", {}):
            found = self._sessions.find(code)
            if found is not None and found["id"] != entry["id"]:
                raise CodeTaken(code)
        self._sessions.put(entry)

    def _remove(self, session: str) -> None:
        # Straight to a file without it: a removal that is only noted would leave its words on the disk.
        self._compact(without=self._sessions.doc_id(session))
        self._sessions.forget(session)
        self._storage.discard_set_aside()

    def _retitle(self, session: str, words: Callable[[str], str]) -> None:
        if (entry := self._sessions.get(session)) is not None:
            told = {**entry, "title": words(entry["title"])}
            if series := entry.get("series"):
                told["series"] = {**series, "title": words(series["title"])}
            if told != entry:
                self._sessions.put(told)
        self._compact()
        self._storage.discard_set_aside()

    def _compact(self, without: int | None = None) -> None:
        tables = self._storage.read() or {}
        tables.get(self._sessions.name, {}).pop(str(without), None)
        self._storage.write(tables)

    def _compact_if_worthwhile(self) -> None:
        storage = self._storage
        if storage.refusal is None and storage.stale > max(_STALE_FLOOR, storage.seq // 2):
            self._compact()


class _Shelf:
    """One table of rows with an `id` of their own, kept in memory as well: there are few."""

    def __init__(self, database: JournalDatabase, name: str) -> None:
        table = database.table(name)
        assert isinstance(table, JournalTable)
        self.name = name
        self._table = table
        self._rows = {document["id"]: document for document in table}

    def get(self, key: str) -> Entry | None:
        row = self._rows.get(key)
        return None if row is None else deepcopy(dict(row))

    def all(self) -> list[Entry]:
        return [deepcopy(dict(row)) for row in list(self._rows.values())]

    def find(self, code: str) -> Entry | None:
        for row in list(self._rows.values()):
            if code in row.get("codes", {}):
                return deepcopy(dict(row))
        return None

    def put(self, row: Entry) -> None:
        document = TableDocument(row, self.doc_id(row["id"]) or self._table.next_id())
        self._table.put([document])
        self._rows[row["id"]] = document

    def doc_id(self, key: str) -> int | None:
        known = self._rows.get(key)
        return None if known is None else known.doc_id

    def forget(self, key: str) -> None:
        self._rows.pop(key, None)
