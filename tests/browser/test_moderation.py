"""A meeting that is moderated, with everybody's screens: read first, held for a word, spelling, the door, taken out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import CONSOLE, PHONE, Stage

pytestmark = [pytest.mark.browser, pytest.mark.live]


def write(page: Page, text: str) -> None:
    """Somebody writes something on their phone, and sends it."""
    page.fill("#text", text)
    page.locator("#compose button[data-main]").click()


def own(page: Page, text: str) -> Locator:
    """One's own card under "this is what you wrote"."""
    return page.locator("[data-own-id]").filter(has_text=text)


def test_read_first_then_released_hidden_corrected(stage: Stage) -> None:
    hall = stage.hall
    hall.facilitate("EditPhase", phase="experiences", moderated=True)
    hall.facilitate("OpenPhase", phase="experiences")
    piet, samira = stage.phone("A1"), stage.phone("A1")
    wall, loes, farida = stage.wall(), stage.leader("A1"), stage.console()

    write(piet, "Mijn zus wachte elf weken")
    expect(own(piet, "elf weken")).to_contain_text("leest dit eerst. Daarna zien de anderen het ook.")
    write(samira, "Wat een trut van een consulent")
    expect(own(samira, "trut")).to_contain_text("Het wacht om dit woord")
    queue = farida.locator(".waits")
    expect(queue).to_contain_text("2 teksten om te lezen")
    expect(loes.locator(".waits")).to_contain_text("Mijn zus wachte elf weken")
    for page in (piet, wall):
        assert "consulent" not in page.content()
    for page in (samira, wall):
        assert "elf weken" not in page.content()

    queue.locator("li").filter(has_text="elf weken").get_by_role("button", name=re.compile("Vrijgeven")).click()
    for page in (samira, wall):
        expect(page.get_by_text("Mijn zus wachte elf weken").first).to_be_visible()
    expect(own(piet, "elf weken")).not_to_contain_text("leest dit eerst")
    loes.locator(".waits li").filter(has_text="consulent").get_by_role("button", name="Verberg").click()
    expect(own(samira, "consulent")).to_contain_text("Opzij gezet door de leiding")
    expect(queue).to_have_count(0)

    row = farida.locator(".stream-row").filter(has_text="elf weken")
    row.locator("summary").filter(has_text="Spelling verbeteren").click()
    row.get_by_label("De tekst, goed gespeld").fill("Mijn zus wachtte elf weken")
    row.locator("details[open]").get_by_role("button", name="Bewaar").click()
    expect(wall.get_by_text("Mijn zus wachtte elf weken")).to_be_visible()
    expect(own(piet, "wachtte")).to_contain_text("De spelling is verbeterd. Zo schreef je het:")
    expect(own(piet, "wachtte")).to_contain_text("Mijn zus wachte elf weken")
    farida.get_by_role("button", name=re.compile("Maak ongedaan: de spelling")).click()
    expect(wall.get_by_text("Mijn zus wachte elf weken")).to_be_visible()
    expect(own(piet, "elf weken")).not_to_contain_text("spelling is verbeterd")


def test_who_is_new_waits_and_goes_on_by_themselves_and_who_is_taken_out_hears_why(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="experiences")
    farida = stage.console()
    farida.get_by_role("button", name="Nieuwe mensen wachten op mij").click()
    expect(farida.get_by_role("button", name="Nieuwe mensen wachten op mij")).to_have_attribute("aria-pressed", "true")
    piet = stage.phone("A1")
    expect(piet.get_by_role("heading", level=1)).to_have_text("Welkom! Je bent er bijna.")
    expect(farida.locator(".waits")).to_contain_text("1 persoon wil naar binnen")
    expect(farida.locator(".waits")).to_contain_text("Groep A1")
    farida.get_by_role("button", name="Nummer 1 binnenlaten").click()
    expect(piet.locator("#text")).to_be_visible()

    write(piet, "Het duurde elf weken")
    row = farida.locator(".stream-row").filter(has_text="elf weken")
    row.locator("summary").filter(has_text="Haal eruit wie dit schreef").click()
    row.get_by_role("button", name="Eruit halen en teksten verbergen").click()
    expect(piet.get_by_role("heading", level=1)).to_have_text("Je doet niet meer mee aan deze bijeenkomst.")
    expect(row).to_contain_text("Verborgen")
    farida.get_by_role("button", name="Maak ongedaan: het eruit halen").click()
    expect(piet.locator("#text")).to_be_visible()
    expect(row).not_to_contain_text("Verborgen")


