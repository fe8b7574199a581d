"""Theming on phones: one card at a time, "where does this belong?", and what the themes hold already."""

from __future__ import annotations

from typing import Any

from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.themes import in_scope, themed
from facilitator.core.theming_rules import may_name, theming_scope
from facilitator.core.visibility import LEADER_SCREEN, PHONE, Audience, may_see
from facilitator.live.parts import part
from facilitator.live.screens.board import deed_facts, to_theme
from facilitator.live.screens.once import Once
from facilitator.live.screens.talk import name_of

MOST_ASKED = 40  # cards to place on one phone; the next come up as these are placed
MOST_SHOWN = 12  # cards of a theme on a phone


_once: Once[dict[str, Any]] = Once()


@part(PHONE, "theming")
def on_phone(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the cards that are in no theme yet and the themes there are; nothing where phones don't theme now."""
    scope = theming_scope(state, audience.group)
    if scope is None:
        return {"open": False}
    # whoever themes in a scope sees the same in it: a whole hall costs no more than one phone
    names = may_name(state, audience.group)
    return _once.of(state, (scope, names), lambda: {**_to_place(state, audience, scope), "names": names})


def _to_place(state: Session, audience: Audience, scope: str) -> dict[str, Any]:
    placed = themed(state, scope)
    loose = _loose(state, audience, scope, placed)
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
    own = _loose(state, audience, audience.group, placed) if audience.group else []
    last = next((one for one in reversed(state.deeds) if one.theme in placed), None)
    return {
        "session": state.id,
        "themes": _themes(state, audience, audience.group, placed) if audience.group else [],
        "loose": len(own),
        "last": deed_facts(state, last) if last is not None else None,
    }


def _loose(
    state: Session, audience: Audience, scope: str, placed: dict[str, list[Contribution]]
) -> list[Contribution]:
    taken = {card.id for cards in placed.values() for card in cards}
    return [one for one in to_theme(state, scope) if one.id not in taken and may_see(state, audience, one)]


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
