"""Erasing a session: who asks types its code, and then nothing of it is left here, in files, in memory or on a screen."""

from __future__ import annotations

from typing import Any

from facilitator.core.errors import Refused
from facilitator.live.rooms import Room
from facilitator.store import StoreError, erasing
from facilitator.web.installation import Installation
from facilitator.web.links import tidy_code


def erase(installation: Installation, room: Room, data: Any) -> dict[str, Any]:
    """Erase the session of a room for good; `data` has its `code`, typed. Raises Refused.

    `wrong_code`: another code; nothing happened. `not_erased_yet`: the disk refused; the session is shut, and what is
    left of it goes when the server starts next.
    """
    if not isinstance(data, dict) or data.keys() - {"code", "session"} or not isinstance(data.get("code"), str):
        raise Refused("malformed", field="EraseSession")
    if tidy_code(data["code"]) != room.state.code:
        raise Refused("wrong_code")
    installation.rooms.shut(room)
    installation.forget(room.id)
    try:
        erasing.erase(
            room.id, installation.store, installation.catalogue, installation.contacts, installation.files
        )
    except StoreError as error:
        raise Refused("not_erased_yet") from error
    return {"erased": room.id}
