"""Places on screens: who comes next for the leader of a place, and what its wall shows."""

from __future__ import annotations

from typing import Any

from facilitator.core.format import say
from facilitator.core.places import expected, hosted, just_left
from facilitator.core.session import Session
from facilitator.core.visibility import LEADER_SCREEN, Audience, is_blind, may_see
from facilitator.live.parts import part
from facilitator.live.screens.talk import clock, group_label, made_now, phase_of, subject_facts, under_discussion

SHOWN = 8  # newest contributions on the wall of a place; the rest is on phones


@part(LEADER_SCREEN, "arrivals")
def arrivals(state: Session, audience: Audience) -> dict[str, Any]:
    """Give who is expected at this place, first the one whose route says so, and who else there is."""
    if audience.place not in state.places or state.closed:
        return {"place": "", "due": [], "others": []}
    due = expected(state, audience.place)
    return {
        "place": audience.place,
        "session": state.id,
        "here": group_label(state, audience.group),
        "due": [{"id": group, "label": group_label(state, group)} for group in due],
        "back": {"id": back, "label": group_label(state, back)} if (back := just_left(state, audience.place)) else None,
        "others": [
            {"id": group.id, "label": group.label, "at": _whereabouts(state, group.id)}
            for group in state.groups.values()
            if group.id != audience.group and group.id not in due[:1]
        ],
    }


def _whereabouts(state: Session, group: str) -> str:
    """Give the label of the place where a group sits now, '' when it is on its way."""
    place = state.position(group).place
    return state.places[place].label if place in state.places and hosted(state, place) == group else ""


def place_stage(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what the wall of a place shows: the dilemma, the group that is there, and what it brought in now."""
    place, group = state.places[audience.place], audience.group
    if not group:
        due = expected(state, place.id)
        return {"label": place.label, "group": "", "due": group_label(state, due[0]) if due else ""}
    phase, made = phase_of(state, group), made_now(state, group)
    seen = sorted((one for one in made if may_see(state, audience, one)), key=lambda one: one.number, reverse=True)
    return {
        "label": place.label,
        "group": group_label(state, group),
        "phase": say(phase.title, audience.language),
        "kind": phase.accepts[0] if phase.accepts else "",
        "instruction": say(phase.instruction, audience.language),
        "clock": clock(state.position(group)),
        "dilemmas": [subject_facts(state, one) for one in under_discussion(state, group)][:1],
        "n": len(made),
        "blind": sum(is_blind(state, one) for one in made),
        "cards": [
            {"id": one.id, "text": one.text, "kind": "" if one.kind in phase.accepts[:1] else one.kind}
            for one in seen[:SHOWN]
        ],
        "more": max(0, len(seen) - SHOWN),
    }
