"""The version of two pages, for a council: main directions with their support, and where sides differ."""

from __future__ import annotations

from facilitator.report import findings
from facilitator.report.blocks import Chapter, Items, Paragraph, Table, Text, Typed, numbered
from facilitator.report.chapters import chapter
from facilitator.report.chapters.short import name
from facilitator.report.view import Row, View

MOST_DIRECTIONS = 9
MOST_SIDES = 4
LONG = 110  # letters of a typed text


@chapter("council")
def council(view: View) -> Chapter | None:
    """The main directions, or what has most support, as a table with counts."""
    words, rows = view.words, _chosen(view)
    chosen = rows or findings.by_support([row for row in view.rows if row["support"]["agree"]])
    if not chosen:
        return None
    shown = chosen[:MOST_DIRECTIONS] if rows else chosen[:5]
    if rows and len(rows) > MOST_DIRECTIONS:
        shown = findings.by_support(rows)[:MOST_DIRECTIONS]
    head = (words.say("council_number"), words.say("direction"), words.say("council_agree"))
    lines: list[tuple[Text, ...]] = [((numbered(row["number"]),), (name(row, LONG),), (_counts(view, row),)) for row in shown]
    foot = Paragraph((words.say("council_present", present=view.present),), "quiet")
    lead = () if rows else (Paragraph((words.say("none_chosen"),), "lead"),)
    rest = () if not rows or len(shown) == len(rows) else (Paragraph(words.counted("rest_in_whole", len(rows) - len(shown)), "quiet"),)
    return Chapter("council", words.say("council"), (*lead, Table("", head, tuple(lines)), *rest, foot))


def _chosen(view: View) -> list[Row]:
    """Give the spearheads, or the main directions of all groups."""
    rows = view.spearheads() if view.has("spearheads") else [row for _, own in view.highlighted() for row in own]
    return list({row["number"]: row for row in rows}.values())


def _counts(view: View, row: Row) -> str:
    levels, words = row["support"], view.words
    voted = findings.voted(levels)
    dots = [words.count("dots", row["dots"])] if row["dots"] else []
    support = [words.say("council_of", agree=levels["agree"], voted=voted)] if voted else []
    return ", ".join([*support, *dots]) or "–"


@chapter("sides")
def sides(view: View) -> Chapter | None:
    """Where backgrounds differ most, with the sides by name as far as they are shown; else where the room is divided."""
    words = view.words
    if not view.voted:
        return None
    told = _chosen(view) or view.rows  # what a council reads above it
    split = findings.divided(told)
    rows = (split or findings.contested(told))[:MOST_SIDES]
    items = [
        words.text("side_of", title=name(row), number=numbered(row["number"]), sides=findings.sides_of(view, row) if split else _torn(view, row))
        for row in rows
    ]
    block = Items(tuple(items)) if items else Paragraph((words.say("sides_none"),))
    return Chapter("sides", words.say("sides"), (block,))


def _torn(view: View, row: Row) -> Text:
    levels = row["support"]
    return (view.words.say("side_counts", agree=levels["agree"], voted=findings.voted(levels), disagree=levels["disagree"]),)


def whole(view: View) -> Paragraph:
    """Say where the full report is, with everything by number."""
    words = view.words
    told: Text = (words.say("whole_what", count=words.count("contributions", len(view.all))),)
    address, contact = view.edits.get("address", ""), view.meeting.get("contact", "") or view.meeting.get("organiser", "")
    if address:
        told = (*told, " ", *words.text("whole_address", address=Typed(address)))
    elif contact:
        told = (*told, " ", *words.text("whole_contact", contact=Typed(contact)))
    return Paragraph(told)
