"""After the end: words still come in until a day, votes do not; and a meeting that is erased says so on every screen."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.pages import overflow
from tests.browser.stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.live]


def in_days(days: int) -> str:
    """A day as a date field has it."""
    return (datetime.now().date() + timedelta(days=days)).isoformat()


def test_words_come_in_after_the_end_until_the_day(stage: Stage) -> None:
    hall = stage.hall
    hall.facilitate("OpenPhase", phase="close")
    anna, console = stage.phone("A1"), stage.console()
    made = hall.ask(hall.phone("A1"), "AddContribution", {"kind": "direction", "text": "Een huiskamer per wijk"})["value"]["contribution"]
    hall.facilitate("SetHighlights", members=[made])
    anna.locator("#text").fill("Voor wie werkt ook")
    anna.locator("#compose button[data-main]").click()
    expect(anna.locator("[data-own-list]")).to_contain_text("Voor wie werkt ook")

    console.locator("#open-until").fill(in_days(5))
    console.get_by_role("button", name="Houd open tot dan").click()
    expect(console.locator("#staying-open")).to_contain_text("Na afloop kunnen mensen nog iets toevoegen")
    anna.context.set_offline(True)
    anna.locator("#text").fill("Getypt voor het einde")
    anna.locator("#compose button[data-main]").click()
    expect(anna.locator("[data-waiting-list]")).to_contain_text("Getypt voor het einde")
    hall.facilitate("CloseSession")
    anna.context.set_offline(False)

    expect(anna.locator(".task")).to_contain_text("kun je nog iets toevoegen")
    expect(anna.locator("[data-own-list]")).to_contain_text("Getypt voor het einde")
    expect(anna.locator("[data-support]")).to_have_count(0)
    anna.locator("#text").fill("Thuis bedacht")
    anna.locator("#compose button[data-main]").click()
    expect(anna.locator("[data-own-list]")).to_contain_text("Thuis bedacht")
    own = anna.locator("[data-own]", has_text="Voor wie werkt ook")
    own.locator(".change > summary").click()
    own.locator("textarea[name='data.text']").first.fill("Ook voor wie werkt")
    own.get_by_role("button", name="Bewaar").first.click()
    expect(anna.locator("[data-own-list]")).to_contain_text("Ook voor wie werkt")
    expect(console.locator("#staying-open")).to_contain_text("3 teksten kwamen later of zijn later verbeterd")
    assert overflow(anna) == 0
    late = {row["text"]: row.get("late", "") for row in hall.document()["contributions"]}
    assert late == {
        "Een huiskamer per wijk": "", "Ook voor wie werkt": "changed", "Getypt voor het einde": "added", "Thuis bedacht": "added",
    }  # fmt: skip

    console.get_by_role("button", name="Stop nu").click()
    expect(anna.locator("#text")).to_have_count(0)
    expect(anna.locator(".task")).to_contain_text("De bijeenkomst is afgelopen")
    console.locator("[data-undo] button").click()
    expect(anna.locator("#text")).to_be_visible()


def test_it_is_set_beforehand_and_a_day_that_is_over_is_refused(stage: Stage) -> None:
    console = stage.console()
    console.goto(console.url.replace("/console", "/prepare"))
    field = console.locator("#stay-open")
    field.fill(in_days(-2))
    field.blur()
    expect(console.locator("#ending")).to_contain_text("Kies een datum die nog komt")
    field.fill(in_days(3))
    field.blur()
    expect(console.locator("#ending [data-said][data-state='stored']")).to_be_visible()
    console.reload()
    expect(field).to_have_value(in_days(3))


def test_who_comes_back_to_an_erased_meeting_is_told(stage: Stage) -> None:
    stage.hall.facilitate("OpenPhase", phase="close")
    anna, wall, console = stage.phone("A1"), stage.wall(), stage.console()
    anna.locator("#text").fill("Nog niet ingestuurd")
    console.goto(console.url.replace("/console", "/prepare") + "#erase")
    console.locator("#erase summary").click()
    expect(console.locator("#erase")).to_contain_text("Dit kan niet ongedaan worden gemaakt")
    console.locator("#erase-code").fill("AAA-AAA")
    console.get_by_role("button", name="Voorgoed wissen").click()
    expect(console.get_by_role("alert")).to_contain_text("Er is niets gewist")
    console.locator("#erase summary").click()
    console.locator("#erase-code").fill(stage.hall.code)
    console.get_by_role("button", name="Voorgoed wissen").click()
    expect(console.get_by_role("alert")).to_contain_text("Deze bijeenkomst is gewist")
    for page in (anna, wall):
        expect(page.locator("h1")).to_have_text(re.compile("Deze bijeenkomst is gewist"))
    assert anna.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('oogst/')).length") == 0
    stage.complaints = [one for one in stage.complaints if "410" not in one]  # that it is gone is what they asked
