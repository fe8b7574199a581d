"""The report of every shipped scenario, opened as the file it is: nothing for axe to find, and it fits a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from facilitator.report.edition import edition_of
from facilitator.report.writers import discover
from tests.browser.pages import complaints, overflow
from tests.report.play import SCENARIOS, Play

pytestmark = pytest.mark.browser

FILES = sorted(SCENARIOS.glob("*.json"))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem, marks=[pytest.mark.long] * (path != FILES[0])) for path in FILES])
def test_a_report_is_for_everybody(chromium: Browser, tmp_path: Path, path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(discover()["html"].render(edition_of(Play(path).state)))
    page = chromium.new_context(bypass_csp=True, viewport={"width": 1366, "height": 768}).new_page()
    page.goto(file.as_uri())
    assert complaints(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert overflow(page) <= 0
    page.locator("a.source").first.click()
    assert page.evaluate("document.querySelector(':target').id") == page.evaluate("location.hash.slice(1)")
    page.context.close()


def test_the_contents_stand_beside_the_sheet_and_go_along(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(discover()["html"].render(edition_of(Play(FILES[2]).state)))
    page = chromium.new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.goto(file.as_uri())
    beside, folded = page.locator(".contents > div"), page.locator(".contents summary")
    sheet = page.locator("main.paper").bounding_box()
    box = beside.bounding_box()
    assert sheet and box and box["x"] >= 0 and box["x"] + box["width"] <= sheet["x"] and overflow(page) <= 0
    rows = {round(fact.bounding_box()["y"]) for fact in page.locator(".facts > div").all()}
    assert len(rows) == 1  # four facts of the meeting, none alone on a second row
    beside.get_by_role("link", name="Alle inbreng").click()
    assert page.evaluate("document.querySelector(':target').id") == "appendix"
    expect(beside).to_be_in_viewport(ratio=1)

    page.set_viewport_size({"width": 360, "height": 740})
    expect(beside).to_be_hidden()
    folded.press("Enter")
    page.locator(".contents details").get_by_role("link", name="Afspraken").press("Enter")
    assert page.evaluate("document.querySelector(':target').id") == "actions"
    assert overflow(page) <= 0

    page.emulate_media(media="print")
    expect(beside).to_be_visible()
    expect(folded).to_be_hidden()
    page.context.close()
