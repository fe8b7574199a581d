"""TinyDB on an append-only file: a `Storage` through TinyDB's own extension point (its `Table` is in table.py).

A commit is one write and one sync, its cost does not depend on what is already there, and it is there whole or not at
all. Documents stay on disk; memory holds where each one stands.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from facilitator.store.disk import Disk, write_all, write_new
from facilitator.store.errors import Damaged, StorageFailed, StoreError, from_os
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
        self._disk = disk or Disk()
        self._read_only = read_only
        self._refusal: StoreError | None = None
        self._fd: int | None = None
        self._name_synced = False
        self._turn = [True]
        self._contents = self._scan()
        if self._contents.damaged:
            self._refusal = Damaged(f"{self.path.name} is damaged after record {self._contents.seq}")
            logger.error("%s: %s", self._refusal, "it can be read up to there, and is not written to")
        if not read_only and self.path.exists():
            self._take_over()

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
        with self._alone():
            self._check_writable()
            self._replace(b"".join(lines))

    def close(self) -> None:
        """Close the file. What was committed is on disk already."""
        if self._fd is not None:
            fd, self._fd = self._fd, None
            self._disk.close(fd)

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
        return str(self._refusal) if isinstance(self._refusal, Damaged) else None

    @property
    def refusal(self) -> StoreError | None:
        """Why nothing is written until the file is opened again, if so."""
        return self._refusal

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
        with self._alone():
            self._check_writable()
            lines = encode_commit(self.seq, table, changes)
            self._append(b"".join(lines))
            ends = list(accumulate(map(len, lines), initial=self._contents.end))
            rows = [(doc_id, start, document is None) for (doc_id, document), start in zip(changes, ends, strict=False)]
            self._contents.add(table, rows, ends[-1])
            self._contents.size = ends[-1]

    def documents(self, offset: int, count: int) -> Iterator[Document]:
        """The documents of the `count` records from `offset` on. Raises Damaged if one changed on disk since."""
        lines = self._lines(offset, count)
        while some := list(islice(lines, _AT_ONCE)):
            yield from decode_documents(some)

    def _lines(self, offset: int, count: int) -> Iterator[bytes]:
        if not count:
            return
        with self.path.open("rb") as file:
            file.seek(offset)
            for line in islice(file, count):
                if not is_intact(line):
                    raise Damaged(f"{self.path.name} was changed on disk")
                yield line

    def repair(self) -> None:
        """Give up what stands after the damage: it is kept beside the file, and writing is possible again."""
        self._check_mine()
        if self.damage:
            self._contents = self._scan()
            self._keep_tail()
            self._contents.damaged = False
            self._refusal = None

    def erase(self) -> None:
        """Close and delete the file, and all that was set aside of it. Raises StorageFailed."""
        self._check_mine()
        self.close()
        self._refusal = StorageFailed(f"{self.path.name} was erased")
        self._contents = Contents()
        try:
            self._disk.remove(self.path)
        except OSError as error:
            raise from_os(error, self.path) from error
        self.discard_set_aside()

    def discard_set_aside(self) -> None:
        """Delete what was set aside: it may hold words that somebody wants gone. Raises StorageFailed."""
        self._check_mine()
        try:
            for path in self.path.parent.glob(f"{self.path.name}.bad-*"):
                self._disk.remove(path)
            self._disk.sync_directory(self.path.parent)
        except OSError as error:
            raise from_os(error, self.path) from error
        self.set_aside.clear()

    # -- opening -----------------------------------------------------------------------------------------------------

    def _scan(self) -> Contents:
        try:
            with self.path.open("rb") as file:
                return scan(file)
        except FileNotFoundError:
            return Contents()

    def _take_over(self) -> None:
        """Become the writer of a file that exists: make sure of what was read, put a torn end aside."""
        try:
            self._fd = self._disk.open_append(self.path)
            # A server that was killed may have left records that were never synced; they are about to be shown.
            self._disk.sync(self._fd)
            self._sync_name()
        except OSError as error:
            self._refusal = self._refusal or StorageFailed(f"cannot open {self.path.name} for writing: {error}")
            return
        if self._contents.tail and not self._contents.damaged:
            try:
                self._keep_tail()
            except StoreError as error:
                logger.warning("%s: cannot put its torn end aside yet: %s", self.path.name, error)

    def _keep_tail(self) -> None:
        """Copy what stands after the last complete commit to a file beside, then cut it off."""
        fd, end, tail = self._descriptor(), self._contents.end, self._contents.tail
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.bad-{number}")).exists():
            number += 1
        try:
            with self.path.open("rb") as file:
                file.seek(end)
                write_new(self._disk, aside, file.read())
            self._disk.sync_directory(self.path.parent)
            self._disk.truncate(fd, end)
            self._disk.sync(fd)
        except OSError as error:
            raise self._failed(error) from error
        self._contents.size = end
        self.set_aside.append(aside)
        logger.warning("%s: %d bytes after record %d were torn; kept in %s", self.path.name, tail, self.seq, aside.name)

    # -- writing -----------------------------------------------------------------------------------------------------

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Refuse a second write while one is under way: who gave up waiting for a slow disk has not stopped it."""
        try:
            turn = self._turn.pop()  # a list, because its pop is one step in any thread, with gevent or without
        except IndexError:
            raise StorageFailed(f"another write to {self.path.name} is under way") from None
        try:
            yield
        finally:
            self._turn.append(turn)

    def _check_writable(self) -> None:
        self._check_mine()
        if self._refusal is not None:
            raise self._refusal
        if self._contents.tail:
            self._keep_tail()

    def _check_mine(self) -> None:
        if self._read_only:
            raise StorageFailed(f"{self.path.name} was opened for reading only")

    def _append(self, data: bytes) -> None:
        """Write and sync, or leave the file as it was."""
        fd = self._descriptor()
        if os.fstat(fd).st_size != self._contents.end:
            self._refusal = Damaged(f"{self.path.name} was changed by another program")
            raise self._refusal
        try:
            write_all(self._disk, fd, data)
        except OSError as error:
            self._take_back(fd)
            raise self._failed(error) from error
        except BaseException:  # interrupted: half a record must not stay under the next one
            self._take_back(fd)
            raise
        try:
            self._disk.sync(fd)
            self._sync_name()
        except OSError as error:
            # After a failed sync nobody knows what is on disk, and a second sync would report success. So: no retry.
            self._take_back(fd)
            self._refusal = StorageFailed(f"the disk did not confirm a write to {self.path.name}: {error}")
            raise self._refusal from error
        except BaseException:
            self._take_back(fd)
            raise

    def _take_back(self, fd: int) -> None:
        """Cut off what a failed append left behind."""
        try:
            self._disk.truncate(fd, self._contents.end)
        except OSError as error:
            self._refusal = StorageFailed(f"cannot take back a failed write to {self.path.name}: {error}")

    def _replace(self, data: bytes) -> None:
        """Write a new file beside, and rename it over this one."""
        fresh = self.path.with_name(f"{self.path.name}.tmp")
        try:
            write_new(self._disk, fresh, data)
            self.close()  # Windows does not rename over an open file
            self._disk.replace(fresh, self.path)
        except OSError as error:
            with suppress(OSError):
                self._disk.remove(fresh)
            raise from_os(error, self.path) from error
        self._contents = self._scan()
        self._name_synced = False
        try:
            self._sync_name()
        except OSError as error:
            self._refusal = StorageFailed(f"the disk did not confirm a new {self.path.name}: {error}")
            raise self._refusal from error

    def _descriptor(self) -> int:
        """The open file; one that cannot be opened now may well be openable later."""
        if self._fd is None:
            try:
                self._fd = self._disk.open_append(self.path)
            except OSError as error:
                raise from_os(error, self.path) from error
        return self._fd

    def _sync_name(self) -> None:
        if not self._name_synced:
            self._disk.sync_directory(self.path.parent)
            self._name_synced = True

    def _failed(self, error: OSError) -> StoreError:
        """The typed error; all but a full disk also closes the file for writing."""
        typed = from_os(error, self.path)
        if isinstance(typed, StorageFailed):
            self._refusal = self._refusal or typed
        return self._refusal or typed
