"""The version of two pages, for a council: main directions with their support, how people chose, and where sides differ."""

from __future__ import annotations

from dataclasses import replace

from facilitator.report import findings, parts
from facilitator.report.blocks import Block, Chapter, Items, Marked, Paragraph, Ranked, Ref, Table, Text, Typed
from facilitator.report.chapters import chapter
from facilitator.report.chapters.short import LETTERS, name
from facilitator.report.headlines import gist, shift
from facilitator.report.view import Row, View

MOST_DIRECTIONS = 9
MOST_SIDES = 4
MOST_DILEMMAS = 4
MOMENTS = ("before", "after")
LONG, NAME, SIDE = 160, 60, 48  # letters of a typed text: a direction, the name of a dilemma, one of its sides


@chapter("council")
def council(view: View) -> Chapter | None:
    """The main directions, or what has most support, each with its bar; and which are carried broadly or divide the sides."""
    words, rows = view.words, _chosen(view)
    chosen = rows or findings.by_support([row for row in view.rows if row["support"]["agree"]])
    if not chosen:
        return None
    shown = _strongest(chosen)[: MOST_DIRECTIONS if rows else 5]
    lead = [] if rows else [Paragraph((words.say("none_chosen"),), "lead")]
    lines = Ranked(tuple(replace(view.direction(row), text=_whole(row), title="", also=(), notes=(), earlier=_earlier(row)) for row in shown))
    told = [one.text for one in parts.glance(view, chosen, shown)]
    stood = [Paragraph(tuple(span for n, text in enumerate(told) for span in ((" ", *text) if n else text)))] if told else []
    rest = [] if len(shown) == len(chosen) or not rows else [Paragraph(words.counted("rest_in_whole", len(chosen) - len(shown)), "quiet")]
    dotted = any(row["dots"] for row in shown)
    order = [Paragraph((words.say("council_by_dots" if dotted else "council_by_support"),), "quiet")] if len(shown) > 1 else []
    return Chapter("council", words.say("council"), (*lead, lines, *stood, *rest, *order))


@chapter("shifts")
def shifts(view: View) -> Chapter | None:
    """How people chose in each dilemma before and after the talk: a row each, and what that comes to."""
    words, rows = view.words, [row for row in view.of("dilemma") if any(any(row["choices"][moment]) for moment in MOMENTS)]
    if not rows:
        return None
    moments = [moment for moment in MOMENTS if any(any(row["choices"][moment]) for row in rows)]
    shown = rows[:MOST_DILEMMAS]
    lines: list[tuple[Text, ...]] = []
    for row in shown:
        counts: list[Text] = [(_chose(view, row, moment),) for moment in moments]
        lines.append((_dilemma(row), *counts, (shift(view, row, LETTERS) or "–",)))
    head = (words.say("dilemma_one"), *(words.say(f"choice_{moment}") for moment in moments), words.say("council_shift"))
    rest = [Paragraph(words.counted("rest_in_whole", len(rows) - len(shown)), "quiet")] if len(shown) < len(rows) else []
    return Chapter("shifts", words.say("council_shifts"), (Table("", head, tuple(lines)), *rest))


def _dilemma(row: Row) -> Text:
    """Give the name of a dilemma and, as far as there is room, what its sides are."""
    told = [f"{LETTERS[n]}: {gist(one['text'], SIDE)}" for n, one in enumerate(row["options"])]
    return (Marked(gist(row["title"] or row["ask"] or row["text"], NAME), "strong"), ". ", Typed("; ".join(told), row["language"]))


def _chose(view: View, row: Row, moment: str) -> str:
    """Give "A 20, B 13, een derde weg 4"."""
    counts, options = row["choices"][moment], len(row["options"])
    if not any(counts):
        return "–"
    names = [*LETTERS[:options], view.words.say("third_way").lower()]
    told = [f"{name} {n}" for name, n in zip(names, counts[: options + 1], strict=True) if n or name in LETTERS]
    return ", ".join(told)


def _chosen(view: View) -> list[Row]:
    """Give the spearheads, or the main directions of all groups."""
    rows = view.spearheads() if view.has("spearheads") else [row for _, own in view.highlighted() for row in own]
    return list({row["number"]: row for row in rows}.values())


def _strongest(rows: list[Row]) -> list[Row]:
    """Give rows with most dots first, where there are dots; else with most support first."""
    return sorted(findings.by_support(rows), key=lambda row: -row["dots"])


def _whole(row: Row) -> Typed:
    """Give the title of a contribution and what it says, on one line."""
    title, text = row["title"], " ".join(row["text"].split())
    told = gist(f"{title.rstrip('.')}: {text}" if title and text and title.rstrip(".") != text.rstrip(".") else title or text, LONG)
    return Typed(told, row["language"])


def _earlier(row: Row) -> int:
    """Give how many votes were on earlier words, where these are most of them."""
    on = row.get("wordings", {}).get("support", {"now": 0, "earlier": 0})
    return int(on["earlier"]) if on["earlier"] > on["now"] else 0


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
    address, contact = view.edits.get("address", ""), view.meeting.get("contact", "")
    if address:
        told = (*told, " ", *words.text("whole_address", address=Typed(address)))
    if contact:
        told = (*told, " ", *words.text("whole_contact", contact=Typed(contact)))
    return Paragraph(told)
