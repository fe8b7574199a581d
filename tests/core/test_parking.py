"""The parking place is always open, and what stands there is not lost."""

from __future__ import annotations

import pytest

from facilitator.core.errors import Refused
from tests.story import DILEMMA, HOST, Story, leader, person

PIET = person("piet", "A1")


@pytest.fixture
def story() -> Story:
    """Piet sits at A1, and the meeting has begun."""
    told = Story()
    told.when(HOST, "BeginSession")
    told.when(PIET, "JoinSession", group="A1")
    return told


def test_it_takes_a_kind_that_the_phase_does_not_take(story):
    with pytest.raises(Refused, match="not_accepted"):
        story.when(PIET, "AddContribution", kind="insight", text="Het dak lekt")
    one = story.when(PIET, "AddContribution", kind="insight", text="Het dak lekt", parked=True)["contribution"]
    assert story.state.contributions[one].parked


def test_not_after_the_end(story):
    story.when(HOST, "CloseSession")
    with pytest.raises(Refused, match="session_closed"):
        story.when(PIET, "AddContribution", kind="insight", text="Te laat", parked=True)


def test_a_leader_parks_a_text_of_the_own_group_and_it_can_come_back(story):
    one = story.when(PIET, "AddContribution", kind="question", text="En de bus?")["contribution"]
    with pytest.raises(Refused, match="not_yours"):
        story.when(leader("A2"), "ParkContribution", contribution=one)
    story.when(leader("A1"), "ParkContribution", contribution=one)
    assert story.state.contributions[one].parked
    story.when(leader("A1"), "ParkContribution", contribution=one, parked=False)
    assert not story.state.contributions[one].parked


def test_undo_brings_it_back(story):
    one = story.when(PIET, "AddContribution", kind="question", text="En de bus?")["contribution"]
    story.when(HOST, "ParkContribution", contribution=one)
    story.when(HOST, "UndoLast")
    assert not story.state.contributions[one].parked


def test_a_dilemma_is_not_parked(story):
    one = story.when(HOST, "AddContribution", **DILEMMA)["contribution"]
    with pytest.raises(Refused, match="not_parked"):
        story.when(HOST, "ParkContribution", contribution=one)
