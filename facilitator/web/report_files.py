"""Which files a report has, which of them may be sent on, and where their bytes are: made now, or kept as definitive."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from facilitator.core.errors import Refused
from facilitator.live.rooms import Room, now_ms
from facilitator.store import StorageFull, StoreError
from facilitator.web.exporting import Job
from facilitator.web.installation import Installation

_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{2,79}")
_TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
ORDER = ("pdf", "docx", "odt", "html", "md", "xlsx", "csv", "json", "zip")  # as people look for them


@dataclass(frozen=True)
class ReportFile:
    """One file on the desk: its name, how large (None: could not be made), and who may have it."""

    name: str
    size: int | None
    private: bool

    @property
    def saved_as(self) -> str:
        """What it is called once it is saved: what holds everything says so in its name."""
        return saved_as(self.name)

    @property
    def suffix(self) -> str:
        """What kind of file it is."""
        return self.name.rpartition(".")[2]


def is_one(name: str) -> bool:
    """Whether this could be the name of a file of a report."""
    return bool(_NAME.fullmatch(name)) and name.rpartition(".")[2] in _TYPES


def media_type(name: str) -> str:
    """Give the media type of a file by its name."""
    return _TYPES[name.rpartition(".")[2]]


def is_private(name: str) -> bool:
    """Whether a file is for the facilitator alone: it says so in its name, or is the session itself."""
    return name.startswith("facilitator-only") or name == "session.json"


def saved_as(name: str) -> str:
    """Give the name under which a file is saved."""
    return "facilitator-only-session.json" if name == "session.json" else name


def listed(sizes: dict[str, int | None]) -> list[ReportFile]:
    """Give files in the order in which people look for them; those for the facilitator alone at the end."""
    files = [ReportFile(name, size, is_private(name)) for name, size in sizes.items()]
    return sorted(files, key=lambda one: (one.private, ORDER.index(one.suffix) if one.suffix in ORDER else 99, one.name))


def content(installation: Installation, room: Room, name: str) -> bytes:
    """Give a file of a report: kept when it is definitive, else as the session is now. Raises Refused `broken`, `not_found`."""
    edits = room.state.edits
    if edits.definitive:
        kept = installation.files.get_kept(room.id, edits.mark, name)
        if kept is not None:
            return kept
    return installation.exports.content(room.id, room.state.seq, name)


def make_definitive(installation: Installation, room: Room, tell: Callable[[str, dict[str, Any]], Any]) -> Job | None:
    """Begin making the definitive files; once all are there they are kept. `tell(name, data)` is how the room hears of it."""
    if room.state.edits.definitive:
        return None
    before, redacted = repr(room.state.edits), room.state.edits.redacted

    def keep(job: Job) -> None:
        if repr(room.state.edits) != before:
            raise Refused("report_changed")
        found = {name: job.read(name) for name in job.sizes}
        whole = {name: content for name, content in found.items() if content is not None}
        if len(whole) < len(found):
            raise Refused("broken")
        try:
            installation.files.keep(room.id, job.mark, whole)
        except StorageFull as error:
            raise Refused("storage_full") from error
        except StoreError as error:
            raise Refused("storage_failed") from error
        tell("FinishReport", {"mark": job.mark})
        if room.state.edits.redacted != redacted:  # words were being taken out while these were kept: they may hold them
            tell("ReopenReport", {})
            installation.files.let_go(room.id)
            raise Refused("report_changed")

    return installation.exports.start(room.id, room.state.seq, definitive_at=now_ms(), then=keep)
