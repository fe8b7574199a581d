"""Spelling is corrected, what its author wrote is kept, and no vote is on other words for it."""

from __future__ import annotations

import pytest

from facilitator.core.model import AsWritten
from facilitator.core.spelling import changes
from tests.story import HOST, Story, leader, person

PIET = person("piet", "A1")


@pytest.fixture
def story() -> Story:
    """Piet sits at A1, where directions are found."""
    told = Story().begun().in_phase("directions")
    told.joined("piet", group="A1")
    return told


def said(story: Story, by=PIET, text: str = "De begelijding mot beter") -> str:
    return story.when(by, "AddContribution", kind="direction", text=text)["contribution"]


def test_what_was_written_is_kept(story):
    one = said(story)
    story.when(HOST, "CorrectSpelling", contribution=one, text="De begeleiding moet beter")
    found = story.state.contributions[one]
    assert (found.text, found.as_written) == ("De begeleiding moet beter", AsWritten("De begelijding mot beter"))
    assert not found.edited
    assert story.replayed().state.contributions == story.state.contributions
    story.when(HOST, "CorrectSpelling", contribution=one, text="De begeleiding moet beter.")
    assert found.as_written.text == "De begelijding mot beter"
    story.when(HOST, "CorrectSpelling", contribution=one, text="De begelijding mot beter")
    assert found.as_written is None


def test_undone_it_reads_as_before(story):
    one = said(story)
    story.when(HOST, "CorrectSpelling", contribution=one, text="De begeleiding moet beter")
    story.when(HOST, "UndoLast")
    found = story.state.contributions[one]
    assert (found.text, found.as_written) == ("De begelijding mot beter", None)
    assert story.state.acts["corrected"] == 0


def test_what_its_author_made_of_it_since_stays(story):
    one = said(story)
    story.when(HOST, "CorrectSpelling", contribution=one, text="De begeleiding moet beter")
    story.when(PIET, "EditContribution", contribution=one, text="Meer begeleiders")
    assert story.state.contributions[one].as_written is None
    assert story.refused(HOST, "UndoLast") == "overtaken"
    assert story.state.contributions[one].text == "Meer begeleiders"


def test_votes_are_not_on_earlier_words(story):
    one = said(story)
    story.when(PIET, "GiveSupport", contribution=one, level="agree")
    story.when(HOST, "CorrectSpelling", contribution=one, text="De begeleiding moet beter")
    assert story.state.worded == {}


def test_a_leader_corrects_what_was_typed_for_others_at_the_own_table(story):
    one, other = said(story), said(story, leader("A1"))
    assert story.refused(leader("A1"), "CorrectSpelling", contribution=one, text="x") == "not_yours"
    assert story.refused(leader("A2"), "CorrectSpelling", contribution=other, text="x") == "not_yours"
    story.when(leader("A1"), "CorrectSpelling", contribution=other, text="De begeleiding moet beter")
    assert story.state.contributions[other].text == "De begeleiding moet beter"


def test_what_cannot_be(story):
    one = said(story)
    seq = story.state.seq
    story.when(HOST, "CorrectSpelling", contribution=one, text="De begelijding mot beter")  # nothing differs
    assert story.state.seq == seq
    assert story.refused(HOST, "CorrectSpelling", contribution=one, text=" ") == "empty"
    assert story.refused(HOST, "CorrectSpelling", contribution=one, text="x" * 1001) == "too_long"
    assert story.refused(PIET, "CorrectSpelling", contribution=one, text="x") == "not_allowed"
    story.when(PIET, "WithdrawContribution", contribution=one)
    assert story.refused(HOST, "CorrectSpelling", contribution=one, text="x") == "stale"


def test_what_is_blind_is_not_read_and_not_corrected(story):
    story.when(HOST, "EditPhase", phase="directions", visibility="blind")
    one = said(story)
    assert story.refused(HOST, "CorrectSpelling", contribution=one, text="x") == "stale"


def test_the_difference_word_by_word():
    found = changes("De begelijding mot beter", "De begeleiding moet beter")
    assert found == [
        ("same", "De "), ("out", "begelijding"), ("in", "begeleiding"), ("same", " "), ("out", "mot"), ("in", "moet"), ("same", " beter"),
    ]  # fmt: skip
    assert changes("", "x") == [("in", "x")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("De begelijding mot beter", "De begeleiding moet beter"),
        ("Ik wil neit naar gemeente", "Ik wil niet naar de gemeente"),
        ("meer meer tijd voor elkaar", "Meer tijd voor elkaar!"),
        ("Zorg dat iedereen word gehoord", "Zorg dat iedereen wordt gehoord"),
        ("samen werken in de buurt", "Samenwerken in de buurt"),
        ("اريد عمل", "أريد عمل"),
    ],
)
def test_it_is_spelling(story, before, after):
    one = said(story, text=before)
    story.when(HOST, "CorrectSpelling", contribution=one, text=after)
    assert story.state.contributions[one].text == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Open een inloop in elke wijk", "Sluit een inloop in elke wijk"),
        ("Geef bewoners zeggenschap over geld", "Geef bewoners geen enkele zeggenschap over geld"),
        ("Daar is een plek voor", "Daar is geen plek voor"),
        ("Ik ben het eens", "Ik ben het oneens"),
        ("Dit kan niet wachten", "Dit kan wachten"),
        ("Meer begeleiders", "Minder begeleiders"),
    ],
)
def test_other_words_are_no_spelling(story, before, after):
    one = said(story, text=before)
    assert story.refused(HOST, "CorrectSpelling", contribution=one, text=after) == "other_words"
    assert story.state.contributions[one].text == before


def test_step_by_step_it_becomes_no_other_words_either(story):
    one = said(story, text="Dit mag hier wel")
    story.when(HOST, "CorrectSpelling", contribution=one, text="Dit mag hier wal")
    assert story.refused(HOST, "CorrectSpelling", contribution=one, text="Dit mag hier nat") == "other_words"
