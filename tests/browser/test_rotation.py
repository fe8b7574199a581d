"""A rotation with three phones, a console and a wall: who goes where, why, and what becomes of a begun text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import settled
from tests.browser.stage import Stage
from tests.browser.test_accessibility import faults

pytestmark = pytest.mark.browser

TABLES = ("T1", "T2", "T3")
LABELS = {"T1": "Tafel 1: vier partijen", "T2": "Tafel 2: het werkplein", "T3": "Tafel 3: de rijvereniging"}


@pytest.fixture
def arena(stage: Stage) -> Stage:
    """A Transitiearena at its tables, in round 1, with an example at each."""
    hall = stage.prepare("transition-arena", *TABLES)
    hall.facilitate("SetGroups", groups=[{"id": one, "label": LABELS[one], "leader": "iemand"} for one in TABLES])
    hall.facilitate("OpenPhase", phase="inspiration")
    for group in TABLES:
        example = {"kind": "example", "title": f"Voorbeeld van {group}", "text": "Zo doen wij het."}
        hall.facilitate("AddContribution", group=group, **example)
    hall.facilitate("OpenPhase", phase="tables", round=1)
    return stage


def _writes(phone: Page, text: str) -> None:
    phone.get_by_label("Jouw woorden").first.fill(text)
    phone.get_by_role("button", name="Stuur in").click()


def _made(arena: Stage) -> dict[str, tuple[str, int]]:
    return {one["text"]: (one["group"], one["round"]) for one in arena.hall.document()["contributions"]}


def test_it_works(arena: Stage) -> None:
    piet, samira, jan = (arena.phone(group) for group in TABLES)
    console, wall = arena.console(), arena.wall()

    # Round 1: Samira asks something at table 2; Piet is halfway a sentence at table 1.
    _writes(samira, "Wie betaalt dit straks?")
    expect(samira.locator("[data-own-list]")).to_contain_text("Wie betaalt dit straks?")
    piet.get_by_label("Jouw woorden").first.fill("Bij ons begon het met")

    # One tap, and the preview above it said what it would do.
    expect(console.locator(".people-ways").first).to_contain_text("Tafel 1 → Tafel 2: 1 persoon")
    console.get_by_role("button", name="Wissel en open ronde 2: iedereen een tafel verder").click()

    # The wall draws the room; every phone says where to go and why.
    expect(wall.get_by_role("heading", name="We wisselen van tafel")).to_be_visible()
    expect(wall.locator(".floor-way")).to_have_count(3)
    for phone, table in ((piet, "T2"), (samira, "T3"), (jan, "T1")):
        notice = phone.get_by_role("region", name="Je gaat naar")
        expect(notice).to_contain_text(LABELS[table])
        expect(notice).to_contain_text("Iedereen schuift een tafel door")
        expect(phone.locator(".masthead-name")).to_contain_text(LABELS[table])

    # The draft went along, and is not sent before Piet said where it belongs.
    field = piet.get_by_label("Jouw woorden").first
    expect(field).to_have_value("Bij ons begon het met")
    field.fill("Bij ons begon het met een kop koffie")
    piet.get_by_role("button", name="Stuur in").click()
    expect(piet.locator("#compose [data-said]")).to_have_text("Kies eerst bij welke tafel dit hoort.")
    question = piet.get_by_role("region", name="Dit schreef je bij Tafel 1")
    question.get_by_role("button", name=LABELS["T1"]).click()
    piet.get_by_role("button", name="Stuur in").click()
    expect(piet.locator("[data-own-list]")).to_contain_text("een kop koffie")
    assert _made(arena)["Bij ons begon het met een kop koffie"] == ("T1", 1)

    # What table 2 made stays there, marked by its round; Piet builds on it, and has found his table by that.
    card = piet.locator("[data-card]", has_text="Wie betaalt dit straks?")
    expect(card).to_contain_text("uit ronde 1")
    card.get_by_role("button", name="Bouw hierop voort").click()
    expect(piet.locator("[data-building]")).to_contain_text("Wie betaalt dit straks?")
    _writes(piet, "De gemeente en de ondernemer samen")
    expect(piet.locator("[data-own-list]")).to_contain_text("De gemeente en de ondernemer samen")
    expect(piet.locator("[data-seat]")).to_have_count(0)
    assert _made(arena)["De gemeente en de ondernemer samen"] == ("T2", 2)

    # Jan says that he sits; Samira is still on her way, and table 3's leader sees that.
    jan.get_by_role("button", name="Ik zit").click()
    expect(jan.locator("[data-seat]")).to_have_count(0)
    expect(arena.leader("T3").locator("main")).to_contain_text("1 persoon is onderweg naar jou, van Tafel 2")

    # The next part of the programme: the plan makes room.
    arena.hall.facilitate("OpenPhase", phase="harvest")
    expect(wall.get_by_role("heading", name="We wisselen van tafel")).to_have_count(0)
    expect(samira.locator("[data-seat]")).to_have_count(0)


def test_undo_sends_everybody_back(arena: Stage) -> None:
    piet, console, wall = arena.phone("T1"), arena.console(), arena.wall()
    arena.phone("T2")
    console.get_by_role("button", name="Alleen wisselen: iedereen een tafel verder").click()
    expect(piet.locator(".masthead-name")).to_contain_text(LABELS["T2"])
    console.get_by_role("button", name="Maak ongedaan: het wisselen").click()
    expect(piet.locator(".masthead-name")).to_contain_text(LABELS["T1"])
    expect(piet.locator("[data-seat]")).to_contain_text("Het wisselen is teruggedraaid")
    expect(wall.locator(".floorplan")).to_have_count(0)


def test_a_text_that_waited_for_a_connection_lands_where_it_was_typed(arena: Stage) -> None:
    piet = arena.phone("T1")
    settled(arena.phone("T2"))
    settled(piet)
    expect(piet.locator("#compose")).to_be_visible()
    piet.context.set_offline(True)
    _writes(piet, "Nog van tafel 1")
    expect(piet.locator("[data-waiting-list]")).to_contain_text("Nog van tafel 1")
    arena.hall.facilitate("RotatePeople", plan="next", phase="tables")
    piet.context.set_offline(False)
    expect(piet.locator("[data-own-list]")).to_contain_text("Nog van tafel 1")
    expect(piet.locator(".masthead-name")).to_contain_text(LABELS["T2"])
    assert _made(arena)["Nog van tafel 1"] == ("T1", 1)


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
def test_everybody_can_read_a_rotation(stage: Stage, scheme: str) -> None:
    stage.bypass_csp = True
    hall = stage.prepare("transition-arena", *TABLES)
    hall.facilitate("SetGroups", groups=[{"id": one, "label": LABELS[one], "leader": "iemand"} for one in TABLES])
    hall.facilitate("OpenPhase", phase="tables", round=1)
    piet, leader = stage.phone("T1", color_scheme=scheme), stage.leader("T2")
    hall.ask(hall.phone("T2"), "AddContribution", {"kind": "insight", "text": "Begin klein"})
    piet.get_by_label("Jouw woorden").first.fill("Halverwege")
    hall.facilitate("RotatePeople", plan="next", phase="tables")
    expect(piet.locator("[data-belongs]")).to_be_visible()
    expect(piet.locator("[data-card]")).to_contain_text("Begin klein")
    expect(leader.locator("main")).to_contain_text("onderweg naar jou")
    console, wall = stage.console(color_scheme=scheme), stage.wall()
    console.locator(".people details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    expect(wall.locator(".floorplan")).to_be_visible()
    found = {name: faults(page) for name, page in (("phone", piet), ("leader", leader), ("wall", wall))}
    found["console"] = faults(console, ".people")
    assert {name: said for name, said in found.items() if said} == {}
    piet.set_viewport_size({"width": 320, "height": 740})
    assert piet.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
