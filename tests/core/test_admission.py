"""Newcomers wait where the facilitator wants that; who is taken out sends nothing more, and votes no more."""

from __future__ import annotations

import pytest

from facilitator.core.wordings import split_by_ballot
from tests.story import HOST, Story, leader, person

PIET, SAMIRA = person("piet", "A1"), person("samira", "A1")


@pytest.fixture
def story() -> Story:
    """Piet and Samira sit at A1, and can say what they think of what is said."""
    told = Story().begun()
    told.joined("piet", "samira", group="A1", background="zorg")
    told.when(HOST, "EditPhase", phase="directions", support="group", dots=3)
    return told.in_phase("directions")


def direction(story: Story, by=PIET, text: str = "Meer huizen") -> str:
    return story.when(by, "AddContribution", kind="direction", text=text)["contribution"]


def approving() -> Story:
    told = Story().begun()
    told.joined("piet", group="A1")
    told.when(HOST, "SetAdmission", admission="approve")
    told.joined("samira", group="A1", background="zorg")
    return told.in_phase("directions")


# ── newcomers ──


def test_who_is_new_waits_and_who_was_in_stays_in():
    story = approving()
    assert [one.id for one in story.state.present()] == ["piet"]
    assert story.refused(SAMIRA, "AddContribution", kind="direction", text="Ik") == "waiting"
    direction(story)


def test_who_waits_says_where_they_sit_and_does_not_count():
    story = approving()
    story.when(SAMIRA, "DescribeMyself", background="raad")
    assert story.state.people["samira"].background == "raad"
    assert story.state.counts[None] == {"unknown": 1}


def test_let_in_by_number_and_all_at_once():
    story = approving()
    story.joined("daan", group="A2")
    story.when(HOST, "AdmitParticipant", number=2)
    direction(story, SAMIRA)
    assert story.refused(person("daan", "A2"), "AddContribution", kind="direction", text="Ik") == "waiting"
    story.when(HOST, "AdmitParticipant")
    assert len(story.state.present()) == 3
    seq = story.state.seq
    story.when(HOST, "AdmitParticipant", number=2)  # another facilitator was just before
    assert story.state.seq == seq
    assert story.state.acts["admitted"] == 2
    assert story.refused(HOST, "AdmitParticipant", number=9) == "unknown_participant"


def test_letting_in_is_undone():
    story = approving()
    story.when(HOST, "AdmitParticipant")
    story.when(HOST, "UndoLast")
    assert story.refused(SAMIRA, "AddContribution", kind="direction", text="Ik") == "waiting"
    assert story.state.acts["admitted"] == 0


def test_opening_the_door_lets_all_in_who_wait():
    story = approving()
    story.when(HOST, "SetAdmission", admission="open")
    direction(story, SAMIRA)
    story.when(HOST, "UndoLast")
    assert story.state.admission == "approve"
    assert story.state.people["samira"].standing == "waiting"


def test_nonsense_is_refused():
    story = approving()
    assert story.refused(HOST, "SetAdmission", admission="perhaps") == "malformed"
    assert story.refused(leader("A1"), "AdmitParticipant") == "not_allowed"
    assert story.refused(SAMIRA, "AdmitParticipant") == "not_allowed"


def test_who_waits_through_the_beginning_comes_in_after_it():
    story = Story().in_phase("directions")
    story.when(HOST, "SetAdmission", admission="approve")
    story.joined("samira", group="A1")
    story.when(HOST, "BeginSession")
    story.when(HOST, "AdmitParticipant")
    direction(story, SAMIRA)
    assert [one.id for one in story.state.present()] == ["samira"]


# ── taken out ──


def test_who_is_taken_out_sends_nothing_more_and_is_told(story):
    one = direction(story)
    story.when(HOST, "RemoveParticipant", contribution=one)
    for name, data in (
        ("AddContribution", {"kind": "direction", "text": "Nog een"}), ("EditContribution", {"contribution": one, "text": "x"}),
        ("GiveSupport", {"contribution": one, "level": "agree"}), ("JoinSession", {}), ("DescribeMyself", {"group": "A2"}),
    ):  # fmt: skip
        assert story.refused(PIET, name, **data) == "removed", name
    assert story.state.contributions[one].status == "visible"
    assert [person.id for person in story.state.present()] == ["samira"]
    assert story.state.acts["removed"] == 1


def test_nobody_is_told_who_it_was(story):
    assert story.when(HOST, "RemoveParticipant", contribution=direction(story)) == {}


def test_what_they_wrote_can_go_with_them_but_not_what_others_wrote(story):
    one, other = direction(story), direction(story, SAMIRA)
    story.when(HOST, "MergeContributions", contributions=[other], into=one)
    question = story.when(SAMIRA, "AddContribution", kind="question", text="Hoe?")["contribution"]
    story.when(PIET, "AnswerQuestion", contribution=question, text="Zo")
    before = story.state.acts.copy()
    story.when(HOST, "RemoveParticipant", number=1, hide=True)
    found = story.state.contributions
    assert (found[one].status, found[other].status) == ("hidden", "visible")
    assert found[question].answers[0].held == "hidden"
    story.when(HOST, "UndoLast")
    assert (found[one].status, found[other].status) == ("visible", "merged")
    assert found[question].answers[0].held == ""
    assert not story.state.people["piet"].standing
    assert +story.state.acts == before


