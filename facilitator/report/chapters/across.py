"""Every vote per background: the evidence behind what the chapters before it say."""

from __future__ import annotations

from facilitator.report import across, findings, parts
from facilitator.report.blocks import Block, Chapter, Paragraph, Section
from facilitator.report.chapters import chapter
from facilitator.report.view import Row, View

MOST_SHOWN = 8
ORDER = ("carried", "mixed", "split", "unsplit", "silent")


@chapter("across")
def every_side(view: View) -> Chapter | None:
    """Support per background of what was voted on and stands in no such table yet, kind by kind.

    Without a chapter that tells it, what it says too. What no background is shown of stands in one line, by its number.
    """
    voted = [row for row in view.rows if row["across"]["voted"]]
    told = [] if view.has("shared") else across.passages(view, voted, MOST_SHOWN)
    before = view.weighed | set(across.weighed(told))
    rows = [row for row in voted if row["number"] not in before]
    shown = [row for row in rows if findings.shown(row)]
    tables: list[Block] = []
    for kind in dict.fromkeys(row["kind"] for row in shown):
        own = sorted((row for row in shown if row["kind"] == kind), key=_place)
        if table := across.heat(view, own, told=not (told or tables)):
            tables.append(Section((view.kinds(kind),), tuple(table), "" if kind in ("why", "how", "what") else kind))
    if not told and not tables:
        return None
    words, rest = view.words, [row["number"] for row in rows if not findings.shown(row)]
    lead = [Paragraph((words.say("across_once"),))] if tables and before else []
    foot = [Paragraph(words.text("across_untold", refs=parts.pointers(rest)), "quiet")] if tables and rest else []
    title = words.say("across_title" if told else "across_others" if before else "across_all")
    return Chapter("across", title, (*told, *lead, *tables, *foot))


def _place(row: Row) -> tuple[float, ...]:
    return (ORDER.index(row["across"]["kind"]), *findings.strength(row))
