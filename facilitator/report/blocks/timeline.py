"""The afternoon as it went, drawn: phases with their real times, and how much came in meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.report.blocks.spans import Typed


@dataclass(frozen=True)
class Stretch:
    """One phase: its name, when it began and ended on the clock, `since` (minutes after the beginning) and how long."""

    name: Typed
    start: str
    end: str
    since: int
    minutes: int
    contributions: int


@dataclass(frozen=True)
class Timeline:
    """Stretches in order, for a drawing; a table after it says the same. `spoken` says what the drawing is."""

    stretches: tuple[Stretch, ...]
    spoken: str = ""
    unit: str = ""  # said where a seed stands for ten contributions
