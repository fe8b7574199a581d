"""The timeline of the afternoon: a stalk per phase from its beginning to its end, with a seed for what was brought in."""

from __future__ import annotations

from markupsafe import Markup, escape

from facilitator.report.blocks import Stretch, Timeline
from facilitator.report.charts.ink import lines_of, markup, seed

_WIDE, _LEFT, _RIGHT, _ROW, _TOP = 760, 226, 44, 38, 26
_CLOSE, _APART = 4.2, 13  # between seeds on a stalk, at least and at most
_STEPS = (5, 10, 15, 30, 60, 120)  # minutes between marks on the axis
_MOST_MARKS = 8


def timeline(of: Timeline) -> Markup:
    """Give the drawing; where seeds would not fit, each stands for ten contributions."""
    total = max(one.since + one.minutes for one in of.stretches)
    scale = (_WIDE - _LEFT - _RIGHT) / total
    ten = of.unit != ""
    high = _TOP + _ROW * len(of.stretches)
    body = _axis(of, total, scale, high)
    for place, one in enumerate(of.stretches):
        body += _stretch(one, _TOP + _ROW * place + 22, scale, ten=ten)
    return markup(
        f'<svg class="timeline" viewBox="0 0 {_WIDE} {high + 6}" role="img" aria-label="{escape(of.spoken)}">{body}</svg>'
    )


def crowded(stretches: tuple[Stretch, ...]) -> bool:
    """Whether there is no room for a seed per contribution."""
    total = max(one.since + one.minutes for one in stretches)
    scale = (_WIDE - _LEFT - _RIGHT) / total
    return any(one.contributions > 4 and _between(one.contributions, one, scale) < _CLOSE for one in stretches)


def _between(n: int, one: Stretch, scale: float) -> float:
    """Give how far `n` seeds stand apart, in two rows along a stalk."""
    return min(_APART, (one.minutes * scale - 8) / max(1, (n + 1) // 2 - 0.5))


def _axis(of: Timeline, total: int, scale: float, high: int) -> str:
    """Give the hours above, each with a thin line down."""
    step = next((one for one in _STEPS if total / one <= _MOST_MARKS), _STEPS[-1])
    hours, minutes = (int(part) for part in of.stretches[0].start.split(":"))
    begun = hours * 60 + minutes - of.stretches[0].since
    body, at = "", -(-begun // step) * step
    while at <= begun + total:
        x = _LEFT + (at - begun) * scale
        body += f'<path class="line" d="M{x:.1f} {_TOP - 6}V{high}"/>'
        body += f'<text class="moment" x="{x:.1f}" y="{_TOP - 12}" text-anchor="middle">{at // 60 % 24:02d}:{at % 60:02d}</text>'
        at += step
    return body


def _stretch(one: Stretch, y: float, scale: float, *, ten: bool) -> str:
    start, end = _LEFT + one.since * scale, _LEFT + (one.since + one.minutes) * scale
    lines = lines_of(one.name.text, 30, 2)
    body = "".join(
        f'<text class="name" x="0" y="{y + 5 + (n - (len(lines) - 1) / 2) * 15:.1f}">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
    body += f'<path class="stalk" d="M{start:.1f} {y:.1f}H{max(end - 2, start + 1):.1f}"/>'
    n = max(1, round(one.contributions / 10)) if ten and one.contributions else one.contributions
    between = max(_CLOSE, _between(n, one, scale))
    size = min(1.0, max(0.62, between / 8))
    for place in range(n):
        above = place % 2 == 0
        x = start + 5 + (place // 2) * between + (0 if above else between / 2)
        body += seed(x, y - 7 * size if above else y + 7 * size, 11.5 * size, 6 * size, 32 if above else 148)
    if one.contributions:
        last = start + 10 + (n + 1) // 2 * between
        body += f'<text class="count" x="{max(end, last) + 5:.1f}" y="{y + 5:.1f}">{one.contributions}</text>'
    return body
