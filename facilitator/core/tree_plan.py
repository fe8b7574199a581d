"""How the tree of goals is drawn: a place for every goal, the same on the wall and in the report.

The main goal is the ground, its branches are stalks that stand side by side, and what hangs under a branch are its
twigs; ideas that add to it ripen on top. All numbers are units of the drawing; nothing here knows colours.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from facilitator.core.goals import Row, branches, main_goal
from facilitator.core.letters import PLAIN, VOICE, wrapped

_SCALES = (1.75, 1.6, 1.45, 1.32, 1.2, 1.1, 1.0)  # how much larger than the smallest size, tried from large to small
_COLUMNS = 4  # stalks side by side when there are more than one page of them
_MOST_COLUMNS = 6
_INDENT, _TICK = 36.0, 26.0  # from a stalk to its words, and how far its twigs reach
_STEP = 26.0  # every level deeper
_TRUNK, _TIP, _SIDE = 76.0, 42.0, 14.0
_LEADING = {"root": 1.12, "branch": 1.16, "twig": 1.22, "fruit": 1.3}
_SIZE = {"root": 2.1, "branch": 1.42, "twig": 1.0, "fruit": 1.14}  # of the smallest letters
_ROOT_LINES, _ROOT_WIDTH = 2, 0.84
_TIGHT = ((2, 6), (2, 2), (1, 6), (1, 3), (1, 2))  # ideas per branch and lines per goal, tried before a second page


@dataclass(frozen=True)
class Fruit:
    """An idea that adds to a branch: how much (0 to 3), and whether it was chosen as a main direction."""

    id: str
    text: str
    worth: float = 0.0
    chosen: bool = False


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
        return VOICE if self.role in ("root", "branch") else PLAIN


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


@dataclass(frozen=True)
class _Item:
    id: str
    role: str
    text: str
    depth: int = 0
    fruit: Fruit | None = None


@dataclass(frozen=True)
class _Column:
    """One stalk: its branch (None for goals that share one) and what hangs on it, from top to bottom."""

    head: Row | None
    items: tuple[_Item, ...]
    rooted: bool = True
    again: bool = False


@dataclass(frozen=True)
class _Press:
    """How large things are in one try: the smallest letters, the scale, and the width of a column."""

    unit: float
    scale: float
    column: float
    lines: int

    def size(self, role: str) -> float:
        """Give the size of the letters of a role."""
        return self.unit * self.scale * _SIZE[role]

    def lead(self, role: str) -> float:
        """Give the distance between its lines."""
        return self.size(role) * _LEADING[role]

    def gap(self, role: str) -> float:
        """Give the room after it."""
        return self.unit * self.scale * (1.75 if role == "fruit" else 0.62)

    def indent(self, depth: int) -> float:
        """Give how far words stand from their stalk."""
        return (_INDENT + depth * _STEP) * min(1.3, self.scale)

    def words(self, item: _Item) -> tuple[str, ...]:
        """Give an item's lines."""
        face = VOICE if item.role == "branch" else PLAIN
        width = self.column - _SIDE - self.indent(item.depth) - 8
        most = self.lines if item.role == "twig" else max(3, self.lines)
        return wrapped(item.text, self.size(item.role), max(60.0, width), face, most)

    def tall(self, item: _Item) -> float:
        """Give the height that an item takes."""
        return len(self.words(item)) * self.lead(item.role) + self.gap(item.role)


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
        columns = _columns(rows, main, fruits or {}, most) or [_Column(None, ())]
        for scale in _SCALES if height else (1.0,):
            press = _Press(smallest, scale, width / len(columns), min(lines, tight))
            room = (height or 1e9) - _TIP - _ground(main, press, width)
            side_by_side = len(columns) <= (_MOST_COLUMNS if height else _COLUMNS)
            if side_by_side and all(_tall(one, press) <= room for one in columns):
                return [_placed(columns, main, press, width, height, ripe)]
    press = _Press(smallest, 1.0, width / _COLUMNS, lines)
    room = (height or 1e9) - _TIP - _ground(main, press, width)
    pieces = [piece for one in columns for piece in _split(one, press, room)]
    return [_placed(page, main, press, width, height, ripe) for page in _pages(pieces)]


def _columns(
    rows: Sequence[Row], main: Row | None, fruits: Mapping[str, Sequence[Fruit]], most: int
) -> list[_Column]:
    """Give a stalk per branch; when there are many, branches with nothing on them share one."""
    by_id = {row.id: row for row in rows}
    found = [row for row in branches(list(rows)) if row is not main]
    crowded = len(found) > _MOST_COLUMNS
    columns: list[_Column] = []
    for row in found:
        ripened = [_Item(one.id, "fruit", one.text, fruit=one) for one in fruits.get(row.id, ())[:most]]
        rooted = bool(main and row.parent == main.id)
        if crowded and not row.children and not ripened:
            single = _Item(row.id, "twig", row.text)
            if columns and columns[-1].head is None and columns[-1].rooted == rooted:
                columns[-1] = _Column(None, (*columns[-1].items, single), rooted)
            else:
                columns.append(_Column(None, (single,), rooted))
        else:
            columns.append(_Column(row, (*ripened, *_twigs(row, by_id)), rooted))
    return columns


