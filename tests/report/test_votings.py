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


def test_the_first_time_of_what_was_put_together_is_told_with_the_card_that_stays() -> None:
    """Whether it was put together before people voted again, or after."""
    for before in (True, False):
        story = Story().begun().in_phase("directions")
        people = story.joined(*(f"p{n}" for n in range(6)))
        stays, gone = (story.when(HOST, "AddContribution", kind="direction", text=text)["contribution"] for text in ("Alfa", "Beta"))
        story.in_phase("harvest")
        for actor in people[:4]:
            story.when(actor, "GiveSupport", contribution=gone, level="agree")
        for actor in people[2:]:
            story.when(actor, "GiveSupport", contribution=stays, level="disagree")
        if before:
            story.when(HOST, "MergeContributions", contributions=[gone], into=stays)
        story.when(HOST, "VoteAgain", phase="harvest")
        for actor in people[:5]:
            story.when(actor, "GiveSupport", contribution=stays, level="agree")
        if not before:
            story.when(HOST, "MergeContributions", contributions=[gone], into=stays)
        [first] = public_data(story.state)["votings"]
        assert first["support"] == {1: {"agree": 2, "neutral": 0, "disagree": 4, "unknown": 0}}
