"""Told: main directions, what was weighed, people and dots as seeds (harvest.typ)."""

from __future__ import annotations

from facilitator.report import blocks, charts
from facilitator.report.blocks import Typed
from facilitator.report.typst.telling import Teller, Told, told
from facilitator.report.typst.texts import written


def _direction(one: blocks.Direction, teller: Teller) -> Told:
    return {
        "text": teller.typed(one.text),
        "number": teller.number(one.number),
        "title": teller.typed(Typed(one.title, one.text.language)) if one.title else None,
        "label": written(one.label),
        "notes": [teller.text(note) for note in one.notes],
        "also": teller.also(one.also),
        "support": teller.support(one.support, one.dots),
    }


@told.register
def _highlights(block: blocks.Highlights, teller: Teller) -> Told:
    groups = [{"label": written(label), "rows": [_direction(one, teller) for one in rows]} for label, rows in block.groups]
    return {"sort": "highlights", "groups": groups}


@told.register
def _ranked(block: blocks.Ranked, teller: Teller) -> Told:
    return {"sort": "ranked", "rows": [_direction(one, teller) for one in block.rows]}


@told.register
def _people(block: blocks.People, teller: Teller) -> Told:
    rows = [[written(label), teller.drawing(charts.seeds(n)), str(n)] for label, n in block.rows]
    return {"sort": "people", "rows": rows}


@told.register
def _dots(block: blocks.Dots, teller: Teller) -> Told:
    rows = [
        [teller.typed(name), teller.number(number), teller.drawing(charts.seeds(n, 20)), str(n)]
        for number, name, n in block.rows
    ]
    return {"sort": "dots", "rows": rows}
