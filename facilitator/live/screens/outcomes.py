"""What came of the weighing, per direction and background, as the wall, the console and phones say it."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from facilitator.core.across import CARRIED, SILENT, Across, across, present_in, ranked, weakest_sides
from facilitator.core.model import UNKNOWN, Contribution
from facilitator.core.phases import running
from facilitator.core.protection import COUNT, NONE, OTHERS, Cell, all_shown, present_by
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.core.ways import family
from facilitator.live.screens.talk import name_of, phase_of, translation_facts
from facilitator.live.screens.weighing import weighed
from facilitator.live.screens.wordings import shown_wordings
from facilitator.live.views import shown_support, view_of

MAIN, REST, FEWEST = "main", "rest", "fewest"
MOST_KNOWN = 5000  # rows that are kept
SHOWING = ("support", "spearheads")  # views of the wall that tell what came of it


def weighed_here(state: Session, audience: Audience) -> list[Contribution]:
    """Give all that people said agree, neutral or disagree to in any phase, as far as the audience may see it."""
    kinds = {kind for phase in running(state) for kind in weighed(phase)}
    return [
        one
        for one in state.contributions.values()
        if one.kind in kinds and one.status == "visible" and not one.parked and may_see(state, audience, one)
    ]


def main_of(state: Session) -> list[str]:
    """Give the ids of the main directions: those of the room, then those of each group in its order."""
    lists = sorted(state.highlights.values(), key=lambda one: one.group != "")
    return list(dict.fromkeys(member for one in lists for member in state.directions(one)))


_Known = dict[str, tuple[object, Across]]
_known: dict[int, tuple[weakref.ref[Session], _Known]] = {}  # by id(state)


def known_across(state: Session, found: Iterable[Contribution]) -> list[Across]:
    """Give the support of each of these; of what nobody voted on since, as it was reckoned before.

    The wall asks for every patch; it differs only when the text was touched or somebody came, went or changed sides.
    """
    key = id(state)
    if key not in _known or _known[key][0]() is not state:
        _known[key] = (weakref.ref(state, lambda _gone: _known.pop(key, None)), {})
    known = _known[key][1]
    sides = present_by(state)
    room = (state.sided, tuple(sides.items()), state.fewest, state.layout_seq)
    rows = []
    for one in found:
        now = (room, *((member.id, member.changed) for member in family(state, one)))
        if one.id not in known or known[one.id][0] != now:
            known[one.id] = (now, across(state, one, sides))
        rows.append(known[one.id][1])
    return rows


def in_order(state: Session, found: list[Contribution], order: str) -> list[tuple[str, list[Across]]]:
    """Give the support of what was weighed, cut in sections: by kind of support, or ("") the main directions first.

    "silent" has two sections: what too few people weighed, and the rest, fewest votes in front.
    """
    if not order:
        main = {one: place for place, one in enumerate(main_of(state))}
        rows = known_across(state, found)
        chosen = sorted((row for row in rows if row.contribution in main), key=lambda row: main[row.contribution])
        others = ranked(state, (row for row in rows if row.contribution not in main), CARRIED)
        return [(name, part) for name, part in ((MAIN, chosen), (REST, others)) if part]
    in_line = ranked(state, known_across(state, found), order)
    told = (lambda row: SILENT if row.kind == SILENT else FEWEST) if order == SILENT else (lambda row: row.kind)
    return [(name, list(part)) for name, part in groupby(in_line, told)]


def sides(state: Session, rows: Iterable[Across]) -> list[str]:
    """Give the backgrounds that have a column: those that voted on any of it, in their order, "others" as the last.

    Who gave no background has a column only where something is shown of them.
    """
    cells = [cell for row in rows for cell in row.cells]
    voted = {cell.background for cell in cells if cell.kind != NONE}
    shown = {cell.background for cell in cells if cell.shown}
    known = [one for one in state.backgrounds if one in voted]
    return [*known, *(one for one in (UNKNOWN, OTHERS) if one in shown)]


def row_facts(state: Session, row: Across, columns: list[str], tables: dict[str, str]) -> dict[str, Any]:
    """Give a direction with its outcome: a cell per column, the total, what it comes down to, and its table's name.

    Wall and desk ask for the same rows: of one that did not change they get what was put together before.
    """
    around = (tuple(columns), tables.get(state.contributions[row.contribution].group, ""), state.layout_seq, state.besides)
    known = _facts.get((id(state), row.contribution))
    if known is None or known[0] is not row or known[1] != around:
        if len(_facts) > MOST_KNOWN:
            _facts.clear()
        known = _facts[id(state), row.contribution] = (row, around, _row_facts(state, row, columns, tables))
    return known[2]


_facts: dict[tuple[int, str], tuple[Across, tuple[object, ...], dict[str, Any]]] = {}


def _row_facts(state: Session, row: Across, columns: list[str], tables: dict[str, str]) -> dict[str, Any]:
    one = state.contributions[row.contribution]
    cells = {cell.background: cell for cell in row.cells}
    low = weakest_sides(row)
    return {
        "id": one.id,
        "number": one.number,
        "name": name_of(one),
        "translations": translation_facts(one),
        "place": tables.get(one.group, ""),
        "cells": [cell_facts(cells.get(side), cells.get(side) in low) for side in columns],
        "total": {"agree": row.counts[0], "of": sum(row.counts[:3])} if row.counts else None,
        "opinions": list(row.counts[:3]) if row.counts else None,
        "mean": 1.0 if row.unanimous else row.mean if len(row.shown) > 1 else None,
        "wordings": shown_wordings(state, one, "support"),
        "low": low[0].score if low else None,
        **outcome(state, row),
    }


def outcome(state: Session, row: Across) -> dict[str, Any]:
    """Give what it comes down to in words to be: the kind, the weakest side, who is for and against, and how many voted."""
    return {
        "kind": row.kind,
        "weakest": [side_label(state, cell) for cell in weakest_sides(row)],
        "for": [side_label(state, cell) for cell in row.shown if cell.stance == "for"],
        "against": [side_label(state, cell) for cell in row.shown if cell.stance == "against"],
        "whole": all_shown(row.cells),
        "unanimous": row.unanimous,
        "everyone": row.everyone,
        "voted": row.voted,
        "present": row.present,
    }


def is_told(state: Session, audience: Audience) -> bool:
    """Whether phones say what came of it: once the wall shows it, or nothing is weighed any more.

    Only where everybody reads along, or at the end: elsewhere how others vote would steer who still has to.
    """
    if state.closed:
        return True
    phase = phase_of(state, audience.group)
    return phase.visibility == "everyone" and (view_of(state) in SHOWING or not weighed(phase))


def outcomes_of(state: Session, found: list[Contribution]) -> dict[str, dict[str, Any]]:
    """Give what came of each of these on which somebody voted: `{id: outcome}`."""
    return {row.contribution: outcome(state, row) for row in known_across(state, found) if row.voted}


def side_label(state: Session, cell: Cell) -> str:
    """Give the words of a background; for who gave none, and for small ones together, the id that screens have words for."""
    known = state.backgrounds.get(cell.background)
    return known.label if known else cell.background


def cell_facts(cell: Cell | None, weakest: bool) -> dict[str, Any]:
    """Give a cell as it is drawn: never more than what is shown of it. No small ones together: nothing stands there."""
    if cell is None:
        return {"kind": "", "stance": "", "n": 0, "of": 0, "weakest": False}
    n = 0
    if cell.kind == COUNT:
        agree, _, disagree = cell.counts
        n = disagree if cell.stance == "against" else agree
    return {"kind": cell.kind, "stance": cell.stance, "n": n, "of": cell.voters, "weakest": weakest}


def people_who_voted(state: Session, found: Iterable[Contribution], rows: Iterable[Across]) -> int:
    """Give how many people voted on any of these: by phone, or, of raised hands, on the one with most of them."""
    phones: set[str] = set()
    everybody = len(state.people)
    for one in found:
        for member in family(state, one):
            phones.update(state.support.get(member.id, ()))
        if len(phones) == everybody:
            break
    return max(len(phones), max((row.voted for row in rows), default=0))


def turnout(state: Session, found: Iterable[Contribution]) -> dict[str, int] | None:
    """Give how many people voted on those of these whose support is shown, and how many are there; None where none is."""
    counted = [one for one in found if shown_support(state, one)]
    if not counted:
        return None
    return {"voted": people_who_voted(state, counted, known_across(state, counted)), "present": present_in(state)}
