"""The installation's secret: what signs cookies and links. It must survive a restart, or everybody is logged out."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from facilitator.store.disk import Disk, make_directory, write_new
from facilitator.store.errors import Damaged, from_os

_FILE = "secret.key"
_LENGTH = 32


def installation_secret(data_dir: Path | str, *, disk: Disk | None = None) -> bytes:
    """The 32 secret bytes of this data directory: made at the first call (owner-readable only), the same ever after.

    Raises Damaged when the file is not what was written, StorageFull or StorageFailed when it cannot be made.
    """
    disk, path = disk or Disk(), Path(data_dir) / _FILE
    try:
        if not path.exists():
            make_directory(disk, path.parent)
            _make(disk, path)
        secret = path.read_bytes()
        if os.name == "posix":
            path.chmod(0o600)  # a copy from elsewhere may have come with wider permissions
    except OSError as error:
        raise from_os(error, path) from error
    if len(secret) != _LENGTH:
        raise Damaged(
            f"{path} does not hold {_LENGTH} bytes; delete it to get a new one (everybody has to log in again)"
        )
    return secret


def _make(disk: Disk, path: Path) -> None:
    """Write it beside, then give it its name, so that a half-written secret never counts."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}.tmp")
    try:
        write_new(disk, fresh, secrets.token_bytes(_LENGTH))
        with suppress(FileExistsError):  # another process was first: theirs it is
            disk.link(fresh, path)
        disk.sync_directory(path.parent)
    finally:
        disk.remove(fresh)
