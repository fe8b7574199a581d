"""What waits for who leads: texts to release, newcomers to let in, and who was taken out."""

from __future__ import annotations

from itertools import islice
from typing import Any

from facilitator.core.admission import waiting_people
from facilitator.core.holding import RELEASE, WORDS, held_by_words
from facilitator.core.model import Answer, Contribution, Participant
from facilitator.core.moderation import waiting
from facilitator.core.people import APPROVE, REMOVED
from facilitator.core.session import Session
from facilitator.core.spelling import TYPED_AT_THE_TABLE, changes
from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, Audience, is_blind
from facilitator.core.voting import third_ways
from facilitator.live.parts import part
from facilitator.live.parts.commitments import action_words
from facilitator.live.screens.talk import answer_facts, group_label, name_of

MOST_SHOWN = 30  # of each that waits; the rest comes when these are done


@part(CONSOLE, "moderation")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give all that waits in the room."""
    return {"people": _newcomers(state), "ways": _ways(state), "actions": _actions(state), **_texts(state, None)}


@part(LEADER_SCREEN, "moderation")
def on_leaders_page(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what waits at the leader's own table."""
    return {"session": state.id, **_texts(state, audience.group)}


@part(CONSOLE, "admission")
def door(state: Session, audience: Audience) -> dict[str, Any]:
    """Give how newcomers come in, and who was taken out."""
    out = [person.number for person in state.people.values() if person.standing == REMOVED]
    return {"approve": state.admission == APPROVE, "out": out, "joined": bool(state.people), "closed": state.closed}


def _texts(state: Session, group: str | None) -> dict[str, Any]:
    """Give the contributions and answers that wait, oldest first, with how many of the first there are in all."""
    held = waiting(state, group)
    return {
        "cards": [_card(state, one) for one in held[:MOST_SHOWN]],
        "held": len(held),
        "answers": list(islice(_answers(state, group), MOST_SHOWN)),
    }


def _card(state: Session, one: Contribution) -> dict[str, Any]:
    translated = [text for told in one.translations.values() for text in (told.title, told.text)]
    options = [text for option in one.options for text in (option.text, option.objection)]
    texts = (one.title, one.text, one.ask, one.presenter, one.owner, *options, *translated)
    return {
        "id": one.id,
        "kind": one.kind,
        "title": one.title,
        "text": one.text,
        "more": [text for text in (one.ask, one.presenter, *options, *translated) if text],
        "group": group_label(state, one.group),
        "words": held_by_words(state, *texts) if one.held == WORDS else [],
    }


def _answers(state: Session, group: str | None) -> Any:
    for key in state.held_answers:
        question = state.contributions.get(key)
        if question is None or question.status == "withdrawn" or is_blind(state, question):
            continue
        if group not in (None, question.group):
            continue
        for row in answer_rows(state, question):
            if row["held"] in (RELEASE, WORDS):
                yield {**row, "id": question.id, "question": name_of(question), "group": group_label(state, question.group)}


def answer_rows(state: Session, question: Contribution) -> list[dict[str, Any]]:
    """Give the answers to a question as who leads sees them: also what waits or was hidden."""
    return [
        {**answer_facts(answer), "place": place, "at": answer.at, "held": answer.held, "words": _words(state, answer)}
        for place, answer in enumerate(question.answers)
    ]


def _words(state: Session, answer: Answer) -> list[str]:
    return held_by_words(state, answer.text) if answer.held == WORDS else []


def _ways(state: Session) -> list[dict[str, Any]]:
    found = []
    for key, ways in state.held_ways.items():
        dilemma = state.contributions.get(key)
        said = third_ways(state, dilemma) if dilemma is not None else []
        for way, why in ways.items():
            if dilemma is not None and way in said:
                words = held_by_words(state, way) if why == WORDS else []
                found.append({"id": key, "about": name_of(dilemma), "text": way, "words": words})
    return found[:MOST_SHOWN]


def _actions(state: Session) -> list[dict[str, Any]]:
    waits = [one for one in state.actions.values() if one.held]
    return [
        {"id": one.id, "text": one.text, "more": " · ".join(filter(None, (one.owner, one.due))), "words": action_words(state, one)}
        for one in waits[:MOST_SHOWN]
    ]


def _newcomers(state: Session) -> dict[str, Any]:
    found = waiting_people(state)
    return {"n": len(found), "rows": [_newcomer(state, one) for one in found[:MOST_SHOWN]]}


def _newcomer(state: Session, person: Participant) -> dict[str, Any]:
    background = state.backgrounds.get(person.background)
    return {
        "number": person.number,
        "background": background.label if background else "",
        "group": group_label(state, person.group),
    }


def spelling_facts(state: Session, one: Contribution, by_leader: bool = False) -> dict[str, Any]:
    """Give what its author wrote where the spelling was corrected, with the difference, and whether it can be corrected."""
    was = one.as_written
    return {
        "can": one.status in ("visible", "held", "hidden") and (not by_leader or one.via in TYPED_AT_THE_TABLE),
        "was": was.text if was else "",
        "changes": changes(was.text, one.text) if was else [],
        "text": one.text,
        "title": one.title,
        "ask": one.ask,
    }
