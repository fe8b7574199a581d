"""At the door: who waits to be let in, and who was taken out, gets a page of its own, with nothing of the meeting on it."""

from __future__ import annotations

import secrets

from facilitator.core.people import APPROVE, WAITING
from facilitator.core.vocabulary import PARTICIPANT, Actor
from facilitator.live.rooms import Room
from facilitator.web.pages.shared import rendered, said


def at_the_door(room: Room, participant: str, group: str) -> str | None:
    """Give the page of who is not in; None for everybody else. Who comes while newcomers wait, begins to wait."""
    with room.settled() as state:
        knocks = state.admission == APPROVE and participant not in state.people
        seat = group if group in state.groups else ""
    if knocks:
        name = f"knock-{secrets.token_hex(8)}"
        room.submit(Actor(PARTICIPANT, participant, seat), "JoinSession", {"group": seat}, name)
    with room.settled() as state:
        person = state.people.get(participant)
        if person is None or not person.standing:
            return None
        return rendered(
            "phone/admission.html",
            session=state,
            sid=state.id,
            role="participant",
            waits=person.standing == WAITING,
            number=person.number,
            background=person.background,
            group_id=person.group,
            backgrounds=[{"id": one.id, "label": one.label} for one in state.backgrounds.values()],
            groups=[{"id": one.id, "label": one.label} for one in state.groups.values()],
            closed=state.closed,
            said=said(),
        )
