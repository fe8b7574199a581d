"""Where a main direction goes when it is moved one place up or down its list: what stands there now, as far as it is seen."""

from __future__ import annotations

from facilitator.core.model import Contribution

Ways = dict[str, str | None]


def ways_in(found: list[Contribution]) -> dict[str, Ways]:
    """Give, by contribution, before what it goes when it moves `up` or `down` ('' is last); None at that end."""
    ids = [one.id for one in found]
    return {
        one: {
            "up": ids[place - 1] if place else None,
            "down": [*ids, ""][place + 2] if place + 1 < len(ids) else None,
        }
        for place, one in enumerate(ids)
    }
