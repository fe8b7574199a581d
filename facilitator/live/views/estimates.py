"""What to do first: effort against effect, each text a numbered seed where the room puts it."""

from __future__ import annotations

from typing import Any

from facilitator.core.estimates import QUARTERS, Placed, apart, estimated, estimators, placed
from facilitator.core.format import say
from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.live.screens.talk import clock, name_of, phase_of
from facilitator.live.screens.wordings import earlier_rounds, shown_wordings
from facilitator.live.views import in_pages, view
from facilitator.live.views.ranking import phase_with

PER_PAGE = 8  # texts beside the drawing
ACROSS = 1.45  # how much wider the drawing is than it is high
SEED = 9.0  # how far seeds stand apart, of a hundred
MANY_SEEDS = 30  # with more than this they stand closer


@view("estimates")
def effort_and_effect(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the two by two with its list; only how many estimated while people still do, unless it was asked for."""
    phase = phase_with(state, lambda one: one.estimates)
    if phase is None:
        return {"rows": [], "pages": []}
    rows = [(one, found) for one, found in estimated(state, phase) if may_see(state, audience, one)]
    still = state.wall.view == "auto" and not state.closed
    still = still and any(phase_of(state, group).estimates for group in ("", *state.groups))
    shown = [] if still else [(one, found) for one, found in rows if found.quarter]
    then = earlier_rounds(state, phase, "estimates")
    listed = [
        card_facts(one, found)
        | {
            "wordings": shown_wordings(state, one, "estimates"),
            "before": [quarter for round_ in then if (quarter := placed(round_, one).quarter)],
        }
        for one, found in shown
    ]
    return {
        "title": say(phase_of(state, "").instruction, audience.language) if still else "",
        "kind": phase.weighs[0] if phase.weighs else "direction",
        "still": still,
        "rows": [card_facts(one, found) for one, found in rows],
        "marks": marks(shown),
        "pages": in_pages(listed, PER_PAGE),
        "few": len(rows) - len(shown) if not still else 0,
        "fewest": state.fewest,
        "quarters": QUARTERS,
        "people": len(state.present()),
        "voted": len(estimators(state, phase)),
        "clock": clock(state.position("")),
    }


def card_facts(one: Contribution, at: Placed) -> dict[str, Any]:
    """Give a text with its number, and where it stands as far as that may be shown."""
    return {
        "id": one.id,
        "number": one.number,
        "name": name_of(one),
        "people": at.people,
        "quarter": at.quarter,
        "effort": at.effort,
        "effect": at.effect,
        "exact": at.exact,
        "spread": at.spread,
    }


def marks(rows: list[tuple[Contribution, Placed]]) -> list[dict[str, Any]]:
    """Give the seeds of the drawing: number and place (0 to 100, effect upwards), none over another."""
    drawn = [(one, at) for one, at in rows if at.quarter]
    least = SEED if len(drawn) <= MANY_SEEDS else SEED * (MANY_SEEDS / len(drawn)) ** 0.5
    places = apart(tuple((at.effort, at.effect) for _, at in drawn), least, ACROSS)
    return [
        {"number": one.number, "x": x, "y": y, "size": least / SEED, "exact": at.exact, "quarter": at.quarter}
        for (one, at), (x, y) in zip(drawn, places, strict=True)
    ]
