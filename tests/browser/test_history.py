"""A screenplay: who tapped wrong goes back by key or by button, and nobody's later work is lost by it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from facilitator.web.rehearse.client import Order
from tests.browser.stage import Stage


def _history(page: Page) -> Page:
    page.get_by_role("link", name="Geschiedenis").click()
    expect(page.locator("#history-box")).to_have_attribute("open", "")
    return page


def test_it_works(stage: Stage) -> None:
    hall = stage.hall
    hall.facilitate("OpenPhase", phase="directions")
    texts = ("Samen eten in de buurt", "Een bus langs alle dorpen")
    cards = [hall.ask(hall.phone(), "AddContribution", {"kind": "direction", "text": text})["value"] for text in texts]
    console, leader = stage.console(), stage.leader()
    row = console.locator(f'[data-item="{cards[0]["contribution"]}"]')
    expect(row).to_have_attribute("data-status", "visible")
    hall.facilitate("HideContribution", contribution=cards[0]["contribution"])
    expect(row).to_have_attribute("data-status", "hidden")

    # By key, when nobody types; in a field the keys are the field's own.
    console.locator("body").press("Control+z")
    expect(row).to_have_attribute("data-status", "visible")
    console.locator("body").press("Control+Shift+z")
    expect(row).to_have_attribute("data-status", "hidden")

    # From the history, that action alone; what could be undone and no longer is says why.
    _history(console)
    line = console.locator(".deed", has_text="Van de schermen gehaald")
    expect(line).to_contain_text("Samen eten in de buurt")
    line.get_by_role("button", name="Ongedaan maken").click()
    expect(row).to_have_attribute("data-status", "visible")
    expect(line.get_by_role("button", name="Opnieuw")).to_be_visible()

    # A table leader takes back what they did themselves, and nothing else.
    chief = hall.leader()
    chief.send({"session": hall.session, "as": "leader", "group": "A1"}, [Order("OpenPhase", {"phase": "harvest"})])
    back = leader.get_by_role("button", name="Maak ongedaan: de stap")
    expect(back).to_be_visible()
    opened = console.locator(".deed", has_text="Stap geopend").filter(has_text="workshopleider")
    expect(opened.get_by_role("button", name="Ongedaan maken")).to_be_visible()  # for the other tables
    back.click()
    expect(leader.get_by_role("button", name="Opnieuw: de stap")).to_be_visible()
    expect(console.locator(".deed", has_text="gespreksleider van Groep A1")).to_contain_text("ongedaan gemaakt")
