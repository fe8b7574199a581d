"""The main directions per group."""

from __future__ import annotations

from typing import Any

from facilitator.core.session import Session
from facilitator.core.visibility import Audience
from facilitator.live.screens.talk import (
    clock,
    group_label,
    main_directions,
    translation_facts,
)
from facilitator.live.views import in_pages, shown_support, view


@view("harvest")
def harvest(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the main directions of every group, or of the chosen one."""
    columns = []
    for group in [state.wall.group] if state.wall.group else [*state.groups, ""]:
        cards = [
            {
                "id": one.id,
                "text": one.text,
                "title": one.title,
                "support": shown_support(state, one),
                "translations": translation_facts(one),
            }
            for one in main_directions(state, audience, group)
        ]
        if cards or group:
            columns.append({"label": group_label(state, group), "cards": cards})
    return {"clock": clock(state.position("")), "grouped": bool(state.groups), "pages": in_pages(columns)}
