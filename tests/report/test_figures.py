"""The figures of the voice are old ones, in which 10 reads as IO: every file asks for those as tall as capitals."""

from __future__ import annotations

import re

import pytest

from facilitator.report.edition import edition_of
from facilitator.report.writers import docx, html, odt
from tests.report import odf
from tests.report.play import Play
from tests.report.word import Opened
from tests.story import Story

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
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
