"""The tree of goals, growing while people hang their goals in it; later with the ideas that ripen on its branches."""

from __future__ import annotations

from typing import Any

from facilitator.core.goals import Row, tree
from facilitator.core.ratings import best_of_branch, ideas, matrix
from facilitator.core.session import Session
from facilitator.core.tree_columns import Fruit
from facilitator.core.tree_plan import plan
from facilitator.core.visibility import Audience, may_see
from facilitator.live.screens.talk import clock
from facilitator.live.views import view
from facilitator.live.views.matrix import raters

WIDTH, HEIGHT = 1760.0, 740.0  # of the drawing: a wall of 1920 by 1080 without its head and foot


@view("tree")
def goal_tree(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the drawings of the tree, one per page; `ideas` says whether there are ideas that may ripen."""
    whole = tree(state)
    seen = [row for row in whole if may_see(state, audience, state.contributions[row.id])]
    rows = under(seen, state.standing(state.wall.on).id) if state.wall.on in state.contributions else seen
    made = matrix(state, whole)
    chosen = {member for one in state.highlights.values() for member in state.directions(one)}
    fruits = {
        branch: sorted(
            (Fruit(idea, _words(state, idea), worth, idea in chosen) for idea, worth in added),
            key=lambda fruit: not fruit.chosen,
        )
        for branch, added in best_of_branch(rows, made).items()
    }
    there_are = any(one.on for one in ideas(state)) or bool(fruits)
    ripe = {row.id for row in rows} - set(made.without) if there_are else set()
    pages = plan(rows, WIDTH, HEIGHT, fruits, ripe)
    written = {label.id for page in pages for label in page.labels}
    return {
        "pages": pages,
        "folded": any(row.id not in written for row in rows),
        "goals": len(rows),
        "ideas": there_are,
        "rated": raters(state, made) if fruits else 0,
        "people": len(state.present()),
        "chosen": any(fruit.chosen for branch in fruits.values() for fruit in branch),
        "without": len(made.without) if there_are else 0,
        "clock": clock(state.position("")),
    }


def under(rows: list[Row], goal: str) -> list[Row]:
    """Give one goal with all that hangs under it, as a tree of its own; the whole tree when the goal isn't in it."""
    top = next((row for row in rows if row.id == goal), None)
    if top is None:
        return rows
    found, inside = [], {goal}
    for row in rows:
        if row.parent in inside or row is top:
            inside.add(row.id)
            parent = "" if row is top else row.parent
            found.append(Row(row.id, row.text, row.depth - top.depth, parent, row.children))
    return found


def _words(state: Session, idea: str) -> str:
    found = state.contributions[idea]
    return found.title or found.text
