"""What was prepared comes in, what strays is parked, and other languages stand beside the author's own."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.stage import CONSOLE

pytestmark = pytest.mark.browser


def test_farida_looks_first_and_brings_in_what_was_prepared(stage):
    farida = stage.person(CONSOLE)
    farida.goto(stage.local(stage.hall.links["facilitator"]))
    farida.goto(f"{stage.server.url}/s/{stage.hall.session}/prepare")
    form = farida.locator("[data-import]")
    form.get_by_label("De teksten").fill("soort;tekst;groep\nvraag;Wie belt er?;A1\nvraag;Wie rijdt er?;Z9")
    form.get_by_role("button", name="Eerst bekijken").click()
    expect(form.locator("[data-problem]")).to_contain_text("Regel 3")
    form.get_by_role("button", name="Inbrengen").click()
    expect(form.locator("[data-said]")).to_contain_text("Regel 3")
    form.get_by_label("De teksten").fill("soort;tekst;groep\nvraag;Wie belt er?;A1\nvraag;Wie rijdt er?;A2")
    form.get_by_label("Waar komt het vandaan?").fill("interviews in maart")
    form.get_by_role("button", name="Inbrengen").click()
    expect(farida.locator("#imported summary")).to_contain_text("2 teksten zijn binnen")
    piet = stage.phone("A1")
    card = piet.locator("[data-card]", has_text="Wie belt er?")
    expect(card).to_contain_text("vooraf ingebracht: interviews in maart")
    assert stage.complaints == []


def test_what_strays_is_parked_and_comes_back_when_loes_says_so(stage):
    piet, loes = stage.phone("A1"), stage.leader("A1")
    piet.locator("#text").fill("Het dak van de school lekt")
    piet.get_by_label("Parkeren: gaat over iets anders").check()
    piet.get_by_role("button", name="Stuur in").click()
    parked = loes.locator("[data-section]", has=loes.locator('[data-list="parked"]'))
    expect(parked).to_contain_text("Het dak van de school lekt")
    parked.get_by_role("button", name="Terug in het gesprek").click()
    expect(loes.locator('[data-list="question-own"]')).to_contain_text("Het dak van de school lekt")
    expect(piet.get_by_label("Parkeren: gaat over iets anders")).not_to_be_checked()
    assert stage.complaints == []


def test_a_translation_stands_beside_the_words_of_its_author(stage):
    amal, loes, piet = stage.phone("A1"), stage.leader("A1"), stage.phone("A1")
    amal.locator("#text").fill("متى تأتي الحافلة؟")
    amal.get_by_role("button", name="Stuur in").click()
    card = loes.locator("[data-item]", has_text="متى تأتي الحافلة؟")
    card.get_by_text("Vertalen").click()
    card.get_by_label("In welke taal?").select_option("en")
    card.get_by_label("De vertaling").fill("When does the bus come?")
    card.get_by_label("In welke taal is de tekst zelf?").select_option("ar")
    card.get_by_role("button", name="Vertaling bewaren").click()
    both = piet.locator("[data-card]", has_text="متى تأتي الحافلة؟")
    expect(both.locator('.translation[lang="en"]')).to_contain_text("When does the bus come?")
    expect(both.locator('[lang="ar"]')).to_have_text("متى تأتي الحافلة؟")
    expect(both).to_contain_text("Engels")
    assert stage.complaints == []


def test_who_writes_for_a_table_may_be_its_interpreter(stage):
    amal, tolk = stage.phone("A1"), stage.phone("A1")
    amal.locator("#text").fill("متى تأتي الحافلة؟")
    amal.get_by_role("button", name="Stuur in").click()
    card = tolk.locator("[data-card]", has_text="متى تأتي الحافلة؟")
    expect(card).to_be_visible()
    expect(card.get_by_role("button", name="Vertalen")).to_have_count(0)
    tolk.get_by_text("Schrijf voor je tafel").click()
    tolk.get_by_role("button", name="Ik schrijf voor ons").click()
    card.get_by_role("button", name="Vertalen").click()
    form = tolk.locator("[data-translate]")
    expect(form.locator("[data-words]")).to_have_text("متى تأتي الحافلة؟")
    form.get_by_label("In welke taal is de tekst zelf?").select_option("ar")
    form.get_by_label("De vertaling").fill("Wanneer komt de bus?")
    form.get_by_role("button", name="Vertaling bewaren").click()
    expect(card.locator('.translation[lang="nl"]')).to_contain_text("Wanneer komt de bus?")
    expect(amal.locator("[data-own-list]").locator('.translation[lang="nl"]')).to_contain_text("Wanneer komt de bus?")
    assert stage.complaints == []
