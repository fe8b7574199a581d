"""Who sits where: the tables on the console with everything to divide, move and rotate; who comes to a leader's table."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.core.format import say
from facilitator.core.model import Participant
from facilitator.core.people import SMALLEST, sizes
from facilitator.core.rotation import HOME, NEXT, preview
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, PHONE, Audience
from facilitator.live.parts import part
from facilitator.live.screens.talk import group_label, phase_of
from facilitator.live.views.plan import short_names

MOST_SHOWN = 120  # people told apart one by one on the console; in a larger room by their numbers only
TABLE_SIZE = 8  # that the form for dividing offers


@part(CONSOLE, "people")
def people(state: Session, audience: Audience) -> dict[str, Any]:
    """Give who sits where, by number and background, and what each way of rotating would do."""
    counted, present = sizes(state), state.present()
    coming = Counter(person.group for person in present if person.sent)
    seated: dict[str, list[dict[str, Any]]] = {}
    if len(present) <= MOST_SHOWN:
        for person in present:
            seated.setdefault(person.group, []).append(_handle(state, person))
    room, phase = state.position(""), phase_of(state, "")
    rotates = len(state.groups) > 1 and not state.places  # where groups travel, people stay with their group
    return {
        "groups": [
            {
                "id": group.id,
                "label": group.label,
                "people": counted[group.id],
                "coming": coming[group.id],
                "seated": seated.get(group.id, []),
            }
            for group in state.groups.values()
        ],
        "loose": counted[""],
        "loose_seated": seated.get("", []),
        "present": len(present),
        "size": TABLE_SIZE,
        "smallest": state.seating == SMALLEST,
        "phase": {"id": phase.id, "title": say(phase.title, audience.language), "round": room.round + 1},
        "after": state.rotation.at if state.rotation else 0,
        "plans": [{"id": plan, "ways": _ways(state, plan)} for plan in (NEXT, HOME)] if rotates else [],
        "closed": state.closed,
    }


def _handle(state: Session, person: Participant) -> dict[str, Any]:
    background = state.backgrounds.get(person.background)
    return {"number": person.number, "background": background.label if background else ""}


def _ways(state: Session, plan: str) -> list[dict[str, Any]]:
    names = short_names(state)
    return [{"start": names[start], "to": names[to], "people": n} for start, to, n in preview(state, plan)]


@part(LEADER_SCREEN, "seating")
def seating(state: Session, audience: Audience) -> dict[str, Any]:
    """Give who is on the way to this table, from where, and whether nobody sits at it."""
    here = [person for person in state.present() if person.group == audience.group]
    coming = Counter(person.sent.start for person in here if person.sent)
    return {
        "people": len(here),
        "coming": [{"start": group_label(state, start), "people": n} for start, n in coming.items()],
        "closed": state.closed,
    }


@part(PHONE, "seating")
def sent_away(state: Session, audience: Audience) -> dict[str, Any]:
    """Give a mark that changes when somebody was sent away from this group: then every phone here asks for its own."""
    return {"sent": state.sent.get(audience.group, 0)}


def own_seat(state: Session, participant_id: str) -> dict[str, Any]:
    """Give what only this participant sees of where they sit: their number, and where they were asked to go and why."""
    person = state.people.get(participant_id) or Participant(participant_id)
    group = state.groups.get(person.group)
    sent = person.sent if group is not None and not state.closed else None
    return {
        "number": person.number,
        "table": {"id": group.id, "label": group.label, "about": group.about} if group else None,
        "sent": {"plan": sent.plan, "start": group_label(state, sent.start)} if sent else None,
        "to_choose": bool(person.number and state.groups and group is None and not state.closed),
    }
