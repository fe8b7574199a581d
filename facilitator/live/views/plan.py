"""The plan of the room: its tables as places with who sits there, and where everybody goes when tables change."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.core.format import say
from facilitator.core.model import Group
from facilitator.core.moving import Move, flows
from facilitator.core.people import sizes
from facilitator.core.session import Session
from facilitator.core.visibility import Audience
from facilitator.live.screens.talk import clock, phase_of
from facilitator.live.views import view

LONGEST_NAME = 14  # characters of a label that stand in a drawn table
FEW = 6  # ways that can always be drawn


@view("plan")
def plan(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the tables with their people, and the ways people were sent last (none when that is over)."""
    people, phase, names = sizes(state), phase_of(state, ""), short_names(state)
    ways = _ways(state, names)
    # Everybody from everywhere to everywhere is no picture: then the tables stand there with how many go to each.
    scattered = bool(state.rotation and state.rotation.plan == "divide") or len(ways) > max(len(state.groups), FEW)
    return {
        "title": say(phase.title, audience.language),
        "round": state.position("").round,
        "clock": clock(state.position("")),
        "tables": [
            {
                "id": group.id,
                "label": group.label,
                "name": names[group.id],
                "about": about(group),
                "people": people[group.id],
            }
            for group in state.groups.values()
        ],
        "ways": [] if scattered else ways,
        "moving": bool(ways),
        "loose": people[""],
    }


def short_names(state: Session) -> dict[str, str]:
    """Give each group's name without what it is about ("Tafel 3: de rijvereniging"), short enough to stand in a drawing.

    Where two would be called the same they go by their ids.
    """
    before = {group.id: group.label.partition(":")[0].strip() or group.label for group in state.groups.values()}
    names = {
        group: name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
        for group, name in before.items()
    }
    often = Counter(names.values())
    return {group: name if often[name] == 1 else group for group, name in names.items()}


def labels(state: Session) -> dict[str, str]:
    """Give each group's name without what it is about, as whole as it is; where two would be the same, the whole label."""
    before = {group.id: group.label.partition(":")[0].strip() or group.label for group in state.groups.values()}
    often = Counter(before.values())
    return {group: name if often[name] == 1 else state.groups[group].label for group, name in before.items()}


def about(group: Group) -> str:
    """Give what a table is about: the words after the colon of its label, else those that were given apart."""
    return group.label.partition(":")[2].strip() or group.about


def _ways(state: Session, names: dict[str, str]) -> list[dict[str, Any]]:
    """Give where people were sent, those of them who are still there: from, to and how many."""
    if state.rotation is None:
        return []
    moves = tuple(
        Move(person, start, to)
        for person, (start, to) in state.rotation.moves.items()
        if state.people[person].group == to
    )
    return [
        {
            "start": start,
            "to": to,
            "start_name": names.get(start, ""),
            "to_name": names[to],
            "about": about(state.groups[to]),
            "people": people,
        }
        for start, to, people in flows(state, moves)
        if to in names
    ]
