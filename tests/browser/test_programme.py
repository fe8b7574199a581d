"""Farida makes the programme her own: a phase from another format, another order, out it goes, kept as her format."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.live]


def programme(stage: Stage) -> Page:
    """The programme on the preparation page of the hall's session."""
    farida = stage.console()
    farida.goto(f"{stage.server.url}/s/{stage.hall.session}/prepare")
    return farida


def order(page: Page) -> list[str]:
    return [str(item.get_attribute("data-phase")) for item in page.locator("[data-phases] > li").all()]


def test_it_works(stage: Stage) -> None:
    farida = programme(stage)
    farida.get_by_text("Een fase erbij").click()
    farida.get_by_label("Neem een fase uit").select_option("thought-experiment/experiment")
    farida.get_by_label("Komt na").select_option("clarify")
    farida.get_by_role("button", name="Zet erbij").click()
    made = farida.locator("#phase-experiment")
    expect(made.get_by_label("Naam")).to_be_visible()
    assert order(farida).index("experiment") == order(farida).index("clarify") + 1
    made.get_by_label("Kernvragen, één per regel").fill("Stel dat het niet bestond?\nWat dan?")
    expect(made.locator("[data-said]").first).to_have_text("Bewaard")
    made.get_by_role("button", name=re.compile("Haal weg")).click()
    expect(made).to_have_count(0)
    farida.get_by_role("button", name="Maak de laatste wijziging ongedaan").click()
    expect(farida.locator("#phase-experiment textarea[name=prompts]")).to_have_value("Stel dat het niet bestond?\nWat dan?")

    farida.get_by_text("Bewaar als eigen werkvorm").click()
    farida.get_by_label("Naam van je werkvorm").fill("Top met een gedachte")
    farida.locator("[data-save-format] button").click()
    expect(farida.locator("[data-save-format] [data-said]")).to_contain_text("Top met een gedachte")
    farida.goto(stage.local(stage.server.link))
    farida.get_by_role("button", name=re.compile("Top met een gedachte")).click()
    farida.wait_for_url("**/prepare")
    expect(farida.locator("#phase-experiment textarea[name=prompts]")).to_have_value("Stel dat het niet bestond?\nWat dan?")


def test_opening_the_page_saves_nothing_and_taking_a_phase_out_keeps_what_was_typed_just_before(stage: Stage) -> None:
    farida = stage.console()
    sent: list[str] = []
    farida.on("request", lambda one: sent.append(one.post_data or "") if one.url.endswith("/commands") else None)
    farida.clock.install()
    farida.goto(f"{stage.server.url}/s/{stage.hall.session}/prepare")
    farida.clock.run_for(5_000)  # longer than a form rests before it is saved
    farida.locator("#phase-directions summary").first.click()
    farida.locator("#phase-directions").get_by_label("Kernvragen, één per regel").fill("Wat morgen al?")
    farida.locator("#phase-directions").get_by_role("button", name=re.compile("Haal weg")).click()  # before it was saved
    expect(farida.locator("#phase-directions")).to_have_count(0)
    assert [name for one in sent for name in re.findall('"name":"([A-Za-z]+)"', one)] == ["EditPhase", "RemovePhase"]
    farida.get_by_role("button", name="Maak de laatste wijziging ongedaan").click()
    expect(farida.locator("#phase-directions textarea[name=prompts]")).to_have_value("Wat morgen al?")


def test_a_phase_is_dragged_to_another_place(stage: Stage) -> None:
    farida = programme(stage)
    grip, target = farida.locator("#phase-harvest [data-grip]"), farida.locator("#phase-clarify")
    grip.scroll_into_view_if_needed()
    start, end = grip.bounding_box(), target.bounding_box()
    assert start is not None and end is not None
    farida.mouse.move(start["x"] + 10, start["y"] + 10)
    farida.mouse.down()
    farida.mouse.move(start["x"] + 10, end["y"] + 30, steps=4)
    farida.mouse.move(start["x"] + 10, end["y"] + 4, steps=4)
    farida.mouse.up()
    expect(farida.locator("[data-moved]")).to_contain_text("staat nu op plaats 3")
    farida.reload()
    assert order(farida)[2] == "harvest"
    farida.get_by_role("button", name="Omlaag: Oogst per groep").click()
    expect(farida.locator("[data-moved]")).to_contain_text("staat nu op plaats 4")


def test_a_phase_with_people_in_it_stays_and_can_be_skipped(stage: Stage) -> None:
    stage.hall.phone("A1")
    stage.hall.facilitate("OpenPhase", phase="clarify")
    farida = programme(stage)
    clarify = farida.locator("#phase-clarify")
    expect(clarify.locator(".phase-now")).to_be_visible()
    clarify.locator("[data-drop]").click()
    expect(clarify.locator("[data-drop-said]")).to_contain_text("zitten mensen")
    clarify.get_by_role("button", name="Sla over").click()
    expect(clarify.locator("summary").first).to_contain_text("overgeslagen")


def test_what_was_sent_while_trying_out_does_not_count_and_the_phone_says_so(stage: Stage) -> None:
    hall = stage.prepare("social-summit", "A1", begun=False)
    hall.facilitate("OpenPhase", phase="directions")
    piet, samira = stage.phone("A1"), stage.phone("A1")
    piet.fill("#text", "Een proef")
    piet.locator("#compose button[data-main]").click()
    said = piet.locator("#compose [data-said]")
    expect(said).to_have_text("Bewaard")
    expect(samira.locator("[data-tone=tryout]")).to_be_visible()
    hall.facilitate("BeginSession")
    hall.facilitate("OpenPhase", phase="directions")
    expect(piet.locator("[data-tone=tryout]")).to_have_count(0)
    expect(said).to_have_text("We zijn begonnen. Wat je bij het uitproberen schreef, telt niet mee.")
    expect(samira.locator("#compose [data-said]")).to_have_text("")
