"""Choices before and after, support, and dots within a budget."""

from __future__ import annotations

from facilitator.core.dots import dots_of
from facilitator.core.voting import choice_counts, moves, support_of, tally
from facilitator.report.data import public_data
from tests.story import HOST, Story


def test_it_works() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    piet, samira, otto = story.joined("piet", "samira", "otto")
    story.in_phase("dilemmas")
    story.when(piet, "Choose", contribution=dilemma, option=0, moment="before")
    story.when(samira, "Choose", contribution=dilemma, option="unknown", moment="before")
    story.in_phase("choose")
    story.when(piet, "Choose", contribution=dilemma, option=None, moment="after", which="Samen met de buren")
    story.when(otto, "Choose", contribution=dilemma, option=1, moment="after")
    found = story.state.contributions[dilemma]
    assert choice_counts(story.state, found, "before") == [1, 0, 0, 1]
    assert choice_counts(story.state, found, "after") == [0, 1, 1, 0]
    assert moves(story.state, found) == {(0, None): 1, ("unknown", "-"): 1, ("-", 1): 1}


def test_one_chooses_only_when_it_is_the_moment() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    [piet] = story.joined("piet")
    story.in_phase("clarify")
    assert story.refused(piet, "Choose", contribution=dilemma, option=0, moment="before") == "choice_closed"
    story.in_phase("dilemmas")
    assert story.refused(piet, "Choose", contribution=dilemma, option=2, moment="before") == "unknown_option"


def test_support_stays_within_the_group_until_the_harvest() -> None:
    story = Story().begun().in_phase("directions")
    [piet] = story.joined("piet")
    [samira] = story.joined("samira", group="A2")
    one = story.when(piet, "AddContribution", kind="direction", text="Werk is werk")["contribution"]
    assert story.refused(samira, "GiveSupport", contribution=one, level="agree") == "unknown_contribution"
    story.in_phase("harvest")
    story.when(samira, "GiveSupport", contribution=one, level="disagree")
    assert tally(story.state, story.state.contributions[one]) == {
        "agree": 0, "neutral": 0, "disagree": 1, "unknown": 0,
    }  # fmt: skip


def test_after_merging_the_vote_on_what_stays_wins() -> None:
    story = Story().begun().in_phase("directions")
    piet, samira = story.joined("piet", "samira")
    one = story.when(piet, "AddContribution", kind="direction", text="Werk is werk")["contribution"]
    two = story.when(piet, "AddContribution", kind="direction", text="Noem het werk")["contribution"]
    story.when(piet, "GiveSupport", contribution=one, level="agree")
    story.when(piet, "GiveSupport", contribution=two, level="disagree")
    story.when(samira, "GiveSupport", contribution=two, level="neutral")
    story.when(HOST, "MergeContributions", contributions=[two], into=one)
    assert support_of(story.state, story.state.contributions[one]) == {"piet": "agree", "samira": "neutral"}
    story.when(samira, "GiveSupport", contribution=two, level="agree")  # a vote on what is gone goes to what stayed
    assert support_of(story.state, story.state.contributions[one])["samira"] == "agree"


def test_dots_stay_within_the_budget() -> None:
    story = Story().begun()
    story.when(HOST, "EditPhase", phase="harvest", dots=3)
    story.in_phase("harvest")
    [piet] = story.joined("piet")
    one = story.when(piet, "AddContribution", kind="direction", text="Een")["contribution"]
    two = story.when(piet, "AddContribution", kind="direction", text="Twee")["contribution"]
    story.when(piet, "PlaceDots", contribution=one, n=2)
    assert story.refused(piet, "PlaceDots", contribution=two, n=2) == "over_budget"
    story.when(piet, "PlaceDots", contribution=two, n=1)
    assert dots_of(story.state, story.state.contributions[one]) == {"piet": 2}


def test_words_of_a_third_way_can_be_put_aside_and_back() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    [piet] = story.joined("piet")
    story.in_phase("dilemmas")
    story.when(piet, "Choose", contribution=dilemma, option=None, moment="before", which="Iets lelijks")
    story.when(HOST, "HideThirdWay", contribution=dilemma, which="Iets lelijks")
    assert public_data(story.state)["contributions"][0]["third_ways"] == []
    story.when(HOST, "UndoLast")
    assert public_data(story.state)["contributions"][0]["third_ways"] == ["Iets lelijks"]
    assert story.refused(HOST, "HideThirdWay", contribution=dilemma, which="Nooit gezegd") == "stale"
