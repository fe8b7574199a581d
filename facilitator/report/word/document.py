"""One report as one Word document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docx.document import Document

from facilitator.report.colours import mark_of
from facilitator.report.contents import front_of
from facilitator.report.edition import Edition
from facilitator.report.word import chapters, figures, front, package, prose, sections
from facilitator.report.word.fonts import fonts
from facilitator.report.word.house import template_of
from facilitator.report.word.lists import Lists, numbering_of
from facilitator.report.word.place import Place
from facilitator.report.word.press import Press
from facilitator.report.word.styles import Letters, ours
from facilitator.report.word.stylesheet import own, restyled
from facilitator.report.word.xml import Element

OWN = Letters()
_BRIEF = {"Title": 52, "Subtitle": 27, "heading 1": 31}  # half points of what is large, on two pages
_TIGHT, _LOW, _SPARED = 0.45, 0.93, 280  # in a report of two pages: room between paragraphs and lines, what margins give
PLAIN = Letters(voice="Arial", text="Arial", size=20)
_BLOCKS = (prose, figures)  # they register how their blocks are written


def composed(edition: Edition) -> bytes:
    """Give a report as the bytes of report.docx. Raises TypeError for a block or span that no part of this package writes."""
    template = template_of(edition)
    document, press = _housed(edition, template) if template is not None else _own(edition)
    body = document.element.body
    end = body[-1]
    for one in _written(press):
        end.addprevious(one)
    if not press.house:
        front.footed(document.sections[0], press)
    package.described(document, edition)
    return package.saved(document)


def _own(edition: Edition) -> tuple[Document, Press]:
    document, look = package.begun(), edition.look
    letters = PLAIN if look.plain else OWN
    brief = edition.report.brief
    if brief:
        letters = replace(letters, size=letters.size - 2, room=_TIGHT, height=_LOW)
    sections.page(document, _SPARED if brief else 0)
    wide = sections.room(document)
    lists = Lists(numbering_of(document))
    language = package.region(edition.report.language)
    looks = ours(mark_of(look), wide)
    if brief:
        looks = tuple(replace(one, size=_BRIEF.get(one.name, one.size)) for one in looks)
    styles = own(document.styles.element, looks, letters, lists, language)
    package.settings(document, edition.report.language, letters=not look.plain)
    fonts(document, letters, embedded=not look.plain)
    press = Press(edition, document, styles, lists, wide, house=False)
    front.running(document.sections[-1], press)
    return document, press


def _housed(edition: Edition, document: Document) -> tuple[Document, Press]:
    wide = sections.room(document)
    lists = Lists(numbering_of(document))
    language = package.region(edition.report.language)
    styles = restyled(document.styles.element, ours(mark_of(edition.look), wide), lists, language)
    return document, Press(edition, document, styles, lists, wide, house=True)


def _written(press: Press) -> Iterator[Element]:
    place = Place(press, 1, press.wide)
    yield from front.masthead(press)
    before, keyed = front_of(press.edition.report, pages=True), False
    for n, chapter in enumerate(press.edition.report.chapters):
        if n == before:
            yield from front.contents(press)
        yield from chapters.chapter(chapter, place)
        if press.house and press.bars and not keyed:  # our own pages say it below each of them
            yield front.key(press)
            keyed = True
    yield from front.closing(press)
