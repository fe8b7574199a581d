"""A vote that is opened a second time: the first round is kept, people start with nothing, undo puts it back."""

from __future__ import annotations

from facilitator.core.dots import dots_of
from facilitator.core.vocabulary import Actor
from facilitator.core.voting import choice_counts, tally
from facilitator.core.voting_again import counted_with, votings_in
from tests.story import HOST, Story


def voted() -> tuple[Story, list[Actor], str]:
    """Three people in the harvest, two of whom agree with a direction."""
    story = Story().begun().in_phase("directions")
    people = story.joined("piet", "samira", "otto")
    made = story.when(people[0], "AddContribution", kind="direction", text="Begin klein")["contribution"]
    story.in_phase("harvest")
    for who, level in zip(people, ("agree", "agree", "disagree"), strict=True):
        story.when(who, "GiveSupport", contribution=made, level=level)
    return story, people, made


def test_it_works() -> None:
    story, people, made = voted()
    assert story.when(HOST, "VoteAgain", phase="harvest") == {"voting": 1}
    assert sum(tally(story.state, story.state.contributions[made]).values()) == 0
    story.when(people[2], "GiveSupport", contribution=made, level="agree")
    [first] = votings_in(story.state, "harvest")
    then = counted_with(story.state, first)
    assert tally(then, story.state.contributions[made]) == {"agree": 2, "neutral": 0, "disagree": 1, "unknown": 0}
    assert tally(story.state, story.state.contributions[made])["agree"] == 1
    assert story.when(HOST, "VoteAgain", phase="harvest") == {"voting": 2}
    again = story.replayed().state
    assert again.votings == story.state.votings and again.support == story.state.support


def test_undo_puts_the_first_round_back_as_long_as_nobody_voted_in_the_second() -> None:
    story, people, made = voted()
    first = story.state.support
    story.when(HOST, "VoteAgain", phase="harvest")
    story.when(HOST, "UndoLast")
    assert story.state.votings == [] and story.state.support == first
    story.when(HOST, "Redo")
    story.when(people[2], "GiveSupport", contribution=made, level="neutral")
    seq = story.state.undoable[-1].seq
    assert story.refused(HOST, "UndoAction", seq=seq) == "in_use"
    assert len(story.state.votings) == 1
    assert tally(story.state, story.state.contributions[made]) == {"agree": 0, "neutral": 1, "disagree": 0, "unknown": 0}


def test_nobody_voted_yet_or_there_is_no_vote() -> None:
    story = Story().begun()
    seq = story.state.seq
    story.when(HOST, "VoteAgain", phase="harvest")
    assert story.state.seq == seq
    assert story.refused(HOST, "VoteAgain", phase="clarify") == "no_vote_here"
    assert story.refused(HOST, "VoteAgain", phase="nowhere") == "unknown_phase"
    assert story.refused(HOST, "VoteAgain", phase="harvest", on=["c99"]) == "unknown_contribution"
    story.when(HOST, "CloseSession")
    assert story.refused(HOST, "VoteAgain", phase="harvest") == "session_closed"


def test_choices_of_this_moment_only() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    [piet] = story.joined("piet")
    for phase, moment in (("dilemmas", "before"), ("choose", "after")):
        story.in_phase(phase)
        story.when(piet, "Choose", contribution=dilemma, option=0, moment=moment)
    story.when(HOST, "VoteAgain", phase="choose")
    found = story.state.contributions[dilemma]
    assert choice_counts(story.state, found, "before") == [1, 0, 0, 0]
    assert choice_counts(story.state, found, "after") == [0, 0, 0, 0]
    story.when(HOST, "UndoLast")
    assert choice_counts(story.state, found, "after") == [1, 0, 0, 0]


def test_dots_of_a_second_round_stay_what_they_are() -> None:
    story = Story().begun()
    story.when(HOST, "EditPhase", phase="harvest", dots=3)
    story.in_phase("directions")
    piet, samira = story.joined("piet", "samira")
    one, two = [
        story.when(piet, "AddContribution", kind="direction", text=text)["contribution"] for text in ("Een", "Twee")
    ]
    story.in_phase("harvest")
    for who in (piet, samira):
        story.when(who, "PlaceDots", contribution=one, n=3)
    story.when(HOST, "VoteAgain", phase="harvest")
    story.when(piet, "PlaceDots", contribution=two, n=3)
    assert story.refused(HOST, "UndoAction", seq=story.state.undoable[-1].seq) == "in_use"
    assert dots_of(story.state, story.state.contributions[one]) == {}
    assert dots_of(story.state, story.state.contributions[two]) == {"piet": 3}


def test_a_vote_that_another_phase_names_is_left_alone() -> None:
    story, people, made = voted()
    story.when(HOST, "EditPhase", phase="close", weighs=["experience"])
    story.when(people[0], "AddContribution", kind="experience", text="Zelf gezien")
    story.when(people[1], "GiveSupport", contribution="c2", level="agree")
    story.when(HOST, "VoteAgain", phase="harvest")
    assert story.state.support == {"c2": story.state.support["c2"]}
    story.when(HOST, "VoteAgain", phase="close")
    assert story.state.support == {}
    assert made in story.state.votings[0].support


def test_only_what_is_named_is_voted_on_again() -> None:
    story, people, made = voted()
    other = story.when(people[0], "AddContribution", kind="direction", text="Begin groot")["contribution"]
    story.when(people[1], "GiveSupport", contribution=other, level="agree")
    story.when(HOST, "VoteAgain", phase="harvest", on=[other])
    assert made in story.state.support and other not in story.state.support


def test_what_was_voted_again_while_trying_out_is_set_aside_with_it() -> None:
    story = Story().in_phase("directions")
    [piet] = story.joined("piet")
    made = story.when(piet, "AddContribution", kind="direction", text="Proef")["contribution"]
    story.in_phase("harvest")
    story.when(piet, "GiveSupport", contribution=made, level="agree")
    story.when(HOST, "VoteAgain", phase="harvest")
    story.when(HOST, "BeginSession")
    assert story.state.votings == []
    story.when(HOST, "UndoLast")
    assert len(story.state.votings) == 1
