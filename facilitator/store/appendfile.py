"""A file that only grows at its end: written and synced in one go, or left as it was."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from facilitator.store.disk import Disk, write_all, write_new
from facilitator.store.errors import Damaged, StorageFailed, StoreError, from_os


class AppendFile:
    """The bytes of one file on disk. Once `refusal` is set, nothing is written until the file is opened again.

    All writing raises StorageFull (nothing changed, try again when there is room) or StorageFailed.
    """

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path = path
        self.refusal: StoreError | None = None
        self._disk = disk
        self._fd: int | None = None
        self._name_synced = False
        self._turn = [True]

    def take_over(self) -> None:
        """Become the writer of a file that exists, and make sure of what is in it.

        A server that was killed may have left records that were never synced; they are about to be shown.
        """
        try:
            self._fd = self._disk.open_append(self.path)
            self._disk.sync(self._fd)
            self._sync_name()
        except OSError as error:
            self.refusal = StorageFailed(f"cannot open {self.path.name} for writing: {error}")

    def close(self) -> None:
        """Let go of the file; writing opens it again."""
        if self._fd is not None:
            fd, self._fd = self._fd, None
            self._disk.close(fd)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Refuse a second write while one is under way: who gave up waiting for a slow disk has not stopped it."""
        try:
            turn = self._turn.pop()  # a list, because its pop is one step in any thread, with gevent or without
        except IndexError:
            raise StorageFailed(f"another write to {self.path.name} is under way") from None
        try:
            yield
        finally:
            self._turn.append(turn)

    def append(self, data: bytes, end: int) -> None:
        """Write at `end`, where the file must end, and sync."""
        fd = self._descriptor()
        if os.fstat(fd).st_size != end:
            self.refusal = Damaged(f"{self.path.name} was changed by another program")
            raise self.refusal
        try:
            write_all(self._disk, fd, data)
        except OSError as error:
            self._take_back(fd, end)
            raise self._failed(error) from error
        except BaseException:  # interrupted: half a record must not stay under the next one
            self._take_back(fd, end)
            raise
        try:
            self._disk.sync(fd)
            self._sync_name()
        except OSError as error:
            # After a failed sync nobody knows what is on disk, and a second sync would report success. So: no retry.
            self._take_back(fd, end)
            self.refusal = StorageFailed(f"the disk did not confirm a write to {self.path.name}: {error}")
            raise self.refusal from error
        except BaseException:
            self._take_back(fd, end)
            raise

    def replace(self, data: bytes) -> None:
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
        self._name_synced = False

    def confirm_name(self) -> None:
        """Make sure that the name of a new file is on the disk."""
        try:
            self._sync_name()
        except OSError as error:
            self.refusal = StorageFailed(f"the disk did not confirm a new {self.path.name}: {error}")
            raise self.refusal from error

    def set_aside(self, end: int) -> Path:
        """Keep what stands after `end` in a file beside, then cut it off."""
        fd, number = self._descriptor(), 1
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
        return aside

    def discard_set_aside(self) -> None:
        """Delete what was set aside: it may hold words that somebody wants gone."""
        try:
            for path in self.path.parent.glob(f"{self.path.name}.bad-*"):
                self._disk.remove(path)
            self._disk.sync_directory(self.path.parent)
        except OSError as error:
            raise from_os(error, self.path) from error

    def erase(self) -> None:
        """Delete the file, and what was set aside of it; nothing is written to it any more."""
        self.close()
        self.refusal = StorageFailed(f"{self.path.name} was erased")
        try:
            self._disk.remove(self.path)
        except OSError as error:
            raise from_os(error, self.path) from error
        self.discard_set_aside()

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

    def _take_back(self, fd: int, end: int) -> None:
        """Cut off what a failed append left behind."""
        try:
            self._disk.truncate(fd, end)
        except OSError as error:
            self.refusal = StorageFailed(f"cannot take back a failed write to {self.path.name}: {error}")

    def _failed(self, error: OSError) -> StoreError:
        """The typed error; all but a full disk also closes the file for writing."""
        typed = from_os(error, self.path)
        if isinstance(typed, StorageFailed):
            self.refusal = self.refusal or typed
        return self.refusal or typed
