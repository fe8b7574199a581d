"""The pages of the PDF are full: parts follow each other, and no heading or caption is parted from what it stands above."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from functools import cache

import pytest
from pypdf import PdfReader

from facilitator.report import blocks
from facilitator.report.edition import Look, edition_of
from facilitator.report.writers import pdf
from tests.report.play import SCENARIOS, Play

MM = 72 / 25.4
TOP, FOOT = (297 - 27) * MM, 23 * MM  # of what stands between the running head and foot
FULL = 0.6
EACH = [pytest.param(path.stem, "", False, id=path.stem) for path in sorted(SCENARIOS.glob("*.json"))]
ALL = [*EACH, pytest.param("doelenboom-noordoostpolder", "en", False, id="english"),
       pytest.param("sociale-top-zwolle", "", True, id="plain")]  # fmt: skip


@dataclass(frozen=True)
class Line:
    """Some words that stand together on a page: where they begin, how high they stand, how large they are."""

    x: float
    y: float
    size: float
    text: str


def lines_of(sheet, top: float = TOP) -> list[Line]:
    """What stands on a page between its running head and foot."""
    found: list[Line] = []

    def meet(text, matrix, place, font, size) -> None:
        x, y = (place[4] * matrix[0] + matrix[4], place[5] * matrix[3] + matrix[5])
        if text.strip() and FOOT - 1 < y < top:
            found.append(Line(x, y, size * abs(matrix[3]), bare(text)))

    sheet.extract_text(visitor_text=meet)
    return found


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad-]", "", text)


@cache
def read(scenario: str, language: str, plain: bool) -> tuple[list[list[Line]], list[str], list[str]]:
    """Give the lines on each page of a report, its titles and its captions."""
    edition = edition_of(Play(SCENARIOS / f"{scenario}.json", language).state, length="full")
    edition = replace(edition, look=Look(plain=plain))
    sheets = PdfReader(io.BytesIO(pdf.render(edition))).pages
    pages = [lines_of(sheet, TOP if n else 297 * MM) for n, sheet in enumerate(sheets)]  # the first has no running head
    titles, captions = [], []

    def look(of) -> None:
        for one in of:
            if isinstance(one, (blocks.Chapter, blocks.Section)):
                titles.append(one.title if isinstance(one.title, str) else said(one.title))
            if isinstance(one, (blocks.Heat, blocks.Table)) and one.caption:
                captions.append(str(one.caption))
            look(getattr(one, "blocks", ()) or getattr(one, "sections", ()))

    look(edition.report.chapters)
    return pages, [bare(one) for one in titles if one], list(map(bare, captions))


def said(title) -> str:
    return "".join(one if isinstance(one, str) else getattr(one, "text", "") for one in title)


@pytest.mark.parametrize(("scenario", "language", "plain"), ALL)
def test_no_page_ends_with_much_left_empty(scenario, language, plain):
    """Not the first, which is a front; not the second, which the contents end; not the last, which is where it ends."""
    pages, _, _ = read(scenario, language, plain)
    full = {n: (TOP - min(line.y for line in lines)) / (TOP - FOOT) for n, lines in enumerate(pages, 1)}
    assert len(full) > 10
    assert {n: round(share, 2) for n, share in full.items() if 2 < n < len(full) and share < FULL} == {}


@pytest.mark.parametrize(("scenario", "language", "plain"), ALL)
def test_no_heading_and_no_caption_is_the_last_on_its_page(scenario, language, plain):
    pages, titles, captions = read(scenario, language, plain)
    assert titles and captions
    met, alone = 0, []
    for n, lines in enumerate(pages, 1):
        for one in lines:
            heads = one.size > 11 and len(one.text) > 3 and any(one.text in title for title in titles)
            if heads or any(one.text == caption for caption in captions):
                met += 1
                below = [line for line in lines if line.y < one.y - 4 and one.x - 40 < line.x < one.x + 240 and line.text not in titles]
                alone += [] if below else [(n, one.text)]
    assert met > 20 and alone == []


@pytest.mark.parametrize("plain", [False, True])
def test_without_a_sign_before_it_the_name_above_all_stands_at_the_edge_of_what_is_below_it(plain):
    pages, _, _ = read("sociale-top-zwolle", "", plain)
    name, *below = sorted(pages[0], key=lambda line: -line.y)
    edge = min(line.x for line in below)
    assert name.text == "SocialeTopZwolle"
    assert (name.x == pytest.approx(edge, abs=0.1)) is plain
    assert sum(line.x == pytest.approx(edge, abs=0.1) for line in below) > 10


def test_what_is_said_below_rows_stands_clear_of_the_line_under_the_last():
    edition = edition_of(Play(SCENARIOS / "sociale-top-zwolle.json").state, length="council")
    lines = lines_of(PdfReader(io.BytesIO(pdf.render(edition))).pages[0])
    said = next(line for line in lines if line.text.startswith("Breedgedragen:"))
    above = min(line.y for line in lines if line.y > said.y + 4)
    assert above - said.y > 1.8 * said.size
