"""What has to be known of a report before it is told: what can be pointed at, and how much room its parts take."""

from __future__ import annotations

from typing import Any

from facilitator.report import blocks
from facilitator.report.model import Report
from facilitator.report.typst.texts import bare


def targets(report: Report) -> list[int | str]:
    """Give everything in a report that can be pointed at."""
    found: list[int | str] = []

    def look(of: tuple[Any, ...]) -> None:
        for block in of:
            match block:
                case blocks.Section(anchor=anchor, blocks=inner):
                    found.append(anchor)
                    look(inner)
                case blocks.Side(sections=inner):
                    look(inner)
                case blocks.Appendix(entries=entries):
                    found.extend(entry.number for entry in entries)

    for chapter in report.chapters:
        found.append(chapter.id)
        look(chapter.blocks)
    return found


def weight(section: blocks.Section) -> int:
    """Give about how long a section is, in letters, to lay several of them in two columns."""
    return 120 + sum(_letters(block) for block in section.blocks)


def _letters(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, (tuple, list)):
        return sum(20 + _letters(one) for one in value)
    return sum(_letters(one) for one in vars(value).values()) if hasattr(value, "__dict__") else 0


def widths(table: blocks.Table) -> list[int]:
    """Give the share of each column of a table with texts, after what stands in it."""
    columns = [[table.head[n], *("".join(map(bare, row[n])) for row in table.rows)] for n in range(len(table.head))]
    return [max(8, min(60, max(map(len, texts)))) for texts in columns]
