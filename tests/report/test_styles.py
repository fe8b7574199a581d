"""Any session can be told in the style of any workshop, in full or on two pages for a council, with nothing lost."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from facilitator.formats import discover as formats
from facilitator.report.blocks import Appendix, Ranked, Section
from facilitator.report.data import public_data
from facilitator.report.edition import edition_of
from facilitator.report.model import Report, report_of
from facilitator.report.writers import discover
from facilitator.web.rehearse.taking_back import without_taken_back
from tests.report import prose
from tests.report.play import EACH, SCENARIOS, Play
from tests.story import HOST, Story

FILES = sorted(SCENARIOS.glob("*.json"))
STYLES = sorted(formats())
MOST_WORDS_ON_TWO_PAGES = 850


@cache
def played(path: Path) -> Play:
    return Play(path)


def told_as(path: Path, style: str) -> Report:
    return report_of(public_data(played(path).state), chapters=formats()[style].report)


def ids(report: Report) -> list[str]:
    return [one.id for one in report.chapters]


def used(report: Report) -> set[str]:
    """The kinds of contribution that are told outside the appendix."""
    (appendix,) = (block for one in report.chapters for block in one.blocks if isinstance(block, Appendix))
    return {one.kind for one in appendix.entries if one.used}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("path", EACH)
def test_nothing_that_its_own_style_tells_is_lost(path, style):
    own = report_of(public_data(played(path).state))
    other = told_as(path, style)
    assert used(own) <= used(other)
    page = discover()["md"].render(edition_of(played(path).state, chapters=formats()[style].report)).decode()
    text = " ".join(page.replace("\\", "").split())
    kept = [one for texts in played(path).scenario.expect["highlights"] for one in texts]
    kept += [step["text"] for step in without_taken_back(played(path).scenario.steps) if step["do"] in ("conclude", "action")]
    assert [one for one in kept if " ".join(one.split()) not in text] == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_chapters_of_a_style_come_in_its_order(path, style):
    names = ids(told_as(path, style))
    wanted = [name for name in formats()[style].report if name in names]
    assert [name for name in names if name in wanted] == wanted
    assert names[:2] == ["header", "in_short"] and names[-1] == "appendix"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_style_opens_with_who_was_there_and_ends_with_how_to_read_it(path):
    names = ids(report_of(public_data(played(path).state)))
    assert names.index("attendance") < names.index("conclusions") < names.index("next") < names.index("reading")
    assert {"method", "colophon"} <= set(names)


# ── two pages for a council ──


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_council_gets_two_pages(path, language):
    data = public_data(Play(path, language).state)
    report = report_of(data, length="council")
    names = ids(report)
    assert [one for one in names if one != "header"][:3] == ["in_short", "council", "attendance"] and names[-1] == "reading"
    assert "next" in names and "appendix" not in names
    assert sum(prose.words_in(one) for one in report.chapters) <= MOST_WORDS_ON_TWO_PAGES
    numbers = {row["number"] for row in data["contributions"]}
    council = next(one for one in report.chapters if one.id == "council")
    bars = [line for block in council.blocks if isinstance(block, Ranked) for line in block.rows]
    assert bars and {line.number for line in bars} <= numbers
    assert all(line.support.voted and line.support.words for line in bars)
    assert len(re.findall("er waren|were there", repr(council))) == 1
    assert names.index("attendance") < names.index("sides")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_council_reads_what_it_was_about_and_how_people_chose(path):
    data = public_data(played(path).state)
    told = {one.id: one for one in report_of(data, length="council").chapters}
    chosen = [row for row in data["contributions"] if row["kind"] == "dilemma" and any(any(row["choices"][one]) for one in ("before", "after"))]
    assert ("shifts" in told) == bool(chosen)
    for row in chosen:
        for moment in ("before", "after"):
            assert all(f"{letter} {n}" in repr(told["shifts"]) for letter, n in zip("AB", row["choices"][moment], strict=False) if any(row["choices"][moment]))
    lessons = [one["text"] for one in data["conclusions"] if one["on"] is not None]
    about = repr(told.get("subject"))
    assert all(text[:40] in about for text in lessons)
    assert all(str(row["number"]) in about for row in data["tree"] if row["parent"] is None)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_on_paper_that_is_two_pages_too(path):
    pdf = discover()["pdf"].render(edition_of(played(path).state, length="council"))
    assert len(PdfReader(io.BytesIO(pdf)).pages) <= 2


@pytest.mark.parametrize("address", ["", "https://oogst.example/verslag"])
def test_where_to_ask_is_said_once_on_two_pages(address):
    data = {**public_data(played(FILES[0]).state), "notes": [], "edits": {"address": address}}
    data["meeting"] = {**data["meeting"], "contact": "loket@zwolle.example"}
    told = [one for one in report_of(data, length="council").chapters if one.id in ("next", "reading")]
    assert repr(told).count("loket@zwolle.example") == 1



@pytest.mark.parametrize("suffix", ["html", "md"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_council_gets_no_link_that_leads_nowhere(path, suffix):
    page = discover()[suffix].render(edition_of(played(path).state, length="council")).decode()
    pointers = set(re.findall(r'(?:href="|\]\()#([\w-]+)', page))
    assert pointers <= set(re.findall(r'id="([^"]+)"', page))
    assert "#n" not in "".join(f"#{one}" for one in pointers)


def test_it_says_where_the_whole_report_is():
    story = Story().begun().in_phase("directions")
    story.when(HOST, "DescribeMeeting", meeting={"contact": "griffie@gemeente.example"})
    story.when(HOST, "AddContribution", kind="direction", text="Begin klein")
    told = repr(report_of(public_data(story.state), length="council").chapters[-1])
    assert "griffie@gemeente.example" in told and "één bijdrage" in told


# ── the facilitator's edits ──


def edited(path: Path, **edits) -> Report:
    return report_of({**public_data(played(path).state), "edits": edits})


def test_chapters_are_left_out_and_put_in_another_order():
    path = FILES[0]
    names = ids(edited(path))
    order = ["header", "colophon", *(name for name in names if name not in ("header", "colophon", "terms"))]
    changed = ids(edited(path, order=order, left_out=["goals"]))
    assert changed[:2] == ["header", "colophon"] and "goals" not in changed
    assert changed[changed.index("terms") - 1] == names[names.index("terms") - 1]  # it was not in the order: it follows what it followed


def test_a_quote_is_picked_and_another_dropped():
    path = next(one for one in FILES if one.stem.startswith("sociale"))
    rows = [row for row in public_data(played(path).state)["contributions"] if row["kind"] == "experience"]
    before = repr([one for one in edited(path).chapters if one.id == "dilemmas"])
    quoted = [row["number"] for row in rows if row["text"] in before]
    others = [row for row in rows if row["number"] not in quoted]
    after = repr([one for one in edited(path, picked=[others[0]["number"]], dropped=quoted[:1]).chapters if one.id == "dilemmas"])
    assert others[0]["text"] in after
    assert next(row["text"] for row in rows if row["number"] == quoted[0]) not in after


@pytest.mark.parametrize("kind", ["question", "experience", "direction", "insight", "need"])
def test_when_every_quote_is_dropped_no_empty_heading_is_left(kind):
    for path in FILES:
        data = public_data(played(path).state)
        report = report_of({**data, "edits": {"dropped": [row["number"] for row in data["contributions"] if row["kind"] == kind]}})
        sections = [block for one in report.chapters for block in prose.blocks_in(one.blocks) if isinstance(block, Section)]
        assert all(block.blocks for block in sections)


def test_what_comes_next_is_said_or_plainly_said_to_be_missing():
    path = FILES[0]
    told = {one.id: one for one in edited(path, next_steps="De raad spreekt er op 3 maart over.").chapters}
    assert "De raad spreekt er op 3 maart over." in repr(told["next"])
    nothing = {**public_data(played(path).state), "notes": [], "actions": []}
    told = {one.id: one for one in report_of(nothing).chapters}
    assert "is bij het verschijnen van dit verslag nog niet bekend" in repr(told["next"]) and "geen afspraken" in repr(told["next"])
    assert "nog niet bekend" in repr(told["in_short"]) and "ingevuld" not in repr(report_of(nothing).chapters)


def test_a_list_in_order_of_support_says_by_which_measure_and_is_in_that_order():
    path = next(one for one in FILES if one.stem.startswith("veranderlab"))
    data = public_data(played(path).state)
    support = {row["number"]: row["support"] for row in data["contributions"]}
    circle = next(one for one in report_of(data).chapters if one.id == "circle")
    assert "Ze staan op volgorde van steun: eens min oneens." in repr(circle)
    lists = [[row.number for row in block.rows] for block in prose.blocks_in(circle.blocks) if isinstance(block, Ranked)]
    assert len(lists) == 3
    for numbers in lists:
        measured = [support[number]["agree"] - support[number]["disagree"] for number in numbers]
        assert measured == sorted(measured, reverse=True)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_number_in_a_sentence_of_two_pages_has_no_brackets_and_one_behind_a_quote_has(path):
    told = discover()["md"].render(edition_of(played(path).state, length="council")).decode()
    assert "” (nr. " in told
    assert not re.search(r"(: |, )\(nr\. ", told)
    assert not re.search(r"–\(?nr\.", told)
