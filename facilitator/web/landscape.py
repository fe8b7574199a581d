"""The opinion landscape drawn: a field of seeds for each group, and a field that still fills up while too few voted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from facilitator.core.fields import fields
from facilitator.web.drawings import seed

WIDTH, HEIGHT = 1000, 900
_LABEL = (250.0, 118.0)  # what stays free under a field for its two lines
_WIDEST = 36.0  # how far seeds stand apart at most
_LONGEST = 78.0  # a seed of a field that still fills up


def landscape_svg(groups: Sequence[Mapping[str, Any]], names: Sequence[Sequence[str]], label: str = "") -> Markup:
    """Give a field per group ({size, x, y}) with its two lines of `names` under it; `label` says it to who can't see it."""
    found, length = fields([(one["size"], one["x"], one["y"]) for one in groups], WIDTH, HEIGHT, _LABEL, _WIDEST)
    body = ""
    for n, (one, lines) in enumerate(zip(found, names, strict=True), 1):
        seeds = "".join(seed(each.x, each.y, length, length * 0.52, each.turn, "ripe") for each in one.seeds)
        below = one.y + one.radius
        said = "".join(
            f'<text class="{css}" x="{one.x:.1f}" y="{below + down}" text-anchor="middle">{escape(line)}</text>'
            for css, down, line in zip(("field-name", "field-size"), (58, 106), lines, strict=False)
        )
        body += f'<g class="opinion-field" data-group="{n}">{seeds}{said}</g>'
    return _svg(body, WIDTH, HEIGHT, label)


def filling_svg(n: int, least: int) -> Markup:
    """Give a head of `least` seeds of which `n` are ripe: how many voted of how many a map takes."""
    [one], _ = fields([(max(n, least), 0.0, 0.0)], 420, 420, (0.0, 0.0), 44.0)
    body = "".join(
        seed(each.x, each.y, _LONGEST, _LONGEST * 0.5, each.turn, "ripe" if place < n else "bud")
        for place, each in enumerate(one.seeds)
    )
    return _svg(body, 420, 420, "")


def _svg(body: str, width: int, height: int, label: str) -> Markup:
    named = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return Markup(  # noqa: S704  # made here, of numbers; texts in it were escaped
        f'<svg class="opinion-fields" viewBox="{-width / 2:g} {-height / 2:g} {width} {height}" {named} '
        f'focusable="false">{body}</svg>'
    )
