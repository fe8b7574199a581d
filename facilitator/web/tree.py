"""The tree of goals as a drawing: what facilitator.core.tree_plan laid out, as inline SVG.

Words stay words, so they can be searched and read aloud; colours and typefaces come from the stylesheet by class.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from facilitator.core.letters import width_of
from facilitator.core.tree_plan import Label, Plan, Stalk
from facilitator.web.drawings import seed

_SPREAD = 9.0  # between stalks where they come together
_HIGHEST = 3
_BOLD = 1.03  # how much wider the words of an idea are than plain ones


def tree_svg(plan: Plan, name: str, prefix: str = "goal") -> Markup:
    """Give the drawing of one page; `name` is what a screen reader calls it, `prefix` begins the ids in it."""
    parts = [*_stalks(plan), *(_label(label, prefix) for label in plan.labels)]
    return Markup(  # noqa: S704  # made here of numbers; every word in it was escaped
        f'<svg class="tree-drawing" viewBox="0 0 {plan.width:.0f} {plan.height:.0f}" role="group" '
        f'aria-label="{escape(name)}">{"".join(parts)}</svg>'
    )


def _stalks(plan: Plan) -> list[str]:
    rooted = [stalk for stalk in plan.stalks if stalk.branch and stalk.rooted]
    parts: list[str] = []
    for place, stalk in enumerate(rooted):
        parts.append(_bend(plan, stalk, (place - (len(rooted) - 1) / 2) * _SPREAD))
    for stalk in plan.stalks:
        css = "tree-stalk" if stalk.branch else "tree-shoot"
        parts.append(f'<path class="{css}" d="M{stalk.x:.1f} {stalk.top:.1f}V{stalk.bottom:.1f}"/>')
        if stalk.branch:
            parts.append(seed(stalk.x, stalk.top - 19, 40, 17, 0, "ripe"))
        if stalk.branch and not (stalk.rooted and plan.trunk):
            parts.append(f'<path class="tree-soil" d="M{stalk.x - 30:.1f} {stalk.bottom:.1f}h60"/>')
    return parts


def _bend(plan: Plan, stalk: Stalk, aside: float) -> str:
    """Give the line from a stalk's foot to the trunk."""
    if plan.trunk is None:
        return ""
    x, y = plan.trunk
    x, tall = x + aside, y - stalk.bottom
    return (
        f'<path class="tree-stalk" d="M{stalk.x:.1f} {stalk.bottom:.1f}C{stalk.x:.1f} {stalk.bottom + tall * 0.85:.1f} '
        f'{x:.1f} {stalk.bottom + tall * 0.2:.1f} {x:.1f} {y:.1f}"/>'
    )


def _label(label: Label, prefix: str) -> str:
    again = "-again" if label.again and label.role == "branch" else ""
    state = f' data-ripe="{"yes" if label.ripe else "no"}"' if label.role != "fruit" else ""
    return (
        f'<g class="tree-{label.role}" id="{prefix}-{escape(label.id)}{again}" data-goal="{escape(label.id)}"{state}>'
        f"{_tick(label)}{_marks(label)}{_words(label)}{_yield(label)}</g>"
    )


def _tick(label: Label) -> str:
    """Give the line to the stalk that words hang on, with a leaf: ripe when an idea adds to this goal."""
    if label.tick is None:
        return ""
    y = label.y - label.size * 0.3
    end = label.x - 9 if label.role == "fruit" else label.x - 24
    line = f'<path class="tree-shoot" d="M{label.tick:.1f} {y:.1f}H{max(end, label.tick + 2):.1f}"/>'
    if label.role == "fruit":
        return line
    return line + seed(max(end, label.tick + 2) + 8, y, 17, 8, 90, "ripe" if label.ripe else "bud")


def _marks(label: Label) -> str:
    """Give the marker behind the words of a main direction."""
    if not label.chosen:
        return ""
    return "".join(
        f'<rect class="tree-mark" x="{label.x - 5:.1f}" y="{label.y + place * label.leading - label.size * 0.98:.1f}" '
        f'width="{width_of(line, label.size, label.face) * _BOLD + 10:.1f}" height="{label.leading:.1f}"/>'
        for place, line in enumerate(label.lines)
    )


def _words(label: Label) -> str:
    lines = "".join(
        f'<tspan x="{label.x:.1f}" y="{label.y + place * label.leading:.1f}">{escape(line)}{" " if place + 1 < len(label.lines) else ""}</tspan>'
        for place, line in enumerate(label.lines)
    )
    anchor = ' text-anchor="middle"' if label.role == "root" else ""
    return f'<text font-size="{label.size:.1f}"{anchor}>{lines}</text>'


def _yield(label: Label) -> str:
    """Give three seeds, as many ripe as an idea adds to its branch."""
    if label.role != "fruit" or not label.worth:
        return ""
    y = label.y + (len(label.lines) - 1) * label.leading + label.size * 0.98
    ripe = max(1, min(_HIGHEST, round(label.worth)))
    return "".join(
        seed(label.x + 8 + place * 20, y, 24, 11, 0, "ripe" if place < ripe else "bud") for place in range(_HIGHEST)
    )


def yields(ripe: int, label: str = "") -> Markup:
    """Give three seeds in a row, `ripe` of which are: how much an idea adds to a goal. `label` says it in words."""
    seeds = "".join(
        seed(11 + place * 22, 15, 26, 12, 0, "ripe" if place < ripe else "bud") for place in range(_HIGHEST)
    )
    named = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return Markup(f'<svg class="yield" viewBox="0 0 66 30" {named}>{seeds}</svg>')  # noqa: S704  # of numbers


def leaf(ripe: bool) -> Markup:
    """Give one leaf, as it stands at a goal."""
    shape = seed(15, 15, 24, 11, 90, "ripe" if ripe else "bud")
    return Markup(f'<svg class="leaf" viewBox="0 0 30 30" aria-hidden="true">{shape}</svg>')  # noqa: S704  # of numbers
