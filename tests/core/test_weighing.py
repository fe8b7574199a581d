"""What holds for every way to weigh: what can't be voted on, two tabs, and a vote that is held again and restored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.model import Votes
from facilitator.core.vocabulary import Actor
from facilitator.core.ways import _COUNTS, _RECASTS, BALLOTS, WAYS, count_of
from facilitator.core.wordings import split
from tests.examples import examples
from tests.story import HOST, Story


@dataclass(frozen=True)
class Vote:
    """How one votes in a way: the setting of the phase that asks it, and two different votes on a contribution."""

    ballot: str
    asks: dict[str, Any]
    off: dict[str, Any]
    closed: str
    command: str
    first: dict[str, Any]
    second: dict[str, Any]
    many: bool = False  # the command takes several contributions

    def data(self, contribution: str, second: bool = False) -> dict[str, Any]:
        about = {"contributions": [contribution]} if self.many else {"contribution": contribution}
        return {**about, **(self.second if second else self.first)}


GOAL = "c1"
WAYS_TO_VOTE = (
    Vote("support", {"support": "everyone"}, {"support": "none"}, "support_closed", "GiveSupport", {"level": "agree"}, {"level": "disagree"}),
    Vote("dots", {"dots": 6}, {"dots": 0}, "dots_closed", "PlaceDots", {"n": 1}, {"n": 2}),
    Vote("ratings", {"rates": True}, {"rates": False}, "rating_closed", "RateIdea", {"goal": GOAL, "value": 1}, {"goal": GOAL, "value": 3}),
    Vote("ranks", {"ranks": 2}, {"ranks": 0}, "ranks_closed", "RankContributions", {}, {}, True),
    Vote("estimates", {"estimates": True}, {"estimates": False}, "estimates_closed", "EstimateIdea",
         {"effort": 10, "effect": 90}, {"effort": 90, "effect": 10}),
)  # fmt: skip
every_way = pytest.mark.parametrize("vote", WAYS_TO_VOTE, ids=[one.ballot for one in WAYS_TO_VOTE])


def weighing(vote: Vote) -> tuple[Story, list[str], list[Actor]]:
    """A harvest in which three people weigh two directions in this way."""
    story = Story().begun()
    story.when(HOST, "AddContribution", kind="goal", text="Iedereen doet mee")
    people = story.in_phase("directions").joined("piet", "samira", "otto")
    ids = [story.when(people[0], "AddContribution", kind="direction", text=text)["contribution"] for text in ("Een", "Twee")]
    story.when(HOST, "EditPhase", phase="harvest", **{"support": "none", **vote.asks})
    return story.in_phase("harvest"), ids, people


def voters(story: Story, vote: Vote, contribution: str) -> dict[str, int]:
    return count_of(vote.ballot, story.state, story.state.standing(contribution))


def test_the_table_of_ways_knows_all_of_them() -> None:
    held = set(Votes().only_votes()) - {"hands", "worded"}
    assert {way.name for way in WAYS} == held
    assert set(BALLOTS) == set(_COUNTS) == set(_RECASTS)
    assert {one.ballot for one in WAYS_TO_VOTE} == set(BALLOTS) - {"before", "after"}


@every_way
def test_it_works(vote: Vote) -> None:
    story, [one, two], [piet, samira, _] = weighing(vote)
    story.when(piet, vote.command, **vote.data(one))
    story.when(samira, vote.command, **vote.data(one))
    seq = story.state.seq
    story.when(samira, vote.command, **vote.data(one))  # a second tab, the same: no double count
    assert story.state.seq == seq
    story.when(samira, vote.command, **vote.data(one, second=True))  # and something else: the latest counts
    assert set(voters(story, vote, one)) == {"piet", "samira"}
    assert voters(story, vote, two) == {}


@every_way
def test_what_merged_counts_for_where_it_went_and_nobody_twice(vote: Vote) -> None:
    story, [one, two], [piet, samira, _] = weighing(vote)
    story.when(piet, vote.command, **vote.data(one))
    story.when(samira, vote.command, **vote.data(two))
    story.when(HOST, "MergeContributions", contributions=[one], into=two)
    story.when(samira, vote.command, **vote.data(one, second=True))
    assert set(voters(story, vote, two)) == {"piet", "samira"}
    story.when(HOST, "UndoLast")
    assert set(voters(story, vote, one)) == {"piet"} and set(voters(story, vote, two)) == {"samira"}


@every_way
def test_what_is_not_there_to_vote_on(vote: Vote) -> None:
    story, [one, two], [piet, samira, _] = weighing(vote)
    [far] = story.joined("far", group="A2")
    assert story.refused(piet, vote.command, **vote.data("c99")) == "unknown_contribution"
    story.when(HOST, "HideContribution", contribution=one)
    assert story.refused(piet, vote.command, **vote.data(one)) == "unknown_contribution"
    assert story.refused(samira, vote.command, **vote.data(one)) == "unknown_contribution"
    story.when(HOST, "EditPhase", phase="harvest", visibility="group")
    assert story.refused(far, vote.command, **vote.data(two)) == "unknown_contribution"
    story.when(HOST, "EditPhase", phase="harvest", visibility="everyone", **vote.off)
    assert story.refused(piet, vote.command, **vote.data(two)) == vote.closed
    story.when(HOST, "EditPhase", phase="harvest", **vote.asks)
    story.when(HOST, "CloseSession")
    assert story.refused(piet, vote.command, **vote.data(two)) == "session_closed"


@every_way
def test_a_held_card_takes_no_votes(vote: Vote) -> None:
    story, [one, _], [piet, samira, _otto] = weighing(vote)
    story.state.contributions[one].status = "held"
    for who in (piet, samira):
        assert story.refused(who, vote.command, **vote.data(one)) == "unknown_contribution"


@every_way
def test_a_vote_is_held_again_and_restored(vote: Vote) -> None:
    story, [one, two], [piet, samira, otto] = weighing(vote)
    for who in (piet, samira):
        story.when(who, vote.command, **vote.data(one))
    story.when(HOST, "VoteAgain", phase="harvest")
    assert voters(story, vote, one) == {}
    [first] = story.state.votings
    assert set(getattr(first, vote.ballot)[one]) in ({"piet", "samira"}, {GOAL})
    story.when(HOST, "UndoLast")
    assert set(voters(story, vote, one)) == {"piet", "samira"}
    story.when(HOST, "Redo")
    story.when(samira, vote.command, **vote.data(one, second=True))
    story.when(otto, vote.command, **vote.data(two))
    assert story.refused(HOST, "UndoAction", seq=story.state.undoable[-1].seq) == "in_use"
    assert set(voters(story, vote, one)) == {"samira"} and set(voters(story, vote, two)) == {"otto"}
    assert story.replayed().state == story.state


@every_way
def test_votes_on_these_words_and_on_earlier_ones(vote: Vote) -> None:
    story, [one, _], [piet, samira, otto] = weighing(vote)
    for who in (samira, otto):
        story.when(who, vote.command, **vote.data(one))
    story.when(piet, "EditContribution", contribution=one, text="Iets heel anders")
    assert now_and_earlier(story, vote, one) == (0, 2)
    story.when(otto, "ConfirmVote", contribution=one)
    story.when(piet, vote.command, **vote.data(one))
    assert now_and_earlier(story, vote, one) == (2, 1)
    story.when(samira, vote.command, **vote.data(one))  # the same vote, on the new words
    assert now_and_earlier(story, vote, one) == (3, 0) and story.state.worded == {}
    assert story.replayed().state == story.state


@every_way
def test_a_merge_is_a_rewording_for_who_voted_on_the_card_that_went(vote: Vote) -> None:
    story, [one, two], [_, samira, otto] = weighing(vote)
    story.when(samira, vote.command, **vote.data(one))
    story.when(otto, vote.command, **vote.data(two))
    story.when(HOST, "MergeContributions", contributions=[one], into=two)
    assert now_and_earlier(story, vote, two) == (1, 1)
    story.when(samira, "ConfirmVote", contribution=two)
    seq = story.state.seq
    story.when(samira, "ConfirmVote", contribution=two)  # once is enough
    assert now_and_earlier(story, vote, two) == (2, 0) and story.state.seq == seq


@every_way
def test_a_round_that_comes_back_after_an_edit_was_on_earlier_words(vote: Vote) -> None:
    story, [one, _], [piet, samira, _otto] = weighing(vote)
    story.when(samira, vote.command, **vote.data(one))
    story.when(HOST, "VoteAgain", phase="harvest")
    story.when(piet, "EditContribution", contribution=one, text="Iets heel anders")
    story.when(HOST, "UndoLast")
    assert now_and_earlier(story, vote, one) == (0, 1)
    story.when(piet, "EditContribution", contribution=one, text="Een")
    assert now_and_earlier(story, vote, one) == (1, 0) and story.state.worded == {}


def now_and_earlier(story: Story, vote: Vote, contribution: str) -> tuple[int, int]:
    found = split(story.state, vote.ballot, story.state.contributions[contribution])
    return found.now, found.earlier


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["vote", "vote", "vote", "merge", "part", "again", "edit", "confirm"]),
        st.integers(0, 2), st.integers(0, 1), st.booleans(),
    ),
    max_size=14,
)  # fmt: skip


@every_way
@examples(25)
@given(steps=STEPS)
def test_nobody_is_ever_counted_twice_or_lost(vote: Vote, steps: list[tuple[str, int, int, bool]]) -> None:
    story, ids, people = weighing(vote)
    expected: set[str] = set()
    for what, who, which, second in steps:
        if what == "vote":
            if vote.many:  # an order replaces all of somebody's earlier one
                expected.discard(people[who].id)
            story.when(people[who], vote.command, **vote.data(ids[which], second))
            expected.add(people[who].id)
        elif what == "merge" and story.state.contributions[ids[0]].status == "visible":
            story.when(HOST, "MergeContributions", contributions=[ids[0]], into=ids[1])
        elif what == "part" and story.state.undoable and story.state.undoable[-1].what == "MergeContributions":
            story.when(HOST, "UndoLast")
        elif what == "again":
            story.when(HOST, "VoteAgain", phase="harvest")
            expected.clear()
        elif what == "edit":
            story.when(people[0], "EditContribution", contribution=ids[which], text=f"Anders {second}")
        elif what == "confirm" and story.state.contributions[ids[which]].status == "visible":
            story.when(people[who], "ConfirmVote", contribution=ids[which])
        standing = {story.state.standing(one).id for one in ids}
        found = [voter for one in standing for voter in voters(story, vote, one)]
        assert set(found) == expected
        if len(standing) == 1:
            assert len(found) == len(set(found))
    assert story.replayed().state == story.state


@every_way
def test_what_was_tried_out_does_not_count_and_comes_back_with_it(vote: Vote) -> None:
    story = Story()
    story.when(HOST, "AddContribution", kind="goal", text="Iedereen doet mee")
    one = story.when(HOST, "AddContribution", kind="direction", text="Een")["contribution"]
    story.when(HOST, "EditPhase", phase="harvest", **{"support": "none", **vote.asks})
    [piet] = story.in_phase("harvest").joined("piet")
    story.when(piet, vote.command, **vote.data(one))
    story.when(HOST, "EditContribution", contribution=one, text="Twee")
    story.begun()
    assert voters(story, vote, one) == {} and story.state.worded == {}
    story.when(HOST, "UndoLast")
    assert set(voters(story, vote, one)) == {"piet"}
    assert now_and_earlier(story, vote, one) == (0, 1)


def test_choices_on_a_dilemma_that_was_reworded() -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    piet, samira = story.in_phase("dilemmas").joined("piet", "samira")
    for who in (piet, samira):
        story.when(who, "Choose", contribution=dilemma, option=0, moment="before")
    story.when(HOST, "EditContribution", contribution=dilemma, title="Anders gevraagd")
    found = story.state.contributions[dilemma]
    assert split(story.state, "before", found).earlier == 2
    story.when(piet, "ConfirmVote", contribution=dilemma)
    story.when(samira, "Choose", contribution=dilemma, option=1, moment="before")
    assert split(story.state, "before", found).earlier == 0
    story.in_phase("choose")
    story.when(HOST, "EditContribution", contribution=dilemma, title="Nog eens anders")
    seq = story.state.seq
    story.when(piet, "ConfirmVote", contribution=dilemma)  # the first choice is over: nothing is asked of it any more
    assert story.state.seq == seq and split(story.state, "before", found).earlier == 2


def test_raised_hands_were_raised_for_the_words_of_then() -> None:
    vote = WAYS_TO_VOTE[0]
    story, [one, _], _ = weighing(vote)
    count = {"contribution": one, "what": "support", "group": "A1", "people": 8}
    story.when(HOST, "CountHands", **count, counts={"agree": 5, "unknown": 2})
    story.when(HOST, "EditContribution", contribution="c1", text="Het doel")
    story.state.contributions[one].author = HOST.id
    story.when(HOST, "EditContribution", contribution=one, text="Anders")
    assert now_and_earlier(story, vote, one) == (0, 5)
    story.when(HOST, "CountHands", **count, counts={"agree": 6})
    assert now_and_earlier(story, vote, one) == (6, 0)
    story.when(HOST, "UndoLast")
    assert now_and_earlier(story, vote, one) == (0, 5)
    story.when(HOST, "UndoLast")
    assert now_and_earlier(story, vote, one) == (5, 0) and story.state.worded == {}
