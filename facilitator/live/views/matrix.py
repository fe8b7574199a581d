"""Which idea adds to what: ideas against goals, live while everybody judges."""

from __future__ import annotations

from typing import Any

from facilitator.core.goals import parents
from facilitator.core.ratings import ADDS, HIGHEST_RATING, Cell, Matrix, RatedIdea, judged, matrix
from facilitator.core.session import Session
from facilitator.core.visibility import Audience
from facilitator.live.screens.talk import clock, phase_of
from facilitator.live.views import view

ROWS, COLUMNS = 7, 6  # ideas and goals on one page
MOST_WITHOUT = 3  # goals without an idea that are named; the rest is counted


@view("matrix")
def idea_matrix(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the matrix in pages; best ideas first once nobody judges any more, or when the facilitator asks for it."""
    made = matrix(state)
    judging = phase_of(state, "").rates and state.wall.view == "auto"
    ideas = made.ideas if judging else sorted(made.ideas, key=lambda idea: -idea.weight)
    chosen = {member for one in state.highlights.values() for member in state.directions(one)}
    goals: list[dict[str, Any]] = [{"id": row.id, "text": row.text, "without": row.id in made.without} for row in made.goals]
    pages = [
        {
            "goals": goals[left : left + COLUMNS],
            "rows": [
                _row(state, idea, [goal["id"] for goal in goals[left : left + COLUMNS]], chosen, audience.language)
                for idea in ideas[top : top + ROWS]
            ],
        }
        for left in range(0, len(goals), COLUMNS)
        for top in range(0, len(ideas), ROWS)
    ]
    bare = _bare(state, made)
    return {
        "pages": pages if goals else [],
        "ideas": len(ideas),
        "rated": raters(state, made),
        "people": len(state.present()),
        "unjudged": sum(not idea.people for idea in ideas),
        "without": bare[:MOST_WITHOUT],
        "more": max(0, len(bare) - MOST_WITHOUT),
        "clock": clock(state.position("")),
    }


def cell_facts(cell: Cell, language: str) -> dict[str, Any]:
    """Give what may be shown of a cell: how many judged, and from three people on how many seeds and what mean."""
    if not cell.shown:
        return {"people": cell.people, "shown": False, "seeds": 0, "mean": "", "adds": False}
    mean = f"{cell.mean:.1f}"
    return {
        "people": cell.people,
        "shown": True,
        "seeds": min(HIGHEST_RATING, int(cell.mean + 0.5)),
        "mean": mean.replace(".", ",") if language.startswith("nl") else mean,
        "adds": cell.mean >= ADDS,
    }


def _row(state: Session, idea: RatedIdea, goals: list[str], chosen: set[str], language: str) -> dict[str, Any]:
    found = state.contributions[idea.id]
    return {
        "id": idea.id,
        "kind": found.kind,
        "text": found.title or found.text,
        "chosen": idea.id in chosen,
        "cells": [cell_facts(idea.cells.get(goal, Cell()), language) for goal in goals],
    }


def raters(state: Session, made: Matrix) -> int:
    """Give how many people judged anything that stands."""
    rated = [judged(state, state.contributions[idea.id]) for idea in made.ideas]
    return len({person for goals in rated for votes in goals.values() for person in votes})


def _bare(state: Session, made: Matrix) -> list[str]:
    """Give the words of the goals without an idea, not those that hang under another of them."""
    without, hangs = set(made.without), parents(state)
    return [state.contributions[goal].text for goal in made.without if hangs.get(goal, "") not in without]
