"""What weighs most: everything the room gave dots to, most dots first."""

from __future__ import annotations

from typing import Any

from facilitator.core.dots import ranking, voters
from facilitator.core.format import say
from facilitator.core.model import Contribution, Phase
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.live.screens.talk import clock, phase_of
from facilitator.live.views import in_pages, view

PER_PAGE = 8
PER_PAGE_LONG = 5  # of names that take two lines
LONG = 42  # characters that stand on one line
MOST_SEEDS = 30  # seeds in the longest row; with more dots than that a seed stands for several


@view("ranking")
def weighed_most(state: Session, audience: Audience) -> dict[str, Any]:
    """Give a row for each text that got dots (all of them as long as none has); `per` says how many dots a seed stands for."""
    phase = dotted_phase(state)
    rows = [(one, dots) for one, dots in ranking(state, phase) if may_see(state, audience, one)]
    given = [row for row in rows if row[1]] or rows
    long = any(len(one.title or one.text) > LONG for one, _ in given)
    per = max(1, -(-max((dots for _, dots in rows), default=0) // MOST_SEEDS))
    chosen = {state.standing(one).id for one in state.position("").on if one in state.contributions}
    if len(chosen) >= len(rows):
        chosen = set()  # what holds for all tells nothing
    return {
        "title": say(phase_of(state, "").instruction, audience.language),
        "kind": phase.weighs[0] if phase.weighs else "direction",
        "clock": clock(state.position("")),
        "people": len(state.present()),
        "voted": len(voters(state, phase)),
        "dots": sum(dots for _, dots in rows),
        "per": per,
        "pages": in_pages(
            [_row(one, dots, per, one.id in chosen) for one, dots in given], PER_PAGE_LONG if long else PER_PAGE
        ),
    }


def _row(one: Contribution, dots: int, per: int, chosen: bool) -> dict[str, Any]:
    return {"id": one.id, "name": one.title or one.text, "dots": dots, "seeds": -(-dots // per), "chosen": chosen}


def dotted_phase(state: Session) -> Phase:
    """Give the phase whose dots are meant: that of the room when it has dots, else the last one before it with dots."""
    now = phase_of(state, "")
    if now.dots:
        return now
    order = [one.id for one in state.phases]
    place = order.index(now.id) if now.id in order else len(order)
    dotted = [one for one in state.phases if one.dots]
    earlier = [one for one in dotted if order.index(one.id) < place]
    return (earlier[-1:] or dotted[:1] or [now])[0]
