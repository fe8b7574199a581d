"""Why, how and what as three rings: where each ring lies and where the mark of each text stands. Pure geometry."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

RINGS = ("why", "how", "what")  # from the middle outward: one begins with why
RADIUS = 100.0
_EDGES = (0.0, 38.0, 69.0, RADIUS)
_GAPS = (88.0, 38.0, 30.0)  # degrees at either side of the top that stay free, for the ring's name
_ROOM = 15.0  # between two marks along a ring, while there is room


@dataclass(frozen=True)
class Mark:
    """One text on a ring: its place from the middle (y grows downward), and its `turn` in degrees, pointing outward."""

    x: float
    y: float
    turn: float


@dataclass(frozen=True)
class Ring:
    """One of the three: from `inner` to `outer`, its name at `label` above the middle, its marks at most `size` long."""

    kind: str
    inner: float
    outer: float
    label: float
    size: float
    marks: tuple[Mark, ...]


def rings(counts: Mapping[str, int]) -> tuple[Ring, ...]:
    """Give the rings from the middle outward, with a mark for each of `counts[kind]` texts, spread from the foot up."""
    return tuple(_ring(kind, place, counts.get(kind, 0)) for place, kind in enumerate(RINGS))


def _ring(kind: str, place: int, n: int) -> Ring:
    inner, outer = _EDGES[place], _EDGES[place + 1]
    middle = (inner + outer) / 2 if inner else outer * 0.62
    label = -middle if inner else -outer * 0.3
    free = 2 * math.radians(180 - _GAPS[place]) * middle
    apart = min(_ROOM, free / max(1, n))
    step = math.degrees(apart / middle)
    angles = [180 + (number - (n - 1) / 2) * step for number in range(n)]
    marks = tuple(
        Mark(
            round(middle * math.sin(math.radians(angle)), 2), round(-middle * math.cos(math.radians(angle)), 2), angle
        )
        for angle in angles
    )
    return Ring(kind, inner, outer, label, min(15.0, max(4.0, apart * 1.15)), marks)
