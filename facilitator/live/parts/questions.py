"""Questions that are still open, on the screens of who leads: with who will answer them."""

from __future__ import annotations

from typing import Any

from facilitator.core.model import Contribution
from facilitator.core.questions import is_open, open_questions
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, Audience
from facilitator.live.parts import part
from facilitator.live.screens.talk import group_label, name_of


@part(CONSOLE, "questions")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give every question that nobody answered: first those that nobody took up."""
    rows = [
        {
            "id": one.id,
            "text": one.text,
            "group": group_label(state, one.group),
            "about": name_of(state.contributions[one.on]) if one.on in state.contributions else "",
            "owner": one.owner,
            "due": one.due,
        }
        for one in open_questions(state)
    ]
    return {"questions": sorted(rows, key=lambda row: bool(row["owner"]))}


def question_facts(one: Contribution) -> dict[str, Any]:
    """Give of a question whether it is open, and who will answer it until when."""
    return {"open": is_open(one), "owner": one.owner, "due": one.due} if one.kind == "question" else {"open": False}
