"""Joining, saying from which side one speaks, and sitting down at a table."""

from __future__ import annotations

from facilitator.core.visibility import background_counts
from tests.story import HOST, Story, person


def test_it_works() -> None:
    story = Story().begun()
    [piet] = story.joined("piet", background="zorg")
    story.when(piet, "DescribeMyself", background="raad")
    assert (story.state.people["piet"].background, story.state.people["piet"].group) == ("raad", "A1")


def test_joining_twice_is_being_the_same_person() -> None:
    story = Story().begun()
    [piet] = story.joined("piet", background="zorg")
    story.when(piet, "JoinSession")
    assert len(story.state.people) == 1
    assert story.state.people["piet"].background == "zorg"


def test_what_was_written_before_sitting_down_belongs_to_that_table() -> None:
    story = Story().begun().in_phase("directions")
    samira = person("samira")
    story.when(samira, "JoinSession")
    one = story.when(samira, "AddContribution", kind="direction", text="Nog zonder tafel")["contribution"]
    assert story.state.contributions[one].group == ""
    story.when(samira, "DescribeMyself", group="A2")
    assert story.state.contributions[one].group == "A2"
    story.when(samira, "DescribeMyself", group="A1")
    assert story.state.contributions[one].group == "A2"  # what was made at a table stays there


def test_people_are_moved_and_back_by_one_tap() -> None:
    story = Story().begun()
    story.joined("piet", "samira")
    story.when(HOST, "MovePeople", moves={"piet": "A2", "samira": "A2"})
    assert {one.group for one in story.state.present()} == {"A2"}
    story.when(HOST, "UndoLast")
    assert {one.group for one in story.state.present()} == {"A1"}


def test_who_comes_after_the_end_to_read_was_not_there() -> None:
    story = Story().begun()
    story.joined("piet", "samira", background="zorg")
    story.when(HOST, "CloseSession")
    story.joined("youssef", background="zorg")
    assert [one.id for one in story.state.present()] == ["piet", "samira"]
    assert background_counts(story.state)["zorg"] == 2
    story.when(HOST, "UndoLast")  # the meeting goes on, and now they are there
    assert background_counts(story.state)["zorg"] == len(story.state.present()) == 3


def test_an_end_that_comes_back_leaves_out_the_same_people() -> None:
    story = Story().begun()
    story.joined("piet", background="zorg")
    story.when(HOST, "CloseSession")
    story.joined("youssef", background="zorg")
    story.when(HOST, "ReopenSession")
    assert background_counts(story.state)["zorg"] == len(story.state.present()) == 2
    story.when(HOST, "UndoLast")
    assert [one.id for one in story.state.present()] == ["piet"]
    assert background_counts(story.state)["zorg"] == 1


def test_a_clock_that_is_set_back_sends_nobody_away() -> None:
    story = Story().begun()
    story.joined("piet", "samira", background="zorg")
    story.at -= 3_600_000
    story.when(HOST, "CloseSession")
    assert len(story.state.present()) == background_counts(story.state)["zorg"] == 2
