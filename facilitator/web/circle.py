"""The drawings of a change lab: why, how and what as rings, an ear that grows while people are silent, seeds of support."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from facilitator.core.circle import RADIUS, rings
from facilitator.web.drawings import seed

_SEEDS = 24  # of support in one row; of more people each stands for several
_PAIRS = 6  # seeds left and right of the growing ear


def circle(counts: Mapping[str, int], names: Mapping[str, str], now: str = "", label: str = "") -> Markup:
    """Give the three rings with a seed per text; `names` are written in them, ring `now` is filled.

    `label` is what a screen reader says instead; without it the drawing is decoration.
    """
    out = []
    for ring in reversed(rings(counts)):
        filled = ' data-now=""' if ring.kind == now else ""
        out.append(f'<circle class="ring"{filled} data-ring="{ring.kind}" cx="0" cy="0" r="{ring.outer:.1f}"/>')
        seeds = (seed(mark.x, mark.y, ring.size, ring.size * 0.5, mark.turn, "ripe") for mark in ring.marks)
        out.append("".join(seeds))
        if name := names.get(ring.kind):
            out.append(f'<text class="ring-name" x="0" y="{ring.label:.1f}" dy="0.35em">{escape(name)}</text>')
    named = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    half, size = RADIUS + 2, 2 * RADIUS + 4
    return Markup(  # noqa: S704  # made here, of numbers; texts in it were escaped
        f'<svg class="circle-drawing" viewBox="-{half:.0f} -{half:.0f} {size:.0f} {size:.0f}" {named} focusable="false">'
        f"{''.join(out)}</svg>"
    )


def growing_ear() -> Markup:
    """Give an ear of wheat, each part numbered in the order in which it grows: first the stalk, last the top seed."""
    parts = ['<path class="soil" d="M20 300h160"/>', '<path class="stalk" data-grow="" pathLength="1" d="M100 300V54"/>']
    at = 0
    for pair in range(_PAIRS):
        y = 196 - pair * 26
        for side in (-1, 1):
            at += 1
            parts.append(seed(100 + side * 16, y, 34, 16, side * 30, "ripe").replace("<path", f'<path data-seed="{at}"', 1))
    parts.append(seed(100, 28, 40, 17, 0, "ripe").replace("<path", f'<path data-seed="{at + 1}"', 1))
    body = "".join(parts)
    return Markup(  # noqa: S704  # made here, of numbers
        f'<svg class="ear-drawing" data-seeds="{at + 1}" viewBox="0 0 200 304" aria-hidden="true" focusable="false">{body}</svg>'
    )


def carried(agree: int, neutral: int, disagree: int, label: str) -> Markup:
    """Give support as seeds in a row: ripe for agree, open for neutral, ink for disagree. `label` says it in words."""
    total = agree + neutral + disagree
    shown = min(total, _SEEDS)
    counts = [round(n * shown / max(1, total)) for n in (agree, neutral)]
    kinds = ["ripe"] * counts[0] + ["bud"] * counts[1]
    kinds += ["seed"] * (shown - len(kinds))
    body = "".join(seed(7 + place * 13, 14, 22, 9, 0, kind) for place, kind in enumerate(kinds[:shown]))
    return Markup(  # noqa: S704  # made here, of numbers; the label was escaped
        f'<svg class="carried-drawing" viewBox="0 0 {max(1, shown) * 13 + 1} 28" role="img" '
        f'aria-label="{escape(label)}">{body}</svg>'
    )
