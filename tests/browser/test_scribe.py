"""One phone for a table of five; hands counted by who leads; cards typed over from paper."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import complaints, overflow
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


def picture(page: Page, name: str) -> None:
    """Keep a picture for who looks at the screens (PICTURES names the folder)."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def write_for(phone: Page, people: int) -> None:
    """Let a phone write for so many people."""
    phone.get_by_text("Schrijf voor je tafel").click()
    form = phone.locator("[data-act-scribe]")
    form.locator("input[name='data.people']").fill(str(people))
    form.get_by_role("button", name="Ik schrijf voor ons").click()
    expect(phone.get_by_text("Je schrijft voor je tafel")).to_be_visible()


def more(phone: Page, form: str, what: str, times: int) -> None:
    """Tap so many times on "more"."""
    button = phone.locator(form).get_by_role("button", name=f"Meer: {what}")
    for _ in range(times):
        button.click()


def test_a_scribe(stage: Stage) -> None:
    dilemma = stage.hall.dilemma()
    stage.hall.facilitate("SetFocus", on=[dilemma])
    stage.hall.facilitate("OpenPhase", phase="dilemmas")
    samira, wall = stage.phone(), stage.wall()
    write_for(samira, 5)
    counting = f"[data-hands='{dilemma}:before']"
    more(samira, counting, "A. Ik neem ze aan", 3)
    more(samira, counting, "Een derde weg", 2)
    expect(samira.locator(counting).get_by_text("5 van 5 geteld")).to_be_visible()
    picture(samira, "scribe-hands")
    samira.locator(counting).get_by_role("button", name="Bewaar deze telling").click()
    expect(samira.locator(counting).get_by_text("Bewaard")).to_be_visible()
    more(samira, counting, "Een derde weg", 1)
    expect(samira.locator(counting).get_by_text("6 handen, maar 5 mensen")).to_be_visible()
    samira.locator(counting).get_by_role("button", name="Bewaar deze telling").click()
    expect(samira.locator("[data-notice=refused]")).to_contain_text("meer handen dan mensen")
    expect(samira.locator(".choices > fieldset")).to_be_hidden()

    stage.hall.facilitate("OpenPhase", phase="directions")
    samira.get_by_label("Jouw woorden").first.fill("Wij delen één busje")
    more(samira, "[data-behalf]", "Namens hoeveel mensen?", 2)
    picture(samira, "scribe-text")
    samira.get_by_role("button", name="Stuur in").click()
    expect(samira.locator("[data-own-list]")).to_contain_text("namens 3 mensen")
    expect(samira.locator("[data-behalf] input")).to_have_value("1")

    stage.hall.facilitate("OpenPhase", phase="choose")
    stage.hall.facilitate("ShowOnWall", view="dilemma", on=dilemma)
    expect(wall.get_by_text(re.compile("Ik neem ze aan")).first).to_be_visible()
    picture(wall, "scribe-wall")
    data = stage.hall.document()
    assert data["participants"] == {"count": 1, "by_background": {"unknown": 1}, "without_phone": 4}
    [asked, text] = data["contributions"]
    assert (asked["choices"]["before"], text["people"], text["via"]) == ([3, 0, 2], 3, "scribe")
    report = stage.hall.host.get(f"/s/{stage.hall.session}/report.html").body.decode()
    assert "Wij delen één busje" in report


def test_a_leader_counts_and_a_facilitator_types_cards_over(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="directions")
    loes, farida = stage.leader(), stage.console()
    farida.get_by_text("Kaartjes overtypen").click()
    farida.get_by_label("Eén kaartje per regel").fill("\n".join(f"Kaartje {n}" for n in range(1, 31)))
    farida.locator("#cards-kind").select_option("direction")
    farida.locator("#cards-group").select_option("A1")
    expect(farida.get_by_text("30 kaartjes")).to_be_visible()
    picture(farida, "cards-console")
    farida.get_by_role("button", name="Breng ze in").click()
    expect(loes.locator("[data-total=direction-own]")).to_have_text("30")
    loes.locator("#count-texts > summary").click()
    loes.locator("details.hands-thing > summary").first.click()
    form = "details.hands-thing[open]"
    more(loes, form, "Hoeveel mensen hebben hier geen telefoon?", 4)
    more(loes, form, "Eens", 3)
    loes.locator("[data-region=hands]").scroll_into_view_if_needed()
    loes.locator(form).get_by_role("button", name="Bewaar deze telling").click()
    expect(loes.locator("[data-list=direction-own]")).to_contain_text("3 eens")
    loes.get_by_role("button", name=re.compile("Maak ongedaan")).first.click()
    expect(loes.locator("[data-list=direction-own]")).not_to_contain_text("3 eens")
    farida.get_by_role("button", name=re.compile("kaartjes")).first.click()
    expect(loes.locator("[data-list=direction-own] li")).to_have_count(0)


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
@pytest.mark.parametrize("locale", ["nl-NL", pytest.param("en-GB", marks=pytest.mark.long)])
def test_everyone_can_use_it(stage: Stage, locale: str, scheme: str) -> None:
    stage.bypass_csp = True
    dilemma = stage.hall.dilemma()
    stage.hall.facilitate("SetFocus", on=[dilemma])
    stage.hall.facilitate("OpenPhase", phase="dilemmas")
    samira = stage.phone(locale=locale, color_scheme=scheme)
    samira.locator(".scribe summary").click()
    samira.locator("[data-act-scribe] button.button").click()
    expect(samira.locator("[data-hands]")).to_be_visible()
    loes = stage.person({"width": 320, "height": 640}, locale=locale, color_scheme=scheme)
    loes.goto(stage.local(stage.hall.links["leaders"]["A1"]))
    expect(loes.locator("[data-hands]")).to_be_visible()
    farida = stage.console(locale=locale, color_scheme=scheme)
    farida.locator("#cards-type > summary").click()
    farida.locator("#cards-hands > summary").click()
    for page, name in ((samira, "scribe"), (loes, "leader"), (farida, "cards")):
        picture(page, f"{name}-{scheme}-{locale[:2]}")
        assert complaints(page) == []
        assert overflow(page) <= 0
    loes.context.set_offline(True)
    expect(loes.locator("[data-offline]")).to_be_visible()
    assert complaints(loes) == []


@pytest.mark.long
def test_it_works_as_plain_forms(stage: Stage) -> None:
    dilemma = stage.hall.dilemma()
    stage.hall.facilitate("SetFocus", on=[dilemma])
    stage.hall.facilitate("OpenPhase", phase="dilemmas")
    samira = stage.phone(java_script_enabled=False)
    samira.locator("#text").fill("Wie betaalt dat?")
    samira.get_by_role("button", name="Stuur in").click()
    write_for(samira, 5)
    samira.locator(f"#hands-{dilemma}-before-1").fill("4")
    samira.get_by_role("button", name="Bewaar deze telling").click()
    samira.locator("#people-plain").fill("3")
    samira.locator("#text").fill("En wie doet het?")
    samira.get_by_role("button", name="Stuur in").click()
    expect(samira.get_by_text("namens 3 mensen").first).to_be_visible()
    farida = stage.console(java_script_enabled=False)
    farida.locator("#cards-type > summary").click()
    farida.locator("#cards-texts").fill("een kaartje\nnog een kaartje")
    farida.get_by_role("button", name="Breng ze in").click()
    data = stage.hall.document()["contributions"]
    assert data[0]["choices"]["before"] == [0, 4, 0]
    assert [one["text"] for one in data[-2:]] == ["een kaartje", "nog een kaartje"]
