"""What can go wrong with the store, as types, so that every layer above can say it in people's own words."""

from __future__ import annotations

import errno
from pathlib import Path

_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


class StoreError(Exception):
    """Anything that kept the store from doing what was asked. Nothing was acknowledged."""


class StaleSequence(StoreError):
    """Somebody else wrote to this session first: read what is new, decide again."""

    def __init__(self, expected: int, actual: int) -> None:
        super().__init__(f"the session is at {actual}, not at {expected}")
        self.expected = expected
        self.actual = actual


class StorageFull(StoreError):
    """No room on the disk. What was there is still whole, and writing resumes as soon as there is room."""


class StorageFailed(StoreError):
    """The disk did not confirm a write. Nothing more is written to this file until it is opened again."""


class Damaged(StoreError):
    """A file is damaged before its end. It can be read up to the damage; it is not written to."""


class NotStorable(StoreError, ValueError):
    """A document that strict JSON cannot hold: NaN or infinity, an unknown type, or nested too deep."""


class DataDirectoryBusy(StoreError):
    """Another server already works in this data directory."""

    def __init__(self, directory: Path, holder: str) -> None:
        who = f" (process {holder})" if holder else ""
        super().__init__(
            f"Another server{who} is using {directory}. Stop that one first, or choose another data directory."
        )
        self.directory = directory
        self.holder = holder


def is_full(error: OSError) -> bool:
    """Whether an error of the operating system means that there is no room (disk, quota or file size limit)."""
    return error.errno in _NO_ROOM


def from_os(error: OSError, path: Path) -> StoreError:
    """The typed error for a failed write, rename or truncate of `path`."""
    if is_full(error):
        return StorageFull(f"no room to write {path.name}: {error.strerror}")
    return StorageFailed(f"cannot write {path.name}: {error.strerror or error}")
