"""Farida prepares: one click for a session, a dilemma, her groups; every field saves itself."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.stage import CONSOLE, Stage

pytestmark = [pytest.mark.browser, pytest.mark.live]


def created(stage: Stage) -> Page:
    """Farida, who made a session with one click."""
    farida = stage.person(CONSOLE)
    farida.goto(stage.local(stage.server.link))
    farida.get_by_role("button", name=re.compile("Sociale Top")).click()
    farida.wait_for_url("**/prepare")
    return farida


def prepared(stage: Stage) -> Page:
    """The preparation page of the hall's session."""
    farida = stage.console()
    farida.goto(f"{stage.server.url}/s/{stage.hall.session}/prepare")
    return farida


def test_it_works(stage: Stage) -> None:
    farida = created(stage)
    expect(farida.get_by_label("Titel")).to_have_value(re.compile("^Sociale Top, "))
    expect(farida.locator("[data-autosave=SetGroups] [data-row]")).to_have_count(3)
    form = farida.locator("form[data-dilemma='']")
    form.get_by_label("Naam van het dilemma").fill("Meer vraag, minder geld")
    for place, (text, objection) in enumerate((("Ik neem ze aan", "Dat past niet"), ("Ik zeg nee", "Waarheen?"))):
        form.get_by_label("Wat je dan doet").nth(place).fill(text)
        form.get_by_label("Het bezwaar").nth(place).fill(objection)
    expect(form.locator(".preview-phone .choice-text").first).to_have_text("Ik neem ze aan")
    form.get_by_role("button", name="Dilemma erbij").click()
    expect(farida.locator("#dilemma-c1")).to_contain_text("Meer vraag, minder geld")
    farida.get_by_role("link", name="Zaalcheck").first.click()
    expect(farida.get_by_role("img", name="QR-code om mee te doen")).to_be_visible()
    expect(farida.locator("[data-obstacle]")).to_be_visible()


def test_a_field_saves_itself_and_says_so(stage: Stage) -> None:
    farida = prepared(stage)
    meeting = farida.locator("[data-autosave=DescribeMeeting]")
    meeting.get_by_label("Organisator").fill("Gemeente Zwolle")
    expect(meeting.locator("[data-said]")).to_have_text("Bewaard")
    farida.reload()
    expect(farida.get_by_label("Organisator")).to_have_value("Gemeente Zwolle")
    farida.get_by_role("button", name="Maak de laatste wijziging ongedaan").click()
    expect(farida.get_by_label("Organisator")).to_have_value("")


def test_what_is_typed_before_the_page_is_all_there_is_saved_too(stage: Stage) -> None:
    page = created(stage)
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route("**/prepare.js", hold)
    page.goto(page.url, wait_until="commit")
    page.fill("#m-date", "2026-11-20")
    page.locator("#m-language").select_option("en")
    assert len(late) == 1
    page.unroute("**/prepare.js", hold)  # which lets go what was held
    expect(page.locator("form[data-autosave=DescribeMeeting] [data-said]")).to_have_attribute("data-state", "stored")
    page.reload()
    expect(page.locator("#m-date")).to_have_value("2026-11-20")
    expect(page.locator("#m-language")).to_have_value("en")


def test_what_is_wrong_stands_beside_the_field_and_the_text_stays(stage: Stage) -> None:
    farida = prepared(stage)
    title = farida.get_by_label("Titel")
    title.fill("x" * 1001)
    expect(farida.locator(".field-said")).to_contain_text("1001")
    expect(title).to_have_value("x" * 1001)
    expect(title).to_have_attribute("aria-invalid", "true")
    title.fill("Proef in Zwolle")
    expect(farida.locator(".field-said")).to_have_count(0)


def test_a_new_dilemma_survives_a_reload(stage: Stage) -> None:
    farida = prepared(stage)
    form = farida.locator("form[data-dilemma='']")
    form.get_by_label("Naam van het dilemma").fill("Wonen of wachten")
    form.get_by_role("button", name="Dilemma erbij").click()
    expect(form.locator("[data-said]")).to_contain_text("minstens twee keuzes")
    farida.reload()
    expect(form.get_by_label("Naam van het dilemma")).to_have_value("Wonen of wachten")


def test_a_group_with_people_in_it_stays(stage: Stage) -> None:
    stage.hall.phone("A2")
    farida = prepared(stage)
    groups = farida.locator("[data-autosave=SetGroups]")
    farida.get_by_label("Hoeveel groepen").fill("1")
    expect(groups.locator("[data-said]")).to_contain_text("Groep A2")
    expect(groups.locator("[data-row]")).to_have_count(len(stage.hall.links["joins"]))


def test_a_group_is_moved_elsewhere_from_the_console(stage: Stage) -> None:
    farida = stage.console()
    farida.get_by_label("Groep A2", exact=True).check()
    farida.locator("#pace-phase").select_option("clarify")
    farida.locator("#pace-round").fill("2")
    farida.get_by_role("button", name="Open voor deze groepen").click()
    expect(farida.locator(".pace-table tbody tr").nth(1)).to_contain_text("ronde 2")
    expect(farida.locator(".pace-table tbody tr").first).to_contain_text("ronde 1")


def test_a_refused_note_goes_back_where_it_was_typed(stage: Stage) -> None:
    farida = stage.console()
    farida.fill("#note-text", "Een lange dag.")
    farida.locator("form:has(#note-text) [name='data.section']").evaluate(
        "field => { field.options[0].value = 'nowhere'; field.selectedIndex = 0; }"
    )
    farida.get_by_role("button", name="Tekst erbij").click()
    expect(farida.locator("[data-notice=refused]")).to_be_visible()
    expect(farida.locator("#note-text")).to_have_value("Een lange dag.")
