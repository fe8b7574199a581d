"""The opinion landscape in the room: camps stand on the wall, people don't, and nobody waits for it."""

from __future__ import annotations

import random
import re
from contextlib import contextmanager
from typing import Any

import gevent
import pytest
from flask import Flask

from facilitator.analysis.landscape import answer
from facilitator.core.landscape import FEWEST_PEOPLE, ballots_of, request_of
from facilitator.core.visibility import CONSOLE, WALL, Audience
from facilitator.core.vocabulary import Actor
from facilitator.live.landscapes import Drawn, Landscapes
from facilitator.live.screens.console import ConsoleScreen
from facilitator.live.screens.wall import WallScreen
from facilitator.live.views import landscape as views_landscape
from facilitator.web import rendering
from facilitator.web.rehearse.client import Order
from tests.live.hall import Hall
from tests.story import HOST, Story

SHARED = ("Eén loket", "Meer bussen", "Een vast gezicht", "Een huiskamer")
DISPUTED = ("Werkgevers betalen", "Losse subsidies weg", "Jongeren beslissen", "Gymzalen open", "Contracten van vijf jaar")
TEXTS = (*SHARED, *DISPUTED)
LEVELS = {1: "agree", 0: "neutral", -1: "disagree"}
ON_WALL, ON_CONSOLE = Audience(WALL, language="nl"), Audience(CONSOLE, language="nl")


@pytest.fixture(scope="module")
def render() -> rendering.Renderer:
    app = Flask("facilitator", template_folder=str(rendering.ROOT / "templates"))
    rendering.prepare(app)
    return rendering.Renderer(app)


def camps(*sizes: int) -> list[list[int]]:
    """The votes of camps: all agree on what is shared, each sees what is disputed in its own way."""
    chance = random.Random(1)
    rows = []
    for camp, size in enumerate(sizes):
        views = [1] * len(SHARED) + [1 if place % len(sizes) == camp else -1 for place in range(len(DISPUTED))]
        rows += [[view if chance.random() > 0.1 else 0 for view in views] for _ in range(size)]
    return rows


