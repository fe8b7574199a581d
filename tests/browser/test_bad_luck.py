"""The Wi-Fi drops, the server restarts, a phase closes under somebody's hands: not one word is gone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


def test_a_text_typed_without_wifi_waits_and_comes_in(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="directions")
    piet = stage.phone()
    wall = stage.wall()
    expect(piet.get_by_text("Verbonden")).to_be_visible()
    piet.context.set_offline(True)
    piet.get_by_label("Jouw woorden").first.fill("Vooral luisteren.")
    piet.get_by_role("button", name="Stuur in").click()
    expect(piet.locator("[data-waiting-list]")).to_contain_text("Vooral luisteren.")
    expect(piet.get_by_text("Wacht op verbinding").first).to_be_visible()
    piet.context.set_offline(False)
    expect(piet.locator("[data-own-list]")).to_contain_text("Vooral luisteren.", timeout=90_000)
    expect(wall.get_by_text("Vooral luisteren.")).to_have_count(1)


def test_a_restarted_server_finds_everybody_back(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="directions")
    piet = stage.phone()
    expect(piet.get_by_text("Verbonden")).to_be_visible()
    stage.power_cut()
    piet.get_by_label("Jouw woorden").first.fill("Ook zonder stroom.")
    piet.get_by_role("button", name="Stuur in").click()
    expect(piet.locator("[data-waiting-list]")).to_contain_text("Ook zonder stroom.")
    stage.server.start()
    expect(piet.locator("[data-own-list]")).to_contain_text("Ook zonder stroom.", timeout=90_000)
    assert [one["text"] for one in stage.hall.document()["contributions"]] == ["Ook zonder stroom."]


def test_a_phase_change_keeps_draft_and_focus(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="experiences")
    piet = stage.phone()
    box = piet.get_by_label("Jouw woorden").first
    box.click()
    box.press_sequentially("Ik heb dit zelf")
    stage.hall.facilitate("OpenPhase", phase="directions")
    expect(piet.get_by_text("Stap 3 van 3")).to_be_visible()
    expect(box).to_have_value("Ik heb dit zelf")
    expect(box).to_be_focused()
    piet.reload()
    expect(piet.get_by_label("Jouw woorden").first).to_have_value("Ik heb dit zelf")


def test_markup_stays_text_on_every_screen(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="directions")
    piet = stage.phone()
    wall, farida = stage.wall(), stage.console()
    hostile = "<img src=x onerror=alert(1)> {{7*7}} <script>alert(2)</script>"
    piet.get_by_label("Jouw woorden").first.fill(hostile)
    piet.get_by_role("button", name="Stuur in").click()
    for page in (wall, farida):
        expect(page.get_by_text(hostile).first).to_be_visible()  # the console also offers it to be spelt
    assert wall.locator("img[src=x]").count() == 0


def test_the_page_works_as_plain_forms(stage: Stage) -> None:
    dilemma = stage.hall.dilemma()
    stage.hall.facilitate("SetFocus", on=[dilemma])
    stage.hall.facilitate("OpenPhase", phase="dilemmas")
    samira = stage.phone("A2", java_script_enabled=False)
    samira.get_by_role("radio", name=re.compile("Ik zeg nee")).check()
    samira.get_by_role("button", name="Dit kies ik").click()
    samira.locator("textarea#text").fill("Wie betaalt dat?")
    samira.get_by_role("button", name="Stuur in").click()
    expect(samira.locator("[data-own-list]")).to_contain_text("Wie betaalt dat?")
    data = stage.hall.document()
    assert [one["text"] for one in data["contributions"] if one["kind"] == "question"] == ["Wie betaalt dat?"]
    assert data["contributions"][0]["choices"]["before"] == [0, 1, 0]


def test_two_facilitators_see_each_other_and_a_stale_step_is_refused(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="welcome")
    farida, otto = stage.console(), stage.console()
    expect(otto.get_by_text("Alles bewaard").first).to_be_visible()
    farida.get_by_role("button", name="Ga verder", exact=True).click()
    expect(otto.locator("[aria-current=step]")).to_contain_text("Dilemma's")
