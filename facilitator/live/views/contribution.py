"""One contribution, large."""

from __future__ import annotations

from typing import Any

from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.live.parts.questions import question_facts
from facilitator.live.screens.outcomes import turnout
from facilitator.live.screens.talk import (
    answer_facts,
    background_label,
    group_label,
    translation_facts,
)
from facilitator.live.screens.wordings import beside_support
from facilitator.live.views import shown_support, view


@view("contribution")
def contribution(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the contribution that was put on the wall."""
    one = state.contributions.get(state.wall.on)
    if one is None or not may_see(state, audience, one):
        return {"one": None}
    return {
        "one": {
            "kind": one.kind,
            "title": one.title,
            "text": one.text,
            "language": one.language,
            "translations": translation_facts(one),
            "group": group_label(state, one.group),
            "background": background_label(state, one),
            "answer": answer_facts(said[-1])["text"] if (said := [answer for answer in one.answers if not answer.held]) else "",
            "support": shown_support(state, one),
            "turnout": turnout(state, [one]),
            "beside": beside_support(state, one),
            "question": question_facts(one),
        }
    }
