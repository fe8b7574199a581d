"""Told: dilemmas, tables, support in every background (votes.typ)."""

from __future__ import annotations

from markupsafe import Markup

from facilitator.report import blocks, charts
from facilitator.report.blocks import Ref, Text, Typed
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


def _apart(name: Text) -> tuple[Ref | None, Text]:
    """Give the number that a name begins with, and the rest.

    A number is a link, and what has a link in it is laid out twice: apart from the words it stands before, in a column of
    its own, that takes a fifth off the time of a long report.
    """
    if name and isinstance(name[0], Ref):
        return name[0], name[2:] if name[1:2] == (" ",) else name[1:]
    return None, name


@told.register
def _heat(block: blocks.Heat, teller: Teller) -> Told:
    names = [_apart(row.name) for row in block.rows]
    rows = [
        {
            "number": teller.number(number.number) if number else None,
            "name": teller.text(name),
            "note": teller.text(row.note) if row.note else None,
            "stands": [[one.stance, written(one.figure), written(one.text)] for one in row.stands],
            "voted": written(row.voted),
        }
        for row, (number, name) in zip(block.rows, names, strict=True)
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
