"""Blocks that are drawn or counted: dilemmas with their shift, people, dots, tables, trees, rings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from facilitator.report import blocks, charts
from facilitator.report.blocks import Typed, is_rtl
from facilitator.report.colours import THREAD
from facilitator.report.word import tables
from facilitator.report.word.place import Place, Shape, shape
from facilitator.report.word.spans import paragraph, run, runs, source, told
from facilitator.report.word.styles import mm
from facilitator.report.word.tables import Cell, beside, gap, laid, rule
from facilitator.report.word.xml import Element, w

_FLOW, _GUTTER = mm(94), mm(6)  # the drawing of a shift, and what stands beside it
_NUMBER = mm(20)
_FEW = 3  # backgrounds: no list to halve
_FEW_SEEDS, _SEEDS, _MANY_SEEDS = 25, 34, 62  # millimetres of ten seeds, small and large, and of twenty
_STEPS = ("List Bullet", "List Bullet 2", "List Bullet 3")


@shape(blocks.Dilemma)
def _dilemma(block: blocks.Dilemma, place: Place) -> list[Element]:
    """Give the options with, beside them, who went where."""
    press = place.press
    wide = place.wide if place.narrow or block.shift is None else place.wide - _FLOW - _GUTTER
    options = _options(block, place.within(wide))
    if block.shift is None:
        made = [options, gap(press)]
    else:
        flow = charts.flow(block.shift, press.words.say("before"), press.words.say("after"))
        if place.narrow:
            made = [
                options,
                gap(press),
                *(paragraph("Report Picture", [one], press) for one in press.pictures.large(flow, place.wide)),
            ]
        else:
            drawn = [paragraph("", [one], press) for one in press.pictures.large(flow, _FLOW)]
            made = [
                tables.held(beside([[options, gap(press)], [gap(press)], drawn], [wide, _GUTTER, _FLOW], press)),
                gap(press),
            ]
    return [*made, *([told("Report Quiet", tuple(_spaced(block.sentences)), press)] if block.sentences else [])]


def _spaced(sentences: tuple[blocks.Text, ...]) -> Iterator[blocks.Span]:
    for n, sentence in enumerate(sentences):
        yield from (" ", *sentence) if n else sentence


def _options(block: blocks.Dilemma, place: Place) -> Element:
    press = place.press
    rows: list[list[Cell]] = []
    for letter, text, objection in [
        *((one.letter, one.text, one.objection) for one in block.options),
        ("", block.third, ""),
    ]:
        said = [told("Report Option", (Typed(text),), press)]
        said += [told("Report Objection", (Typed(objection),), press)] if objection else []
        sign = [run(letter, press)] if letter else [press.pictures.bud(5)]
        rows.append([[paragraph("Report Letter", sign, press)], said])
    table = laid(rows, [mm(10), place.wide - mm(10)], press)
    for row in table.iterchildren("{*}tr"):
        row.insert(0, w("trPr", w("trHeight", val=mm(13), hRule="atLeast")))
        for cell in row.iterchildren("{*}tc"):
            cell[0].extend(
                [rule("top", 8, "#1d1a14"), w("tcMar", w("top", w=90, type="dxa"), w("bottom", w=90, type="dxa"))]
            )
    return table


@shape(blocks.Moves)
def _moves(block: blocks.Moves, place: Place) -> list[Element]:
    drawn = _drawn(charts.flow(block.shift, block.before, block.after), place, 120)
    return [*drawn, *(told("List Bullet", line, place.press) for line in block.lines)]


def _drawn(chart: Markup, place: Place, widest: float = 1000) -> list[Element]:
    return [
        paragraph("Report Picture", [one], place.press) for one in place.press.pictures.large(chart, place.wide, widest)
    ]


@shape(blocks.People)
def _people(block: blocks.People, place: Place) -> list[Element]:
    """Give who were there: a seed for everybody beside the count."""
    press = place.press
    halves = 2 if press.brief and len(block.rows) > _FEW else 1  # on two pages two lists side by side
    small = place.narrow or halves > 1
    seeds, row = mm((_FEW_SEEDS if halves > 1 else _SEEDS if small else _MANY_SEEDS) + 4), 10 if small else 20
    number = mm(14) if halves > 1 else _NUMBER
    widths = [place.wide // halves - number - seeds, number, seeds]
    told_of: list[list[list[Element]]] = [
        [
            [told("Report Cell", (Typed(label),), press)],
            [paragraph("Report Count", [run(str(n), press, "Strong")], press)],
            [paragraph("Report Cell", [press.pictures.small(charts.seeds(n, row), seeds / mm(1) - 4)] if n else [], press)],
        ]
        for label, n in block.rows
    ]
    long = -(-len(told_of) // halves)
    if len(told_of) < long * halves:
        told_of.append([[paragraph("Report Cell", [], press)] for _ in widths])
    rows = [[cell for one in told_of[n::long] for cell in one] for n in range(long)]
    head = (press.words.say("background"), press.words.say("people_head"), "") * halves
    return tables.listed(head, rows, widths * halves, press, "", {1, 4})


@shape(blocks.Dots)
def _dots(block: blocks.Dots, place: Place) -> list[Element]:
    press = place.press
    seeds = mm(_MANY_SEEDS if not place.narrow else 30)
    rows = [
        [
            [
                paragraph(
                    "Report Cell",
                    [*runs((name,), press), run("\u00a0", press), source(number, press)],
                    press,
                    rtl=is_rtl(name.text),
                )
            ],
            [paragraph("Report Count", [run(str(n), press, "Strong")], press)],
            [paragraph("Report Cell", [press.pictures.small(charts.seeds(n, 20), seeds / mm(1))] if n else [], press)],
        ]
        for number, name, n in block.rows
    ]
    hair = rule("bottom", 4, THREAD)
    return [
        laid(rows, [place.wide - _NUMBER - seeds - mm(3), _NUMBER, seeds + mm(3)], press, lines=[hair, hair, hair]),
        gap(press),
    ]


@shape(blocks.Table)
def _table(block: blocks.Table, place: Place) -> list[Element]:
    return tables.table(block, place.press, place.wide)


@shape(blocks.Heat)
def _heat(block: blocks.Heat, place: Place) -> list[Element]:
    return tables.heat(block, place.press, place.wide)


@shape(blocks.Tree)
def _tree(block: blocks.Tree, place: Place) -> list[Element]:
    """Give the tree drawn, and as a list of steps."""
    chart = charts.tree(block)
    made = _drawn(chart, place)
    if made and block.cut and block.cut in chart.unescape():
        made.append(told("Report Quiet", (block.cut,), place.press))
    return made + [line for root in block.roots for line in _branch(root, 0, place)]


def _branch(branch: blocks.Branch, step: int, place: Place) -> Iterator[Element]:
    press = place.press
    style = _STEPS[min(step, len(_STEPS) - 1)]
    words = [
        run(branch.text.text, press, "Strong" if step == 0 else "", branch.text.language),
        run("\u00a0", press),
        source(branch.number, press),
    ]
    yield paragraph(style, words, press, rtl=is_rtl(branch.text.text))
    for note in branch.notes:
        yield told(style.replace("Bullet", "Continue"), note, press)
    for one in branch.branches:
        yield from _branch(one, step + 1, place)


@shape(blocks.Timeline)
def _timeline(block: blocks.Timeline, place: Place) -> list[Element]:
    unit = [told("Report Quiet", (block.unit,), place.press)] if block.unit else []
    return [*_drawn(charts.timeline(block), place, 165), *unit]


def _drawing(draw: Callable[[Any], Markup], widest: float) -> Shape:
    return lambda block, place: _drawn(draw(block), place, widest)


for _kind, _draw, _widest in (  # blocks that are one drawing, and how many millimetres wide at the most
    (blocks.Rings, charts.rings, 104),
    (blocks.Quadrants, charts.quadrants, 126),
    (blocks.Fields, charts.fields, 126),
):
    shape(_kind)(_drawing(_draw, _widest))
