"""A real browser, and the pages of people in a real hall."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from facilitator.web.rehearse.server import Server
from tests.browser.find_chromium import find
from tests.browser.pages import Opens
from tests.browser.stage import PATIENCE, PHONE, Stage
from tests.live.conftest import hall, open_house, server
from tests.live.hall import Hall

__all__ = ["hall", "open_house", "server"]

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all page tests; everybody in a test gets a context, so cookies and storage, of their own."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def stage(chromium: Browser, server: Server) -> Iterator[Stage]:
    """A session of the test's own and everybody's browsers; at the end nobody's browser had anything to complain of."""
    opened = Stage(chromium, server)
    yield opened
    opened.close()
    assert opened.complaints == []


@pytest.fixture
def opens(chromium: Browser) -> Iterator[Opens]:
    """Open a link of a hall as somebody new: `opens(hall, link, locale="en-GB")`. No page may have had an error."""
    stages: list[Stage] = []

    def open_page(where: Hall, link: str, **settings: Any) -> Page:
        opened = Stage(chromium, where.server)
        stages.append(opened)
        page = opened.person(settings.pop("viewport", PHONE), **settings)
        page.goto(opened.local(link))
        return page

    yield open_page
    for opened in stages:
        opened.close()
    assert [
        complaint for opened in stages for complaint in opened.complaints if "net::ERR_FAILED" not in complaint
    ] == []
