"""Support across backgrounds: who carries what, as a table in ink and grain that can be read at ten metres."""

from __future__ import annotations

from typing import Any

from facilitator.core.across import Across, present_in
from facilitator.core.hyphens import hyphenated
from facilitator.core.model import UNKNOWN
from facilitator.core.protection import OTHERS
from facilitator.core.session import Session
from facilitator.core.visibility import Audience
from facilitator.live.screens.outcomes import in_order, people_who_voted, row_facts, sides, weighed_here
from facilitator.live.screens.talk import clock
from facilitator.live.views import view
from facilitator.live.views.plan import short_names

ROOM = 42.5  # height for rows and headings, in rem of the wall
ROW, HEAD = 7.6, 4.1
TWO_LINES = 66  # letters beside eight columns; more are set smaller, in three lines
LONGEST = 20  # pages: five minutes

Section = dict[str, Any]


@view("support")
def support(state: Session, audience: Audience) -> dict[str, Any]:
    """Give pages of sections of rows, in the order that was asked for, with a column per background."""
    found = weighed_here(state, audience)
    sections = in_order(state, found, state.wall.order)
    rows = [row for _, part in sections for row in part]
    columns = sides(state, rows)
    voted = people_who_voted(state, found, rows)
    names = short_names(state)
    told = [
        {"name": name, "rows": [_row(state, row, columns, names, audience.language) for row in part]}
        for name, part in sections
    ]
    return {
        "clock": clock(state.position("")),
        "order": state.wall.order,
        "columns": [column(state, side) for side in columns],
        "people": voted,
        "present": present_in(state),
        "fewest": state.fewest,
        "pages": laid_out(told)[:LONGEST] if voted else [],
    }


def _row(state: Session, row: Across, columns: list[str], tables: dict[str, str], language: str) -> dict[str, Any]:
    facts = row_facts(state, row, columns, tables)
    said = "" if facts["mean"] is None else f"{facts['mean']:.1f}"
    return {
        **facts,
        "long": len(facts["name"]) > TWO_LINES,
        "mean_said": said.replace(".", ",") if language.startswith("nl") else said,
    }


def column(state: Session, side: str) -> dict[str, str]:
    """Give a column: its words, or which of those without words of their own it is."""
    known = state.backgrounds.get(side)
    return {"id": side, "label": hyphenated(known.label) if known else "", "is": side if side in (UNKNOWN, OTHERS) else ""}


def laid_out(sections: list[Section], room: float = ROOM) -> list[list[Section]]:
    """Give pages of sections: filled from above; a section that goes on says again what it is."""
    pages: list[list[Section]] = []
    left = 0.0
    for section in sections:
        here: Section | None = None
        for row in section["rows"]:
            if left < ROW + (0 if here else HEAD):
                pages.append([])
                left, here = room, None
            if here is None:
                here = {**section, "rows": []}
                pages[-1].append(here)
                left -= HEAD
            here["rows"].append(row)
            left -= ROW
    return pages
