"""What a participant's phone shows: the question of now, what can be chosen, and what the group brought in.

These fragments hold nothing personal; one's own words, choices and place stand in a document of their own (mine.py).
"""

from __future__ import annotations

from typing import Any

from facilitator.core.goals import GOAL
from facilitator.core.leaving import LEAVING
from facilitator.core.model import Contribution, Phase
from facilitator.core.session import Session
from facilitator.core.visibility import PHONE, Audience, background_counts
from facilitator.core.voting_again import votings_in
from facilitator.core.ways import kinds_weighed
from facilitator.live.limits import Rush
from facilitator.live.parts.joining_in import HARVESTING, can_join, join_facts
from facilitator.live.parts.questions import question_facts
from facilitator.live.parts.staying_open import late_facts, may_write
from facilitator.live.screens import Screen, Section
from facilitator.live.screens.moment import TYPE as MOMENT
from facilitator.live.screens.moment import moment_facts
from facilitator.live.screens.outcomes import is_told, outcomes_of
from facilitator.live.screens.referring import referred_to
from facilitator.live.screens.rounds import builds_on, earlier_round
from facilitator.live.screens.talk import (
    accepted_kinds,
    belongs,
    card,
    focus,
    group_label,
    main_directions,
    name_of,
    phase_facts,
    phase_of,
    subject_facts,
    typed_fields,
    under_discussion,
)
from facilitator.live.screens.weighing import (
    NOT_LISTED,
    answering,
    anything_to_weigh,
    asks_support,
    claim_sections,
    claims,
    kinds_in_order,
    stands_apart,
    weighed,
)

PARKED_KIND = "insight"  # of what is written where a phase takes nothing: it goes to the parking place
OTHERS = 10  # directions of another group on a first page
OWN_KINDS = ("question", "experience", "direction", "insight", "obstacle", "need", "example")


