"""Joining in on screens: what one can go on with and how many do (shared), and who they are (the console, and each other).

Names and how to be reached come from outside (`People`); they stand on the console and in one's own document only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.core.joining_in import JOINABLE, joined, joined_by
from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.live.screens.talk import group_label, name_of, phase_of

HARVESTING = ("harvest", "close")  # phase types in which one can say "I'll join"
Rows = list[dict[str, str]]  # how people can be reached: name, reach, href ('' where it can't be tapped)
People = Callable[[Session], dict[str, Rows]]


def is_asked(state: Session, group: str) -> bool:
    """Whether phones of a group offer "I'll join": in the harvest, at the close and after the end."""
    return state.closed or phase_of(state, group).type in HARVESTING


def join_facts(state: Session, group: str) -> dict[str, int] | None:
    """Give how many joined in each thing, None where phones do not ask."""
    return {on: len(people) for on, people in joined(state).items()} if is_asked(state, group) else None


def can_join(one: Contribution) -> bool:
    """Whether "I'll join" can stand beside a card."""
    return one.kind in JOINABLE


def words_of(state: Session, on: str) -> str:
    """Give the words of what people joined in: an agreement, or a direction by its name."""
    return state.actions[on].text if on in state.actions else name_of(state.contributions[on])


def own_joined(state: Session, participant_id: str, fellows: dict[str, Rows]) -> list[dict[str, Any]]:
    """Give what one participant joined in, each with how to reach the others who did."""
    return [
        {"id": on, "text": words_of(state, on), "fellows": fellows.get(on, [])}
        for on in joined_by(state, participant_id)
    ]


def on_console(state: Session, people: dict[str, Rows]) -> dict[str, Any]:
    """Give who joined in what, for the console only."""
    return {
        "joined": [
            {
                "id": on,
                "kind": "action" if on in state.actions else state.contributions[on].kind,
                "text": words_of(state, on),
                "group": group_label(state, _group_of(state, on)),
                "n": len(who),
                "people": people.get(on, []),
            }
            for on, who in joined(state).items()
        ]
    }


def _group_of(state: Session, on: str) -> str:
    return state.actions[on].group if on in state.actions else state.contributions[on].group
