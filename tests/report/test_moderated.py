"""The report says how it was moderated, in counts, and which questions are still open; nothing of the words themselves."""

from __future__ import annotations

import pytest

from facilitator.report.data.public import public_data
from facilitator.report.edition import edition_of
from facilitator.report.writers import discover
from tests.story import HOST, Story

COARSE = "Wat een trut van een consulent"


@pytest.fixture(params=["nl", "en"])
def story(request) -> Story:
    """Two people at A1, where things are clarified; the report is in Dutch or in English."""
    told = Story().begun().in_phase("clarify")
    told.when(HOST, "DescribeMeeting", language=request.param)
    told.joined("piet", "samira", group="A1")
    return told


def report(story: Story) -> str:
    return discover()["md"].render(edition_of(story.state)).decode()


def test_nothing_moderated_is_said_too(story):
    story.when(HOST, "AddContribution", kind="question", text="Hoe dan?")
    text = report(story)
    assert ("is niets tegengehouden" in text) or ("nothing was held back" in text)


def test_acts_are_counted_and_what_was_taken_back_is_not(story):
    piet, samira = story.joined("piet", "samira", group="A1")
    story.when(piet, "AddContribution", kind="question", text=COARSE)
    story.when(samira, "AddContribution", kind="question", text="Wie betaalt dat?")
    story.when(samira, "AddContribution", kind="question", text="En wanneer?")
    story.when(HOST, "HideContribution", contribution="c2")
    story.when(HOST, "UndoLast")
    story.when(HOST, "AssignQuestion", contribution="c2", owner="Gemeente", due="2026-12-01")
    story.when(HOST, "RemoveParticipant", contribution="c1", hide=True)
    data = public_data(story.state)
    assert data["moderated"]["acts"] == {"held_words": 1, "hidden": 1, "removed": 1}
    assert data["questions"] == [{"number": 2, "owner": "Gemeente", "due": "2026-12-01"}, {"number": 3, "owner": "", "due": ""}]
    text = report(story)
    assert "trut" not in text
    assert "Gemeente" in text
    assert any(words in text for words in ("Eén deelnemer is eruit gehaald", "One participant was taken out"))


def test_what_still_waits_is_a_number_that_misses(story):
    story.when(HOST, "EditPhase", phase="clarify", moderated=True)
    [piet] = story.joined("piet", group="A1")
    story.when(piet, "AddContribution", kind="question", text="Wie betaalt dat?")
    story.when(HOST, "AddContribution", kind="question", text="En wanneer?")
    assert public_data(story.state)["gaps"] == {"held": [1]}
    assert any(words in report(story) for words in ("Nog niet vrijgegeven", "Not released"))
