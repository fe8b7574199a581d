"""Every figure of votes on the wall says how many voted, and of how many: whatever the view, at the end of a real workshop."""

from __future__ import annotations

import pickle
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from flask import Flask
from lxml.html import fragment_fromstring, tostring

from facilitator.core.format import VIEWS
from facilitator.core.session import Session
from facilitator.core.visibility import WALL, Audience
from facilitator.live.screens.wall import WallScreen
from facilitator.web.rendering import ROOT, Renderer, prepare
from tests.report.play import SCENARIOS, Play
from tests.story import HOST, Story

# What says it, once beside all figures that are on screen together.
SAID = re.compile(
    r"\d+ van \d+ (?:mens|mensen|deelnemer|deelnemers) (?:stemde|gaf|gaven|koos|kozen|toetste|liet|schatte)"
    r"|[Vv]ooraf k(?:oo|o)[sz](?:en)? \d+ van \d+ mens|van de \d+ mens|\d+ van (?:de )?\d+ mensen antwoord"
)
NUMBERS = re.compile(r"<[^>]*>|[^<>\s]+")  # a tag (a bar is as long as its figure) or a word
WITHOUT = {"join", "cases", "examples", "groups", "plan", "conclusion", "questions", "commitments", "blank"}
ELSEWHERE = {"landscape"}  # drawn in another process; tests/live/test_landscape.py


@cache
def render() -> Renderer:
    app = Flask("facilitator", template_folder=str(ROOT / "templates"))
    prepare(app)
    return Renderer(app)


def shown(state: Session, view: str, phase: str = "", on: str = "") -> str:
    """The stage of the wall with this view on it, and the room in a phase."""
    wall = WallScreen()
    wall.address = lambda _session: {"url": "http://hall/j/abc123/token", "short": "hall", "code": "KX4-7PM"}
    state.wall = replace(state.wall, view=view, on=on, group="")
    state.positions[""] = replace(state.position(""), phase=phase or state.position("").phase)
    facts: dict[str, Any] = wall.region("stage", state, Audience(WALL, language="nl"))
    return render()(f"wall/views/{facts['view']}.html", facts, "nl")


def without_votes(state: Session) -> Session:
    """The same workshop if nobody had voted, chosen, signed off or left a word."""
    bare: Session = pickle.loads(pickle.dumps(state))
    for name in bare.only_votes():
        setattr(bare, name, {})
    bare.signed, bare.reached, bare.last_words, bare.votings, bare.running = {}, {}, {}, [], {}
    return bare


def pages(html: str) -> list[str]:
    """What is on the wall at one time: all that always stands there, and one of the pages that take turns."""
    turns = len(fragment_fromstring(html, "div").xpath("//*[@data-page]"))
    found = []
    for n in range(max(turns, 1)):
        whole = fragment_fromstring(html, "div")
        for other in whole.xpath(f"//*[@data-page][not(@data-page='{n}')]"):
            other.getparent().remove(other)
        found.append(tostring(whole, encoding="unicode"))
    return found


def figures(page: str, bare: set[str]) -> set[str]:
    """The numbers, and bars and drawings with numbers in them, that stand there only because people voted."""
    return {one for one in NUMBERS.findall(page) if one not in bare and re.search(r"\d", one) and "data-page" not in one}


@pytest.fixture(scope="module")
def ends() -> list[tuple[Session, Session]]:
    """The five workshops at their end, and the same if nobody had voted."""
    played = [Play(path).state for path in sorted(SCENARIOS.glob("*.json"))]
    return [(state, without_votes(state)) for state in played]


@pytest.mark.parametrize("view", sorted({*VIEWS} - ELSEWHERE - {"contribution"}))
def test_every_figure_says_how_many_voted_of_how_many(view: str, ends: list[tuple[Session, Session]]) -> None:
    told = 0
    for state, nobody in ends:
        for phase in state.phases:
            bare = {word for page in pages(shown(nobody, view, phase.id)) for word in NUMBERS.findall(page)}
            for n, page in enumerate(pages(shown(state, view, phase.id))):
                if found := figures(page, bare):
                    told += 1
                    assert SAID.search(page), (state.id, phase.id, view, n, sorted(found)[:5])
    assert bool(told) == (view not in WITHOUT)


def test_one_text_large_says_of_how_many_its_figure_is(ends: list[tuple[Session, Session]]) -> None:
    told = 0
    for state, _ in ends:
        for one in [one for one in state.contributions.values() if state.support.get(one.id)]:
            html = shown(state, "contribution", on=one.id)
            told += "harvest-support" in html
            assert "harvest-support" not in html or SAID.search(html), one.text
    assert told


def test_at_the_end_it_says_how_many_left_a_word(ends: list[tuple[Session, Session]]) -> None:
    for state, _ in ends:
        html = shown(state, "auto", next(phase.id for phase in state.phases if phase.type == "close"))
        if "last-words" in html:
            assert re.search(r"\d+ van \d+ mensen lieten een woord achter", html)


def test_the_tree_says_how_many_tested_its_ideas(ends: list[tuple[Session, Session]]) -> None:
    told = [html for state, _ in ends if "draagt veel bij aan dit doel" in (html := shown(state, "tree"))]
    assert told and all(re.search(r"\d+ van \d+ mensen toetsten", html) for html in told)


def test_dots_that_were_given_twice_say_how_many_gave_them_then() -> None:
    story = Story(workshop="casuistry").begun()
    dotted = next(phase for phase in story.state.phases if phase.dots)
    people = story.joined("piet", "jan", "els", "sam", group="")
    made = [story.when(HOST, "AddContribution", kind="case", title=text, text=text)["contribution"] for text in ("Busje", "Soep")]
    story.in_phase(dotted.id)
    for one in people[:3]:
        story.when(one, "PlaceDots", contribution=made[0], n=1)
    story.when(HOST, "VoteAgain", phase=dotted.id)
    story.when(people[0], "PlaceDots", contribution=made[1], n=1)
    html = shown(story.state, "ranking")
    head = html.partition("</h1>")[0]
    assert "1 van 4 deelnemers gaven stippen" in head and "eerst 3" in head


def test_spearheads_with_dots_say_how_many_gave_them() -> None:
    story = Story(workshop="casuistry").begun()
    people = story.joined("piet", "jan", "els", "sam", group="")
    direction = story.when(HOST, "AddContribution", kind="direction", text="Een busje")["contribution"]
    dotted = next(phase.id for phase in story.state.phases if phase.dots)
    story.when(HOST, "EditPhase", phase=dotted, weighs=["direction"])
    story.in_phase(dotted)
    story.when(HOST, "SetHighlights", members=[direction])
    assert "gaven stippen" not in shown(story.state, "spearheads")
    for one in people[:3]:
        story.when(one, "PlaceDots", contribution=direction, n=1)
    assert shown(story.state, "spearheads").count("3 van 4 deelnemers gaven stippen") == 1
