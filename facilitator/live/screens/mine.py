"""What only one participant sees on their phone: own words, choices, dots, background and group.

Shared fragments hold nothing of this; it is a document of its own (templates/phone/regions/mine.html).
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from facilitator.core.contributions import own_contributions
from facilitator.core.dots import dots_of
from facilitator.core.estimates import estimates_by
from facilitator.core.model import UNKNOWN, Choice, Contribution, Participant
from facilitator.core.rankings import ranks_by
from facilitator.core.ratings import ratings_by
from facilitator.core.session import Session
from facilitator.core.visibility import is_blind, is_public
from facilitator.core.voting import support_of
from facilitator.live.parts.commitments import own_commitments
from facilitator.live.parts.held import held_facts, own_waiting, person_is_led
from facilitator.live.parts.leaving import own_goodbye
from facilitator.live.parts.scribe import scribe_facts
from facilitator.live.parts.signing_off import own_signed
from facilitator.live.parts.staying_open import may_write
from facilitator.live.screens.talk import (
    LETTERS,
    answer_facts,
    dilemmas,
    group_label,
    name_of,
    phase_of,
    subject_facts,
    translation_facts,
    typed_fields,
)
from facilitator.live.screens.trace import trace
from facilitator.live.screens.wordings import asked_once_more


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
        "waiting": own_waiting(state, participant_id),
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
        "signed": own_signed(state, participant_id),
        "goodbye": own_goodbye(state, participant_id),
        "ranks": ranks_by(state, participant_id),
        "estimates": estimates_by(state, participant_id),
        "again": asked_once_more(state, participant_id),
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
    starred = next((one for one in state.highlights.values() if standing.id in state.directions(one)), None)
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
        "answers": [answer_facts(answer) for answer in contribution.answers if not answer.held],
        "stance": contribution.stance,
        "editable": may_write(state),
        "parked": contribution.parked,
        "language": contribution.language,
        "translations": translation_facts(contribution),
        "edited": contribution.edited,
        "led": person_is_led(state, contribution),
        **held_facts(state, contribution),
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
