"""How many people of each background were there, so that no small group is given away."""

from __future__ import annotations

from facilitator.core.model import UNKNOWN
from facilitator.core.session import Session
from facilitator.core.visibility import background_counts


def protected_people(state: Session) -> dict[str, int]:
    """Give people per background; those under the minimum are one number, under `few`.

    Where that number would tell how many people of one small background there were, it stands together with who gave none,
    under `unnamed`: where it is under the minimum itself, or as high as it can be. While that too is under the minimum,
    neither is given: who gave none may then just as well have been of a small background.
    """
    counts = background_counts(state)
    enough = {one: counts[one] for one in state.backgrounds if counts[one] >= state.fewest}
    small, none = [n for one, n in counts.items() if one not in enough and one != UNKNOWN], counts[UNKNOWN]
    rest, missing = sum(small), max(len(small), len(state.backgrounds) - len(enough))
    if missing and rest + none < state.fewest:
        return enough
    if rest and (rest < state.fewest or rest == missing * (state.fewest - 1)):
        return enough | {"unnamed": rest + none}
    return enough | ({UNKNOWN: none} if none else {}) | ({"few": rest} if rest else {})
