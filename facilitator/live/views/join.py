"""How to join: the address, the code, the Wi-Fi, and who is in."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.core.session import Session
from facilitator.core.visibility import Audience
from facilitator.live.views import COLUMNS, view

STRIPS = 12  # fields side by side; more groups than that stand in one field
EARS = 100  # in all fields together: with more people than that an ear stands for several


@view("join")
def join(state: Session, audience: Audience) -> dict[str, Any]:
    """Give who is in and how to join (the screen adds the address)."""
    people = state.present()
    seated = Counter(person.group for person in people)
    sizes = [seated[group] for group in state.groups]
    strips = sizes if 0 < len(sizes) <= STRIPS else [len(people)]
    each = -(-len(people) // EARS) or 1
    return {
        "wifi": {"name": state.meeting.wifi_name, "password": state.meeting.wifi_password},
        "people": len(people),
        "field_groups": [(-(-n // each), -(-n // each)) for n in strips],
        "each": each,
        "groups": [
            {"label": group.label, "n": n} for group, n in zip(state.groups.values(), sizes, strict=True)
        ] if len(sizes) <= 2 * COLUMNS else [],
    }  # fmt: skip
