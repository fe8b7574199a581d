"""The child's side of making files: every file of a report in a folder, and a line about each as soon as it is there.

`app.py export SESSION --progress` runs this beside the room; facilitator.web.exporting reads the lines.
"""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from facilitator.core.model import DEFINITIVE
from facilitator.core.session import Session
from facilitator.report import writers
from facilitator.report.edition import Fetch, edition_of
from facilitator.report.export import export_each
from facilitator.report.marking import mark_of

COURTESY = 10  # nice: the room goes before us
COMPLETE = "facilitator-only-complete.zip"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the only date in a zip of ours: the same files give the same bytes


def made(state: Session, formats: Sequence[str], out: Path, fetch: Fetch, definitive_at: int = 0) -> Iterator[str]:
    """Make the files, and give a line of JSON per file: {name, bytes} or {name} alone when it could not be made; first {mark, files}.

    `definitive_at` (milliseconds since 1970): the report is told as the definitive one that it is about to become.
    """
    if hasattr(os, "nice"):  # Windows has none: there the parent asks for it
        os.nice(COURTESY)
    edition = edition_of(state, fetch=fetch)
    mark = mark_of(edition)
    if definitive_at:
        state.edits.status, state.edits.mark, state.edits.finished_at = DEFINITIVE, mark, definitive_at
        edition = edition_of(state, fetch=fetch)
    known = writers.discover()
    whole = "all" in formats or COMPLETE in formats
    by_name = {one.FILE_NAME: suffix for suffix, one in known.items()}
    formats = list(known) if whole else [by_name.get(one, one) for one in formats]
    formats = [one for one in formats if one in known]  # nobody writes the others: they are not named
    names = [known[one].FILE_NAME for one in formats]
    yield _line(mark=mark, files=[*names, *([COMPLETE] if whole else [])])
    contents: dict[str, bytes] = {}
    for one in export_each(edition, formats, out):
        if one.path is None:
            yield _line(name=one.name)
            continue
        contents[one.name] = one.path.read_bytes()
        yield _line(name=one.name, bytes=len(contents[one.name]))
    if whole:
        packed = zipped(contents)
        (out / COMPLETE).write_bytes(packed)
        yield _line(name=COMPLETE, bytes=len(packed))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Give files as one zip: the same files, the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            package.writestr(entry, files[name])
    return packed.getvalue()


def _line(**facts: Any) -> str:
    return json.dumps(facts)
