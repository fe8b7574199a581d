"""The goal tree: built by several at once, moved and taken back, without circles and without losing a goal."""

from __future__ import annotations

import contextlib
import random
from typing import Any

import pytest

from facilitator.core.errors import Refused
from facilitator.core.goals import MOST_GOALS, branch_of, branches, main_goal, parents, tree
from tests.story import HOST, Story, leader

TREE = {"main": "", "past": "main", "dichtbij": "main", "nuttig": "past", "keuze": "past", "bus": "dichtbij"}


def grown(spec: dict[str, str] | None = None) -> tuple[Story, dict[str, str]]:
    """A Doelenboom in which the facilitator added these goals; gives the ids by name."""
    story = Story(workshop="goal-tree").begun().in_phase("goals")
    ids: dict[str, str] = {"": ""}
    for name, parent in (spec or TREE).items():
        ids[name] = story.when(HOST, "AddContribution", kind="goal", text=name, parent=ids[parent])["contribution"]
    return story, ids


def shape(story: Story) -> list[str]:
    """The tree as lines, two spaces for every level."""
    return ["  " * row.depth + row.text for row in tree(story.state)]


def test_goals_stand_under_their_parent_in_the_order_they_came() -> None:
    story, _ = grown()
    assert shape(story) == ["main", "  past", "    nuttig", "    keuze", "  dichtbij", "    bus"]


def test_everybody_may_hang_a_goal() -> None:
    story, ids = grown()
    [anna] = story.joined("anna")
    story.when(anna, "AddContribution", kind="goal", text="zelf komen", parent=ids["dichtbij"])
    story.when(leader("A1"), "AddContribution", kind="goal", text="maatwerk", parent=ids["past"])
    assert "    zelf komen" in shape(story)
    assert "    maatwerk" in shape(story)


@pytest.mark.parametrize(
    ("parent", "code"), [("c99", "unknown_contribution"), ("question", "not_a_goal"), ("gone", "goal_gone")]
)
def test_a_goal_hangs_under_a_goal_that_stands(parent: str, code: str) -> None:
    story, ids = grown()
    ids["question"] = story.when(HOST, "AddContribution", kind="question", text="hoe dan?")["contribution"]
    ids["gone"] = story.when(HOST, "AddContribution", kind="goal", text="weg")["contribution"]
    story.when(HOST, "HideContribution", contribution=ids["gone"])
    where = ids.get(parent, parent)
    assert story.refused(HOST, "AddContribution", kind="goal", text="nieuw", parent=where) == code
    assert story.refused(HOST, "MoveGoal", contribution=ids["bus"], parent=where) == code


def test_only_goals_have_a_parent() -> None:
    story, ids = grown()
    made = story.when(HOST, "AddContribution", kind="insight", text="mooi", parent=ids["past"])["contribution"]
    assert story.state.contributions[made].parent == ""


def test_moving_takes_along_what_hangs_under_it() -> None:
    story, ids = grown()
    story.when(HOST, "MoveGoal", contribution=ids["past"], parent=ids["bus"])
    assert shape(story) == ["main", "  dichtbij", "    bus", "      past", "        nuttig", "        keuze"]


def test_moving_among_siblings() -> None:
    story, ids = grown()
    story.when(HOST, "MoveGoal", contribution=ids["dichtbij"], parent=ids["main"], before=ids["past"])
    story.when(HOST, "MoveGoal", contribution=ids["nuttig"], parent=ids["past"])
    assert shape(story) == ["main", "  dichtbij", "    bus", "  past", "    keuze", "    nuttig"]
    seq = story.state.seq
    story.when(HOST, "MoveGoal", contribution=ids["nuttig"], parent=ids["past"])
    assert story.state.seq == seq


@pytest.mark.parametrize("under", ["main", "past", "nuttig"])
def test_a_goal_never_hangs_under_itself(under: str) -> None:
    story, ids = grown()
    before = shape(story)
    assert story.refused(HOST, "MoveGoal", contribution=ids["main"], parent=ids[under]) == "goal_cycle"
    assert shape(story) == before


def test_a_leader_moves_goals_and_a_participant_does_not() -> None:
    story, ids = grown()
    [anna] = story.joined("anna")
    story.when(leader("A1"), "MoveGoal", contribution=ids["keuze"], parent=ids["dichtbij"])
    assert "    keuze" in shape(story)[3:]
    assert story.refused(anna, "MoveGoal", contribution=ids["keuze"], parent="") == "not_allowed"


