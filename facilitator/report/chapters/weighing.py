"""What weighs most: what people put in order, and effort against effect."""

from __future__ import annotations

from facilitator.report import parts
from facilitator.report.blocks import Block, Chapter, Mark, Paragraph, Quadrants, Ref, Section, Table, Text
from facilitator.report.chapters import chapter
from facilitator.report.headlines import titled
from facilitator.report.view import Row, View

MOST_RANKED = 12
MOST_PLACED = 40
QUARTERS = ("now", "big", "small", "leave")


@chapter("weighed")
def weighed(view: View) -> Chapter | None:
    """The order that everybody's top gave, and what to do first by effort and effect."""
    sections = [one for one in (_ranking(view), _estimates(view)) if one is not None]
    if not sections:
        return None
    name, found = view.words.say("weighed"), _found(view)
    return Chapter("weighed", found or name, tuple(sections), name if found else "")


def _found(view: View) -> str:
    """Say what got most points, where nothing got as many; else the one thing that is to be done now."""
    ranked = sorted((row for row in view.rows if "ranked" in row), key=lambda row: -row["ranked"]["points"])
    points = [row["ranked"]["points"] for row in ranked]
    if ranked and points[:1] != points[1:2]:
        return titled(view, "most_points", ranked[0])
    now = [row for row in view.rows if row.get("estimated", {}).get("quarter") == "now"]
    return titled(view, "now_first", now[0]) if len(now) == 1 else ""


def _ranking(view: View) -> Section | None:
    words = view.words
    rows = [row for row in view.rows if "ranked" in row]
    rows.sort(key=lambda row: (-row["ranked"]["points"], -row["ranked"]["first"], row["number"]))
    if not rows:
        return None
    shown, facts = parts.first(rows, MOST_RANKED), rows[0]["ranked"]
    lead = words.counted("ranked_lead", facts["voters"], most=words.number(facts["most"]))
    lines: list[tuple[Text, ...]] = [
        (
            (Ref(row["number"]), " ", parts.named(row)),
            (str(row["ranked"]["points"]),),
            (str(row["ranked"]["first"]),),
            (str(row["ranked"]["people"]),),
            *(((_on_words(view, row, "ranks") or "–",),) if _any_words(shown, "ranks") else ()),
        )
        for row in shown
    ]
    names = ("contribution", "points", "times_first", "named_by", *(("on_words",) if _any_words(shown, "ranks") else ()))
    head = tuple(words.say(name) for name in names)
    table = Table(words.say("ranked_table"), head, tuple(lines), numeric=True)
    told = [Paragraph(lead, "lead"), table, *parts.rest(view, rows, shown), Paragraph((words.say("borda"),), "quiet")]
    return Section((words.say("ranked"),), tuple(told))


def _estimates(view: View) -> Section | None:
    words = view.words
    rows = [row for row in view.rows if row.get("estimated", {}).get("quarter")]
    if not rows:
        return None
    order = {quarter: n for n, quarter in enumerate(QUARTERS)}
    rows.sort(key=lambda row: (order[row["estimated"]["quarter"]], -row["estimated"]["effect"], row["number"]))
    shown = parts.first(rows, MOST_PLACED)
    few = sum(1 for row in view.rows if "estimated" in row and not row["estimated"]["quarter"])
    marks = tuple(_mark(row) for row in shown)
    names = tuple(words.say(f"quarter_{quarter}") for quarter in QUARTERS)
    ends = tuple(words.say(end) for end in ("little_effort", "much_effort", "small_effect", "large_effect"))
    first = [row for row in shown if row["estimated"]["quarter"] == "now"]
    lead = (
        words.text("estimated_first", names=words.listing_of([_first(view, row) for row in first]))
        if first
        else (words.say("estimated_none"),)
    )
    blocks: list[Block] = [
        Paragraph(lead, "lead"),
        Quadrants(marks, names, ends, words.say("estimated_spoken")),
        _table(view, shown),
        *parts.rest(view, rows, shown),
    ]
    told: Text = (words.say("estimated_protected"), *((" ", *words.counted("estimated_few", few)) if few else ()))
    blocks.append(Paragraph(told, "quiet"))
    return Section((words.say("estimated"),), tuple(blocks))


def _first(view: View, row: Row) -> Text:
    """Name what takes little effort and has much effect, and say when sides oppose each other on it."""
    torn = f" ({view.words.say('short_torn')})" if row["across"]["kind"] == "split" else ""
    return ("“", parts.named(row), "” ", Ref(row["number"]), torn)


def _mark(row: Row) -> Mark:
    at = row["estimated"]
    return Mark(row["number"], at["effort"], at["effect"], at["exact"], at["quarter"])


def _table(view: View, rows: list[Row]) -> Table:
    words, any_words = view.words, _any_words(rows, "estimates")
    lines: list[tuple[Text, ...]] = []
    for row in rows:
        at = row["estimated"]
        place = words.say("estimated_at", effort=at["effort"], effect=at["effect"]) if at["exact"] else "–"
        cells: list[Text] = [
            (Ref(row["number"]), " ", parts.named(row)),
            (words.say(f"quarter_{at['quarter']}"),),
            (place,),
            (str(at["people"]) if at["exact"] else words.say("few_people"),),
        ]
        lines.append((*cells, *(((_on_words(view, row, "estimates") or "–",),) if any_words else ())))
    names = ("contribution", "quarter", "effort_effect", "people_head", *(("on_words",) if any_words else ()))
    head = tuple(words.say(name) for name in names)
    return Table(words.say("estimated_table"), head, tuple(lines))


def _any_words(rows: list[Row], ballot: str) -> bool:
    return any(ballot in row.get("wordings", {}) for row in rows)


def _on_words(view: View, row: Row, ballot: str) -> str:
    found = row.get("wordings", {}).get(ballot)
    return view.words.say("on_these_words", now=found["now"], earlier=found["earlier"]) if found else ""
