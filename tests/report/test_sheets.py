"""Tables in a workbook and as CSV: plain text and numbers, well laid out, and for the facilitator alone all there is."""

from __future__ import annotations

import csv
import io
import zipfile
from functools import cache

import pytest
from openpyxl import load_workbook

from facilitator.report.data.complete import pseudonyms
from facilitator.report.data.tables import Column, Sheet
from facilitator.report.edition import Edition, edition_of
from facilitator.report.sheets import LONGEST_CELL, harmless, separated, workbook
from facilitator.report.writers import discover
from tests.report.play import EACH, Play
from tests.report.test_hostile_formats import hostile
from tests.report.test_hostile_texts import HOSTILE
from tests.story import HOST, Story, person

FORMULAS = ("=1+1", '=HYPERLINK("http://evil.example")', "+31612345678", "-2", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0")
SHEETS = ("csv", "xlsx", "csv-complete", "xlsx-complete")
WORKSHOPS = ("social-summit", "casuistry", "goal-tree", "transition-arena", "thought-experiment")


@cache
def zwolle() -> Edition:
    return edition_of(Play().state)


def table(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def book(content: bytes):
    return load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("suffix", SHEETS)
@pytest.mark.parametrize("path", EACH)
def test_the_same_session_gives_the_same_bytes(path, suffix):
    writer = discover()[suffix]
    assert writer.render(edition_of(Play(path).state)) == writer.render(edition_of(Play(path).state))


@pytest.mark.parametrize("workshop", WORKSHOPS)
@pytest.mark.parametrize("suffix", ["xlsx", "xlsx-complete"])
def test_a_workbook_holds_no_formula_and_no_link(suffix, workshop):
    content = discover()[suffix].render(edition_of(hostile(workshop).state))
    texts = []
    for page in book(content):
        for cell in (cell for row in page.iter_rows() for cell in row if cell.value is not None):
            assert cell.data_type in ("s", "n") and cell.hyperlink is None
            texts.append(" ".join(str(cell.value).split()))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert not any(b"<f>" in part or b"TargetMode" in part for part in parts.values())
    assert not any("external" in name.lower() or "vba" in name.lower() for name in parts)
    assert all(any(" ".join(text.split()) in told for told in texts) for text in HOSTILE)


@pytest.mark.parametrize("workshop", WORKSHOPS)
@pytest.mark.parametrize("suffix", ["csv", "csv-complete"])
def test_no_cell_of_a_csv_begins_as_a_formula_does(suffix, workshop):
    content = discover()[suffix].render(edition_of(hostile(workshop).state))
    rows = table(content)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert all(line.startswith('"') for line in content.decode("utf-8-sig").split("\r\n") if line)
    told = [" ".join(cell.split()) for row in rows for cell in row]
    assert all(any(" ".join(text.split()) in one for one in told) for text in HOSTILE)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_text(text):
    sheet = Sheet("one", "Een", (Column("Tekst"),), ((text,), (-2,)))
    assert table(separated(sheet))[1:] == [[f"'{text}"], ["-2"]]
    assert harmless(text) == f"'{text}" and harmless("gewoon") == "gewoon"
    page = book(workbook(zwolle(), (sheet,))).worksheets[0]
    assert page["A2"].data_type == "s" and page["A2"].value.replace("_x000D_", "\r") == text and page["A3"].value == -2


def test_a_text_too_long_for_a_cell_is_cut_and_says_so():
    sheet = Sheet("one", "Een", (Column("Tekst"),), (("x" * 40_000,), ("😀" * 20_000,)))
    page = book(workbook(zwolle(), (sheet,))).worksheets[0]
    for cell in (page["A2"], page["A3"]):
        assert len(cell.value.encode("utf-16-le")) // 2 <= LONGEST_CELL and cell.value.endswith("in het verslag]")


def test_sheets_are_laid_out_to_be_read():
    made = book(discover()["xlsx"].render(zwolle()))
    assert made.sheetnames == ["Inbreng", "Stemmen", "Achtergronden", "Thema's"]
    assert made.properties.title == zwolle().report.title and made.properties.language == "nl"
    assert made.properties.created == zwolle().at.replace(tzinfo=None)
    for page in made:
        assert page.freeze_panes in ("A2", "B2") and page.auto_filter.ref.startswith("A1:")
        assert all(cell.font.bold and cell.alignment.wrap_text for cell in page[1])
        assert all(page.column_dimensions[letter].width > 5 for letter in ("A", "B"))
    names = [cell.value for cell in made["Inbreng"][1]]
    assert len(set(names)) == len(names) and names[:4] == ["Nummer", "Soort", "Titel", "Tekst"]
    english = book(discover()["xlsx"].render(edition_of(Play(language="en").state)))
    assert english.sheetnames == ["Contributions", "Votes", "Backgrounds", "Themes"]


def test_who_answers_a_question_is_told():
    story = Story().begun()
    [one] = story.joined("p1")
    story.in_phase("clarify")
    first, asked = (
        story.when(one, "AddContribution", kind="question", text=text)["contribution"] for text in ("Wat kost het?", "Wie betaalt?")
    )
    story.when(HOST, "AnswerQuestion", contribution=asked, text="De gemeente.")
    story.when(HOST, "AssignQuestion", contribution=first, owner="de wethouder", due="2026-12-01")
    head, *rows = table(discover()["csv"].render(edition_of(story.state)))
    at = head.index("Stand van het antwoord")
    assert [row[at] for row in rows] == ["nog open: de wethouder, dinsdag 1 december 2026", "beantwoord"]
    assert rows[1][head.index("Antwoorden")] == "De gemeente."


# ── for the facilitator alone ──


def room() -> Story:
    story = Story().begun()
    one, two = story.joined("person-one", "person-two", background="zorg")
    story.in_phase("clarify")
    hidden = story.when(one, "AddContribution", kind="question", text="HIDDENTEXT")["contribution"]
    story.when(HOST, "HideContribution", contribution=hidden)
    taken = story.when(two, "AddContribution", kind="question", text="WITHDRAWNTEXT")["contribution"]
    story.when(two, "WithdrawContribution", contribution=taken)
    story.in_phase("directions")
    made = story.when(one, "AddContribution", kind="direction", text="Begin klein")["contribution"]
    story.when(two, "GiveSupport", contribution=made, level="disagree")
    return story


@pytest.mark.parametrize("suffix", ["csv-complete", "xlsx-complete"])
def test_it_says_in_its_name_and_its_first_line_for_whom_it_is(suffix):
    writer = discover()[suffix]
    assert writer.AUDIENCE == "facilitator" and writer.FILE_NAME.startswith("facilitator-only-")
    content = writer.render(edition_of(room().state))
    if suffix.startswith("csv"):
        assert table(content)[0][0].startswith("ALLEEN VOOR DE BEGELEIDER")
    else:
        assert all(page["A1"].value.startswith("ALLEEN VOOR DE BEGELEIDER") for page in book(content))


def test_it_holds_all_that_there_is_under_numbers_instead_of_people():
    story = room()
    made = book(discover()["xlsx-complete"].render(edition_of(story.state)))
    texts = {row[4]: row for row in made["Inbreng"].iter_rows(min_row=3, values_only=True)}
    assert texts["HIDDENTEXT"][1] == "verborgen" and texts["WITHDRAWNTEXT"][1] == "ingetrokken"
    ballots = list(made["Stembriefjes"].iter_rows(min_row=3, values_only=True))
    names = pseudonyms(story.state, edition_of(story.state).report.words)
    assert ballots == [(names["person-two"], "zorg", 3, "Begin klein", "steun", None, "oneens")]
    assert texts["Begin klein"][12] == names["person-one"]
    whole = [str(value) for page in made for row in page.iter_rows(values_only=True) for value in row]
    assert not [value for value in whole if "person-" in value] and story.state.code not in whole


def test_what_was_written_without_a_name_has_none_here_either():
    story = Story().begun()
    one, *_ = story.joined("person-one", "person-two", "person-three", background="zorg")
    story.when(HOST, "EditPhase", phase="clarify", anonymous=True)
    story.in_phase("clarify")
    story.when(one, "AddContribution", kind="question", text="Zonder naam")
    head, *rows = table(discover()["csv-complete"].render(edition_of(story.state)))[1:]
    (row,) = rows
    assert row[head.index("Deelnemer")] == row[head.index("Achtergrond")] == ""


def test_what_is_blind_has_no_words_here_until_it_is_shown():
    story = Story().begun()
    story.joined("person-one")
    story.when(HOST, "EditPhase", phase="experiences", visibility="blind")
    story.in_phase("experiences")
    story.when(person("person-one", "A1"), "AddContribution", kind="experience", text="BLINDTEXT")
    for suffix in ("csv-complete", "xlsx-complete"):
        content = discover()[suffix].render(edition_of(story.state))
        told = str(table(content)) if suffix.startswith("csv") else str([list(page.values) for page in book(content)])
        assert "BLINDTEXT" not in told and "nog niet getoond" in told
