"""The cases of people's own work: those that were chosen, each thought through, and those that were left."""

from __future__ import annotations

from facilitator.report import parts
from facilitator.report.blocks import Block, Chapter, Paragraph, Ref, Section, Side, Stories, Story, Text, Typed
from facilitator.report.chapters import chapter
from facilitator.report.chapters.closing import stood_behind
from facilitator.report.view import Row, View, paragraphs


@chapter("cases")
def cases(view: View) -> Chapter | None:
    """Each case that was discussed, in the order of its round; then the cases that were left."""
    rows, words = view.of("case"), view.words
    if not rows:
        return None
    chosen = sorted((row for row in rows if _talk(view, row)), key=lambda row: (_round(view, row), row["number"]))
    left = [row for row in rows if row not in chosen]
    blocks: list[Block] = []
    total = sum(row["dots"] for row in rows)
    if total:
        shared = words.text("dots_shared", dots=words.count("dots", total), cases=words.count("case", len(rows)))
        blocks += [Paragraph(shared, "lead"), *parts.dots(view, rows)]
    said = [one["text"] for one in view.data["conclusions"] if one["general"] and view.drawn_on_cases(one)]
    blocks += [Paragraph((Typed(text),), "voice large") for one in said for text in paragraphs(one)]
    if not chosen:
        blocks.append(Paragraph((words.say("cases_untouched"),), "lead"))
    blocks += [_case(view, n, row) for n, row in enumerate(chosen, 1)]
    if left:
        title = (words.heading("cases_left", len(left)),) if chosen else (words.say("cases"),)
        blocks.append(Section(title, (Stories(tuple(_left(view, row) for row in left)),), "case", large=True))
    if chosen and left:
        heading = words.heading("cases_chosen", len(chosen), all=words.number(len(rows)))
    else:
        heading = words.heading("cases_title", len(rows))
    return Chapter("cases", heading, tuple(blocks), words.say("name_cases") if chosen and left else "")


def _talk(view: View, row: Row) -> list[Row]:
    return [one for one in view.rows if one["on"] == row["number"]]


def _round(view: View, row: Row) -> int:
    return min(int(one["round"]) for one in _talk(view, row))


def _case(view: View, n: int, row: Row) -> Section:
    """Give one case: the story, the key questions, what people lived and need, directions, and what was concluded."""
    words, talk = view.words, _talk(view, row)
    of = {kind: [one for one in talk if one["kind"] == kind] for kind in {one["kind"] for one in talk}}
    asked = of.get("question", [])
    led = [one for one in asked if one["by"] != "participant"]
    blocks: list[Block] = [*_story(view, row)]
    key = parts.questions(view, led, "key_questions", 12)
    blocks += parts.present(key)
    beside = parts.present(
        parts.quotes(view, of.get("experience", []), "experiences", "experience"),
        parts.quotes(view, of.get("need", []), "needed", "need"),
        parts.questions(view, [one for one in asked if one not in led], "room_questions"),
        parts.quotes(view, of.get("insight", []) + of.get("obstacle", []), "stood_out", "insight"),
    )
    blocks += [Side(beside)] if beside else []
    blocks += parts.present(parts.directions(view, of.get("direction", []), 8))
    blocks += _concluded(view, row, talk)
    return Section((parts.named(row),), tuple(blocks), "case", words.say("case_n", n=n), opens=True)


def _story(view: View, row: Row) -> list[Block]:
    told: list[Block] = [Paragraph((Typed(text, row["language"]),), "voice") for text in paragraphs(parts.beyond(row))]
    told += [Paragraph((one,), "voice also") for one in view.also(row)]
    if row["ask"]:
        told.append(Paragraph((Typed(row["ask"], row["language"]),), "ask"))
    return [*told, Paragraph(_whose(view, row), "quiet")]


def _whose(view: View, row: Row) -> Text:
    side: Text = (*view.side(row), " · ") if view.side(row) else ()
    dots: Text = (view.words.count("dots", row["dots"]), " · ") if row["dots"] else ()
    return (*side, *dots, Ref(row["number"]))


def _concluded(view: View, row: Row, talk: list[Row]) -> list[Block]:
    drawn = [one["text"] for one in view.data["conclusions"] if one["on"] == row["number"]]
    if not drawn:
        return []
    told = [Paragraph((Typed(text),), "voice large") for one in drawn for text in paragraphs(one)]
    numbers = parts.pointers([row["number"], *(one["number"] for one in talk)])
    told.append(Paragraph((*view.words.text("drawn_from", refs=numbers), " ", *stood_behind(view, [one["number"] for one in talk])), "quiet"))
    return [Section((view.words.say("interim"),), tuple(told), "conclusion")]


def _left(view: View, row: Row) -> Story:
    text = tuple(Typed(part, row["language"]) for part in (parts.beyond(row), row["ask"]) if part)
    dots: Text = (view.words.count("dots", row["dots"]),) if row["dots"] else ()
    side = view.side(row)
    return Story(
        parts.named(row), text, row["number"], (*side, *((" · ",) if side and dots else ()), *dots), also=view.also(row)
    )
