"""Told: dilemmas, tables, support in every background (votes.typ)."""

from __future__ import annotations

from markupsafe import Markup

from facilitator.report import blocks, charts
from facilitator.report.blocks import Typed
from facilitator.report.typst.measures import widths
from facilitator.report.typst.telling import Teller, Told, told
from facilitator.report.typst.texts import written


@told.register
def _dilemma(block: blocks.Dilemma, teller: Teller) -> Told:
    before, after = teller.words.say("before"), teller.words.say("after")
    drawn = teller.drawing(charts.flow(block.shift, before, after), block.shift.spoken) if block.shift else None
    options = [
        {
            "letter": one.letter,
            "text": teller.typed(Typed(one.text)),
            "objection": teller.typed(Typed(one.objection)) if one.objection else None,
        }
        for one in block.options
    ]
    return {
        "sort": "dilemma",
        "options": options,
        "third": written(block.third),
        "bud": teller.drawing(_bud()),
        "drawing": drawn,
        "rows": len(block.shift.labels) if block.shift else 0,
        "sentences": [teller.text(one) for one in block.sentences],
    }


@told.register
def _heat(block: blocks.Heat, teller: Teller) -> Told:
    rows = [
        {
            "name": teller.text(row.name),
            "note": teller.text(row.note) if row.note else None,
            "stands": [[one.stance, written(one.figure), written(one.text)] for one in row.stands],
            "voted": written(row.voted),
        }
        for row in block.rows
    ]
    return {
        "sort": "heat",
        "caption": written(block.caption),
        "head": list(map(written, block.head)),
        "columns": list(map(written, block.columns)),
        "rows": rows,
        "key": [[stance, written(text)] for stance, text in block.key],
        "notes": [teller.text(note) for note in block.notes],
    }


@told.register
def _table(block: blocks.Table, teller: Teller) -> Told:
    rows = [[teller.text(cell) for cell in row] for row in block.rows]
    return {"sort": "table", "caption": written(block.caption), "head": list(map(written, block.head)), "rows": rows,
            "numeric": block.numeric, "widths": widths(block)}  # fmt: skip


def _bud() -> Markup:
    drawn = charts.seed(5, 11, 20, 10, css="bud")
    return Markup('<svg class="sign" viewBox="0 0 10 22">{}</svg>').format(Markup(drawn))  # noqa: S704  # made here
