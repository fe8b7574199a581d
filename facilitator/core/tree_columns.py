"""The stalks of a drawn tree: what hangs on each, how tall that becomes, and what goes to a next stalk or page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from facilitator.core.goals import Row, branches
from facilitator.core.letters import PLAIN, VOICE, wrapped

COLUMNS = 4  # stalks side by side when there are more than one page of them
MOST_COLUMNS = 6
SIDE = 14.0
LEADING = {"root": 1.12, "branch": 1.16, "again": 1.16, "twig": 1.22, "fruit": 1.3}
SIZE = {"root": 2.1, "branch": 1.42, "again": 1.0, "twig": 1.0, "fruit": 1.14}  # of the smallest letters
_INDENT = 36.0  # from a stalk to its words
_STEP = 34.0  # every level deeper


@dataclass(frozen=True)
class Fruit:
    """An idea that adds to a branch: how much (0 to 3), and whether it was chosen as a main direction."""

    id: str
    text: str
    worth: float = 0.0
    chosen: bool = False


@dataclass(frozen=True)
class Item:
    """One goal or idea on a stalk, as deep as it hangs under the branch."""

    id: str
    role: str
    text: str
    depth: int = 0
    fruit: Fruit | None = None


@dataclass(frozen=True)
class Column:
    """One stalk: its branch (None for goals that share one) and what hangs on it, from top to bottom."""

    head: Row | None
    items: tuple[Item, ...]
    rooted: bool = True
    again: bool = False


@dataclass(frozen=True)
class Press:
    """How large things are in one try: the smallest letters, the scale, and the width of a column."""

    unit: float
    scale: float
    column: float
    lines: int
    known: dict[Item, tuple[str, ...]] = field(default_factory=dict, compare=False)

    def size(self, role: str) -> float:
        """Give the size of the letters of a role."""
        return self.unit * self.scale * SIZE[role]

    def lead(self, role: str) -> float:
        """Give the distance between its lines."""
        return self.size(role) * LEADING[role]

    def gap(self, role: str) -> float:
        """Give the room after it."""
        return self.unit * self.scale * (1.75 if role == "fruit" else 0.62)

    def indent(self, depth: int) -> float:
        """Give how far words stand from their stalk."""
        return (_INDENT + depth * _STEP) * min(1.3, self.scale)

    def words(self, item: Item) -> tuple[str, ...]:
        """Give an item's lines."""
        found = self.known.get(item)
        if found is None:
            found = self.known[item] = self._broken(item)
        return found

    def _broken(self, item: Item) -> tuple[str, ...]:
        face = VOICE if item.role in ("branch", "again") else PLAIN
        width = self.column - SIDE - self.indent(item.depth) - 8
        most = {"twig": self.lines, "again": 1}.get(item.role, max(3, self.lines))
        return wrapped(item.text, self.size(item.role), max(60.0, width), face, most)

    def tall(self, item: Item) -> float:
        """Give the height that an item takes."""
        return len(self.words(item)) * self.lead(item.role) + self.gap(item.role)


def columns_of(
    rows: Sequence[Row], main: Row | None, fruits: Mapping[str, Sequence[Fruit]], most: int
) -> list[Column]:
    """Give a stalk per branch; when there are many, branches with nothing on them share one."""
    by_id = {row.id: row for row in rows}
    found = [row for row in branches(list(rows)) if row is not main]
    crowded = len(found) > MOST_COLUMNS
    columns: list[Column] = []
    for row in found:
        ripened = [Item(one.id, "fruit", one.text, fruit=one) for one in fruits.get(row.id, ())[:most]]
        rooted = bool(main and row.parent == main.id)
        if crowded and not row.children and not ripened:
            single = Item(row.id, "twig", row.text)
            if columns and columns[-1].head is None and columns[-1].rooted == rooted:
                columns[-1] = Column(None, (*columns[-1].items, single), rooted)
            else:
                columns.append(Column(None, (single,), rooted))
        else:
            columns.append(Column(row, (*ripened, *_twigs(row, by_id)), rooted))
    return columns or [Column(None, ())]


def _twigs(branch: Row, by_id: Mapping[str, Row]) -> list[Item]:
    found: list[Item] = []
    ends = [by_id[one] for one in reversed(branch.children)]
    while ends:
        row = ends.pop()
        found.append(Item(row.id, "twig", row.text, row.depth - branch.depth - 1))
        ends += [by_id[one] for one in reversed(row.children)]
    return found


def folded(column: Column, depth: int) -> Column:
    """Give a stalk without what hangs deeper than `depth`, which is counted where it hung."""
    kept: list[Item] = []
    under = 0
    for item in column.items:
        if item.depth <= depth:
            if under:
                kept[-1] = replace(kept[-1], text=f"{kept[-1].text} (+{under})")
            kept.append(item)
            under = 0
        else:
            under += 1
    if under:
        kept[-1] = replace(kept[-1], text=f"{kept[-1].text} (+{under})")
    return replace(column, items=tuple(kept))


def heads(column: Column) -> list[Item]:
    """Give the branch itself, which stands at the foot of its stalk: in a few words where it was written before."""
    role = "again" if column.again else "branch"
    return [Item(column.head.id, role, column.head.text)] if column.head else []


def tall(column: Column, press: Press) -> float:
    """Give the height of a stalk."""
    return sum(press.tall(item) for item in [*column.items, *heads(column)])


def split(column: Column, press: Press, room: float) -> list[Column]:
    """Cut a stalk that is too tall in stalks that fit, each with its branch under it."""
    head = sum(press.tall(item) for item in heads(column))
    pieces: list[list[Item]] = [[]]
    used = head
    for item in column.items:
        tall = press.tall(item)
        if pieces[-1] and used + tall > room:
            pieces.append([])
            used = head
        pieces[-1].append(item)
        used += tall
    return [Column(column.head, tuple(piece), column.rooted, place > 0) for place, piece in enumerate(pieces)]


def pages_of(columns: list[Column]) -> list[list[Column]]:
    """Spread stalks evenly over pages of at most four."""
    pages = -(-len(columns) // COLUMNS)
    cuts = [round(number * len(columns) / pages) for number in range(pages + 1)]
    return [columns[start:end] for start, end in pairwise(cuts)]
