"""The floor plan of a room: round tables with a seed for everybody, and the ways from one table to another."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from facilitator.web.drawings import seed

WIDTH, HEIGHT = 1000, 760
_SEEDS = 20  # round one table; the number in it says how many there are
_ASIDE = 0.24  # how far a way bends off the straight line: so two in opposite directions stay apart

Point = tuple[float, float]


def floorplan(tables: Sequence[Mapping[str, Any]], ways: Sequence[Mapping[str, Any]], label: str = "") -> Markup:
    """Give the drawing: `tables` {id, name, people} in a ring, clockwise; `ways` {start, to, people} as arrows.

    `label` is what a screen reader says instead; without it the drawing is decoration.
    """
    places, radius = _ring(len(tables))
    at = {table["id"]: place for table, place in zip(tables, places, strict=True)}
    drawn = [_way(at[way["start"]], at[way["to"]], radius) for way in ways if way["start"] in at and way["to"] in at]
    drawn += [_table(table, place, radius) for table, place in zip(tables, places, strict=True)]
    named = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    size = "large" if radius > 85 else "middle" if radius > 60 else "small"
    return Markup(  # noqa: S704  # made here, of numbers; texts in it were escaped
        f'<svg class="floorplan" data-size="{size}" viewBox="0 0 {WIDTH} {HEIGHT}" {named} focusable="false">'
        f"{''.join(drawn)}</svg>"
    )


def _ring(n: int) -> tuple[list[Point], float]:
    """Give the middle of each table and the radius they all have."""
    middle = (WIDTH / 2, HEIGHT / 2)
    if n < 2:
        return [middle] * n, 150
    first = -90.0 if n > 2 else 180.0
    radius = 120 if n == 2 else max(46.0, min(118.0, 128 - 4 * n - 90 * (n > 6) * (n - 6) / 12))
    across, down = WIDTH / 2 - radius - 34, HEIGHT / 2 - radius - 34
    angles = [math.radians(first + 360 * place / n) for place in range(n)]
    return [(middle[0] + across * math.cos(a), middle[1] + down * math.sin(a)) for a in angles], radius


def _table(table: Mapping[str, Any], place: Point, radius: float) -> str:
    x, y = place
    people = table["people"]
    shown = min(people, _SEEDS)
    turns = [2 * math.pi * seat / max(1, shown) for seat in range(shown)]
    away = radius + 17
    seeds = "".join(
        seed(x + away * math.sin(a), y - away * math.cos(a), 24, 11, math.degrees(a), "ripe") for a in turns
    )
    empty = "" if people else " data-empty"
    return (
        f'<g class="floor-table"{empty}><circle class="floor-top" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>{seeds}'
        f'<text class="floor-name" x="{x:.1f}" y="{y - radius * 0.12:.1f}">{escape(table["name"])}</text>'
        f'<text class="floor-people" x="{x:.1f}" y="{y + radius * 0.5:.1f}">{people}</text></g>'
    )


def _way(start: Point, end: Point, radius: float) -> str:
    """A bent arrow from the edge of one table to the edge of another."""
    across, down = end[0] - start[0], end[1] - start[1]
    bend = ((start[0] + end[0]) / 2 + down * _ASIDE, (start[1] + end[1]) / 2 - across * _ASIDE)
    x1, y1 = _towards(start, bend, radius + 40)
    x2, y2 = _towards(end, bend, radius + 42)
    turn = math.atan2(end[1] - y2, end[0] - x2)
    wings = [(x2 - 24 * math.cos(turn + side), y2 - 24 * math.sin(turn + side)) for side in (-0.5, 0.5)]
    head = f"M{wings[0][0]:.1f} {wings[0][1]:.1f}L{x2:.1f} {y2:.1f}L{wings[1][0]:.1f} {wings[1][1]:.1f}"
    return f'<path class="floor-way" d="M{x1:.1f} {y1:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {x2:.1f} {y2:.1f}{head}"/>'


def _towards(point: Point, other: Point, far: float) -> Point:
    """Give the point that lies `far` from `point` in the direction of `other`."""
    distance = math.dist(point, other) or 1
    return (point[0] + (other[0] - point[0]) * far / distance, point[1] + (other[1] - point[1]) * far / distance)
