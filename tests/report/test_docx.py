"""report.docx: a document that Word opens without a question, that a screen reader reads, and that holds all there is."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import get_args

import docx
import pytest
from lxml import etree

from facilitator.report import blocks
from facilitator.report.blocks import (
    Go,
    Grade,
    Items,
    Marked,
    Paragraph,
    Picture,
    Ref,
    Section,
    Typed,
    numbered,
)
from facilitator.report.colours import READABLE, contrast
from facilitator.report.edition import Edition, Look, edition_of
from facilitator.report.word.place import written as shapes
from facilitator.report.writers import discover
from tests.report.play import Play
from tests.report.test_hostile_texts import HOSTILE
from tests.report.test_hostile_texts import story as hostile_story  # noqa: F401  # a fixture
from tests.report.word import Opened, W, faults, photo_of, said, with_blocks, written

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = f"{R}id"
PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/footer1.xml", "word/header1.xml")


def with_part(content: bytes, name: str, changed: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.namelist():
            new.writestr(one, changed if one == name else old.read(one))
    return made.getvalue()


@pytest.fixture(scope="module")
def edition() -> Edition:
    return edition_of(Play().state)


@pytest.fixture(scope="module")
def zwolle(edition) -> Opened:
    return written(edition)


@pytest.fixture(scope="module")
def hostile(hostile_story) -> Opened:  # noqa: F811
    return written(edition_of(hostile_story.state))


def test_word_finds_nothing_to_repair(zwolle, tmp_path):
    assert not faults(zwolle.content, tmp_path)


def test_word_finds_nothing_to_repair_in_hostile_texts(hostile, tmp_path):
    assert not faults(hostile.content, tmp_path)


def test_the_check_sees_a_property_out_of_order(zwolle, tmp_path):
    body = zwolle.xml("word/document.xml")
    properties = next(one for one in body.iter(f"{W}pPr") if one.find(f"{W}bidi") is None and len(one) > 1)
    properties.insert(0, properties[-1])  # what stood last stands before the style
    assert faults(with_part(zwolle.content, "word/document.xml", etree.tostring(body)), tmp_path)


def test_the_same_session_gives_the_same_bytes(edition, zwolle):
    assert discover()["docx"].render(edition_of(Play().state)) == zwolle.content == discover()["docx"].render(edition)


def test_nothing_in_the_file_tells_when_or_by_whom_it_was_typed(edition, zwolle):
    assert {one.date_time for one in zwolle.zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert len(zwolle.names) == len(set(zwolle.names)) and zwolle.names[0] == "[Content_Types].xml"
    assert not any(b"rsid" in zwolle.zip.read(name) for name in zwolle.names if name.endswith(".xml"))
    core = docx.Document(io.BytesIO(zwolle.content)).core_properties
    assert core.created.timestamp() == core.modified.timestamp() == edition.at.timestamp()
    assert not any("thumbnail" in name or "customXml" in name for name in zwolle.names)


def test_properties_say_what_it_is(edition, zwolle):
    core = docx.Document(io.BytesIO(zwolle.content)).core_properties
    assert core.title == edition.report.title and core.author == edition.report.meta.author
    assert core.subject and core.language == "nl-NL"


def test_long_names_are_cut_to_what_word_takes(edition):
    report = replace(edition.report, title="x" * 5000, meta=replace(edition.report.meta, author="y" * 300))
    made = written(replace(edition, report=report))
    core = docx.Document(io.BytesIO(made.content)).core_properties
    assert len(core.title) == len(core.author) == 255
    assert max(len(line) for line in map(said, made.all("//w:sdt//w:p"))) <= 125
    assert "x" * 5000 in made.text  # the title itself is whole


def test_nothing_points_outside(zwolle, hostile):
    for made in (zwolle, hostile):
        related = b"".join(made.zip.read(name) for name in made.names if name.endswith(".rels"))
        assert b"External" not in related and b"http://evil" not in related and b"https://evil" not in related
        assert not [code for code in made.all("//w:instrText/text()") if not re.match(r" (TOC|PAGE|NUMPAGES) ?", code)]


def test_the_page_is_a4_and_numbered(zwolle):
    sizes = {(one.get(f"{W}w"), one.get(f"{W}h")) for one in zwolle.all("//w:pgSz")}
    assert sizes == {("11906", "16838")}
    footers = [zwolle.xml(name) for name in zwolle.names if re.match(r"word/footer\d", name)]
    for footer in footers:
        codes = "".join(zwolle.all(".//w:instrText/text()", footer))
        assert "PAGE" in codes and "NUMPAGES" in codes
    header = zwolle.xml("word/header1.xml")
    assert "Vidiveni" in said(header) and "Sociale Top Zwolle" in said(header)


def test_the_footer_says_how_to_read_a_bar(zwolle):
    assert {"eens", "neutraal", "oneens"} <= set(said(zwolle.xml("word/footer1.xml")).split())


def test_the_language_is_said(edition, zwolle):
    code = zwolle.all("//w:docDefaults//w:lang", zwolle.styles)[0]
    assert code.get(f"{W}val") == "nl-NL" and code.get(f"{W}bidi") == "ar-SA"
    english = written(edition_of(Play(language="en").state))
    assert english.all("//w:docDefaults//w:lang", english.styles)[0].get(f"{W}val") == "en-GB"


def test_tables_name_their_columns_on_every_page(zwolle):
    tables = zwolle.all("//w:tbl[w:tblPr/w:tblStyle/@w:val='ReportTable']")
    assert len(tables) > 10
    for table in tables:
        head = zwolle.all("./w:tr[1]/w:trPr/w:tblHeader", table)
        assert head and zwolle.all("./w:tblPr/w:tblCaption/@w:val", table)[0]
        assert len(zwolle.all("./w:tr/w:trPr/w:cantSplit", table)) == len(zwolle.all("./w:tr", table))
    assert not zwolle.all("//w:tbl[w:tblPr/w:tblStyle/@w:val='ReportLayout']//w:tblHeader")


def test_cells_are_as_wide_as_their_columns(zwolle):
    for table in zwolle.all("//w:tbl"):
        widths = zwolle.all("./w:tblGrid/w:gridCol/@w:w", table)
        for row in zwolle.all("./w:tr", table):
            assert zwolle.all("./w:tc/w:tcPr/w:tcW/@w:w", row) == widths
            assert all(cell[-1].tag == f"{W}p" for cell in zwolle.all("./w:tc", row))


def test_every_picture_says_what_it_shows_or_that_it_is_decoration(zwolle):
    pictures = zwolle.all("//wp:docPr")
    assert len(pictures) > 40
    for one in pictures:
        assert one.get("descr") or zwolle.all(".//adec:decorative[@val='1']", one)
    told = [one.get("descr") for one in pictures if one.get("descr")]
    assert any("vooraf 23" in text for text in told) and any(re.search(r"\d+ eens, \d+ neutraal", text) for text in told)
    assert all(one.get("title") for one in pictures if one.get("descr"))


def test_every_drawing_is_there_as_png_and_as_svg(zwolle):
    related = zwolle.xml("word/_rels/document.xml.rels")
    targets = {one.get("Id"): one.get("Target") for one in related}
    blips = zwolle.all("//a:blip")
    for blip in blips:
        png, svg = blip.get(f"{R}embed"), zwolle.all(".//asvg:svgBlip/@r:embed", blip)[0]
        assert zwolle.zip.read(f"word/{targets[png]}").startswith(b"\x89PNG")
        assert etree.fromstring(zwolle.zip.read(f"word/{targets[svg]}")).tag == "{http://www.w3.org/2000/svg}svg"


def test_pictures_of_a_document_have_numbers_of_their_own(zwolle):
    parts = [zwolle.xml(name) for name in zwolle.names if re.match(r"word/(document|header\d|footer\d)\.xml", name)]
    numbers = [number for part in parts for number in zwolle.all("//wp:docPr/@id", part)]
    assert len(numbers) == len(set(numbers))


def test_everything_looks_as_a_style_says(zwolle):
    known = set(zwolle.all("//w:style/@w:styleId", zwolle.styles))
    for part in PARTS:
        root = zwolle.xml(part)
        used = set(zwolle.all("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", root))
        assert used <= known
        assert not zwolle.all("//w:r/w:rPr/*[self::w:rFonts or self::w:sz or self::w:color or self::w:b or self::w:i]", root)
    names = set(zwolle.all("//w:style/w:name/@w:val", zwolle.styles))
    assert {"Title", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4", "Quote", "List Bullet", "List Number", "caption", "toc 1"} <= names  # fmt: skip


def test_headings_skip_no_level(zwolle):
    levels = [int(style[-1]) for style in zwolle.all("//w:pStyle/@w:val") if re.fullmatch(r"Heading\d", style)]
    assert levels[0] == 1 and levels.count(1) >= 8
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(zwolle.all("//w:pStyle[@w:val='Title']")) == 1


def test_every_contribution_is_in_the_appendix_by_number(edition, zwolle):
    appendix = next(block for chapter in edition.report.chapters for block in chapter.blocks if isinstance(block, blocks.Appendix))
    entries = {zwolle.all("./w:bookmarkStart/@w:name", one)[0]: said(one) for one in zwolle.all("//w:p[w:pPr/w:pStyle/@w:val='ReportEntry']")}
    assert len(entries) == len(appendix.entries) > 150
    for one in appendix.entries:
        line = entries[f"n{numbered(one.number)}"]
        assert line.startswith(numbered(one.number)) and " ".join(one.text.split()) in " ".join(line.split())


def test_every_link_leads_somewhere_and_numbers_lead_to_the_appendix_and_back(zwolle):
    places = zwolle.all("//w:bookmarkStart/@w:name")
    assert len(places) == len({place.lower() for place in places}) and all(re.fullmatch(r"\w{1,40}", place) for place in places)
    ids = zwolle.all("//w:bookmarkStart/@w:id")
    assert len(ids) == len(set(ids)) and set(ids) == set(zwolle.all("//w:bookmarkEnd/@w:id"))
    targets = zwolle.all("//w:hyperlink/@w:anchor")
    assert set(targets) <= set(places)
    assert sum(target.startswith("n") and target[1:].isdigit() for target in targets) > 100
    back = zwolle.all("//w:p[w:pPr/w:pStyle/@w:val='ReportEntryDetails']/w:hyperlink/@w:anchor")
    assert len([one for one in back if not one[1:].isdigit()]) > 50


def test_contents_are_a_field_that_is_filled(edition, zwolle):
    field = zwolle.all("//w:sdt[.//w:docPartGallery/@w:val='Table of Contents']")[0]
    head, *lines = [said(one) for one in zwolle.all(".//w:p", field)]
    assert head == "Inhoud" and zwolle.all(".//w:p[1]/w:pPr/w:pStyle/@w:val", field)[0] == "TOCHeading"
    for chapter in edition.report.chapters:
        if chapter.title:
            assert any(chapter.title[:60] in line for line in lines)
    assert len(zwolle.all(".//w:hyperlink", field)) == len(lines)


def test_contents_wait_for_pages_without_a_wrong_number_and_without_a_question(zwolle):
    field = zwolle.all("//w:sdt[.//w:docPartGallery/@w:val='Table of Contents']")[0]
    links = zwolle.all(".//w:hyperlink", field)
    codes = [zwolle.all("string(.//w:instrText)", one) for one in links]
    assert codes == [f" PAGEREF {one.get(f'{W}anchor')} \\h " for one in links]
    assert {one.get(f"{W}anchor") for one in links} <= set(zwolle.all("//w:bookmarkStart/@w:name"))
    assert all(zwolle.all("string(.//w:r[w:fldChar/@w:fldCharType='separate']/following-sibling::w:r)", one) == "" for one in links)
    assert not zwolle.all("//w:fldChar/@w:dirty") and b"updateFields" not in zwolle.zip.read("word/settings.xml")
    kinds = zwolle.all(".//w:fldChar/@w:fldCharType", field)
    assert kinds == ["begin", "separate", *["begin", "separate", "end"] * len(links), "end"]


def test_the_first_page_goes_on_with_what_it_was_about(zwolle):
    heads = [said(one) for one in zwolle.all("//w:p[w:pPr/w:pStyle/@w:val='Heading1' or w:pPr/w:pStyle/@w:val='TOCHeading']")]
    assert heads[:4] == ["In het kort", "Inleiding", "Waar het om ging", "Inhoud"]
    assert len(zwolle.all("//w:pageBreakBefore")) == 1  # of the contents, that come after it


def test_a_short_report_has_no_contents(edition):
    assert not written(with_blocks(edition, Paragraph(("Kort.",)))).all("//w:sdt")


def test_a_report_for_a_council_is_smaller_and_tighter(edition, zwolle):
    made = written(edition_of(edition.state, length="council"))
    assert not made.all("//w:sdt") and not made.all("//w:p[w:pPr/w:pStyle/@w:val='ReportEntry']")
    assert not made.all("//w:hyperlink[starts-with(@w:anchor, 'n')]")  # its numbers are those of the whole report
    size = "//w:docDefaults//w:sz/@w:val"
    assert int(made.all(size, made.styles)[0]) < int(zwolle.all(size, zwolle.styles)[0])


def test_every_ordered_list_begins_at_one(edition):
    two = (Items(((("een"),), (("twee"),)), ordered=True), Paragraph(("Daarna:",)), Items(((("drie"),),), ordered=True))
    made = written(with_blocks(edition, *two))
    used = made.all("//w:p[w:pPr/w:pStyle/@w:val='ListNumber']/w:pPr/w:numPr/w:numId/@w:val")
    assert used[0] == used[1] != used[2]
    numbering = made.xml("word/numbering.xml")
    for number in set(used):
        assert made.all(f"//w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride/@w:val", numbering) == ["1"]


def test_hostile_texts_stand_as_typed(hostile):
    for text in HOSTILE:
        assert " ".join(text.split()) in hostile.text


def test_right_to_left_texts_run_their_own_way(hostile):
    arabic = [one for one in hostile.body.iter(f"{W}p") if "مرحبا" in said(one)]
    assert arabic
    for one in arabic:
        runs = [run for run in one.iter(f"{W}r") if "مرحبا" in "".join(run.itertext())]
        assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in runs)
    assert any(one.find(f"{W}pPr/{W}bidi") is not None for one in arabic)
    sizes = hostile.all("//w:style[.//w:sz]", hostile.styles)
    assert all(hostile.all(".//w:sz/@w:val", one) == hostile.all(".//w:szCs/@w:val", one) for one in sizes)


def test_words_in_another_language_say_so(edition):
    made = written(with_blocks(edition, Paragraph((Typed("Good morning", "en"),)), Paragraph((Typed("سلام", "ar"),))))
    codes = {one.get(f"{W}val") or one.get(f"{W}bidi") for one in made.all("//w:r/w:rPr/w:lang")}
    assert {"en", "ar"} <= codes


def test_every_kind_of_block_and_span_is_written():
    for kind in get_args(blocks.Block):
        assert shapes.dispatch(kind) is not shapes.dispatch(object), kind


@pytest.mark.parametrize("block", [object(), Paragraph((object(),)), Section(("Kop",), (object(),))])  # type: ignore[arg-type]
def test_what_it_does_not_know_it_does_not_swallow(edition, block):
    with pytest.raises(TypeError):
        written(with_blocks(edition, block))


def test_spans_of_every_kind(edition):
    text = ("Gewoon ", Typed("getypt"), " ", Ref(5), " ", Go("appendix", "achterin"), " ", Marked("sterk", "strong"), Marked("schuin", "emphasis"), " ", Grade(2.4, 5, "2,4"))  # fmt: skip
    made = written(with_blocks(edition, Paragraph(text)))
    line = next(one for one in made.body.iter(f"{W}p") if said(one).startswith("Gewoon "))
    assert said(line) == "Gewoon getypt 5 achterin sterkschuin  2,4"
    assert made.all("./w:hyperlink/@w:anchor", line) == ["n5", "appendix"]
    assert made.all("./w:r/w:rPr/w:rStyle/@w:val", line)[-2:] == ["Strong", "Emphasis"] or "Strong" in made.all(".//w:rStyle/@w:val", line)


def test_a_photo_stands_in_it_with_its_alt_text(edition):
    shown = Picture("a.jpg", 800, 500, "Een flap met drie pijlen", "De flap van tafel 1")
    made = written(replace(with_blocks(edition, shown), fetch=lambda _file: photo_of()))
    assert "Een flap met drie pijlen" in made.all("//wp:docPr/@descr") and "De flap van tafel 1" in made.text
    gone = written(with_blocks(edition, shown))
    assert "Een flap met drie pijlen" not in gone.all("//wp:docPr/@descr")


def test_letters_come_along_and_have_a_stand_in(zwolle):
    fonts = zwolle.xml("word/fontTable.xml")
    assert zwolle.all("//w:font/@w:name", fonts) == ["Vollkorn", "Atkinson Hyperlegible Next"]
    assert zwolle.all("//w:altName/@w:val", fonts)[0] == "Georgia"
    related = {one.get("Id"): one.get("Target") for one in zwolle.xml("word/_rels/fontTable.xml.rels")}
    for one in zwolle.all("//w:embedRegular | //w:embedBold | //w:embedItalic", fonts):
        content = zwolle.zip.read("word/" + related[one.get(RELATION)])
        key = bytes.fromhex(re.sub(r"[{}-]", "", one.get(f"{W}fontKey")))[::-1]
        assert bytes(byte ^ key[n % 16] for n, byte in enumerate(content[:4])) == b"\x00\x01\x00\x00"


def test_the_plain_look_has_other_letters_and_no_wheat(edition):
    made = written(replace(edition, look=Look(plain=True)))
    assert not [name for name in made.names if name.endswith(".odttf")]
    assert "Vollkorn" not in made.zip.read("word/styles.xml").decode() and not made.all("//wp:anchor")


def test_a_colour_of_ones_own_stands_where_grain_was_and_stays_readable(edition):
    made = written(replace(edition, look=Look(colour="#0a2540")))
    styles, body = made.zip.read("word/styles.xml").decode(), made.zip.read("word/document.xml").decode()
    assert "F5BB1B" not in styles + body
    for fill in set(made.all("//w:tc/w:tcPr/w:shd/@w:fill")):
        on = "#ffffff" if fill == "1D1A14" else "#1d1a14"
        assert contrast(f"#{fill.lower()}", on) >= READABLE


def test_a_logo_stands_in_the_masthead(edition):
    made = written(replace(edition, look=Look(logo="l.png"), fetch=lambda _file: photo_of(kind="PNG")))
    masthead = made.all("//w:p[w:pPr/w:pStyle/@w:val='ReportMasthead']")[0]
    assert made.all(".//wp:docPr/@descr", masthead)[0]


def test_a_large_room_is_written_in_time(edition):
    """No cell is looked up by its place: time goes up with what there is, and no faster."""
    rows = tuple(((Typed(f"tekst {n}"),), (str(n),)) for n in range(3000))
    made = written(with_blocks(edition, blocks.Table("Groot", ("Wat", "Hoeveel"), rows, numeric=True)))
    assert len(made.all("//w:tbl[.//w:tblCaption/@w:val='Groot']/w:tr")) == 3001


def test_no_field_of_a_report_is_left_out(edition, zwolle):
    """Everything a person typed that the report holds stands in the document."""
    for text in typed(edition.report.chapters):
        assert " ".join(text.split()) in zwolle.text


def typed(part) -> set[str]:
    if isinstance(part, Typed):
        return {part.text} if part.text.strip() else set()
    if isinstance(part, tuple):
        return set().union(*map(typed, part)) if part else set()
    if is_dataclass(part):
        return set().union(*(typed(getattr(part, one.name)) for one in fields(part)))
    return set()
