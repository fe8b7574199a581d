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
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def in_word() -> etree._Element:
    return etree.fromstring(ZipFile(io.BytesIO(discover()["docx"].render(edition_of(Play().state)))).read("word/document.xml"))


def said(paragraph: etree._Element) -> str:
    return "".join(paragraph.itertext())


def test_in_word_what_leads_to_a_table_stays_with_it() -> None:
    told = [one for one in in_word().iter(f"{W}p") if said(one).startswith("Hier staan de achtergronden samen")]
    assert told and all(one.find(f"{W}pPr/{W}keepNext") is not None for one in told)


def test_in_word_a_head_is_not_left_behind_by_a_line_that_goes_with_a_large_drawing() -> None:
    told = [one for one in in_word().iter(f"{W}p") if "De bijeenkomst begon om" in said(one)]
    assert [one.find(f"{W}pPr/{W}keepNext") is not None for one in told] == [False]


def test_in_word_only_the_contents_begin_a_page() -> None:
    begun = [said(one) for one in in_word().iter(f"{W}p") if one.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert begun == ["Inhoud"]


def test_in_a_text_document_everything_flows_and_the_head_of_the_contents_stays_with_their_first_lines() -> None:
    content = ZipFile(io.BytesIO(discover()["odt"].render(edition_of(Play().state)))).read("content.xml")
    root = etree.fromstring(content)
    assert b'fo:break-before="page"' not in content
    body = next(root.iter(f"{TEXT}index-body"))
    styles = [one.get(f"{TEXT}style-name", "") for one in body]
    assert styles[0] == "Contents_20_Heading_Kept" and not body.findall(f"{TEXT}index-title")
    assert [style.endswith("_Kept") for style in styles[1:]] == [True] * 3 + [False] * (len(styles) - 8) + [True] * 3 + [False]


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
