"""A question that nobody answered stays open, with who will."""

from __future__ import annotations

import pytest

from facilitator.core.questions import open_questions
from tests.story import HOST, Story, leader, person

PIET = person("piet", "A1")


@pytest.fixture
def story() -> Story:
    """Piet sits at A1, where things are clarified."""
    told = Story().begun().in_phase("clarify")
    told.joined("piet", group="A1")
    return told


def asked(story: Story, text: str = "Wie betaalt dat?", **more) -> str:
    return story.when(PIET, "AddContribution", kind="question", text=text, **more)["contribution"]


def still_open(story: Story) -> list[str]:
    return [one.id for one in open_questions(story.state)]


def test_it_is_open_until_somebody_answers(story):
    one, other = asked(story), asked(story, "En wanneer?")
    assert still_open(story) == [one, other]
    story.when(leader("A1"), "AnswerQuestion", contribution=one, text="De gemeente")
    assert still_open(story) == [other]


def test_an_answer_that_waits_does_not_close_it(story):
    one = asked(story)
    story.when(PIET, "AnswerQuestion", contribution=one, text="Die klootzakken")
    assert still_open(story) == [one]


def test_hidden_held_parked_and_other_kinds_are_no_open_questions(story):
    one = asked(story)
    story.when(HOST, "HideContribution", contribution=one)
    asked(story, "Wat een trut")
    asked(story, "Iets anders", parked=True)
    story.when(PIET, "AddContribution", kind="experience", text="Zo ging het")
    assert still_open(story) == []


def test_somebody_will_answer_it(story):
    one = asked(story)
    story.when(leader("A1"), "AssignQuestion", contribution=one, owner=" Gemeente Zwolle ", due="2026-12-01")
    found = story.state.contributions[one]
    assert (found.owner, found.due) == ("Gemeente Zwolle", "2026-12-01")
    story.when(HOST, "AssignQuestion", contribution=one)
    assert found.owner == ""
    story.when(HOST, "UndoLast")
    assert (found.owner, found.due) == ("Gemeente Zwolle", "2026-12-01")
    assert story.replayed().state.contributions == story.state.contributions


def test_nobody_else_says_who_answers(story):
    one = asked(story, owner="Mijn baas")
    assert story.state.contributions[one].owner == ""
    assert story.refused(PIET, "AssignQuestion", contribution=one, owner="x") == "not_allowed"
    assert story.refused(leader("A2"), "AssignQuestion", contribution=one, owner="x") == "not_yours"


def test_only_a_question_that_stands(story):
    one = story.when(PIET, "AddContribution", kind="experience", text="Zo ging het")["contribution"]
    assert story.refused(HOST, "AssignQuestion", contribution=one, owner="x") == "not_a_question"
    other = asked(story)
    story.when(PIET, "WithdrawContribution", contribution=other)
    assert story.refused(HOST, "AssignQuestion", contribution=other, owner="x") == "stale"
    assert story.refused(HOST, "AssignQuestion", contribution="c99", owner="x") == "unknown_contribution"
    third = asked(story)
    assert story.refused(HOST, "AssignQuestion", contribution=third, owner="x" * 1001) == "too_long"
