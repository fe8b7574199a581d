"""Theming on phones: one card at a time, "where does this belong?", and what the themes hold already."""

from __future__ import annotations

from typing import Any

from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.themes import in_scope, themed
from facilitator.core.theming import theming_scope
from facilitator.core.visibility import LEADER_SCREEN, PHONE, Audience, is_public, may_see
from facilitator.live.parts import part
from facilitator.live.screens.board import APART, deed_facts
from facilitator.live.screens.talk import name_of

MOST_ASKED = 40  # cards to place on one phone; the next come up as these are placed
MOST_SHOWN = 12  # cards of a theme on a phone


@part(PHONE, "theming")
def on_phone(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the cards that are in no theme yet and the themes there are; nothing where phones don't theme now."""
    scope = theming_scope(state, audience.group)
    if scope is None:
        return {"open": False}
    placed = themed(state, scope)
    taken = {card.id for cards in placed.values() for card in cards}
    loose = [one for one in _mine_to_place(state, audience, scope) if one.id not in taken]
    return {
        "open": True,
        "everyone": not scope,
        "cards": [_asked(one) for one in loose[:MOST_ASKED]],
        "total": len(loose),
        "themes": _themes(state, audience, scope, placed),
    }


@part(LEADER_SCREEN, "themes")
def on_leader(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the themes of this table with their cards, and who did what last; `cards` are in none yet."""
    placed = themed(state, audience.group) if audience.group else {}
    taken = {card.id for cards in placed.values() for card in cards}
    own = [one for one in _mine_to_place(state, audience, audience.group) if one.id not in taken] if audience.group else []
    last = next((one for one in reversed(state.deeds) if one.theme in placed), None)
    return {
        "session": state.id,
        "themes": _themes(state, audience, audience.group, placed) if audience.group else [],
        "loose": len(own),
        "last": deed_facts(state, last) if last is not None else None,
    }


def _mine_to_place(state: Session, audience: Audience, scope: str) -> list[Contribution]:
    return [
        one
        for one in state.contributions.values()
        if one.kind not in APART
        and not one.parked
        and (not scope or one.group in ("", scope))
        and is_public(state, one)
        and may_see(state, audience, one)
    ]


def _asked(one: Contribution) -> dict[str, str]:
    words = f"{one.title}. {one.text}" if one.title and one.text else name_of(one)
    return {"id": one.id, "text": words, "kind": one.kind}


def _themes(
    state: Session, audience: Audience, scope: str, placed: dict[str, list[Contribution]]
) -> list[dict[str, Any]]:
    found = []
    for theme in in_scope(state, scope):
        cards = [card for card in placed.get(theme.id, []) if may_see(state, audience, card)]
        shown = [_asked(card) for card in cards[:MOST_SHOWN]]
        found.append({"id": theme.id, "title": theme.title, "n": len(cards), "cards": shown, "more": len(cards) - len(shown)})
    return found
