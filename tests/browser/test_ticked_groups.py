"""One tap for the groups that are ticked: for them and for no other, and for nobody when none is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.live]


def tick(console: Page, *groups: str) -> None:
    for group in groups:
        console.locator(f"#pace-{group}").locator("label.pace-tick").click()
        expect(console.locator(f"#pick-{group}")).to_be_checked()


def test_it_works(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="experiences")
    console = stage.console()
    tick(console, "A1")
    console.locator("#pace-phase").select_option("directions")
    console.get_by_role("button", name="Open voor deze groepen").click()
    expect(console.locator("#pace-A1")).to_contain_text("Oplossingsrichtingen")
    expect(console.locator("#pace-A2")).to_contain_text("Ervaringen")
    expect(console.locator("#pace-A3")).to_contain_text("Ervaringen")


def test_minutes_more_are_for_the_ticked_groups_alone(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="experiences")
    for group in ("A1", "A2", "A3"):
        stage.hall.facilitate("AdjustTimer", seconds=60, groups=[group])
    console = stage.console()
    clock = {group: console.locator(f"#pace-{group}").locator(".pace-clock") for group in ("A1", "A2", "A3")}
    before = {group: int(place.get_attribute("data-ends-at") or 0) for group, place in clock.items()}
    tick(console, "A1", "A3")
    console.get_by_role("button", name="Vijf minuten erbij").click()
    for group in ("A1", "A3"):
        expect(clock[group]).not_to_have_attribute("data-ends-at", str(before[group]))
    expect(clock["A2"]).to_have_attribute("data-ends-at", str(before["A2"]))


@pytest.mark.parametrize("button", ["Open voor deze groepen", "Vijf minuten erbij"])
def test_with_none_ticked_nothing_happens_and_it_says_why(stage: Stage, button: str) -> None:
    stage.hall.facilitate("OpenPhase", phase="experiences")
    console = stage.console()
    form = console.locator("form.pace-form").filter(has=console.get_by_role("button", name=button))
    expect(console.locator("#pace-phase")).to_have_value("experiences")  # never a phase that nobody chose
    before = stage.hall.document()
    form.get_by_role("button", name=button).click()
    expect(form.locator("[data-said]")).to_have_text("Vink groepen aan om iets voor allemaal te doen.")
    assert stage.hall.document() == before
