"""Themes as newspaper columns: what belongs together, how many cards and how many people behind it, while it grows."""

from __future__ import annotations

from typing import Any

from facilitator.core.model import Contribution, Theme
from facilitator.core.session import Session
from facilitator.core.themes import themed
from facilitator.core.visibility import Audience, may_see
from facilitator.core.voting import tally
from facilitator.live.screens.board import to_theme
from facilitator.live.screens.outcomes import turnout
from facilitator.live.screens.talk import clock, group_label, title_of, translation_facts
from facilitator.live.screens.wordings import beside_support
from facilitator.live.views import in_pages, shown_support, view

SHOWN = 8  # cards of a theme; the rest is on phones


@view("themes")
def themes(state: Session, audience: Audience) -> dict[str, Any]:
    """Give pages of three columns, the themes of the room (or of one group); without those of every group."""
    scopes = [state.wall.group] if state.wall.group else [""]
    columns = _columns(state, audience, scopes)
    if not columns and not state.wall.group:
        columns = _columns(state, audience, list(state.groups))
    placed = {card["id"] for column in columns for card in column["all"]}
    shown = [state.contributions[card["id"]] for column in columns for card in column["cards"]]
    loose = sum(1 for one in to_theme(state, state.wall.group) if one.id not in placed and may_see(state, audience, one))
    for column in columns:
        del column["all"]
    return {
        "clock": clock(state.position("")),
        "group": group_label(state, state.wall.group),
        "placed": len(placed),
        "loose": loose,
        "turnout": turnout(state, shown),
        "pages": in_pages(columns),
    }


def _columns(state: Session, audience: Audience, scopes: list[str]) -> list[dict[str, Any]]:
    return [
        _column(state, state.themes[theme], [card for card in cards if may_see(state, audience, card)], scope)
        for scope in scopes
        for theme, cards in themed(state, scope).items()
    ]


def _column(state: Session, theme: Theme, found: list[Contribution], scope: str) -> dict[str, Any]:
    shown = sorted(found, key=lambda one: (-tally(state, one)["agree"], -one.number))[:SHOWN]
    return {
        "id": theme.id,
        "title": theme.title,
        "group": group_label(state, scope),
        "n": len(found),
        "cards": [_card(state, one) for one in shown],
        "more": len(found) - len(shown),
        "all": [{"id": one.id} for one in found],
    }


def _card(state: Session, one: Contribution) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "title": title_of(one),
        "text": one.text,
        "language": one.language,
        "translations": translation_facts(one),
        "support": shown_support(state, one),
        "beside": beside_support(state, one),
    }
