"""What is left at the end: who may change which conclusion and which note."""

from __future__ import annotations

from tests.story import HOST, Story, leader


def test_a_leader_changes_conclusions_of_their_own_group_only() -> None:
    story = Story().begun()
    own = story.when(leader("A1"), "WriteConclusion", text="Begin klein")["conclusion"]
    hall = story.when(HOST, "WriteConclusion", text="Samen")["conclusion"]
    story.when(leader("A1"), "WriteConclusion", conclusion=own, text="Begin vandaag")
    for conclusion, who in ((own, leader("A2")), (hall, leader("A1"))):
        assert story.refused(who, "WriteConclusion", conclusion=conclusion, text="") == "not_yours"


def test_a_conclusion_stays_that_of_its_group_when_the_facilitator_words_it_anew() -> None:
    story = Story().begun()
    own = story.when(leader("A1"), "WriteConclusion", text="Begin klein")["conclusion"]
    story.when(HOST, "WriteConclusion", conclusion=own, text="Begin vandaag")
    assert (story.state.conclusions[own].text, story.state.conclusions[own].group) == ("Begin vandaag", "A1")


def test_a_leader_writes_notes_and_changes_nobodys() -> None:
    story = Story().begun()
    note = story.when(leader("A1"), "WriteNote", section="reflection", text="Het was stil")["note"]
    assert story.refused(leader("A2"), "WriteNote", section="reflection", note=note, text="") == "not_yours"
    story.when(HOST, "WriteNote", section="reflection", note=note, text="Het was goed stil")
