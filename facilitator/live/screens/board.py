"""The theme board: what is in no theme yet beside a column per theme, for who steers the room or one table.

Every column is a region of its own, so that a card that moves sends two columns and not the whole board.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from facilitator.core.history import last_of
from facilitator.core.model import Contribution, Deed, Theme
from facilitator.core.session import Session
from facilitator.core.themes import in_scope, themed
from facilitator.core.visibility import BOARD, CONSOLE, LEADER_SCREEN, Audience, is_public, may_see
from facilitator.core.vocabulary import FACILITATOR, LEADER
from facilitator.live.screens import Screen
from facilitator.live.screens.noticed import topics
from facilitator.live.screens.once import Once
from facilitator.live.screens.talk import background_label, group_label, name_of, title_of
from facilitator.live.suggestions import Noticed
from facilitator.live.views.plan import labels

APART = ("dilemma", "action", "goal", "conclusion")  # kinds that are no cards to theme
PILE = 40  # numbers in a pile of what is in no theme yet
MOST_HELD = 100  # cards of a theme on the page; it holds all
LAST_DEEDS = 5  # of a theme
_COLUMN, _PILE = "theme-", "pile-"


class BoardScreen(Screen):
    """The theme board. `group` of the audience is whose themes it shows, '' the whole room's."""

    name = BOARD
    regions = ("head", "hints", "loose", "piles", "columns", "targets", "deeds")

    noticed: Callable[[Session], Noticed] = staticmethod(lambda state: Noticed())  # set by the web layer

    def __init__(self) -> None:
        self._once: Once[dict[str, list[Contribution]]] = Once()
        self._loose_once: Once[dict[int, list[Contribution]]] = Once()

    def regions_of(self, state: Session, audience: Audience) -> tuple[str, ...]:
        """Give the fixed regions, and one per pile of loose cards and per theme."""
        piles = (f"{_PILE}{number}" for number in self._blocks(state, audience))
        return (*self.regions, *piles, *(_COLUMN + one.id for one in in_scope(state, audience.group)))

    def page(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the columns and piles; a board at a place gets its own once it is there."""
        if audience.place:
            return {"columns": [], "piles": []}
        return {**self._columns(state, audience), **self._piles(state, audience)}

    def region(self, name: str, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the context of one region."""
        facts = {"sid": state.id, "scope": audience.group, "seat": audience.seat}
        if name.startswith(_COLUMN):
            return {**facts, **self._column(state, audience, state.themes.get(name.removeprefix(_COLUMN)))}
        if name.startswith(_PILE):
            return {**facts, **self._pile(state, audience, int(name.removeprefix(_PILE)))}
        found: dict[str, Any] = getattr(self, f"_{name}")(state, audience)
        return {**facts, **found}

    def template(self, name: str) -> str:
        """Give the template of a region: all columns share one, and all piles."""
        return "column" if name.startswith(_COLUMN) else "pile" if name.startswith(_PILE) else name

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
        return {"total": sum(len(cards) for cards in self._blocks(state, audience).values())}

    def _piles(self, state: Session, audience: Audience) -> dict[str, Any]:
        return {"piles": list(self._blocks(state, audience))}

    def _pile(self, state: Session, audience: Audience, number: int) -> dict[str, Any]:
        found = self._blocks(state, audience).get(number, [])
        return {"cards": self._slips(state, audience, found)}

    def _slips(self, state: Session, audience: Audience, found: list[Contribution]) -> list[dict[str, Any]]:
        """Give cards as they lie on the board: with their kind where there are several, with their table in the hall."""
        kinds = {kind for phase in state.phases for kind in phase.accepts if kind not in APART}
        names = {} if audience.group else labels(state)
        return [_slip(state, one, names, len(kinds) > 1) for one in found]

    def _blocks(self, state: Session, audience: Audience) -> dict[int, list[Contribution]]:
        """Give what is in no theme yet, the newest first, in piles by number: a card that goes changes one pile."""

        def blocks() -> dict[int, list[Contribution]]:
            placed = {card.id for cards in self._placed(state, audience).values() for card in cards}
            found = [one for one in _in_sight(state, audience) if one.id not in placed]
            found.sort(key=lambda one: (one.number < 0, abs(one.number)), reverse=True)
            piles: dict[int, list[Contribution]] = {}
            for one in found:
                piles.setdefault((abs(one.number) // PILE + 1) * (1 if one.number > 0 else -1), []).append(one)
            return piles

        return self._loose_once.of(state, audience, blocks)

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
            "cards": self._slips(state, audience, cards[:MOST_HELD]),
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
        seer = _seer(audience)

        def placed() -> dict[str, list[Contribution]]:
            found = themed(state, audience.group).items()
            if not audience.group:
                return dict(found)  # what is public the facilitator sees
            return {theme: [card for card in cards if may_see(state, seer, card)] for theme, cards in found}

        return self._once.of(state, audience, placed)


def _seer(audience: Audience) -> Audience:
    """Give who looks: the facilitator sees all, a table's board what its leader sees."""
    return replace(audience, screen=LEADER_SCREEN if audience.group else CONSOLE)


def _in_sight(state: Session, audience: Audience) -> list[Contribution]:
    seer = _seer(audience)
    return [one for one in to_theme(state, audience.group) if not audience.group or may_see(state, seer, one)]


def to_theme(state: Session, scope: str) -> Iterator[Contribution]:
    """Give the cards that can be in a theme of the room (''), or of a group: its own and nobody's."""
    for one in _within(state, scope):
        if one.kind not in APART and not one.parked and is_public(state, one):
            yield one


def _within(state: Session, scope: str) -> Iterable[Contribution]:
    """Give what may belong in a scope; of a group by what is kept per group, however much others wrote."""
    if not scope:
        return state.contributions.values()
    filed = (ids for group in ("", scope) for ids in state.filed.get(group, {}).values())
    return (state.contributions[one] for ids in filed for one in ids if one in state.contributions)


def _slip(state: Session, one: Contribution, names: dict[str, str], mixed: bool) -> dict[str, Any]:
    """Give a card as it lies on the board."""
    return {
        "id": one.id,
        "number": one.number,
        "kind": one.kind if mixed else "",
        "title": title_of(one),
        "text": one.text,
        "language": one.language,
        "group": names.get(one.group, ""),
        "background": background_label(state, one),
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
        "card": name_of(first) if first is not None and visible else "",
        "title": state.themes[deed.theme].title if deed.theme in state.themes else deed.title,
        "at": deed.at,
    }
