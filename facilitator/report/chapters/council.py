"""The version of two pages, for a council: main directions with their support, and where sides differ."""

from __future__ import annotations

from facilitator.report import findings, parts
from facilitator.report.blocks import Block, Chapter, Items, Paragraph, Ref, Table, Text, Typed, numbered
from facilitator.report.chapters import chapter
from facilitator.report.chapters.short import name
from facilitator.report.headlines import gist
from facilitator.report.view import Row, View

MOST_DIRECTIONS = 9
MOST_SIDES = 4
LONG = 200  # letters of a typed text


@chapter("council")
def council(view: View) -> Chapter | None:
    """The main directions, or what has most support, as a table with counts."""
    words, rows = view.words, _chosen(view)
    chosen = rows or findings.by_support([row for row in view.rows if row["support"]["agree"]])
    if not chosen:
        return None
    shown = _strongest(chosen)[: MOST_DIRECTIONS if rows else 5]
    head = (words.say("council_number"), words.say("direction"), words.say("council_agree"))
    broad = findings.together(chosen)  # as the whole report counts them
    lines: list[tuple[Text, ...]] = [((numbered(row["number"]),), _whole(row), (_counts(view, row, broad=row in broad),)) for row in shown]
    dotted = any(row["dots"] for row in shown)
    order = [words.say("council_by_dots" if dotted else "council_by_support"), " "] if len(shown) > 1 else []
    there = parts.dotted(view).text if dotted else (words.say("council_present", present=view.present),)
    foot = Paragraph((*order, *there), "quiet")
    lead = () if rows else (Paragraph((words.say("none_chosen"),), "lead"),)
    rest = () if not rows or len(shown) == len(rows) else (Paragraph(words.counted("rest_in_whole", len(rows) - len(shown)), "quiet"),)
    return Chapter("council", words.say("council"), (*lead, Table("", head, tuple(lines)), *rest, foot))


def _chosen(view: View) -> list[Row]:
    """Give the spearheads, or the main directions of all groups."""
    rows = view.spearheads() if view.has("spearheads") else [row for _, own in view.highlighted() for row in own]
    return list({row["number"]: row for row in rows}.values())


def _strongest(rows: list[Row]) -> list[Row]:
    """Give rows with most dots first, where there are dots; else with most support first."""
    return sorted(findings.by_support(rows), key=lambda row: -row["dots"])


def _whole(row: Row) -> Text:
    """Give the title of a contribution and what it says, on one line."""
    title, text = row["title"], " ".join(row["text"].split())
    told = gist(f"{title.rstrip('.')}: {text}" if title and text and title.rstrip(".") != text.rstrip(".") else title or text, LONG)
    return (Typed(told, row["language"]),)


def _counts(view: View, row: Row, *, broad: bool) -> str:
    levels, words = row["support"], view.words
    voted = findings.voted(levels)
    dots = [words.count("dots", row["dots"])] if row["dots"] else []
    support = [words.say("council_of", agree=levels["agree"], voted=voted)] if voted else []
    stands = "short_torn" if row["across"]["kind"] == "split" else "council_broad" if broad else ""
    return ", ".join([*support, *dots, *([words.say(stands)] if stands else [])]) or "–"


@chapter("sides")
def sides(view: View) -> Chapter | None:
    """Where backgrounds differ most, with the sides by name as far as they are shown; else where the room is divided."""
    words = view.words
    if not view.voted:
        return None
    told = _chosen(view)  # what a council reads above it
    split = findings.divided(told or view.rows)
    torn = [] if split else findings.contested(told or view.rows)
    beyond = findings.divided(view.rows) if told and not split else []
    blocks: list[Block] = [_sides(view, split)] if split else [_torn(view, torn)] if torn else []
    if beyond:
        blocks += [Paragraph((words.say("sides_beyond_too" if torn else "sides_beyond"),), "ahead"), _sides(view, beyond)]
    return Chapter("sides", words.say("sides"), tuple(blocks) or (Paragraph((words.say("sides_none"),)),))


def _sides(view: View, rows: list[Row]) -> Items:
    return Items(tuple(_side(view, row, findings.sides_of(view, row)) for row in rows[:MOST_SIDES]))


def _torn(view: View, rows: list[Row]) -> Items:
    """Give what the room itself is divided on."""
    items = []
    for row in rows[:MOST_SIDES]:
        levels = row["support"]
        told = view.words.say("side_counts", agree=levels["agree"], voted=findings.voted(levels), disagree=levels["disagree"])
        items.append(_side(view, row, (told,)))
    return Items(tuple(items))


def _side(view: View, row: Row, sides: Text) -> Text:
    return view.words.text("side_of", title=name(row), ref=Ref(row["number"]), sides=sides)


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
