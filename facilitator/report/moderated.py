"""What the report says of moderation, and the questions that are still open."""

from __future__ import annotations

from facilitator.report.blocks import Block, Items, Paragraph, Ref, Section, Table, Text, Typed
from facilitator.report.data.moderation import ACTS
from facilitator.report.view import Row, View


def questions_table(view: View, rows: list[Row]) -> Block:
    """Give open questions as a table with who will answer and by when, as far as anybody said so; else as a list."""
    words = view.words
    rows = sorted(rows, key=lambda row: not row["owner"])  # who will be asked stands in front
    used = [(name, key) for name, key in (("answered_by", "owner"), ("by_when", "due")) if any(row[key] for row in rows)]
    cells: list[tuple[Text, ...]] = []
    for row in rows:
        asked: Text = (view.typed(view.by_number[row["number"]]), " ", Ref(row["number"]))
        told = [words.date(row[key]) if key == "due" else row[key] for _, key in used]
        cells.append((asked, *((Typed(text),) if text else ("–",) for text in told)))
    header = (words.say("open_question"), *(words.say(name) for name, _ in used))
    return Table("", header, tuple(cells)) if used else Items(tuple(cell[0] for cell in cells))


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
