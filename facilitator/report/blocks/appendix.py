"""The appendix of numbered contributions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.report.blocks.spans import Text, Typed


@dataclass(frozen=True)
class Original:
    """What merged into a contribution, in the words of who wrote it: number, text, and what belongs to it, line by line."""

    number: int
    title: str
    text: str
    details: Text = ()
    more: tuple[Text, ...] = ()
    language: str = ""
    also: tuple[Typed, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One contribution in the appendix: number, what kind, its text, and what belongs to it, line by line."""

    number: int
    kind: str
    kind_label: str
    title: str
    text: str
    details: Text
    more: tuple[Text, ...] = ()
    language: str = ""
    also: tuple[Typed, ...] = ()
    used: Text = ()  # where the report points at it: Go spans with something between
    merged: tuple[Original, ...] = ()  # what merged into it, by number


@dataclass(frozen=True)
class Appendix:
    """All contributions by number."""

    entries: tuple[Entry, ...]

    @property
    def numbers(self) -> Iterator[int]:
        """Every number that can be found here, also those that merged into another."""
        for one in self.entries:
            yield from (one.number, *(gone.number for gone in one.merged))