class Room:
    """A room that weighs, in our hands: its child answers when we say so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *sizes: int) -> None:
        self.story = Story().begun().in_phase("harvest")
        self.ids = [str(self.story.when(HOST, "AddContribution", kind="direction", text=text)["contribution"]) for text in TEXTS]
        self.people: list[Actor] = []
        self.planned: list[tuple[Any, ...]] = []
        self.asked: list[dict[str, Any]] = []
        self.told, self.works = 0, True
        monkeypatch.setattr(gevent, "spawn_later", lambda _wait, *work: self.planned.append(work))
        self.landscapes = Landscapes(self, self, self._hear)  # type: ignore[arg-type]
        self.vote(camps(*sizes))

    id = "abc123"

    def get(self, _session: str) -> Any:
        return self

    @contextmanager
    def settled(self) -> Any:
        yield self.story.state

    def ask(self, _about: str, name: str, wish: Any, then: Any) -> None:
        assert name == "landscape"
        data = wish()
        self.asked.append(data)
        then(answer(data) if self.works else None)

    def _hear(self, _room: Any) -> None:
        self.told += 1

    def vote(self, rows: list[list[int]]) -> None:
        for row in rows:
            [person] = self.story.joined(f"persoon{len(self.people)}")
            self.people.append(person)
            for one, vote in zip(self.ids, row, strict=False):
                self.story.when(person, "GiveSupport", contribution=one, level=LEVELS[vote])

    def look(self) -> Drawn:
        """Look, let what was planned come to pass, and look again."""
        self.landscapes.of(self.story.state)
        planned, self.planned[:] = list(self.planned), []
        for work, *about in planned:
            work(*about)
        return self.landscapes.of(self.story.state)

    def stage(self) -> dict[str, Any]:
        wall = WallScreen()
        wall.address = lambda *_: {"url": "", "short": "", "code": ""}
        wall.landscape = self.landscapes.of
        self.story.when(HOST, "ShowOnWall", view="landscape")
        wall.region("stage", self.story.state, ON_WALL)
        self.look()
        return wall.region("stage", self.story.state, ON_WALL)

    def console(self) -> dict[str, Any]:
        screen = ConsoleScreen()
        screen.landscape = self.landscapes.of
        return screen.region("landscape", self.story.state, ON_CONSOLE)


def test_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Room(monkeypatch, 20, 9).stage()
    assert shown["is"] == "map"
    assert [group["size"] for group in shown["groups"]] == [20, 9]
    assert {row["name"] for row in shown["unites"]} == set(SHARED)
    assert all(row["all"] == "agree" for row in shown["unites"])
    assert {row["name"] for row in shown["divides"]} <= set(DISPUTED)
    assert all(set(row["leans"]) == {"agree", "disagree"} for row in shown["divides"])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nobody_and_nobodys_place_is_on_a_screen(monkeypatch: pytest.MonkeyPatch, render: rendering.Renderer, language: str) -> None:
    room = Room(monkeypatch, 20, 9)
    context = {**room.stage(), "sid": "s", "format": "social-summit"}
    shown_pages = len(context["pages"])
    wall = render("wall/views/landscape.html", context, language)
    desk = render("console/regions/landscape.html", {**room.console(), "sid": "s"}, language)
    for html in (wall, desk):
        assert not any(person.id in html for person in room.people)
        assert html.count('class="ripe"') == 29
        fields = re.findall(r'<g class="opinion-field".*?</g>', html, re.DOTALL)
        assert [field.count('class="ripe"') for field in fields] == [20, 9]
        assert "zorg" not in html and "raad" not in html
    heading = {"nl": "Wat ons verbindt", "en": "What we share"}[language]
    assert heading in wall and wall.index(heading) < wall.index({"nl": "Waar we verschillen", "en": "Where we differ"}[language])
    leaning = re.sub(r"<svg.*?</svg>", "", wall[: wall.index("<figure")], flags=re.DOTALL)
    assert re.findall(r">\s*(\d+)\s*<", leaning) == ["1", "2"] * shown_pages  # the numbers of the groups, and no count


def test_no_heading_on_the_wall_stands_above_nothing(monkeypatch: pytest.MonkeyPatch, render: rendering.Renderer) -> None:
    monkeypatch.setattr(views_landscape, "PER_PAGE", 1)
    facts = Room(monkeypatch, 20, 9).stage()
    html = render("wall/views/landscape.html", {**facts, "sid": "s", "format": "social-summit"}, "nl")
    pages = re.split(r'<div class="opinions-page"', html.partition("<figure")[0])[1:]
    unites, divides = ([n for n, page in enumerate(facts["pages"]) if page[name]] for name in ("unites", "divides"))
    assert unites != divides  # or there would be nothing to see here
    assert [n for n, page in enumerate(pages) if "Wat ons verbindt" in page] == unites
    assert [n for n, page in enumerate(pages) if "Waar we verschillen" in page] == divides
    assert all(page.count("<h1>") == 1 for page in pages)


def test_what_goes_to_the_child_has_no_names_and_its_order_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(monkeypatch, 20, 9)
    room.look()
    [request] = room.asked
    assert not any(person.id in repr(request) for person in room.people)
    assert request["votes"] == sorted(request["votes"])
    turned = Room(monkeypatch)
    turned.vote(camps(20, 9)[::-1])
    turned.look()
    assert turned.asked == room.asked


def test_with_too_few_it_says_what_it_takes_and_asks_nobody(monkeypatch: pytest.MonkeyPatch, render: rendering.Renderer) -> None:
    room = Room(monkeypatch, 7)
    shown = room.stage()
    assert (shown["is"], shown["people"], room.asked) == ("few", 7, [])
    html = render("wall/views/landscape.html", {**shown, "format": "social-summit"}, "nl")
    assert "12 mensen die er op minstens 7 stemden" in html and "7 mensen die zo veel stemden" in html
    assert (html.count('class="ripe"'), html.count('class="bud"')) == (7, FEWEST_PEOPLE - 7)


def test_where_nobody_stands_apart_it_says_so(monkeypatch: pytest.MonkeyPatch, render: rendering.Renderer) -> None:
    shown = Room(monkeypatch, 20).stage()
    assert (shown["is"], len(shown["groups"])) == ("together", 1)
    html = render("wall/views/landscape.html", {**shown, "format": "social-summit"}, "nl")
    assert "Er zijn geen duidelijke groepen" in html and "Waar we verschillen" not in html and "Groep 1" not in html


def test_who_voted_on_little_and_raised_hands_are_left_out_and_it_says_so(monkeypatch: pytest.MonkeyPatch, render: rendering.Renderer) -> None:
    room = Room(monkeypatch, 20, 9)
    room.vote([[1, -1]] * 2)
    room.story.joined("stil")
    room.story.when(HOST, "CountHands", contribution=room.ids[0], what="support", counts={"agree": 3, "unknown": 1}, group="A2", people=4)
    shown = room.stage()
    assert (shown["voted"], shown["people"], shown["left_out"], shown["hands"]) == (31, 29, 2, 3)
    html = render("wall/views/landscape.html", {**shown, "format": "social-summit"}, "nl")
    assert f"31 van {shown['present']} mensen hier stemden op hun telefoon." in html and shown["present"] >= 32
    assert "2 stemden op te weinig" in html and "3 opgestoken handen tellen niet mee" in html


def test_what_may_not_be_seen_is_in_no_map(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(monkeypatch, 20, 9)
    room.look()
    room.story.when(HOST, "HideContribution", contribution=room.ids[0])
    assert TEXTS[0] not in {row["name"] for row in room.console()["unites"]}  # at once, before it is drawn anew
    room.story.when(HOST, "ParkContribution", contribution=room.ids[1], parked=True)
    room.look()
    assert not {room.ids[0], room.ids[1]} & set(room.asked[-1]["statements"])


def test_of_what_was_put_together_each_person_has_one_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(monkeypatch, 20, 9)
    room.story.when(HOST, "MergeContributions", contributions=[room.ids[1]], into=room.ids[0])
    request = request_of(ballots_of(room.story.state))
    assert room.ids[1] not in request["statements"] and len(request["votes"]) == 29


def test_it_is_drawn_again_only_when_votes_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(monkeypatch, 20, 9)
    room.look()
    told = room.told
    room.story.when(HOST, "OpenPhase", phase="close")
    room.look()
    assert (len(room.asked), room.told) == (1, told)
    room.story.joined("nieuw")
    assert room.look().landscape.present == 30
    assert (len(room.asked), room.told) == (1, told + 1)


def test_without_the_child_the_old_map_stays_and_the_room_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(monkeypatch, 20, 9)
    room.works = False
    assert room.look() == Drawn(None, missing=True)
    assert room.console()["is"] == "missing"
    room.works = True
    assert not room.look().missing  # it was asked again by itself
    room.works = False
    room.vote([[1] * len(TEXTS)])
    drawn = room.look()
    assert drawn.missing and drawn.landscape.people == 29
    assert (room.console()["is"], room.console()["old"]) == ("map", True)


def test_nothing_of_it_stands_in_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(monkeypatch, 20, 9)
    before = room.story.state.seq
    room.look()
    assert room.story.state.seq == before
    room.landscapes.forget(room.id)
    assert room.landscapes.of(room.story.state) == Drawn()


def test_until_somebody_votes_the_console_says_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(monkeypatch)
    assert room.console() == {"sid": "abc123", "offered": False}
    assert room.planned == []


@pytest.mark.live
def test_a_wall_gets_the_map_while_people_vote_and_the_room_does_not_wait(hall: Hall) -> None:
    made = [hall.facilitate("AddContribution", kind="direction", text=text)["contribution"] for text in TEXTS]
    hall.facilitate("OpenPhase", phase="harvest")
    hall.facilitate("ShowOnWall", view="landscape")
    wall = hall.phone()
    assert wall.get(hall.links["wall"]).status == 200
    for row in camps(9, 7):
        orders = [Order("GiveSupport", {"contribution": one, "level": LEVELS[vote]}) for one, vote in zip(made, row, strict=True)]
        assert all(one["ok"] for one in hall.phone().send({"session": hall.session, "as": "participant"}, orders))
    page = ""
    for _ in range(200):
        page = wall.get(f"/s/{hall.session}/wall").body.decode()
        if 'data-landscape="map"' in page:
            break
        gevent.sleep(0.1)
    assert 'data-landscape="map" data-groups="2"' in page
    assert page.count('class="ripe"') >= 16
