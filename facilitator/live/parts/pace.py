"""Pace on the console: where each group is, who needs attention, and what can be done for several at once."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.core.format import say
from facilitator.core.phases import after, running
from facilitator.core.places import hosted, next_stop
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, Audience
from facilitator.live.parts import part
from facilitator.live.screens.talk import clock, dilemmas, phase_of, short_title

# How a group is doing, what needs attention first. "nobody": no phone there, and nothing typed for it either.
STATUSES = ("behind", "nobody", "silent", "ontime", "harvested")


@part(CONSOLE, "pace")
def pace(state: Session, audience: Audience) -> dict[str, Any]:
    """Give a row per group with where it is and how it does, and how many do so."""
    people = Counter(person.group for person in state.present())
    order = {phase.id: number for number, phase in enumerate(state.phases)}
    ways = [{"id": one.id, "title": say(one.title, audience.language)} for one in running(state)]
    stepping = {phase.id for phase in state.phases if phase.step}
    due = _due(state, order)
    rows = [_row(state, audience, group, order, due, people[group]) for group in state.groups]
    counts = Counter(row["status"] for row in rows)
    return {
        "groups": rows,
        "counts": [(status, counts[status]) for status in STATUSES],
        "phases": ways,
        "steps": [way for way in ways if way["id"] in stepping],
        "rounds": max((row["round"] for row in rows), default=1),
        "dilemmas": [{"id": one.id, "title": one.title} for one in dilemmas(state)],
        "travels": any(group.route for group in state.groups.values()),
    }


def _due(state: Session, order: dict[str, int]) -> tuple[int, int]:
    """Give (round, phase) where a group should be: with the room, or in the middle of those that travel by themselves."""
    stands = sorted((state.position(group).round, order.get(state.position(group).phase, 0)) for group in state.groups)
    if any(state.hosting.values()):
        return stands[(len(stands) - 1) // 2] if stands else (0, 0)
    return 0, order.get(state.position("").phase, 0)


def _row(
    state: Session, audience: Audience, group: str, order: dict[str, int], due: tuple[int, int], people: int
) -> dict[str, Any]:
    position, phase = state.position(group), phase_of(state, group)
    following = after(state, position.phase)
    titles = {one.id: one.title for one in dilemmas(state)}
    stands = (position.round if due[0] else 0, order.get(position.phase, 0))
    texts = _texts(state, group, position.round)
    main = state.highlights.get(f"{group}/{position.place}") or state.highlights.get(f"{group}/")
    harvested = len(state.directions(main)) if main else 0
    behind = stands < due
    status = (
        "harvested" if harvested
        else "behind" if behind
        else "nobody" if not people and not texts
        else "silent" if not texts and phase.accepts and phase.type != "welcome"
        else "ontime"
    )  # fmt: skip
    place = state.places.get(position.place)
    here = place is not None and hosted(state, place.id) == group
    to = state.places.get(next_stop(state, group)) if state.groups[group].route else None
    return {
        "id": group,
        "label": state.groups[group].label,
        "place": place.label if place else "",
        "under_way": place is not None and not here,
        "then": to.label if to else "",
        "status": status,
        "rank": STATUSES.index(status),
        "phase": position.phase,
        "title": short_title(phase, audience.language),
        "round": position.round,
        "on": [titles[one] for one in position.on if one in titles],
        "on_ids": list(position.on),
        "clock": clock(position),
        "next": {"id": following.id, "title": say(following.title, audience.language)} if following else None,
        "behind": behind,
        "harvested": harvested,
        "visited": list(position.visited),
        "people": people,
        "made": texts,
    }


def _texts(state: Session, group: str, talk: int) -> int:
    """Count what a group brought in during this round."""
    filed = state.filed.get(group, {})
    found = [state.contributions[one] for (number, _phase), ids in filed.items() if number == talk for one in ids]
    return sum(one.status == "visible" and one.kind != "dilemma" for one in found)
