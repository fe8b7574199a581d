"""A vote that was opened again: phones hear that they may vote once more, the console sees the rounds side by side."""

from __future__ import annotations

from typing import Any

from facilitator.core.dots import dots_of
from facilitator.core.estimates import placed
from facilitator.core.format import say
from facilitator.core.model import Contribution
from facilitator.core.rankings import points
from facilitator.core.ratings import mean_rating
from facilitator.core.session import Session, Voting
from facilitator.core.visibility import CONSOLE, PHONE, Audience, may_see
from facilitator.core.voting import choice_counts, tally
from facilitator.core.voting_again import counted_with, votings_in
from facilitator.core.ways import WAYS
from facilitator.live.parts import part
from facilitator.live.screens.talk import LETTERS, name_of, phase_of
from facilitator.live.screens.wordings import reworded


@part(PHONE, "votings")
def on_phone(state: Session, audience: Audience) -> dict[str, Any]:
    """Give how often the vote of this phase was opened again; 0 once the meeting is closed."""
    again = 0 if state.closed else len(votings_in(state, phase_of(state, audience.group).id))
    return {"again": again, "reworded": reworded(state, audience.group)}


@part(CONSOLE, "votings")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give, of every phase whose vote was opened again, what each round gave, and the one of now."""
    phases = [phase for phase in state.phases if votings_in(state, phase.id)]
    return {
        "phases": [
            {"id": phase.id, "title": say(phase.title, audience.language), **_rounds(state, phase.id, audience)}
            for phase in phases
        ]
    }


def _rounds(state: Session, phase_id: str, audience: Audience) -> dict[str, Any]:
    held = votings_in(state, phase_id)
    then = [counted_with(state, voting) for voting in held]
    about = [one for one in _about(state, held) if may_see(state, audience, one)]
    rows = []
    for one in about:
        moments = dict.fromkeys(moment for voting in held for moment in voting.choices.get(one.id, {}))
        for moment in moments or ("",):
            cells = [_cell(round_, one, moment, phase_id) for round_ in (*then, state)]
            rows.append({"name": name_of(one), "kind": one.kind, "moment": moment, "cells": cells})
    return {"numbers": [voting.number for voting in held], "rows": rows}


def _about(state: Session, held: list[Voting]) -> list[Contribution]:
    """Give what was voted on, each once, as it stands now."""
    voted = [one for voting in held for way in WAYS for one in getattr(voting, way.name)]
    known = (state.standing(one) for one in voted if one in state.contributions)
    return list({one.id: one for one in known}.values())


def _cell(state: Session, one: Contribution, moment: str, phase_id: str) -> dict[str, Any]:
    """Give the counts of one text in one round, in every way that people could weigh it; of a moment, the choices."""
    phase = state.phase(phase_id)
    points_of = next((row.points for card, row in points(state, phase) if card.id == one.id), 0) if phase.ranks else 0
    counts = choice_counts(state, one, moment) if moment else []
    choices = [{"letter": LETTERS[n], "n": count} for n, count in enumerate(counts[:-2])]
    return {
        "support": tally(state, one),
        "dots": sum(dots_of(state, one).values()),
        "points": points_of,
        "quarter": placed(state, one).quarter,
        "rated": mean_rating(state, one),
        "choices": choices,
        "third": counts[-2] if counts else 0,
        "unknown": counts[-1] if counts else 0,
    }
