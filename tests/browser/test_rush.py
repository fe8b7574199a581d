"""A full hall votes at once: the first vote of each phone waits a moment of its own, and a text waits for nothing."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import settled
from tests.browser.stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.live]

# As a page says it in a hall of two thousand (tests/live/test_rush.py), where no patch takes it out. The moment of this
# phone's own never comes, however slow the machine: whatever would wait that long, does not happen.
A_FULL_HALL = """() => {
    Math.random = () => 0.99;
    document.body.insertAdjacentHTML("afterbegin", "<i data-spread=8000></i>");
    const soon = window.setTimeout;
    window.setTimeout = (act, pause, ...rest) => (pause > 5000 ? 0 : soon(act, pause, ...rest));
}"""


def sent(page: Page) -> list[list[str]]:
    """The commands of each request that goes out from now on, when this person takes part and nothing lies in the outbox."""
    settled(page)
    found: list[list[str]] = []
    page.on("request", lambda one: found.append(names(one.post_data)) if one.url.endswith("/commands") else None)
    return found


def names(body: str | None) -> list[str]:
    return [command["name"] for command in json.loads(body or "{}").get("commands", [])]


def support(page: Page) -> Locator:
    return page.locator(".contribution").filter(has_text="Begin klein").locator("form[data-support]")


def agrees(page: Page) -> None:
    support(page).locator("label").filter(has_text="Eens").first.click()


def test_a_text_takes_a_waiting_vote_along(stage: Stage) -> None:
    stage.hall.facilitate("AddContribution", kind="direction", text="Begin klein", group="A1")
    stage.hall.facilitate("OpenPhase", phase="harvest")
    piet = stage.phone("A1")
    requests = sent(piet)
    piet.reload()  # nobody told this page yet that it need not wait
    piet.evaluate(A_FULL_HALL)
    agrees(piet)
    expect(support(piet).locator("[data-said]")).to_have_text("Wordt verstuurd")
    assert "GiveSupport" not in str(requests)
    piet.fill("#text", "Dat kan morgen")
    piet.locator("#compose button[data-main]").click()
    expect(support(piet).locator("[data-said]")).to_have_text("Bewaard")
    assert ["GiveSupport", "AddContribution"] in requests


def test_in_a_small_room_nothing_waits(stage: Stage) -> None:
    stage.hall.facilitate("AddContribution", kind="direction", text="Begin klein", group="A1")
    stage.hall.facilitate("OpenPhase", phase="harvest")
    piet = stage.phone("A1")
    requests = sent(piet)
    piet.evaluate("Math.random = () => 0.99")
    agrees(piet)
    expect(support(piet).locator("[data-said]")).to_have_text("Bewaard")
    assert requests == [["GiveSupport"]]
