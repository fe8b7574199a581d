"""One server per data directory."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import BinaryIO

from facilitator.store.errors import DataDirectoryBusy, from_os

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: BinaryIO) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


# Windows locks bytes, also against reading: lock one beyond the process number that others want to read.
_LOCKED_BYTE = 1 << 20
_HELD = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})


class DirectoryLock:
    """Held by the one server that writes in a data directory; the operating system frees it when that process ends."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._file: BinaryIO | None = None

    def acquire(self) -> None:
        """Take the lock. Raises DataDirectoryBusy at once when somebody else holds it, StorageFailed."""
        path = self._directory / "server.lock"
        try:
            file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        except OSError as error:
            raise from_os(error, path) from error
        try:
            _try_lock(file)
        except OSError as error:
            file.seek(0)
            holder = file.read(32).decode("ascii", "replace").strip()
            file.close()
            if error.errno in _HELD:
                raise DataDirectoryBusy(self._directory, holder) from error
            raise from_os(error, path) from error
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()}\n".encode("ascii"))
        file.flush()
        self._file = file

    def release(self) -> None:
        """Let go; another server may take over. Harmless when it is not held."""
        if self._file is not None:
            self._file.close()
            self._file = None
