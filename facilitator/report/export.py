"""Exporting: report files in a folder, each whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from facilitator.core.session import Session
from facilitator.report import writers
from facilitator.report.edition import edition_of


class UnknownFormat(Exception):
    """A format that has no writer; the message names it and those that exist."""


def export(state: Session, formats: Sequence[str], out: Path, style: str | None = None) -> list[Path]:
    """Write the report in each of `formats` ("all": every writer there is) to folder `out`; give the paths.

    Raises UnknownFormat before anything is written.
    """
    known = writers.discover()
    wanted = list(dict.fromkeys(name.strip() for name in formats if name.strip()))
    if "all" in wanted:
        wanted = list(known)
    for name in wanted:
        if name not in known:
            raise UnknownFormat(f"There is no format {name} yet. There are: {', '.join(known)}.")
    if style not in (None, "", state.format):
        raise UnknownFormat(f"There is no style {style} for this session. There is: {state.format}.")
    out.mkdir(parents=True, exist_ok=True)
    edition = edition_of(state)
    return [_write(out / known[name].FILE_NAME, known[name].render(edition)) for name in wanted]


def _write(path: Path, content: bytes) -> Path:
    fresh = path.with_suffix(path.suffix + ".tmp")
    fresh.write_bytes(content)
    fresh.replace(path)
    return path
