"""A table leader without connection: two steps and three texts on, and all of it comes in, in order."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import Stage
from tests.browser.test_scribe import picture, write_for

pytestmark = pytest.mark.browser


def write(page: Page, text: str) -> None:
    """Write for the group."""
    page.locator("#text").fill(text)
    page.locator("#compose button[data-main]").click()
    expect(page.locator("[data-waiting-list]")).to_contain_text(text)


def on(page: Page, question: str) -> None:
    """Take the next step, and see its question."""
    page.locator(".stepping button[data-main]").click()
    expect(page.locator("h1.question")).to_have_text(question)


def away(page: Page) -> None:
    """Lose the connection."""
    page.context.set_offline(True)
    expect(page.locator("[data-offline]")).to_be_visible()


def test_a_leader_goes_on_without_connection(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="clarify")
    loes, piet = stage.leader(), stage.phone()
    expect(loes.locator("html[data-js]")).to_be_attached()
    expect(loes.locator("h1.question")).to_contain_text("weten")
    away(loes)
    write(loes, "Hoe oud zijn ze?")
    on(loes, "Wat heb je zelf meegemaakt dat hierop lijkt?")
    expect(loes.locator("[data-timer]").first).to_have_text(re.compile(r"Nog (14:5|15:0)\d"))
    expect(loes.locator("#kind-experience")).to_be_attached()
    write(loes, "Dit zag ik bij mijn broer")
    on(loes, "Welke kant moet het op, volgens jou?")
    write(loes, "Begin eerder")
    expect(loes.locator("[data-unsent]")).to_contain_text("Nog niet verstuurd: 5")
    picture(loes, "leader-away")
    expect(piet.locator(".task")).to_have_attribute("data-phase", "clarify")

    loes.context.set_offline(False)
    expect(loes.locator("[data-unsent]")).to_be_hidden(timeout=90_000)
    expect(piet.locator(".task")).to_have_attribute("data-phase", "directions")
    expect(loes.locator("[data-highlights]")).to_contain_text("Begin eerder")
    texts = [(one["text"], one["phase"], one["via"]) for one in stage.hall.document()["contributions"]]
    assert texts == [
        ("Hoe oud zijn ze?", "clarify", "leader"),
        ("Dit zag ik bij mijn broer", "experiences", "leader"),
        ("Begin eerder", "directions", "leader"),
    ]


def test_a_facilitator_who_went_on_meanwhile_wins_and_no_text_is_lost(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="clarify")
    loes = stage.leader()
    expect(loes.locator("html[data-js]")).to_be_attached()
    away(loes)
    on(loes, "Wat heb je zelf meegemaakt dat hierop lijkt?")
    write(loes, "Dit zag ik bij mijn broer")
    stage.hall.facilitate("OpenPhase", phase="harvest")
    loes.context.set_offline(False)
    expect(loes.locator("[data-notice=refused]")).to_contain_text("ging het programma verder", timeout=90_000)
    expect(loes.locator(".task")).to_have_attribute("data-phase", "harvest")
    expect(loes.locator("[data-unsent]")).to_be_hidden(timeout=90_000)
    [text] = stage.hall.document()["contributions"]
    assert (text["text"], text["phase"]) == ("Dit zag ik bij mijn broer", "experiences")


def test_steps_survive_a_reload_once_the_server_is_back(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="clarify")
    loes = stage.leader()
    expect(loes.locator("html[data-js]")).to_be_attached()
    stage.power_cut()
    on(loes, "Wat heb je zelf meegemaakt dat hierop lijkt?")
    write(loes, "Dit zag ik bij mijn broer")
    stage.server.start()
    loes.reload()
    expect(loes.locator("h1.question")).to_have_text("Wat heb je zelf meegemaakt dat hierop lijkt?", timeout=90_000)
    expect(loes.locator("[data-list=direction-own]")).to_contain_text("mijn broer")
    assert stage.hall.document()["contributions"][0]["phase"] == "experiences"


def test_who_writes_for_a_table_turns_to_the_next_step_alone(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="experiences")
    samira = stage.phone()
    write_for(samira, 5)
    expect(samira.locator("[data-region=ahead] template").first).to_be_attached()
    away(samira)
    expect(samira.locator("[data-region=turn]")).to_contain_text("Gaat je tafel intussen verder?")
    samira.get_by_role("button", name=re.compile("Verder:")).click()
    expect(samira.locator("h1.question")).to_have_text("Welke kant moet het op, volgens jou?")
    samira.locator("#text").fill("Begin eerder")
    samira.get_by_role("button", name="Stuur in").click()
    expect(samira.locator("[data-unsent]")).to_contain_text("Nog niet verstuurd: 1")
    picture(samira, "scribe-away")
    stage.hall.facilitate("OpenPhase", phase="directions")
    samira.context.set_offline(False)
    expect(samira.locator("[data-own-list]")).to_contain_text("Begin eerder", timeout=90_000)
    expect(samira.locator("[data-region=turn] button")).to_have_count(0)
    [text] = stage.hall.document()["contributions"]
    assert (text["kind"], text["phase"], text["via"]) == ("direction", "directions", "scribe")
