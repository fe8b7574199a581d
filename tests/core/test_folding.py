"""The fold: any history that was accepted comes back the same from its records."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.core.errors import Refused
from facilitator.core.vocabulary import Actor
from tests.story import DILEMMA, HOST, Story, leader, person

ACTORS = st.sampled_from(
    [HOST, leader("A1"), leader("A2"), *(person(name, group) for name in "abcd" for group in ("A1", "A2"))]
)
IDS = st.sampled_from([*(f"c{n}" for n in range(1, 8)), *(f"t{n}" for n in range(1, 4))])
TEXTS = st.text(max_size=40)
PHASES = st.sampled_from(["welcome", "dilemmas", "clarify", "directions", "choose", "harvest", "close"])
GROUPS = st.sampled_from(["", "A1", "A2"])


def step(name: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return st.tuples(st.just(name), st.fixed_dictionaries(fields))


STEPS = st.one_of(
    step("JoinSession", group=GROUPS, background=st.sampled_from(["", "zorg", "raad"])),
    step("DescribeMyself", group=GROUPS, background=st.sampled_from(["", "zorg", "raad"])),
    step("AddContribution", kind=st.sampled_from(["question", "experience", "direction"]), text=TEXTS, on=st.one_of(st.just(""), IDS)),
    st.just(("AddContribution", DILEMMA)),
    step("EditContribution", contribution=IDS, text=TEXTS),
    step("WithdrawContribution", contribution=IDS),
    step("HideContribution", contribution=IDS),
    step("ShowContribution", contribution=IDS),
    step("MergeContributions", contributions=st.lists(IDS, max_size=3), into=IDS),
    step("AnswerQuestion", contribution=IDS, text=TEXTS),
    step("OpenPhase", phase=PHASES, round=st.integers(1, 3)),
    step("SetFocus", on=st.lists(IDS, max_size=2)),
    step("AdjustTimer", seconds=st.integers(-90, 90), pause=st.sampled_from([None, True, False])),
    step("EditPhase", phase=PHASES, visibility=st.sampled_from(["blind", "group", "everyone"]), dots=st.integers(0, 5)),
    step("RevealPhase", phase=PHASES),
    step("AddPhase", copy=PHASES, title=TEXTS, after=st.one_of(st.none(), PHASES)),
    step("RemovePhase", phase=PHASES),
    step("VoteAgain", phase=PHASES),
    step("Choose", contribution=IDS, option=st.sampled_from([0, 1, None, "unknown"]), moment=st.sampled_from(["before", "after"])),
    step("GiveSupport", contribution=IDS, level=st.sampled_from(["agree", "neutral", "disagree", "unknown"])),
    step("PlaceDots", contribution=IDS, n=st.integers(0, 4)),
    step("SetTheme", title=TEXTS, members=st.lists(IDS, max_size=3)),
    step("SetHighlights", members=st.lists(IDS, max_size=3), group=GROUPS),
    step("WriteConclusion", text=TEXTS),
    step("WriteNote", section=st.just("reflection"), text=TEXTS),
    step("RecordAction", text=TEXTS),
    step("ShowOnWall", view=st.sampled_from(["auto", "join", "blank"])),
    step("ReissueLink", link=st.sampled_from(["wall", "leader:A1"])),
    st.just(("BeginSession", {})),
    st.just(("CloseSession", {})),
    st.just(("ReopenSession", {})),
    st.just(("UndoLast", {})),
)  # fmt: skip


def told(steps: list[tuple[Actor, tuple[str, dict[str, Any]]]]) -> Story:
    story = Story()
    for actor, (name, data) in steps:
        try:
            story.when(actor, name, **data)
        except Refused:
            continue
    return story


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(ACTORS, STEPS), max_size=60))
def test_it_works(steps: list[tuple[Actor, tuple[str, dict[str, Any]]]]) -> None:
    story = told(steps)
    stored = json.loads(json.dumps(story.records, allow_nan=False))
    story.records = stored
    again = story.replayed()
    assert again.state == story.state
    assert again.replies == story.ledger.replies


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(ACTORS, STEPS), max_size=40))
def test_every_steering_action_can_be_undone_in_turn(steps: list[tuple[Actor, tuple[str, dict[str, Any]]]]) -> None:
    story = told(steps)
    while story.state.undoable:
        story.when(HOST, "UndoLast")
    assert story.refused(HOST, "UndoLast") == "nothing_to_undo"


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(ACTORS, STEPS), max_size=50))
def test_no_group_and_no_text_is_left_without_its_phase(steps: list[tuple[Actor, tuple[str, dict[str, Any]]]]) -> None:
    state = told(steps).state
    phases = {phase.id for phase in state.phases}
    assert len(phases) == len(state.phases)
    assert {position.phase for position in state.positions.values()} <= phases
    made = [*state.contributions.values(), *state.set_aside.contributions.values()]
    assert {one.phase for one in made if one.author in state.people} <= phases
