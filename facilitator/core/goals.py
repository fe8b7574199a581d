"""Goals: one tree that everybody builds. Adding under a parent, moving, and the tree as it stands now.

A goal is a contribution with a `parent`. Whatever happens to the goals around it, a goal that stands is in the tree
exactly once: what hung under a goal that went away hangs under the nearest that is still there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.core.errors import Refused
from facilitator.core.model import Contribution
from facilitator.core.session import Session, decides, evolves
from facilitator.core.visibility import is_public
from facilitator.core.vocabulary import STEERING, Command, Context, Decision, Event, command, event

MOST_GOALS = 200
GOAL = "goal"


@event
class GoalMoved(Event):
    """A goal hangs under `parent` now ('' is none), before `before` among its siblings ('' is last)."""

    contribution: str
    parent: str
    before: str = ""


@command(STEERING)
class MoveGoal(Command):
    """Hang a goal, with all that is under it, under `parent` ('' for none), before the sibling `before` ('' is last)."""

    contribution: str
    parent: str = ""
    before: str = ""


@dataclass(frozen=True)
class Row:
    """One goal of the tree: how deep it hangs (0 is a root), under which goal, and its children in order."""

    id: str
    text: str
    depth: int
    parent: str
    children: tuple[str, ...] = ()


def _goal(state: Session, contribution: str) -> Contribution:
    """Give a goal that stands, or the one it was merged into. Raises Refused."""
    found = state.standing(contribution)
    if found.kind != GOAL:
        raise Refused("not_a_goal")
    if found.status != "visible":
        raise Refused("goal_gone")
    return found


def checked_parent(state: Session, kind: str, parent: str) -> str:
    """Give the parent that a new contribution hangs under: '' for all but goals.

    Raises Refused: `unknown_contribution`, `not_a_goal`, `goal_gone` for a parent that was taken away, `too_many_goals`.
    """
    if kind != GOAL:
        return ""
    check_room(state, 1)
    return _goal(state, parent).id if parent else ""


def check_room(state: Session, more: int) -> None:
    """Raise Refused `too_many_goals` when so many more goals don't fit in the tree."""
    if more and sum(1 for _ in standing_goals(state)) + more > MOST_GOALS:
        raise Refused("too_many_goals", most=MOST_GOALS)


def goal_to_rename(state: Session, contribution: str) -> Contribution | None:
    """Give the goal with this id when it stands, else None: all who steer may rename it."""
    found = state.contributions.get(contribution)
    return found if found is not None and found.kind == GOAL and is_public(state, found) else None


@decides(MoveGoal)
def _move(wish: MoveGoal, state: Session, context: Context) -> Decision:
    found = _goal(state, wish.contribution)
    parent = _goal(state, wish.parent).id if wish.parent else ""
    hangs = parents(state)
    if not {found.id, parent or found.id} <= hangs.keys():  # written blind: it is not in the tree yet
        raise Refused("goal_gone")
    if found.id in _above(hangs, parent):
        raise Refused("goal_cycle")
    siblings = [goal for goal in hangs if hangs[goal] == parent and goal != found.id]
    before = state.standing(wish.before).id if wish.before else ""
    if before not in siblings:  # it was moved away meanwhile: last, rather than nowhere
        before = ""
    if (hangs[found.id], _next_sibling(hangs, found.id)) == (parent, before):
        return Decision()
    way = _above_raw(state, before)
    anchor = next((one for one in way if _link(state, one) == parent), before)
    old = GoalMoved(found.id, found.parent, next_in_order(state, found.id))
    return Decision([GoalMoved(found.id, parent, anchor)], [old])


def _next_sibling(hangs: dict[str, str], goal: str) -> str:
    siblings = [one for one in hangs if hangs[one] == hangs[goal]]
    place = siblings.index(goal) + 1
    return siblings[place] if place < len(siblings) else ""


@evolves(GoalMoved)
def _moved(happened: GoalMoved, state: Session) -> None:
    found = state.contributions.get(happened.contribution)
    if found is None or found.id in _above_raw(state, happened.parent):  # undone after others moved: no cycle, ever
        return
    found.parent = happened.parent
    order = [one for one in state.goals if one != found.id]
    place = order.index(happened.before) if happened.before in order else len(order)
    state.goals = [*order[:place], found.id, *order[place:]]
    state.touch(found.id)


