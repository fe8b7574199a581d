"""What the parts of a bar mean stands below the pages of the PDF that show bars, and below no other."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from facilitator.report.blocks import Support
from facilitator.report.edition import Edition, edition_of
from facilitator.report.writers import pdf
from tests.report.play import EACH, SCENARIOS, Play
from tests.story import HOST, Story


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad-]", "", text)


def pages_of(edition: Edition) -> list[str]:
    return [bare(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(pdf.render(edition))).pages]


def legend(edition: Edition) -> str:
    return bare("".join(edition.report.words.say(one) for one in ("agree", "neutral", "disagree")))


def beside_bars(value: Any) -> set[str]:
    """The words beside each bar of a report."""
    if isinstance(value, Support):
        return {bare(value.words)} if value.voted and value.words else set()
    parts = value if isinstance(value, tuple) else vars(value).values() if hasattr(value, "__dict__") else ()
    return set().union(*map(beside_bars, parts))


@pytest.mark.parametrize("length", ["full", "council"])
@pytest.mark.parametrize("path", EACH)
def test_the_legend_stands_below_bars_and_nowhere_else(path, length):
    edition = edition_of(Play(path).state, length=length)
    words = beside_bars(edition.report.chapters)
    assert words
    # Between brackets the same words stand in a sentence, without a bar.
    bar = re.compile(r"(?<!\()(" + "|".join(map(re.escape, words)) + r")(?!\))")
    pages = pages_of(edition)
    barred = [n for n, text in enumerate(pages, 1) if bar.search(text)]
    assert [n for n, text in enumerate(pages, 1) if legend(edition) in text] == barred
    assert 0 < len(barred) < len(pages)


def test_a_report_without_bars_explains_none():
    story = Story().begun()
    story.when(HOST, "DescribeMeeting", title="Niemand stemde")
    edition = edition_of(story.state)
    pages = pages_of(edition)
    assert pages and not any(legend(edition) in text for text in pages)


def test_in_another_language_too():
    edition = edition_of(Play(SCENARIOS / "sociale-top-zwolle.json", "en").state, length="full")
    pages = [n for n, text in enumerate(pages_of(edition), 1) if legend(edition) in text]
    assert pages[0] == 1 and len(pages) > 3 and 2 not in pages
