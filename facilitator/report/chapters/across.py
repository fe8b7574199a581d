"""Every vote per background: the evidence behind what the chapters before it say."""

from __future__ import annotations

from facilitator.report import across, findings
from facilitator.report.blocks import Block, Chapter, Section
from facilitator.report.chapters import chapter
from facilitator.report.view import Row, View

MOST_SHOWN = 8
ORDER = ("carried", "mixed", "split", "unsplit", "silent")


@chapter("across")
def every_side(view: View) -> Chapter | None:
    """Support per background of everything that was voted on, kind by kind; without a chapter that tells it, what it says too."""
    rows = [row for row in view.rows if row["across"]["voted"]]
    told = [] if view.has("shared") else across.passages(view, rows, MOST_SHOWN)
    kinds = list(dict.fromkeys(row["kind"] for row in rows))
    tables: list[Block] = []
    for kind in kinds:
        own = sorted((row for row in rows if row["kind"] == kind), key=_place)
        if table := across.heat(view, own, told=not (told or tables)):
            tables.append(Section((view.kinds(kind),), tuple(table), "" if kind in ("why", "how", "what") else kind))
    if not tables:
        return None
    title = view.words.say("across_title" if told else "across_all")
    return Chapter("across", title, (*told, *tables))


def _place(row: Row) -> tuple[float, ...]:
    return (ORDER.index(row["across"]["kind"]), *findings.strength(row))
