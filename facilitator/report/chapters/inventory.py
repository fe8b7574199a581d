"""What there is and what is missed, what is agreed on, and where ideas come together."""

from __future__ import annotations

from facilitator.report import across, findings, headlines, parts
from facilitator.report.blocks import (
    Block,
    Chapter,
    Items,
    Paragraph,
    Ranked,
    Ref,
    Section,
    Stories,
    Story,
    Text,
    Typed,
)
from facilitator.report.chapters import chapter
from facilitator.report.view import Row, View

MOST_STORIES = 18
MOST_NEEDS = 8


@chapter("initiatives")
def initiatives(view: View) -> Chapter | None:
    """What there is already, each with what people lived there."""
    rows, words = view.of("initiative"), view.words
    if not rows:
        return None
    shown = parts.first(rows, MOST_STORIES)
    told = [row for row in view.of("experience") if row["on"] in {one["number"] for one in rows}]
    blocks: list[Block] = []
    if told:
        blocks.append(Paragraph(words.counted("lived_there", len(told)), "lead"))
    blocks += [Stories(tuple(_story(view, row, told) for row in shown)), *parts.rest(view, rows, shown)]
    return Chapter("initiatives", words.heading("initiatives_title", len(rows)), tuple(blocks))


def _story(view: View, row: Row, told: list[Row]) -> Story:
    kept = [one for one in told if one["number"] not in view.dropped]
    said = [view.quote(one, grouped=False) for one in kept if one["on"] == row["number"]]
    support = view.support(row) if findings.voted(row["support"]) else None
    text = (view.typed(row),) if parts.beyond(row) else ()
    return Story(parts.named(row), text, row["number"], view.side(row), support, tuple(said), view.also(row))


@chapter("needs")
def needs(view: View) -> Chapter | None:
    """What people need: what most recognise, where backgrounds differ, and the counts behind it."""
    rows, words = view.of("need"), view.words
    if not rows:
        return None
    judged = [row for row in findings.by_support(rows) if findings.voted(row["support"])]
    if not judged:
        said = parts.quotes(view, rows, "needed", "need", 12)
        return Chapter("needs", words.heading("needs_plain", len(rows)), said.blocks if said else ())
    shown = parts.first(judged, MOST_NEEDS)
    blocks: list[Block] = parts.weighed(view, rows)
    blocks.append(Ranked(tuple(view.direction(row, (view.side(row),)) for row in shown)))
    blocks += parts.rest(view, rows, shown)
    blocks += across.heat(view, shown)
    apart = findings.divided(rows)[: parts.MOST_SHOWN]
    if apart:
        blocks.append(Section((words.say("needs_apart"),), tuple(across.heat(view, apart, told=False))))
    found = headlines.spread(view, rows, "need_title")
    return Chapter("needs", found or words.heading("needs_title", len(rows)), tuple(blocks), words.say("name_needs") if found else "")


@chapter("principles")
def principles(view: View) -> Chapter | None:
    """What was agreed on for all that is done, with support, those that carry most first."""
    rows = view.of("principle")
    if not rows:
        return None
    ordered = findings.by_support(rows)
    blocks: list[Block] = [*parts.weighed(view, rows), Stories(tuple(_story(view, row, []) for row in ordered))]
    blocks += across.heat(view, ordered)
    found, name = headlines.spread(view, rows, "principle_title"), view.words.say("name_principles")
    return Chapter("principles", found or view.words.heading("principles_title", len(rows)), tuple(blocks), name if found else "")


@chapter("groups")
def groups(view: View) -> Chapter | None:
    """Where the ideas come together: per theme its ideas in full, for whoever takes it up."""
    themes, words = view.themes(), view.words
    if not themes:
        return None
    blocks = tuple(
        Section((Typed(theme["title"]),), (Items(tuple(_idea(view, number) for number in theme["members"])),))
        for theme in themes
    )
    return Chapter("groups", words.heading("groups_title", len(themes)), blocks)


def _idea(view: View, number: int) -> Text:
    row = view.by_number[number]
    carried = view.support(row).words if findings.voted(row["support"]) else ""
    return (view.typed(row), " ", Ref(number), f" ({carried})" if carried else "")
