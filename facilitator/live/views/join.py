"""How to join: the address, the code, the Wi-Fi, and who is in."""

from __future__ import annotations

from typing import Any

from facilitator.core.session import Session
from facilitator.core.visibility import Audience
from facilitator.live.views import COLUMNS, view


@view("join")
def join(state: Session, audience: Audience) -> dict[str, Any]:
    """Give who is in and how to join (the screen adds the address)."""
    people = state.present()
    sizes = [sum(1 for person in people if person.group == group) for group in state.groups]
    return {
        "wifi": {"name": state.meeting.wifi_name, "password": state.meeting.wifi_password},
        "people": len(people),
        "field_groups": [(n, n) for n in (sizes or [len(people)])],
        "groups": [
            {"label": group.label, "n": n} for group, n in zip(state.groups.values(), sizes, strict=True)
        ] if len(sizes) <= 2 * COLUMNS else [],
    }  # fmt: skip
