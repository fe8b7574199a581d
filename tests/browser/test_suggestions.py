"""Two people send nearly the same: the console says so beside the card, one tap makes them one, and one takes them apart."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


def test_it_works(stage: Stage) -> None:
    hall = stage.hall
    hall.facilitate("OpenPhase", phase="directions")
    farida = stage.console()
    for text in ("Meer bussen in de avond", "Meer bussen, ook in de avond", "Een huiskamer in ieder dorp"):
        assert hall.ask(hall.phone(), "AddContribution", {"kind": "direction", "text": text})["ok"]
    stream = farida.locator("[data-list=stream]")
    expect(stream.locator("[data-item]")).to_have_count(3)

    # Beside the card, while it comes in; the mark leads to why, and to one tap.
    card = stream.locator("[data-item]", has_text="Meer bussen in de avond")
    expect(card.get_by_text("Lijkt op een andere")).to_be_visible()
    card.get_by_text("Lijkt op een andere").click()
    alike = farida.locator("#alike")
    expect(alike.locator(".alike-why")).to_contain_text("bussen")
    alike.get_by_role("button", name="Samenvoegen, de bovenste tekst blijft").click()
    expect(stream.locator("[data-item]")).to_have_count(2)
    expect(alike).to_have_count(0)

    # The original is there still, and can be taken out again; then it is suggested once more, and turned down.
    kept = stream.locator("[data-item]", has_text="ook in de avond")
    kept.get_by_text("1 samengevoegd").click()
    expect(kept.locator(".originals")).to_contain_text("Meer bussen in de avond")
    kept.get_by_role("button", name="Haal er weer uit").click()
    expect(stream.locator("[data-item]")).to_have_count(3)
    expect(card.get_by_text("Lijkt op een andere")).to_be_visible()
    card.get_by_text("Lijkt op een andere").click()
    alike.get_by_role("button", name="Niet hetzelfde").click()
    expect(card.get_by_text("Lijkt op een andere")).to_have_count(0)
    farida.get_by_role("button", name="Maak ongedaan").click()
    expect(card.get_by_text("Lijkt op een andere")).to_be_visible()
    assert stage.complaints == []
