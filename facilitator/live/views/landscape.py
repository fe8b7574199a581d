"""The opinion landscape on the wall: what unites everybody first, then where groups differ, and how large they are.

A wall shows groups, never people: what stands here was drawn of rows without names (facilitator.live.landscapes).
"""

from __future__ import annotations

from typing import Any

from facilitator.core.across import opposed
from facilitator.core.landscape import (
    ENOUGH_VOTES,
    FEWEST_STATEMENTS,
    MOST_STATEMENTS,
    Landscape,
    Leaning,
    smallest_group,
)
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.live.landscapes import Drawn
from facilitator.live.screens.talk import clock, name_of
from facilitator.live.views import view

PER_PAGE = 3  # statements that unite, and that divide, on the wall at one time
ALONE = 5  # that unite, where there is nothing that divides
LONG = 90  # letters that fit beside the map; more are set smaller

Facts = dict[str, Any]


@view("landscape")
def landscape(state: Session, audience: Audience) -> Facts:
    """Give what stands there before anything was drawn; the wall knows who draws (`shown`)."""
    return shown(state, audience, Drawn())


def shown(state: Session, audience: Audience, drawn: Drawn) -> Facts:
    """Give the map with what unites and divides, or why there is none."""
    facts = {**told(state, audience, drawn), "clock": clock(state.position(""))}
    unites, divides = facts["unites"], facts["divides"]
    most = PER_PAGE if divides else ALONE
    turns = range(0, max(len(unites), len(divides), 1), most)
    facts["pages"] = [
        {"unites": unites[at : at + most], "divides": divides[at : at + most], "first": at == 0} for at in turns
    ]
    return facts


def told(state: Session, audience: Audience, drawn: Drawn) -> Facts:
    """Give what may be said: `is` "map", "together" (nobody stands apart), "few", "drawing" or "missing"."""
    found = drawn.landscape or Landscape(least=0)
    return {
        "is": kind_of(drawn),
        "old": drawn.missing,
        "voted": found.voted,
        "present": found.present,
        "people": found.people,
        "left_out": found.left_out,
        "hands": found.hands,
        "least": found.least,
        "statements": found.statements,
        "least_statements": FEWEST_STATEMENTS,
        "least_votes": max(1, min(ENOUGH_VOTES, max(found.statements, FEWEST_STATEMENTS))),
        "most_statements": MOST_STATEMENTS if found.statements >= MOST_STATEMENTS else 0,
        "smallest": smallest_group({"fewest": state.fewest}),
        "groups": [{"n": n, "size": one.size, "x": one.x, "y": one.y} for n, one in enumerate(found.groups, 1)],
        "unites": _rows(state, audience, _shared(state, found.unites)),
        "divides": _rows(state, audience, found.divides),
    }


def kind_of(drawn: Drawn) -> str:
    """Give what there is to show."""
    if drawn.landscape is None:
        return "missing" if drawn.missing else "drawing"
    if not drawn.landscape.enough:
        return "few"
    return "map" if drawn.landscape.apart else "together"


def _shared(state: Session, leanings: tuple[Leaning, ...]) -> tuple[Leaning, ...]:
    """Give those on which no backgrounds oppose each other, whichever way people are grouped."""
    known = state.contributions
    return tuple(one for one in leanings if one.contribution in known and not opposed(state, known[one.contribution]))


def _rows(state: Session, audience: Audience, leanings: tuple[Leaning, ...]) -> list[Facts]:
    """Give the words of these, as far as they still stand and may be read here."""
    rows = []
    for leaning in leanings:
        one = state.contributions.get(leaning.contribution)
        if one is None or one.parked or not may_see(state, audience, one):
            continue
        name = name_of(one)
        rows.append(
            {
                "id": one.id,
                "kind": one.kind,
                "name": name,
                "language": one.language,
                "long": len(name) > LONG,
                "leans": list(leaning.leans),
                "all": leaning.leans[0] if len(set(leaning.leans)) == 1 else "",
            }
        )
    return rows
