"""Kept files of a session: photos, a logo, a Word template, and the definitive report as it was made. They go with the session.

A file is kept under what is in it (the beginning of its sha256, and a suffix), so the same one is kept once, and an id
never comes to mean another. What was made definitive is kept under its mark, by name, in one step: all of it or nothing.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from facilitator.store.blocking import RunBlocking, Turns, run_directly
from facilitator.store.disk import Disk, make_directory, write_new
from facilitator.store.errors import StoreError, from_os

LARGEST = 12_000_000  # bytes of one file
MOST = 60  # files of one session
SUFFIXES = (".jpg", ".png", ".docx")

_ID = re.compile(r"[0-9a-f]{20}\.(?:jpg|png|docx)")
_SESSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_MARK = re.compile(r"[0-9a-f]{12,64}")
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")
_FOLDER, _MAKING, _UNFINISHED = ".files", ".making", ".tmp"


class TooManyFiles(StoreError):
    """A session keeps no more files than this."""


class Files:
    """The kept files of all sessions in one data directory. Durable when a method returns.

    Only the holder of the data directory puts and erases; reading needs no lock. Raises StorageFull, StorageFailed.
    """

    def __init__(
        self, data_dir: Path | str, *, run_blocking: RunBlocking = run_directly, disk: Disk | None = None
    ) -> None:
        self._dir, self._disk = Path(data_dir), disk or Disk()
        self._turns = Turns(run_blocking)
        self._erased: set[str] = set()

    # ── one by one ──

    def put(self, session: str, content: bytes, suffix: str) -> str:
        """Keep a file and give its id. Of an erased session nothing is kept. Raises ValueError, TooManyFiles."""
        if suffix not in SUFFIXES or not content or len(content) > LARGEST:
            raise ValueError(f"not a file to keep: {len(content)} bytes, {suffix!r}")
        name = hashlib.sha256(content).hexdigest()[:20] + suffix
        self._turns.take(lambda: self._put(self._folder(session), name, content, session))
        return name

    def get(self, session: str, file: str) -> bytes | None:
        """Give what is in a file; None when there is none by that id."""
        return self._read(self._folder(session) / file) if _ID.fullmatch(file) else None

    def ids(self, session: str) -> list[str]:
        """Give the ids of what is kept, in order of id."""
        folder = self._folder(session)
        return sorted(path.name for path in folder.iterdir() if _ID.fullmatch(path.name)) if folder.is_dir() else []

    def remove(self, session: str, file: str) -> None:
        """Keep a file no longer; one that is not there is fine."""
        if _ID.fullmatch(file):
            self._turns.take(lambda: self._remove(self._folder(session) / file))

    # ── what was made definitive ──

    def keep(self, session: str, mark: str, files: Mapping[str, bytes]) -> None:
        """Keep files by name under a mark, in the place of what had another mark: all of them, or it was not done."""
        if not _MARK.fullmatch(mark) or not all(_NAME.fullmatch(name) for name in files):
            raise ValueError(f"not to be kept under {mark!r}: {', '.join(files)}")
        self._turns.take(lambda: self._keep(self._folder(session), mark, files, session))

    def kept(self, session: str, mark: str) -> dict[str, int]:
        """Give {name: bytes} of what was kept under a mark; nothing when there is no such mark."""
        folder = self._folder(session) / mark
        if not _MARK.fullmatch(mark) or not folder.is_dir():
            return {}
        return {path.name: path.stat().st_size for path in sorted(folder.iterdir()) if _NAME.fullmatch(path.name)}

    def get_kept(self, session: str, mark: str, name: str) -> bytes | None:
        """Give the very bytes that were kept under a mark and a name; None when there are none."""
        good = _MARK.fullmatch(mark) and _NAME.fullmatch(name)
        return self._read(self._folder(session) / mark / name) if good else None

    def let_go(self, session: str) -> None:
        """Keep nothing definitive any longer: the report is open again."""
        folder = self._folder(session)
        self._turns.take(lambda: self._remove_folders(self._marks(folder)))

    # ── the session as a whole ──

    def making(self, session: str) -> Path:
        """Give the folder in which files are being made. Not durable: it is emptied at every start."""
        return self._dir / f"{self._checked(session)}{_MAKING}"

    def erase(self, session: str) -> None:
        """Delete every file of a session for good: what comes after this is not kept either."""
        self._erased.add(session)
        self._turns.take(lambda: self._remove_folders([self._folder(session), self.making(session)]))

    def left(self) -> set[str]:
        """Give the sessions that have a folder here."""
        return {path.stem for suffix in (_FOLDER, _MAKING) for path in self._dir.glob(f"*{suffix}")}

    def tidy(self) -> None:
        """At the start: delete what was being made, or half kept, when the server stopped."""
        unfinished = list(self._dir.glob(f"*{_FOLDER}/*{_UNFINISHED}"))
        self._turns.take(lambda: self._remove_folders([*self._dir.glob(f"*{_MAKING}"), *unfinished]))
        for path in unfinished:
            self._turns.take(partial(self._remove, path))

    def _put(self, folder: Path, name: str, content: bytes, session: str) -> None:
        if session in self._erased or (folder / name).exists():
            return
        if len(self.ids(session)) >= MOST:
            raise TooManyFiles(f"{session} has {MOST} files")
        make_directory(self._disk, folder)
        try:
            unfinished = folder / (name + _UNFINISHED)
            write_new(self._disk, unfinished, content)
            self._disk.replace(unfinished, folder / name)
            self._disk.sync_directory(folder)
        except OSError as error:
            self._disk.remove(folder / (name + _UNFINISHED))
            raise from_os(error, folder / name) from error

    def _keep(self, folder: Path, mark: str, files: Mapping[str, bytes], session: str) -> None:
        if session in self._erased:
            return
        make_directory(self._disk, folder)
        unfinished = folder / (mark + _UNFINISHED)
        self._remove_folder(unfinished)
        make_directory(self._disk, unfinished)
        try:
            for name, content in files.items():
                write_new(self._disk, unfinished / name, content)
            self._disk.sync_directory(unfinished)
            for old in self._marks(folder):
                self._remove_folder(old)
            self._disk.replace(unfinished, folder / mark)
            self._disk.sync_directory(folder)
        except OSError as error:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise from_os(error, folder / mark) from error

    def _marks(self, folder: Path) -> list[Path]:
        return [path for path in folder.iterdir() if _MARK.fullmatch(path.name)] if folder.is_dir() else []

    def _remove(self, path: Path) -> None:
        try:
            self._disk.remove(path)
            if path.parent.is_dir():
                self._disk.sync_directory(path.parent)
        except OSError as error:
            raise from_os(error, path) from error

    def _remove_folders(self, folders: Iterable[Path]) -> None:
        for folder in folders:
            self._remove_folder(folder)

    def _remove_folder(self, folder: Path) -> None:
        try:
            if folder.is_dir():
                shutil.rmtree(folder)
                self._disk.sync_directory(folder.parent)
        except OSError as error:
            raise from_os(error, folder) from error

    def _read(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except OSError:
            return None

    def _folder(self, session: str) -> Path:
        return self._dir / f"{self._checked(session)}{_FOLDER}"

    def _checked(self, session: str) -> str:
        if not _SESSION.fullmatch(session):
            raise ValueError(f"not a session name: {session!r}")
        return session
