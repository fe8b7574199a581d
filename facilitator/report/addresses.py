"""Addresses inside a report: an anchor for every section, one for every passage, and from a contribution back to both.

An address is made of the chapter's name and a place in it, so it stays while other chapters come and go. The title of a
chapter is at "<chapter>/title", that of a section at "<anchor>/title".
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from facilitator.report.blocks import (
    Appendix,
    Chapter,
    Entry,
    Go,
    Paragraph,
    Ref,
    Section,
    Side,
    Text,
    Typed,
    in_a_row,
    numbered,
    plain,
)

_NOT_A_USE = ("appendix",)  # a contribution that answers another points at it there: that is no use of it
_CLOSING = "”’»)"  # the mark that a quote ends with


def addressed(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Give the chapters with anchors, passages, and for every entry of the appendix where it is used."""
    return traced(tuple(_Places(chapter).chapter() for chapter in chapters))


def traced(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Give chapters that have their anchors with, for every entry of the appendix, where it is used now."""
    uses = _uses(chapters)
    return tuple(_traced(chapter, uses) for chapter in chapters)


class _Places:
    """Counts the sections and paragraphs of one chapter."""

    def __init__(self, chapter: Chapter) -> None:
        self._chapter, self._sections, self._passages = chapter, 0, 0

    def chapter(self) -> Chapter:
        return replace(self._chapter, blocks=tuple(map(self._block, self._chapter.blocks)))

    def _block(self, block: Any) -> Any:
        if isinstance(block, Paragraph):
            self._passages += 1
            return replace(block, passage=f"{self._chapter.id}/{self._passages}")
        if isinstance(block, Section):
            self._sections += 1
            anchor = f"{self._chapter.id}-{self._sections}"
            return replace(block, anchor=anchor, blocks=tuple(map(self._block, block.blocks)))
        if isinstance(block, Side):
            return replace(block, sections=tuple(map(self._block, block.sections)))
        return block


def _uses(chapters: tuple[Chapter, ...]) -> dict[int, dict[str, str]]:
    """Give number → {anchor: what stands there}, of every place that points at it, in order."""
    found: dict[int, dict[str, str]] = {}
    for chapter in chapters:
        if chapter.id not in _NOT_A_USE:
            for number, anchor, title in _pointed(chapter.blocks, chapter.id, chapter.kicker or chapter.title):
                found.setdefault(number, {}).setdefault(anchor, title)
    return found


def _pointed(part: Any, anchor: str, title: str) -> Iterator[tuple[int, str, str]]:
    """Give (number, anchor, title) of everything in a block that points at a contribution."""
    if isinstance(part, Section):
        if part.large or part.opens or not title:  # a small heading ("Questions") says nothing apart from its chapter
            anchor, title = part.anchor, plain(part.title)
        yield from _pointed(part.blocks, anchor, title)
    elif isinstance(part, Ref):
        yield part.number, anchor, title
    elif isinstance(part, tuple):
        if len(part) > 1 and isinstance(part[1], int) and isinstance(part[0], Typed):  # a question with its number
            yield part[1], anchor, title
        if len(part) == 3 and isinstance(part[0], int) and isinstance(part[1], Typed):  # dots: number, name, how many
            yield part[0], anchor, title
        for one in part:
            yield from _pointed(one, anchor, title)
    elif not isinstance(part, (str, Typed, Appendix)) and (names := _names(type(part))):
        number = getattr(part, "number", 0)
        if isinstance(number, int) and number:
            yield number, anchor, title
        for name in names:
            yield from _pointed(getattr(part, name), anchor, title)


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    """Give the names of the fields of a block or a span; none of anything else."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()
    return _NAMES[kind]


def fingerprint(text: str) -> str:
    """Give the fingerprint of what was composed at an address, by which it is known again when it moves or changes."""
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:16]


def _bare(number: int, aside: bool) -> str:
    return numbered(number)


def unlinked(part: Any, shown: Callable[[int, bool], str] = _bare, *, aside: bool = True) -> Any:
    """Give chapters in which numbers stand as plain text: of a report without the appendix that they would point at.

    `shown` gives the text of a number, as an aside behind the words that it belongs to or as part of a sentence of ours.
    """
    if isinstance(part, Ref):
        return shown(part.number, aside)
    if isinstance(part, tuple):
        return tuple(unlinked(one, _bare if _spans_from(part[:n]) else shown, aside=_ends_words(part[:n])) for n, one in enumerate(part))
    if not isinstance(part, Typed) and (names := _names(type(part))):
        return replace(part, **{name: unlinked(getattr(part, name), shown) for name in names})
    return part


def _spans_from(spans: tuple[Any, ...]) -> bool:
    """Whether the number that follows is the last of a range, as in "76–78"."""
    return bool(spans) and isinstance(spans[-1], str) and spans[-1].endswith("–")


def _ends_words(spans: tuple[Any, ...]) -> bool:
    """Whether what people typed ends here: then a number that follows belongs to it."""
    said = [one for one in spans if not (isinstance(one, str) and not one.strip())]
    return not said or not isinstance(said[-1], str) or said[-1].rstrip()[-1:] in _CLOSING


def grounded(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Give chapters in which a pointer to a place that is not there (any more) stands as plain text."""
    found = list(parts_of(tuple(block for one in chapters for block in one.blocks if not isinstance(block, Appendix))))
    anchors = {one.id for one in chapters} | {one.anchor for one in found if isinstance(one, Section)}

    def told(part: Any) -> Any:
        if isinstance(part, Go):
            return part if part.anchor in anchors else part.text
        if isinstance(part, tuple):
            return tuple(map(told, part))
        if not isinstance(part, Typed) and (names := _names(type(part))):
            values = {name: told(getattr(part, name)) for name in names}
            return replace(part, **values) if any(value is not getattr(part, name) for name, value in values.items()) else part
        return part

    if all(one.anchor in anchors for one in found if isinstance(one, Go)):  # an appendix points at what is there
        return chapters
    return tuple(map(told, chapters))


def parts_of(part: Any) -> Iterator[Any]:
    """Give everything inside something, in order: blocks, spans, and what they are made of."""
    left = [part]
    while left:
        one = left.pop()
        yield one
        if isinstance(one, tuple):
            left.extend(reversed(one))
        elif not isinstance(one, (str, Typed)):
            left.extend(getattr(one, name) for name in reversed(_names(type(one))))


def _traced(chapter: Chapter, uses: dict[int, dict[str, str]]) -> Chapter:
    """Give the chapter with an appendix whose entries say where they are used."""
    return replace(chapter, blocks=tuple(_told(block, uses) for block in chapter.blocks))


def _told(block: Any, uses: dict[int, dict[str, str]]) -> Any:
    if not isinstance(block, Appendix):
        return block
    return replace(block, entries=tuple(replace(entry, used=_used(entry, uses)) for entry in block.entries))


def _used(entry: Entry, uses: dict[int, dict[str, str]]) -> Text:
    """Give where the report points at a contribution, or at what merged into it."""
    numbers = (entry.number, *(gone.number for gone in entry.merged))
    found = {anchor: title for number in numbers for anchor, title in uses.get(number, {}).items() if title}
    return in_a_row((Go(anchor, title),) for anchor, title in found.items())
