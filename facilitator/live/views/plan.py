"""The plan of the room: its tables as places with who sits there, and where everybody goes when tables change."""

from __future__ import annotations

from typing import Any

from facilitator.core.format import say
from facilitator.core.moving import Move, flows
from facilitator.core.people import sizes
from facilitator.core.session import Session
from facilitator.core.visibility import Audience
from facilitator.live.screens.talk import clock, phase_of
from facilitator.live.views import view

LONGEST_NAME = 14  # characters of a label that stand in a drawn table


@view("plan")
def plan(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the tables with their people, and the ways people were sent last (none when that is over)."""
    people, phase = sizes(state), phase_of(state, "")
    return {
        "plan": state.rotation.plan if state.rotation else "",
        "title": say(phase.title, audience.language),
        "round": state.position("").round,
        "clock": clock(state.position("")),
        "tables": [
            {
                "id": group.id,
                "label": group.label,
                "name": short_name(group.label),
                "about": group.label.partition(":")[2].strip() or group.about,
                "people": people[group.id],
            }
            for group in state.groups.values()
        ],
        "ways": _ways(state),
        "loose": people[""],
    }


def short_name(label: str) -> str:
    """Give a table's name without what it is about ("Tafel 3: de rijvereniging"), short enough to stand in a drawing."""
    name = label.partition(":")[0].strip() or label
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _ways(state: Session) -> list[dict[str, Any]]:
    """Give where people were sent, those of them who are still there: from, to and how many."""
    if state.rotation is None:
        return []
    moves = tuple(
        Move(person, start, to)
        for person, (start, to) in state.rotation.moves.items()
        if state.people[person].group == to
    )
    labels = {group.id: group.label for group in state.groups.values()}
    return [
        {
            "start": start,
            "to": to,
            "start_name": short_name(labels[start]) if start in labels else "",
            "to_name": short_name(labels[to]),
            "about": labels[to].partition(":")[2].strip(),
            "people": people,
        }
        for start, to, people in flows(state, moves)
        if to in labels
    ]