def test_any_goal_is_renamed_by_who_leads_and_only_ones_own_by_a_participant() -> None:
    story, ids = grown()
    anna, ben = story.joined("anna", "ben")
    own = story.when(anna, "AddContribution", kind="goal", text="eigen", parent=ids["past"])["contribution"]
    story.when(leader("A2"), "EditContribution", contribution=own, text="van tafel 2")
    story.when(HOST, "EditContribution", contribution=own, text="van ons allemaal")
    assert story.refused(ben, "EditContribution", contribution=own, text="van ben") == "not_yours"
    story.when(HOST, "UndoLast")
    story.when(leader("A2"), "UndoLast")
    assert story.state.contributions[own].text == "eigen"
    story.when(anna, "EditContribution", contribution=own, text="van anna")
    assert story.state.contributions[own].text == "van anna"


def test_who_leads_renames_goals_only() -> None:
    story, _ = grown()
    [anna] = story.joined("anna")
    asked = story.when(anna, "AddContribution", kind="question", text="hoe?")["contribution"]
    assert story.refused(leader("A1"), "EditContribution", contribution=asked, text="anders") == "not_yours"


def test_what_hung_under_a_goal_that_goes_lives_on_under_its_parent() -> None:
    story, ids = grown()
    story.when(HOST, "HideContribution", contribution=ids["past"])
    assert shape(story) == ["main", "  nuttig", "  keuze", "  dichtbij", "    bus"]
    story.when(HOST, "UndoLast")
    assert shape(story) == ["main", "  past", "    nuttig", "    keuze", "  dichtbij", "    bus"]
    story.when(HOST, "HideContribution", contribution=ids["main"])
    assert [row.text for row in tree(story.state) if not row.depth] == ["past", "dichtbij"]


def test_a_goal_moved_while_its_parent_was_away_stays_where_it_was_put() -> None:
    story, ids = grown()
    story.when(HOST, "HideContribution", contribution=ids["past"])
    story.when(HOST, "MoveGoal", contribution=ids["keuze"], parent=ids["bus"])
    story.when(HOST, "ShowContribution", contribution=ids["past"])
    assert shape(story) == ["main", "  past", "    nuttig", "  dichtbij", "    bus", "      keuze"]


def test_goals_that_merge_bring_what_hangs_under_them() -> None:
    story, ids = grown()
    story.when(HOST, "MergeContributions", contributions=[ids["past"]], into=ids["dichtbij"])
    assert shape(story) == ["main", "  dichtbij", "    nuttig", "    keuze", "    bus"]


def test_a_goal_merges_into_one_under_it_and_back() -> None:
    story, ids = grown()
    story.when(HOST, "MergeContributions", contributions=[ids["past"]], into=ids["nuttig"])
    assert shape(story) == ["main", "  nuttig", "    keuze", "  dichtbij", "    bus"]
    story.when(HOST, "UndoLast")
    assert shape(story) == ["main", "  past", "    nuttig", "    keuze", "  dichtbij", "    bus"]


def test_a_goal_merges_with_goals_only() -> None:
    story, ids = grown()
    other = story.when(HOST, "AddContribution", kind="insight", text="inzicht")["contribution"]
    code = story.refused(HOST, "MergeContributions", contributions=[ids["bus"]], into=other)
    assert code == "goals_together"


def test_two_hundred_goals_fit_and_no_more() -> None:
    story, ids = grown()
    for number in range(MOST_GOALS - len(TREE)):
        story.when(HOST, "AddContribution", kind="goal", text=f"doel {number}", parent=ids["past"])
    assert story.refused(HOST, "AddContribution", kind="goal", text="nog een", parent=ids["past"]) == "too_many_goals"
    story.when(HOST, "HideContribution", contribution=ids["bus"])
    story.when(HOST, "AddContribution", kind="goal", text="nog een", parent=ids["past"])


def test_taking_back_ones_own_move_after_somebody_else_moved_another_goal() -> None:
    story, ids = grown()
    story.when(HOST, "MoveGoal", contribution=ids["bus"], parent=ids["past"])
    mine = story.state.undoable[-1].seq
    story.when(HOST, "MoveGoal", contribution=ids["keuze"], parent=ids["dichtbij"])
    story.when(HOST, "UndoLast", seq=mine)
    assert shape(story) == ["main", "  past", "    nuttig", "  dichtbij", "    keuze", "    bus"]


def test_the_last_move_of_a_goal_wins_and_taking_back_the_first_is_too_late() -> None:
    story, ids = grown()
    story.when(HOST, "MoveGoal", contribution=ids["bus"], parent=ids["past"])
    first = story.state.undoable[-1].seq
    story.when(leader("A1"), "MoveGoal", contribution=ids["bus"], parent=ids["main"])
    assert story.refused(HOST, "UndoLast", seq=first) == "overtaken"
    assert shape(story)[-1] == "  bus"


def test_taking_back_a_move_that_would_now_make_a_circle_leaves_the_tree_whole() -> None:
    story, ids = grown()
    story.when(HOST, "MoveGoal", contribution=ids["nuttig"], parent=ids["dichtbij"])
    first = story.state.undoable[-1].seq
    story.when(HOST, "MoveGoal", contribution=ids["past"], parent=ids["nuttig"])
    story.when(HOST, "UndoLast", seq=first)
    assert sorted(row.text for row in tree(story.state)) == sorted(TREE)


