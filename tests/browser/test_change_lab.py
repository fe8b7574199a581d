"""A Veranderlab in one room: what we believe, a moment of silence, values, three rings, and what each will do."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


def send(phone: Page, text: str, kind: str = "") -> None:
    """Write something and send it, as a kind other than the one in front when that is named."""
    phone.get_by_label("Jouw woorden").first.fill(text)
    if kind:
        phone.locator("#compose").get_by_role("radio", name=kind, exact=True).check()
    phone.get_by_role("button", name="Stuur in").click()


def card(phone: Page, text: str) -> Locator:
    """A text in the lists, with all that can be done to it."""
    return phone.locator("[data-item]", has_text=text)


def test_it_works(stage: Stage) -> None:
    stage.prepare("thought-experiment")
    farida, wall = stage.console(), stage.wall()
    piet, samira, loes = (stage.phone("") for _ in range(3))

    farida.get_by_role("button", name="Open Wat we geloven").click()
    expect(piet.get_by_role("heading", name="Welke overtuiging houdt ons tegen?")).to_be_visible()
    send(piet, "De vijver is te klein voor ons allemaal.")
    for phone in (piet, samira, loes):
        card(phone, "De vijver is te klein").get_by_role("radio", name="Eens", exact=True).check()
    expect(wall.locator(".voice-support")).to_contain_text("3 van 3")
    # what one weighs comes before one's own words
    top = piet.locator('[data-list="belief-own"]').bounding_box()
    own = piet.locator("[data-own-place]").bounding_box()
    assert top and own and top["y"] < own["y"]

    farida.get_by_role("button", name="Open Het gedachte-experiment").click()
    expect(wall.get_by_role("heading", name="Stel: wat ons tegenhoudt, bestaat niet.")).to_be_visible()
    expect(wall.get_by_role("heading", name="Wat zie je dan?")).to_be_hidden()
    expect(piet.locator("#text")).to_be_hidden()
    piet.get_by_role("button", name="Ik wil alvast iets opschrijven").click()
    send(piet, "Dan zie ik een straat vol klussen.")
    expect(wall.get_by_text("Dan zie ik een straat vol klussen.")).to_be_hidden()
    farida.get_by_role("button", name="Open de vraag: Wat zie je dan?").click()
    for screen in (wall, piet, samira):
        expect(screen.get_by_role("heading", name="Wat zie je dan?")).to_be_visible()
    expect(wall.get_by_text("Dan zie ik een straat vol klussen.")).to_be_visible()
    expect(samira.locator("#text")).to_be_visible()

    farida.get_by_role("button", name="Open Kernwaarden").click()
    expect(samira.get_by_role("heading", name=re.compile("Welke waarden"))).to_be_visible()
    samira.locator("#compose #title").fill("Vertrouwen")
    send(samira, "We gaan ervan uit dat mensen het goed bedoelen.")
    value = card(loes, "We gaan ervan uit")
    value.get_by_text("Reageer hierop").click()
    value.get_by_role("radio", name="Daagt uit").check()
    value.get_by_label("Jouw woorden").fill("Een fout mag, liegen niet.")
    value.get_by_role("button", name="Stuur in").click()
    expect(wall.get_by_role("heading", name="Vertrouwen", exact=True)).to_be_visible()
    expect(wall.locator('[data-side="challenges"]')).to_contain_text("Een fout mag, liegen niet.")

    farida.get_by_role("button", name="Open Waarom, hoe, wat").click()
    expect(piet.get_by_role("heading", name=re.compile("Begin bij het waarom"))).to_be_visible()
    send(piet, "Omdat ieder mens ertoe doet.")
    send(loes, "Een meeloopkaart voor zes plekken.", "Wat")
    expect(wall.locator(".circle-column").nth(0)).to_contain_text("Omdat ieder mens ertoe doet.")
    expect(wall.locator(".circle-column").nth(2)).to_contain_text("Een meeloopkaart voor zes plekken.")
    expect(piet.locator(".rings")).to_contain_text("Waarom 1")

    farida.get_by_role("button", name="Open Komend half jaar").click()
    loes.get_by_label("Ik ga").fill("Twee mensen een ochtend laten meelopen")
    loes.get_by_label("Wanneer?").fill("voor de zomer")
    loes.get_by_role("button", name="Dit ga ik doen").click()
    expect(wall.locator(".commitment")).to_contain_text("voor de zomer")
    expect(farida.locator("#actions-head").locator("..")).to_contain_text("Twee mensen een ochtend laten meelopen")
    expect(loes.locator(".promised")).to_contain_text("Twee mensen een ochtend laten meelopen")

    farida.goto(f"{stage.server.url}/s/{stage.hall.session}/report.html")
    for words in ("De vijver is te klein", "Een fout mag, liegen niet.", "Een meeloopkaart", "voor de zomer"):
        expect(farida.locator("body")).to_contain_text(words)
