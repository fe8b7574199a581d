"""How wide the columns of a table are: by what stands in them, in parts of a thousand."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.report.blocks import Heat, Table
from facilitator.report.odt.texts import bare

_LEAST, _MOST = 5, 60  # letters
_FIGURES = 9


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


def of_table(table: Table) -> list[float]:
    """Give the widths of a table: columns of figures narrow, the others by how much text they hold."""
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


def of_heat(heat: Heat) -> list[float]:
    """Give the widths of a heat table: what it is about, backgrounds alike, who voted."""
    sides = [max(9.0, min(15.0, 60.0 / max(1, len(heat.columns))))] * len(heat.columns)
    ends = [10.0] if heat.head[1] else []
    return [max(22.0, 84.0 - sum(sides)), *sides, *ends]
