"""Two meetings of one series: the tree and the agreements come along, and it is said what became of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.pages import overflow
from tests.browser.stage import Stage
from tests.live.hall import Hall

pytestmark = [pytest.mark.browser, pytest.mark.live]


def test_the_next_meeting_goes_on_where_the_last_one_ended(stage: Stage) -> None:
    first, second = Hall(stage.server, "goal-tree", ()), stage.prepare("goal-tree")
    top = first.facilitate("AddContribution", kind="goal", text="Een zinvolle dag")["contribution"]
    first.facilitate("AddContribution", kind="goal", text="Dichtbij huis", parent=top)
    first.facilitate("RecordAction", text="Een huiskamer openen in Ens", owner="Fatima")
    first.facilitate("DescribeMeeting", title="Startbijeenkomst")
    first.facilitate("SetSeries", title="Doelenboom 2026")

    farida = stage.console()
    farida.goto(stage.local(first.links["facilitator"]))
    farida.goto(f"{stage.server.url}/s/{second.session}/prepare")
    series = farida.locator("#series")
    series.get_by_label("Welke reeks?").select_option("Doelenboom 2026")
    series.get_by_label("Vorige bijeenkomst").select_option("Startbijeenkomst")
    series.get_by_role("button", name="Bewaar").first.click()
    series.get_by_role("button", name="Neem de doelenboom mee").click()
    expect(farida.locator("#imported")).to_contain_text("Dichtbij huis")
    expect(farida.locator("#imported")).to_contain_text("Startbijeenkomst")
    series.get_by_role("button", name="Neem de afspraken mee").click()
    expect(series.locator(".outcomes")).to_contain_text("Een huiskamer openen in Ens")

    farida.goto(f"{stage.server.url}/s/{second.session}/console")
    farida.get_by_role("button", name="Gedaan: Een huiskamer").click()
    expect(farida.locator(".outcomes summary")).to_contain_text("Gedaan")

    farida.goto(f"{stage.server.url}/s/{second.session}/prepare")
    series.get_by_label("In een paar woorden").fill("Sinds juni elke dinsdag")
    series.locator(".outcome-form").get_by_role("button", name="Bewaar").click()
    expect(series.get_by_label("In een paar woorden")).to_have_value("Sinds juni elke dinsdag")
    series.get_by_role("link", name="De reeks en haar verslag").click()
    expect(farida.get_by_role("heading", name="Doelenboom 2026", level=1)).to_be_visible()
    assert overflow(farida) == 0
    farida.goto(farida.url + "/series-report.html", timeout=60_000)  # made by a child process
    expect(farida.locator("#outcomes")).to_contain_text("gedaan: Sinds juni elke dinsdag")
    expect(farida.locator("#tree")).to_contain_text("twee doelen bleven")
