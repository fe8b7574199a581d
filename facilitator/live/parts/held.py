"""What waits of one's own, on one's own phone only: answers and third ways that nobody else sees yet, and why."""

from __future__ import annotations

from typing import Any

from facilitator.core.holding import RELEASE, WORDS, held_by_words
from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.spelling import changes
from facilitator.live.screens.talk import name_of


def held_facts(state: Session, one: Contribution) -> dict[str, Any]:
    """Give why a contribution of one's own waits, with the words in it that hold it, and its corrected spelling."""
    texts = [one.title, one.text, one.ask, one.presenter, *(text for option in one.options for text in (option.text, option.objection))]
    was = one.as_written
    return {
        "held": one.held,
        "words": held_by_words(state, *texts) if one.held == WORDS else [],
        "as_written": was.text if was is not None else "",
        "changes": changes(was.text, one.text) if was is not None else [],
    }


def own_waiting(state: Session, participant_id: str) -> list[dict[str, Any]]:
    """Give one's own answers that wait or were put aside, and the words of one's own third ways."""
    found = []
    for key in state.held_answers:
        question = state.contributions.get(key)
        if question is None:
            continue
        own = [answer for answer in question.answers if answer.author == participant_id]
        found += [_waits(state, question, one.text, one.held) for one in own if one.held in (RELEASE, WORDS)]
    for key, ways in state.held_ways.items():
        dilemma, moments = state.contributions.get(key), state.choices.get(key, {})
        mine = {chosen[participant_id].which for chosen in moments.values() if participant_id in chosen}
        if dilemma is not None:
            found += [_waits(state, dilemma, way, why) for way, why in ways.items() if way in mine]
    return found


def _waits(state: Session, about: Contribution, text: str, why: str) -> dict[str, Any]:
    words = held_by_words(state, text) if why == WORDS else []
    return {"id": about.id, "about": name_of(about), "text": text, "held": why, "words": words}


def person_is_led(state: Session, one: Contribution) -> bool:
    """Whether a table leader may read it first too: it was made in a group."""
    return one.group in state.groups
