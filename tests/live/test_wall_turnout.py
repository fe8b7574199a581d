"""Every figure of votes on the wall says how many voted, and of how many: whatever the view, at the end of a real workshop."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from flask import Flask

from facilitator.core.format import VIEWS
from facilitator.core.session import Session
from facilitator.core.visibility import WALL, Audience
from facilitator.live.screens.wall import WallScreen
from facilitator.web.rendering import ROOT, Renderer, prepare
from tests.report.play import SCENARIOS, Play
from tests.story import HOST, Story

# What a figure of votes looks like in a view, and what is said once beside all of them.
FIGURE = re.compile(
    r'voice-support|harvest-support|rank-dots|spear-agree|spear-dots|compare-outcome|matrix-cell|data-at="before"|heat-number'
    r'|last-words|estimates-say'
)  # fmt: skip
SAID = re.compile(
    r"\d+ van \d+ (?:mens|mensen|deelnemer|deelnemers) (?:stemde|gaf|gaven|koos|kozen|toetste|liet|schatte)"
    r"|[Vv]ooraf k(?:oo|o)[sz](?:en)? \d+ van \d+ mens|van de \d+ mens|\d+ van (?:de )?\d+ mensen antwoord"
)
WITHOUT = {"auto", "join", "cases", "examples", "groups", "plan", "conclusion", "questions", "commitments", "blank"}
ELSEWHERE = {"landscape", "contribution", "tree"}  # what they need is made in their own tests, and in those below


@cache
def render() -> Renderer:
    app = Flask("facilitator", template_folder=str(ROOT / "templates"))
    prepare(app)
    return Renderer(app)


def shown(state: Session, view: str, phase: str = "") -> str:
    """The stage of the wall with this view on it, and the room in a phase."""
    wall = WallScreen()
    wall.address = lambda _session: {"url": "http://hall/j/abc123/token", "short": "hall", "code": "KX4-7PM"}
    state.wall = replace(state.wall, view=view, on="", group="")
    state.positions[""] = replace(state.position(""), phase=phase or state.position("").phase)
    facts: dict[str, Any] = wall.region("stage", state, Audience(WALL, language="nl"))
    return render()(f"wall/views/{facts['view']}.html", facts, "nl")


@pytest.fixture(scope="module")
def ends() -> list[Session]:
    """The five workshops at their end."""
    return [Play(path).state for path in sorted(SCENARIOS.glob("*.json"))]


@pytest.mark.parametrize("view", sorted({*VIEWS} - ELSEWHERE))
def test_every_figure_says_how_many_voted_of_how_many(view: str, ends: list[Session]) -> None:
    figures = 0
    for state in ends:
        for phase in state.phases:
            html = shown(state, view, phase.id)
            if FIGURE.search(html):
                figures += 1
                assert SAID.search(html), (state.id, phase.id, view)
    assert view == "auto" or bool(figures) == (view not in WITHOUT)


def test_at_the_end_it_says_how_many_left_a_word(ends: list[Session]) -> None:
    for state in ends:
        html = shown(state, "auto", next(phase.id for phase in state.phases if phase.type == "close"))
        if "last-words" in html:
            assert re.search(r"\d+ van \d+ mensen lieten een woord achter", html)


def test_the_tree_says_how_many_tested_its_ideas(ends: list[Session]) -> None:
    told = [html for state in ends if "draagt veel bij aan dit doel" in (html := shown(state, "tree"))]
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
