"""Exporting: report files in a folder, each whole or not at all."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.core.session import Session
from facilitator.report import writers
from facilitator.report.edition import Edition, Fetch, edition_of, no_files

logger = logging.getLogger(__name__)


class UnknownFormat(Exception):
    """A format that has no writer; the message names it and those that exist."""


@dataclass(frozen=True)
class Made:
    """What became of one file: where it is, or (without a path) that it could not be made."""

    name: str
    path: Path | None


def export(
    state: Session, formats: Sequence[str], out: Path, style: str | None = None, *, fetch: Fetch = no_files
) -> list[Path]:
    """Write the report in each of `formats` ("all": every writer there is) to folder `out`; give the paths.

    Raises UnknownFormat before anything is written.
    """
    wanted = _wanted(state, formats, style)
    edition = edition_of(state, fetch=fetch)
    return [_write(edition, one, out) for one in wanted]


def export_each(edition: Edition, formats: Sequence[str], out: Path) -> Iterator[Made]:
    """Write one file after another, and say of each how it went: one that fails keeps none of the others away.

    Raises UnknownFormat before anything is written.
    """
    for one in _wanted(edition.state, formats, None):
        try:
            path: Path | None = _write(edition, one, out)
        except Exception:
            logger.exception("could not make %s", one.FILE_NAME)
            path = None
        yield Made(one.FILE_NAME, path)


def _wanted(state: Session, formats: Sequence[str], style: str | None) -> list[writers.Writer]:
    known = writers.discover()
    wanted = list(dict.fromkeys(name.strip() for name in formats if name.strip()))
    if "all" in wanted:
        wanted = list(known)
    for name in wanted:
        if name not in known:
            raise UnknownFormat(f"There is no format {name} yet. There are: {', '.join(known)}.")
    if style not in (None, "", state.format):
        raise UnknownFormat(f"There is no style {style} for this session. There is: {state.format}.")
    return [known[name] for name in wanted]


def _write(edition: Edition, writer: writers.Writer, out: Path) -> Path:
    content, path = writer.render(edition), out / writer.FILE_NAME
    out.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(path.suffix + ".tmp")
    fresh.write_bytes(content)
    fresh.replace(path)
    return path
