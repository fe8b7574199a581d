"""Spearheads: the main directions of the room, or of one group, large and in order."""

from __future__ import annotations

from typing import Any

from facilitator.core.across import Across
from facilitator.core.dots import dots_of, voters
from facilitator.core.model import Contribution
from facilitator.core.protection import OPINIONS
from facilitator.core.session import Session
from facilitator.core.visibility import Audience
from facilitator.live.screens.outcomes import known_across, outcome
from facilitator.live.screens.talk import clock, group_label, main_directions, title_of, translation_facts
from facilitator.live.screens.wordings import beside_support
from facilitator.live.views import in_pages, view
from facilitator.live.views.ranking import dotted_phase

PER_PAGE = 3  # that ten metres can read with who carries them
LISTS = 12  # lists that take turns; with more groups than that the facilitator chooses one


@view("spearheads")
def spearheads(state: Session, audience: Audience) -> dict[str, Any]:
    """Give pages of a list: that of the chosen group, else that of the room, else those of the groups in turn."""
    pages: list[dict[str, Any]] = []
    for group, found in _lists(state, audience)[:LISTS]:
        rows = zip(found, known_across(state, found), strict=True)
        facts = [{"n": n, **_facts(state, one, row)} for n, (one, row) in enumerate(rows, start=1)]
        pages += [{"group": group_label(state, group), "rows": rows} for rows in in_pages(facts, PER_PAGE)]
    gave = len(voters(state, dotted_phase(state)))
    return {"clock": clock(state.position("")), "gave": gave, "people": len(state.present()), "pages": pages}


def _lists(state: Session, audience: Audience) -> list[tuple[str, list[Contribution]]]:
    chosen = [state.wall.group] if state.wall.group else ["", *state.groups]
    found = [(group, main_directions(state, audience, group)) for group in chosen]
    found = [(group, directions) for group, directions in found if directions]
    return found[:1] if found and not found[0][0] else found  # what the whole room chose goes before what its groups did


def _facts(state: Session, one: Contribution, row: Across) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": title_of(one),
        "text": one.text,
        "translations": translation_facts(one),
        "support": dict(zip(OPINIONS, row.counts, strict=False)) if row.counts else None,
        **beside_support(state, one),
        "outcome": outcome(state, row) if row.voted else None,
        "dots": sum(dots_of(state, one).values()),
    }
