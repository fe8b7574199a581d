"""The council version as a text document: short enough for two pages, with everybody in it who was there."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from lxml import etree

from facilitator.report.blocks import People
from facilitator.report.edition import edition_of
from facilitator.report.writers import discover
from tests.report.play import SCENARIOS, Play

ALL = [pytest.param(path, id=path.stem) for path in sorted(SCENARIOS.glob("*.json"))]
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def in_odt(content: bytes) -> tuple[list[list[list[str]]], str]:
    """The tables of a text document, row by row, and all its words."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        root = etree.fromstring(package.read("content.xml"))
    rows = [[["".join(cell.itertext()) for cell in row.iter(f"{TABLE}table-cell")] for row in one.iter(f"{TABLE}table-row")]
            for one in root.iter(f"{TABLE}table")]  # fmt: skip
    return rows, "\n".join(root.itertext())


def in_word(content: bytes) -> tuple[list[list[list[str]]], str]:
    """The same of a Word document."""
    document = docx.Document(io.BytesIO(content))
    rows = [[[cell.text for cell in row.cells] for row in one.rows] for one in document.tables]
    return rows, "\n".join(one.text for one in document.paragraphs)


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize("form", ["docx", "odt"])
def test_two_pages_count_who_were_there_in_two_lists_side_by_side(path, form: str) -> None:
    edition = edition_of(Play(path).state, length="council")
    people = next((block for one in edition.report.chapters for block in one.blocks if isinstance(block, People)), None)
    tables, _ = {"docx": in_word, "odt": in_odt}[form](discover()[form].render(edition))
    if people is None:
        return
    name, first = edition.report.words.say("background"), people.rows[0][0]
    table = next(one for one in tables if one[0][0] == name and one[1][0] == first)
    halves = 2 if len(people.rows) > 3 else 1
    assert len(table[0]) == 3 * halves and table[0].count(name) == halves
    assert len(table) == 1 + -(-len(people.rows) // halves)
    counts = {label: {row[at + 1].strip(), row[at + 2].strip()} for row in table[1:] for at in range(0, 3 * halves, 3) if (label := row[at])}
    assert sorted(counts) == sorted(label for label, _ in people.rows)
    assert all(str(n) in counts[label] for label, n in people.rows)


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_on_two_pages_a_chapter_has_its_finding_for_a_title_and_no_name_above_it(form: str) -> None:
    state = Play(sorted(SCENARIOS.glob("*.json"))[2]).state
    for length, named in (("full", True), ("council", False)):
        edition = edition_of(state, length=length)
        kicker = next(one.kicker for one in edition.report.chapters if one.id == "attendance")
        _, words = {"docx": in_word, "odt": in_odt}[form](discover()[form].render(edition))
        assert (kicker in words.splitlines()) is named
