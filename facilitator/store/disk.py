"""The few operations that change files, in one place.

Everything the store writes goes through a `Disk`. The tests put another one in its place that fails at the Nth
operation, or that forgets all that was not synced, as a power cut does.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from facilitator.store.errors import from_os

_APPEND = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_PRIVATE = 0o600

if sys.platform == "darwin":
    import fcntl

    def _sync(fd: int) -> None:
        # On macOS fsync hands the bytes to the drive, which may keep them in its own cache.
        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(fd)
elif hasattr(os, "fdatasync"):
    _sync = os.fdatasync
else:
    _sync = os.fsync


class Disk:
    """The real disk. Every method raises OSError as the operating system does."""

    def open_append(self, path: Path) -> int:
        """Open for appending, made (readable by the owner only) when missing; gives the file descriptor."""
        return os.open(path, _APPEND, _PRIVATE)

    def write(self, fd: int, data: memoryview) -> int:
        """Write at the end; gives how many bytes were taken, which may be fewer than asked."""
        return os.write(fd, data)

    def sync(self, fd: int) -> None:
        """Return only when the file's bytes are on the disk."""
        _sync(fd)

    def truncate(self, fd: int, size: int) -> None:
        """Cut the file to `size` bytes."""
        os.ftruncate(fd, size)

    def close(self, fd: int) -> None:
        """Close the file descriptor."""
        os.close(fd)

    def replace(self, source: Path, target: Path) -> None:
        """Rename, in one step, over what may be there."""
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """Give a finished file its name, unless that name is taken (FileExistsError)."""
        if os.name == "nt":
            source.rename(target)
        else:
            target.hardlink_to(source)

    def remove(self, path: Path) -> None:
        """Delete a file; one that is not there is fine."""
        path.unlink(missing_ok=True)

    def sync_directory(self, path: Path) -> None:
        """Return only when the names in this directory are on the disk."""
        if os.name == "nt":  # Windows cannot open a directory, and journals its names by itself
            return
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def write_all(disk: Disk, fd: int, data: bytes) -> None:
    """Write every byte, however many calls that takes."""
    rest = memoryview(data)
    while rest:
        rest = rest[disk.write(fd, rest) :]


def write_new(disk: Disk, path: Path, data: bytes) -> None:
    """Make a file with this content, durable except for its name (sync the directory after the rename)."""
    disk.remove(path)
    fd = disk.open_append(path)
    try:
        write_all(disk, fd, data)
        disk.sync(fd)
    finally:
        disk.close(fd)


def make_directory(disk: Disk, path: Path) -> None:
    """Make a directory for private files, durably; one that is there is fine. Raises StorageFull or StorageFailed."""
    try:
        if not path.is_dir():
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            disk.sync_directory(path.parent)
    except OSError as error:
        raise from_os(error, path) from error
