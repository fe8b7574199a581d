"""Every steering action, over any history: taken back at once it never happened, done again it did, later it goes alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.core.history import FINAL, can_turn
from facilitator.core.session import TOUCHES
from facilitator.core.vocabulary import COMMANDS, FACILITATOR, LEADER, Actor, event_from_json
from tests.examples import examples
from tests.state_hash import leaves, standing, state_hash
from tests.steps import ACTORS, BY_NAME, HISTORIES, STEPS, Step, told
from tests.story import DILEMMA, HOST, Story, leader

REPORT = {"SetReport", "ArrangeChapters", "RewritePassage", "ChooseQuote", "SetPicture", "RemovePicture", "KeepWords",
          "FinishReport", "ReopenReport", "ShareReport", "EndSharing"}  # fmt: skip
TURNING = {"UndoLast", "UndoAction", "Redo"}
# What who leads may do that no tap takes back, and why not.
NOT_TAKEN_BACK = {
    **FINAL,
    **dict.fromkeys(REPORT, "is put back on the review page of the report, where it was done"),
    **dict.fromkeys(TURNING, "is itself taking back, or doing again"),
}
STEERED = sorted(name for name, one in COMMANDS.items() if {LEADER, FACILITATOR} & one.roles and name in BY_NAME)
WHO_LEADS = st.sampled_from([HOST, HOST, leader("A1"), leader("A2"), Actor("leader", "leader:L1", "", "L1")])


def furnished() -> Story:
    """Give a session with something of everything, in which most steps can be taken."""
    story = Story().begun()
    story.when(HOST, "SetPlaces", places=[{"id": one, "label": f"Locatie {one}"} for one in ("L1", "L2")])
    dilemma = story.when(HOST, "AddContribution", **DILEMMA)["contribution"]
    people = [*story.joined("anna", "bilal", group="A1", background="zorg"), *story.joined("carla", "daan", group="A2")]
    story.when(HOST, "OpenPhase", phase="directions", on=[dilemma])
    for who, text in zip(people, ("Samen eten", "Een buurtbus", "Later open", "Een huis"), strict=True):
        story.when(who, "AddContribution", kind="direction", text=text)
    story.when(people[0], "AddContribution", kind="question", text="Wie betaalt?")
    story.when(HOST, "SetHighlights", members=["c2", "c3"], group="A1")
    story.when(HOST, "MakeTheme", title="Vervoer", contributions=["c3"])
    story.when(HOST, "WriteConclusion", text="Meer samen", on="c2")
    story.when(HOST, "RecordAction", text="Bellen")
    return story


ANNA = Actor("participant", "anna", "A1")


def by(actor: Actor, name: str, **data: Any) -> tuple[Actor, Step]:
    return actor, (name, data)


MISSED = [by(HOST, "AskSignOff", groups=["A1"]), by(ANNA, "SignOff", answer="nearly", group="A1", missing="De buren")]
# For what chance seldom finds: steps of which the last one is sure to happen in the furnished session.
CERTAIN: dict[str, list[tuple[Actor, Step]]] = {
    "AdmitParticipant": [by(HOST, "SetAdmission", admission="approve"),
                         by(Actor("participant", "eva", "A1"), "JoinSession", group="A1"), by(HOST, "AdmitParticipant")],
    "SetActionOutcome": [by(HOST, "CarryActions", actions=[{"text": "Bellen"}]), by(HOST, "SetActionOutcome", action="e4", outcome="done")],
    "SetSeries": [by(HOST, "SetSeries", title="Reeks")], "AllowDraft": [by(HOST, "AllowDraft", allowed=False)],
    "CarryActions": [by(HOST, "CarryActions", actions=[{"text": "Bellen"}])],
    "AskSignOff": [by(HOST, "AskSignOff", groups=["A1"])], "SetSeating": [by(HOST, "SetSeating", seating="smallest")],
    "AssignQuestion": [by(HOST, "AssignQuestion", contribution="c6", owner="De gemeente")],
    "ReleaseAction": [by(HOST, "EditPhase", phase="directions", accepts=["direction", "action"]),
                      by(ANNA, "RecordAction", text="Die trut bellen"), by(HOST, "ReleaseAction", action="a4")],
    "ReleaseContributions": [by(ANNA, "AddContribution", kind="direction", text="Wat een trut"), by(HOST, "ReleaseContributions")],
    "ShowAnswer": [by(HOST, "AnswerQuestion", contribution="c6", text="De gemeente"),
                   by(HOST, "ShowAnswer", contribution="c6", place=0, shown=False)],
    "AnswerQuestion": [by(HOST, "AnswerQuestion", contribution="c6", text="De gemeente")],
    "BeginSession": [by(HOST, "UndoAction", seq=2), by(HOST, "BeginSession")],
    "CountHands": [by(HOST, "OpenPhase", phase="harvest"),
                   by(HOST, "CountHands", contribution="c2", what="support", counts={"agree": 2}, group="A1", people=3)],
    "DivideGroups": [by(HOST, "DivideGroups", size=0, tables=3)],
    "FreezeWall": [by(HOST, "FreezeWall", frozen=True)],
    "MakeTheme": [by(HOST, "MakeTheme", title="Samen", contributions=["c2"])],
    "RemoveParticipant": [by(HOST, "RemoveParticipant", number=1)],
    "SetGroups": [by(HOST, "SetGroups", groups=[{"id": one, "label": one} for one in ("A1", "A2", "A3")])],
    "DismissSuggestion": [by(HOST, "DismissSuggestion", contributions=["c2", "c3"])],
    "HideThirdWay": [by(HOST, "OpenPhase", phase="dilemmas"),
                     by(ANNA, "Choose", contribution="c1", option=None, moment="before", which="Samen"),
                     by(HOST, "HideThirdWay", contribution="c1", which="Samen")],
    "ImportContributions": [by(HOST, "ImportContributions", text="Een\nTwee", kind="direction")],
    "MergeContributions": [by(HOST, "MergeContributions", contributions=["c2", "c4"], into="c3")],
    "MoveGoal": [*(by(HOST, "AddContribution", kind="goal", text=text) for text in ("Samen", "Fijn")),
                 by(HOST, "MoveGoal", contribution="c8", parent="c7")],
    "MovePeople": [by(HOST, "MovePeople", people=["1"], to="A2")],
    "MoveTheme": [by(HOST, "MakeTheme", title="Zorg"), by(HOST, "MoveTheme", theme="th1")],
    "MoveToTheme": [by(HOST, "MoveToTheme", contributions=["c2", "c4"], theme="th1")],
    "OrderPhases": [by(HOST, "OrderPhases", phases=[phase.id for phase in reversed(Story().state.phases)])],
    "ParkContribution": [by(HOST, "ParkContribution", contribution="c2")],
    "PartContributions": [by(HOST, "MergeContributions", contributions=["c2", "c4"], into="c3"),
                          by(HOST, "PartContributions", contribution="c2")],
    "RenameTheme": [by(HOST, "RenameTheme", theme="th1", title="Reizen")],
    "ReopenSession": [by(HOST, "CloseSession"), by(HOST, "ReopenSession")],
    "SendGroups": [by(HOST, "SetGroups", groups=[{"id": one, "label": one, "route": ["L1", "L2"]} for one in ("A1", "A2")]),
                   by(HOST, "SendGroups", groups=["A1"])],
    "ShowContribution": [by(HOST, "HideContribution", contribution="c2"), by(HOST, "ShowContribution", contribution="c2")],
    "CorrectSpelling": [by(HOST, "CorrectSpelling", contribution="c2", text="Samen eeten")],
    "MarkHighlight": [by(HOST, "MarkHighlight", contribution="c4")],
    "MoveHighlight": [by(HOST, "MoveHighlight", contribution="c3", before="c2", group="A1")],
    "SetHeldWords": [by(HOST, "SetHeldWords", words=["trut"])],
    "SettleMissing": [*MISSED, by(HOST, "SettleMissing", missing="m4", settled="aside")],
    "TakeUpMissing": [*MISSED, by(HOST, "TakeUpMissing", missing="m4", text="Ook met de buren")],
    "ShowWord": [by(HOST, "OpenPhase", phase="close"), by(ANNA, "LeaveWord", word="hoop"), by(HOST, "ShowWord", word="hoop", shown=False)],
    "StayOpen": [by(HOST, "StayOpen", until=10_000_000)],
    "TranslateContribution": [by(leader("A1"), "TranslateContribution", contribution="c2", language="en", text="Together")],
    "VoteAgain": [by(HOST, "OpenPhase", phase="harvest"), by(ANNA, "GiveSupport", contribution="c2", level="agree"),
                  by(HOST, "VoteAgain", phase="harvest")],
}  # fmt: skip


def done(story: Story, actor: Actor, taken: Step) -> int | None:
    """Let somebody take a step; give the seq of its entry, None when it was refused, changed nothing or is no entry."""
    known = set(story.state.history.entries)
    told([(actor, taken)], story)
    new = [seq for seq in story.state.history.entries if seq not in known]
    return new[0] if new and story.state.history.entries[new[0]].back else None


def of(name: str) -> st.SearchStrategy[Step]:
    return st.one_of(BY_NAME[name])


@pytest.mark.parametrize("name", [name for name in STEERED if name not in NOT_TAKEN_BACK])
def test_it_works(name: str) -> None:
    """Taken back at once nothing has happened, done again it has; for every command, and it does happen here."""
    happened: list[str] = []

    def at_once_after(steps: list[tuple[Actor, Step]], actor: Actor, taken: Step) -> None:
        story = told(steps, furnished())
        before = standing(story.state)
        seq = done(story, actor, taken)
        if seq is None:
            return
        after = standing(story.state)
        story.when(actor, "UndoLast")
        assert standing(story.state) == before
        story.when(actor, "Redo")
        assert standing(story.state) == after
        story.when(actor, "UndoLast")
        assert standing(story.state) == before
        assert story.replayed().state == story.state
        happened.append(name)

    @settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(ACTORS, STEPS), max_size=8), WHO_LEADS, of(name))
    def at_once(steps: list[tuple[Actor, Step]], actor: Actor, taken: Step) -> None:
        at_once_after(steps, actor, taken)

    at_once()
    if not happened:
        assert name in CERTAIN, "say how this command is sure to happen"
        *first, (actor, taken) = CERTAIN[name]
        at_once_after([*first], actor, taken)
        assert happened




def test_a_step_without_a_way_back_says_why_it_has_none() -> None:
    assert set(NOT_TAKEN_BACK) <= set(STEERED)
    assert set(FINAL) | REPORT | TURNING == set(NOT_TAKEN_BACK)


@examples(150)
@given(HISTORIES, st.lists(st.tuples(WHO_LEADS, STEPS), min_size=1, max_size=5))
def test_what_is_undone_at_once_never_happened(steps: list[tuple[Actor, Step]], more: list[tuple[Actor, Step]]) -> None:
    story = told(steps)
    for actor, taken in more:
        before, last = state_hash(story.state), story.state.seq
        seq = done(story, actor, taken)
        if seq is None:
            assert taken[0] in NOT_TAKEN_BACK or story.state.seq == last or not is_entry(taken[0])
            continue
        story.when(actor, "UndoAction", seq=seq)
        assert state_hash(story.state) == before


def is_entry(name: str) -> bool:
    return name in STEERED and name not in NOT_TAKEN_BACK


# What people steer most, and most often the same: here they get in each other's way.
BUSY = ("HideContribution", "ShowContribution", "EditPhase", "OpenPhase", "SetFocus", "MarkHighlight")
HOSTS = st.sampled_from([HOST, leader("A1")])


def and_others(name: str) -> st.SearchStrategy[tuple[Step, list[tuple[Actor, Step]]]]:
    """A command, and what others do after it: often the same, to the same things."""
    return st.tuples(of(name), st.lists(st.tuples(ACTORS, st.one_of(of(name), STEPS)), min_size=1, max_size=6))


@examples(250)
@given(st.lists(st.tuples(ACTORS, STEPS), max_size=5), WHO_LEADS, st.sampled_from([n for n in STEERED if is_entry(n)]).flatmap(and_others))
def test_taken_back_later_it_goes_alone_or_is_refused(
    steps: list[tuple[Actor, Step]], actor: Actor, sequel: tuple[Step, list[tuple[Actor, Step]]]
) -> None:
    taken, others = sequel
    goes_alone(steps, actor, taken, others)


@examples(150)
@given(HOSTS, st.sampled_from(BUSY).flatmap(of), st.lists(st.tuples(HOSTS, st.sampled_from(BUSY).flatmap(of)), min_size=2, max_size=8))
def test_where_several_steer_the_same_each_goes_alone(actor: Actor, taken: Step, others: list[tuple[Actor, Step]]) -> None:
    goes_alone([], actor, taken, others)


def test_a_main_direction_comes_back_also_when_the_others_of_its_list_are_gone() -> None:
    gone: Step = ("MarkHighlight", {"contribution": "c2", "marked": False})
    goes_alone([], HOST, ("MarkHighlight", {"contribution": "c3", "marked": False}), [(HOST, ("HideContribution", {"contribution": "c1"})), (HOST, gone)])


def goes_alone(steps: list[tuple[Actor, Step]], actor: Actor, taken: Step, others: list[tuple[Actor, Step]]) -> None:
    story = told(steps, furnished())
    before = leaves(standing(story.state))
    seq = done(story, actor, taken)
    if seq is None:
        return
    made = leaves(standing(story.state))
    told([(who, what) for who, what in others if what[0] not in TURNING], story)
    since = leaves(standing(story.state))
    entry = story.state.history.entries.get(seq)
    if entry is None or can_turn(story.state, entry):
        assert story.refused(HOST, "UndoAction", seq=seq) in ("overtaken", "in_use", "forgotten")
        assert leaves(standing(story.state)) == since
        return
    story.when(HOST, "UndoAction", seq=seq)
    now = leaves(standing(story.state))
    theirs = {way for way in made.keys() | since.keys() if made.get(way) != since.get(way)}
    mine = {way for way in before.keys() | made.keys() if before.get(way) != made.get(way)}
    for way in theirs:
        assert now.get(way) == since.get(way), ("what others did stands", way)
    for way in now.keys() | since.keys():
        if now.get(way) != since.get(way):
            assert way in mine, ("nothing but this action is reversed", way)
    assert story.replayed().state == story.state


def test_every_event_of_an_entry_says_what_it_changes() -> None:
    missing: set[str] = set()

    @settings(max_examples=100, deadline=None, derandomize=True, database=None)
    @given(st.lists(st.tuples(ACTORS, STEPS), max_size=40))
    def collect(steps: list[tuple[Actor, Step]]) -> None:
        for entry in told(steps, furnished()).state.history.entries.values():
            for record in (*entry.back, *entry.done):
                if type(event_from_json(record)) not in TOUCHES:
                    missing.add(record["t"])

    collect()
    assert missing <= {"ParticipantJoined"}


