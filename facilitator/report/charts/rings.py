"""Why, how and what as rings around one another: a seed for everything in them, with its number."""

from __future__ import annotations

import math

from markupsafe import Markup, escape

from facilitator.report.blocks import Ring, Rings, numbered
from facilitator.report.charts.ink import markup, seed

_SIDE = 470
_MIDDLE = _SIDE / 2
_INNER, _WIDE = 88, 72  # of the disc in the middle, and of a ring around it
_MOST_NUMBERED = 22  # more seeds in a ring stand without their numbers
_LABEL = 0.62  # radians at the top of a ring that are kept free for its name


def rings(of: Rings) -> Markup:
    """Give the drawing of rings, the innermost first."""
    body = "".join(_ring(n, ring) for n, ring in reversed(list(enumerate(of.rings))))
    return markup(
        f'<svg class="rings" viewBox="0 0 {_SIDE} {_SIDE}" role="img" aria-label="{escape(of.spoken)}">{body}</svg>'
    )


def _ring(n: int, ring: Ring) -> str:
    outer = _INNER + _WIDE * n
    name_at = _MIDDLE if n == 0 else _MIDDLE - outer + 26
    body = f'<circle class="ring ring-{n}" cx="{_MIDDLE}" cy="{_MIDDLE}" r="{outer}"/>'
    body += f'<text class="ring-name" x="{_MIDDLE}" y="{name_at + (6 if n == 0 else 0):.0f}">{escape(ring.name)}</text>'
    along = 60 if n == 0 else outer - _WIDE * 0.6
    free = 0 if n == 0 else _LABEL / (n * 0.72)
    many = len(ring.numbers)
    for place, number in enumerate(ring.numbers):
        turn = free + (2 * math.pi - 2 * free) * (place + 0.5) / many
        body += _grain(number, turn, along, many <= _MOST_NUMBERED)
    return body


def _grain(number: int, turn: float, along: float, named: bool) -> str:
    x, y = _MIDDLE + along * math.sin(turn), _MIDDLE - along * math.cos(turn)
    drawn = seed(x, y, 16, 8, math.degrees(turn))
    if not named:
        return drawn
    out = along + 17
    x, y = _MIDDLE + out * math.sin(turn), _MIDDLE - out * math.cos(turn) + 4
    return drawn + f'<text class="number" x="{x:.1f}" y="{y:.1f}">{numbered(number)}</text>'