class PhoneScreen(Screen):
    """The participant's phone."""

    name = PHONE
    steady = (
        "masthead", "seating", "sign_off", "task", "goodbye", "votings", "choices", "dots", "ranks", "estimates", "goals",
        "rate", "theming", "compose", "veil",
    )  # fmt: skip

    def page(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the kinds that any phase takes (the phone holds a label for each), and what can be sent now."""
        weighs = _weighs_first(state, phase_of(state, audience.group))
        return {"kinds": accepted_kinds(state), "compose": self._compose(state, audience), "weighs": weighs}

    regions = ("masthead", "seating", "sign_off", "task", "goodbye", "votings", "choices", "dots", "ranks", "estimates", "commitments", "goals", "rate", "theming", "front", "compose", "veil", "rings", "highlights", "sections")

    def region(self, name: str, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the context of one region."""
        if name == "masthead":
            spread = Rush.spread(background_counts(state).total())
            return {"group": group_label(state, audience.group), "title": state.title, "closed": state.closed, "spread": spread}
        if name == "task":
            return self._task(state, audience)
        if name == "choices":
            return self._choices(state, audience)
        if name == "compose":
            return self._compose(state, audience)
        if name in ("front", "highlights"):
            ahead = phase_of(state, audience.group).type in HARVESTING
            return self._highlights(state, audience) if ahead == (name == "front") else {"groups": []}
        return super().region(name, state, audience)

    def _task(self, state: Session, audience: Audience) -> dict[str, Any]:
        talk = under_discussion(state, audience.group)
        phase = phase_of(state, audience.group)
        # Where one chooses, the boxes stand in the form itself.
        shown = [] if phase.choices and not state.closed else [subject_facts(state, one) for one in talk]
        return {
            **phase_facts(state, audience),
            "late": late_facts(state),
            "subjects": shown,
            "rounds": state.position(audience.group).round > 1,
            "moment": moment_facts(state, audience) if phase.type == MOMENT and not state.closed else None,
            "weighs": _weighs_first(state, phase),
            "to_weigh": anything_to_weigh(state, audience, phase),
        }

    def _choices(self, state: Session, audience: Audience) -> dict[str, Any]:
        phase = phase_of(state, audience.group)
        if state.closed or not phase.choices:
            return {"moment": "", "dilemmas": []}
        talk = under_discussion(state, audience.group)
        return {
            "moment": phase.choices[-1],
            "voting": len(votings_in(state, phase.id)),
            "dilemmas": [subject_facts(state, one) for one in talk],
            "session": state.id,
        }

    def _compose(self, state: Session, audience: Audience) -> dict[str, Any]:
        phase = phase_of(state, audience.group)
        talk = under_discussion(state, audience.group)
        kinds = [kind for kind in phase.accepts if kind not in NOT_LISTED]
        return {
            "open": may_write(state),
            "closed": state.closed,
            "session": state.id,
            "phase": phase.id,
            "accepts": kinds or [PARKED_KIND],
            "fields": typed_fields(kinds),
            "only_parking": not kinds,
            "on": [{"id": one.id, "title": name_of(one)} for one in talk],
            "general": not focus(state, audience.group) and len(talk) != 1,
            "refers": [] if talk else referred_to(state, audience),
            "choosing": bool(phase.choices) or GOAL in phase.accepts,
            "visibility": "everyone" if phase.visibility == "blind" and phase.revealed else phase.visibility,
            "anonymous": phase.anonymous,
            "group": group_label(state, audience.group),
            "group_id": audience.group if audience.group in state.groups else "",
            "round": state.position(audience.group).round,
        }

    def _highlights(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Main directions grouped per group: everybody's once all may see them, else one's own."""
        phase = phase_of(state, audience.group)
        everyone = phase.visibility == "everyone"
        going_on = join_facts(state, audience.group)
        groups = ["", *state.groups] if everyone else [audience.group]
        found = []
        for group in groups:
            main = main_directions(state, audience, group)
            told = outcomes_of(state, main) if is_told(state, audience) else {}
            cards = [{**card(state, one), "outcome": told.get(one.id), **_joining(going_on, one)} for one in main]
            if cards:
                found.append({"group": group, "label": group_label(state, group), "cards": cards})
        return {"groups": found, "support": _votable(state, phase), "session": state.id}

    def sections(self, state: Session, audience: Audience) -> list[Section]:
        """Give the lists: the kind that this phase is about first; every group's directions once all may see them."""
        phase = phase_of(state, audience.group)
        own = [*claim_sections(state, audience, phase), *_own_sections(state, audience, phase)]
        own.append(parked_section(state, audience.group))
        if phase.visibility != "everyone":
            return own
        others = [group for group in state.groups if group != audience.group]
        return [*own[:1], *(_others_section(state, group) for group in others), *own[1:]]

    def item(self, section: Section, state: Session, audience: Audience, contribution: Contribution) -> dict[str, Any]:
        """Give one card; `support` says whether one can vote on it, `answerable` whether one can answer it."""
        phase = phase_of(state, audience.group)
        return {
            "c": card(state, contribution),
            "session": state.id,
            "earlier": earlier_round(state, audience.group, contribution),
            "builds": builds_on(state, audience, contribution),
            "open": bool(phase.accepts) and may_write(state),
            "support": asks_support(state, phase, contribution),
            "answerable": contribution.kind == "question" and may_write(state),
            "question": question_facts(contribution),
            "claim": contribution.kind in claims(phase),
            "responds": _responds(state, phase, contribution),
        }


def _joining(going_on: dict[str, int] | None, one: Contribution) -> dict[str, Any]:
    """Give whether one can join in with a card here, and how many did."""
    asked = going_on is not None and can_join(one)
    return {"joinable": asked, "joined": going_on.get(one.id, 0) if going_on and asked else 0}


def _weighs_first(state: Session, phase: Phase) -> bool:
    """Whether what others wrote comes before one's own words; at the end everybody's own words come first again."""
    return bool(weighed(phase)) and phase.type != LEAVING and not state.closed


def _votable(state: Session, phase: Phase) -> bool:
    return phase.support != "none" and not state.closed


def _highlighted(state: Session) -> set[str]:
    return {member for highlight in state.highlights.values() for member in state.directions(highlight)}


def _responds(state: Session, phase: Phase, one: Contribution) -> dict[str, str] | None:
    """Give as what and in which phase one responds to a claim; None where that is not asked."""
    kind = answering(phase)
    return {"kind": kind, "phase": phase.id} if one.kind in claims(phase) and kind and not state.closed else None


def _own_sections(state: Session, audience: Audience, phase: Phase) -> list[Section]:
    above = kinds_weighed(phase) if phase.ranks or phase.estimates else phase.weighs if phase.dots else ()
    dotted = above if phase.support == "none" and not state.closed else ()  # they stand above
    kinds = [kind for kind in kinds_in_order(phase, OWN_KINDS) if kind not in dotted]
    return [_own_section(state, audience, phase, kind) for kind in kinds]


def _own_section(state: Session, audience: Audience, phase: Phase, kind: str) -> Section:
    """What one's own group (or nobody's in particular) brought in of one kind, about what is talked about."""
    group = audience.group
    starred = _highlighted(state)

    def holds(one: Contribution) -> bool:
        here = one.kind == kind and one.group in ("", group) and one.id not in starred
        return here and belongs(state, group, one) and not stands_apart(state, phase, one)

    return Section(f"{kind}-own", holds, {"kind": kind, "group": group_label(state, group), "own": True})


def parked_section(state: Session, group: str) -> Section:
    """What stands on the parking place of a group (or of nobody's in particular)."""
    heading = {"kind": "parked", "group": group_label(state, group), "own": True}
    return Section("parked", lambda one: one.group in ("", group), heading, parked=True)


def _others_section(state: Session, group: str) -> Section:
    """The directions of another group that aren't among its main directions."""
    starred = _highlighted(state)

    def holds(one: Contribution) -> bool:
        return one.kind == "direction" and one.group == group and one.id not in starred

    heading = {"kind": "direction", "group": group_label(state, group), "own": False}
    return Section(f"direction-{group}", holds, heading, limit=OTHERS)
