"""Effort against effect as a square in four, with a numbered seed for every text; none stands over another."""

from __future__ import annotations

from markupsafe import Markup, escape

from facilitator.core.estimates import apart
from facilitator.report.blocks import Quadrants, numbered
from facilitator.report.charts.ink import markup, seed

_WIDE, _HIGH, _AROUND = 620, 430, 30
_SEED = 8.5  # how far seeds stand apart, of a hundred
_MANY = 30


def quadrants(of: Quadrants) -> Markup:
    """Give the drawing: effort to the right, effect upwards."""
    little, much, small, large = of.ends
    body = f'<rect class="frame" width="{_WIDE}" height="{_HIGH}"/>'
    body += f'<path class="axis" d="M{_WIDE / 2} 0V{_HIGH}M0 {_HIGH / 2}H{_WIDE}"/>'
    corners = ((10, 24, "start"), (_WIDE - 10, 24, "end"), (10, _HIGH - 12, "start"), (_WIDE - 10, _HIGH - 12, "end"))
    for name, (left, top, side) in zip(of.names, corners, strict=True):
        body += f'<text class="quarter" x="{left}" y="{top}" text-anchor="{side}">{escape(name)}</text>'
    ends = ((_WIDE / 2, -9, "middle", large), (_WIDE / 2, _HIGH + 20, "middle", small), (0, _HIGH + 20, "start", little),
            (_WIDE, _HIGH + 20, "end", much))  # fmt: skip
    body += "".join(
        f'<text class="end" x="{x:.0f}" y="{y:.0f}" text-anchor="{side}">{escape(text)}</text>'
        for x, y, side, text in ends
    )
    least = _SEED if len(of.marks) <= _MANY else _SEED * (_MANY / len(of.marks)) ** 0.5
    places = apart(tuple((one.effort, one.effect) for one in of.marks), least, _WIDE / _HIGH)
    for one, (x, y) in zip(of.marks, places, strict=True):
        at_x, at_y = x * _WIDE / 100, _HIGH - y * _HIGH / 100
        body += seed(at_x, at_y, 37 * least / _SEED, 27 * least / _SEED, 0, "ripe" if one.exact else "bud")
        body += f'<text class="number" x="{at_x:.1f}" y="{at_y + 5:.1f}">{numbered(one.number)}</text>'
    box = f"-2 {-_AROUND} {_WIDE + 4} {_HIGH + 2 * _AROUND}"
    return markup(f'<svg class="quadrants" viewBox="{box}" role="img" aria-label="{escape(of.spoken)}">{body}</svg>')
