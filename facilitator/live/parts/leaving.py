"""Leaving: the goals of the meeting and one word, asked on phones; the facilitator sees what the wall may show."""

from __future__ import annotations

from typing import Any

from facilitator.core.leaving import LONGEST_WORD, goals_reached, is_leaving, is_shown, words_left
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, PHONE, Audience
from facilitator.live.parts import part


@part(PHONE, "goodbye")
def on_phone(state: Session, audience: Audience) -> dict[str, Any]:
    """Give the goals that people look back on, and whether a word is asked."""
    asked = is_leaving(state, audience.group) and not state.closed
    return {"asked": asked, "goals": list(state.meeting.goals) if asked else [], "longest": LONGEST_WORD}


@part(CONSOLE, "goodbye")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give how far people say each goal was reached, and every word they left, also what the wall does not show."""
    words = [{"text": text, "n": n, "shown": shown} for text, n, shown in words_left(state, everything=True)]
    asked = any(is_leaving(state, group) for group in ("", *state.groups))
    return {"asked": asked, "goals": reached_facts(state), "words": words, "people": len(state.present())}


def reached_facts(state: Session) -> list[dict[str, Any]]:
    """Give each goal with how many answered of how many, and what, once enough did."""
    return [
        {
            "goal": one.goal,
            "people": one.people,
            "answered": one.answered,
            "shown": (shown := is_shown(state, one)),
            "yes": one.yes if shown else 0,
            "partly": one.partly if shown else 0,
            "no": one.no if shown else 0,
        }
        for one in goals_reached(state)
    ]


def own_goodbye(state: Session, participant_id: str) -> dict[str, Any]:
    """Give what this participant answered, by the place of the goal in the list, and the word they left."""
    levels = {
        str(place): given[participant_id]
        for place, goal in enumerate(state.meeting.goals)
        if participant_id in (given := state.reached.get(goal, {}))
    }
    left = state.last_words.get(participant_id)
    return {"reached": levels, "word": left.text if left else ""}
