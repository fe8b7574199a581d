"""What was parked stands on the parking place and nowhere else: on no view of the wall, in no part of another screen."""

from __future__ import annotations

import pytest

from facilitator.core.format import KINDS, VIEWS
from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, PHONE, WALL, Audience
from facilitator.live import parts, views
from tests.story import HOST, Story

LOST = "Het dak van de school lekt"
TITLED = ("case", "example", "initiative", "principle")
CLOSED_TO_PARKING = ("dilemma", "goal", "conclusion", "action")
SHOWS_ONE = ("contribution",)  # the facilitator put that very text on the wall


@pytest.fixture(scope="module", params=["transition-arena", "casuistry", "thought-experiment", "goal-tree"])
def story(request) -> Story:
    """A session in which something of every kind was parked, and a theme and main directions hold it too."""
    told = Story(workshop=request.param).begun()
    made = []
    for kind in KINDS:
        if kind not in CLOSED_TO_PARKING:
            more = {"title": f"Over {kind}"} if kind in TITLED else {}
            one = told.when(HOST, "AddContribution", kind=kind, text=LOST, group="A1", **more)["contribution"]
            told.when(HOST, "ParkContribution", contribution=one)
            made.append(one)
    return told


@pytest.mark.parametrize("view", [one for one in VIEWS if one != "auto" and one not in SHOWS_ONE])
def test_no_view_of_the_wall_shows_it(story, view):
    for phase in story.state.phases:
        story.in_phase(phase.id)
        assert LOST not in repr(views.discover()[view](story.state, Audience(WALL)))


def test_no_part_of_a_screen_shows_it(story):
    for phase in story.state.phases:
        story.in_phase(phase.id)
        for (screen, region), part in parts.discover().items():
            audience = Audience(screen, "A1" if screen in (PHONE, LEADER_SCREEN) else "")
            assert screen == CONSOLE or LOST not in repr(part(story.state, audience)), region
