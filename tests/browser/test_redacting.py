"""A screenplay: a name is taken out for good, and what every open screen showed of it is replaced at once."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.stage import Stage

NAME = "Zwaluwman Peeters"


def test_every_open_screen_lets_the_words_go(stage: Stage) -> None:
    hall = stage.hall
    hall.facilitate("OpenPhase", phase="directions")
    phone = stage.phone()
    phone.get_by_role("textbox").first.fill(f"Bel {NAME} maar")
    phone.get_by_role("button", name="Stuur").first.click()
    expect(phone.get_by_text(f"Bel {NAME} maar").first).to_be_visible()
    hall.facilitate("EditPhase", phase="directions", visibility="everyone")
    screens: list[Page] = [phone, stage.console(), stage.leader(), stage.wall()]
    for page in screens:
        expect(page.locator("body")).to_contain_text(NAME)
    phone.get_by_role("textbox").first.fill("Hier was ik nog mee bezig")

    assert hall.facilitate("Redact", words=NAME)["times"] >= 1
    for page in screens:
        expect(page.locator("body")).not_to_contain_text("Zwaluwman")
        expect(page.locator("body")).to_contain_text("[weggelaten]")
    expect(phone.get_by_role("textbox").first).to_have_value("Hier was ik nog mee bezig")
    kept = phone.evaluate("JSON.stringify(Object.entries(localStorage)) + JSON.stringify(Object.entries(sessionStorage))")
    assert "Zwaluwman" not in kept

    # And the room goes on: what comes in next is there, by the same sockets.
    phone.get_by_role("button", name="Stuur").first.click()
    for page in screens:
        expect(page.locator("body")).to_contain_text("Hier was ik nog mee bezig")
