"""What the owner of a dilemma sees: their own dilemma, the questions people ask about it, and where to answer.

The audience's `group` holds the dilemma's id. Questions of every group reach the owner (that is what the link is
for), except hidden ones and those written blind; so they stand in a region with its own rule, not in a section.
"""

from __future__ import annotations

from typing import Any

from facilitator.core.model import Contribution
from facilitator.core.questions import is_open
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, is_public, may_see
from facilitator.live.screens import Screen
from facilitator.live.screens.talk import card, group_label, subject_facts


class OwnerScreen(Screen):
    """The page of somebody who brought in a dilemma."""

    name = "owner"
    regions = ("masthead", "dilemma", "questions")

    def region(self, name: str, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the context of one region."""
        dilemma = state.contributions.get(audience.group)
        shown = dilemma is not None and dilemma.kind == "dilemma" and may_see(state, audience, dilemma)
        facts = subject_facts(state, dilemma) if dilemma is not None and shown else None
        if name == "masthead":
            return {"title": state.title, "closed": state.closed}
        if name == "dilemma":
            return {"d": facts, "closed": state.closed}
        if name == "questions":
            return {
                "session": state.id,
                "owner_of": audience.group,
                "questions": [_question(state, one) for one in _questions(state, audience.group)] if facts else [],
            }
        return {}


def _questions(state: Session, dilemma: str) -> list[Contribution]:
    """Give the questions on a dilemma: those without an answer first, then the newest."""
    found = [
        one
        for one in state.contributions.values()
        if one.kind == "question" and one.on == dilemma and is_public(state, one)
    ]
    return sorted(found, key=lambda one: (not is_open(one), -one.at, -abs(one.number)))


def _question(state: Session, contribution: Contribution) -> dict[str, Any]:
    return {**card(state, contribution), "group": group_label(state, contribution.group)}
