"""The theme board: what is in no theme yet beside a column per theme, for who steers the room or one table.

Every column is a region of its own, so that a card that moves sends two columns and not the whole board.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from facilitator.core.history import last_of
from facilitator.core.model import Contribution, Deed, Theme
from facilitator.core.session import Session
from facilitator.core.themes import in_scope, themed
from facilitator.core.visibility import BOARD, CONSOLE, LEADER_SCREEN, Audience, is_public, may_see
from facilitator.core.vocabulary import FACILITATOR, LEADER
from facilitator.core.voting import tally
from facilitator.live.screens import Screen
from facilitator.live.screens.noticed import topics
from facilitator.live.screens.talk import background_label, group_label, name_of, title_of
from facilitator.live.suggestions import Noticed
from facilitator.live.views.plan import labels

APART = ("dilemma", "action", "goal", "conclusion")  # kinds that are no cards to theme
MOST_LOOSE, MOST_HELD = 150, 100  # cards of a column on the page; the others come up as these are put somewhere
LAST_DEEDS = 5  # of a theme
_COLUMN = "theme-"


class BoardScreen(Screen):
    """The theme board. `group` of the audience is whose themes it shows, '' the whole room's."""

    name = BOARD
    regions = ("head", "hints", "loose", "columns", "targets", "deeds")

    noticed: Callable[[Session], Noticed] = staticmethod(lambda state: Noticed())  # set by the web layer

    def __init__(self) -> None:
        self._known: dict[tuple[str, Audience], tuple[int, dict[str, list[Contribution]]]] = {}

    def regions_of(self, state: Session, audience: Audience) -> tuple[str, ...]:
        """Give the fixed regions and one per theme."""
        return (*self.regions, *(_COLUMN + one.id for one in in_scope(state, audience.group)))

    def page(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the columns."""
        columns = [] if audience.place else [one.id for one in in_scope(state, audience.group)]
        return {"columns": columns}

    def region(self, name: str, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the context of one region."""
        facts = {"sid": state.id, "scope": audience.group, "seat": audience.seat}
        if name.startswith(_COLUMN):
            return {**facts, **self._column(state, audience, state.themes.get(name.removeprefix(_COLUMN)))}
        found: dict[str, Any] = getattr(self, f"_{name}")(state, audience)
        return {**facts, **found}

    def template(self, name: str) -> str:
        """Give the template of a region: all columns share one."""
        return "column" if name.startswith(_COLUMN) else name

    def _head(self, state: Session, audience: Audience) -> dict[str, Any]:
        last = last_of(state, f"{LEADER}:{audience.seat}" if audience.seat else FACILITATOR)
        return {
            "title": state.title,
            "label": group_label(state, audience.group),
            "undo": {"seq": last.seq, "what": last.what} if last else None,
        }

    def _hints(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the themes that a computer would make of what is in none yet; for the room only."""
        if audience.seat:
            return {"topics": [], "total": 0}
        return topics(state, self.noticed(state))

    def _loose(self, state: Session, audience: Audience) -> dict[str, Any]:
        placed = {card.id for cards in self._placed(state, audience).values() for card in cards}
        found = [one for one in _in_sight(state, audience) if one.id not in placed]
        found.sort(key=lambda one: (one.number < 0, abs(one.number)), reverse=True)
        return {
            "cards": [_slip(state, one, audience) for one in found[:MOST_LOOSE]],
            "total": len(found),
            "more": max(0, len(found) - MOST_LOOSE),
            "kinds": sorted({one.kind for one in found}),
        }

    def _columns(self, state: Session, audience: Audience) -> dict[str, Any]:
        return {"columns": [one.id for one in in_scope(state, audience.group)]}

    def _targets(self, state: Session, audience: Audience) -> dict[str, Any]:
        return {"themes": [{"id": one.id, "title": one.title} for one in in_scope(state, audience.group)]}

    def _column(self, state: Session, audience: Audience, theme: Theme | None) -> dict[str, Any]:
        if theme is None:
            return {"theme": None}
        cards = self._placed(state, audience).get(theme.id, [])
        others = [one for one in in_scope(state, audience.group) if one is not theme]
        deeds = [one for one in state.deeds if one.theme == theme.id][-LAST_DEEDS:]
        row = [one.id for one in in_scope(state, audience.group)]
        place = row.index(theme.id)
        return {
            "theme": {"id": theme.id, "title": theme.title},
            "cards": [_slip(state, one, audience) for one in cards[:MOST_HELD]],
            "total": len(cards),
            "more": max(0, len(cards) - MOST_HELD),
            "others": [{"id": one.id, "title": one.title} for one in others],
            "deeds": [deed_facts(state, one) for one in reversed(deeds)],
            "left": row[place - 1] if place else None,
            "right": (*row[place + 2 :], "")[0] if place + 1 < len(row) else None,
        }

    def _deeds(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give what was done last to these themes."""
        own = {one.id for one in in_scope(state, audience.group)}
        found = [one for one in state.deeds if one.theme in own or (not audience.group and one.what in ("out", "removed"))]
        return {
            "themes": len(own),
            "deeds": [deed_facts(state, one) for one in reversed(found[-8:])],
        }

    def _placed(self, state: Session, audience: Audience) -> dict[str, list[Contribution]]:
        """Give what stands in each theme; worked out once for all columns."""
        key = (state.id, audience)
        known = self._known.get(key)
        if known is None or known[0] != state.seq:
            seer = _seer(audience)
            found = {
                theme: [card for card in cards if may_see(state, seer, card)]
                for theme, cards in themed(state, audience.group).items()
            }
            known = self._known[key] = (state.seq, found)
        return known[1]


def _seer(audience: Audience) -> Audience:
    """Give who looks: the facilitator sees all, a table's board what its leader sees."""
    return replace(audience, screen=LEADER_SCREEN if audience.group else CONSOLE)


def _in_sight(state: Session, audience: Audience) -> list[Contribution]:
    seer = _seer(audience)
    return [
        one
        for one in state.contributions.values()
        if one.kind not in APART
        and not one.parked
        and one.group in ("", audience.group or one.group)
        and is_public(state, one)
        and may_see(state, seer, one)
    ]


def _slip(state: Session, one: Contribution, audience: Audience) -> dict[str, Any]:
    """Give a card as it lies on the board."""
    return {
        "id": one.id,
        "number": one.number,
        "kind": one.kind,
        "title": title_of(one),
        "text": one.text,
        "language": one.language,
        "group": "" if audience.group else labels(state).get(one.group, ""),
        "background": background_label(state, one),
        "agree": tally(state, one)["agree"],
        "merged": len(one.merged),
    }


def deed_facts(state: Session, deed: Deed) -> dict[str, Any]:
    """Give who did what to a theme; of a participant only that it was one."""
    role, _, seat = deed.by.partition(":")
    by = "participant" if deed.by in state.people else role
    known = state.places.get(seat) or state.groups.get(seat)
    first = state.contributions.get(deed.cards[0]) if deed.cards else None
    visible = first is not None and is_public(state, first)
    return {
        "what": deed.what,
        "by": by if by in ("facilitator", "leader", "participant") else "participant",
        "seat": known.label if known else "",
        "n": len(deed.cards),
        "card": name_of(first)[:60] if first is not None and visible else "",
        "title": state.themes[deed.theme].title if deed.theme in state.themes else deed.title,
        "at": deed.at,
    }
