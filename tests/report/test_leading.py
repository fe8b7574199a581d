"""A line that leads to a table or a drawing is not left behind at the foot of a page, and a drop cap has lines beside it."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from lxml import etree

from facilitator.report.blocks import Paragraph
from facilitator.report.edition import edition_of
from facilitator.report.writers import discover
from tests.report.play import Play

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_in_word_what_leads_to_the_timeline_stays_with_it() -> None:
    document = ZipFile(io.BytesIO(discover()["docx"].render(edition_of(Play().state)))).read("word/document.xml")
    told = [one for one in etree.fromstring(document).iter(f"{W}p") if "De bijeenkomst begon om" in "".join(one.itertext())]
    assert [one.find(f"{W}pPr/{W}keepNext") is not None for one in told] == [True]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Vidiveni is een echt restaurant. " * 8, "drop"),
        ("Drie dingen:\n1. Durven.\n" + "Dat vraagt tijd. " * 20, "lead"),
        ("Welkom.", "lead"),
        ("“Durven” " * 40, "lead"),
        ("مرحبا " * 60, "lead"),
    ],
    ids=["long", "a list", "short", "a quotation mark", "Arabic"],
)
def test_a_drop_cap_has_a_letter_and_lines_beside_it(text: str, role: str) -> None:
    assert Paragraph((text,), "drop").shown_as == role
    assert Paragraph((text,), "quiet").shown_as == "quiet"
