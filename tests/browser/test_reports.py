"""The report of every shipped scenario, opened as the file it is: nothing for axe to find, and it fits a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

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
