"""What the tables found, kind by kind: for each table its directions, insights and obstacles, of all rounds."""

from __future__ import annotations

from typing import Any

from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.core.voting import tally
from facilitator.live.screens.outcomes import turnout
from facilitator.live.screens.talk import clock, phase_of, translation_facts
from facilitator.live.screens.wordings import beside_support
from facilitator.live.views import in_pages, shown_support, view
from facilitator.live.views.plan import about, short_names

SHOWN = 8  # cards of a table; the rest is on phones
WEIGHED = "direction"  # the kind of which the columns say who carries it
_FOUND = (WEIGHED, "insight", "obstacle")


@view("tables")
def tables(state: Session, audience: Audience) -> dict[str, Any]:
    """Give a page per kind and three tables: columns with the cards, main and most agreed ones in front."""
    made: dict[tuple[str, str], list[Contribution]] = {}
    for one in state.contributions.values():
        if not one.parked and may_see(state, audience, one):
            made.setdefault((one.kind, one.group), []).append(one)
    starred = [member for highlight in state.highlights.values() for member in state.directions(highlight)]
    rounds = max((one.round for found in made.values() for one in found), default=1)
    pages, names = [], short_names(state)
    directions = [one for (kind, _), found in made.items() if kind == WEIGHED for one in found]
    for kind in [one for one in phase_of(state, "").accepts if one in _FOUND] or _FOUND:
        groups = [state.wall.group] if state.wall.group else [*state.groups, *([""] if (kind, "") in made else [])]
        if any((kind, group) in made for group in groups):
            columns = [
                _column(state, kind, group, names.get(group, ""), made.get((kind, group), []), starred) for group in groups
            ]
            pages += [{"kind": kind, "columns": page} for page in in_pages(columns)]
    return {"clock": clock(state.position("")), "rounds": rounds, "turnout": turnout(state, directions), "pages": pages}


def _column(
    state: Session, kind: str, group: str, name: str, found: list[Contribution], starred: list[str]
) -> dict[str, Any]:
    def rank(one: Contribution) -> tuple[bool, int, int]:
        agree = tally(state, one)["agree"] if kind == WEIGHED else 0
        return one.id not in starred, -agree, -one.number

    known = state.groups.get(group)
    shown = sorted(found, key=rank)[:SHOWN]
    return {
        "label": name,
        "about": about(known) if known else "",
        "n": len(found),
        "cards": [
            {
                "id": one.id,
                "text": one.text,
                "translations": translation_facts(one),
                "round": one.round,
                "starred": one.id in starred,
                "support": shown_support(state, one) if kind == WEIGHED else None,
                "beside": beside_support(state, one),
            }
            for one in shown
        ],
        "more": len(found) - len(shown),
    }
