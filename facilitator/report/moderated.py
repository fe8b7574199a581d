"""What the report says of moderation, and the questions that are still open."""

from __future__ import annotations

from facilitator.report.blocks import Block, Items, Paragraph, Ref, Section, Table, Text, Typed
from facilitator.report.data.moderation import ACTS
from facilitator.report.view import Row, View

FEW_QUESTIONS = 6  # as many fit below each other; more stand in columns


def unanswered(view: View, rows: list[Row]) -> tuple[Block, ...]:
    """Give open questions: a table of those that somebody will answer, or that have a date; and a list of the others."""
    words = view.words
    taken = sorted((row for row in rows if row["owner"] or row["due"]), key=lambda row: not row["owner"])
    free = tuple(_asked(view, row) for row in rows if row not in taken)
    listed = Items(free, columns=len(free) > FEW_QUESTIONS)
    if not taken:
        return (listed,)
    used = [(name, key) for name, key in (("answered_by", "owner"), ("by_when", "due")) if any(row[key] for row in taken)]
    cells: list[tuple[Text, ...]] = []
    for row in taken:
        told = [words.date(row[key]) if key == "due" else row[key] for _, key in used]
        cells.append((_asked(view, row), *((Typed(text),) if text else ("–",) for text in told)))
    table = Table("", (words.say("open_question"), *(words.say(name) for name, _ in used)), tuple(cells))
    return (table, Paragraph((words.say("open_free"),), "ahead"), listed) if free else (table,)


def _asked(view: View, row: Row) -> Text:
    return (view.typed(view.by_number[row["number"]]), " ", Ref(row["number"]))


def moderated(view: View) -> tuple[Block, ...]:
    """Give how it was moderated: by whom, where everything was read first, and how often what was done."""
    words, acts = view.words, view.data["moderated"]["acts"]
    blocks: list[Block] = [Paragraph((words.say("moderated_how"),))]
    first: list[Text] = [(Typed(words.one(title)),) for title in view.data["moderated"]["read_first"]]
    if first:
        blocks.append(Paragraph(words.text("moderated_first", phases=words.listing_of(first))))
    counted = tuple(words.counted(f"act_{act}", acts[act]) for act in ACTS if acts.get(act))
    blocks.append(Items(counted) if counted else Paragraph((words.say("moderated_none"),)))
    return (Section((words.say("moderated"),), tuple(blocks)),)
