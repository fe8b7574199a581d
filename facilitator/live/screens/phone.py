"""What a participant's phone shows: the question of now, what can be chosen, and what the group brought in.

Shared fragments hold nothing personal; one's own words, choices and place stand in `mine`, a document of its own.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from facilitator.core.contributions import own_contributions
from facilitator.core.dots import dots_of
from facilitator.core.model import UNKNOWN, Choice, Contribution, Participant, Phase
from facilitator.core.ratings import ratings_by
from facilitator.core.session import Session
from facilitator.core.visibility import PHONE, Audience, is_blind, is_public
from facilitator.core.voting import support_of
from facilitator.core.voting_again import votings_in
from facilitator.live.parts.commitments import own_commitments
from facilitator.live.parts.scribe import scribe_facts
from facilitator.live.screens import Screen, Section
from facilitator.live.screens.moment import TYPE as MOMENT
from facilitator.live.screens.moment import moment_facts
from facilitator.live.screens.referring import referred_to
from facilitator.live.screens.rounds import builds_on, earlier_round
from facilitator.live.screens.talk import (
    LETTERS,
    accepted_kinds,
    answer_facts,
    belongs,
    card,
    dilemmas,
    focus,
    group_label,
    main_directions,
    name_of,
    phase_facts,
    phase_of,
    subject_facts,
    translation_facts,
    typed_fields,
    under_discussion,
)
from facilitator.live.screens.trace import trace
from facilitator.live.screens.weighing import (
    NOT_LISTED,
    answering,
    asks_support,
    claim_sections,
    claims,
    kinds_in_order,
    stands_apart,
    weighed,
)

PARKED_KIND = "insight"  # of what is written where a phase takes nothing: it goes to the parking place
OTHERS = 10  # directions of another group on a first page
HARVESTING = ("harvest", "close")  # phase types in which main directions are what it is about
OWN_KINDS = ("question", "experience", "direction", "insight", "obstacle", "need", "example")


class PhoneScreen(Screen):
    """The participant's phone."""

    name = PHONE

    def page(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the kinds that any phase takes (the phone holds a label for each), and what can be sent now."""
        weighs = bool(weighed(phase_of(state, audience.group))) and not state.closed
        return {"kinds": accepted_kinds(state), "compose": self._compose(state, audience), "weighs": weighs}

    regions = ("masthead", "seating", "task", "votings", "choices", "dots", "commitments", "goals", "rate", "front", "compose", "veil", "rings", "highlights", "sections")

    def region(self, name: str, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the context of one region."""
        if name == "masthead":
            return {"group": group_label(state, audience.group), "title": state.title, "closed": state.closed}
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
            "subjects": shown,
            "rounds": state.position(audience.group).round > 1,
            "moment": moment_facts(state, audience) if phase.type == MOMENT and not state.closed else None,
            "weighs": bool(weighed(phase)) and not state.closed,
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
            "open": not state.closed,
            "closed": state.closed,
            "session": state.id,
            "phase": phase.id,
            "accepts": kinds or [PARKED_KIND],
            "fields": typed_fields(kinds),
            "only_parking": not kinds,
            "on": [{"id": one.id, "title": name_of(one)} for one in talk],
            "general": not focus(state, audience.group) and len(talk) != 1,
            "refers": [] if talk else referred_to(state, audience),
            "choosing": bool(phase.choices),
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
        groups = ["", *state.groups] if everyone else [audience.group]
        found = []
        for group in groups:
            cards = [card(state, one) for one in main_directions(state, audience, group)]
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
            "open": bool(phase.accepts) and not state.closed,
            "support": asks_support(state, phase, contribution),
            "answerable": contribution.kind == "question" and not state.closed,
            "claim": contribution.kind in claims(phase),
            "responds": _responds(state, phase, contribution),
        }


def _votable(state: Session, phase: Phase) -> bool:
    return phase.support != "none" and not state.closed


def _highlighted(state: Session) -> set[str]:
    return {member for highlight in state.highlights.values() for member in highlight.members}


def _responds(state: Session, phase: Phase, one: Contribution) -> dict[str, str] | None:
    """Give as what and in which phase one responds to a claim; None where that is not asked."""
    kind = answering(phase)
    return {"kind": kind, "phase": phase.id} if one.kind in claims(phase) and kind and not state.closed else None


def _own_sections(state: Session, audience: Audience, phase: Phase) -> list[Section]:
    dotted = phase.weighs if phase.dots and phase.support == "none" and not state.closed else ()  # they stand above
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


