"""The PDF: pages that a voice can read, valid for the archive, with nothing in them that acts, and everything found back."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import Any, cast, get_args

import page
import pytest
import typst
from PIL import Image
from pypdf import PdfReader

from facilitator.report import blocks
from facilitator.report.clean import cleaned
from facilitator.report.colours import INK, READABLE, contrast, mark_of
from facilitator.report.coverage import missing, shown
from facilitator.report.data import public_data
from facilitator.report.edition import Edition, Look, edition_of
from facilitator.report.typst import ROOMS, compiler
from facilitator.report.typst.texts import written
from facilitator.report.typst.told import Teller, told
from facilitator.report.writers import csv, pdf, public_json
from tests.report.play import EACH, SCENARIOS, Play
from tests.report.reading import all_that_is_in
from tests.report.test_hostile_texts import HOSTILE
from tests.report.test_hostile_texts import story as hostile_story  # noqa: F401  # a fixture
from tests.story import HOST, Story

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
WORKSHOPS = sorted(path.stem for path in SCENARIOS.glob("*.json"))


@pytest.fixture(
    scope="module",
    params=EACH,
)
def edition(request) -> Edition:
    return edition_of(Play(request.param).state)


@pytest.fixture(scope="module")
def document(edition) -> pdf.Set:
    return pdf.set_in_type(edition)


@pytest.fixture
def hostile(hostile_story) -> Edition:  # noqa: F811
    return edition_of(hostile_story.state)


def faults(content: Any, profile: page.ValidationProfile) -> list[str]:
    """What the checker finds wrong. It takes the last byte of a stream for a line break where that is a carriage return."""
    found = page.validate_pdf_bytes(content, profile=profile).failures
    told = [f"{one.rule_id}: {one.message}" for one in found if not one.rule_id.endswith("STREAM-LENGTH-001")]
    return (
        told if all_streams_are_as_long_as_they_say(content) else [*told, "a stream is longer or shorter than it says"]
    )


def all_streams_are_as_long_as_they_say(content: bytes) -> bool:
    starts = [
        (int(one[1]), one.end())
        for one in re.finditer(rb"/Length (\d+)\b[^\x80-\xff]{0,300}?>>\s*stream\r?\n", content)
    ]
    return bool(starts) and all(
        re.match(rb"\r?\n?endstream", content[end + length : end + length + 12]) for length, end in starts
    )


def fonts_of(sheet) -> list[Any]:
    """The fonts of a page."""
    return [one.get_object() for one in sheet["/Resources"].get("/Font", {}).values()]


def bare(text: str) -> str:
    """A text without what a line break may change in it."""
    return re.sub(r"[\s\u200b\u00ad-]", "", text)


def read_bare(content: bytes) -> str:
    """All pages as one text, bare; the running head and foot stand between what they separate."""
    return bare("".join(one.extract_text() for one in PdfReader(io.BytesIO(content)).pages))


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_it_is_valid_for_voices_and_for_the_archive(document, profile):
    assert faults(document.content, profile) == []


def test_typst_has_nothing_to_remark(document):
    assert document.remarks == ()


def test_letters_are_inside_and_nothing_acts(document):
    reader = PdfReader(io.BytesIO(document.content))
    fonts, actions = set(), []
    for sheet in reader.pages:
        for one in fonts_of(sheet):
            inner = one["/DescendantFonts"][0].get_object() if "/DescendantFonts" in one else one
            embedded = {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())
            fonts.add((one["/BaseFont"], bool(embedded), one["/Subtype"]))
        actions += [note.get_object() for note in sheet.get("/Annots") or []]
    assert fonts and all(embedded and kind != "/Type3" for _, embedded, kind in fonts)
    assert all(note["/Subtype"] == "/Link" and note.get("/A", {}).get("/S", "/GoTo") == "/GoTo" for note in actions)
    assert not re.search(rb"/(JavaScript|JS|Launch|URI|SubmitForm|OpenAction)\b", document.content)


def test_the_same_session_gives_the_same_bytes(edition, document):
    assert pdf.render(edition) == document.content


def test_what_is_attached_is_the_public_data(edition, document):
    attached = PdfReader(io.BytesIO(document.content)).attachments
    assert attached == {"contributions.csv": [csv.render(edition)], "public-data.json": [public_json.render(edition)]}
    assert b"/AFRelationship/Data" in document.content.replace(b" ", b"")


def test_every_title_and_every_contribution_is_there(edition, document):
    text = read_bare(document.content)
    for title in titles(edition.report.chapters):
        assert bare(title) in text
    entries = [
        one
        for chapter in edition.report.chapters
        for part in chapter.blocks
        if isinstance(part, blocks.Appendix)
        for one in part.entries
    ]
    assert entries
    for entry in entries:
        start = bare(f"{entry.number}{entry.title or shown(entry.text)[:40]}")
        assert start in text, entry.number


def titles(of) -> list[str]:
    """The titles of chapters and of all sections in them."""
    found = []
    for one in of:
        if isinstance(one, blocks.Chapter):
            found += [one.title, *titles(one.blocks)]
        elif isinstance(one, blocks.Section):
            found += [
                "".join(
                    part if isinstance(part, str) else str(getattr(part, "number", "")) or part.text
                    for part in one.title
                ),
                *titles(one.blocks),
            ]
        elif isinstance(one, blocks.Side):
            found += titles(one.sections)
    return found


def test_numbers_lead_to_the_appendix_and_back(edition, document):
    reader = PdfReader(io.BytesIO(document.content))
    pages = {one.indirect_reference.idnum: n for n, one in enumerate(reader.pages)}
    leads = set()
    for n, sheet in enumerate(reader.pages):
        for note in sheet.get("/Annots") or []:
            one = note.get_object()
            target = one.get("/Dest") or one["/A"]["/D"]
            target = reader.named_destinations[target].dest_array if isinstance(target, str) else target
            leads.add((n, pages[target[0].idnum]))
    first = next(
        n
        for n, sheet in enumerate(reader.pages)
        if bare(titles_of_appendix(edition)) in bare(sheet.extract_text()) and n > 2
    )
    assert any(start < first <= end for start, end in leads)
    assert any(start >= first > end for start, end in leads)


def titles_of_appendix(edition: Edition) -> str:
    return next(one.title for one in edition.report.chapters if one.id == "appendix")


def test_page_one_says_in_short_what_came_out_and_who_was_there(edition, document):
    reader = PdfReader(io.BytesIO(document.content))
    text, words = bare(reader.pages[0].extract_text()), edition.report.words
    front = pdf._in_order(edition.report.chapters)["front"]
    assert len(front) == 3
    for title in titles(front):
        assert not title or bare(title) in text
    assert bare(words.say("agree")) in text


def test_hostile_texts_stand_there_as_typed(hostile):
    made = pdf.set_in_type(hostile)
    assert made.remarks == () and [faults(made.content, profile) for profile in PROFILES] == [[], []]
    text = read_bare(made.content)
    for typed in HOSTILE:
        if not re.search(r"[\u0590-\u06ff\u200d]", typed):  # what runs backwards comes out backwards
            assert bare(typed)[:60] in text
    assert not re.search(rb"/(JavaScript|JS|Launch|URI)\b", made.content)


STRANGE = "中文 हिन्दी ไทย x̌̌ é𝔛 👩‍👩‍👧 🇳🇱 ✊🏿 \t tab \u3000 ﷽ ᚠ עברית العربية ሰላም"


def test_letters_that_no_font_has_stop_nothing():
    story = Story().begun()
    (person,) = story.joined("p1")
    story.when(HOST, "DescribeMeeting", title=f"Titel {STRANGE}", meeting={"kind": STRANGE, "organiser": STRANGE})
    story.in_phase("directions")
    made = story.when(person, "AddContribution", kind="direction", text=STRANGE)["contribution"]
    story.when(HOST, "SetHighlights", group="A1", members=[made])
    edition = edition_of(story.state)
    made = pdf.set_in_type(edition)
    assert made.remarks == () and faults(made.content, PROFILES[0]) == []
    [lacking] = missing(edition)
    assert (
        lacking.number == 1 and set("中文ไทย") <= set(lacking.characters) and not set("éहع") & set(lacking.characters)
    )
    assert shown("中") == "\ufffd" and shown("a\tb") == "a b" and shown("é") == "é"


def test_a_letter_that_fails_where_it_stands_is_replaced_and_the_export_goes_on():
    error = typst.TypstError('PDF/UA-1 error: the text "é中" could not be displayed with font "Vollkorn"', "")
    assert pdf._without('{"a": "é 中 b"}', error) == '{"a": "\ufffd \ufffd b"}'
    with pytest.raises(typst.TypstError):
        pdf._without("{}", typst.TypstError("something else", ""))


def test_long_words_and_long_titles_break():
    story = Story().begun()
    story.when(HOST, "DescribeMeeting", title="W" * 900)
    story.when(HOST, "AddContribution", kind="dilemma", text="x" * 1000, title="T" * 900, ask="?", options=[{"text": "o" * 900, "objection": "n" * 900}] * 2)  # fmt: skip
    made = pdf.set_in_type(edition_of(story.state))
    assert made.remarks == () and faults(made.content, PROFILES[0]) == []
    assert "\u200b" in written("x" * 60) and "\u200b" not in written("hottentottententoonstelling")


@pytest.mark.parametrize(
    "look", [Look(plain=True), Look(colour="#003366"), Look(plain=True, colour="#ffe600", logo="logo")]
)
def test_other_looks_are_as_valid(hostile, look):
    logo = io.BytesIO()
    Image.new("RGB", (300, 80), "#003366").save(logo, "PNG")
    made = pdf.set_in_type(replace(hostile, look=look, fetch=lambda file: logo.getvalue() if file == "logo" else None))
    assert made.remarks == () and [faults(made.content, profile) for profile in PROFILES] == [[], []]
    assert contrast(mark_of(look), INK) >= READABLE
    names = {font["/BaseFont"] for sheet in PdfReader(io.BytesIO(made.content)).pages for font in fonts_of(sheet)}
    assert any("Vollkorn" in name for name in names) is not look.plain


def test_a_photo_has_its_words_and_a_lost_one_is_left_out(hostile):
    photo = io.BytesIO()
    Image.new("RGB", (400, 300), "#808080").save(photo, "JPEG")
    pictures = (
        blocks.Picture("a", 400, 300, "Een flap met drie woorden", "De flap"),
        blocks.Picture("gone", 4, 3, "Weg", "Weg"),
    )
    report = replace(hostile.report, chapters=(*hostile.report.chapters, blocks.Chapter("photos", "Foto's", pictures)))
    made = pdf.set_in_type(
        replace(hostile, report=report, fetch=lambda file: photo.getvalue() if file == "a" else None)
    )
    assert faults(made.content, PROFILES[0]) == [] and "Een flap met drie woorden" in all_that_is_in(
        "pdf", made.content
    )


def test_every_block_and_every_span_has_a_place():
    teller = Teller(edition_of(Story().begun().state))
    assert [kind for kind in get_args(blocks.Block) if told.dispatch(kind) is told.dispatch(object)] == []
    for unknown in (object(), blocks.Typed("a block it is not")):
        with pytest.raises(TypeError):
            teller.block(unknown)
    with pytest.raises(TypeError):
        teller.text(cast(Any, (object(),)))
    for span in (
        "ours",
        blocks.Typed("a"),
        blocks.Ref(1),
        blocks.Grade(2.4, 5, "2,4"),
        blocks.Go("x", "y"),
        blocks.Marked("a", "strong"),
    ):
        assert teller.text((span,))["spans"]
    laid_out = set(
        re.findall(
            r"(\w+): ", (ROOMS / "blocks.typ").read_text("utf-8").partition("#let shapes = (")[2].partition("\n)")[0]
        )
    )
    sources = "".join(one.read_text("utf-8") for one in ROOMS.glob("*.py"))
    sorts = set(re.findall(r'"sort": "(\w+)"', sources))
    assert sorts == laid_out | {"section", "side", "typed", "number", "go", "grade"}
    assert sorts > {"paragraph", "heat", "picture"}


def test_a_council_version_has_no_dead_links():
    edition = edition_of(Play(SCENARIOS / f"{WORKSHOPS[0]}.json").state, length="council")
    made = pdf.set_in_type(edition)
    assert made.remarks == () and faults(made.content, PROFILES[0]) == []
    assert len(PdfReader(io.BytesIO(made.content)).pages) <= 2


def test_the_checker_finds_what_is_wrong(tmp_path):
    """Else its silence says nothing: a picture without words, and letters that are not set but drawn in colour."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="9" height="9"/></svg>'
    (tmp_path / "a.svg").write_text(svg)
    source = b'#set document(title: "x")\n#set text(lang: "nl")\n#image("a.svg", width: 2cm)\n= Kop\nWoorden'
    made = compiler(tmp_path).compile(source, format="pdf")
    assert any("ALT" in fault.upper() for fault in faults(made, PROFILES[0]))
    with pytest.raises(typst.TypstError, match="alt"):
        compiler(tmp_path).compile(source, format="pdf", pdf_standards=["ua-1"])
    untagged = compiler(tmp_path).compile(b"Woorden", format="pdf", pdf_tags=False)
    assert faults(untagged, PROFILES[0]) and faults(untagged, PROFILES[1])


def test_nothing_is_fetched_and_nothing_else_is_read(tmp_path):
    for source in (b'#import "@preview/cetz:0.3.4"', b'#read("/etc/passwd")', b'#read("../x")'):
        with pytest.raises(typst.TypstError):
            compiler(tmp_path).compile(source, format="pdf")


def test_the_data_of_a_report_is_clean():
    dirty = {"a\x00": ["b\u202ec", "d\r\ne\u2028f", "\ufeffg\ud800", "e\u0301"], "n": 1, "t": ("\x07",)}
    assert cleaned(dirty) == {"a": ["bc", "d\ne\nf", "g", "é"], "n": 1, "t": ("",)}
    state = Play(SCENARIOS / f"{WORKSHOPS[0]}.json").state
    assert json.dumps(cleaned(public_data(state))) == json.dumps(public_data(state))
