"""The main directions per group."""

from __future__ import annotations

from typing import Any

from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.sign_offs import asking_of, is_stale
from facilitator.core.visibility import Audience
from facilitator.live.parts.signing_off import counted
from facilitator.live.screens.outcomes import turnout
from facilitator.live.screens.talk import (
    clock,
    group_label,
    main_directions,
    translation_facts,
)
from facilitator.live.screens.wordings import beside_support
from facilitator.live.views import in_pages, shown_support, view


@view("harvest")
def harvest(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the main directions of every group, or of the chosen one."""
    columns, chosen = [], list[Contribution]()
    for group in [state.wall.group] if state.wall.group else [*state.groups, ""]:
        found = main_directions(state, audience, group)
        chosen += found
        cards = [
            {
                "id": one.id,
                "text": one.text,
                "title": one.title,
                "support": shown_support(state, one),
                "beside": beside_support(state, one),
                "translations": translation_facts(one),
            }
            for one in found
        ]
        if cards or group:
            columns.append({"label": group_label(state, group), "cards": cards, "signed": _signed(state, group)})
    return {
        "clock": clock(state.position("")),
        "grouped": bool(state.groups),
        "turnout": turnout(state, chosen),
        "pages": in_pages(columns),
    }


def _signed(state: Session, group: str) -> dict[str, Any] | None:
    """Give how many of the group recognise these main directions; None when nobody was asked about them as they are."""
    asking = asking_of(state, group)
    return None if asking is None or is_stale(state, asking) else counted(state, asking)
