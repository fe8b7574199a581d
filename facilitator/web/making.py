"""The child's side of making files: every file of a report in a folder, and a line about each as soon as it is there.

`app.py export SESSION --progress` runs this beside the room; facilitator.web.exporting reads the lines.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from facilitator.core.model import DEFINITIVE
from facilitator.core.session import Session
from facilitator.report import writers
from facilitator.report.edition import Fetch, edition_of
from facilitator.report.export import export_each
from facilitator.report.marking import mark_of
from facilitator.report.sending import COMPLETE, complete, sending
from facilitator.report.sending import FILE_NAME as SENDING
from facilitator.web.styles import chapters_of

ZIPS = {SENDING: sending, COMPLETE: complete}  # of all files together

logger = logging.getLogger(__name__)


def made(state: Session, formats: Sequence[str], out: Path, fetch: Fetch, definitive_at: int = 0) -> Iterator[str]:
    """Make the files, and give a line of JSON per file: {name, bytes} or {name} alone when it could not be made; first {mark, files}.

    `definitive_at` (milliseconds since 1970): the report is told as the definitive one that it is about to become.
    """
    edition = edition_of(state, fetch=fetch, chapters=chapters_of(state))
    mark = mark_of(edition)
    if definitive_at:
        state.edits.status, state.edits.mark, state.edits.finished_at = DEFINITIVE, mark, definitive_at
        edition = edition_of(state, fetch=fetch, chapters=chapters_of(state))
    known = writers.discover()
    whole = bool({"all", *ZIPS} & set(formats))
    by_name = {one.FILE_NAME: suffix for suffix, one in known.items()}
    formats = list(known) if whole else [by_name.get(one, one) for one in formats]
    formats = [one for one in formats if one in known]  # nobody writes the others: they are not named
    names = [known[one].FILE_NAME for one in formats]
    yield _line(mark=mark, files=[*names, *(ZIPS if whole else ())])
    contents: dict[str, bytes] = {}
    for one in export_each(edition, formats, out):
        if one.path is None:
            yield _line(name=one.name)
            continue
        contents[one.name] = one.path.read_bytes()
        yield _line(name=one.name, bytes=len(contents[one.name]))
    for name, pack in ZIPS.items() if whole else ():
        try:
            packed = pack(edition, contents)
        except Exception:  # the files themselves are there, and somebody waits for them
            logger.exception("could not make %s", name)
            yield _line(name=name)
            continue
        (out / name).write_bytes(packed)
        yield _line(name=name, bytes=len(packed))


def _line(**facts: Any) -> str:
    return json.dumps(facts)
