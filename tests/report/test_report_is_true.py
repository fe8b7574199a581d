"""The report of Zwolle says what was said and counts what was counted."""

from __future__ import annotations

import html
import re
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest

from facilitator.report.blocks import Dilemma, Section, plain
from facilitator.report.data import public_data
from facilitator.report.edition import edition_of
from facilitator.report.model import Report, report_of
from facilitator.report.writers import discover
from tests.report.play import Play
from tests.story import Story, leader, person


@cache
def zwolle() -> Play:
    return Play()


@cache
def report() -> Report:
    return report_of(public_data(zwolle().state))


def read(suffix: str) -> str:
    """The report as somebody reads it: without markup."""
    text = discover()[suffix].render(edition_of(zwolle().state)).decode()
    if suffix == "html":
        text = html.unescape(re.sub(r"<style>.*?</style>|<[^>]*>", "", text, flags=re.DOTALL))
    return " ".join(text.replace("\\", "").split())


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_every_main_direction_is_there_in_full(suffix):
    for texts in zwolle().scenario.expect["highlights"]:
        for text in texts:
            assert text in read(suffix)


def test_the_appendix_holds_every_contribution_and_names_the_gaps():
    page = discover()["html"].render(edition_of(zwolle().state)).decode()
    numbers = [int(number) for number in re.findall(r'<li (?:class="original" )?id="n(\d+)"', page)]
    data = public_data(zwolle().state)
    gone = sorted(number for numbers_gone in data["gaps"].values() for number in numbers_gone)
    assert sorted(numbers + gone) == list(range(1, max(numbers + gone) + 1))
    kinds = Counter(row["kind"] for row in data["contributions"])
    assert dict(kinds) == zwolle().scenario.expect["counts"]
    assert data["participants"]["by_background"] == zwolle().scenario.expect["backgrounds"]


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_every_pointer_has_a_goal(suffix):
    page = discover()[suffix].render(edition_of(zwolle().state)).decode()
    pointers = set(re.findall(r'(?:href="|\]\()#n(\d+)', page))
    assert pointers and pointers <= set(re.findall(r'id="n(\d+)"', page))


def test_choices_shift_as_in_the_script():
    first = zwolle().scenario.steps
    chosen = {
        moment: Counter(step["option"] for step in first if step["do"] == "choose" and step["on"] == "dil1" and step["moment"] == moment)
        for moment in ("before", "after")
    }  # fmt: skip
    chapter = next(one for one in report().chapters if one.id == "dilemmas")
    section = chapter.blocks[0]
    assert isinstance(section, Section)
    choice = next(block for block in section.blocks if isinstance(block, Section) and isinstance(block.blocks[0], Dilemma))
    dilemma = choice.blocks[0]
    assert choice.title == ("Dertien mensen lieten A of B los voor een derde weg",) and isinstance(dilemma, Dilemma)
    assert dilemma.shift is not None
    assert list(dilemma.shift.before) == [chosen["before"][option] for option in (0, 1, None)]
    assert list(dilemma.shift.after) == [chosen["after"][option] for option in (0, 1, None)]
    assert "Dertien mensen lieten A of B los voor een derde weg" in read("html")


def test_numbers_and_dates_are_words():
    page = read("html")
    assert "Negen hoofdrichtingen" in page
    assert "maandag 30 november 2015" in page
    assert "Dit kwam op tafel: 54 vragen, 54 ervaringen, 54 richtingen en drie dilemma's." in page


def test_english_session_has_an_english_report():
    page = Play(language="en").state
    text = discover()["md"].render(edition_of(page)).decode()
    assert "### Nine main directions" in text and "Monday 30 November 2015" in text
    assert "Thirteen people left A or B for a third way" in text


def test_headings_skip_no_level():
    page = discover()["html"].render(edition_of(zwolle().state)).decode()
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_file_is_small_and_asks_for_nothing():
    page = discover()["html"].render(edition_of(zwolle().state))
    assert len(page) < 400_000
    assert b"<script" not in page and b"http:" not in page and b"https:" not in page and b"@import" not in page
    assert b"default-src 'none'" in page


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_same_bytes(suffix):
    first, again = zwolle().story.state, zwolle().story.replayed().state
    assert discover()[suffix].render(edition_of(first)) == discover()[suffix].render(edition_of(again))


def test_the_appendix_says_once_who_wrote_something_down_for_others():
    story = Story().begun()
    story.joined("person-one", "person-two", "person-three", background="zorg")
    story.in_phase("clarify")
    story.when(leader("A1"), "AddContribution", kind="question", text="Van de tafel", group="A1")
    story.when(person("person-one", "A1"), "AddContribution", kind="question", text="Van een telefoon")
    appendix = report_of(public_data(story.state)).chapters[-1].blocks[0]
    assert [plain(entry.details).replace("\u00a0", " ") for entry in appendix.entries] == [
        "vraag · Groep A1 · opgeschreven door de gespreksleider", "vraag · zorg · Groep A1",
    ]  # fmt: skip
