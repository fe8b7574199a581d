"""Whatever happened in a session, no screen and no file holds a text that may not be seen there, nor whose it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import given

from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, OWNER_SCREEN, PHONE, WALL, Audience, is_public, may_see
from facilitator.core.vocabulary import Actor
from facilitator.live.patches import Patches, seated
from facilitator.live.screens import Screen
from facilitator.live.screens.console import ConsoleScreen
from facilitator.live.screens.leader import LeaderScreen
from facilitator.live.screens.mine import mine
from facilitator.live.screens.owner import OwnerScreen
from facilitator.live.screens.phone import PhoneScreen
from facilitator.live.screens.wall import WallScreen
from facilitator.report.data import full_data, public_data
from tests.examples import examples
from tests.steps import HISTORIES, Step, told
from tests.story import HOST, Story, leader, person

WORDS = re.compile(r"zq\d+qz")
WRITTEN = ("text", "title", "texts")
FEW = examples(60)


def screens() -> dict[str, Screen]:
    wall, console = WallScreen(), ConsoleScreen()
    wall.address = lambda *_: {"url": "", "short": "", "code": ""}
    console.presence = lambda _: {"scanned": 0, "connected": 0, "struggling": 0}
    return {one.name: one for one in (PhoneScreen(), LeaderScreen(), OwnerScreen(), wall, console)}


def as_data(template: str, context: dict[str, Any], language: str) -> str:
    return f"{template} {context}"


def marked(steps: list[tuple[Actor, Step]]) -> list[tuple[Actor, Step]]:
    """Give the steps with other words in each: whatever stands on a screen tells where it came from."""
    found = []
    for n, (actor, (name, data)) in enumerate(steps):
        words = {key: f"zq{n}qz" if isinstance(data[key], str) else [f"zq{n}qz"] for key in WRITTEN if data.get(key)}
        found.append((actor, (name, {**data, **words})))
    return found


def begun() -> Story:
    """A meeting with people at two tables, of whom the first half sees everything and the others write blind."""
    story = Story().begun()
    for place in ("L1", "L2"):
        story.when(HOST, "SetPlaces", places=[*({"id": one, "label": one} for one in story.state.places), {"id": place, "label": place}])
    kinds = ["direction", "question", "goal", "case", "principle", "example"]
    for phase, seen in (("clarify", "group"), ("directions", "blind"), ("harvest", "everyone")):
        story.when(HOST, "EditPhase", phase=phase, visibility=seen, accepts=kinds, support="everyone", dots=3, rates=True)
    story.joined("anna", "bilal", group="A1")
    story.joined("carla", group="A2")
    for phase in ("clarify", "directions"):
        story.in_phase(phase)
        for n, kind in enumerate(kinds):
            for who in (person("anna", "A1"), person("carla", "A2")):
                story.when(who, "AddContribution", kind=kind, text=f"zq9{n}{phase == 'clarify':d}{who.group == 'A1':d}0000qz")
    return story


def audiences(state: Session) -> Iterator[Audience]:
    yield from (Audience(screen) for screen in (PHONE, WALL, CONSOLE))
    yield from (Audience(screen, group) for screen in (PHONE, LEADER_SCREEN) for group in state.groups)
    yield from (Audience(screen, place=place) for screen in (LEADER_SCREEN, WALL) for place in state.places)
    yield from (Audience(OWNER_SCREEN, one.id) for one in state.contributions.values() if one.kind == "dilemma")


def words_of(state: Session) -> dict[str, Contribution]:
    """Give whose each word is that stands in a contribution and nowhere else."""
    elsewhere = repr((state.themes, state.conclusions, state.actions, state.notes, state.phases, state.title, state.choices))
    texts = {
        word: one
        for one in state.contributions.values()
        for word in WORDS.findall(repr((one.text, one.title, one.translations, one.answers)))
    }
    return {word: one for word, one in texts.items() if word not in elsewhere}


@FEW
@given(HISTORIES)
def test_no_screen_holds_what_may_not_be_seen_on_it(steps: list[tuple[Actor, Step]]) -> None:
    state = told(marked(steps), begun()).state
    words, all_screens = words_of(state), screens()
    patches = Patches(all_screens, as_data)
    for audience in audiences(state):
        regions = {name: patches.region(state, audience, name) for name in all_screens[audience.screen].regions}
        for region, shown in regions.items():
            for word in set(WORDS.findall(shown)) & words.keys():
                one = words[word]
                gone = region == "goals" and audience.screen == CONSOLE and one.status in ("withdrawn", "merged")
                assert gone or may_see(state, seated(state, audience), one), (audience, region, one, shown)
            assert not any(f"'{who}'" in shown for who in state.people), (audience, region)


@FEW
@given(HISTORIES)
def test_nobodys_own_page_holds_what_others_wrote_blind(steps: list[tuple[Actor, Step]]) -> None:
    state = told(marked(steps), begun()).state
    words = words_of(state)
    for who in state.people:
        for word in set(WORDS.findall(repr(mine(state, who, "nl")))) & words.keys():
            assert words[word].author == who or is_public(state, words[word]), (who, words[word])


@FEW
@given(HISTORIES)
def test_what_leaves_the_house_is_public_and_nobodys(steps: list[tuple[Actor, Step]]) -> None:
    state = told(marked(steps), begun()).state
    words = words_of(state)
    for data, everything in ((public_data(state), False), (full_data(state), True)):
        written = json.dumps(data)
        assert not any(f'"{who}"' in written for who in state.people)
        for word in set(WORDS.findall(written)) & words.keys():
            assert is_public(state, words[word]) or everything, words[word]


def test_the_steps_ahead_hold_nothing_of_other_tables_before_its_time() -> None:
    story = begun()
    story.in_phase("clarify")
    story.when(HOST, "EditPhase", phase="harvest", about=["example"])
    ahead = screens()[LEADER_SCREEN].region("ahead", story.state, Audience(LEADER_SCREEN, "A1"))
    of_two = [one.text for one in story.state.contributions.values() if one.group == "A2"]
    assert not any(text in repr(ahead) for text in of_two)


def test_a_dilemma_of_one_table_is_not_laid_before_another() -> None:
    story = Story().begun().in_phase("dilemmas")
    two = {"text": "Ja"}, {"text": "Nee"}
    story.when(leader("A2"), "AddContribution", kind="dilemma", title="Van tafel twee", text="", options=[*two])
    shown = {group: repr(screens()[PHONE].region("choices", story.state, Audience(PHONE, group))) for group in ("A1", "A2")}
    assert ["Van tafel twee" in shown[group] for group in ("A1", "A2")] == [False, True]


def test_a_dilemma_that_was_hidden_is_hidden_from_who_brought_it_in_too() -> None:
    story = Story().begun()
    made = story.dilemma()
    story.when(HOST, "HideContribution", contribution=made)
    assert screens()[OWNER_SCREEN].region("dilemma", story.state, Audience(OWNER_SCREEN, made))["d"] is None
