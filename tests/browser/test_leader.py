"""Loes leads a table with one hand; Marja, who brought the dilemma in, answers from hers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import Opens, complaints, overflow
from tests.live.hall import Hall

pytestmark = [pytest.mark.browser, pytest.mark.live]


def leader(opens: Opens, hall: Hall, group: str = "A1", **settings: object) -> Page:
    """The page of who leads this group."""
    page = opens(hall, hall.links["leaders"][group], **settings)
    expect(page.locator("html[data-js]")).to_be_attached()
    return page


def send(page: Page, text: str) -> None:
    page.fill("#text", text)
    page.click("#compose button[data-main]")


def test_it_works(opens: Opens, hall: Hall) -> None:
    hall.facilitate("OpenPhase", phase="clarify")
    loes = leader(opens, hall)
    loes.click(".stepping button[data-main]")
    expect(loes.locator("h1")).to_have_text("Wat heb je zelf meegemaakt dat hierop lijkt?")
    for text in ("Begin eerder", "Werk is werk"):
        send(loes, text)
        expect(loes.locator("[data-highlights]")).to_contain_text(text)
    loes.click("[data-highlights] li:nth-child(2) >> text=Omhoog")
    expect(loes.locator("[data-highlights] li").first).to_contain_text("Werk is werk")
    [found] = hall.document()["highlights"]
    assert found["group"] == "A1"
    assert len(found["members"]) == 2


def test_each_group_moves_at_its_own_pace(opens: Opens, hall: Hall) -> None:
    hall.facilitate("OpenPhase", phase="clarify")
    a1, a2 = leader(opens, hall), leader(opens, hall, "A2")
    a1.click(".stepping button[data-main]")
    expect(a1.locator(".task")).to_have_attribute("data-phase", "experiences")
    expect(a2.locator(".task")).to_have_attribute("data-phase", "clarify")
    a1.click("text=Terug, of een nieuwe ronde")
    a1.click("text=Begin ronde 2")
    expect(a1.locator(".steps")).to_contain_text("Ronde 2")


def test_near_duplicates_become_one(opens: Opens, hall: Hall) -> None:
    hall.facilitate("OpenPhase", phase="clarify")
    piet = hall.phone()
    for text in ("Hoe oud zijn ze?", "Wat is hun leeftijd?"):
        assert hall.ask(piet, "AddContribution", {"kind": "question", "text": text})["ok"]
    loes = leader(opens, hall)
    for tick in loes.locator("[data-list=question-own] label.tick").all():
        tick.click()
    loes.click("[data-put-together]")
    expect(loes.locator("[data-list=question-own] > li")).to_have_count(1)
    expect(loes.locator("[data-list=question-own]")).to_contain_text("1 andere hierbij gevoegd")
    expect(loes.locator("[data-picked]")).to_be_hidden()


def test_hiding_and_showing_again(opens: Opens, hall: Hall) -> None:
    hall.facilitate("OpenPhase", phase="clarify")
    piet, page = hall.phone(), opens(hall, hall.links["joins"]["A1"])
    assert hall.ask(piet, "AddContribution", {"kind": "question", "text": "Niet aardig"})["ok"]
    expect(page.locator("[data-list=question-own]")).to_contain_text("Niet aardig")
    loes = leader(opens, hall)
    loes.click("[data-list=question-own] >> text=Verberg")
    expect(page.locator("[data-list=question-own] li")).to_have_count(0)
    loes.click("[data-list=question-own] >> text=Toon")
    expect(page.locator("[data-list=question-own]")).to_contain_text("Niet aardig")


def test_the_owner_answers_and_the_asker_sees_it(opens: Opens, hall: Hall) -> None:
    dilemma = hall.dilemma()
    hall.facilitate("SetFocus", on=[dilemma])
    hall.facilitate("OpenPhase", phase="clarify")
    piet = opens(hall, hall.links["joins"]["A1"])
    marja = opens(hall, hall.facilitate("ListLinks")["owners"][dilemma])
    send(piet, "Hoe oud zijn ze?")
    expect(marja.locator("[data-region=questions]")).to_contain_text("Hoe oud zijn ze?")
    assert complaints(marja) == []
    marja.fill("[data-region=questions] textarea", "Tussen de 18 en 25")
    marja.click("text=Stuur antwoord")
    expect(piet.locator("[data-own-id]")).to_contain_text("Tussen de 18 en 25")


@pytest.mark.parametrize("locale", ["nl-NL", pytest.param("en-GB", marks=pytest.mark.long)])
def test_everyone_can_use_it(opens: Opens, hall: Hall, locale: str) -> None:
    hall.facilitate("SetFocus", on=[hall.dilemma()])
    hall.facilitate("OpenPhase", phase="directions")
    loes = leader(opens, hall, locale=locale, viewport={"width": 320, "height": 640})
    send(loes, "Begin eerder")
    expect(loes.locator("[data-highlights] li")).to_have_count(1)
    assert complaints(loes) == []
    assert overflow(loes) <= 0
