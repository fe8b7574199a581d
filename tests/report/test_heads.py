"""The heads of tables in the text documents: no word of them breaks because its column is narrow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from lxml import etree
from PIL import ImageFont

from facilitator.report.blocks import Chapter, Section, Side, Table, Typed
from facilitator.report.edition import Edition, edition_of, series_edition
from facilitator.report.lettering import shared
from facilitator.report.typst import FONTS
from facilitator.report.writers import docx, odt
from tests.report import odf
from tests.report.play import EACH, Play
from tests.report.word import Opened, W
from tests.story import Story

_POINTS = {"Table_head": 9, "Table_head_end": 9, "Table_head_middle": 8.5, "Table_head_middle_small": 7.5}
_BOLD = ImageFont.truetype(FONTS / "AtkinsonHyperlegibleNext_700Bold.ttf", 1000)
_CENTIMETRE = 72 / 2.54  # points


def pieces(head: str) -> list[str]:
    """What of a head can not be broken: words, and of one with hyphens what stands between those."""
    found = []
    for word in head.split():
        *parts, end = word.split("\u00ad")
        found += [*(f"{part}-" for part in parts), end]
    return found


def too_wide(head: str, size: float, room: float) -> list[str]:
    """What of a head in letters of `size` points stands in no `room` of so many points."""
    return [one for one in pieces(head) if _BOLD.getlength(one) / 1000 * size > room]


def head_of(cell: etree._Element) -> str:
    """The words of a head, with the places where they may be broken."""
    return "".join("\u00ad" if one.tag == f"{W}softHyphen" else one.text or "" for one in cell.iter(f"{W}t", f"{W}softHyphen"))


def broken_in_docx(edition: Edition) -> Iterator[str]:
    document = Opened(docx.render(edition))
    for table in document.all("//w:tbl[w:tr/w:trPr/w:tblHeader]"):
        margins = [int(one) for one in document.all("./w:tblPr/w:tblCellMar/*/@w:w", table)] or [60, 100]
        for cell in document.all("./w:tr[1]/w:tc", table):
            small = any("Stand" in style for style in document.all(".//w:pStyle/@w:val", cell))
            room = (int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) - sum(margins)) / 20
            yield from too_wide(head_of(cell), 7.5 if small else 9.5, room)


def broken_in_odt(edition: Edition) -> Iterator[str]:
    content = odf.part(odt.render(edition), "content.xml")
    spaces = {"table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0", "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0"}
    for table in content.xpath("//table:table[table:table-header-rows]", namespaces=spaces):
        room = (7.9 if table.xpath("ancestor::text:section", namespaces=spaces) else 16.6) * _CENTIMETRE
        shares = [int(one.split("_")[1]) for one in table.xpath("./table:table-column/@table:style-name", namespaces=spaces)]
        heads = table.xpath("./table:table-header-rows//table:table-cell", namespaces=spaces)
        for head, share in zip(heads, shares, strict=True):
            for line in head.xpath("./text:p", namespaces=spaces):
                size = _POINTS.get(line.get(f"{{{spaces['text']}}}style-name"))
                if size:
                    yield from too_wide("".join(line.itertext()), size, room * share / sum(shares) - 0.18 * _CENTIMETRE)


@cache
def series() -> Edition:
    first, second = Play(), Play()
    return series_edition([first.state, second.state])


def narrow() -> Edition:
    """Tables in half a page, with more heads than they have room for in letters alone."""
    head = ("Bijeenkomst", "gemeente", "Gemiddeld", "Mensen")
    tables = [Table("", head, (tuple((text,) for text in ("Een heel lang verhaal " * n, "1", "2", "3")),), numeric=numeric) for n, numeric in ((1, True), (9, False))]
    sections = tuple(Section((Typed("Hier"),), (one,)) for one in tables)
    base = edition_of(Story().begun().state)
    return replace(base, report=replace(base.report, chapters=(Chapter("one", "Een", (*tables, Side(sections))),)))


@pytest.mark.parametrize("broken", [broken_in_docx, broken_in_odt])
@pytest.mark.parametrize("path", EACH)
def test_no_head_of_a_report_breaks_in_a_word(path, broken) -> None:
    assert list(broken(edition_of(Play(path).state))) == []


@pytest.mark.parametrize("broken", [broken_in_docx, broken_in_odt])
def test_nor_of_a_series_nor_of_narrow_tables(broken) -> None:
    assert list(broken(series())) == []
    assert list(broken(narrow())) == []


def test_room_goes_by_what_is_wanted_as_far_as_nobody_gets_too_little() -> None:
    assert shared(100, [1, 1, 2], [10, 10, 10]) == [25, 25, 50]
    assert shared(100, [1, 1, 98], [10, 20, 10]) == [10, 20, 70]


def test_a_word_without_end_takes_no_more_than_its_part() -> None:
    assert shared(100, [1, 1, 1, 1], [1000, 10, 10, 10]) == [30, *[pytest.approx(70 / 3)] * 3]
    assert sum(shared(100, [1] * 9, [40] * 9)) == pytest.approx(100)