def _twigs(branch: Row, by_id: Mapping[str, Row]) -> list[_Item]:
    found: list[_Item] = []
    ends = [by_id[one] for one in reversed(branch.children)]
    while ends:
        row = ends.pop()
        found.append(_Item(row.id, "twig", row.text, row.depth - branch.depth - 1))
        ends += [by_id[one] for one in reversed(row.children)]
    return found


def _ground(main: Row | None, press: _Press, width: float) -> float:
    """Give the height of what is under the stalks: the bend to the trunk and the main goal."""
    if main is None:
        return 30.0
    size, lines = _root_lines(main, press, width)
    return _TRUNK + 24 + len(lines) * size * _LEADING["root"]


def _root_lines(main: Row, press: _Press, width: float) -> tuple[float, tuple[str, ...]]:
    """Give the size and the lines of the main goal: smaller when it is long."""
    room = width * _ROOT_WIDTH
    for scale in (min(1.3, press.scale), 1.1, 1.0, 0.9):
        size = press.unit * scale * _SIZE["root"]
        if len(lines := wrapped(main.text, size, room, VOICE)) == 1:
            return size, lines
    size = press.unit * _SIZE["root"]
    if len(wrapped(main.text, size, room, VOICE)) > _ROOT_LINES:
        size = press.unit * _SIZE["branch"]
    lines = wrapped(main.text, size, room, VOICE, _ROOT_LINES + 1)
    while len(even := wrapped(main.text, size, room, VOICE, _ROOT_LINES + 1)) == len(lines) and room > width * 0.3:
        room, best = room * 0.95, even
    return size, best


def _head(column: _Column) -> list[_Item]:
    return [_Item(column.head.id, "branch", column.head.text)] if column.head else []


def _tall(column: _Column, press: _Press) -> float:
    return sum(press.tall(item) for item in [*column.items, *_head(column)])


def _split(column: _Column, press: _Press, room: float) -> list[_Column]:
    """Cut a stalk that is too tall in stalks that fit, each with its branch under it."""
    head = sum(press.tall(item) for item in _head(column))
    pieces: list[list[_Item]] = [[]]
    used = head
    for item in column.items:
        tall = press.tall(item)
        if pieces[-1] and used + tall > room:
            pieces.append([])
            used = head
        pieces[-1].append(item)
        used += tall
    return [_Column(column.head, tuple(piece), column.rooted, place > 0) for place, piece in enumerate(pieces)]


def _pages(columns: list[_Column]) -> list[list[_Column]]:
    """Spread stalks evenly over pages of at most four."""
    pages = -(-len(columns) // _COLUMNS)
    cuts = [round(number * len(columns) / pages) for number in range(pages + 1)]
    return [columns[start:end] for start, end in pairwise(cuts)]


def _placed(
    columns: Sequence[_Column], main: Row | None, press: _Press, width: float, height: float, ripe: Collection[str]
) -> Plan:
    """Give the drawing of one page: everything from the ground up."""
    ground = _ground(main, press, width)
    tallest = max(_tall(one, press) for one in columns)
    height = height or _TIP + tallest + ground
    base = height - ground
    step = width / len(columns)
    sheet = _Sheet()
    for place, column in enumerate(columns):
        _stand(sheet, column, press, (place * step + _SIDE, base), ripe)
    trunk = None
    if main is not None:
        trunk = (width / 2, base + _TRUNK)
        size, lines = _root_lines(main, press, width)
        first = trunk[1] + size * 0.95
        leading = size * _LEADING["root"]
        sheet.labels.append(Label(main.id, "root", width / 2, first, size, leading, lines, ripe=main.id in ripe))
    return Plan(width, height, tuple(sheet.labels), tuple(sheet.stalks), trunk)


def _stand(sheet: _Sheet, column: _Column, press: _Press, foot: tuple[float, float], ripe: Collection[str]) -> None:
    """Place one stalk on its foot, with all that hangs on it."""
    x, base = foot
    top = base - _tall(column, press)
    sheet.stalks.append(Stalk(x, top - 6, base, rooted=column.rooted))
    y, open_twigs = top, {}
    for item in [*column.items, *_head(column)]:
        size, leading = press.size(item.role), press.lead(item.role)
        first = y + size * 0.86
        level = first - size * 0.3
        left = x + press.indent(item.depth)
        tick = None if item.role == "branch" else x
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
