"""What was moderated, as counts, and which questions are still open."""

from __future__ import annotations

from typing import Any

from facilitator.core.questions import open_questions
from facilitator.core.session import Session
from facilitator.core.voting import third_ways

ACTS = ("held_release", "held_words", "released", "hidden", "shown", "corrected", "merged", "removed", "admitted")


def acts_of(state: Session) -> dict[str, int]:
    """Give how often each act of moderation was done, without what was taken back; only those that were done."""
    return {act: state.acts[act] for act in ACTS if state.acts[act] > 0}


def read_first(state: Session) -> list[dict[str, str]]:
    """Give the titles of the phases in which everything is read first."""
    return [phase.title for phase in state.phases if phase.moderated and not phase.skipped]


def shown_questions(state: Session) -> list[dict[str, Any]]:
    """Give the questions that nobody answered, with who will and until when."""
    return [{"number": one.number, "owner": one.owner, "due": one.due} for one in open_questions(state)]


def moderation_of(state: Session) -> dict[str, Any]:
    """Give how this session is moderated: what was done, how newcomers come in, and which words hold a text back."""
    words = state.held_words
    return {
        "acts": acts_of(state),
        "admission": state.admission,
        "held_words": {"on": words.on, "added": list(words.added), "left_out": list(words.left_out)},
    }


def held_ways(state: Session, contribution: str) -> list[dict[str, str]]:
    """Give the third ways of a dilemma that wait for a reading, and why."""
    said = third_ways(state, state.contributions[contribution])
    return [{"text": way, "held": why} for way, why in state.held_ways.get(contribution, {}).items() if way in said]
