"""The figures of the voice are old ones, in which 10 reads as IO: every file asks for those as tall as capitals."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from facilitator.report.edition import edition_of
from facilitator.report.odt.texts import tall
from facilitator.report.writers import docx, html, odt
from tests.report import odf
from tests.report.play import Play
from tests.report.word import Opened
from tests.story import Story

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def test_whatever_the_page_sets_in_the_voice_has_tall_figures() -> None:
    sheet = "".join(re.findall(r"<style>(.*?)</style>", html.render(edition_of(Story().begun().state)).decode(), re.DOTALL))
    rules = [one for one in re.findall(r"[^{}]*\{[^{}]*\}", sheet) if re.search(r"font(-family)?:[^;]*var\(--font-voice\)", one)]
    assert len(rules) > 10
    assert [one for one in rules if "lining-nums" not in one and '"lnum" 1' not in one] == []


def test_every_style_of_the_word_document_in_the_voice_has_tall_figures() -> None:
    document = Opened(docx.render(edition_of(Story().begun().state)))
    fonts = document.all("//w:rFonts[@w:ascii='Vollkorn']", document.styles)
    assert len(fonts) > 10
    for one in fonts:
        last = one.getparent()[-1]  # what Word added later stands after all else
        assert (last.tag, last.get(f"{W14}val")) == (f"{W14}numForm", "lining")
    assert len(document.all("//*[local-name()='numForm']", document.styles)) == len(fonts)


@pytest.mark.parametrize("name", ["Stand_figure", "Number"])
def test_counts_and_numbers_of_the_text_document_are_in_tall_figures(name) -> None:
    styles = odf.part(odt.render(edition_of(Play().state)), "styles.xml")
    (letters,) = styles.xpath(f"//*[@*[local-name()='name']='{name}']/*[local-name()='text-properties']")
    assert letters.get(f"{STYLE}font-name") == "Vollkorn Figures"


def test_every_style_of_the_text_document_in_the_voice_asks_for_tall_figures() -> None:
    made = odt.render(edition_of(Play().state))
    for part in ("styles.xml", "content.xml"):
        tree = odf.part(made, part)
        faces = {one.get(f"{STYLE}name"): one.get(f"{SVG}font-family") for one in tree.iter(f"{STYLE}font-face")}
        used = {value for one in tree.iter(f"{STYLE}text-properties") for name, value in one.attrib.items() if "font-name" in name}
        assert used <= set(faces) and "Vollkorn" not in used
        assert faces["Vollkorn lining"] == "'Vollkorn:lnum', Vollkorn"
        assert part == "content.xml" or "Vollkorn lining" in used


def test_so_are_those_in_its_headings_and_nothing_else_in_them_changes() -> None:
    content = odf.part(odt.render(edition_of(Play().state)), "content.xml")
    heads = {"".join(one.itertext()): one for one in content.xpath("//*[local-name()='h']")}
    (figure,) = heads["Groep A1"].xpath("./*[local-name()='span']")
    assert (figure.text, *figure.attrib.values()) == ("1", "Tall")


def test_a_heading_keeps_its_signs_and_its_pointers() -> None:
    pointer = '<text:a xlink:href="#n12" text:style-name="Source">12</text:a>'
    assert tall(Markup(f"A1 &#39;B&amp;2&#39; {pointer}")) == (
        'A<text:span text:style-name="Tall">1</text:span> &#39;B&amp;<text:span text:style-name="Tall">2</text:span>&#39; ' + pointer
    )
