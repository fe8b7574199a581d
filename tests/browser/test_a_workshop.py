"""A whole Sociale Top in small: Farida prepares, Piet and Samira write, Loes chooses, the wall shows, the report is there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.stage import CONSOLE, PHONE, WALL, Stage

pytestmark = pytest.mark.browser


def test_it_works(stage: Stage) -> None:
    farida = stage.person(CONSOLE)
    farida.goto(stage.server.link.replace(stage.server.link.split("/operator")[0], stage.server.url))
    farida.get_by_role("button", name=re.compile("Sociale Top")).click()
    farida.wait_for_url("**/prepare")
    sid = farida.url.split("/")[4]
    form = farida.locator("form[data-dilemma='']")
    form.get_by_label("Naam van het dilemma").fill("Meer vraag, minder geld")
    form.get_by_label("Wat er aan de hand is").fill("Er komen meer mensen, en er is minder geld.")
    for place, (text, objection) in enumerate((("Ik neem ze aan", "Dat past niet"), ("Ik zeg nee", "Waarheen?"))):
        form.get_by_label("Wat je dan doet").nth(place).fill(text)
        form.get_by_label("Het bezwaar").nth(place).fill(objection)
    form.get_by_role("button", name="Dilemma erbij").click()
    expect(farida.locator("#dilemma-c1")).to_contain_text("Meer vraag, minder geld")

    farida.goto(f"{stage.server.url}/s/{sid}/console")
    farida.get_by_text("Links om uit te delen").click()
    join = farida.get_by_role("textbox", name="Link voor deelnemers").input_value()
    loes_link = farida.get_by_role("textbox", name="Link voor de gespreksleider van Groep A1").input_value()

    wall = stage.person(WALL)
    wall.goto(stage.local(farida.get_by_role("textbox", name="Link voor de muur").input_value()))
    expect(wall.get_by_role("heading", name="Schuif aan met je telefoon")).to_be_visible()

    farida.get_by_role("button", name="Begin", exact=True).click()
    farida.get_by_role("button", name="Open Dilemma's").click()
    piet = stage.person(PHONE)
    piet.goto(stage.local(join))
    expect(piet.get_by_role("heading", name="Meer vraag, minder geld")).to_be_visible()
    piet.get_by_role("radio", name=re.compile("Ik neem ze aan")).check()
    piet.get_by_role("button", name="Dit kies ik").click()
    expect(piet.get_by_text("Je keuze is bewaard")).to_be_visible()

    farida.get_by_role("button", name=re.compile("Open Stap 3")).click()
    box = piet.get_by_label("Jouw woorden").first
    expect(piet.get_by_text("Stap 3 van 3")).to_be_visible()
    box.fill("Maak een klas op de werkvloer.")
    piet.get_by_role("button", name="Stuur in").click()
    expect(piet.locator("[data-own-list]")).to_contain_text("Maak een klas op de werkvloer.")
    expect(wall.get_by_text("Maak een klas op de werkvloer.")).to_be_visible(timeout=90_000)  # pages of a wall take turns
    expect(farida.locator(".stream-row")).to_contain_text("Maak een klas op de werkvloer.")

    piet.get_by_label("In welke groep zit je?").select_option(label="Groep A1")
    piet.locator("form", has=piet.get_by_label("In welke groep zit je?")).get_by_role("button", name="Bewaar").click()
    expect(piet.locator(".masthead-name")).to_contain_text("Groep A1")

    loes = stage.person(PHONE)
    loes.goto(stage.local(loes_link))
    farida.locator(".stream-row").get_by_role("button", name="Hoofdrichting").click()
    farida.get_by_role("button", name=re.compile("Open Oogst per groep")).click()
    expect(wall.locator(".harvest-item")).to_contain_text("Maak een klas op de werkvloer.")
    expect(loes.locator("[data-highlights]")).to_contain_text("Maak een klas op de werkvloer.")

    farida.goto(f"{stage.server.url}/s/{sid}/report.html")
    expect(farida.locator("body")).to_contain_text("Maak een klas op de werkvloer.")


def test_a_stranger_gets_only_the_code_field(stage: Stage) -> None:
    xander = stage.person(PHONE)
    xander.goto(stage.server.url)
    expect(xander.get_by_label("Typ de code van het scherm of je tafelvel")).to_be_visible()
    assert xander.get_by_text("Sociale Top").count() == 0
    xander.get_by_label("Typ de code van het scherm of je tafelvel").fill("ABC-DEF")
    xander.get_by_role("button", name="Doe mee").click()
    expect(xander.get_by_role("alert")).to_contain_text("We kennen deze code niet")


def test_a_typed_code_lets_in_whatever_the_case_and_spaces(stage: Stage) -> None:
    code = stage.hall.code
    piet = stage.person(PHONE)
    piet.goto(stage.server.url)
    piet.get_by_label("Typ de code van het scherm of je tafelvel").fill(f" {code.lower().replace('-', ' ')} ")
    piet.get_by_role("button", name="Doe mee").click()
    expect(piet.get_by_label("Jouw woorden").first).to_be_visible()
