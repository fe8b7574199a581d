"""axe finds nothing on any page, in both languages, light and dark, on the screen it is made for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import CONSOLE, PHONE, Stage

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def faults(page: Page) -> list[str]:
    """Let axe look at the page as it is; give what it found, in short."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


def filled(stage: Stage) -> None:
    """A hall in which there is something to see."""
    stage.bypass_csp = True
    hall = stage.hall
    hall.facilitate("SetFocus", on=[hall.dilemma()])
    hall.facilitate("OpenPhase", phase="directions")
    for group in ("A1", "A2"):
        for n in range(3):
            piet = hall.phone(group)
            hall.ask(piet, "AddContribution", {"kind": "direction", "text": f"Richting {n} van {group}"})
            hall.ask(piet, "AddContribution", {"kind": "question", "text": f"Vraag {n} van {group}"})
    hall.facilitate("MarkHighlight", contribution="c2")


@pytest.mark.parametrize("locale", ["nl-NL", "en-GB"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_phones_in_every_phase(stage: Stage, locale: str, scheme: str) -> None:
    filled(stage)
    phone = stage.phone(locale=locale, color_scheme=scheme)
    for phase in ("welcome", "dilemmas", "directions", "choose", "harvest", "close"):
        stage.hall.facilitate("OpenPhase", phase=phase)
        expect(phone.locator(f"[data-phase={phase}]").first).to_be_attached()
        assert faults(phone) == [], phase


@pytest.mark.parametrize("locale", ["nl-NL", "en-GB"])
def test_pages_of_those_who_lead(stage: Stage, locale: str) -> None:
    filled(stage)
    farida = stage.console(locale=locale, reduced_motion="reduce")
    sid = stage.hall.session
    found = {}
    for name in ("console", "prepare", "check", "sheets", "wall"):
        farida.goto(f"{stage.server.url}/s/{sid}/{name}")
        found[name] = faults(farida)
    farida.goto(f"{stage.server.url}/gallery")
    found["gallery"] = faults(farida)
    farida.goto(f"{stage.server.url}/s/{sid}/report.html")
    loes = stage.leader()
    found["leader"] = faults(loes)
    xander = stage.person(PHONE, locale=locale)
    xander.goto(stage.server.url)
    found["start"] = faults(xander)
    operator = stage.person(CONSOLE, locale=locale)
    operator.goto(stage.local(stage.server.link))
    found["operator"] = faults(operator)
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("view", ["join", "dilemma", "groups", "harvest", "blank"])
def test_every_view_of_the_wall(stage: Stage, view: str) -> None:
    filled(stage)
    stage.hall.facilitate("ShowOnWall", view=view)
    wall = stage.wall()
    assert faults(wall) == []


def test_nothing_scrolls_sideways_at_320_pixels_and_double_text(stage: Stage) -> None:
    filled(stage)
    phone = stage.phone()
    for width, size in ((320, "100%"), (360, "200%")):
        phone.set_viewport_size({"width": width, "height": 740})
        phone.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (width, size)
