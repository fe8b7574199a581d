"""How somebody who joins in can be reached: taken out of the command before it goes to the log, and kept beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from facilitator.core import Session
from facilitator.core.errors import Refused
from facilitator.core.joining_in import fellows, joined, joined_by
from facilitator.core.text import checked
from facilitator.core.vocabulary import Actor
from facilitator.live.parts.joining_in import Rows
from facilitator.live.rooms import Room
from facilitator.store import StorageFull, StoreError
from facilitator.store.contacts import Contact, Contacts

LONGEST = 200  # characters of a name, or of how to be reached
FEWEST_DIGITS = 7  # of a telephone number
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PHONE = re.compile(r"\+?[0-9 ()./-]+")
_STEPS = ("JoinIn", "StepOut")


def nothing() -> None:
    """What is to be done afterwards for most commands."""


def apart(contacts: Contacts, room: Room, actor: Actor, name: str, data: Any) -> tuple[Any, Callable[[], None]]:
    """Give the data of a command without how its sender can be reached, and what to do once it is on disk.

    Who joined in before may leave name and reach out: then those of before hold. Raises Refused (empty, too_long).
    """
    if name not in _STEPS or not isinstance(data, dict):
        return data, nothing
    if name == "StepOut":
        return data, lambda: _forget(contacts, room, actor.id)
    texts = [data.get(key, "") for key in ("name", "reach")]
    rest = {key: value for key, value in data.items() if key not in ("name", "reach")}
    if not all(isinstance(text, str) for text in texts):
        raise Refused("malformed", field="JoinIn")
    if not any(text.strip() for text in texts) and actor.id in contacts.of(room.id):
        return rest, nothing
    called, reach = (checked(text, field, LONGEST) for text, field in zip(texts, ("name", "reach"), strict=True))
    return rest, lambda: contacts.put(room.id, actor.id, Contact(called, reach))


def settled(afterwards: Callable[[], None]) -> None:
    """Do what is to be done afterwards. Raises Refused `storage_full`, `storage_failed`: then it is sent again."""
    try:
        afterwards()
    except StorageFull as error:
        raise Refused("storage_full") from error
    except StoreError as error:
        raise Refused("storage_failed") from error


def _forget(contacts: Contacts, room: Room, participant: str) -> None:
    """Forget how somebody can be reached when they are in nothing any more."""
    with room.settled() as state:
        left = any(participant in people for people in state.joined_in.values())
    if not left:
        contacts.remove(room.id, participant)


def for_facilitator(contacts: Contacts, state: Session) -> dict[str, Rows]:
    """Give `{what stands: [who joined in, as they can be reached]}`; the facilitator only may see it."""
    known = contacts.of(state.id)
    return {on: [_row(known[one]) for one in people if one in known] for on, people in joined(state).items()}


def for_participant(contacts: Contacts, state: Session, participant: str) -> dict[str, Any]:
    """Give what one participant may see: `own` (their contact or None), `on` (what they joined in), `fellows` per what."""
    known = contacts.of(state.id)
    others = fellows(state, participant)
    return {
        "own": known.get(participant),
        "on": joined_by(state, participant),
        "fellows": {on: [_row(known[one]) for one in people if one in known] for on, people in others.items()},
    }


def _row(contact: Contact) -> dict[str, str]:
    return {"name": contact.name, "reach": contact.reach, "href": href(contact.reach)}


def href(reach: str) -> str:
    """Give what a tap on an address or a number opens; '' for anything else."""
    if _MAIL.fullmatch(reach):
        return f"mailto:{reach}"
    digits = "".join(letter for letter in reach if letter.isascii() and letter.isdigit())
    if _PHONE.fullmatch(reach) and len(digits) >= FEWEST_DIGITS:
        return f"tel:{'+' if reach.startswith('+') else ''}{digits}"
    return ""
