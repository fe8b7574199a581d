"""Small drawings: the ear of wheat, bars of support and of grades, a seed per person or dot."""

from __future__ import annotations

from markupsafe import Markup, escape

from facilitator.report.blocks import Grade, Support
from facilitator.report.charts.ink import markup, seed

_HIGHEST = 3


def logo() -> Markup:
    """Give the ear of wheat."""
    body = '<path class="stalk" d="M16 31V9"/>'
    for y in (11.5, 17, 22.5):
        body += seed(11.6, y, 8.6, 4.6, -34) + seed(20.4, y, 8.6, 4.6, 34)
    return markup(f'<svg class="logo" viewBox="0 0 32 32" aria-hidden="true">{body}{seed(16, 5.2, 9, 4.8)}</svg>')


def emblem() -> Markup:
    """Give three ears on the ground."""
    body = ""
    for x, top in ((22, 30), (48, 12), (74, 30)):
        pairs = "".join(seed(x - 6.5, y, 14, 7.5, -30) + seed(x + 6.5, y, 14, 7.5, 30) for y in (top + 20, top + 32))
        body += f'<path class="stalk" d="M{x} 84V{top + 14}"/>{pairs}{seed(x, top + 6, 15, 8)}'
    return markup(
        f'<svg class="emblem" viewBox="0 0 96 96" aria-hidden="true">{body}<path class="stalk" d="M8 84h80"/></svg>'
    )


def bar(support: Support) -> Markup:
    """Give a bar of who agrees, is neutral and disagrees; nothing when nobody voted."""
    if not support.voted:
        return Markup()
    parts, x = "", 0.0
    for level, n in (("for", support.agree), ("mixed", support.neutral), ("against", support.disagree)):
        width = 100 * n / support.voted
        parts += f'<rect class="{level}" x="{x:.2f}" y="0.75" width="{width:.2f}" height="8.5"/>' if n else ""
        x += width
    frame = '<rect class="frame" x="0" y="0.75" width="100" height="8.5"/>'
    return markup(
        f'<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(support.spoken)}">{parts}{frame}</svg>'
    )


def seeds(n: int, row: int = 10) -> Markup:
    """Give a seed per person (or dot), so many in a row; above sixty a seed stands for ten."""
    shown = n if n <= 60 else round(n / 10)
    body = "".join(seed(5.5 + 11 * (i % row), 8 + 16 * (i // row), 13.5, 6.6) for i in range(shown))
    rows = max(1, -(-shown // row))
    return markup(
        f'<svg class="seeds" viewBox="0 0 {11 * row} {16 * rows}" height="{16 * rows}" aria-hidden="true">{body}</svg>'
    )


def grade(one: Grade) -> Markup:
    """Give a small bar of how much, from nothing to a lot; nothing where too few judged."""
    if one.value is None:
        return Markup()
    width = 30 * min(one.value, _HIGHEST) / _HIGHEST
    return markup(
        '<svg class="grade" viewBox="0 0 30 8" aria-hidden="true">'
        f'<rect class="for" x="0" y="1" width="{width:.2f}" height="6"/><rect class="frame" x="0" y="1" width="30" height="6"/></svg>'
    )
