"""A field of seeds per opinion group: one seed for each person, none for a particular one."""

from __future__ import annotations

from markupsafe import Markup, escape

from facilitator.core.fields import fields as laid_out
from facilitator.report.blocks import Fields
from facilitator.report.charts.ink import markup, seed

_WIDE, _HIGH, _HIGH_ALONE = 640, 330, 220
_LABEL = (110.0, 46.0)  # what stays free under a field for its two lines
_WIDEST = 11.0  # how far seeds stand apart at most


def fields(of: Fields) -> Markup:
    """Give the drawing: groups that voted more alike lie nearer to each other."""
    high = _HIGH if len(of.groups) > 1 else _HIGH_ALONE
    found, length = laid_out([(one.size, one.x, one.y) for one in of.groups], _WIDE, high, _LABEL, _WIDEST)
    body = ""
    for group, field in zip(of.groups, found, strict=True):
        body += "".join(seed(one.x, one.y, length, length * 0.52, one.turn) for one in field.seeds)
        for css, down, text in (("name", 20, group.name), ("people", 38, group.people)):
            y = field.y + field.radius + down
            body += f'<text class="{css}" x="{field.x:.1f}" y="{y:.1f}">{escape(text)}</text>'
    box = f"{-_WIDE / 2:g} {-high / 2:g} {_WIDE} {high + 8}"
    return markup(f'<svg class="fields" viewBox="{box}" role="img" aria-label="{escape(of.spoken)}">{body}</svg>')
