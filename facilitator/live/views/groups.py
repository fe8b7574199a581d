"""What the groups bring in now, side by side."""

from __future__ import annotations

from typing import Any

from facilitator.core.format import say
from facilitator.core.model import Contribution, Phase
from facilitator.core.people import sizes
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, is_blind, may_see
from facilitator.live.parts.questions import question_facts
from facilitator.live.screens.talk import (
    clock,
    made_now,
    phase_of,
    prompts,
    title_of,
    translation_facts,
)
from facilitator.live.views import in_pages, shown_dilemmas, subject_now, view
from facilitator.live.views.plan import about, labels

SHOWN = 8  # newest contributions of a group; the rest is on phones


@view("groups")
def groups(state: Session, audience: Audience) -> dict[str, Any]:
    """Give a column per group with its newest contributions."""
    room = phase_of(state, "")
    talking, people = next(iter(shown_dilemmas(state)), None), sizes(state)
    return {
        "phase": say(room.title, audience.language),
        "kind": room.accepts[0] if room.accepts else "",
        "ask": (talking.ask or talking.title) if talking and room.accepts[:1] == ("direction",) else "",
        "instruction": say(room.instruction, audience.language),
        "subject": subject_now(state),
        "prompts": prompts(room, audience.language),
        "clock": clock(state.position("")),
        "pages": in_pages(
            [{**_column(state, audience, group, made), "people": people[group]} for group, made in _made_now(state).items()]
        ),
    }


def _column(state: Session, audience: Audience, group: str, made: list[Contribution]) -> dict[str, Any]:
    position, phase, room = state.position(group), phase_of(state, group), state.position("")
    seen = [one for one in made if may_see(state, audience, one)]
    newest = sorted(seen, key=lambda one: (one.number < 0, abs(one.number)), reverse=True)[:SHOWN]
    elsewhere = (position.phase, position.round) != (room.phase, room.round)
    known, names = state.groups.get(group), labels(state)
    return {
        "id": group,
        "label": names.get(group, ""),
        "about": about(known) if known else "",
        "n": len(made),
        "blind": sum(is_blind(state, one) for one in made),
        "phase": say(phase.title, audience.language) if elsewhere else "",
        "round": position.round if elsewhere else 0,
        "dilemma": "" if position.on == room.on else ", ".join(_titles(state, position.on)),
        "cards": [
            {
                "id": one.id,
                "title": title_of(one),
                "text": one.text,
                "kind": _other_kind(phase, one),
                "translations": translation_facts(one),
                "question": question_facts(one),
            }
            for one in newest
        ],
        "more": len(seen) - len(newest),
    }


def _made_now(state: Session) -> dict[str, list[Contribution]]:
    """Give what each group made in its own step, about what it talks about: the chosen group, else all.

    Those at no table ('') have a place once they brought something in, or when there are no groups.
    """
    made = {group: made_now(state, group) for group in ([state.wall.group] if state.wall.group else state.groups)}
    loose = [] if state.wall.group else made_now(state, "")
    return {**made, "": loose} if loose or not made else made


def _other_kind(phase: Phase, one: Contribution) -> str:
    """Give its kind when that is not what the phase asks for in front, else ''."""
    return "" if one.kind in phase.accepts[:1] else one.kind


def _titles(state: Session, on: list[str]) -> list[str]:
    return [state.contributions[one].title for one in on if one in state.contributions]
