"""The shelf of workshop formats: the built-in ones, and own ones from files in the data directory.

An own format is a file `<data>/formats/<anything>.json`, saved from a session, uploaded, or put there by hand. A file
that can't be read is named with what is wrong; it is never changed or moved.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from facilitator.core.errors import Refused
from facilitator.core.format import Format, say
from facilitator.core.session import Session
from facilitator.core.text import LONGEST_LINE, LONGEST_TEXT, checked
from facilitator.formats import discover, own
from facilitator.report import chapters
from facilitator.store.disk import Disk, make_directory, write_new
from facilitator.store.errors import StoreError, from_os
from facilitator.web.words import type_label

MOST_FILES = 200


@dataclass(frozen=True)
class Unreadable:
    """A file on the shelf that is no format: its name, and the refusal that says why."""

    file: str
    refusal: Refused


class Shelf:
    """All formats of one data directory, by id."""

    def __init__(self, data_dir: Path, disk: Disk | None = None) -> None:
        self.folder = data_dir / "formats"
        self._disk = disk or Disk()
        self._read: dict[str, tuple[tuple[int, int], Format | Refused]] = {}

    def formats(self) -> dict[str, Format]:
        """Give every format: the built-in ones first, then own ones in the order of their files."""
        return {**discover(), **self._own()[0]}

    def own(self) -> dict[str, Format]:
        """Give the own formats."""
        return self._own()[0]

    def unreadable(self) -> list[Unreadable]:
        """Give the files that can't be read, with why."""
        return self._own()[1]

    def find(self, format_id: object) -> Format:
        """Give a format. Raises Refused `unknown_format`."""
        found = self.formats().get(format_id) if isinstance(format_id, str) else None
        if found is None:
            raise Refused("unknown_format")
        return found

    def put(self, document: bytes) -> Format:
        """Put a file that somebody sent on the shelf. Raises Refused `bad_format`, or `storage_failed`."""
        workshop = own.read(document, chapters.discover())
        if workshop.id in self.formats():
            raise Refused("bad_format", problem="taken", place="id", value=workshop.id)
        self._write(workshop.id, document)
        return workshop

    def keep(self, state: Session, title: str, about: str = "", again: bool = False) -> Format:
        """Save a session's present programme as an own format; `again` writes over the one it was started from.

        Raises Refused when the title is empty, something is too long, or the disk can't take it.
        """
        fresh = self.format_of(state, title, about)
        if again and state.format in self.own():
            fresh = replace(fresh, id=state.format)
        text = own.document(fresh)
        own.read(text, chapters.discover())  # what is saved can be read again
        self._write(fresh.id, text.encode())
        return fresh

    def format_of(self, state: Session, title: str = "", about: str = "") -> Format:
        """Give a session's present programme as a format with a free id."""
        base, language = self.formats().get(state.format), state.language
        title = checked(title, "title", LONGEST_LINE, empty=True) or (say(base.title, language) if base else "")
        about = checked(about, "about", LONGEST_TEXT, empty=True)
        texts: dict[str, Any] = {"title": {language: checked(title, "title", LONGEST_LINE)}}
        texts["about"] = {language: about} if about else (base.about if base else {})
        texts["size"] = base.size if base else {}
        texts["like"] = (base.like or base.id) if base else state.format[:60]
        return own.of_session(state, self._free_id(title), texts)

    def with_pattern(self, data: Any) -> Any:
        """Give the data of AddPhase with the phase that `from` ("format/phase") names written out as `like`.

        A form without JavaScript has one field for all: ":copy/<phase>" and ":new/<type>" are `copy` and `type`.
        Raises Refused `unknown_format` or `unknown_phase`.
        """
        if not isinstance(data, dict) or not isinstance(source := data.get("from"), str):
            return data
        workshop, _, phase_id = source.partition("/")
        rest = {name: value for name, value in data.items() if name != "from"}
        if workshop in (":copy", ":new"):
            named = rest.get("title") or (type_label(phase_id).capitalize() if workshop == ":new" else "")
            return {**rest, "title": named, "copy" if workshop == ":copy" else "type": phase_id}
        phase = next((one for one in self.find(workshop).phases if one.id == phase_id), None)
        if phase is None:
            raise Refused("unknown_phase", phase=phase_id[:60])
        return {**rest, "like": own.phase_row(phase)}

    def _own(self) -> tuple[dict[str, Format], list[Unreadable]]:
        found: dict[str, Format] = {}
        wrong: list[Unreadable] = []
        files = sorted(self.folder.glob("*.json"), key=lambda path: path.name)
        for path in files[:MOST_FILES]:
            read = self._file(path)
            if isinstance(read, Format) and (read.id in found or read.id in discover()):
                read = Refused("bad_format", problem="taken", place="id", value=read.id)
            if isinstance(read, Format):
                found[read.id] = read
            else:
                wrong.append(Unreadable(path.name, read))
        too_many = Refused("bad_format", problem="too_many", place="formats", most=MOST_FILES)
        return found, wrong + [Unreadable(path.name, too_many) for path in files[MOST_FILES:]]

    def _file(self, path: Path) -> Format | Refused:
        """Read a file, or give what was read when it did not change since."""
        try:
            facts = path.stat()
            stamp = (facts.st_mtime_ns, facts.st_size)
            known = self._read.get(path.name)
            if known is not None and known[0] == stamp:
                return known[1]
            with path.open("rb") as file:
                content = file.read(own.MOST_BYTES + 1)
        except OSError:
            return Refused("bad_format", problem="unreadable", place="", value=path.name)
        try:
            read: Format | Refused = own.read(content, chapters.discover())
        except Refused as refusal:
            read = refusal
        self._read[path.name] = (stamp, read)
        return read

    def _write(self, format_id: str, content: bytes) -> None:
        """Write a file whole or not at all, beside first and then under its own name."""
        path = self.folder / f"{format_id}.json"
        fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
        try:
            make_directory(self._disk, self.folder)
            write_new(self._disk, fresh, content)
            self._disk.replace(fresh, path)
            self._disk.sync_directory(self.folder)
        except (OSError, StoreError) as error:
            failed = error if isinstance(error, StoreError) else from_os(error, path)
            full = type(failed).__name__ == "StorageFull"
            raise Refused("storage_full" if full else "storage_failed") from error
        finally:
            self._disk.remove(fresh)

    def _free_id(self, title: str) -> str:
        """Give an id in the letters of a title, that no format and no file has yet."""
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
        wanted = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-") or "format"
        taken: Mapping[str, Format] = self.formats()
        names = (wanted if n == 1 else f"{wanted}-{n}" for n in count(1))
        return next(one for one in names if one not in taken and not (self.folder / f"{one}.json").exists())
