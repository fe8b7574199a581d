"""What was agreed in an earlier session, on the console: what became of it is asked in the hall."""

from __future__ import annotations

from typing import Any

from facilitator.core.report_wishes import is_offered, wishes
from facilitator.core.series import OUTCOMES
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, Audience
from facilitator.live.parts import part


@part(CONSOLE, "outcomes")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give every agreement that came along, with its outcome so far, and how many people asked for the report."""
    rows = [
        {"id": one.id, "outcome": one.outcome, "note": one.note, "text": one.agreed.text, "owner": one.agreed.owner, "due": one.agreed.due, "source": one.agreed.source}
        for one in state.outcomes.values()
    ]
    return {"outcomes": rows, "kinds": OUTCOMES, "known": sum(bool(one["outcome"]) for one in rows)}


@part(CONSOLE, "report_wishes")
def wished(state: Session, audience: Audience) -> dict[str, Any]:
    """Give how many people want to see the report; nothing before it is asked."""
    asked = any(is_offered(state, group) for group in ("", *state.groups))
    return {"asked": asked, "wishes": wishes(state) if asked else 0, "people": len(state.present())}
