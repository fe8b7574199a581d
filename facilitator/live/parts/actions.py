"""Agreements: what somebody will do, who and by when; what is not settled yet shows as open, and all can be corrected."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from facilitator.core.model import Action
from facilitator.core.session import Session
from facilitator.core.visibility import LEADER_SCREEN, Audience
from facilitator.live.parts import part

SOON = {"week": 7, "month": 30, "season": 91}  # days after the meeting


@part(LEADER_SCREEN, "actions")
def for_leader(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what this group agreed; its leader may change that and add to it."""
    own = [one for one in state.actions.values() if one.group == audience.group]
    return {"actions": [action_facts(one) for one in own], "dates": dates_after(state)}


def action_facts(one: Action) -> dict[str, str]:
    """Give an agreement as screens show it."""
    return {"id": one.id, "text": one.text, "owner": one.owner, "due": one.due}


def dates_after(state: Session) -> list[dict[str, str]]:
    """Give days to choose from, as far after the meeting as their name says: ISO dates, '' when its date is not known."""
    try:
        day = date.fromisoformat(state.meeting.date)
    except ValueError:
        return [{"name": name, "date": ""} for name in SOON]
    return [{"name": name, "date": (day + timedelta(days=days)).isoformat()} for name, days in SOON.items()]
