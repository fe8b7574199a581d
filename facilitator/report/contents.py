"""The contents of a report: what a reader can go to, for every file that lists it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from facilitator.report.blocks import Chapter, Section, plain
from facilitator.report.model import Report

FEWEST = 7  # chapters and what stands as high: a shorter report needs no contents
LONGEST = 120  # letters of a title in it
_FRONT = ("header", "in_short")  # what it all came to stands before the contents
_OPENING = (*_FRONT, "introduction", "goals")  # and on pages what it was about too: with these the first page is full


@dataclass(frozen=True)
class Entry:
    """A line of the contents. `level` is 1 or 2, `name` is what it is called in every report; `title` may say what was found."""

    level: int
    anchor: str
    title: str
    name: str


def contents_of(report: Report) -> tuple[Entry, ...]:
    """Give the lines of a report's contents, in order; none for a short report."""
    found = () if report.brief else tuple(_entries(report.chapters))
    return found if sum(one.level == 1 for one in found) >= FEWEST else ()


def front_of(report: Report, *, pages: bool = False) -> int:
    """Give how many chapters stand before the contents, on a screen or on `pages`."""
    names = _OPENING if pages else _FRONT
    return sum(1 for _ in takewhile(lambda one: one.id in names, report.chapters))


def _entries(chapters: tuple[Chapter, ...]) -> Iterator[Entry]:
    """Give the chapters, and the sections in them that begin something."""
    for chapter in chapters:
        if chapter.title:
            yield Entry(1, chapter.id, _cut(chapter.title), _cut(chapter.kicker or chapter.title))
        for block in chapter.blocks:
            if isinstance(block, Section) and block.anchor and (not chapter.title or block.opens or block.large):
                title = _cut((f"{block.kicker}: " if block.kicker else "") + plain(block.title))
                yield Entry(2 if chapter.title else 1, block.anchor, title, title)


def _cut(title: str) -> str:
    """Give a title on one line, cut where it is too long."""
    line = " ".join(title.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
