"""Groups side by side on the same dilemma: their main directions, or how they chose. Many groups take turns."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from facilitator.core.format import MOMENTS
from facilitator.core.hands import without_phone
from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.core.voting import choice_counts, choices_of
from facilitator.live.screens.talk import LETTERS, clock, dilemmas, group_label
from facilitator.live.views import still_choosing, view

CELLS = 6  # groups on one page: two rows of three can still be read at ten metres
MORE = 2  # people more than the fewest that anything is said about: from there on counts of a group
SHOWN = 3  # main directions of a group
LONGEST = 20  # pages: five minutes; who wants to see the rest chooses a dilemma


@view("compare")
def compare(state: Session, audience: Audience) -> dict[str, Any]:
    """Give pages of groups per dilemma: the one that was put on the wall, else all, in turn."""
    standing = dilemmas(state)
    about = [one for one in standing if one.id == state.wall.on] or standing
    directions = _directions(state, audience, standing)
    pages: list[dict[str, Any]] = []
    for dilemma in about:
        cells = _cells(state, dilemma, directions[dilemma.id])
        voted = {moment: sum(choice_counts(state, dilemma, moment)) for moment in MOMENTS}
        pages += [
            {
                "n": standing.index(dilemma) + 1,
                "title": dilemma.title,
                "options": [LETTERS[n] for n in range(len(dilemma.options))],
                "groups": len(cells),
                "voted": voted if any(cell["outcome"] for cell in cells) else None,
                "cells": cells[start : start + CELLS],
            }
            for start in range(0, len(cells), CELLS)
        ]
    people = len(state.present()) + without_phone(state)
    return {"clock": clock(state.position("")), "people": people, "pages": pages[:LONGEST]}


def _directions(state: Session, audience: Audience, standing: list[Contribution]) -> dict[str, dict[str, list[str]]]:
    """Give the main directions per dilemma and group; what is said about no dilemma belongs to that of its place."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    known = {one.id for one in standing}
    for highlight in state.highlights.values():
        for member in state.directions(highlight):
            one = state.contributions.get(member)
            if one is None or not highlight.group or not may_see(state, audience, one):
                continue
            place = state.places.get(one.place)
            subject = one.on or (place.on[0] if place and place.on else "")
            if subject not in known and len(standing) == 1:
                subject = standing[0].id
            found[subject].setdefault(highlight.group, []).append(one.text)
    return found


def _cells(state: Session, dilemma: Contribution, directions: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Give a cell per group that has something to show on this dilemma: main directions first, then choices only."""
    choosing = still_choosing(state)
    before, after = ({} if choosing else _per_group(state, dilemma, moment) for moment in MOMENTS)
    cells = []
    for group in state.groups:
        then, now = before.get(group), after.get(group)
        texts = directions.get(group, [])
        if texts or then or now:
            cells.append(
                {
                    "id": group,
                    "label": group_label(state, group),
                    "texts": texts[:SHOWN],
                    "more": max(0, len(texts) - SHOWN),
                    "outcome": now or then,
                    "most": max(now or then or [0]),
                    "again": bool(now),
                }
            )
    return sorted(cells, key=lambda cell: not cell["texts"])  # who has something to show comes first


def _per_group(state: Session, dilemma: Contribution, moment: str) -> dict[str, list[int]]:
    """Give how many in each group chose each option, then a third way: of groups of which that may be told.

    Small groups are protected as small backgrounds are, by a rule that is quick for many groups: counts stand there from
    two people more than the fewest on, and what the total of the room leaves over is of several groups and enough people.
    """
    rows: dict[str, list[int]] = {}
    options = len(dilemma.options)
    for person_id, choice in choices_of(state, dilemma, moment).items():
        person = state.people.get(person_id)
        if person is None or isinstance(choice.option, str) or (choice.option or 0) >= options:
            continue
        row = rows.setdefault(person.group, [0] * (options + 1))
        row[options if choice.option is None else choice.option] += 1
    told = sorted((group for group in rows if group and sum(rows[group]) >= state.fewest + MORE), key=lambda one: sum(rows[one]))
    people = {person.group for person in state.present()} | rows.keys()
    while told:
        rest = sum(sum(row) for group, row in rows.items() if group not in told)
        if not rest or (rest >= state.fewest and len(people - {*told}) > 1):
            break
        told = told[1:]
    return {group: rows[group] for group in told}
