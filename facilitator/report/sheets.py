"""Tables as files: a workbook (XLSX) and separated text (CSV). What people typed is text in them, never a formula or a link."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

from facilitator.report.colours import INK, SOOT, THREAD, mark_of
from facilitator.report.data.tables import Cell, Sheet
from facilitator.report.edition import Edition, Look
from facilitator.report.words import Words

LONGEST_CELL = 32_767  # characters of a cell that Excel takes
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FIXED = (1980, 1, 1, 0, 0, 0)


def separated(sheet: Sheet, first: str = "") -> bytes:
    """Give a table as CSV for every spreadsheet programme: semicolons, all quoted, nothing that begins as a formula does.

    `first` is a line above the header.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    if first:
        writer.writerow([harmless(first)])
    writer.writerow([harmless(column.name) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([harmless(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def harmless(cell: Cell) -> str:
    """Give a cell as text that no programme takes for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text


def workbook(edition: Edition, sheets: Sequence[Sheet], first: str = "", subject: str = "") -> bytes:
    """Give tables as one workbook, a sheet each, with `first` as the first line of every sheet."""
    words, out = edition.report.words, io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book: Any = xlsxwriter.Workbook(out, options)
    book.set_properties(
        {
            "title": edition.report.title,
            "subject": subject or words.say("public_data"),
            "author": edition.report.meta.author,
            "company": str(edition.data["meeting"].get("organiser", "")),
            "created": edition.at.replace(tzinfo=None),
        }
    )
    faces = _faces(book, edition.look)
    for sheet in sheets:
        _sheet(book, sheet, faces, first, words, edition.report.title)
    book.close()
    return _with_language(out.getvalue(), edition.report.language, edition.at)


def _faces(book: Any, look: Look) -> dict[str, Any]:
    """Give how cells look: letters and lines of ink, the names of columns on the colour of the look."""
    base = {"font_name": "Calibri", "font_size": 11, "valign": "top", "font_color": INK}
    ruled = {**base, "bottom": 1, "bottom_color": THREAD}
    return {
        "head": book.add_format(
            {**base, "bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": mark_of(look), "bottom": 2, "bottom_color": INK}
        ),
        "text": book.add_format({**ruled, "text_wrap": True}),
        "number": book.add_format({**ruled, "align": "right", "indent": 1}),
        "id": book.add_format({**ruled, "bold": True, "align": "center"}),
        "first": book.add_format({**base, "bold": True, "font_color": "#a1381a", "font_size": 12}),
        "quiet": book.add_format({**base, "font_color": SOOT}),
    }


def _sheet(book: Any, sheet: Sheet, faces: dict[str, Any], first: str, words: Words, title: str) -> None:
    page: Any = book.add_worksheet(sheet.title)
    top = 0
    if first:
        page.write_string(0, 0, first, faces["first"])
        top = 1
    for at, column in enumerate(sheet.columns):
        empty = bool(sheet.rows) and all(row[at] in (None, "") for row in sheet.rows)
        page.set_column(at, at, column.letters, None, {"hidden": empty})  # there for who counts on it, out of sight
        page.write_string(top, at, column.name, faces["head"])
    page.set_row(top, 34)
    numbered = bool(sheet.columns) and sheet.columns[0].name == words.say("column_number")
    for line, row in enumerate(sheet.rows, top + 1):
        for at, cell in enumerate(row):
            _write(page, line, at, cell, faces, words, is_id=numbered and at == 0)
        page.set_row(line, _height(sheet, row))
    if sheet.rows:
        page.autofilter(top, 0, top + len(sheet.rows), len(sheet.columns) - 1)
    page.freeze_panes(top + 1, 1 if numbered else 0)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.set_margins(0.5, 0.5, 0.7, 0.7)
    page.set_header(f"&L{_coded(title)}&R{_coded(sheet.title)}")
    page.set_footer("&R&P / &N")


def _coded(text: str) -> str:
    """Give a text for a header, in which & is a sign of the programme; it takes 255 characters in all."""
    return text[:80].replace("&", "&&")


def _write(page: Any, line: int, at: int, cell: Cell, faces: dict[str, Any], words: Words, *, is_id: bool) -> None:
    if cell is None or cell == "":
        page.write_blank(line, at, None, faces["text"])
    elif isinstance(cell, str):
        page.write_string(line, at, _fitting(cell, words), faces["text"])
    else:
        page.write_number(line, at, cell, faces["id" if is_id else "number"])


def _fitting(text: str, words: Words) -> str:
    """Give a text as long as a cell can hold, counted as Excel counts; what is cut says so."""
    if _units(text) <= LONGEST_CELL:
        return text
    told = words.say("cell_cut")
    kept = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - _units(told))].decode("utf-16-le", "ignore")
    return kept + told


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2


def _height(sheet: Sheet, row: Sequence[Cell]) -> float:
    """Give how tall a row must be for its longest text: not every programme finds that out by itself."""
    lines = [1]
    for column, cell in zip(sheet.columns, row, strict=True):
        if isinstance(cell, str) and cell:
            wide = max(1, int(column.letters * 1.12))
            lines.append(sum(max(1, -(-len(part) // wide)) for part in cell.split("\n")))
    return min(409.0, 4 + 15.0 * max(lines))


def _with_language(content: bytes, language: str, at: datetime) -> bytes:
    """Give a workbook that says its language, for which the library has no place; every member with one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fresh:
        for name in book.namelist():
            part = book.read(name)
            if name == "docProps/core.xml":
                said = f"<dc:language>{escape(language)}</dc:language></cp:coreProperties>"
                part = part.replace(b"</cp:coreProperties>", said.encode())
            member = zipfile.ZipInfo(name, _FIXED)
            member.compress_type = zipfile.ZIP_DEFLATED
            fresh.writestr(member, part)
    return out.getvalue()
