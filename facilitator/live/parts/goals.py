"""The goals on screens that write: the tree to read, to add to, and for who leads to put in order."""

from __future__ import annotations

from typing import Any

from facilitator.core.goals import GOAL, MOST_GOALS, tree
from facilitator.core.history import can_turn
from facilitator.core.model import Entry
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, PHONE, Audience, is_blind, may_see
from facilitator.live.parts import part
from facilitator.live.screens.referring import shortened
from facilitator.live.screens.talk import phase_of

LAST = 3  # changes of the tree that each can be taken back apart


@part(CONSOLE, "goals")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the tree with what was taken out of it, and the last changes that can still be taken back."""
    gone = [state.contributions[one] for one in state.goals if one in state.contributions]
    return {
        **_tree(state, audience),
        "gone": [{"id": one.id, "text": one.text} for one in gone if one.status == "hidden" and may_see(state, audience, one)],
        "last": _last(state),
    }


@part(LEADER_SCREEN, "goals")
def on_leader(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the tree, to build with one hand."""
    return {**_tree(state, audience), "session": state.id, "group": audience.group}


@part(PHONE, "goals")
def on_phone(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the tree to read, and whether one can hang a goal in it now."""
    adds = GOAL in phase_of(state, audience.group).accepts and not state.closed
    return {**_tree(state, audience), "session": state.id, "adds": adds}


def _tree(state: Session, audience: Audience) -> dict[str, Any]:
    phase = phase_of(state, audience.group)
    building = phase.type == "tree"
    rows = [row for row in tree(state) if may_see(state, audience, state.contributions[row.id])]
    return {
        "shown": building or bool(rows),
        "building": building and not state.closed,
        "phase": phase.id,
        "full": len(rows) >= MOST_GOALS,
        "rows": [
            {
                "id": row.id,
                "text": row.text,
                "short": shortened(row.text),
                "depth": row.depth,
                "parent": row.parent,
            }
            for row in rows
        ],
    }


def _last(state: Session) -> list[dict[str, Any]]:
    """Give the last changes of the tree that nobody built on since, newest first."""
    found: list[dict[str, Any]] = []
    for entry in reversed(state.history.standing()):
        goal = _goal_of(state, entry)
        if goal and not is_blind(state, state.contributions[goal]) and not can_turn(state, entry):
            old = entry.back[0]["d"].get("text", "")
            found.append({"seq": entry.seq, "what": entry.what, "text": state.contributions[goal].text, "old": old})
        if len(found) == LAST:
            break
    return found


_ON_ONE_GOAL = ("MoveGoal", "AddContribution", "EditContribution", "HideContribution", "ShowContribution")


def _goal_of(state: Session, entry: Entry) -> str:
    """Give the goal that a steering action changed, '' for an action about something else."""
    changed = entry.back[0]["d"].get("contribution", "") if entry.what in _ON_ONE_GOAL else ""
    found = state.contributions.get(changed)
    return found.id if found is not None and found.kind == GOAL else ""
