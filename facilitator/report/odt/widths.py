"""How wide the columns of a table are: by what stands in them, in parts of a thousand."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.report.blocks import Heat, Table
from facilitator.report.lettering import least, shared
from facilitator.report.odt.texts import bare

_LEAST, _MOST = 5, 60  # letters
_FIGURES = 9
_POINT = 2.54 / 72  # in centimetres
_HEAD, _STAND_HEAD, _SMALL_HEAD = 9 * _POINT, 8.5 * _POINT, 7.5 * _POINT  # how large the heads of columns are
_BESIDE = 0.22  # the room beside words in a cell
_MANY = 6  # backgrounds: more stand in small letters


class Widths:
    """The column styles of one document: every width once. `used` are the parts of a thousand that there are."""

    def __init__(self) -> None:
        self.used: dict[int, None] = {}

    def columns(self, parts: Sequence[float]) -> list[str]:
        """Give the names of column styles for widths that stand to one another as `parts`."""
        whole = sum(parts)
        told = [max(1, round(1000 * part / whole)) for part in parts]
        self.used.update(dict.fromkeys(told))
        return [f"Column_{part}" for part in told]


def of_table(table: Table, room: float) -> list[float]:
    """Give the widths of a table in a room of so many centimetres: by what columns hold, and so that no head breaks in a word."""
    return shared(room, _asked(table), least([[name] for name in table.head], [_HEAD] * len(table.head), _BESIDE, room))


def _asked(table: Table) -> list[float]:
    """Give what columns ask for: those of figures little, the others by how much text they hold."""
    parts: list[float] = []
    for at, name in enumerate(table.head):
        cells = [bare(row[at]) for row in table.rows]
        longest = max(map(len, [name, *cells]))
        word = max((len(word) for text in [name, *cells] for word in text.split()), default=1)
        if table.numeric and at:
            parts.append(max(_FIGURES, word))
        else:
            parts.append(max(_LEAST, min(word, 22), min(_MOST, longest) ** 0.9))
    return parts


def of_heat(heat: Heat, room: float) -> list[float]:
    """Give the widths of a heat table: what it is about, backgrounds alike as far as none has to break in a word, who voted."""
    size = _SMALL_HEAD if len(heat.columns) > _MANY else _STAND_HEAD
    sides = [max(9.0, min(15.0, 60.0 / max(1, len(heat.columns))))] * len(heat.columns)
    ends = [10.0] if heat.head[1] else []
    wanted = [max(22.0, 84.0 - sum(sides)), *sides, *ends]
    names = [heat.head[0], *(bare(row.name) for row in heat.rows)]
    titles = [*heat.columns, *([heat.head[1]] if ends else [])]
    return shared(room, wanted, least([names, *([one] for one in titles)], [_HEAD, *[size] * len(titles)], _BESIDE, room))
