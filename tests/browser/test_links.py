"""A link that was made new or taken back no longer works, also on a page that stands open."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


def test_a_leaders_open_page_is_shut_when_the_link_is_made_new(stage: Stage) -> None:
    loes = stage.leader("A1")
    expect(loes.get_by_text("Verbonden")).to_be_visible()
    stage.hall.facilitate("ReissueLink", link="leader:A1")
    expect(loes.locator("[data-connection]")).to_have_attribute("data-state", "shut")
    stage.complaints.clear()  # the refusals that tell the page so
