"""An organiser's own Word template is the house style of report.docx: its style is used, and nothing else in it goes along."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, RGBColor

from facilitator.report.blocks import Items
from facilitator.report.edition import Edition, Look, edition_of
from tests.report.play import Play
from tests.report.word import Opened, faults, photo_of, with_blocks, written


@pytest.fixture(scope="module")
def edition() -> Edition:
    return edition_of(Play().state)


def house(numbered_list: bool = True) -> bytes:
    """A house style as an organisation has it: letterhead, margins, its own headings, and last year's text."""
    kept = docx.Document()
    kept.styles["Heading 1"].font.color.rgb = RGBColor(0xC0, 0x00, 0x30)
    kept.styles["Normal"].font.name = "Tahoma"
    page = kept.sections[0]
    page.page_width, page.page_height, page.left_margin = Cm(21), Cm(29.7), Cm(4)
    page.header.paragraphs[0].text = "Gemeente Voorbeeld"
    page.footer.paragraphs[0].text = "Postbus 1, Voorbeeld"
    kept.add_heading("Geheim van vorig jaar", 1)
    kept.add_picture(io.BytesIO(photo_of("#ff0000")))
    kept.part.relate_to("https://intern.example/sjabloon.dotx", RT.HYPERLINK, is_external=True)
    if not numbered_list:
        for rid, one in list(kept.part.rels.items()):
            if one.reltype == RT.NUMBERING:
                del kept.part.rels[rid]
    made = io.BytesIO()
    kept.save(made)
    return made.getvalue()


def housed(edition: Edition, template: bytes) -> Opened:
    return written(replace(edition, look=Look(template="t.docx"), fetch=lambda _file: template))


def test_an_organisers_template_is_the_house_style(edition, tmp_path):
    made = housed(edition, house())
    assert not faults(made.content, tmp_path)
    opened = docx.Document(io.BytesIO(made.content))
    page = opened.sections[0]
    assert page.header.paragraphs[0].text == "Gemeente Voorbeeld" and page.footer.paragraphs[0].text == "Postbus 1, Voorbeeld"
    assert {round(one.left_margin.cm, 1) for one in opened.sections} == {4.0}
    assert str(opened.styles["Heading 1"].font.color.rgb) == "C00030"
    assert "Vollkorn" not in made.zip.read("word/styles.xml").decode()
    assert "Heading1" in made.all("//w:pStyle/@w:val") and "TableGrid" in made.all("//w:tblStyle/@w:val")
    used = set(made.all("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
    assert used <= set(made.all("//w:style/@w:styleId", made.styles))


def test_of_a_template_only_its_style_is_left(edition):
    made = housed(edition, house())
    assert "Geheim van vorig jaar" not in made.text
    related = made.zip.read("word/_rels/document.xml.rels")
    assert b"intern.example" not in related and not [name for name in made.names if name == "word/media/image1.jpg"]
    assert b"w:rsids" not in made.zip.read("word/settings.xml")


def test_what_a_templates_makers_left_in_it_goes_no_further(edition):
    """The picture of its first page, their own notes about it, and what they crossed out in its header."""
    kept = docx.Document(io.BytesIO(house()))
    header = kept.sections[0].header.paragraphs[0]
    header._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="Iemand"><w:r><w:delText>Wethouder X</w:delText></w:r></w:del>'))
    header._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="Iemand"><w:r><w:t>, afdeling Zorg</w:t></w:r></w:ins>'))
    template = io.BytesIO()
    kept.save(template)
    assert "docProps/thumbnail.jpeg" in zipfile.ZipFile(template).namelist()
    made = housed(edition, template.getvalue())
    assert not [name for name in made.names if "thumbnail" in name or name.startswith("customXml")]
    told = b"".join(made.zip.read(name) for name in made.names if name.startswith("word/header"))
    assert b"Gemeente Voorbeeld" in told and b", afdeling Zorg" in told
    assert b"Wethouder X" not in told and b"Iemand" not in told


def test_a_template_in_dutch_keeps_its_ids(edition):
    template = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(house())) as old, zipfile.ZipFile(template, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b'"Heading1"', b'"Kop1"') if name.startswith("word/") else content)
    made = housed(edition, template.getvalue())
    assert "Kop1" in made.all("//w:pStyle/@w:val") and "Heading1" not in made.all("//w:pStyle/@w:val")


def test_a_template_without_lists_gets_ours(edition, tmp_path):
    made = housed(with_blocks(edition, Items((("een",), ("twee",)), ordered=True)), house(numbered_list=False))
    assert not faults(made.content, tmp_path) and "word/numbering.xml" in made.names


@pytest.mark.parametrize("template", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_a_template_that_cannot_be_read_gives_our_own_look(edition, template):
    assert housed(edition, template).content == written(edition).content
