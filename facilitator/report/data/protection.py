"""Counts per background that give no small group away."""

from __future__ import annotations

from collections import Counter

from facilitator.core.model import FEWEST, UNKNOWN
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


def protected_split(split: dict[str, Counter[str]], keys: tuple[str, ...], fewest: int = FEWEST) -> dict[str, dict[str, int]]:
    """Give votes per background where at least three of it voted; the others are left out.

    Whoever takes what is given from the total finds what is left out, so that is nobody or at least three people
    too: else the smallest of the others is left out with it.
    """
    voted = {background: sum(counts[key] for key in keys) for background, counts in split.items()}
    shown = {one for one, n in voted.items() if n >= fewest and one != UNKNOWN}
    while shown and 0 < sum(n for one, n in voted.items() if one not in shown) < fewest:
        shown.remove(min(shown, key=lambda one: (voted[one], one)))
    return {background: {key: split[background][key] for key in keys} for background in sorted(shown)}
