"""Themes: contributions that belong together, put there by several people at once without undoing each other's work.

Everybody who themes says the smallest thing there is to say: this card goes there, this theme is called so. Nobody sends
a whole list, so nobody can put back an old one. Themes belong to a *scope*: the whole room ('') or one group. A card is
in at most one theme of a scope; the room and a group may each have put it somewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.core.access import author_of
from facilitator.core.errors import Refused
from facilitator.core.harvest import MOST_MEMBERS, new_id, scope_of
from facilitator.core.model import Theme
from facilitator.core.people import returned
from facilitator.core.session import Session, decides
from facilitator.core.text import LONGEST_LINE, checked
from facilitator.core.themes import (
    CardsThemed,
    ThemeMade,
    ThemeMoved,
    ThemeRemoved,
    ThemeRenamed,
    called,
    in_scope,
    whereabouts,
)
from facilitator.core.theming_rules import cards_meant, check_maker, check_title, scope_meant, theme_meant
from facilitator.core.vocabulary import (
    FACILITATOR,
    LEADER,
    PARTICIPANT,
    STEERING,
    TEXTS,
    VOTES,
    Command,
    Context,
    Decision,
    Event,
    command,
)

MOST_THEMES = 100  # in one scope
ALL_WHO_THEME = frozenset({PARTICIPANT, LEADER, FACILITATOR})


@command(ALL_WHO_THEME, TEXTS)
class MakeTheme(Command):
    """Make a theme, of these contributions to begin with. One that is called so already takes them in.

    `group` is whose theme it is: null is one's own (a leader's group, the facilitator's whole room, a participant's as
    the phase says), '' the whole room.
    """

    title: str
    contributions: tuple[str, ...] = ()
    group: str | None = None


@command(ALL_WHO_THEME, TEXTS)
class RenameTheme(Command):
    """Call a theme something else; a participant only one that they made."""

    theme: str
    title: str


@command(ALL_WHO_THEME, VOTES)
class MoveToTheme(Command):
    """Put contributions in a theme, out of the one they are in; `theme` '' takes them out of those of `group`.

    Of several, those that went away meanwhile stay where they are.
    """

    contributions: tuple[str, ...]
    theme: str = ""
    group: str | None = None


@command(ALL_WHO_THEME, VOTES)
class RemoveTheme(Command):
    """Take a theme away; its contributions go `into` another one, or are in none. A participant: an own, empty one."""

    theme: str
    into: str = ""


@command(STEERING)
class MoveTheme(Command):
    """Put a theme before another one in the order of screens and report; `before` '' is last."""

    theme: str
    before: str = ""


@command(STEERING)
class SetTheme(Command):
    """Say all of a theme at once, for who themes alone: no `theme` makes one; no members and an empty title remove it."""

    title: str
    members: tuple[str, ...]
    theme: str = ""
    group: str | None = None


def _moves(state: Session, cards: tuple[str, ...], theme: str, group: str, context: Context) -> Decision:
    """Decide that cards go to a theme ('' for none) that is there: nothing for those that are in it already."""
    now = whereabouts(state, group)
    moving = tuple(card for card in cards if now.get(card, "") != theme)
    held = len(state.themes[theme].members) if theme in state.themes else 0
    if theme and held + len(moving) > MOST_MEMBERS:
        raise Refused("too_many", field="members", most=MOST_MEMBERS)
    if not moving:
        return Decision()
    return Decision(
        [CardsThemed(moving, theme, group, author_of(context.actor), context.at)],
        list(_way_back(state, moving, theme, group, now)),
    )


def _way_back(state: Session, moving: tuple[str, ...], theme: str, group: str, now: dict[str, str]) -> Iterator[Event]:
    """Give what puts cards back exactly where they are now, as long as nobody moved them on from `theme`."""
    going = set(moving)
    loose = tuple(card for card in moving if not now.get(card))
    if loose:
        yield CardsThemed(loose, "", group, over=theme)
    for old in in_scope(state, group):
        held = [(place, card) for place, card in enumerate(old.members) if card in going and now[card] == old.id]
        if held:
            yield CardsThemed(
                tuple(card for _, card in held), old.id, group, over=theme, places=tuple(place for place, _ in held)
            )


def _in_turn(context: Context, *parts: Decision, value: dict[str, object] | None = None) -> Decision:
    """Give several decisions as one; what people do on their phones they take back themselves."""
    undo = [one for part in reversed(parts) for one in part.undo]
    events = [one for part in parts for one in part.events]
    return Decision(events, [] if context.actor.role == PARTICIPANT else undo, value or {})


def _new(state: Session, title: str, group: str, context: Context) -> tuple[str, Decision]:
    if sum(1 for _ in in_scope(state, group)) >= MOST_THEMES:
        raise Refused("too_many", field="themes", most=MOST_THEMES)
    made = new_id(state, "th")
    return made, Decision(
        [ThemeMade(made, title, group, author_of(context.actor), context.at)], [ThemeRemoved(made, only_empty=True)]
    )


def _left_over(state: Session, context: Context, contributions: tuple[str, ...], scope: str) -> tuple[str, ...]:
    """Give the cards of a new theme; of a participant without those that went away meanwhile: the title is not lost."""
    try:
        return cards_meant(state, context, contributions, scope)
    except Refused:
        known = [one for one in contributions if one in state.contributions]
        if context.actor.role != PARTICIPANT or len(known) < len(contributions):
            raise
        if any(state.standing(one).status == "visible" for one in known):
            raise
        return ()


@decides(MakeTheme)
def _make(wish: MakeTheme, state: Session, context: Context) -> Decision:
    scope = scope_meant(state, context, wish.group)
    title = checked(wish.title, "title", LONGEST_LINE)
    cards = _left_over(state, context, wish.contributions, scope)
    back = Decision(list(returned(state, context)))
    known = called(state, title, scope)
    if known is None:
        check_title(state, context, title)
    if known is not None:  # two people thought of the same: it is one theme
        moves = _moves(state, cards, known.id, scope, context)
        return _in_turn(context, *([back] if moves.events else []), moves, value={"theme": known.id, "known": True})
    made, making = _new(state, title, scope, context)
    return _in_turn(context, back, making, _moves(state, cards, made, scope, context), value={"theme": made})


@decides(RenameTheme)
def _rename(wish: RenameTheme, state: Session, context: Context) -> Decision:
    found = theme_meant(state, context, wish.theme)
    check_maker(found, context)
    title = checked(wish.title, "title", LONGEST_LINE)
    if title == found.title:
        return Decision()
    check_title(state, context, title)
    same = called(state, title, found.group)
    if same is not None and same is not found:
        raise Refused("theme_exists", title=same.title)
    named = ThemeRenamed(found.id, title, author_of(context.actor), context.at)
    old = ThemeRenamed(found.id, found.title, over=title)
    return _in_turn(context, Decision(list(returned(state, context))), Decision([named], [old]))


@decides(MoveToTheme)
def _move(wish: MoveToTheme, state: Session, context: Context) -> Decision:
    if not wish.contributions:
        raise Refused("empty", field="contributions")
    scope = theme_meant(state, context, wish.theme).group if wish.theme else scope_meant(state, context, wish.group)
    cards = cards_meant(state, context, wish.contributions, scope)
    moves = _moves(state, cards, wish.theme, scope, context)
    return _in_turn(context, Decision(list(returned(state, context))), moves) if moves.events else moves


@decides(RemoveTheme)
def _remove(wish: RemoveTheme, state: Session, context: Context) -> Decision:
    if wish.theme not in state.themes:
        if wish.theme.startswith("th"):
            return Decision()  # somebody took it away already
        raise Refused("theme_gone")
    found = theme_meant(state, context, wish.theme)
    check_maker(found, context)
    if context.actor.role == PARTICIPANT and found.members:
        raise Refused("theme_not_empty")
    if wish.into == found.id:
        raise Refused("not_a_card")
    moves = Decision()
    if wish.into:
        into = theme_meant(state, context, wish.into)
        if into.group != found.group:
            raise Refused("other_table")
        moves = _moves(state, tuple(found.members), into.id, found.group, context)
    return _in_turn(context, Decision(list(returned(state, context))), moves, _gone(state, found, moves, context))


def _gone(state: Session, found: Theme, moves: Decision, context: Context) -> Decision:
    """Decide that a theme goes, with a way back: the theme where it stood, and what was in it then."""
    ids = list(state.themes)
    after = ids[ids.index(found.id) + 1 :]
    undo: list[Event] = [ThemeMade(found.id, found.title, found.group, found.by, found.at, before=after[0] if after else "")]
    if not moves.events and found.members:
        members = tuple(found.members)
        undo.append(CardsThemed(members, found.id, found.group, over="", places=tuple(range(len(members)))))
    return Decision([ThemeRemoved(found.id, author_of(context.actor), context.at)], undo)


@decides(MoveTheme)
def _order(wish: MoveTheme, state: Session, context: Context) -> Decision:
    found = theme_meant(state, context, wish.theme)
    if wish.before == found.id:
        raise Refused("not_a_card")
    row = [one.id for one in in_scope(state, found.group)]
    if wish.before and wish.before not in row:
        raise Refused("theme_gone")
    following = (*row[row.index(found.id) + 1 :], "")[0]
    if wish.before == following:
        return Decision()
    return Decision([ThemeMoved(found.id, wish.before)], [ThemeMoved(found.id, following)])


@decides(SetTheme)
def _set(wish: SetTheme, state: Session, context: Context) -> Decision:
    found = state.themes.get(wish.theme)
    if wish.theme and found is None:
        raise Refused("stale")
    if context.actor.role == LEADER and found is not None and found.group != context.actor.group:
        raise Refused("not_yours")
    scope = scope_of(wish.group if wish.group is not None or found is None else found.group, state, context)
    if found is not None and scope != found.group:
        raise Refused("malformed", field="SetTheme.group")
    members = cards_meant(state, context, wish.members, scope)
    title = checked(wish.title, "title", LONGEST_LINE, empty=found is not None and not members)
    if found is None:
        made, making = _new(state, title, scope, context)
        return _in_turn(context, making, _moves(state, members, made, scope, context), value={"theme": made})
    if not title:
        return _in_turn(context, _gone(state, found, Decision(), context), value={"theme": found.id})
    out = _moves(state, _left_out(found.members, members), "", scope, context)
    named = Decision()
    if title != found.title:
        named.events.append(ThemeRenamed(found.id, title, author_of(context.actor), context.at))
        named.undo.append(ThemeRenamed(found.id, found.title, over=title))
    return _in_turn(context, named, out, _moves(state, members, found.id, scope, context), value={"theme": found.id})


def _left_out(now: Iterable[str], wanted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in now if one not in wanted)
