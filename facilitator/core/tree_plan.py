"""How the tree of goals is drawn: a place for every goal, the same on the wall and in the report.

The main goal is the ground, its branches are stalks that stand side by side, and what hangs under a branch are its
twigs; ideas that add to it ripen on top. All numbers are units of the drawing; nothing here knows colours.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from facilitator.core.goals import Row, main_goal
from facilitator.core.letters import PLAIN, VOICE, wrapped
from facilitator.core.tree_columns import (
    COLUMNS,
    LEADING,
    MOST_COLUMNS,
    SIDE,
    SIZE,
    Column,
    Fruit,
    Press,
    columns_of,
    folded,
    heads,
    pages_of,
    split,
    tall,
)

_SCALES = (1.75, 1.6, 1.45, 1.32, 1.2, 1.1)  # how much larger than the smallest size, tried from large to small
_TRUNK, _TIP = 76.0, 42.0
_ROOT_LINES, _ROOT_WIDTH = 2, 0.84
_MOST_PAGES = 4  # with more, what hangs deepest is counted instead of written
_TIGHT = ((2, 6), (2, 2), (1, 6), (1, 3), (1, 2))  # ideas per branch and lines per goal, tried before a second page


@dataclass(frozen=True)
class Label:
    """Words in the drawing. `role` is root, branch, twig or fruit; (x, y) is where its first line begins.

    `tick` is where the stalk is that it hangs on (None: it has none), `ripe` whether an idea adds to this goal.
    """

    id: str
    role: str
    x: float
    y: float
    size: float
    leading: float
    lines: tuple[str, ...]
    tick: float | None = None
    ripe: bool = False
    worth: float = 0.0
    chosen: bool = False
    again: bool = False

    @property
    def face(self) -> str:
        """Which typeface it has."""
        return VOICE if self.role in ("root", "branch", "again") else PLAIN


@dataclass(frozen=True)
class Stalk:
    """A line from `top` down to `bottom` at `x`; that of a branch ripens in a seed at its top.

    `rooted` says that it bends to the trunk; else it stands on the ground by itself.
    """

    x: float
    top: float
    bottom: float
    branch: bool = True
    rooted: bool = True


@dataclass(frozen=True)
class Plan:
    """One drawing: its size, its stalks and its words. `trunk` is where the stalks come together (None: they don't)."""

    width: float
    height: float
    labels: tuple[Label, ...] = ()
    stalks: tuple[Stalk, ...] = ()
    trunk: tuple[float, float] | None = None


@dataclass
class _Sheet:
    """What was placed so far."""

    labels: list[Label] = field(default_factory=list)
    stalks: list[Stalk] = field(default_factory=list)


def plan(
    rows: Sequence[Row],
    width: float = 1760.0,
    height: float = 0.0,
    fruits: Mapping[str, Sequence[Fruit]] | None = None,
    ripe: Collection[str] = (),
    smallest: float = 24.0,
    lines: int = 6,
) -> list[Plan]:
    """Give the drawings of a tree, one per page: as large as fits in `height` (0: as tall as it becomes).

    `fruits` holds the ideas per branch, best first, `ripe` the goals that an idea adds to. No letter is smaller than
    `smallest`; what does not fit on one page stands on the next. No goals give no drawing.
    """
    if not rows:
        return []
    main = main_goal(list(rows))
    for most, tight in _TIGHT if height and fruits else ((2, lines),):
        columns = columns_of(rows, main, fruits or {}, most)
        least = Press(smallest, 1.0, width / len(columns), min(lines, tight))
        press = _largest(columns, main, least, width, height)
        if press is not None:
            return [_placed(columns, main, press, width, height, ripe)]
    press = Press(smallest, 1.0, width / COLUMNS, lines)
    room = (height or 1e9) - _TIP - _ground(main, press, width)
    columns = columns_of(rows, main, fruits or {}, 2)
    pieces: list[Column] = []
    for depth in range(max(row.depth for row in rows), -1, -1):
        pieces = [piece for one in columns for piece in split(folded(one, depth), press, room)]
        if len(pieces) <= _MOST_PAGES * COLUMNS:
            break
    return [_placed(page, main, press, width, height, ripe) for page in pages_of(pieces)]


def _largest(columns: list[Column], main: Row | None, least: Press, width: float, height: float) -> Press | None:
    """Give the largest press with which all stalks fit side by side on one page; None when not even `least` does."""

    def fits(press: Press) -> bool:
        room = (height or 1e9) - _TIP - _ground(main, press, width)
        return all(tall(one, press) <= room for one in columns)

    if len(columns) > (MOST_COLUMNS if height else COLUMNS) or not fits(least):
        return None
    larger = (replace(least, scale=scale, known={}) for scale in _SCALES) if height else ()
    return next((press for press in larger if fits(press)), least)


def _ground(main: Row | None, press: Press, width: float) -> float:
    """Give the height of what is under the stalks: the bend to the trunk and the main goal."""
    if main is None:
        return 30.0
    size, lines = _root_lines(main, press, width)
    return _TRUNK + 24 + len(lines) * size * LEADING["root"]


def _root_lines(main: Row, press: Press, width: float) -> tuple[float, tuple[str, ...]]:
    """Give the size and the lines of the main goal: smaller when it is long."""
    room = width * _ROOT_WIDTH
    for scale in (min(1.3, press.scale), 1.1, 1.0, 0.9):
        size = press.unit * scale * SIZE["root"]
        if len(lines := wrapped(main.text, size, room, VOICE)) == 1:
            return size, lines
    size = press.unit * SIZE["root"]
    if len(wrapped(main.text, size, room, VOICE)) > _ROOT_LINES:
        size = press.unit * SIZE["branch"]
    best = lines = wrapped(main.text, size, room, VOICE, _ROOT_LINES + 1)
    while len(even := wrapped(main.text, size, room, VOICE, _ROOT_LINES + 1)) == len(lines) and room > width * 0.3:
        room, best = room * 0.95, even
    return size, best


def _placed(
    columns: Sequence[Column], main: Row | None, press: Press, width: float, height: float, ripe: Collection[str]
) -> Plan:
    """Give the drawing of one page: everything from the ground up."""
    ground = _ground(main, press, width)
    tallest = max(tall(one, press) for one in columns)
    height = height or _TIP + tallest + ground
    base = height - ground
    step = width / len(columns)
    sheet = _Sheet()
    for place, column in enumerate(columns):
        _stand(sheet, column, press, (place * step + SIDE, base), ripe)
    trunk = None
    if main is not None:
        trunk = (width / 2, base + _TRUNK)
        size, lines = _root_lines(main, press, width)
        first = trunk[1] + size * 0.95
        leading = size * LEADING["root"]
        sheet.labels.append(Label(main.id, "root", width / 2, first, size, leading, lines, ripe=main.id in ripe))
    return Plan(width, height, tuple(sheet.labels), tuple(sheet.stalks), trunk)


def _stand(sheet: _Sheet, column: Column, press: Press, foot: tuple[float, float], ripe: Collection[str]) -> None:
    """Place one stalk on its foot, with all that hangs on it."""
    x, base = foot
    top = base - tall(column, press)
    sheet.stalks.append(Stalk(x, top - 6, base, rooted=column.rooted))
    y = top
    open_twigs: dict[int, tuple[float, float]] = {}
    for item in [*column.items, *heads(column)]:
        size, leading = press.size(item.role), press.lead(item.role)
        first = y + size * 0.86
        level = first - size * 0.3
        left = x + press.indent(item.depth)
        tick = None if item.role in ("branch", "again") else x
        if item.depth and (open_twig := open_twigs.get(item.depth - 1)):
            tick = open_twig[0]
            sheet.stalks.append(Stalk(tick, open_twig[1], level, branch=False))
        lines = press.words(item)
        sheet.labels.append(
            Label(
                item.id, item.role, left, first, size, leading, lines, tick, item.id in ripe,
                item.fruit.worth if item.fruit else 0.0, bool(item.fruit and item.fruit.chosen), column.again,
            )
        )  # fmt: skip
        y += press.tall(item)
        open_twigs[item.depth] = (left + 7, first + (len(lines) - 1) * leading + size * 0.35)
