"""Sections of the document: its page, and where it stands in columns."""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document

from facilitator.report.word.styles import GUTTER, mm
from facilitator.report.word.xml import Element, found, named, w

WIDE, HIGH = 11906, 16838  # A4
TOP, SIDE, BOTTOM, HEAD, FOOT = mm(25), mm(21), mm(23), mm(13), mm(11)
_AFTER_COLUMNS = (
    "formProt",
    "vAlign",
    "noEndnote",
    "titlePg",
    "textDirection",
    "bidi",
    "rtlGutter",
    "docGrid",
    "printerSettings",
)


def page(document: Document, spared: int = 0) -> None:
    """Make the page of a document A4 with our margins (`spared` less above and below), and its first page one of its own."""
    last = document.sections[-1]._sectPr
    for one in list(last):
        last.remove(one)
    last.attrib.clear()
    last.append(w("pgSz", w=WIDE, h=HIGH))
    last.append(w("pgMar", top=TOP - spared, right=SIDE, bottom=BOTTOM - spared, left=SIDE, header=HEAD, footer=FOOT, gutter=0))
    last.append(w("cols", space=GUTTER))
    last.append(w("titlePg"))


def room(document: Document) -> int:
    """Give how wide text may be, in twentieths of a point."""
    section = document.sections[-1]
    width, left, right = section.page_width, section.left_margin, section.right_margin
    return round(((width or WIDE * 635) - (left or 0) - (right or 0)) / 635)


def ended(document: Document, columns: int, first: bool) -> Element:
    """Give the end of a section that looks as the page does, in so many columns.

    The first carries the headers and footers, the rest follow it; the last one, which is the document's own, goes on
    where the columns end.
    """
    last = document.sections[-1]._sectPr
    made: Element = deepcopy(last)
    if first:
        for tag in ("headerReference", "footerReference", "titlePg", "type"):
            for one in found(last, f"./w:{tag}"):
                last.remove(one)
        last.insert(0, w("type", val="continuous"))
        _columns(last, 1)
    _columns(made, columns)
    return made


def _columns(section: Element, columns: int) -> None:
    for one in found(section, "./w:cols"):
        section.remove(one)
    made = w("cols", num=columns, space=GUTTER, equalWidth=1) if columns > 1 else w("cols", space=GUTTER)
    tags = {named(f"w:{tag}") for tag in _AFTER_COLUMNS}
    later = next((place for place, one in enumerate(section) if one.tag in tags), len(section))
    section.insert(later, made)
