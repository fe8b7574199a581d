"""What happened to themes, how it is folded, and where each card is now."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.harvest import count_id
from facilitator.core.model import Contribution, Deed, Theme
from facilitator.core.session import Session, concerns, evolves
from facilitator.core.visibility import is_public
from facilitator.core.vocabulary import Event, event

MOST_DEEDS = 300  # of who did what, the newest


@event
class ThemeSet(Event):
    """A theme is now this; no members and no title: it is gone. (Sessions from before people themed together.)"""

    id: str
    title: str = ""
    members: tuple[str, ...] = ()
    group: str = ""


@event
class ThemeMade(Event):
    """There is a new theme, empty; `by` as Contribution.author ('' where something is taken back)."""

    id: str
    title: str
    group: str = ""
    by: str = ""
    at: int = 0
    before: str = ""  # the theme that it stands before; '' is last


@event
class ThemeRenamed(Event):
    """A theme is called so now; with `over` only as long as it was called that."""

    id: str
    title: str
    by: str = ""
    at: int = 0
    over: str | None = None


@event
class ThemeRemoved(Event):
    """A theme is gone, and what was in it is in none; `only_empty`: not when somebody put something in it since."""

    id: str
    by: str = ""
    at: int = 0
    only_empty: bool = False


@event
class ThemeMoved(Event):
    """A theme stands before another one now; '' is last."""

    id: str
    before: str = ""


@event
class CardsThemed(Event):
    """Contributions are in `theme` now ('' for none), and in no other one of `group`.

    `over`: only those that are in that theme still. `places`: where each stands in the theme; without them at the end.
    """

    cards: tuple[str, ...]
    theme: str
    group: str = ""
    by: str = ""
    at: int = 0
    over: str | None = None
    places: tuple[int, ...] = ()


def in_scope(state: Session, group: str) -> Iterator[Theme]:
    """Give the themes of the room ('') or of a group, in order."""
    return (one for one in state.themes.values() if one.group == group)


def whereabouts(state: Session, group: str) -> dict[str, str]:
    """Give `{contribution: the theme it is in}` of one scope, whatever became of the contribution."""
    return {card: theme.id for theme in in_scope(state, group) for card in theme.members}


def themed(state: Session, group: str) -> dict[str, list[Contribution]]:
    """Give `{theme: what stands in it}` of one scope: each card at most once, put there itself or by what it took in.

    Of what was put together the card that lives on stands where it was put; else where the first of the others was.
    """
    places = whereabouts(state, group)
    seen: set[str] = set()
    found: dict[str, list[Contribution]] = {}
    for theme in in_scope(state, group):
        found[theme.id] = []
        for member in theme.members:
            if member not in state.contributions:
                continue
            card = state.standing(member)
            if places.get(card.id, theme.id) == theme.id and card.id not in seen and is_public(state, card):
                seen.add(card.id)
                found[theme.id].append(card)
    return found


def put_under(aside: dict[str, Theme], now: dict[str, Theme]) -> dict[str, Theme]:
    """Give the themes that were set aside with those made since; a card that was themed since stays where it is now."""
    taken = {(one.group, card) for one in now.values() for card in one.members}
    for one in aside.values():
        one.members = [card for card in one.members if (one.group, card) not in taken]
    return {**aside, **now}


def _did(state: Session, what: str, theme: str, happened: ThemeMade | ThemeRenamed | ThemeRemoved | CardsThemed) -> None:
    """Remember who did what; something that is taken back is nobody's deed."""
    if happened.by:
        cards = happened.cards if isinstance(happened, CardsThemed) else ()
        title = getattr(happened, "title", "") or (state.themes[theme].title if theme in state.themes else "")
        state.deeds.append(Deed(what, theme, happened.by, happened.at, cards, title))
        del state.deeds[:-MOST_DEEDS]


@evolves(ThemeSet)
def _theme_set(happened: ThemeSet, state: Session) -> None:
    count_id(state, happened.id)
    if happened.title or happened.members:
        state.themes[happened.id] = Theme(happened.id, happened.title, list(happened.members), happened.group)
    else:
        state.themes.pop(happened.id, None)


@evolves(ThemeMade)
def _made(happened: ThemeMade, state: Session) -> None:
    count_id(state, happened.id)
    if happened.id in state.themes:
        return
    state.themes[happened.id] = Theme(happened.id, happened.title, [], happened.group, happened.by, happened.at)
    if happened.before in state.themes:
        _put_before(state, happened.id, happened.before)
    _did(state, "made", happened.id, happened)


@evolves(ThemeRenamed)
def _renamed(happened: ThemeRenamed, state: Session) -> None:
    found = state.themes.get(happened.id)
    if found is not None and happened.over in (None, found.title):
        found.title = happened.title
        _did(state, "named", found.id, happened)


@evolves(ThemeRemoved)
def _removed(happened: ThemeRemoved, state: Session) -> None:
    found = state.themes.get(happened.id)
    if found is not None and not (happened.only_empty and found.members):
        _did(state, "removed", found.id, happened)
        del state.themes[found.id]


@evolves(ThemeMoved)
def _moved(happened: ThemeMoved, state: Session) -> None:
    if happened.id in state.themes:
        _put_before(state, happened.id, happened.before)


def _put_before(state: Session, theme: str, before: str) -> None:
    rest = [one for one in state.themes if one != theme]
    place = rest.index(before) if before in rest else len(rest)
    order = [*rest[:place], theme, *rest[place:]]
    state.themes = {one: state.themes[one] for one in order}


@evolves(CardsThemed)
def _cards_themed(happened: CardsThemed, state: Session) -> None:
    now = whereabouts(state, happened.group)
    places = happened.places or (MOST_PLACES,) * len(happened.cards)
    moving = {
        card: place
        for card, place in zip(happened.cards, places, strict=False)
        if happened.over is None or now.get(card, "") == happened.over
    }
    for theme in in_scope(state, happened.group):
        if not moving.keys().isdisjoint(theme.members):
            theme.members = [card for card in theme.members if card not in moving]
    into = state.themes.get(happened.theme)
    if into is not None:
        for card, place in moving.items():
            into.members.insert(place, card)
    if moving:
        _did(state, "put" if into is not None else "out", happened.theme, happened)


MOST_PLACES = 1 << 30  # beyond the end of any list


@concerns(ThemeMade)
@concerns(CardsThemed)
def _in_group(happened: ThemeMade | CardsThemed, state: Session) -> str | None:
    return happened.group or None


@concerns(ThemeRenamed)
@concerns(ThemeMoved)
def _of_theme(happened: ThemeRenamed | ThemeMoved, state: Session) -> str | None:
    return state.themes[happened.id].group or None if happened.id in state.themes else None


def called(state: Session, title: str, group: str) -> Theme | None:
    """Give the theme of a scope that is called so, whatever the capitals and spaces; None for none."""
    wanted = " ".join(title.split()).casefold()
    return next((one for one in in_scope(state, group) if " ".join(one.title.split()).casefold() == wanted), None)


def merged_in(state: Session, contribution: str) -> Iterator[str]:
    """Give all that live on in a contribution, also by way of another one."""
    waiting = state.contributions[contribution].merged[::-1]
    while waiting:
        one = waiting.pop()
        if one in state.contributions:
            yield one
            waiting += reversed(state.contributions[one].merged)
