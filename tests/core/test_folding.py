"""The fold: any history that was accepted comes back the same from its records."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.core.session import Session
from facilitator.core.vocabulary import COMMANDS, Actor
from tests.steps import ACTORS, HISTORIES, NAMES, STEPS, Step, told
from tests.story import HOST

# How far the log is, what screens have to be drawn again for it, and the marks that tell a person what happened.
HISTORY = (
    "seq", "undoable", "touched", "taken_away", "layout_seq", "layouts", "stirred", "stirred_all", "sent", "written",
    "stands_for", "last_number", "last_tryout", "last_id", "rotation", "plan_on_wall",
)  # fmt: skip
MARKS = ("changed", "edited", "seq", "sent", "sat", "visited")


def what_stands(state: Session) -> dict[str, Any]:
    """Give all that somebody could find in a session: without its history, and without what was withdrawn."""
    found = {one.name: plain(getattr(state, one.name)) for one in fields(state) if one.name not in HISTORY}
    found["contributions"] = {key: one for key, one in found.get("contributions", {}).items() if one["status"] != "withdrawn"}
    found["goals"] = [one for one in state.goals if one in found["contributions"]]
    found.pop("filed", None)
    return found


def plain(value: Any) -> Any:
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value) if one.name not in MARKS}
    if isinstance(value, dict):
        whole = {key: plain(one) for key, one in value.items()}
        return {key: one for key, one in whole.items() if one not in ({}, [], "", 0)}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


@settings(max_examples=150, deadline=None)
@given(HISTORIES)
def test_it_works(steps: list[tuple[Actor, Step]]) -> None:
    story = told(steps)
    stored = json.loads(json.dumps(story.records, allow_nan=False))
    story.records = stored
    again = story.replayed()
    assert again.state == story.state
    assert again.replies == story.ledger.replies


@settings(max_examples=60, deadline=None)
@given(HISTORIES)
def test_every_steering_action_can_be_undone_in_turn(steps: list[tuple[Actor, Step]]) -> None:
    story = told(steps)
    while story.state.undoable:
        story.when(HOST, "UndoLast")
    assert story.refused(HOST, "UndoLast") == "nothing_to_undo"


@settings(max_examples=150, deadline=None)
@given(HISTORIES, st.lists(st.tuples(ACTORS, STEPS), min_size=1, max_size=5))
def test_what_is_undone_at_once_never_happened(steps: list[tuple[Actor, Step]], more: list[tuple[Actor, Step]]) -> None:
    story = told(steps)
    for actor, (name, data) in more:
        before, seq = what_stands(story.state), story.state.seq
        told([(actor, (name, data))], story)
        last = story.state.undoable[-1:]
        if name != "UndoLast" and last and last[0].seq > seq:
            story.when(HOST, "UndoLast", seq=last[0].seq)
            assert what_stands(story.state) == before


@settings(max_examples=120, deadline=None)
@given(HISTORIES)
def test_no_group_and_no_text_is_left_without_its_phase(steps: list[tuple[Actor, Step]]) -> None:
    state = told(steps).state
    phases = {phase.id for phase in state.phases}
    assert len(phases) == len(state.phases)
    assert {position.phase for position in state.positions.values()} <= phases
    made = [*state.contributions.values(), *state.set_aside.contributions.values()]
    assert {one.phase for one in made if one.author in state.people} <= phases


def test_every_command_is_among_the_steps() -> None:
    assert set(COMMANDS) == NAMES
