"""Testing ideas against goals: 0 to 3 by each participant, and the matrix that makes."""

from __future__ import annotations

import pytest

from facilitator.core.goals import tree
from facilitator.core.ratings import Cell, best_of_branch, judged, matrix
from facilitator.core.vocabulary import Actor
from facilitator.live.views.matrix import raters
from tests.story import HOST, Story

PEOPLE = ("anna", "ben", "cor")


class Trial:
    """A tree of two branches and two ideas, with three people who may judge."""

    def __init__(self) -> None:
        self.story = Story(workshop="goal-tree").begun().in_phase("goals")
        self.people: list[Actor] = self.story.joined(*PEOPLE)
        self.main = self.add("goal", "iedereen doet mee")
        self.past = self.add("goal", "het past", parent=self.main)
        self.near = self.add("goal", "dichtbij", parent=self.main)
        self.leaf = self.add("goal", "zelf komen", parent=self.near)
        self.story.in_phase("ideas")
        self.bus = self.add("direction", "een buurtbus", on=self.leaf)
        self.shed = self.add("direction", "een schuur")
        self.story.in_phase("test")

    def add(self, kind: str, text: str, **more: str) -> str:
        """Let anna bring something in; give its id."""
        made: str = self.story.when(self.people[0], "AddContribution", kind=kind, text=text, **more)["contribution"]
        return made

    def rated(self, idea: str, goal: str, *values: int) -> None:
        """Let anna, ben and cor judge, in that order."""
        for actor, value in zip(self.people, values, strict=False):
            self.story.when(actor, "RateIdea", contribution=idea, goal=goal, value=value)

    def cell(self, idea: str, goal: str) -> Cell:
        """How the matrix says this idea adds to this goal."""
        row = next(row for row in matrix(self.story.state).ideas if row.id == idea)
        return row.cells.get(goal, Cell())


@pytest.fixture
def tested() -> Trial:
    return Trial()


def test_the_matrix_counts_people_and_gives_their_mean(tested: Trial) -> None:
    tested.rated(tested.bus, tested.near, 3, 2, 3)
    tested.rated(tested.bus, tested.past, 0, 1)
    found = matrix(tested.story.state)
    assert [row.id for row in found.goals] == [tested.past, tested.near]
    assert [row.id for row in found.ideas] == [tested.bus, tested.shed]
    assert tested.cell(tested.bus, tested.near).counts == (0, 0, 1, 2)
    assert tested.cell(tested.bus, tested.near).mean == pytest.approx(8 / 3)
    assert tested.cell(tested.bus, tested.near).shown
    assert not tested.cell(tested.bus, tested.past).shown
    assert [row.people for row in found.ideas] == [3, 0]


def test_judging_again_changes_ones_own_judgment(tested: Trial) -> None:
    tested.rated(tested.bus, tested.near, 3)
    seq = tested.story.state.seq
    tested.rated(tested.bus, tested.near, 3)
    assert tested.story.state.seq == seq
    tested.rated(tested.bus, tested.near, 1)
    assert tested.cell(tested.bus, tested.near).counts == (0, 1, 0, 0)


def test_all_goals_of_an_idea_at_once(tested: Trial) -> None:
    tested.story.when(
        tested.people[0], "RateOnGoals", contribution=tested.bus, values={tested.past: 1, tested.near: 3}
    )
    assert tested.cell(tested.bus, tested.past).mean == 1
    assert tested.cell(tested.bus, tested.near).mean == 3


def test_a_judgment_on_an_idea_that_merged_away_lands_on_the_one_that_stays(tested: Trial) -> None:
    tested.rated(tested.shed, tested.near, 1, 2)
    tested.rated(tested.bus, tested.near, 3)
    tested.story.when(HOST, "MergeContributions", contributions=[tested.shed], into=tested.bus)
    assert tested.cell(tested.bus, tested.near).counts == (0, 0, 1, 1)  # anna's own on the bus, ben's on the shed
    tested.story.when(tested.people[2], "RateIdea", contribution=tested.shed, goal=tested.near, value=3)
    assert tested.cell(tested.bus, tested.near).counts == (0, 0, 1, 2)
    assert [row.id for row in matrix(tested.story.state).ideas] == [tested.bus]
    tested.story.when(HOST, "UndoLast")
    assert tested.cell(tested.shed, tested.near).counts == (0, 1, 1, 0)


def test_of_several_ideas_that_went_up_in_one_somebodys_latest_judgment_counts(tested: Trial) -> None:
    tested.story.in_phase("ideas")
    both = tested.add("direction", "een bus naar de schuur")
    tested.story.in_phase("test")
    tested.rated(tested.bus, tested.near, 0, 1, 2)
    tested.rated(tested.shed, tested.near, 3, 3)
    for first, second in ((tested.bus, tested.shed), (tested.shed, tested.bus)):  # in whatever order
        tested.story.when(HOST, "MergeContributions", contributions=[first, second], into=both)
        assert judged(tested.story.state, tested.story.state.contributions[both])[tested.near] == {"anna": 3, "ben": 3, "cor": 2}
        tested.story.when(HOST, "UndoLast")
    assert raters(tested.story.state, matrix(tested.story.state)) == 3
    tested.story.when(HOST, "MergeContributions", contributions=[tested.bus, tested.shed], into=both)
    assert raters(tested.story.state, matrix(tested.story.state)) == 3  # whoever judged only what went up in it counts too


