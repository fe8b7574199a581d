"""Support and choices per background, as far as small groups allow: cells as facilitator.core.protection makes them."""

from __future__ import annotations

from typing import Any

from facilitator.core.across import across, weakest_sides
from facilitator.core.groups_compared import choices_in_groups
from facilitator.core.model import Contribution
from facilitator.core.protection import Cell, choice_cells
from facilitator.core.session import Session


def shown_across(state: Session, one: Contribution) -> dict[str, Any]:
    """Give the support of a contribution across backgrounds (facilitator.core.across).

    `cells` (see `cell_row`), `mean` (None when no cell is shown), `weakest` (the backgrounds that carry it least, where
    that can be said), `kind`, `voted`, `present`, `unanimous`, `everyone`.
    """
    found = across(state, one)
    return {
        "cells": [cell_row(cell) for cell in found.cells],
        "mean": found.mean,
        "weakest": [cell.background for cell in weakest_sides(found)],
        "kind": found.kind,
        "voted": found.voted,
        "present": found.present,
        "unanimous": found.unanimous,
        "everyone": found.everyone,
    }


def shown_choices_by(state: Session, dilemma: Contribution) -> dict[str, list[dict[str, Any]]]:
    """Give the cells of a dilemma's choices per moment; counts are of its options, a third way and "I don't know"."""
    return {moment: [cell_row(cell) for cell in cells] for moment, cells in choice_cells(state, dilemma).items()}


def shown_choices_in(state: Session, dilemma: Contribution) -> dict[str, list[dict[str, Any]]]:
    """Give the same per group of a session with several: `background` of a cell is a group's id, "" for none."""
    if len(state.groups) < 2:
        return {}
    return {moment: [cell_row(cell) for cell in cells] for moment, cells in choices_in_groups(state, dilemma).items()}


def cell_row(cell: Cell) -> dict[str, Any]:
    """Give a cell: `background`, `kind`, `stance`, `counts` (empty unless they are shown), `score`, `members`."""
    support = cell.stance in ("for", "divided", "against")
    return {
        "background": cell.background,
        "kind": cell.kind,
        "stance": cell.stance,
        "counts": list(cell.counts),
        "score": cell.score if support else None,
        "members": list(cell.members),
    }
