"""Questions that are still open: large, with who will answer them."""

from __future__ import annotations

from typing import Any

from facilitator.core.questions import open_questions
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.live.parts.questions import question_facts
from facilitator.live.screens.talk import group_label, translation_facts
from facilitator.live.views import view
from facilitator.live.views.voices import laid_out


@view("questions")
def questions(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the open questions in the order in which they came, as many to a page as can be read."""
    found = [one for one in open_questions(state) if may_see(state, audience, one)]
    rows = [
        {
            "id": one.id,
            "title": "",
            "text": one.text,
            "kind": "",
            "background": group_label(state, one.group),
            "support": None,
            "translations": translation_facts(one),
            "question": {**question_facts(one), "open": bool(one.owner)},  # that they are all open is said above them
        }
        for one in found
    ]
    return {"n": len(rows), "pages": laid_out(rows)}
