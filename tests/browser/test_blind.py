"""A blind phase: two people write, nobody reads along; one tap, and everyone does."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import APIResponse, Page, Route, expect

from tests.browser.stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.live]


def written(page: Page, text: str) -> None:
    """Somebody writes something, and sees that it was stored."""
    page.fill("#text", text)
    page.locator("#compose button[data-main]").click()
    expect(page.locator("[data-own]").filter(has_text=text)).to_contain_text("Alleen jij ziet dit nu nog")


def test_a_text_stands_there_once_while_its_answer_is_on_its_way(stage: Stage) -> None:
    stage.hall.facilitate("EditPhase", phase="experiences", visibility="blind", leaders_reveal=True)
    stage.hall.facilitate("OpenPhase", phase="experiences")
    piet = stage.phone("A1")
    late: list[tuple[Route, APIResponse]] = []  # stored, and the phone does not know yet
    piet.route("**/commands", lambda route: late.append((route, route.fetch())))
    piet.fill("#text", "Mijn zus wachtte elf weken")
    piet.locator("#compose button[data-main]").click()
    own = piet.locator("[data-own]").filter(has_text="elf weken")
    expect(piet.locator("[data-own-id]").filter(has_text="elf weken")).to_be_visible()
    expect(own).to_have_count(1)
    for route, response in late:
        route.fulfill(response=response)
    expect(piet.locator("[data-waiting-list] [data-entry]")).to_have_count(0)
    expect(own).to_have_count(1)


def test_it_works(stage: Stage) -> None:
    stage.hall.facilitate("EditPhase", phase="experiences", visibility="blind", leaders_reveal=True)
    stage.hall.facilitate("OpenPhase", phase="experiences")
    piet, samira = stage.phone("A1"), stage.phone("A1")
    wall, leader, farida = stage.wall(), stage.leader("A1"), stage.console()
    written(piet, "Mijn zus wachtte elf weken")
    written(samira, "De sleutel lag bij de buren")
    for page in (piet, samira):
        expect(page.locator(".veil")).to_contain_text("2 teksten van je groep. Niemand ziet ze nog.")
    expect(wall.locator("main")).to_contain_text("2 teksten wachten nog even")
    expect(leader.locator(".veil")).to_contain_text("2 teksten van je groep")
    expect(farida.locator(".desk-veil")).to_contain_text("2 teksten, nog niet zichtbaar")
    assert not re.search("elf weken", samira.content() + wall.content() + leader.content() + farida.content())

    farida.get_by_role("button", name=re.compile("Laat zien wat er geschreven is")).click()
    expect(piet.get_by_text("De sleutel lag bij de buren")).to_be_visible()
    expect(samira.get_by_text("Mijn zus wachtte elf weken")).to_be_visible()
    expect(wall.get_by_text("De sleutel lag bij de buren")).to_be_visible()
    expect(leader.get_by_text("Mijn zus wachtte elf weken")).to_be_visible()
    expect(piet.locator(".veil")).to_have_count(0)

    farida.get_by_role("button", name="Maak ongedaan: het laten zien").click()
    expect(wall.get_by_text("De sleutel lag bij de buren")).to_have_count(0)
    leader.get_by_role("button", name="Laat zien aan je groep").click()
    expect(samira.get_by_text("Mijn zus wachtte elf weken")).to_be_visible()


def test_a_vote_is_opened_a_second_time(stage: Stage) -> None:
    stage.hall.facilitate("AddContribution", kind="direction", text="Begin klein", group="A1")
    stage.hall.facilitate("OpenPhase", phase="harvest")
    piet, farida = stage.phone("A1"), stage.console()
    agree = piet.locator("form[data-support] label").filter(has_text="Eens").first
    agree.click()
    expect(piet.locator("form[data-support] [data-said]")).to_have_text("Bewaard")
    farida.get_by_role("button", name=re.compile("Open de stemming opnieuw")).click()
    expect(piet.locator("[data-votings]")).to_contain_text("opnieuw stemmen")
    expect(piet.locator("form[data-support] input:checked")).to_have_count(0)
    piet.locator("form[data-support] label").filter(has_text="Neutraal").first.click()
    row = farida.locator(".votings-table tbody tr").filter(has_text="Begin klein")
    expect(row.locator("td").nth(0)).to_contain_text("1 eens, 0 neutraal")
    expect(row.locator("td").nth(1)).to_contain_text("0 eens, 1 neutraal")


@pytest.mark.parametrize("promise", [{"anonymous": True}, {"visibility": "blind"}], ids=["no background", "unread"])
def test_what_was_typed_without_a_connection_keeps_what_the_phone_promised(stage: Stage, promise: dict[str, object]) -> None:
    hall = stage.hall
    hall.facilitate("SetProtection", fewest=3)
    hall.facilitate("EditPhase", phase="clarify", **promise)
    hall.facilitate("OpenPhase", phase="clarify")
    piet, samira = stage.phone("A1"), stage.phone("A1")
    expect(piet.locator("#text")).to_be_visible()
    piet.context.set_offline(True)
    piet.fill("#text", "Wie betaalt de bus?")
    piet.locator("#compose button[data-main]").click()
    expect(piet.locator("[data-waiting-list] [data-entry]")).to_have_count(1)
    hall.facilitate("OpenPhase", phase="directions")
    piet.context.set_offline(False)
    expect(piet.locator("[data-waiting-list] [data-entry]")).to_have_count(0)
    if "visibility" in promise:
        assert "Wie betaalt de bus?" not in samira.content()
        hall.facilitate("RevealPhase", phase="clarify")
    expect(samira.get_by_text("Wie betaalt de bus?").first).to_be_attached()
    found = next(one for one in hall.document()["contributions"] if "de bus" in one["text"])
    assert found["phase"] == "clarify"
