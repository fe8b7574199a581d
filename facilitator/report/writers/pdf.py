"""report.pdf: pages to print and to keep, readable by voice (PDF/UA-1, PDF/A-3a), with the public data attached.

Typst sets them from report/typst/report.typ, which reads what people typed as data and never as source.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from facilitator.report.blocks import Block, Chapter, Highlights, Paragraph, People, Section
from facilitator.report.charts import emblem, logo
from facilitator.report.colours import INK, KINDS, SOOT, THREAD, TWINE, accent_of, mark_of
from facilitator.report.coverage import INSTEAD
from facilitator.report.edition import Edition, SeriesEdition
from facilitator.report.model import Report
from facilitator.report.typst import ROOMS, compiler
from facilitator.report.typst.texts import written
from facilitator.report.typst.told import Teller
from facilitator.report.writers import csv, public_json

SUFFIX = "pdf"
FILE_NAME = "report.pdf"
MEDIA_TYPE = "application/pdf"
LABEL = "PDF"
AUDIENCE = "anyone"
BESIDE = True  # Typst does its work outside Python: other files can be made meanwhile

STANDARDS: typst.PDFStandards = ["a-3a", "ua-1"]
_ICONS = ROOMS.parents[2] / "static" / "icons"
_FRONT = ("in_short", "council")
_OPENING = ("header", "introduction", "goals")  # what page 2 holds, as far as the contents fit under it
_MANY_PAGES = 6  # after the first two: more want a list of contents
_FEW_TITLES = 8  # that are no page of contents by themselves
_HALF_A_PAGE = 3_050  # of texts, in letters of data
_PAGE = 9_000  # about how many letters of data a page takes. Counting pages would mean setting them all twice
_REGIONS = {"nl": "NL", "en": "GB"}
_NO_LETTER = re.compile(r'the text "(.*?)" could not be displayed', re.DOTALL)
_MOST_TRIES = 20


@dataclass(frozen=True)
class Set:
    """A document as it was set: its bytes, and what Typst remarked about it (nothing, if all is well)."""

    content: bytes
    remarks: tuple[str, ...]


def render(edition: Edition) -> bytes:
    """Give the report as PDF."""
    return set_in_type(edition).content


def set_in_type(edition: Edition) -> Set:
    """Give the report as PDF, with what there was to remark. Raises typst.TypstError when it cannot be set."""
    with TemporaryDirectory() as folder:
        room = Path(folder)
        document = _laid_out(edition, room)
        for _ in range(_MOST_TRIES):
            (room / "data.json").write_text(document, "utf-8")
            try:
                return _compiled(edition, room)
            except typst.TypstError as error:
                document = _without(document, error)
        return _compiled(edition, room)


def _compiled(edition: Edition, room: Path) -> Set:
    content, warnings = compiler(room).compile_with_warnings(
        str(room / "report.typ"), format="pdf", pdf_standards=STANDARDS, timestamp=edition.at
    )
    if not isinstance(content, bytes):
        raise TypeError("one document was asked for")
    return Set(content, tuple(one.message for one in warnings))


def _without(document: str, error: typst.TypstError) -> str:
    """Give the document without letters that cannot be drawn where they stand. Raises the error if it is about more."""
    found = _NO_LETTER.search(str(error))
    strange = {one for one in found[1] if not one.isascii() and one in document} if found else set()
    if not strange:
        raise error
    return "".join(INSTEAD if one in strange else one for one in document)


def _laid_out(edition: Edition, room: Path) -> str:
    """Put everything that the document reads into a folder, and give its data."""
    for source in ROOMS.glob("*.typ"):
        shutil.copyfile(source, room / source.name)
    teller = Teller(edition)
    document: dict[str, Any] = {
        name: teller.report(chapters) for name, chapters in _in_order(_headed(edition.report)).items()
    }
    if len(json.dumps(document["opening"])) > _HALF_A_PAGE and len(document["opening"]) > 1:
        document["chapters"].insert(0, document["opening"].pop())
    document["report"] = _paper(edition) | {"long": _is_long(document)}
    document["look"] = _look(edition, teller, room)
    document |= {
        "kinds": KINDS,
        "icons": _icons(document),
        "drawings": teller.drawings,
        "attached": _attached(edition, room),
    }
    for photo in teller.photos:
        (room / photo.name).write_bytes(photo.content)
    return json.dumps(document, ensure_ascii=False)


def _is_long(document: dict[str, Any]) -> bool:
    """Say whether a report needs a list of contents: there is much to turn over, and the list has no page to itself for a few lines."""
    titles = sum(bool(one["title"]) for one in document["chapters"])
    much = len(json.dumps(document["chapters"])) > _MANY_PAGES * _PAGE
    return much and (bool(document["opening"]) or titles > _FEW_TITLES)


def _headed(report: Report) -> tuple[Chapter, ...]:
    """Give the chapters with a name above the facts of the meeting: on page 2 no title of the report stands above them.

    Two pages have no room for such a name.
    """
    if report.brief:
        return report.chapters
    facts = (report.words.say("the_meeting"),)
    return tuple(
        replace(one, blocks=(Section(facts, one.blocks),)) if one.id == "header" and one.blocks else one for one in report.chapters
    )


def _in_order(chapters: tuple[Chapter, ...]) -> dict[str, tuple[Chapter, ...]]:
    """Give what stands on page 1 (in short, the main directions, who was there), on page 2, and after that."""
    by_id = {one.id: one for one in chapters}
    directions, opening = _parted(by_id.get("introduction"), Highlights)
    people, around = _parted(by_id.get("attendance") or by_id.get("setup"), People)
    front = [*(one for one in chapters if one.id in _FRONT), *directions, *people]
    changed = {**{one.id: one for one in (*opening, *around)}, **dict.fromkeys(_FRONT)}
    changed |= {one.id: None for one in (*directions, *people) if one.id and one.id not in changed}
    rest = [one for one in (changed.get(one.id, one) for one in chapters) if one is not None]
    first = tuple(takewhile(lambda one: one.id in _OPENING, rest))
    return {"front": tuple(front), "opening": first, "chapters": tuple(rest[len(first) :])}


def _parted(chapter: Chapter | None, kind: type[Any]) -> tuple[list[Chapter], list[Chapter]]:
    """Give a chapter without its sections that show `kind`, and these; all of it when it shows that itself."""
    if chapter is None:
        return [], []
    if any(isinstance(one, kind) for one in chapter.blocks):
        return [chapter], []
    found: tuple[Block, ...] = tuple(one for one in chapter.blocks if isinstance(one, Section) and _shows(one, kind))
    if not found:
        return [], [chapter]
    found += chapter.blocks[-1:] if _is_foot(chapter.blocks[-1]) else ()
    others = tuple(one for one in chapter.blocks if one not in found)
    return [Chapter("", "", found)], [replace(chapter, blocks=others)] if others else []


def _shows(section: Section, kind: type[Any]) -> bool:
    return any(isinstance(one, kind) for one in section.blocks)


def _is_foot(block: Any) -> bool:
    """Say whether a block is what a chapter says of its figures, at its end."""
    return isinstance(block, Paragraph) and block.role == "quiet"


def _paper(edition: Edition) -> dict[str, Any]:
    report, words = edition.report, edition.report.words
    teller, title = Teller(edition), written(report.title)
    return {
        "title": title,
        "short": title if len(title) <= 80 else title[:79].rstrip() + "…",
        "name": written(report.meta.name or words.say("report_of")),
        "date": written(report.meta.date),
        "author": written(report.meta.author),
        "about": written(", ".join(filter(None, (report.meta.name, report.meta.date)))),
        "keywords": [words.say("report_of")],
        "language": report.language,
        "region": _REGIONS.get(report.language, "NL"),
        "standfirst": [teller.text(one) for one in report.meta.standfirst],
        "concluded-by": written(report.meta.concluded_by),
        "organiser": written(edition.data["meeting"].get("organiser") or words.say("logo")),
        "key": [[stance, words.say(stance)] for stance in ("agree", "neutral", "disagree")],  # of its bars
        "brief": report.brief,
        "look-up": words.say("look_up"),
        "contents": words.say("contents"),
    }


def _look(edition: Edition, teller: Teller, room: Path) -> dict[str, Any]:
    look, logo_file = edition.look, ""
    content = edition.fetch(look.logo) if look.logo else None
    if content:
        logo_file = "logo.png" if content.startswith(b"\x89PNG") else "logo.jpg"
        (room / logo_file).write_bytes(content)
    return {"plain": look.plain, "mark": mark_of(look), "accent": accent_of(look), "logo": logo_file, "ink": INK, "soot": SOOT,
            "thread": THREAD, "twine": TWINE, "ear": teller.drawing(logo()), "emblem": teller.drawing(emblem())}  # fmt: skip


def _icons(document: Any) -> dict[str, str]:
    """Give the icons that the sections ask for, in the ink of their kind where they stand above a title."""
    names: dict[str, str] = {}

    def look(value: Any) -> None:
        if isinstance(value, dict):
            if value.get("sort") == "section" and value["icon"]:
                names[value["icon"]] = KINDS.get(value["icon"], INK) if value["kicker"] else INK
            for one in value.values():
                look(one)
        elif isinstance(value, list):
            for one in value:
                look(one)

    look(document)
    files = {name: _ICONS / f"{name}.svg" for name in sorted(names)}
    return {
        name: file.read_text("utf-8").replace("currentColor", names[name])
        for name, file in files.items()
        if file.exists()
    }


def _attached(edition: Edition, room: Path) -> list[dict[str, str]]:
    """Lay the public data beside the document, to go inside it; say what each file is."""
    attached: list[dict[str, str]] = []
    if isinstance(edition, SeriesEdition):  # each session has files of its own
        return attached
    for writer, about in ((csv, "attached_table"), (public_json, "attached_data")):
        (room / writer.FILE_NAME).write_bytes(writer.render(edition))
        media, told = writer.MEDIA_TYPE.partition(";")[0], edition.report.words.say(about)
        attached.append({"name": writer.FILE_NAME, "media": media, "about": told})
    return attached