def test_the_main_goal_and_its_branches() -> None:
    story, ids = grown({**TREE, "los": ""})
    rows = tree(story.state)
    found = main_goal(rows)
    assert found is not None
    assert found.id == ids["main"]
    assert [row.text for row in branches(rows)] == ["past", "dichtbij", "los"]
    assert branch_of(rows)[ids["bus"]] == ids["dichtbij"]
    assert branch_of(rows)[ids["main"]] == ""


def test_what_was_tried_out_leaves_the_tree_and_comes_back_with_it() -> None:
    story = Story(workshop="goal-tree").in_phase("goals")
    main = story.when(HOST, "AddContribution", kind="goal", text="main")["contribution"]
    [anna] = story.joined("anna")
    tried = story.when(anna, "AddContribution", kind="goal", text="probeersel", parent=main)["contribution"]
    story.when(HOST, "MoveGoal", contribution=tried)
    story.begun()
    assert shape(story) == ["main"]
    story.when(HOST, "UndoLast")
    assert shape(story) == ["main", "probeersel"]


@pytest.mark.parametrize("seed", range(12))
def test_no_sequence_of_moves_makes_a_circle_or_loses_a_goal(seed: int) -> None:
    rnd = random.Random(seed)
    story, _ = grown()
    story.joined("anna")
    for step in range(220):
        goals = [one.id for one in story.state.contributions.values() if one.kind == "goal"]
        wishes: list[tuple[str, dict[str, Any]]] = [
            ("MoveGoal", {"contribution": rnd.choice(goals), "parent": rnd.choice([*goals, ""]), "before": rnd.choice([*goals, ""])}),
            ("MoveGoal", {"contribution": rnd.choice(goals), "parent": rnd.choice(goals)}),
            ("HideContribution", {"contribution": rnd.choice(goals)}),
            ("ShowContribution", {"contribution": rnd.choice(goals)}),
            ("MergeContributions", {"contributions": rnd.sample(goals, 2), "into": rnd.choice(goals)}),
            ("AddContribution", {"kind": "goal", "text": f"doel {step}", "parent": rnd.choice([*goals, ""])}),
            ("UndoLast", {"seq": rnd.choice([entry.seq for entry in story.state.undoable])} if story.state.undoable else {}),
            ("UndoLast", {}),
        ]  # fmt: skip
        name, data = rnd.choice(wishes)
        actor = leader("A1") if name == "MoveGoal" and rnd.random() < 0.3 else HOST
        with contextlib.suppress(Refused):
            story.when(actor, name, **data)
        standing = {one.id for one in story.state.contributions.values() if one.kind == "goal" and one.status == "visible"}
        rows = tree(story.state)
        assert len(rows) == len(standing)
        assert {row.id for row in rows} == standing
        for row in rows:
            assert row.depth == 0 or parents(story.state)[row.id] in standing
    assert tree(story.replayed().state) == tree(story.state)


def test_a_goal_that_was_written_blind_is_not_in_the_tree_yet() -> None:
    story = Story(workshop="goal-tree").begun()
    [phase] = [one.id for one in story.state.phases if one.type == "tree"]
    story.in_phase(phase)
    main = story.when(HOST, "AddContribution", kind="goal", text="Thuis")["contribution"]
    story.when(HOST, "EditPhase", phase=phase, visibility="blind")
    [piet] = story.joined("piet")
    blind = story.when(piet, "AddContribution", kind="goal", text="Geheim")["contribution"]
    assert story.refused(HOST, "MoveGoal", contribution=blind) == "goal_gone"
    assert story.refused(HOST, "MoveGoal", contribution=main, parent=blind) == "goal_gone"
    assert story.refused(HOST, "EditContribution", contribution=blind, text="Anders") == "not_yours"
    story.when(HOST, "RevealPhase", phase=phase)
    story.when(HOST, "MoveGoal", contribution=blind, parent=main)


def test_the_tree_is_full_for_who_imports_or_types_over_too() -> None:
    story = Story(workshop="goal-tree").begun()
    goals = [f"Doel {n}" for n in range(201)]
    assert story.refused(HOST, "ImportContributions", kind="goal", text="\n".join(goals)) == "too_many_goals"
    story.when(HOST, "ImportContributions", kind="goal", text="\n".join(goals[:199]))
    assert story.refused(HOST, "EnterCards", kind="goal", texts=goals[:2]) == "too_many_goals"


def test_a_goal_is_never_parked() -> None:
    story = Story(workshop="goal-tree").begun()
    assert story.refused(HOST, "AddContribution", kind="goal", text="Thuis", parked=True) == "not_parked"
