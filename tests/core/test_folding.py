"""The fold: any history that was accepted comes back the same from its records."""

from __future__ import annotations

import json

from hypothesis import given

from facilitator.core.vocabulary import COMMANDS, Actor
from tests.examples import examples
from tests.steps import HISTORIES, NAMES, Step, told


@examples(150)
@given(HISTORIES)
def test_it_works(steps: list[tuple[Actor, Step]]) -> None:
    story = told(steps)
    stored = json.loads(json.dumps(story.records, allow_nan=False))
    story.records = stored
    again = story.replayed()
    assert again.state == story.state
    assert again.replies == story.ledger.replies


@examples(120)
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
