"""How many people of each background were there, so that no small group is given away."""

from __future__ import annotations

from facilitator.core.model import UNKNOWN
from facilitator.core.session import Session
from facilitator.core.visibility import background_counts


def protected_people(state: Session) -> dict[str, int]:
    """Give people per background; those under the minimum are one number, under `few`."""
    counts = background_counts(state)
    enough = {one: counts[one] for one in state.backgrounds if counts[one] >= state.fewest}
    rest = {one: n for one, n in counts.items() if n and one not in enough and one != UNKNOWN}
    if counts[UNKNOWN]:
        enough[UNKNOWN] = counts[UNKNOWN]
    if rest:
        enough["few"] = sum(rest.values())
    return enough