def test_an_open_question_has_an_owner_everywhere(stage: Stage) -> None:
    hall = stage.hall
    hall.facilitate("OpenPhase", phase="clarify")
    piet, wall, loes, farida = stage.phone("A1"), stage.wall(), stage.leader("A1"), stage.console()
    write(piet, "Wie betaalt de bus?")
    open_list = farida.locator("section").filter(has=farida.locator("#questions-head"))
    expect(open_list).to_contain_text("nog niemand pakt het op")
    card = loes.locator("[data-item]").filter(has_text="Wie betaalt de bus?")
    expect(card).to_contain_text("Nog open")
    card.locator("summary").filter(has_text="Wie beantwoordt dit?").click()
    card.get_by_label("Een naam of een organisatie").fill("Gemeente Zwolle")
    card.locator("details[open]").get_by_role("button", name="Bewaar").click()
    expect(wall.locator(".open-question")).to_contain_text("Gemeente Zwolle")
    expect(open_list).to_contain_text("Gemeente Zwolle")
    hall.facilitate("ShowOnWall", view="questions")
    expect(wall.get_by_role("heading", level=1)).to_have_text("Vragen die nog open staan")
    expect(wall.locator("main")).to_contain_text("Gemeente Zwolle")
    asked = piet.locator("[data-item]").filter(has_text="Wie betaalt de bus?")
    expect(asked.locator(".open-question")).to_contain_text("Gemeente Zwolle")
    asked.locator("summary").filter(has_text="Ik weet het antwoord").click()
    asked.locator("textarea").fill("De provincie")
    asked.locator("details button").click()
    expect(wall.locator("main")).to_contain_text("Elke vraag heeft een antwoord.")
    expect(asked.locator(".open-question")).to_have_count(0)
    expect(open_list).to_have_count(0)


def test_the_list_of_words_is_the_facilitators(stage: Stage) -> None:
    hall = stage.hall
    hall.facilitate("OpenPhase", phase="experiences")
    farida = stage.person(CONSOLE)
    farida.goto(stage.local(hall.links["facilitator"]))
    farida.goto(farida.url.replace("/console", "/prepare"))
    section = farida.locator("#held-words")
    section.locator("summary").click()
    words = section.locator("textarea")
    words.fill(words.input_value() + "\nkladblok*")
    expect(section.locator("[data-said]")).to_have_text("Bewaard")
    piet = stage.phone("A1")
    write(piet, "Al die kladblokken")
    expect(own(piet, "kladblokken")).to_contain_text("Het wacht om dit woord")
    section.get_by_label("Laat teksten met deze woorden wachten").uncheck()
    expect(section.locator("[data-said]")).to_have_text("Bewaard")
    write(piet, "Nog meer kladblokken")
    expect(own(piet, "Nog meer")).not_to_contain_text("Het wacht")
    assert piet.viewport_size == PHONE


def test_what_one_laptop_types_stays_when_another_adds_something(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="harvest")
    farida = stage.console()
    for field, name, data in (
        ("#conclusion", "WriteConclusion", {"text": "Samen eten werkt"}),
        ("#note-text", "WriteNote", {"section": "reflection", "text": "Een mooie middag"}),
        ("#action-text", "RecordAction", {"text": "Bellen met de buurt"}),
    ):
        farida.locator(field).press_sequentially("Nog niet klaar")
        stage.hall.facilitate(name, **data)
        expect(farida.locator(f"form:has({field})")).to_have_count(1)
        expect(farida.get_by_text(data["text"]).first).to_be_attached()
        expect(farida.locator(field)).to_have_value("Nog niet klaar")
        assert farida.locator(f"form.desk-form:has(input[value={name}]):not(:has(textarea))").count() == 0
    farida.reload()
    expect(farida.locator("#conclusion")).to_have_value("Nog niet klaar")
    farida.locator("form:has(#conclusion)").get_by_role("button", name="Conclusie erbij").click()
    expect(farida.locator("#conclusion")).to_have_value("")
    farida.reload()
    expect(farida.locator("#conclusion")).to_have_value("")
    expect(farida.locator("#action-text")).to_have_value("Nog niet klaar")
