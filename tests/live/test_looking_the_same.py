"""Screens that aren't looked at after an event would not have changed: with many groups most are left in peace."""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest

from facilitator.core.errors import Refused
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, PHONE, Audience
from facilitator.live.following import looks_the_same
from facilitator.live.patches import Patches
from facilitator.live.screens import Screen
from facilitator.live.screens.console import ConsoleScreen
from facilitator.live.screens.leader import LeaderScreen
from facilitator.live.screens.phone import PhoneScreen
from tests.story import HOST, Story, leader

GROUPS = ("A1", "A2")
SCREENS = {screen.name: screen for screen in (PhoneScreen(), LeaderScreen())}
AUDIENCES = [Audience(screen, group) for screen in SCREENS for group in GROUPS]


def plainly(template: str, context: dict[str, Any], language: str) -> str:
    return f"{template} {context}"


class Watch:
    """All screens of a story, compared with what they showed before each step."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.shown = self._look()
        self.left_in_peace = 0

    def _look(self) -> dict[Audience, dict[str, str]]:
        fresh = Patches(dict(SCREENS), plainly)
        return {one: {name: fresh.region(self.story.state, one, name) for name in SCREENS[one.screen].regions} for one in AUDIENCES}

    def after(self, since: int) -> None:
        """Look again: who was said to see no difference sees none."""
        state: Session = self.story.state
        shown = self._look()
        for one in AUDIENCES:
            if looks_the_same(state, one, since):
                self.left_in_peace += 1
                assert shown[one] == self.shown[one], one
        self.shown = shown


@pytest.mark.parametrize("phase", ["dilemmas", "clarify", "directions", "harvest"])
def test_who_is_left_in_peace_would_see_no_difference(phase: str) -> None:
    story = Story().begun()
    dilemma = story.dilemma()
    people = [*story.joined("amber", "bilal", group="A1"), *story.joined("carla", "daan", group="A2")]
    story.in_phase("directions")
    made = story.when(people[0], "AddContribution", kind="direction", text="Samen")["contribution"]
    story.in_phase("dilemmas")
    story.when(people[1], "Choose", contribution=dilemma, option=0, moment="before")
    story.in_phase(phase)
    watch = Watch(story)
    steps: list[tuple[Any, str, dict[str, Any]]] = [
        (people[0], "AddContribution", {"kind": "question", "text": "Wie betaalt?"}),
        (people[2], "AddContribution", {"kind": "direction", "text": "Begin klein"}),
        (people[1], "GiveSupport", {"contribution": made, "level": "agree"}),
        (people[3], "Choose", {"contribution": dilemma, "option": 1, "moment": "before"}),
        (leader("A2"), "AddContribution", {"kind": "direction", "text": "Getypt door de leider"}),
        (leader("A1"), "OpenPhase", {"phase": "experiences"}),
        (HOST, "HideContribution", {"contribution": made}),
        (people[0], "EditContribution", {"contribution": made, "text": "Toch anders"}),
    ]
    for who, name, data in steps:
        seq = story.state.seq
        with suppress(Refused):  # what this phase doesn't take changes nothing
            story.when(who, name, **data)
        watch.after(seq)
    assert watch.left_in_peace >= (0 if phase == "harvest" else 2)


def test_a_text_in_one_group_leaves_the_other_in_peace() -> None:
    story = Story().begun()
    [amber] = story.joined("amber", group="A1")
    story.in_phase("clarify")
    seq = story.state.seq
    story.when(amber, "AddContribution", kind="question", text="Wie betaalt?")
    assert looks_the_same(story.state, Audience(PHONE, "A2"), seq)
    assert looks_the_same(story.state, Audience(LEADER_SCREEN, "A2"), seq)
    assert not looks_the_same(story.state, Audience(PHONE, "A1"), seq)


def test_a_card_of_nobody_in_particular_that_becomes_a_main_direction_of_one_group_leaves_the_lists_of_all() -> None:
    story = Story().begun().in_phase("directions")
    made = story.when(HOST, "AddContribution", kind="direction", text="Van de zaal")["contribution"]
    watch = Watch(story)
    seq = story.state.seq
    story.when(HOST, "SetHighlights", members=[made], group="A1")
    watch.after(seq)
    assert not looks_the_same(story.state, Audience(PHONE, "A2"), seq)


@pytest.mark.parametrize("screen", [PhoneScreen(), ConsoleScreen()], ids=lambda screen: screen.name)
def test_no_vote_shows_in_the_regions_that_a_screen_leaves_alone(screen: Screen) -> None:
    audiences = [Audience(screen.name, group) for group in (GROUPS if screen.name == PHONE else ("",))]

    def steady() -> dict[Audience, dict[str, Any]]:
        return {one: {name: deepcopy(screen.region(name, story.state, one)) for name in screen.steady} for one in audiences}

    assert screen.steady
    for phase in ("dilemmas", "clarify", "directions", "harvest", "close"):
        story = Story().begun()
        amber, bilal = story.joined("amber", "bilal", background="zorg")
        story.in_phase("directions")
        card = story.when(amber, "AddContribution", kind="direction", text="Samen")["contribution"]
        story.when(HOST, "MarkHighlight", contribution=card, marked=True)
        story.when(HOST, "AskSignOff", groups=["A1"])
        story.in_phase("harvest")
        story.when(amber, "GiveSupport", contribution=card, level="agree")
        story.in_phase(phase)
        before = steady()
        story.ledger.replay([{"t": "SupportGiven", "d": {"contribution": card, "participant": bilal.id, "level": "disagree"}}])
        assert before == steady()


def test_a_vote_brings_phones_no_card_and_the_desk_only_the_support_on_it() -> None:
    story = Story().begun()
    amber, bilal = story.joined("amber", "bilal")
    story.in_phase("harvest")
    card = story.when(amber, "AddContribution", kind="direction", text="Samen")["contribution"]
    patches = Patches({PHONE: PhoneScreen(), CONSOLE: ConsoleScreen()}, plainly)
    seq = story.state.seq
    story.when(bilal, "GiveSupport", contribution=card, level="agree")
    assert patches.changed_items(story.state, Audience(PHONE, "A1"), seq) == []
    ops = patches.changed_items(story.state, Audience(CONSOLE), seq)
    assert [(op["op"], op["id"]) for op in ops or []] == [("tally", card)]


@pytest.mark.parametrize("screen", [PhoneScreen(), ConsoleScreen()], ids=lambda screen: screen.name)
def test_a_page_that_is_asked_for_while_a_region_is_being_drawn_shows_it_as_it_is_now(screen: Screen) -> None:
    story = Story().begun()
    patches, audience = Patches({screen.name: screen}, plainly), Audience(screen.name, "A1" if screen.name == PHONE else "")
    before = {name: patches.region(story.state, audience, name) for name in screen.steady}
    story.in_phase("directions")
    drawing = {name: patches.drawn(story.state, audience, name) for name in screen.steady}  # not rendered yet
    asked = {name: patches.region(story.state, audience, name) for name in screen.steady}
    assert asked == {name: draw() for name, draw in drawing.items()}
    assert asked != before
