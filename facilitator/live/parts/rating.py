"""Testing ideas against goals: one idea at a time on a phone, and who judged how much on the console."""

from __future__ import annotations

from typing import Any

from facilitator.core.goals import branches, tree
from facilitator.core.ratings import ideas, judged, matrix
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, PHONE, Audience, may_see
from facilitator.live.parts import part
from facilitator.live.screens.talk import name_of, phase_of

MOST_GOALS = 12  # goals that one is asked about per idea; more is no testing any more


@part(PHONE, "rate")
def on_phone(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the ideas and the goals to test them against; what one judged oneself comes with one's own document."""
    if not phase_of(state, audience.group).rates or state.closed:
        return {"ideas": [], "goals": []}
    goals = [row for row in branches(tree(state)) if may_see(state, audience, state.contributions[row.id])]
    seen = [one for one in ideas(state) if may_see(state, audience, one)]
    return {
        "goals": [{"id": row.id, "text": row.text} for row in goals[:MOST_GOALS]],
        "ideas": [
            {"id": one.id, "text": f"{one.title}. {one.text}" if one.title and one.text else name_of(one)} for one in seen
        ],
    }


@part(CONSOLE, "tests")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give per idea how many judged it, fewest first, and per group how many of its people judged anything."""
    if not state.ratings and not phase_of(state, "").rates:
        return {"rows": [], "goals": 0}
    made = matrix(state)
    people = {
        person
        for idea in made.ideas
        for votes in judged(state, state.contributions[idea.id]).values()
        for person in votes
    }
    rows = [{"id": idea.id, "name": name_of(state.contributions[idea.id]), "people": idea.people} for idea in made.ideas]
    present = state.present()
    return {
        "goals": len(made.goals),
        "rows": sorted(rows, key=lambda row: int(row["people"])),
        "people": len(people),
        "present": len(present),
        "groups": [
            {
                "label": group.label,
                "people": sum(person.group == group.id for person in present),
                "judged": sum(person.group == group.id and person.id in people for person in present),
            }
            for group in state.groups.values()
        ],
        "without": [state.contributions[goal].text for goal in made.without],
    }
