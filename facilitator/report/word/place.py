"""Where a block stands: how deep, and how wide. Each kind of block registers how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import singledispatch
from itertools import zip_longest
from typing import Any

from facilitator.report.blocks import Timeline, leads
from facilitator.report.word.press import Press
from facilitator.report.word.xml import Element, found, w

_NARROW = 6000  # twentieths of a point: less is no room for two things side by side


@dataclass(frozen=True)
class Place:
    """Where blocks are written: the level of headings in them, and the room in twentieths of a point."""

    press: Press
    level: int
    wide: int

    @property
    def narrow(self) -> bool:
        """Whether there is no room for two columns."""
        return self.wide < _NARROW

    def within(self, wide: int) -> Place:
        """Give the place of a column in this one."""
        return replace(self, wide=wide)

    def deeper(self) -> Place:
        """Give the place under a heading."""
        return replace(self, level=self.level + 1)


@singledispatch
def written(block: Any, place: Place) -> list[Element]:
    """Give a block as paragraphs and tables. Raises TypeError for a kind of block that nothing here writes."""
    raise TypeError(f"no Word for {type(block).__name__}")


def everything(blocks: Iterable[Any], place: Place) -> list[Element]:
    """Give blocks one after another; a short paragraph stays on the page of the table or drawing that it leads to.

    Not the one that stands between heads and a large drawing: of so long a chain LibreOffice leaves the heads behind.
    """
    listed, made = list(blocks), []
    for block, after in zip_longest(listed, listed[1:]):
        parts = written(block, place)
        if leads(block, after) and not (block is listed[0] and isinstance(after, Timeline)):
            for part in parts:
                kept(part)
        made += parts
    return made


def kept(part: Element) -> None:
    """Keep a paragraph on the page of what comes after it."""
    looks = found(part, "./w:pPr")
    if looks:
        looks[0].insert(len(found(looks[0], "./w:pStyle")), w("keepNext"))


Shape = Callable[[Any, Place], list[Element]]


def shape(cls: type[Any]) -> Callable[[Shape], Shape]:
    """Register how a kind of block is written."""

    def register(function: Shape) -> Shape:
        written.register(cls, function)
        return function

    return register
