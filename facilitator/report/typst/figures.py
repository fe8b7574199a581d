"""Told: drawings, the tree of goals, photos, the appendix (figures.typ)."""

from __future__ import annotations

from typing import Any

from facilitator.report import blocks, charts
from facilitator.report.blocks import Typed, numbered
from facilitator.report.typst.telling import Photo, Teller, Told, told
from facilitator.report.typst.texts import written


@told.register
def _tree(block: blocks.Tree, teller: Teller) -> Told:
    drawings = [teller.drawing(charts.tree(blocks.Tree((root,), block.spoken)), block.spoken) for root in block.roots]
    return {"sort": "tree", "drawings": [one for one in drawings if one], "cut": written(block.cut),
            "branches": [_branch(one, teller) for one in block.roots]}  # fmt: skip


def _branch(one: blocks.Branch, teller: Teller) -> Told:
    return {"text": teller.typed(one.text), "number": teller.number(one.number), "notes": [teller.text(note) for note in one.notes],
            "branches": [_branch(one, teller) for one in one.branches]}  # fmt: skip


@told.register
def _picture(block: blocks.Picture, teller: Teller) -> Told | None:
    content = teller.fetch(block.file)
    if not content:
        return None
    kind = "png" if content.startswith(b"\x89PNG") else "jpg"
    name = f"photo-{len(teller.photos)}.{kind}"
    teller.photos.append(Photo(name, content))
    tall = block.height > block.width
    return {
        "sort": "picture",
        "file": name,
        "alt": written(block.alt),
        "caption": written(block.caption),
        "tall": tall,
    }


@told.register
def _appendix(block: blocks.Appendix, teller: Teller) -> Told:
    return {"sort": "appendix", "entries": [_entry(one, teller) for one in block.entries]}


def _entry(one: blocks.Entry, teller: Teller) -> Told:
    return _said(one, teller) | {
        "used": teller.text(teller.words.text("used_in", where=one.used)) if one.used else None,
        "together": written(teller.words.say("merged_into_this")),
        "merged": [_said(gone, teller) for gone in one.merged],
    }


def _said(one: blocks.Entry | blocks.Original, teller: Teller) -> Told:
    return {
        "anchor": f"n{one.number}",
        "number": numbered(one.number),
        "title": teller.typed(Typed(one.title, one.language)) if one.title else None,
        "text": teller.typed(Typed(one.text, one.language)),
        "also": teller.also(one.also),
        "more": [teller.text(line) for line in one.more],
        "details": teller.text(one.details),
    }


def _drawing(drawn: Told | None, width: float, **more: Any) -> Told:
    """Give a drawing that takes this part of the width; `lines` are texts under it, `most` how many millimetres high it may be."""
    return {"sort": "drawing", "drawing": drawn, "width": width, "lines": [], **more}


@told.register
def _moves(block: blocks.Moves, teller: Teller) -> Told:
    drawn = teller.drawing(charts.flow(block.shift, block.before, block.after), block.shift.spoken)
    return _drawing(drawn, 0.72, lines=[teller.text(one) for one in block.lines])


@told.register
def _rings(block: blocks.Rings, teller: Teller) -> Told:
    return _drawing(teller.drawing(charts.rings(block), block.spoken), 0.66)


@told.register
def _quadrants(block: blocks.Quadrants, teller: Teller) -> Told:
    return _drawing(teller.drawing(charts.quadrants(block), block.spoken), 0.86)


@told.register
def _timeline(block: blocks.Timeline, teller: Teller) -> Told:
    lines = [teller.text((block.unit,))] if block.unit else []
    return _drawing(teller.drawing(charts.timeline(block), block.spoken), 1, most=95, lines=lines)


@told.register
def _fields(block: blocks.Fields, teller: Teller) -> Told:
    return _drawing(teller.drawing(charts.fields(block), block.spoken), 0.86)
