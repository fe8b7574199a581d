"""The contents: what a reader can go to, in every file that lists it."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from facilitator.report.contents import contents_of, front_of
from facilitator.report.edition import edition_of
from facilitator.report.writers import discover
from tests.report.play import SCENARIOS, Play

FILES = sorted(SCENARIOS.glob("*.json"))
ALL = [pytest.param(path, id=path.stem) for path in FILES]


@pytest.mark.parametrize("path", ALL)
def test_the_page_lists_every_chapter_behind_what_it_all_came_to(path) -> None:
    edition = edition_of(Play(path).state)
    page = discover()["html"].render(edition).decode()
    before, _, rest = page.partition('<nav class="contents"')
    listed = rest.partition("</nav>")[0]
    anchors = re.findall(r'href="#([^"]+)"', listed)
    chapters = [one.id for one in edition.report.chapters if one.title]
    assert anchors == 2 * [one.anchor for one in contents_of(edition.report)] and set(chapters) <= set(anchors)
    assert all(f'id="{anchor}"' in page for anchor in anchors)
    assert 'id="in_short"' in before and 'id="introduction"' not in before


def test_a_chapter_is_listed_by_the_name_that_it_has_in_every_report() -> None:
    report = edition_of(Play(FILES[2]).state).report
    named = {one.anchor: one for one in contents_of(report)}
    assert (named["highlights"].name, named["introduction"].name) == ("Wie erachter stond", "Inleiding")
    assert named["highlights"].title.startswith("De kanten staan tegenover elkaar")
    assert front_of(report) == 2


def test_two_pages_have_no_contents() -> None:
    edition = edition_of(Play(FILES[0]).state, length="council")
    assert contents_of(edition.report) == ()
    assert b'<nav class="contents"' not in discover()["html"].render(edition)


@pytest.mark.parametrize("path", ALL)
def test_the_text_document_lists_the_same_contents_before_the_first_chapter_behind_its_opening(path) -> None:
    report = (edition := edition_of(Play(path).state)).report
    with zipfile.ZipFile(io.BytesIO(discover()["odt"].render(edition))) as package:
        body = package.read("content.xml").decode()
    before, _, rest = body.partition("<text:table-of-content ")
    listed, _, after = rest.partition("</text:table-of-content>")
    assert re.findall(r'xlink:href="#([^"]+)"', listed) == [one.anchor for one in contents_of(report)]
    titled = [one.id for one in report.chapters if one.title]
    opening = [one.id for one in report.chapters[: front_of(report, pages=True)] if one.title]
    for name in titled:
        assert f'<text:bookmark text:name="{name}"/>' in (before if name in opening else after)
