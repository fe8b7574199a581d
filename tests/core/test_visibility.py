"""Who sees what: blind, own group, everyone; and the rule of three for backgrounds."""

from __future__ import annotations

from facilitator.core.visibility import Audience, may_see, shown_background
from tests.story import HOST, Story

SCREENS = {
    name: Audience(name, group) for name, group in (("phone", "A2"), ("leader", "A1"), ("wall", ""), ("console", ""))
}


def seen_by(story: Story, contribution: str) -> set[str]:
    found = story.state.contributions[contribution]
    return {name for name, audience in SCREENS.items() if may_see(story.state, audience, found)}


def test_it_works() -> None:
    story = Story().begun().in_phase("directions")
    [piet] = story.joined("piet")
    one = story.when(piet, "AddContribution", kind="direction", text="Een")["contribution"]
    assert seen_by(story, one) == {"leader", "wall", "console"}
    story.in_phase("harvest")
    assert seen_by(story, one) == {"phone", "leader", "wall", "console"}


def test_what_is_blind_goes_nowhere_until_it_is_revealed() -> None:
    story = Story().begun()
    story.when(HOST, "EditPhase", phase="directions", visibility="blind")
    story.in_phase("directions")
    [piet] = story.joined("piet")
    one = story.when(piet, "AddContribution", kind="direction", text="Een")["contribution"]
    assert seen_by(story, one) == set()
    story.when(HOST, "RevealPhase", phase="directions")
    assert "wall" in seen_by(story, one)


def test_hidden_stays_with_those_who_can_show_it_again() -> None:
    story = Story().begun().in_phase("directions")
    [piet] = story.joined("piet")
    one = story.when(piet, "AddContribution", kind="direction", text="Een")["contribution"]
    story.when(HOST, "HideContribution", contribution=one)
    assert seen_by(story, one) == {"leader", "console"}


def test_a_background_shows_from_three_people_in_the_group() -> None:
    story = Story().begun().in_phase("directions")
    piet, _ = story.joined("piet", "samira", background="raad")
    one = story.when(piet, "AddContribution", kind="direction", text="Een")["contribution"]
    found = story.state.contributions[one]
    story.joined("otto", group="A2", background="raad")
    assert shown_background(story.state, found) == ""
    layout = story.state.layout_seq
    story.joined("farida", background="raad")
    assert shown_background(story.state, found) == "raad"
    assert story.state.layout_seq > layout  # screens that show it are rendered anew
    story.when(HOST, "EditPhase", phase="directions", anonymous=True)
    assert shown_background(story.state, found) == ""