def mine(state: Session, participant_id: str, language: str) -> dict[str, Any]:
    """Give what only this participant sees: own words and choices, background and group.

    `fresh` is a new command id for the form that works without JavaScript.
    """
    person = state.people.get(participant_id) or Participant(participant_id)
    own = own_contributions(state, participant_id)
    leaving = state.closed or phase_of(state, person.group).type == "close"
    given = _given(state, participant_id)
    return {
        "session": state.id,
        "joined": participant_id in state.people,
        "tryout": person.tryout,
        "closed": state.closed,
        "contributed": person.contributed,
        "scribe": scribe_facts(state, person),
        "own": [_own_card(state, one, language) for one in own],
        "commitments": own_commitments(state, participant_id),
        "traces": [found for one in own if (found := trace(state, one))] if leaving else [],
        "chosen": [
            _chosen(state, one, participant_id) for one in dilemmas(state) if _has_chosen(state, one, participant_id)
        ],
        "choices": {
            dilemma: {
                moment: chosen[participant_id].option for moment, chosen in moments.items() if participant_id in chosen
            }
            for dilemma, moments in state.choices.items()
            if any(participant_id in chosen for chosen in moments.values())
        },
        "support": {
            one.id: level
            for one in {state.standing(key).id: state.standing(key) for key in state.support}.values()
            if (level := support_of(state, one).get(participant_id))
        },
        "given": given,
        "dots": {one["id"]: one["n"] for one in given},
        "ratings": ratings_by(state, participant_id),
        "background": person.background if person.background in state.backgrounds else "",
        "group": person.group if person.group in state.groups else "",
        "backgrounds": [{"id": one.id, "label": one.label} for one in state.backgrounds.values()],
        "groups": [{"id": one.id, "label": one.label, "about": one.about} for one in state.groups.values()],
        "fresh": secrets.token_hex(10),
    }


def _given(state: Session, participant_id: str) -> list[dict[str, Any]]:
    """Give what this participant has dots on, with how many."""
    found = {state.standing(key).id: state.standing(key) for key in state.dots}.values()
    return [
        {"id": one.id, "name": name_of(one), "n": n}
        for one in found
        if one.status == "visible" and (n := dots_of(state, one).get(participant_id))
    ]


def _own_card(state: Session, contribution: Contribution, language: str) -> dict[str, Any]:
    standing = state.standing(contribution.id)
    starred = next((one for one in state.highlights.values() if standing.id in one.members), None)
    return {
        "id": contribution.id,
        "kind": contribution.kind,
        "title": contribution.title,
        "text": contribution.text,
        "ask": contribution.ask,
        "fields": [name for name in typed_fields([contribution.kind]).get(contribution.kind, []) if name != "presenter"],
        "people": contribution.people,
        "time": clock_time(contribution.at, language),
        "status": contribution.status,
        "into": standing.text if standing is not contribution and is_public(state, standing) else "",
        "blind": is_blind(state, contribution),
        "starred": group_label(state, starred.group) if starred else "",
        "is_starred": starred is not None,
        "answers": [answer_facts(answer) for answer in contribution.answers],
        "stance": contribution.stance,
        "editable": not state.closed,
        "parked": contribution.parked,
        "language": contribution.language,
        "translations": translation_facts(contribution),
        "edited": contribution.edited,
    }


def clock_time(at: int, language: str) -> str:
    """Give the time of day of `at` (milliseconds since 1970) where the server stands, as people write it."""
    moment = datetime.fromtimestamp(at / 1000)  # noqa: DTZ006 - the server stands in the room: its clock is the hall's
    return moment.strftime("%H.%M" if language.startswith("nl") else "%H:%M")


def _has_chosen(state: Session, dilemma: Contribution, participant_id: str) -> bool:
    return any(participant_id in chosen for chosen in state.choices.get(dilemma.id, {}).values())


def _chosen(state: Session, dilemma: Contribution, participant_id: str) -> dict[str, Any]:
    facts = subject_facts(state, dilemma)
    moments = state.choices.get(dilemma.id, {})
    return {
        "id": dilemma.id,
        "n": facts["n"],
        "title": dilemma.title,
        **{moment: _words(dilemma, moments.get(moment, {}).get(participant_id)) for moment in ("before", "after")},
    }


def _words(dilemma: Contribution, choice: Choice | None) -> dict[str, str] | None:
    """Give a choice as `{"what": option|third|unknown, "letter", "text"}`, None for no choice yet."""
    if choice is None:
        return None
    if choice.option is None:
        return {"what": "third", "letter": "", "text": choice.which}
    if isinstance(choice.option, str):
        return {"what": UNKNOWN, "letter": "", "text": ""}
    if choice.option >= len(dilemma.options):
        return None  # the option was taken away since
    return {"what": "option", "letter": LETTERS[choice.option], "text": dilemma.options[choice.option].text}
