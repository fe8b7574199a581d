"""Who may put what where: in which scope somebody themes, which themes are theirs to change, and which cards stand."""

from __future__ import annotations

from facilitator.core.access import ANY_REASON, check_status, seen, steered
from facilitator.core.errors import Refused
from facilitator.core.harvest import MOST_MEMBERS, scope_of
from facilitator.core.holding import WORDS, reason_to_hold
from facilitator.core.model import Contribution, Phase, Theme
from facilitator.core.people import participant
from facilitator.core.session import Session
from facilitator.core.themes import merged_in, whereabouts
from facilitator.core.vocabulary import FACILITATOR, PARTICIPANT, Context


def theming_scope(state: Session, group: str) -> str | None:
    """Give the scope in which a participant of `group` themes now: '' the room, None for not at all."""
    phase = _phase(state, group)
    if phase is None or not phase.theming or state.closed:
        return None
    if phase.visibility == "everyone" or (phase.visibility == "blind" and phase.revealed):
        return ""
    return group if group or not state.groups else None


def _phase(state: Session, group: str) -> Phase | None:
    now = state.position(group).phase
    return next((phase for phase in state.phases if phase.id == now), None)


def scope_meant(state: Session, context: Context, group: str | None) -> str:
    """Give the scope that who asks means. Raises Refused."""
    if context.actor.role != PARTICIPANT:
        return scope_of(group, state, context)
    own = participant(state, context).group
    if state.closed:
        raise Refused("session_closed")
    scope = theming_scope(state, own)
    if scope is None:
        raise Refused("theming_closed")
    if group is not None and group != scope:
        raise Refused("not_yours")
    return scope


def theme_meant(state: Session, context: Context, theme: str) -> Theme:
    """Give a theme in which who asks may put things. Raises Refused `theme_gone`, `not_yours`."""
    found = state.themes.get(theme)
    if found is None:
        raise Refused("theme_gone")
    if context.actor.role != FACILITATOR and found.group != scope_meant(state, context, None):
        raise Refused("not_yours")
    return found


def check_maker(found: Theme, context: Context) -> None:
    """Raise Refused `not_yours` when a participant changes a theme that somebody else made."""
    if context.actor.role == PARTICIPANT and found.by != context.actor.id:
        raise Refused("not_yours")


def check_title(state: Session, context: Context, title: str) -> None:
    """Raise Refused for a title by a participant that can't go to everybody's screens unread: themes are not held back."""
    phase = _phase(state, participant(state, context).group) if context.actor.role == PARTICIPANT else None
    why = reason_to_hold(state, context.actor, phase, title)
    if why:
        raise Refused("title_held" if why == WORDS else "titles_read_first")


def may_name(state: Session, group: str) -> bool:
    """Whether participants of `group` can make themes themselves, beside putting cards in those there are."""
    phase = _phase(state, group)
    return phase is not None and not phase.moderated


def _card(state: Session, context: Context, contribution: str, scope: str) -> Contribution:
    """Give the card that a contribution lives on in, as long as it is in sight and belongs in `scope`. Raises Refused."""
    if contribution in state.themes:
        raise Refused("not_a_card")
    joins = context.actor.role == PARTICIPANT
    found = (seen if joins else steered)(state, context, contribution)
    if scope and found.group not in ("", scope):
        raise Refused("other_table")
    card = state.standing(found.id)
    check_status(context, card, "visible")
    return card


def cards_meant(state: Session, context: Context, contributions: tuple[str, ...], scope: str) -> tuple[str, ...]:
    """Give what is to be moved: cards that stand, each with those that were put together with it."""
    if len(contributions) > MOST_MEMBERS:
        raise Refused("too_many", field="members", most=MOST_MEMBERS)
    wished = tuple(dict.fromkeys(contributions))
    cards: dict[str, None] = {}
    gone: list[Refused] = []
    for one in wished:
        try:
            cards[_card(state, context, one, scope).id] = None
        except Refused as refusal:
            if refusal.code not in ANY_REASON:
                raise
            gone.append(refusal)
    if gone and not cards:
        raise gone[0]
    places = whereabouts(state, scope)
    return tuple(dict.fromkeys(id for card in cards for id in (card, *(m for m in merged_in(state, card) if m in places))))
