"""The report goes on: two phones read where their words ended up, a third did not ask, and a link reaches who was not there."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import overflow
from tests.browser.stage import CONSOLE, Stage
from tests.browser.test_accessibility import faults

pytestmark = [pytest.mark.browser, pytest.mark.live]

HERS, HIS = "Een huiskamer per wijk", "In elke wijk een huiskamer"
PRIVATE = "Alleen voor mezelf genoteerd"


def write(phone: Page, text: str) -> None:
    phone.locator("#text").fill(text)
    phone.locator("#compose [data-main]").click()
    expect(phone.locator("[data-own-list] [data-state=stored]").first).to_be_visible()


def own(phone: Page, text: str) -> str:
    card = phone.locator("[data-own-id]", has_text=text)
    return card.get_attribute("data-own-id") or ""


def talked(stage: Stage, *phones: Page) -> None:
    """Everybody wrote a direction; two of them became one, and a main direction."""
    hall = stage.hall
    hall.facilitate("OpenPhase", phase="directions")
    anna, bilal, carla = phones
    for phone in phones:
        phone.reload()
    write(anna, HERS)
    write(bilal, HIS)
    write(carla, PRIVATE)
    hall.facilitate("MergeContributions", contributions=[own(bilal, HIS)], into=own(anna, HERS))
    hall.facilitate("SetHighlights", members=[own(anna, HERS)], group="A1")
    hall.facilitate("HideContribution", contribution=own(carla, PRIVATE))
    hall.facilitate("OpenPhase", phase="close")


def test_two_phones_read_where_their_words_ended_up_and_one_did_not_ask(stage: Stage) -> None:
    anna, bilal, carla = stage.phone(), stage.phone(java_script_enabled=True), stage.phone()
    talked(stage, anna, bilal, carla)
    for phone in (anna, bilal):
        phone.get_by_role("button", name="Ja, laat het me zien").click()
        expect(phone.locator(".reading-asked")).to_be_visible()
    stage.hall.facilitate("CloseSession")
    expect(anna.locator(".reading")).to_contain_text("nog een concept")
    expect(anna.get_by_role("link", name="Lees het verslag")).to_have_count(0)

    stage.hall.facilitate("FinishReport", mark="a" * 64)
    anna.get_by_role("link", name="Lees het verslag").click()
    expect(anna.get_by_role("heading", name="Waar jouw woorden terechtkwamen")).to_be_visible()
    expect(anna.locator(".own-words li")).to_contain_text([HERS])
    assert overflow(anna) == 0
    anna.locator(".own-words li a").first.click()
    expect(anna.locator(":target")).to_be_in_viewport()
    expect(anna.locator(":target .own-mark").first).to_have_text("van jou")

    bilal.get_by_role("link", name="Lees het verslag").click()
    expect(bilal.locator(".own-words li")).to_contain_text(["Is samengevoegd met wat anderen schreven"])
    expect(bilal.locator(".own-words li q")).to_have_text(HERS)

    expect(carla.locator(".reading")).to_contain_text("Wil je het verslag zien?")
    expect(carla.get_by_role("link", name="Lees het verslag")).to_have_count(0)
    for phone in (anna, bilal):
        assert PRIVATE not in phone.content()


def test_without_javascript_it_is_asked_and_read_all_the_same(stage: Stage) -> None:
    phone = stage.phone(java_script_enabled=False)
    stage.hall.facilitate("OpenPhase", phase="close")
    phone.goto(f"{stage.server.url}/s/{stage.hall.session}/my-report")
    phone.get_by_role("button", name="Ja, laat het me zien").click()
    expect(phone.locator(".reading-asked")).to_be_visible()
    stage.hall.facilitate("CloseSession")
    stage.hall.facilitate("FinishReport", mark="a" * 64)
    phone.goto(f"{stage.server.url}/s/{stage.hall.session}/my-report")
    expect(phone.get_by_role("heading", name="Waar jouw woorden terechtkwamen")).to_be_visible()


def test_the_draft_is_saved_as_one_file_that_opens_by_itself(stage: Stage) -> None:
    phone = stage.phone()
    stage.hall.facilitate("SetReport", address="https://zwolle.nl/sociale-top")
    stage.hall.facilitate("CloseSession")
    expect(phone.locator(".reading")).to_contain_text("zwolle.nl/sociale-top")
    with phone.expect_download() as saved:
        phone.get_by_role("link", name="Bewaar het concept op je telefoon").click()
    assert saved.value.suggested_filename == "concept-verslag.html"
    content = saved.value.path().read_text("utf-8")
    assert "notice-draft" in content
    assert "zwolle.nl/sociale-top" in content
    assert "/s/" + stage.hall.session not in content


def test_a_link_reaches_who_was_not_there_until_it_is_ended(stage: Stage) -> None:
    host = stage.console()
    host.goto(f"{stage.server.url}/s/{stage.hall.session}/report")
    sharing = host.locator("#sharing")
    sharing.get_by_label("Hoe lang werkt hij?").select_option("7")
    sharing.get_by_role("button", name="Maak een link").click()
    field = sharing.locator("[data-share] input[readonly]")
    expect(field).to_be_visible()
    link = stage.local(field.input_value())

    alderman = stage.person(CONSOLE)
    alderman.goto(link)
    expect(alderman.get_by_role("heading", level=1)).to_be_visible()
    expect(alderman.locator(".notice-draft")).to_contain_text("Concept")
    assert alderman.context.cookies() == []

    sharing.get_by_role("button", name="Beëindig nu").click()
    expect(field).to_have_count(0)
    answer = alderman.goto(link)
    assert answer is not None
    assert answer.status == 404
    stage.complaints.clear()  # a browser says so of every page that is not there
    expect(alderman.get_by_role("heading", level=1)).to_have_text("Hier is niets te lezen.")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
def test_axe_finds_nothing_on_what_is_sent_on(stage: Stage, scheme: Literal["light", "dark"]) -> None:
    stage.bypass_csp = True
    phone = stage.phone(color_scheme=scheme)
    hall, found = stage.hall, dict[str, list[str]]()
    hall.facilitate("OpenPhase", phase="directions")
    phone.reload()
    write(phone, HERS)
    hall.facilitate("OpenPhase", phase="close")
    phone.get_by_role("button", name="Ja, laat het me zien").click()
    expect(phone.locator(".reading-asked")).to_be_visible()
    found["asked"] = faults(phone)
    hall.facilitate("CloseSession")
    phone.goto(f"{stage.server.url}/s/{hall.session}/my-report")
    found["not yet"] = faults(phone)
    hall.facilitate("ShareReport", days=7, what="files")
    hall.facilitate("SetSeries", title="Reeks")
    hall.facilitate("CarryActions", actions=[{"text": "Bellen", "owner": "Fatima", "source": "Vorige keer"}])
    host = stage.console(color_scheme=scheme)
    for page in ("prepare", "console", "report"):
        host.goto(f"{stage.server.url}/s/{hall.session}/{page}")
        found[page] = faults(host, {"prepare": "#series", "console": ".outcomes", "report": "#sharing"}[page])
    link = stage.local(host.locator("#sharing input[readonly]").input_value())
    host.goto(f"{stage.server.url}/series/s-{hall.session}")
    found["series"] = faults(host)
    host.goto(link)
    found["shared draft"] = faults(host, ".notice-draft")
    hall.facilitate("FinishReport", mark="a" * 64)
    phone.goto(f"{stage.server.url}/s/{hall.session}/my-report")
    found["own words"] = faults(phone)
    assert {page: wrong for page, wrong in found.items() if wrong} == {}
