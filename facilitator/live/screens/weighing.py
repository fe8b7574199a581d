"""What people weigh on a phone: which texts ask for support, in which order lists stand, and what responds to a value."""

from __future__ import annotations

from facilitator.core.format import CLAIMS, HEADINGS
from facilitator.core.model import Contribution, Phase
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see
from facilitator.live.screens import Section
from facilitator.live.screens.talk import group_label, standing

DIRECTIONS = ("direction",)
NOT_LISTED = ("action", "goal")  # kinds that have a place of their own


def weighed(phase: Phase) -> tuple[str, ...]:
    """Give the kinds that people say agree, neutral or disagree to in this phase; none when it asks for no support."""
    return (phase.weighs or DIRECTIONS) if phase.support != "none" else ()


def asks_support(state: Session, phase: Phase, contribution: Contribution) -> bool:
    """Whether a card has the buttons for support now."""
    return contribution.kind in weighed(phase) and not contribution.parked and not state.closed


def anything_to_weigh(state: Session, audience: Audience, phase: Phase) -> bool:
    """Whether somebody can say already what they think of a text: then the way there stands above the field to write in."""
    kinds = weighed(phase)
    if not kinds or state.closed:
        return False
    return any(
        one.kind in kinds and not one.parked and may_see(state, audience, one) for one in state.contributions.values()
    )


def kinds_in_order(phase: Phase, others: tuple[str, ...]) -> list[str]:
    """Give the kinds of the lists on a screen: what the phase asks for, what is weighed, then `others`."""
    found = dict.fromkeys((*phase.accepts[:1], *weighed(phase), *phase.accepts, *others))
    return [kind for kind in found if kind not in NOT_LISTED]


def claims(phase: Phase) -> tuple[str, ...]:
    """Give the kinds that people respond to in this phase with what supports or challenges them."""
    return tuple(kind for kind in phase.about if kind in CLAIMS and kind in HEADINGS)


def answering(phase: Phase) -> str:
    """Give the kind of a response to a claim: the first that the phase takes beside the claims, '' for none."""
    return next((kind for kind in phase.accepts if kind not in (*claims(phase), *NOT_LISTED)), "")


def claim_sections(state: Session, audience: Audience, phase: Phase) -> list[Section]:
    """Give a list for each value: the value itself, then what was said about it in the order it came."""
    kinds = claims(phase)
    return [_about(state, audience.group, one) for one in standing(state, kinds)] if kinds else []


def stands_apart(state: Session, phase: Phase, one: Contribution) -> bool:
    """Whether a text has its place under a claim already (the claim itself, or a response to one that stands)."""
    kinds = claims(phase)
    if not kinds:
        return False
    about = state.standing(one.on) if one.on in state.contributions else one
    return about.kind in kinds and about.status == "visible"


def _about(state: Session, group: str, claim: Contribution) -> Section:
    def holds(one: Contribution) -> bool:
        here = one.id == claim.id or (one.on in state.contributions and state.standing(one.on).id == claim.id)
        return here and one.group in ("", group)

    heading = {"kind": claim.kind, "group": group_label(state, group), "own": True, "name": claim.title}
    return Section(f"on-{claim.id}", holds, heading, newest_first=False)