def test_what_went_up_in_the_words_of_others_goes_with_them_too(story):
    stays, first, second = direction(story, SAMIRA), direction(story), direction(story, SAMIRA)
    story.when(HOST, "MergeContributions", contributions=[first, second], into=stays)
    before = story.state.acts.copy()
    story.when(HOST, "RemoveParticipant", number=1, hide=True)
    found = story.state.contributions
    assert [found[one].status for one in (stays, first, second)] == ["visible", "hidden", "merged"]
    assert found[stays].merged == [second]
    story.when(HOST, "UndoLast")
    assert [found[one].status for one in (stays, first, second)] == ["visible", "merged", "merged"]
    assert found[stays].merged == [first, second]
    assert +story.state.acts == before


def test_their_votes_do_not_count_and_come_back_with_undo(story):
    one = direction(story, SAMIRA)
    for who in (PIET, SAMIRA):
        story.when(who, "GiveSupport", contribution=one, level="agree")
        story.when(who, "PlaceDots", contribution=one, n=2)
    before = (story.state.support[one].copy(), story.state.dots[one].copy())
    story.when(HOST, "VoteAgain", phase="directions")
    story.when(PIET, "GiveSupport", contribution=one, level="disagree")
    story.when(HOST, "RemoveParticipant", number=1)
    assert story.state.support.get(one, {}) == {}
    held = story.state.votings[0]
    assert (set(held.support[one]), set(held.dots[one])) == ({"samira"}, {"samira"})
    story.when(HOST, "UndoLast")
    assert story.state.support[one]["piet"].level == "disagree"
    assert (held.support[one], held.dots[one]) == before
    assert story.state.counts[None] == {"zorg": 2}


def test_twice_is_once_and_a_card_of_no_participant_is_nobodys(story):
    story.when(HOST, "RemoveParticipant", number=1)
    seq = story.state.seq
    story.when(HOST, "RemoveParticipant", number=1)
    assert story.state.seq == seq
    assert story.refused(HOST, "RemoveParticipant", number=7) == "unknown_participant"
    assert story.refused(HOST, "RemoveParticipant") == "unknown_participant"
    own = story.when(HOST, "AddContribution", kind="direction", text="Van mij")["contribution"]
    assert story.refused(HOST, "RemoveParticipant", contribution=own) == "unknown_participant"
    assert story.refused(leader("A1"), "RemoveParticipant", number=2) == "not_allowed"


def test_let_in_again_by_number_with_their_votes(story):
    one = direction(story)
    story.when(PIET, "GiveSupport", contribution=one, level="agree")
    story.when(HOST, "RemoveParticipant", number=1)
    story.when(HOST, "AdmitParticipant", number=1)
    assert story.state.support[one]["piet"].level == "agree"
    direction(story)
    story.when(HOST, "UndoLast")
    assert story.refused(PIET, "AddContribution", kind="direction", text="Ik") == "removed"


def test_it_is_all_there_after_a_restart(story):
    one = direction(story)
    story.when(SAMIRA, "GiveSupport", contribution=one, level="agree")
    story.when(HOST, "RemoveParticipant", number=2, hide=True)
    again = story.replayed().state
    assert again.people == story.state.people
    assert (again.acts, again.votes_aside, again.support) == (story.state.acts, story.state.votes_aside, story.state.support)


def test_a_vote_that_went_before_it_was_held_again_comes_back_in_its_own_round(story):
    made = direction(story)
    for who in (PIET, SAMIRA):
        story.when(who, "GiveSupport", contribution=made, level="agree")
        story.when(who, "PlaceDots", contribution=made, n=2)
    number = story.state.people["samira"].number
    story.when(HOST, "RemoveParticipant", number=number)
    story.when(HOST, "VoteAgain", phase="directions")
    story.when(HOST, "AdmitParticipant", number=number)
    assert not story.state.support and not story.state.dots
    assert {*story.state.votings[0].support[made]} == {*story.state.votings[0].dots[made]} == {"piet", "samira"}
    assert story.replayed().state == story.state


def test_a_vote_that_was_not_held_again_after_all_counts_for_who_comes_back(story):
    made = direction(story)
    for who in (PIET, SAMIRA):
        story.when(who, "GiveSupport", contribution=made, level="agree")
    story.when(HOST, "RemoveParticipant", number=2)
    story.when(HOST, "VoteAgain", phase="directions")
    story.when(HOST, "UndoLast")
    story.when(HOST, "UndoLast")
    assert {*story.state.support[made]} == {"piet", "samira"}
    assert story.replayed().state == story.state


def test_who_comes_back_voted_on_the_words_that_stood_then(story):
    made = direction(story)
    story.when(SAMIRA, "GiveSupport", contribution=made, level="agree")
    story.when(HOST, "RemoveParticipant", number=2)
    story.when(PIET, "EditContribution", contribution=made, text="Minder huizen")
    story.when(HOST, "UndoLast")
    split = split_by_ballot(story.state, story.state.contributions[made])["support"]
    assert (split.now, split.earlier) == (0, 1)
    assert story.replayed().state == story.state
