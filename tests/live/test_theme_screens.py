"""Themes on the board, on phones, at a leader's and on the wall: who sees which cards where, and what it costs."""

from __future__ import annotations

import time
from typing import Any

from facilitator.core.visibility import BOARD, LEADER_SCREEN, PHONE, WALL, Audience
from facilitator.live import parts
from facilitator.live.screens.board import PILE, BoardScreen
from facilitator.live.views.themes import themes
from tests.story import HOST, Story, leader, person

ROOM = Audience(BOARD)


def told(cards: int = 3, visibility: str = "group") -> tuple[Story, list[str]]:
    story = Story().begun()
    for name, group in (("anna", "A1"), ("bilal", "A2")):
        story.when(person(name, group), "JoinSession", group=group)
    story.when(HOST, "EditPhase", phase="directions", theming=True, visibility=visibility)
    story.when(HOST, "OpenPhase", phase="directions")
    made = [
        story.when(person("anna", "A1"), "AddContribution", kind="direction", text=f"Idee {n}")["contribution"]
        for n in range(cards)
    ]
    return story, made


def loose(story: Story, audience: Audience = ROOM) -> list[str]:
    screen = BoardScreen()
    piles = [name for name in screen.regions_of(story.state, audience) if name.startswith("pile-")]
    return [text for name in piles for text in texts(screen.region(name, story.state, audience))]


def region(story: Story, name: str, audience: Audience = ROOM) -> dict[str, Any]:
    return BoardScreen().region(name, story.state, audience)


def texts(facts: dict[str, Any]) -> list[str]:
    return [card["text"] for card in facts["cards"]]


def test_a_card_lies_loose_or_in_its_column() -> None:
    story, (one, two, three) = told()
    theme = story.when(HOST, "MakeTheme", title="Samen", contributions=[two])["theme"]
    assert loose(story) == ["Idee 2", "Idee 0"]
    assert texts(region(story, f"theme-{theme}")) == ["Idee 1"]
    assert BoardScreen().regions_of(story.state, ROOM)[-1] == f"theme-{theme}"
    assert one and three


def test_the_board_of_a_table_has_its_own_cards_and_themes_only() -> None:
    story, (one, *_rest) = told()
    story.when(HOST, "MakeTheme", title="Van de zaal", contributions=[one])
    story.when(leader("A1"), "MakeTheme", title="Van ons")
    assert len(loose(story, Audience(BOARD, "A1"))) == 3
    assert loose(story, Audience(BOARD, "A2")) == []
    assert [one["title"] for one in region(story, "targets", Audience(BOARD, "A1"))["themes"]] == ["Van ons"]


def test_hidden_and_parked_cards_are_on_no_board() -> None:
    story, (one, two, _three) = told()
    story.when(HOST, "HideContribution", contribution=one)
    story.when(HOST, "ParkContribution", contribution=two)
    assert loose(story) == ["Idee 2"]


def test_many_cards_lie_in_piles_so_that_a_move_changes_one() -> None:
    story, made = told(cards=PILE * 3)
    screen = BoardScreen()
    before = {name: screen.region(name, story.state, ROOM) for name in screen.regions_of(story.state, ROOM)}
    theme = story.when(HOST, "MakeTheme", title="Samen")["theme"]
    story.when(HOST, "MoveToTheme", contributions=made[:1], theme=theme)
    piles = [name for name in screen.regions_of(story.state, ROOM) if name.startswith("pile-")]
    assert len([name for name in piles if screen.region(name, story.state, ROOM) != before[name]]) == 1


def test_it_says_who_did_what_and_of_participants_only_that() -> None:
    story, (one, *_rest) = told()
    theme = story.when(leader("A1"), "MakeTheme", title="Van ons")["theme"]
    story.when(person("anna", "A1"), "MoveToTheme", contributions=[one], theme=theme)
    deeds = region(story, f"theme-{theme}", Audience(BOARD, "A1"))["deeds"]
    assert [(deed["by"], deed["seat"], deed["what"]) for deed in deeds] == [
        ("participant", "", "put"), ("leader", "Groep A1", "made"),
    ]  # fmt: skip
    assert "anna" not in repr(deeds)


def test_a_phone_is_asked_about_its_own_tables_cards_or_about_all() -> None:
    story, _made = told()
    assert len(parts.of(PHONE, "theming", story.state, Audience(PHONE, "A1"))["cards"]) == 3
    assert parts.of(PHONE, "theming", story.state, Audience(PHONE, "A2"))["cards"] == []
    story.when(HOST, "EditPhase", phase="directions", visibility="everyone")
    assert len(parts.of(PHONE, "theming", story.state, Audience(PHONE, "A2"))["cards"]) == 3
    story.when(HOST, "EditPhase", phase="directions", theming=False)
    assert not parts.of(PHONE, "theming", story.state, Audience(PHONE, "A2"))["open"]


def test_a_leader_sees_how_many_of_the_own_cards_are_loose() -> None:
    story, (one, *_rest) = told()
    story.when(leader("A1"), "MakeTheme", title="Van ons", contributions=[one])
    facts = parts.of(LEADER_SCREEN, "themes", story.state, Audience(LEADER_SCREEN, "A1"))
    assert (facts["loose"], [theme["n"] for theme in facts["themes"]]) == (2, [1])


def test_the_wall_shows_the_themes_of_the_room_else_of_the_groups() -> None:
    story, (one, two, three) = told()
    story.when(leader("A1"), "MakeTheme", title="Van ons", contributions=[one])
    wall = themes(story.state, Audience(WALL))
    assert [(column["title"], column["group"], column["n"]) for page in wall["pages"] for column in page] == [
        ("Van ons", "Groep A1", 1)
    ]
    story.when(HOST, "MakeTheme", title="Van allen", contributions=[two, three])
    wall = themes(story.state, Audience(WALL))
    assert [column["title"] for page in wall["pages"] for column in page] == ["Van allen"]
    assert (wall["placed"], wall["loose"]) == (2, 1)
    story.when(HOST, "HideContribution", contribution=two)
    assert [column["n"] for page in themes(story.state, Audience(WALL))["pages"] for column in page] == [1]


def test_the_facts_of_a_board_with_five_hundred_cards_are_quickly_there() -> None:
    story, made = told(cards=500)
    for n in range(8):
        story.when(HOST, "MakeTheme", title=f"Thema {n}", contributions=made[n * 40 : n * 40 + 40])
    screen = BoardScreen()
    started = time.perf_counter()
    for name in screen.regions_of(story.state, ROOM):
        screen.region(name, story.state, ROOM)
    assert time.perf_counter() - started < 1  # a tenth of it on a laptop; a machine that is busy may take its time
