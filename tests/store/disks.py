"""Disks with a character: one that only pretends to sync, one that fails, one that counts, one whose power goes."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from facilitator.store import Disk, Store

SESSION = "summit"


def event(number: int, text: str = "meer bankjes in het park") -> dict:
    return {"type": "contribution_added", "number": number, "text": text}


def numbers(store: Store, session: str = SESSION) -> list[int]:
    return [event["number"] for _, event in store.read(session)]


class QuickDisk(Disk):
    """Never waits for the real disk: for stories in which nothing goes out."""

    def sync(self, fd: int) -> None:
        pass

    def sync_directory(self, path: Path) -> None:
        pass


class CountingDisk(QuickDisk):
    def __init__(self) -> None:
        self.bytes = self.writes = self.syncs = 0

    def write(self, fd: int, data: memoryview) -> int:
        self.writes += 1
        self.bytes += len(data)
        return super().write(fd, data)

    def sync(self, fd: int) -> None:
        self.syncs += 1


class FailingDisk(QuickDisk):
    """The operation with this number fails, and so do all that follow until `mend`, unless `once`; a failing write writes half."""

    def __init__(
        self, fail_at: int, code: int = errno.EIO, operations: Iterable[str] = (), *, once: bool = False
    ) -> None:
        self.fail_at, self.code, self.operations, self.once = fail_at, code, set(operations), once
        self.count = 0

    @property
    def failed(self) -> bool:
        return self.count >= self.fail_at

    def mend(self) -> None:
        self.fail_at = 10**9

    def _step(self, operation: str) -> None:
        if not self.operations or operation in self.operations:
            self.count += 1
            if self.count == self.fail_at or (self.failed and not self.once):
                raise OSError(self.code, os.strerror(self.code))

    def open_append(self, path: Path) -> int:
        self._step("open_append")
        return super().open_append(path)

    def write(self, fd: int, data: memoryview) -> int:
        try:
            self._step("write")
        except OSError:
            super().write(fd, data[: len(data) // 2])
            raise
        return super().write(fd, data)

    def sync(self, fd: int) -> None:
        self._step("sync")

    def truncate(self, fd: int, size: int) -> None:
        self._step("truncate")
        super().truncate(fd, size)

    def replace(self, source: Path, target: Path) -> None:
        self._step("replace")
        super().replace(source, target)

    def sync_directory(self, path: Path) -> None:
        self._step("sync_directory")


class _File:
    durable = b""


class PowerCutDisk(Disk):
    """Remembers what a power cut would leave: synced bytes, under synced names."""

    def __init__(self) -> None:
        self._files: dict[Path, _File] = {}
        self._open: dict[int, _File] = {}
        self._names: dict[Path, dict[str, _File]] = {}

    def cut(self, directory: Path, into: Path, torn: int = 0) -> None:
        """Make `into` what `directory` is after a power cut; up to `torn` bytes of what was not synced made it."""
        into.mkdir()
        for name, file in self._names.get(directory, {}).items():
            content = file.durable
            if torn and (directory / name).exists():
                content = (directory / name).read_bytes()[: len(content) + torn]
            (into / name).write_bytes(content)

    def open_append(self, path: Path) -> int:
        fd = super().open_append(path)
        self._open[fd] = self._files.setdefault(path, _File())
        return fd

    def sync(self, fd: int) -> None:
        self._open[fd].durable = os.pread(fd, os.fstat(fd).st_size, 0)

    def sync_directory(self, path: Path) -> None:
        self._names[path] = {file.name: state for file, state in self._files.items() if file.parent == path}

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self._files[target] = self._files.pop(source)

    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        self._files[target] = self._files[source]

    def remove(self, path: Path) -> None:
        super().remove(path)
        self._files.pop(path, None)


class ForgetfulDisk(PowerCutDisk):
    """What the journal would be without fdatasync."""

    def sync(self, fd: int) -> None:
        pass


class NamelessDisk(PowerCutDisk):
    """What the journal would be without syncing the directory of a new file."""

    def sync_directory(self, path: Path) -> None:
        pass
