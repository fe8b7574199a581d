"""Two phones go on with the same direction and find each other; a third, of another direction, learns nothing of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import overflow
from tests.browser.stage import PHONE, Stage

pytestmark = [pytest.mark.browser, pytest.mark.live]

AMINA, KEES, ROOS = "amina@voorbeeld.nl", "06 1234 5678", "bij de bakker"


def directions(stage: Stage) -> tuple[str, str]:
    """Two main directions of the room, in the closing phase."""
    hall = stage.hall
    hall.facilitate("OpenPhase", phase="close")
    made = [
        str(hall.facilitate("AddContribution", kind="direction", text=text)["contribution"])
        for text in ("Een huiskamer per wijk", "Een vaste dag voor het koor")
    ]
    hall.facilitate("SetHighlights", members=made)
    return made[0], made[1]


def join(phone: Page, on: str, name: str = "", reach: str = "") -> None:
    """Fill in the form beside a direction, as far as it is not filled in."""
    place = phone.locator(f'[data-join-in="{on}"]')
    place.locator("summary").click()
    if name:
        place.get_by_label("Je naam").fill(name)
        place.get_by_label("Hoe ben je te bereiken?").fill(reach)
    place.get_by_role("button", name="Ik doe mee").click()
    expect(place.locator("[data-join-done]")).to_be_visible()


def test_who_joins_in_the_same_finds_each_other(stage: Stage) -> None:
    huiskamer, koor = directions(stage)
    anna, kees, roos = stage.phone("A1"), stage.phone("A2"), stage.phone("A1")
    console, wall, leader = stage.console(), stage.wall(), stage.leader("A1")

    join(anna, huiskamer, "Amina", AMINA)
    expect(anna.locator(f'[data-joined="{huiskamer}"]')).to_contain_text("Nog niemand anders")
    join(roos, koor, "Roos", ROOS)
    join(kees, huiskamer, "Kees", KEES)
    expect(kees.locator(f'[data-joined="{huiskamer}"]')).to_contain_text(AMINA)
    expect(anna.locator(f'[data-joined="{huiskamer}"]')).to_contain_text("Kees")
    expect(anna.locator(f'[data-joined="{huiskamer}"] a[href="tel:0612345678"]')).to_be_visible()
    expect(anna.locator(f'[data-join-in="{huiskamer}"]')).to_contain_text("2 mensen gaan hiermee verder")
    expect(console.locator(f'[data-joined="{huiskamer}"]')).to_contain_text(AMINA)
    expect(console.locator(f'[data-joined="{huiskamer}"]')).to_contain_text(KEES)
    expect(console.locator(f'[data-joined="{koor}"]')).to_contain_text(ROOS)

    for page, strange in ((roos, (AMINA, KEES)), (anna, (ROOS,)), (wall, (AMINA, KEES, ROOS)), (leader, (AMINA, KEES, ROOS))):
        page.reload()
        assert not [one for one in strange if one in page.content()]
    assert overflow(anna) == 0
    anna.wait_for_function("() => !Object.keys(localStorage).some((key) => localStorage[key].includes('amina'))")

    join(anna, koor)  # who one is, is known by now
    expect(roos.locator(f'[data-joined="{koor}"]')).to_contain_text(AMINA)
    anna.locator(f'[data-joined="{koor}"]').get_by_role("button", name="Ik doe toch niet mee").click()
    expect(roos.locator(f'[data-joined="{koor}"]')).to_contain_text("Nog niemand anders")
    expect(anna.locator(f'[data-join-in="{koor}"] summary')).to_be_visible()


def test_without_javascript_and_after_the_end(stage: Stage) -> None:
    huiskamer, _koor = directions(stage)
    stage.hall.facilitate("CloseSession")
    anna = stage.person(PHONE, java_script_enabled=False)
    anna.goto(stage.local(stage.hall.links["joins"]["A1"]))
    place = anna.locator(f'[data-join-in="{huiskamer}"]')
    place.locator("summary").click()
    place.get_by_role("button", name="Ik doe mee").click()
    expect(anna.get_by_role("alert").first).to_contain_text("nog niets")
    place.locator("summary").click()
    place.get_by_label("Je naam").fill("Amina")
    place.get_by_label("Hoe ben je te bereiken?").fill(AMINA)
    place.get_by_role("button", name="Ik doe mee").click()
    mine = anna.locator(f'[data-joined="{huiskamer}"]')
    expect(mine).to_contain_text("Een huiskamer per wijk")
    anna.locator("#own-contact summary").click()
    expect(anna.locator("#reach-own")).to_have_value(AMINA)
    mine.get_by_role("button", name="Ik doe toch niet mee").click()
    expect(mine).to_have_count(0)
    assert AMINA not in anna.content()
