"""An afternoon of cases: brought in on phones, chosen with dots, thought through one by one, concluded in large on the wall."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


def item(page: Page, name: str) -> Locator:
    """The row of a case among the dots, to tap in."""
    return page.locator(".dots-item", has_text=name)


def bring_in(page: Page, title: str, text: str, ask: str) -> None:
    page.get_by_label("Een korte naam").fill(title)
    page.get_by_label("Wat speelt er?").fill(text)
    page.get_by_label("Waar wil je hulp bij?").fill(ask)
    page.get_by_role("button", name="Stuur in").click()
    expect(page.locator("[data-own-list]")).to_contain_text(title)


def test_it_works(stage: Stage) -> None:
    hall = stage.prepare("casuistry")
    farida, wall = stage.console(), stage.wall()
    piet, samira = stage.phone(""), stage.phone("")

    # Cases come in, each with what its owner wants help with.
    farida.get_by_role("button", name="Open Casussen inbrengen").click()
    expect(wall.get_by_role("heading", name="Welke casus breng jij in?")).to_be_visible()
    bring_in(piet, "De maaltijd", "Bijna niemand geeft zich op.", "Hoe wordt het aantrekkelijk?")
    bring_in(samira, "Om vijf uur op slot", "Het gebouw staat elke avond leeg.", "Hoe krijgen we de deur open?")
    tess = stage.phone("")
    bring_in(tess, "Sjoelen op dinsdag", "Niemand durft te zeggen dat het niets is.", "Wie zegt het?")
    expect(wall.locator(".case")).to_have_count(3)
    expect(wall.locator(".case", has_text="De maaltijd")).to_contain_text("Hoe wordt het aantrekkelijk?")

    # Dots: two phones, and one of them has a second tab that did not look.
    farida.get_by_role("button", name="Open Casussen kiezen").click()
    expect(piet.get_by_text("Je hebt 3 stippen")).to_be_visible()
    other_tab = piet.context.new_page()
    other_tab.goto(piet.url)
    other_tab.route("**/mine", lambda route: route.abort())  # it hears of nothing
    for _ in range(2):
        item(piet, "Om vijf uur op slot").get_by_role("button", name="Een stip erbij").click()
    expect(piet.get_by_text("Nog 1 te geven")).to_be_visible()
    item(samira, "Om vijf uur op slot").get_by_role("button", name="Een stip erbij").click()
    for title in ("De maaltijd", "Sjoelen op dinsdag"):
        item(samira, title).get_by_role("button", name="Een stip erbij").click()
    first = wall.locator(".rank").first
    expect(first).to_contain_text("Om vijf uur op slot")
    expect(first.locator(".number")).to_have_text("3")
    expect(wall.get_by_text("2 van 3 deelnemers gaven stippen")).to_be_visible()
    # De maaltijd and Sjoelen have one dot each: the same place, and no line between them.
    expect(farida.locator(".desk-ranks").first.locator("p > .number")).to_have_text(["1", "2", "2"])
    expect(farida.get_by_role("button", name="De bovenste 2")).to_have_count(0)
    expect(farida.get_by_text("Bij 2 valt de streep tussen evenveel stippen")).to_be_visible()
    plus = item(other_tab, "De maaltijd").get_by_role("button", name="Een stip erbij")
    plus.click()
    plus.click()
    expect(other_tab.get_by_role("alert").filter(has_text="Haal er eerst ergens anders een weg")).to_be_visible()
    other_tab.close()
    expect(wall.locator(".rank", has_text="De maaltijd").locator(".number")).to_have_text("2")

    # The facilitator takes the top, and starts with the first.
    farida.get_by_role("button", name="De bovenste 2").click()
    expect(wall.locator(".rank mark")).to_have_count(2)
    farida.get_by_role("button", name="Bespreek dit nu: Om vijf uur op slot").first.click()
    for page in (piet, samira):
        expect(page.locator(".subject")).to_contain_text("Hoe krijgen we de deur open?")
        expect(page.locator(".prompts")).to_contain_text("wiens idee was dit eigenlijk")
    expect(wall.get_by_role("heading", name="Hoe krijgen we de deur open?")).to_be_visible()
    expect(wall.locator(".wall-prompts")).to_contain_text("Wie kan iets bijdragen?")
    samira.get_by_label("Jouw woorden").first.fill("De conciërge heeft de enige sleutel.")
    samira.locator("label", has_text="Ervaring").click()
    samira.get_by_role("button", name="Stuur in").click()
    expect(wall.get_by_text("De conciërge heeft de enige sleutel.")).to_be_visible()
    made = {one["text"]: one for one in hall.document()["contributions"]}
    assert made["De conciërge heeft de enige sleutel."]["on"] == made["Het gebouw staat elke avond leeg."]["number"]

    # A conclusion about this case, large on the wall with one tap, and back with one tap.
    farida.get_by_label("Een conclusie in je eigen woorden").fill("De sleutel is het probleem niet. Het vertrouwen wel.")
    farida.get_by_role("button", name="Conclusie erbij").click()
    farida.get_by_role("button", name=re.compile("Groot op de muur: De sleutel")).click()
    expect(wall.locator("[data-conclusion]")).to_contain_text("Het vertrouwen wel.")
    expect(wall.locator(".conclusion-on")).to_contain_text("Om vijf uur op slot")
    farida.get_by_role("button", name="Maak ongedaan: de muur").click()
    expect(wall.get_by_text("De conciërge heeft de enige sleutel.")).to_be_visible()

    # The next case is the next round.
    farida.get_by_role("button", name="Bespreek dit nu: De maaltijd").first.click()
    expect(piet.locator(".subject")).to_contain_text("Hoe wordt het aantrekkelijk?")
    piet.get_by_label("Jouw woorden").first.fill("Wie heeft hierom gevraagd?")
    piet.get_by_role("button", name="Stuur in").click()
    expect(wall.get_by_text("Wie heeft hierom gevraagd?")).to_be_visible()
    asked = next(one for one in hall.document()["contributions"] if one["text"] == "Wie heeft hierom gevraagd?")
    assert (asked["on"], asked["round"]) == (made["Bijna niemand geeft zich op."]["number"], 2)


def test_a_case_half_typed_survives_a_reload_and_another_kind(stage: Stage) -> None:
    stage.prepare("casuistry")
    farida, piet = stage.console(), stage.phone("")
    farida.get_by_role("button", name="Open Casussen inbrengen").click()
    piet.get_by_label("Een korte naam").fill("De maaltijd")
    piet.get_by_label("Waar wil je hulp bij?").fill("Hoe wordt het aantrekkelijk?")
    piet.reload()
    expect(piet.get_by_label("Een korte naam")).to_have_value("De maaltijd")
    expect(piet.get_by_label("Waar wil je hulp bij?")).to_have_value("Hoe wordt het aantrekkelijk?")
    piet.locator("label", has_text="Vraag").click()
    expect(piet.get_by_label("Een korte naam")).to_be_hidden()
    piet.locator("label", has_text="Casus").click()
    expect(piet.get_by_label("Een korte naam")).to_have_value("De maaltijd")
    piet.get_by_role("button", name="Stuur in").click()
    expect(piet.get_by_text("Schrijf eerst iets op.")).to_be_visible()
    piet.get_by_label("Wat speelt er?").fill("Bijna niemand geeft zich op.")
    piet.get_by_role("button", name="Stuur in").click()
    own = piet.locator("[data-own-list]")
    expect(own).to_contain_text("De maaltijd")
    expect(own).to_contain_text("Hoe wordt het aantrekkelijk?")


@pytest.mark.long
def test_dots_and_cases_work_without_javascript(stage: Stage) -> None:
    hall = stage.prepare("casuistry")
    hall.facilitate("OpenPhase", phase="cases")
    piet = stage.phone("", java_script_enabled=False)
    piet.get_by_label("Een korte naam").fill("De maaltijd")
    piet.get_by_label("Wat speelt er?").fill("Bijna niemand geeft zich op.")
    piet.get_by_label("Waar wil je hulp bij?").fill("Hoe wordt het aantrekkelijk?")
    piet.get_by_role("button", name="Stuur in").click()
    expect(piet.locator("[data-own-list]")).to_contain_text("Hoe wordt het aantrekkelijk?")
    hall.facilitate("OpenPhase", phase="choose")
    piet.reload()
    piet.get_by_label("Hoeveel van jouw stippen?").fill("2")
    item(piet, "De maaltijd").get_by_role("button", name="Bewaar").click()
    expect(piet.get_by_text("2 stippen voor De maaltijd")).to_be_visible()
