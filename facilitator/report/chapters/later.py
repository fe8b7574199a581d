"""What came later: added or improved after the end, while the meeting stayed open."""

from __future__ import annotations

from facilitator.report import parts
from facilitator.report.blocks import Block, Chapter, Items, Paragraph, Section, Text
from facilitator.report.chapters import chapter
from facilitator.report.view import Row, View

MOST_ADDED = 30  # in full; the others are pointed to


@chapter("later")
def later(view: View) -> Chapter | None:
    """Until when it stayed open, what was added, and what was improved since the end."""
    words = view.words
    added, changed = _late(view, "added"), _late(view, "changed")
    if not added and not changed:
        return None
    until = view.data["open_until"]
    lead: Text = words.text("later_until", day=words.date(until)) if until else (words.say("later_lead"),)
    blocks: list[Block] = [Paragraph(lead, "lead")]
    if added:
        shown = parts.first(added, MOST_ADDED)
        quotes = tuple(view.quote(row) for row in shown)
        blocks.append(Section((words.heading("later_added", len(added)),), (*quotes, *parts.rest(view, added, shown))))
    if changed:
        items = Items(tuple(parts.pointed(row) for row in changed))
        blocks.append(Section((words.heading("later_changed", len(changed)),), (items,)))
    blocks.append(Paragraph((words.say("later_votes"),), "quiet"))
    return Chapter("later", words.say("later"), tuple(blocks))


def _late(view: View, how: str) -> list[Row]:
    return [row for row in view.all if row["late"] == how]
