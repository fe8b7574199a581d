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


def faults(page: Page, within: str = "html") -> list[str]:
    """Let axe look at the page as it is (or at a part of it); give what it found, in short."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("([part, tags]) => axe.run(part, {runOnly: tags})", [within, TAGS])
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


@pytest.mark.parametrize("locale", ["nl-NL", pytest.param("en-GB", marks=pytest.mark.long)])
@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
def test_phones_in_every_phase(stage: Stage, locale: str, scheme: str) -> None:
    filled(stage)
    phone = stage.phone(locale=locale, color_scheme=scheme)
    for phase in ("welcome", "dilemmas", "directions", "choose", "harvest", "close"):
        stage.hall.facilitate("OpenPhase", phase=phase)
        expect(phone.locator(f"[data-phase={phase}]").first).to_be_attached()
        assert faults(phone) == [], phase


@pytest.mark.parametrize("locale", ["nl-NL", pytest.param("en-GB", marks=pytest.mark.long)])
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


@pytest.mark.long  # its pages are those of the social summit, with other questions on them
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_afternoon_of_cases(stage: Stage, scheme: str) -> None:
    stage.bypass_csp = True
    hall = stage.prepare("casuistry", "A1", "A2")
    told = {"kind": "case", "title": "De maaltijd", "text": "Niemand geeft zich op.", "ask": "Hoe dan wel?"}
    meal = hall.facilitate("AddContribution", **told)["contribution"]
    hall.facilitate("AddContribution", **{**told, "title": "Om vijf uur op slot"})
    hall.facilitate("WriteConclusion", text="Eerst vragen, dan bedenken.", on=meal)
    phone, loes, farida, wall = (
        stage.phone("A1", color_scheme=scheme), stage.leader(), stage.console(color_scheme=scheme), stage.wall()
    )  # fmt: skip
    found = {}
    for phase, view in (("cases", "cases"), ("choose", "ranking"), ("explore", "auto"), ("conclude", "conclusion")):
        hall.facilitate("OpenPhase", phase=phase, on=[meal])
        hall.facilitate("ShowOnWall", view=view)
        expect(phone.locator(f"[data-phase={phase}]").first).to_be_attached()
        expect(wall.locator(f"[data-{view}]" if view != "auto" else ".wall-prompts").first).to_be_visible()
        if phase == "choose":
            phone.get_by_role("button", name="Een stip erbij").first.click()
            expect(phone.get_by_text("Nog 2 te geven")).to_be_visible()
            phone.set_viewport_size({"width": 320, "height": 740})
            assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        people = {"phone": phone, "leader": loes, "console": farida, "wall": wall}
        found |= {f"{phase} on {name}": faults(page) for name, page in people.items()}
    assert {name: said for name, said in found.items() if said} == {}


def test_nothing_scrolls_sideways_at_320_pixels_and_double_text(stage: Stage) -> None:
    filled(stage)
    phone = stage.phone()
    for width, size in ((320, "100%"), (360, "200%")):
        phone.set_viewport_size({"width": width, "height": 740})
        phone.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (width, size)


@pytest.mark.long  # here too
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_change_lab_in_every_phase(stage: Stage, scheme: str) -> None:
    stage.bypass_csp = True
    hall = stage.prepare("thought-experiment")
    piet, samira, loes = (hall.phone("") for _ in range(3))
    phone, wall = stage.phone("", color_scheme=scheme), stage.wall()
    told: dict[str, list[dict[str, Any]]] = {
        "beliefs": [{"kind": "belief", "text": "De vijver is te klein."}],
        "experiment": [{"kind": "insight", "text": "Een straat vol klussen."}],
        "values": [{"kind": "principle", "title": "Vertrouwen", "text": "Mensen bedoelen het goed."}],
        "golden-circle": [{"kind": kind, "text": f"Tekst over {kind}"} for kind in ("why", "how", "what")],
        "actions": [],
    }
    found = {}
    for phase, texts in told.items():
        hall.facilitate("OpenPhase", phase=phase)
        for text in texts:
            made = hall.ask(piet, "AddContribution", text)["value"]["contribution"]
            for voter in (piet, samira, loes):
                assert hall.ask(voter, "GiveSupport", {"contribution": made, "level": "agree"})["ok"]
            if text["kind"] == "principle":
                said = {"kind": "insight", "text": "Liegen mag niet.", "on": made, "stance": "challenges"}
                assert hall.ask(loes, "AddContribution", said)["ok"]
        if phase == "actions":
            assert hall.ask(loes, "RecordAction", {"text": "Ik bel de buren", "due": "vrijdag"})["ok"]
        expect(phone.locator(f"[data-phase={phase}]").first).to_be_attached()
        if texts:
            expect(wall.get_by_text(texts[-1]["text"])).to_be_attached()
        found[f"{phase}, phone"], found[f"{phase}, wall"] = faults(phone), faults(wall)
        if phase == "experiment":
            hall.facilitate("AdjustTimer", over=True)
            expect(phone.get_by_role("heading", name="Wat zie je dan?")).to_be_visible()
            found["open, phone"], found["open, wall"] = faults(phone), faults(wall)
    assert {name: said for name, said in found.items() if said} == {}
