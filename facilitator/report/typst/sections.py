"""Told: sections, under each other and side by side (blocks.typ)."""

from __future__ import annotations

from facilitator.report import blocks
from facilitator.report.typst.measures import weight
from facilitator.report.typst.telling import Teller, Told, told
from facilitator.report.typst.texts import written


@told.register
def _section(block: blocks.Section, teller: Teller) -> Told | None:
    return _part(block, teller)


def _part(block: blocks.Section, teller: Teller) -> Told:
    return {
        "sort": "section",
        "title": teller.text(block.title),
        "blocks": teller.all(block.blocks),
        "icon": block.icon,
        "kicker": written(block.kicker),
        "opens": block.opens,
        "large": block.large,
        "anchor": block.anchor,
    }


@told.register
def _side(block: blocks.Side, teller: Teller) -> Told:
    return {"sort": "side", "sections": [{"long": weight(one), **_part(one, teller)} for one in block.sections]}
