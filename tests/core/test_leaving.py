"""How people leave: what was reached, and one word; answers can change until the end."""

from __future__ import annotations

from facilitator.core.leaving import goals_reached, is_shown, same_word, words_left
from facilitator.core.vocabulary import Actor
from tests.story import HOST, Story

GOALS = ["Elkaar leren kennen", "Drie richtingen"]


def leaving(*people: str) -> tuple[Story, list[Actor]]:
    """A room that rounds off."""
    story = Story().begun()
    story.when(HOST, "DescribeMeeting", meeting={"goals": GOALS})
    actors = story.joined(*(people or ("anna", "bilal", "carla")))
    return story.in_phase("close"), actors


def test_each_goal_is_looked_back_on() -> None:
    story, people = leaving()
    for actor, level in zip(people, ("yes", "partly", "partly"), strict=True):
        story.when(actor, "AnswerGoal", goal=0, level=level)
    story.when(people[0], "AnswerGoal", goal=1, level="no")
    first, second = goals_reached(story.state)
    assert (first.goal, first.yes, first.partly, first.no, first.people) == (GOALS[0], 1, 2, 0, 3)
    assert is_shown(story.state, first)
    assert not is_shown(story.state, second)
    assert story.replayed().state == story.state


def test_an_answer_can_change_until_the_end() -> None:
    story, (anna, *_) = leaving()
    story.when(anna, "AnswerGoal", goal=0, level="no")
    story.when(anna, "AnswerGoal", goal=0, level="yes")
    seq = story.state.seq
    story.when(anna, "AnswerGoal", goal=0, level="yes")
    assert story.state.seq == seq
    assert goals_reached(story.state)[0].yes == 1
    story.when(HOST, "CloseSession")
    assert story.refused(anna, "AnswerGoal", goal=0, level="no") == "session_closed"
    assert story.refused(anna, "LeaveWord", word="moe") == "session_closed"


def test_words_that_read_the_same_are_one() -> None:
    story, people = leaving("anna", "bilal", "carla", "daan")
    for actor, word in zip(people, ("Energie!", " energie ", "hoop", "energie…"), strict=True):
        story.when(actor, "LeaveWord", word=word)
    assert [(word, n) for word, n, _ in words_left(story.state)] == [("Energie", 3), ("hoop", 1)]
    assert same_word("co-creatie") == "co-creatie"
    assert same_word("  Nieuwe   moed. ") == "nieuwe moed"
    assert same_word("💪") == "💪"
    assert same_word("أمل") == "أمل"


def test_a_word_is_changed_and_taken_back() -> None:
    story, (anna, *_) = leaving()
    story.when(anna, "LeaveWord", word="moe")
    story.when(anna, "LeaveWord", word="moe maar voldaan")
    assert [word for word, _, _ in words_left(story.state)] == ["moe maar voldaan"]
    story.when(anna, "LeaveWord", word=" ")
    assert words_left(story.state) == []


def test_bad_answers_are_refused() -> None:
    story, (anna, *_) = leaving()
    assert story.refused(anna, "AnswerGoal", goal=2, level="yes") == "stale"
    assert story.refused(anna, "AnswerGoal", goal=-1, level="yes") == "stale"
    assert story.refused(anna, "AnswerGoal", goal=0, level="misschien") == "malformed"
    assert story.refused(anna, "LeaveWord", word="x" * 41) == "too_long"
    assert story.refused(HOST, "LeaveWord", word="hoop") == "not_allowed"
    assert story.refused(HOST, "ShowWord", word="hoop") == "stale"


def test_it_is_asked_where_people_leave() -> None:
    story = Story().begun()
    (anna,) = story.joined("anna")
    story.in_phase("clarify")
    assert story.refused(anna, "LeaveWord", word="hoop") == "not_asked"
    story.in_phase("close")
    story.in_phase("harvest")  # back for a moment: what was typed meanwhile still arrives
    story.when(anna, "LeaveWord", word="hoop")


def test_the_facilitator_decides_what_the_wall_shows() -> None:
    story, people = leaving()
    for actor in people[:2]:
        story.when(actor, "LeaveWord", word="Flauw")
    story.when(people[2], "LeaveWord", word="hoop")
    story.when(HOST, "ShowWord", word="flauw", shown=False)
    assert [word for word, _, _ in words_left(story.state)] == ["hoop"]
    assert words_left(story.state, everything=True)[0] == ("Flauw", 2, False)
    story.when(HOST, "UndoLast")
    assert len(words_left(story.state)) == 2


def test_a_held_word_waits() -> None:
    story, (anna, bilal, _) = leaving()
    story.when(HOST, "SetHeldWords", words=["flauwekul"])
    story.when(anna, "LeaveWord", word="Flauwekul!")
    assert words_left(story.state) == []
    story.when(HOST, "ShowWord", word="flauwekul")
    story.when(bilal, "LeaveWord", word="flauwekul")
    assert words_left(story.state)[0][1] == 2


def test_a_goal_in_other_words_is_another_goal() -> None:
    story, people = leaving()
    for actor in people:
        story.when(actor, "AnswerGoal", goal=0, level="yes")
    story.when(HOST, "DescribeMeeting", meeting={"goals": list(reversed(GOALS))})
    assert [one.yes for one in goals_reached(story.state)] == [0, 3]


def test_a_try_out_does_not_count() -> None:
    story = Story()
    story.when(HOST, "DescribeMeeting", meeting={"goals": GOALS})
    (anna,) = story.joined("anna")
    story.in_phase("close")
    story.when(anna, "LeaveWord", word="proef")
    story.when(anna, "AnswerGoal", goal=0, level="yes")
    story.begun()
    assert words_left(story.state) == []
    assert goals_reached(story.state)[0].answered == 0
    story.when(anna, "LeaveWord", word="echt")
    assert [word for word, _, _ in words_left(story.state)] == ["echt"]


def test_an_answer_that_arrives_late_is_about_the_goal_that_was_read() -> None:
    story, (anna, *_) = leaving()
    story.when(HOST, "DescribeMeeting", meeting={"goals": ["Iets anders", *GOALS]})
    story.when(anna, "AnswerGoal", goal=0, level="yes", words=GOALS[0])
    assert [one.yes for one in goals_reached(story.state)] == [0, 1, 0]
    story.when(HOST, "DescribeMeeting", meeting={"goals": ["Iets anders"]})
    assert story.refused(anna, "AnswerGoal", goal=0, level="yes", words=GOALS[0]) == "stale"
