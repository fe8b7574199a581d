"""A field of seeds per group: where each field lies in a drawing, and where each of its seeds. Pure geometry.

A seed stands for one person, but not for a particular one: seeds fill a spiral round the middle of their group, as in the
head of a sunflower, so that no seed is anybody's place.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_TURN = math.pi * (3 - math.sqrt(5))  # the golden angle: seeds never stand in rows
_FULL = 0.38  # of the drawing that seeds may cover
_GAP = 0.02  # of its width, between two fields
_NUDGE = 0.03  # of its width, each in its own direction: what lies in one line can make room
_SHRINK = 0.94
_PUSHES = 120

Place = tuple[float, float]


@dataclass(frozen=True)
class Seed:
    """One seed: its place in the drawing, and its `turn` in degrees, pointing outward."""

    x: float
    y: float
    turn: float


@dataclass(frozen=True)
class Field:
    """The field of one group: its middle and radius in the drawing, and its seeds from the middle outward."""

    x: float
    y: float
    radius: float
    seeds: tuple[Seed, ...]


def fields(
    groups: Sequence[tuple[int, float, float]], width: float, height: float, label: tuple[float, float], step: float
) -> tuple[list[Field], float]:
    """Give a field for each (size, x, y), none over another, in a drawing round (0, 0); and how long a seed is.

    x and y run from -1 to 1, y upward; in the drawing y grows downward. `label` is the width and height that stay free
    under each field for its name; `step` how far seeds stand apart at most.
    """
    total = sum(size for size, _, _ in groups)
    if not total:
        return [], 0.0
    step = min(step, math.sqrt(_FULL * width * height / (math.pi * total)))
    while True:
        radii = [step * math.sqrt(size + 1) for size, _, _ in groups]
        around = [max(radius + label[1] / 2, label[0] / 2) for radius in radii]
        places = _laid_out([(x, -y) for _, x, y in groups], around, width, height)
        if places is not None or step < 1:
            break
        step *= _SHRINK
    middles = places or [(0.0, 0.0) for _ in groups]
    return [
        _field(x, y - label[1] / 2, radius, size, step)
        for (x, y), radius, (size, _, _) in zip(middles, radii, groups, strict=True)
    ], step * 1.9


def _field(x: float, y: float, radius: float, size: int, step: float) -> Field:
    seeds = []
    for place in range(size):
        away, angle = step * math.sqrt(place + 0.5), place * _TURN
        seeds.append(
            Seed(x + away * math.cos(angle), y + away * math.sin(angle), math.degrees(angle) % 360 + 90)
        )
    return Field(x, y, radius, tuple(seeds))


def _laid_out(at: list[Place], around: list[float], width: float, height: float) -> list[Place] | None:
    """Give the middles: as far from each other as they fit, in their own direction; None when they don't fit."""
    nudge = _NUDGE * width if len(at) > 1 else 0.0
    rooms = [(width / 2 - size, height / 2 - size) for size in around]
    if any(across < 0 or down < 0 for across, down in rooms):
        return None
    places = [
        _within((x * across + nudge * math.cos(n * _TURN), y * down + nudge * math.sin(n * _TURN)), (across, down))
        for n, ((x, y), (across, down)) in enumerate(zip(at, rooms, strict=True))
    ]
    for _ in range(_PUSHES):
        if not _pushed(places, around, rooms, _GAP * width):
            return _centred(places, around)
    return None


def _centred(places: list[Place], around: list[float]) -> list[Place]:
    """Give the places moved together, so that as much stays free on one side as on the other."""
    off = [
        (min(at[way] - size for at, size in zip(places, around, strict=True))
         + max(at[way] + size for at, size in zip(places, around, strict=True))) / 2
        for way in (0, 1)
    ]  # fmt: skip
    return [(x - off[0], y - off[1]) for x, y in places]


def _pushed(places: list[Place], around: list[float], rooms: list[Place], gap: float) -> bool:
    """Push apart what overlaps, within the drawing; whether anything did."""
    moved = False
    for one in range(len(places)):
        for other in range(one):
            (x, y), (to_x, to_y) = places[one], places[other]
            far = math.dist(places[one], places[other])
            over = around[one] + around[other] + gap - far
            if over <= 0.01:
                continue
            moved = True
            across, down = ((x - to_x) / far, (y - to_y) / far) if far > 1e-6 else (1.0, 0.0)
            places[one] = _within((x + across * over / 2, y + down * over / 2), rooms[one])
            places[other] = _within((to_x - across * over / 2, to_y - down * over / 2), rooms[other])
    return moved


def _within(place: Place, room: Place) -> Place:
    x, y = place
    across, down = room
    return min(across, max(-across, x)), min(down, max(-down, y))