def standing_goals(state: Session) -> Iterator[Contribution]:
    """Give the goals that stand (and were not written blind), in the order that siblings have."""
    for one in state.goals:
        found = state.contributions.get(one)
        if found is not None and found.kind == GOAL and is_public(state, found):
            yield found


def _link(state: Session, goal: str) -> str:
    """Give where a goal points: to its parent, or to the goal that it lives on in; '' for nothing that is known."""
    found = state.contributions.get(goal)
    if found is None:
        return ""
    there = found.merged_into if found.status == "merged" else found.parent
    return there if there in state.contributions else ""


def _above_raw(state: Session, goal: str) -> list[str]:
    """Give a goal and all it hangs under, those that went away counted in."""
    way: list[str] = []
    while goal and goal not in way:
        way.append(goal)
        goal = _link(state, goal)
    return way


def _above(hangs: dict[str, str], goal: str) -> list[str]:
    way: list[str] = []
    while goal and goal not in way:
        way.append(goal)
        goal = hangs.get(goal, "")
    return way


def parents(state: Session) -> dict[str, str]:
    """Give `{goal: the goal it hangs under}` for all that stand, siblings in their order; '' for a root.

    A goal whose parent went away hangs under the nearest above it that stands. Should goals ever point round in a
    circle, the first of them is a root: no goal is lost.
    """
    standing = {one.id for one in standing_goals(state)}
    order = [goal for goal in _in_place(state) if goal in standing]
    hangs = {goal: next((one for one in _above_raw(state, goal)[1:] if one in standing), "") for goal in order}
    for goal, parent in hangs.items():
        if goal in _above(hangs, parent):
            hangs[goal] = ""
    return hangs


def _in_place(state: Session) -> list[str]:
    """Give all goals, each before what hangs under it, so that what lives on under another keeps its place."""
    under: dict[str, list[str]] = {}
    for goal in state.goals:
        under.setdefault(_link(state, goal), []).append(goal)
    found: dict[str, None] = {}
    ends = list(reversed(under.get("", [])))
    while ends:
        goal = ends.pop()
        if goal not in found:
            found[goal] = None
            ends += reversed(under.get(goal, []))
    return [*found, *(goal for goal in state.goals if goal not in found)]


def tree(state: Session) -> list[Row]:
    """Give all goals that stand, each before what hangs under it, siblings in their order."""
    hangs = parents(state)
    under: dict[str, list[str]] = {}
    for goal in hangs:
        under.setdefault(hangs[goal], []).append(goal)
    rows: list[Row] = []
    open_ends = [(goal, 0) for goal in reversed(under.get("", []))]
    while open_ends:
        goal, depth = open_ends.pop()
        children = tuple(under.get(goal, ()))
        rows.append(Row(goal, state.contributions[goal].text, depth, hangs[goal], children))
        open_ends += [(child, depth + 1) for child in reversed(children)]
    return rows


def main_goal(rows: list[Row]) -> Row | None:
    """Give the goal that the whole tree is for: the only root, else the first root with goals under it."""
    roots = [row for row in rows if not row.depth]
    return roots[0] if len(roots) == 1 else next((row for row in roots if row.children), None)


def branches(rows: list[Row]) -> list[Row]:
    """Give the goals that ideas are tested against: those right under the main goal, and other roots.

    A main goal with nothing under it is tested against itself.
    """
    main = main_goal(rows)
    found = [row for row in rows if row is not main and (not row.depth or (main and row.parent == main.id))]
    return found or ([main] if main else [])


def branch_of(rows: list[Row]) -> dict[str, str]:
    """Give `{goal: the branch it belongs to}`; the main goal belongs to none."""
    known = {row.id for row in branches(rows)}
    found: dict[str, str] = {}
    for row in rows:
        found[row.id] = row.id if row.id in known else found.get(row.parent, "")
    return found


def lifted(state: Session, gone: list[str], into: str) -> list[GoalMoved]:
    """Give the move that keeps the tree whole when `gone` merge into a goal that hangs under one of them."""
    hangs = parents(state)
    above = _above(hangs, into)
    if not set(above[1:]) & set(gone):
        return []
    last = max(place for place, one in enumerate(above) if one in gone)
    parent = hangs[above[last]]
    return [GoalMoved(into, parent, above[last])]


def next_in_order(state: Session, goal: str) -> str:
    """Give the goal that comes after this one in the order of all, '' for the last."""
    place = state.goals.index(goal) + 1
    return state.goals[place] if place < len(state.goals) else ""
