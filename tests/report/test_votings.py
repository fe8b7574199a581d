"""Rounds of voting in session.json: the votes are those of the latest, `votings` has them all."""

from __future__ import annotations

from facilitator.report.data import full_data, public_data
from tests.story import HOST, Story


def test_it_works() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    people = story.joined("piet", "samira", "otto")
    story.in_phase("dilemmas")
    for who, option in zip(people, (0, 0, 1), strict=True):
        story.when(who, "Choose", contribution=dilemma, option=option, moment="before")
    story.when(HOST, "VoteAgain", phase="dilemmas")
    story.when(people[0], "Choose", contribution=dilemma, option=None, moment="before")
    document = full_data(story.state)
    [row] = [one for one in document["contributions"] if one["kind"] == "dilemma"]
    assert row["choices"] == {"before": [0, 0, 1]}
    assert document["votings"] == [
        {"on": 1, "what": "choices", "moment": "before", "counts": [2, 1, 0, 0], "phase": "dilemmas", "latest": False,
         "round": 1},
        {"on": 1, "what": "choices", "moment": "before", "counts": [0, 0, 1, 0], "phase": None, "latest": True, "round": 2},
    ]  # fmt: skip
    assert public_data(story.state)["votings"][0]["choices"] == {1: {"before": [2, 1, 0, 0], "after": [0, 0, 0, 0]}}


def test_support_dots_and_ratings_are_counted_per_round() -> None:
    story = Story(workshop="goal-tree").begun()
    story.when(
        HOST, "EditPhase", phase="test", support="everyone", dots=3, rates=True, weighs=["direction", "initiative"]
    )
    goal = story.when(HOST, "AddContribution", kind="goal", text="Iedereen doet mee")["contribution"]
    idea = story.when(HOST, "AddContribution", kind="initiative", text="Buurtbus", title="Buurtbus")["contribution"]
    [piet] = story.joined("piet")
    story.in_phase("test")
    story.when(piet, "RateIdea", contribution=idea, goal=goal, value=3)
    story.when(piet, "PlaceDots", contribution=idea, n=2)
    story.when(piet, "GiveSupport", contribution=idea, level="agree")
    story.when(HOST, "VoteAgain", phase="test")
    rows = {(row["what"], row["latest"]): row["counts"] for row in full_data(story.state)["votings"]}
    assert rows == {("support", False): [1, 0, 0, 0], ("dots", False): [2, 1], ("ratings", False): [0, 0, 0, 1]}
    story.when(HOST, "UndoLast")
    assert all(row["latest"] and row["round"] == 1 for row in full_data(story.state)["votings"])
