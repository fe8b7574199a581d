"""TinyDB on an append-only file: a `Storage` through TinyDB's own extension point (its `Table` is in table.py).

A commit is one write and one sync, its cost does not depend on what is already there, and it is there whole or not at
all. Documents stay on disk; memory holds where each one stands.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from facilitator.store.appendfile import AppendFile
from facilitator.store.disk import Disk
from facilitator.store.errors import Damaged, StorageFailed, StoreError
from facilitator.store.records import (
    Change,
    Contents,
    Document,
    decode_documents,
    encode_commit,
    encode_line,
    is_intact,
    scan,
)

logger = logging.getLogger(__name__)

# How many lines are decoded together: enough to be quick, few enough to hold nobody up.
_AT_ONCE = 256


class JournalStorage(Storage):
    """The documents of one file, which only ever grows at its end.

    `path` need not exist: the first commit makes it. With `read_only` nothing on disk is touched, and the documents
    are those of the last complete commit at this moment. `set_aside` lists the files that hold a torn end found when
    opening; `damage` says what is wrong when the file is damaged before its end (then every write raises Damaged).
    """

    def __init__(self, path: Path | str, *, read_only: bool = False, disk: Disk | None = None) -> None:
        super().__init__()
        self.path = Path(path)
        self.set_aside: list[Path] = []
        self._read_only = read_only
        self._file = AppendFile(self.path, disk or Disk())
        self._contents = self._scan()
        if not read_only and self.path.exists():
            self._file.take_over()
        if self._contents.damaged:
            self._file.refusal = Damaged(f"{self.path.name} is damaged after record {self._contents.seq}")
            logger.error("%s: it can be read up to there, and is not written to", self._file.refusal)
        elif self._contents.tail and not read_only and self.refusal is None:
            self._keep_tail_if_there_is_room()

    # -- what TinyDB asks of a storage ---------------------------------------------------------------------------

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables with all documents, or None when there are none yet."""
        tables = {table: {str(key): document for key, document in self.rows(table)} for table in self._contents.places}
        return {table: rows for table, rows in tables.items() if rows} or None

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Put these tables in the place of the whole file, in one step: all of it or, on an error, none of it.

        Raises Damaged, StorageFull, StorageFailed, NotStorable.
        """
        rows = [(table, int(key), dict(row)) for table, rows in data.items() for key, row in rows.items()]
        # Commits of one record each, so that later damage to one never takes the others along.
        lines = [encode_line(seq, 1, 1, table, (key, row)) for seq, (table, key, row) in enumerate(rows, start=1)]
        with self._file.alone():
            self._check_writable()
            self._file.replace(b"".join(lines))
            self._contents = self._scan()
            self._file.confirm_name()

    def write_anew(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """As `write`, and keep nothing of what was: what had been set aside goes first, so that no crash leaves it behind."""
        self._check_writable()
        self.discard_set_aside()
        self.write(data)

    def close(self) -> None:
        """Close the file. What was committed is on disk already."""
        self._file.close()

    # -- what a journal adds ---------------------------------------------------------------------------------------

    @property
    def seq(self) -> int:
        """How many records the file holds."""
        return self._contents.seq

    @property
    def stale(self) -> int:
        """How many records are older versions or removals, that a rewrite would leave out."""
        return self.seq - sum(len(places) for places in self._contents.places.values())

    @property
    def damage(self) -> str | None:
        """What is wrong, when the file is damaged before its end."""
        return str(self.refusal) if isinstance(self.refusal, Damaged) else None

    @property
    def refusal(self) -> StoreError | None:
        """Why nothing is written until the file is opened again, if so."""
        return self._file.refusal

    def places(self, table: str) -> Mapping[int, int]:
        """Where in the file each document of this table stands, by document id."""
        return self._contents.places.get(table, {})

    def rows(self, table: str) -> Iterator[tuple[int, Document]]:
        """Id and document of all documents of this table, in the order in which they were first put in."""
        places = self.places(table)
        newest = {offset: key for key, offset in places.items()}
        found: dict[int, Document] = {}
        offset = 0
        for line in self._lines(0, self.seq):
            if offset in newest:
                (found[newest[offset]],) = decode_documents([line])
            offset += len(line)
        return ((key, found[key]) for key in places)

    def next_id(self, table: str) -> int:
        """The document id that follows the highest one used in this table."""
        return self._contents.highest.get(table, 0) + 1

    def commit(self, table: str, changes: Sequence[Change]) -> None:
        """Append these changes as one commit, on disk when this returns.

        Raises StorageFull (nothing is changed, try again when there is room), StorageFailed (nothing more is written
        until the file is opened again), Damaged, NotStorable.
        """
        if not changes:
            return
        with self._file.alone():
            self._check_writable()
            lines = encode_commit(self.seq, table, changes)
            self._file.append(b"".join(lines), self._contents.end)
            ends = list(accumulate(map(len, lines), initial=self._contents.end))
            rows = [(doc_id, start, document is None) for (doc_id, document), start in zip(changes, ends, strict=False)]
            self._contents.add(table, rows, ends[-1])
            self._contents.size = ends[-1]

    def documents(self, offset: int, count: int) -> Iterator[Document]:
        """The documents of the `count` records from `offset` on. Raises Damaged if one changed on disk since."""
        lines = self._lines(offset, count)
        while some := list(islice(lines, _AT_ONCE)):
            yield from decode_documents(some)

    def repair(self) -> None:
        """Give up what stands after the damage: it is kept beside the file, and writing is possible again."""
        self._check_mine()
        if self.damage:
            self._contents = self._scan()
            self._keep_tail()
            self._contents.damaged = False
            self._file.refusal = None

    def erase(self) -> None:
        """Close and delete the file, and all that was set aside of it. Raises StorageFailed."""
        self._check_mine()
        self._contents = Contents()
        self._file.erase()
        self.set_aside.clear()

    def discard_set_aside(self) -> None:
        """Delete what was set aside: it may hold words that somebody wants gone. Raises StorageFailed."""
        self._check_mine()
        self._file.discard_set_aside()
        self.set_aside.clear()

    def _scan(self) -> Contents:
        try:
            with self.path.open("rb") as file:
                return scan(file)
        except FileNotFoundError:
            return Contents()

    def _lines(self, offset: int, count: int) -> Iterator[bytes]:
        if not count:
            return
        found = 0
        with self.path.open("rb") as file:
            file.seek(offset)
            for line in islice(file, count):
                found += 1
                if not is_intact(line):
                    raise Damaged(f"{self.path.name} was changed on disk")
                yield line
        if found < count:
            raise Damaged(f"{self.path.name} became shorter on disk")

    def _check_writable(self) -> None:
        self._check_mine()
        if self.refusal is not None:
            raise self.refusal
        self._keep_tail()

    def _check_mine(self) -> None:
        if self._read_only:
            raise StorageFailed(f"{self.path.name} was opened for reading only")

    def _keep_tail(self) -> None:
        """Put what stands after the last complete commit, if anything, aside."""
        if not self._contents.tail:
            return
        aside = self._file.set_aside(self._contents.end)
        logger.warning(
            "%s: %d bytes after record %d do not count; kept in %s",
            self.path.name,
            self._contents.tail,
            self.seq,
            aside.name,
        )
        self._contents.size = self._contents.end
        self.set_aside.append(aside)

    def _keep_tail_if_there_is_room(self) -> None:
        try:
            self._keep_tail()
        except StoreError as error:
            logger.warning("%s: its torn end is not put aside yet: %s", self.path.name, error)
