"""Why, how and what: three rings with a seed for every text, and the texts in three columns beside them."""

from __future__ import annotations

from typing import Any

from facilitator.core.circle import RINGS
from facilitator.core.format import say
from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.core.voting import tally
from facilitator.live.screens.outcomes import turnout
from facilitator.live.screens.talk import clock, phase_of, translation_facts
from facilitator.live.views import shown_support, view
from facilitator.live.views.voices import newest_first

SHOWN = 8  # texts of a ring; the rest is on phones
JUST_IN = 2  # the newest stand above the best carried, so that the room sees them come in


@view("circle")
def circle(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the rings from the middle outward, each with how many texts it has and the texts to read."""
    phase = phase_of(state, "")
    found: dict[str, list[Contribution]] = {kind: [] for kind in RINGS}
    for one in state.contributions.values():
        if one.kind in found and not one.parked and may_see(state, audience, one):
            found[one.kind].append(one)
    return {
        "phase": say(phase.title, audience.language),
        "instruction": say(phase.instruction, audience.language),
        "clock": clock(state.position("")),
        "turnout": turnout(state, [one for made in found.values() for one in made]),
        "counts": {kind: len(made) for kind, made in found.items()},
        "rings": [_ring(state, kind, made) for kind, made in found.items()],
    }


def _ring(state: Session, kind: str, made: list[Contribution]) -> dict[str, Any]:
    newest = newest_first(iter(made))
    fresh = [one for one in newest[:JUST_IN] if shown_support(state, one) is None]
    rest = [one for one in newest if one not in fresh]
    rest.sort(key=lambda one: -tally(state, one)["agree"] if shown_support(state, one) else 0)
    shown = [*fresh, *rest][:SHOWN]
    return {
        "kind": kind,
        "n": len(made),
        "cards": [
            {
                "id": one.id,
                "title": one.title,
                "text": one.text,
                "support": shown_support(state, one),
                "translations": translation_facts(one),
            }
            for one in shown
        ],
        "more": len(made) - len(shown),
    }
