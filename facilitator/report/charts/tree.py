"""The tree of goals as a plant that lies down: every goal stands on its stalk, and the outermost bear a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from facilitator.report.blocks import Branch, Tree, numbered
from facilitator.report.charts.ink import lines_of, markup, seed

_WIDTH = 760
_LETTER = 7.15  # the width of a letter on average, at the size of the stylesheet
_LINE, _GAP = 18, 15  # the height of a line of text, and the room between goals
_BEND = 44  # how much a stalk takes to branch
_END = 60  # the room for a seed and its number
_MOST_LINES = 5
_ROLES = ("root", "branch", "leaf")
_LARGER = 1.1  # how much wider the letters of the main goal are
_DEEPEST = 4  # columns
_TALLEST = 900  # higher drawings don't fit on a page: they leave out the outermost goals, and say how many


@dataclass
class _Goal:
    """A goal with its place in the drawing: `y` is where its stalk lies."""

    branch: Branch
    depth: int
    lines: list[str]
    below: list[_Goal] = field(default_factory=list)
    y: float = 0
    more: int = 0  # goals under it that are left out

    @property
    def tall(self) -> float:
        return len(self.lines) * _LINE + 5

    def moved(self, down: float) -> None:
        self.y += down
        for one in self.below:
            one.moved(down)


def tree(of: Tree) -> Markup:
    """Give the drawing of a tree, a caption when it leaves out goals, and nothing for what is too large to draw."""
    drawn = [_drawn(root, of.spoken) for root in of.roots]
    found = [svg for svg, _ in drawn if svg]
    cut = of.cut and any(svg and left_out for svg, left_out in drawn)
    caption = Markup('<p class="caption">{}</p>').format(of.cut) if cut else Markup()
    return Markup().join(found) + caption


def _drawn(root: Branch, spoken: str) -> tuple[Markup, bool]:
    """Give the drawing of one root with as many levels as fit on a page, and whether it leaves out goals."""
    for deepest in range(min(_depth(root), _DEEPEST - 1), 0 if root.branches else -1, -1):
        widths = _columns(deepest)
        goal = _goal(root, 0, widths)
        height = _place(goal, 4) + 6
        if height <= _TALLEST:
            return _svg(goal, height, widths, spoken), any(one.more for one in _all(goal))
    return Markup(), False


def _columns(depth: int) -> list[float]:
    """Give the width of each column: the deeper, the wider, for the outermost goals say most."""
    shares = [1.0, 1.35, 1.75, 1.75][: depth + 1]
    room = _WIDTH - _END - _BEND * depth
    return [room * share / sum(shares) for share in shares]


def _depth(branch: Branch) -> int:
    return 1 + max(map(_depth, branch.branches)) if branch.branches else 0


def _goal(branch: Branch, depth: int, widths: list[float]) -> _Goal:
    letter = _LETTER if depth else _LETTER * _LARGER
    letters = max(8, int(widths[min(depth, len(widths) - 1)] / letter))
    made = _Goal(branch, depth, lines_of(branch.text.text, letters, _MOST_LINES))
    if depth < len(widths) - 1:
        made.below = [_goal(one, depth + 1, widths) for one in branch.branches]
    else:
        made.more = _size(branch) - 1
    return made


def _size(branch: Branch) -> int:
    return 1 + sum(map(_size, branch.branches))


def _place(goal: _Goal, top: float) -> float:
    """Put a goal with all below it under `top`; give where it ends."""
    if not goal.below:
        goal.y = top + goal.tall
        return goal.y + _GAP
    end = top
    for one in goal.below:
        end = _place(one, end)
    goal.y = (goal.below[0].y + goal.below[-1].y) / 2
    short = top + goal.tall - goal.y
    if short > 0:
        goal.moved(short)
        end += short
    return max(end, goal.y + _GAP)


def _svg(root: _Goal, height: float, widths: list[float], spoken: str) -> Markup:
    starts = [sum(widths[:depth]) + _BEND * depth for depth in range(len(widths))]
    body = "".join(_goal_drawn(goal, starts, widths) for goal in _all(root))
    return markup(
        f'<svg class="tree" viewBox="0 0 {_WIDTH} {height:.0f}" role="img" aria-label="{escape(spoken)}">{body}</svg>'
    )


def _all(goal: _Goal) -> Iterator[_Goal]:
    yield goal
    for one in goal.below:
        yield from _all(one)


def _goal_drawn(goal: _Goal, starts: list[float], widths: list[float]) -> str:
    x, end = starts[goal.depth], starts[goal.depth] + widths[goal.depth]
    css, finer = (_ROLES[min(depth, 2)] for depth in (goal.depth, goal.depth + 1))
    spans = "".join(
        f'<tspan x="{x + 2:.0f}" y="{goal.y - 7 - _LINE * (len(goal.lines) - 1 - n):.0f}">{escape(line)}</tspan>'
        for n, line in enumerate(goal.lines)
    )
    text = f'<text class="goal {css}">{spans}</text><path class="stalk {css}" d="M{x:.0f} {goal.y:.1f}H{end:.0f}"/>'
    stalks = "".join(
        f'<path class="stalk {finer}" d="M{end:.0f} {goal.y:.1f}C{end + _BEND * 0.55:.0f} {goal.y:.1f} '
        f'{end + _BEND * 0.45:.0f} {one.y:.1f} {end + _BEND:.0f} {one.y:.1f}"/>'
        for one in goal.below
    )
    bears = "" if goal.below else seed(end + 6, goal.y, 15, 7.5, 90)
    told = numbered(goal.branch.number) + (f" +{goal.more}" if goal.more else "")
    number = f'<text class="number" x="{end + 18:.0f}" y="{goal.y + 4:.0f}">{told}</text>'
    return stalks + text + (bears + number if bears else "")
