"""The opinion landscape in the report's data: groups of people who voted alike, and which way each leans. Nobody's name or place.

Made here and now, not in the room: a report is written by a process of its own, and the same votes give the same map.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from facilitator.analysis.landscape import answer
from facilitator.core.across import opposed
from facilitator.core.landscape import Leaning, ballots_of, landscape_of, request_of, smallest_group
from facilitator.core.session import Session


def shown_landscape(state: Session, numbers: Mapping[str, int]) -> dict[str, Any]:
    """Give the landscape of the contributions in `numbers`; `groups` is empty when too few voted for one.

    `voted`, `present`, `people` (who have a place), `left_out`, `hands`, `smallest` (people of a group at least), `groups`
    (`size`, `x`, `y`), and `unites` and `divides` (`number`, `leans` per group: agree, mixed or disagree).
    """
    ballots = ballots_of(state)
    request = request_of(ballots)
    found = landscape_of(ballots, request, _drawn(json.dumps(request)))
    return {
        "voted": found.voted,
        "present": found.present,
        "people": found.people,
        "left_out": found.left_out,
        "hands": found.hands,
        "smallest": smallest_group(request),
        "groups": [{"size": one.size, "x": one.x, "y": one.y} for one in found.groups],
        "unites": _rows((one for one in found.unites if not opposed(state, state.contributions[one.contribution])), numbers),
        "divides": _rows(found.divides, numbers),
    }


@lru_cache(maxsize=4)
def _drawn(request: str) -> dict[str, Any]:
    """Give the answer to a request written as JSON. Shuffling takes a while, and many files tell the same landscape."""
    return answer(json.loads(request))


def full_landscape(state: Session) -> dict[str, Any]:
    """Give what session.json holds of it: without the drawing, of which no file needs to know more than its sizes."""
    found = shown_landscape(state, {one.id: one.number for one in state.contributions.values()})
    sizes = [one["size"] for one in found["groups"]]
    return {**{name: found[name] for name in ("voted", "people", "unites", "divides")}, "groups": sizes}


def _rows(leanings: Iterable[Leaning], numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    return [
        {"number": numbers[one.contribution], "leans": list(one.leans)}
        for one in leanings
        if one.contribution in numbers
    ]
