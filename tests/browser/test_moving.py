"""Who scans the code of another table sits there from then on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


def test_it_works(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="directions")
    piet = stage.phone("A1")
    expect(piet.locator(".masthead-name")).to_contain_text("Groep A1")
    piet.get_by_label("Jouw woorden").first.fill("Van tafel een.")
    piet.get_by_role("button", name="Stuur in").click()
    expect(piet.locator("[data-own-list]")).to_contain_text("Van tafel een.")
    piet.goto(stage.local(stage.hall.links["joins"]["A2"]))
    expect(piet.locator(".masthead-name")).to_contain_text("Groep A2")
    expect(piet.locator("[data-own-list]")).to_contain_text("Van tafel een.")
    assert stage.hall.document()["contributions"][0]["group"] == "A1"
