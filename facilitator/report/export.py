"""Exporting: report files in a folder, each whole or not at all."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from facilitator.core.session import Session
from facilitator.report import writers
from facilitator.report.edition import Edition, Fetch, edition_of, no_files
from facilitator.report.sending import FILE_NAME, SUFFIX, sending

logger = logging.getLogger(__name__)


class UnknownFormat(Exception):
    """A format that has no writer; the message names it and those that exist."""


class Output(Protocol):
    """What makes one file of a report."""

    FILE_NAME: str

    def render(self, edition: Edition) -> bytes:
        """Give the file."""
        ...


class _Sending:
    FILE_NAME = FILE_NAME

    def render(self, edition: Edition) -> bytes:
        return sending(edition)


@dataclass(frozen=True)
class Made:
    """What became of one file: where it is, or (without a path) that it could not be made."""

    name: str
    path: Path | None


def export(
    state: Session,
    formats: Sequence[str],
    out: Path,
    *,
    chapters: tuple[str, ...] | None = None,
    length: str = "",
    fetch: Fetch = no_files,
) -> list[Path]:
    """Write the report in each of `formats` to folder `out`; give the paths.

    "all" is every writer there is, "sending" the zip to send on. `chapters` and `length` as `edition_of` takes them.
    Raises UnknownFormat before anything is written.
    """
    wanted = _wanted(formats)
    edition = edition_of(state, fetch=fetch, chapters=chapters, length=length)
    return [_write(edition, one, out) for one in wanted]


def export_each(edition: Edition, formats: Sequence[str], out: Path) -> Iterator[Made]:
    """Write the files, and say of each how it went as soon as it is there: one that fails keeps none of the others away.

    What is set in type without holding up Python is made beside the others, and comes last. Raises UnknownFormat before
    anything is written.
    """
    wanted = _wanted(formats)
    with ThreadPoolExecutor() as pool:
        beside = {one.FILE_NAME: pool.submit(_made, edition, one, out) for one in wanted if getattr(one, "BESIDE", False)}
        yield from (_made(edition, one, out) for one in wanted if one.FILE_NAME not in beside)
        yield from (one.result() for one in beside.values())


def _made(edition: Edition, writer: Output, out: Path) -> Made:
    try:
        return Made(writer.FILE_NAME, _write(edition, writer, out))
    except Exception:  # the other files are wanted all the same
        logger.exception("could not make %s", writer.FILE_NAME)
        return Made(writer.FILE_NAME, None)


def known() -> dict[str, Output]:
    """Give all that can be written, by suffix: every writer, and the zip to send on."""
    return {**writers.discover(), SUFFIX: _Sending()}


def _wanted(formats: Sequence[str]) -> list[Output]:
    there = known()
    wanted = list(dict.fromkeys(name.strip() for name in formats if name.strip()))
    if "all" in wanted:
        wanted = list(writers.discover()) + [SUFFIX] * (SUFFIX in wanted)
    for name in wanted:
        if name not in there:
            raise UnknownFormat(f"There is no format {name} yet. There are: {', '.join(there)}, all.")
    return [there[name] for name in wanted]


def _write(edition: Edition, writer: Output, out: Path) -> Path:
    return put(writer.render(edition), out / writer.FILE_NAME)


def put(content: bytes, path: Path) -> Path:
    """Write a file whole or not at all, in a folder that is made when it isn't there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(path.suffix + ".tmp")
    fresh.write_bytes(content)
    fresh.replace(path)
    return path
