"""The pages of the PDF: parts follow one another, and no page has more paper than report."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from pypdf import PdfReader

from facilitator.report.edition import edition_of
from facilitator.report.writers import pdf
from tests.report.play import ZWOLLE, Play
from tests.story import HOST, Story


@cache
def pages(path: Path, length: str = "full", language: str = "") -> list[str]:
    """The words of each page."""
    content = pdf.render(edition_of(Play(path, language).state, length=length))
    return [one.extract_text() for one in PdfReader(io.BytesIO(content)).pages]


def little() -> Story:
    """A session with one contribution, of one person."""
    story = Story(groups=()).begun()
    (one,) = story.joined("p1", group="")
    story.in_phase("directions")
    made = story.when(one, "AddContribution", kind="direction", text="Begin klein")["contribution"]
    story.when(HOST, "SetHighlights", members=[made])
    return story


def before(words: str, sheets: list[str]) -> list[str]:
    """The lines before these words on the page where they stand as a line, without the two of its header."""
    lines = next(one for one in (page.splitlines() for page in sheets[2:]) if words in one)
    return lines[2 : lines.index(words)]


def test_what_opens_something_new_follows_what_was_before_it() -> None:
    assert len(before("Dilemma 2", pages(ZWOLLE))) > 10
    assert len(before("Alle inbreng", pages(ZWOLLE))) > 5


def test_with_little_to_tell_the_first_page_holds_the_rest_too() -> None:
    state = little().state
    short, full = (PdfReader(io.BytesIO(pdf.render(edition_of(state, length=one)))).pages for one in ("council", "full"))
    assert len(short) == 1 and "Hoe je dit verslag leest" in short[0].extract_text()
    assert len(full) == 2 and "Inleiding" in full[0].extract_text().splitlines()


def test_a_first_page_with_much_on_it_stands_alone() -> None:
    assert len(pages(ZWOLLE, "council")) == 2
    assert "Inleiding" not in pages(ZWOLLE)[0].splitlines()
