"""Blocks that are read: paragraphs, lists, quotes, questions, stories, directions, photos."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from facilitator.report import blocks, charts
from facilitator.report.blocks import Support, Text, Typed, is_rtl, plain
from facilitator.report.colours import THREAD
from facilitator.report.word.place import Place, kept, shape
from facilitator.report.word.press import Press
from facilitator.report.word.spans import paragraph, run, runs, source, told
from facilitator.report.word.styles import GUTTER, mm
from facilitator.report.word.tables import Cell, beside, gap, held, laid, loose, rule
from facilitator.report.word.xml import Element, found, w

_ROLES = {
    "": "", "lead": "Report Lead", "drop": "Report Lead", "quiet": "Report Quiet", "voice": "Report Voice",
    "ask": "Report Ask", "ahead": "Report Ahead", "voice large": "Report Large",
}  # fmt: skip
_BAR, _GUTTER = 22, mm(7)  # how wide a bar of support is at most (millimetres), and what stands between columns
_SIDE = mm(48)  # the column of counts beside a direction
_WHOLE = 3  # directions of a group that stay on one page
_LONG_STORY = 700  # letters; above it stories stand below one another


@shape(blocks.Paragraph)
def _paragraph(block: blocks.Paragraph, place: Place) -> list[Element]:
    return [told(_ROLES.get(block.role, ""), block.text, place.press)] if plain(block.text) else []


@shape(blocks.Picture)
def _picture(block: blocks.Picture, place: Place) -> list[Element]:
    press = place.press
    content = press.edition.fetch(block.file)
    drawn = press.pictures.photo(content, (block.width, block.height), place.wide, block.alt) if content else None
    if drawn is None:
        return []
    made = paragraph("Report Picture", [drawn], press)
    return _together([made, told("Report Quiet", (Typed(block.caption),), press)]) if block.caption else [made]


@shape(blocks.Items)
def _items(block: blocks.Items, place: Place) -> list[Element]:
    press = place.press
    if block.columns and not place.narrow:
        inner = place.within((place.wide - GUTTER) // 2)
        return [press.section(1), *_items(replace(block, columns=False), inner), press.section(2)]
    if not block.ordered:
        return [told("List Bullet", item, press) for item in block.items]
    number = press.lists.begin()
    made = [told("List Number", item, press) for item in block.items]
    for one in made:
        found(one, "./w:pPr/w:pStyle")[0].addnext(w("numPr", w("ilvl", val=0), w("numId", val=number)))
    return made


@shape(blocks.Facts)
def _facts(block: blocks.Facts, place: Place) -> list[Element]:
    press = place.press
    return [
        paragraph("Report Fact", [run(name, press, "Report Label"), w("r", w("tab")), *runs(text, press)], press)
        for name, text in block.rows
    ]


@shape(blocks.Quote)
def _quote(block: blocks.Quote, place: Place) -> list[Element]:
    press = place.press
    said = runs((block.text,), press)
    number = [run(" ", press), source(block.number, press)] if block.number else []
    if not block.by:
        said += number
    made = [paragraph("Quote", said, press, rtl=is_rtl(block.text.text)), *_also(block.also, press)]
    if block.by:
        made.append(paragraph("Report Source", [*runs(block.by, press), *number], press))
    return _together(made)


def _together(paragraphs: list[Element]) -> list[Element]:
    """Keep paragraphs on one page: each but the last stays with the one after it."""
    for one in paragraphs[:-1]:
        kept(one)
    return paragraphs


def _also(translations: tuple[Typed, ...], press: Press) -> list[Element]:
    return [told("Report Translation", (one,), press) for one in translations]


@shape(blocks.Questions)
def _questions(block: blocks.Questions, place: Place) -> list[Element]:
    press = place.press
    answered = any(answers for _, _, answers in block.rows)
    made = []
    for n, (question, number, answers) in enumerate(block.rows):
        asked = [*runs((question,), press), run("\u00a0", press), source(number, press)]
        made.append(
            paragraph("Report Question" if n else "Report Question First", asked, press, rtl=is_rtl(question.text))
        )
        made += [told("Report Answer", answer, press) for answer in answers]
        if answered and not answers:
            made.append(told("Report Quiet", (press.words.say("no_answer"),), press))
    return made


def supported(support: Support | None, press: Press, room: int, dots: str = "") -> list[Element]:
    """Give the bar of support with its counts, and dots in words."""
    lines: list[list[Element]] = []
    if support is not None and support.voted:
        press.bars = True
        bar = press.pictures.small(charts.bar(support), min(_BAR, 0.42 * room / mm(1)))
        lines.append([bar, run(f"  {support.words}", press)])
    elif support is not None and support.words:
        lines.append([run(support.words, press)])
    if dots:
        lines.append([run(dots, press, "Strong")])
    return _together([paragraph("Report Support", line, press) for line in lines])


def _worded(one: blocks.Direction, place: Place, style: str) -> list[Element]:
    """Give a direction in its own words, with its number."""
    press = place.press
    named = [run(f"{one.title}. ", press, "Strong")] if one.title else []
    text = [*named, *runs((one.text,), press), run("\u00a0", press), source(one.number, press)]
    return [paragraph(style, text, press, rtl=is_rtl(one.title or one.text.text)), *_also(one.also, press)]


def _noted(one: blocks.Direction, press: Press) -> list[Element]:
    notes: Text = tuple(span for note in one.notes for span in (*note, " "))
    label: Text = (Typed(one.label), ". " if notes else "") if one.label else ()
    return [told("Report Quiet", (*label, *notes), press)] if label or notes else []


@shape(blocks.Highlights)
def _highlights(block: blocks.Highlights, place: Place) -> list[Element]:
    if len(block.groups) == 1:
        label, directions = block.groups[0]
        named = [told("Report Column", (Typed(label),), place.press)] if label else []
        return [*named, *_rows(directions, place)]
    across = min(3, len(block.groups))
    wide = (place.wide - _GUTTER * (across - 1)) // across
    widths = [part for n in range(across) for part in ((_GUTTER // 2, _GUTTER // 2, wide) if n else (wide,))]
    hair = rule("left", 4, THREAD)
    made: list[Element] = []
    for start in range(0, len(block.groups), across):
        cells: list[Cell] = []
        lines: list[Element | None] = []
        for n, group in zip_longest(range(across), block.groups[start : start + across]):
            cells += [[_thin(place)], [_thin(place)]] if n else []
            lines += [None, hair] if n else []
            cells.append(_column(group[0], group[1], place.within(wide)) if group else [_thin(place)])
            lines.append(None)
        table = beside(cells, widths, place.press, lines=lines)
        small = max(len(directions) for _, directions in block.groups[start : start + across]) <= _WHOLE
        made += [held(table) if small else loose(table), gap(place.press)]
    return made


def _thin(place: Place) -> Element:
    return gap(place.press)


def _column(label: str, directions: tuple[blocks.Direction, ...], place: Place) -> Cell:
    made = [told("Report Column", (Typed(label),), place.press)] if label else []
    for n, one in enumerate(directions):
        made += _worded(one, place, "Report Direction" if n else "Report Direction First")
        made += supported(one.support, place.press, place.wide, one.dots)
    return made


@shape(blocks.Ranked)
def _ranked(block: blocks.Ranked, place: Place) -> list[Element]:
    return _rows(block.rows, place)


def _rows(directions: tuple[blocks.Direction, ...], place: Place) -> list[Element]:
    """Give directions below one another, with their counts beside them where there is room."""
    press = place.press
    if place.narrow:
        made = []
        for n, one in enumerate(directions):
            made += _worded(one, place, "Report Direction" if n else "Report Direction First")
            made += [*supported(one.support, press, place.wide, one.dots), *_noted(one, press)]
        return made
    rows = [
        [
            [*_worded(one, place, "Report Cell"), *_noted(one, press)],
            supported(one.support, press, _SIDE, one.dots) or [gap(press)],
        ]
        for one in directions
    ]
    table = held(laid(rows, [place.wide - _SIDE, _SIDE], press))
    for row in list(table.iterchildren("{*}tr"))[:-1]:
        for cell in row.iterchildren("{*}tc"):
            cell[0].append(rule("bottom", 4, THREAD))
    for n, cell in enumerate(table.iterdescendants("{*}tcPr")):
        if n % 2 == 0:
            cell.append(w("tcMar", w("right", w=200, type="dxa")))
        cell.append(w("vAlign", val="center"))
    return [table, gap(press)]


@shape(blocks.Stories)
def _stories(block: blocks.Stories, place: Place) -> list[Element]:
    """Give things with a name, in pairs where they are short."""
    wide = (place.wide - _GUTTER) // 2
    if place.narrow or len(block.stories) < 2 or max(map(_length, block.stories)) > _LONG_STORY:
        return [made for one in block.stories for made in _story(one, place)]
    inner = place.within(wide)
    cells = [_story(one, inner) for one in block.stories]
    rows = [
        [left, [gap(place.press)], right or [gap(place.press)]] for left, right in zip_longest(cells[::2], cells[1::2])
    ]
    hair = rule("bottom", 4, THREAD)
    return [
        held(laid(rows, [wide, place.wide - 2 * wide, wide], place.press, lines=[hair, None, hair])),
        gap(place.press),
    ]


def _length(one: blocks.Story) -> int:
    texts = [*one.text, *one.also, *(said.text for said in one.quotes)]
    return len(one.title.text) + sum(len(text.text) for text in texts)


def _story(one: blocks.Story, place: Place) -> list[Element]:
    press = place.press
    name = [*runs((one.title,), press), run("\u00a0", press), source(one.number, press)]
    made = [paragraph("Report Name", name, press, rtl=is_rtl(one.title.text))]
    made += [told("", (text,), press) for text in one.text]
    made += _also(one.also, press)
    made += [told("Report Quiet", one.by, press)] if one.by else []
    made += supported(one.support, press, place.wide)
    return made + [part for said in one.quotes for part in _quote(said, place)]
