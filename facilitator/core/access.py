"""Who may reach which contribution, and under which name their words are stored."""

from __future__ import annotations

from facilitator.core.errors import Refused
from facilitator.core.model import HOST, Contribution
from facilitator.core.people import group_of
from facilitator.core.session import Session
from facilitator.core.visibility import LEADER_SCREEN, OWNER_SCREEN, PHONE, Audience, is_blind, may_see
from facilitator.core.vocabulary import (
    FACILITATOR,
    LEADER,
    OWNER,
    PARTICIPANT,
    STEERING,
    Actor,
    Context,
)

# Why a card does not stand, by its status.
OFF_SCREEN = {"held": "card_held", "hidden": "card_hidden", "withdrawn": "card_taken_back", "merged": "card_merged"}
ANY_REASON = frozenset({*OFF_SCREEN.values(), "card_off_screen"})


def author_of(actor: Actor) -> str:
    """Give the author under which an actor's words are stored."""
    if actor.role == LEADER:
        return f"{LEADER}:{actor.place or actor.group}"
    return HOST if actor.role == FACILITATOR else actor.id


def seen(state: Session, context: Context, contribution: str, group: str | None = None) -> Contribution:
    """Give a contribution that who asks may see (their own always), at `group` or at any table where they sat.

    What was answered at a table may arrive when its author sits elsewhere. Raises Refused `unknown_contribution`.
    """
    found = state.contribution(contribution)
    actor = context.actor
    if actor.role == FACILITATOR or found.author == author_of(actor):
        return found
    about = (found.id, found.on)
    screen = {LEADER: LEADER_SCREEN, OWNER: OWNER_SCREEN}.get(actor.role, PHONE)
    while found.status == "merged":
        found = state.contribution(found.merged_into)
    groups = _sat_at(state, context) if group is None else [group]
    if actor.role == OWNER and actor.group not in about:
        groups = []  # an owner's link is for their own dilemma and what is said about it
    if not any(may_see(state, Audience(screen, one), found) for one in groups):
        raise Refused("unknown_contribution", contribution=contribution[:60])
    return found


def _sat_at(state: Session, context: Context) -> list[str]:
    """Give the groups whose talk who asks has heard: their own first."""
    person = state.people.get(context.actor.id) if context.actor.role == PARTICIPANT else None
    return [group_of(state, context), *(person.sat if person else ())]


def steered(state: Session, context: Context, contribution: str) -> Contribution:
    """Give a contribution that who asks may moderate: a leader only their own group's. Raises Refused."""
    found = state.contribution(contribution)
    if context.actor.role == LEADER and found.group != context.actor.group:
        raise Refused("not_yours")
    return found


def check_status(context: Context, found: Contribution, *statuses: str) -> None:
    """Raise Refused with the reason when a card has none of these statuses: it waits, is hidden, was taken back or merged.

    To a participant no more is said of what others may not read than that it is on no screen (`card_off_screen`).
    """
    if found.status not in statuses:
        raise Refused(OFF_SCREEN.get(found.status, "stale") if context.actor.role in STEERING else "card_off_screen")


def check_shown(state: Session, context: Context, found: Contribution, *statuses: str) -> None:
    """Raise Refused with the reason when a card has none of these statuses, or nobody was shown it yet (`card_blind`)."""
    check_status(context, found, *statuses)
    if is_blind(state, found):
        raise Refused("card_blind")
