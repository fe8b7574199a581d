"""Core values: each one large, with what people say that supports it and what challenges it."""

from __future__ import annotations

from typing import Any

from facilitator.core.format import CLAIMS, say
from facilitator.core.model import Contribution, Phase
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.core.voting import tally
from facilitator.live.screens.outcomes import turnout
from facilitator.live.screens.talk import clock, phase_of, translation_facts
from facilitator.live.views import in_pages, shown_support, view
from facilitator.live.views.voices import newest_first

PER_PAGE = 3  # values that ten metres can read at once
BUSY, WHEN_BUSY = 3, 2  # from more than so many statements under one value, fewer values to a page


@view("values")
def values(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the values in the order they came, three to a page, each with its statements on two sides."""
    phase = phase_of(state, "")
    kinds = claims_of(phase)
    seen = [one for one in state.contributions.values() if not one.parked and may_see(state, audience, one)]
    said: dict[str, list[Contribution]] = {}
    for one in seen:
        if one.on in state.contributions:
            said.setdefault(state.standing(one.on).id, []).append(one)
    found = sorted((one for one in seen if one.kind in kinds), key=lambda one: (one.number < 0, abs(one.number)))
    busy = any(len(statements) > BUSY for statements in said.values())
    return {
        "phase": say(phase.title, audience.language),
        "instruction": say(phase.instruction, audience.language),
        "kind": kinds[0],
        "turnout": turnout(state, [*found, *(each for one in found for each in said.get(one.id, []))]),
        "clock": clock(state.position("")),
        "pages": in_pages([_value(state, one, said.get(one.id, [])) for one in found], WHEN_BUSY if busy else PER_PAGE),
    }


def claims_of(phase: Phase) -> tuple[str, ...]:
    """Give the kinds of this phase that can be supported or challenged; core values when it names none."""
    return tuple(kind for kind in (*phase.about, *phase.accepts) if kind in CLAIMS) or CLAIMS[:1]


def _value(state: Session, one: Contribution, said: list[Contribution]) -> dict[str, Any]:
    """Give a value; on its sides the best carried statement first, then the newest."""
    ordered = newest_first(iter(said))
    ordered.sort(key=lambda statement: -tally(state, statement)["agree"] if shown_support(state, statement) else 0)
    facts = [
        {
            "id": statement.id,
            "text": statement.text,
            "stance": statement.stance,
            "support": shown_support(state, statement),
            "translations": translation_facts(statement),
        }
        for statement in ordered
    ]
    return {
        "id": one.id,
        "title": one.title,
        "text": one.text,
        "support": shown_support(state, one),
        "translations": translation_facts(one),
        "sided": all(fact["stance"] for fact in facts),  # what nobody marked is not said to support
        "sides": [
            [fact for fact in facts if fact["stance"] != "challenges"],
            [fact for fact in facts if fact["stance"] == "challenges"],
        ],
    }
