"""The appendix of numbered contributions."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.report.blocks.spans import Text, Typed


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
    used: Text = ()  # where the report points at it: Go spans with commas between


@dataclass(frozen=True)
class Appendix:
    """All contributions by number."""

    entries: tuple[Entry, ...]
