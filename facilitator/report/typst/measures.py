"""What has to be known of a report before it is told: what can be pointed at, and how much room its parts take."""

from __future__ import annotations

import math
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
                case blocks.Appendix():
                    found.extend(block.numbers)

    for chapter in report.chapters:
        found.append(chapter.id)
        look(chapter.blocks)
    return found


LETTERS_ON_A_LINE = 46  # of half a page


def weight(section: blocks.Section) -> int:
    """Give about how high a section is in half a page, in tenths of a line, to lay several of them beside each other."""
    return 35 + sum(_high(block) for block in section.blocks)


def _high(block: blocks.Block) -> int:
    match block:
        case blocks.Quote(text=text, by=by, also=also):
            return 12 + _lines(text) + (8 if by else 0) + sum(map(_lines, also))
        case blocks.Questions(rows=rows):
            return sum(10 + _lines(question) + sum(map(_lines, answers)) for question, _, answers in rows)
        case blocks.Paragraph(text=text, role=role):
            return (5 if role == "quiet" else 8) + _lines(text)
    return 10 * math.ceil(_letters(block) / LETTERS_ON_A_LINE)


def _lines(text: blocks.Typed | blocks.Text) -> int:
    spans = text if isinstance(text, tuple) else (text,)
    return 10 * max(1, math.ceil(sum(len(bare(span)) for span in spans) / LETTERS_ON_A_LINE))


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