def test_goals_that_merge_count_as_one(tested: Trial) -> None:
    tested.rated(tested.bus, tested.past, 1, 1, 1)
    tested.rated(tested.bus, tested.near, 3)
    tested.story.when(HOST, "MergeContributions", contributions=[tested.past], into=tested.near)
    tested.story.when(tested.people[1], "RateIdea", contribution=tested.bus, goal=tested.past, value=2)
    assert judged(tested.story.state, tested.story.state.contributions[tested.bus]) == {
        tested.near: {"anna": 3, "ben": 2, "cor": 1}
    }


@pytest.mark.parametrize(
    ("idea", "goal", "value", "code"),
    [
        ("bus", "near", 4, "out_of_range"),
        ("bus", "near", -1, "out_of_range"),
        ("bus", "shed", 2, "not_rated_on"),
        ("near", "past", 2, "goal_rated"),
        ("bus", "nowhere", 2, "unknown_contribution"),
        ("nowhere", "near", 2, "unknown_contribution"),
    ],
)
def test_what_can_not_be_judged(tested: Trial, idea: str, goal: str, value: int, code: str) -> None:
    about = {"contribution": getattr(tested, idea, "c99"), "goal": getattr(tested, goal, "c99"), "value": value}
    assert tested.story.refused(tested.people[0], "RateIdea", **about) == code


def test_hidden_goals_and_ideas_are_not_judged_and_not_counted(tested: Trial) -> None:
    tested.rated(tested.bus, tested.near, 3, 3, 3)
    tested.story.when(HOST, "HideContribution", contribution=tested.near)
    ben = tested.people[1]
    about = {"contribution": tested.bus, "goal": tested.near, "value": 2}
    assert tested.story.refused(ben, "RateIdea", **about) == "unknown_contribution"
    assert tested.cell(tested.bus, tested.near).people == 0
    tested.story.when(HOST, "HideContribution", contribution=tested.bus)
    assert [row.id for row in matrix(tested.story.state).ideas] == [tested.shed]


def test_judging_is_for_phases_that_say_so(tested: Trial) -> None:
    tested.story.in_phase("principles")
    about = {"contribution": tested.bus, "goal": tested.near, "value": 2}
    assert tested.story.refused(tested.people[0], "RateIdea", **about) == "rating_closed"


def test_which_goal_has_no_idea(tested: Trial) -> None:
    assert matrix(tested.story.state).without == [tested.past]
    tested.rated(tested.shed, tested.past, 3, 2)
    assert matrix(tested.story.state).without == [tested.past]
    tested.rated(tested.shed, tested.past, 3, 2, 2)
    assert matrix(tested.story.state).without == []


def test_an_initiative_is_in_the_matrix_once_it_was_judged(tested: Trial) -> None:
    made = tested.story.when(HOST, "AddContribution", kind="initiative", title="Eettafel", text="Elke woensdag")
    assert made["contribution"] not in [row.id for row in matrix(tested.story.state).ideas]
    tested.rated(made["contribution"], tested.past, 2)
    assert [row.id for row in matrix(tested.story.state).ideas][-1] == made["contribution"]


def test_the_best_ideas_of_a_branch(tested: Trial) -> None:
    tested.rated(tested.bus, tested.near, 3, 3, 2)
    tested.rated(tested.bus, tested.past, 2, 2, 2)
    tested.rated(tested.shed, tested.near, 2, 2, 2)
    best = best_of_branch(tree(tested.story.state), matrix(tested.story.state))
    assert [idea for idea, _ in best[tested.near]] == [tested.bus, tested.shed]
    assert tested.past not in best


def test_only_what_the_phase_weighs_is_judged() -> None:
    story = Story(workshop="goal-tree").begun()
    phase = story.state.phases[0].id
    story.when(HOST, "EditPhase", phase=phase, rates=True, weighs=["direction"], visibility="everyone")
    [piet] = story.joined("piet")
    goal, case = (story.when(HOST, "AddContribution", kind=kind, text="Thuis")["contribution"] for kind in ("goal", "case"))
    assert story.refused(piet, "RateIdea", contribution=case, goal=goal, value=2) == "rating_closed"


def test_of_judgments_that_arrive_late_those_on_a_goal_that_went_away_are_left_out() -> None:
    trial = Trial()
    trial.story.when(HOST, "HideContribution", contribution=trial.past)
    anna, values = trial.people[0], {trial.past: 3, trial.near: 2}
    trial.story.when(anna, "RateOnGoals", contribution=trial.bus, values=values)
    assert judged(trial.story.state, trial.story.state.contributions[trial.bus], everything=True) == {trial.near: {"anna": 2}}
    assert trial.story.refused(anna, "RateOnGoals", contribution=trial.bus, values={trial.past: 3}) == "goal_gone"
