"""Zips of a report: one to send on, with what anybody may have, and one with everything for the facilitator."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from facilitator.report import writers
from facilitator.report.edition import Edition

SUFFIX = "sending"  # as a format: the zip to send on
FILE_NAME = "report-for-sending.zip"
COMPLETE = "facilitator-only-complete.zip"
_SESSION, _COMPLETE_SESSION = "session.json", "facilitator-only-session.json"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the only date in a zip of ours: the same files give the same bytes
# As people look for them; what is not named here comes after.
_ORDER = ("pdf", "docx", "odt", "html", "md", "xlsx", "csv", "data")


def public() -> dict[str, writers.Writer]:
    """Give the writers of what may be sent on, by suffix, as people look for their files."""
    known = {suffix: writer for suffix, writer in writers.discover().items() if writer.AUDIENCE == "anyone"}
    return {suffix: known[suffix] for suffix in sorted(known, key=_place)}


def _place(suffix: str) -> tuple[int, str]:
    return (_ORDER.index(suffix) if suffix in _ORDER else len(_ORDER)), suffix


def sending(edition: Edition, made: Mapping[str, bytes] | None = None) -> bytes:
    """Give the zip to send on: every public file, and a text that says what each is for.

    `made` are files that were written already, by name; others are written now.
    """
    made = made or {}
    files = {one.FILE_NAME: made.get(one.FILE_NAME) or one.render(edition) for one in public().values()}
    return zipped({**files, **_read_me(edition, list(files))})


def complete(edition: Edition, made: Mapping[str, bytes] | None = None) -> bytes:
    """Give the zip with everything, for the facilitator alone: the session itself says so in its name too."""
    made = made or {}
    files = {one.FILE_NAME: made.get(one.FILE_NAME) or one.render(edition) for one in writers.discover().values()}
    if _SESSION in files:
        files[_COMPLETE_SESSION] = files.pop(_SESSION)
    return zipped(files)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Give files as one zip: the same files, the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            package.writestr(entry, files[name])
    return packed.getvalue()


def _read_me(edition: Edition, names: list[str]) -> dict[str, bytes]:
    """Give the text beside the files: of what report they are, and what each is good for."""
    report, words = edition.report, edition.report.words
    about = " · ".join(part for part in (report.meta.name, report.meta.date) if part)
    suffixes = {one.FILE_NAME: suffix for suffix, one in public().items()}
    lines = [report.title, *([about] if about else []), ""]
    lines += [f"{name}\n    {words.say(f'file_{suffixes[name]}')}" for name in names]
    lines += ["", words.say("read_me_public")]
    if contact := str(edition.data["meeting"].get("contact", "")):
        lines.append(words.say("read_me_contact", contact=contact))
    return {words.say("read_me_name"): ("\r\n".join("\n".join(lines).split("\n")) + "\r\n").encode("utf-8", "replace")}
