"""The desk for the report: from the draft that lies there when people leave to files that can be sent, in a real browser."""

from __future__ import annotations

import io
import re
import time

import pytest
from PIL import Image
from playwright.sync_api import FrameLocator, Page, Route, expect

from tests.browser.pages import complaints, overflow
from tests.browser.stage import CONSOLE, PHONE, Stage
from tests.report.test_incoming import photo_of_a_phone

pytestmark = pytest.mark.browser

SAID = "Bel me gerust op 06 12345678, dan leg ik het uit."


def filled(stage: Stage) -> None:
    """A meeting that is over, with quotes to choose from and a phone number in one of them."""
    hall = stage.hall
    hall.facilitate("SetFocus", on=[hall.dilemma()])
    for phase, kind, texts in (
        ("experiences", "experience", (SAID, "Wij bellen iedereen terug.", "Bij ons wacht men een half jaar.", "Ik nam iemand mee.")),
        ("directions", "direction", ("Geef iedereen een vaste contactpersoon", "Begin met één loket")),
    ):
        hall.facilitate("OpenPhase", phase=phase)
        for n, text in enumerate(texts):
            asked = hall.ask(hall.phone(("A1", "A2")[n % 2]), "AddContribution", {"kind": kind, "text": text})
            assert asked["ok"], asked
    hall.facilitate("CloseSession")


def desk(stage: Stage, **more: object) -> tuple[Page, FrameLocator]:
    page = stage.console(**more)
    page.goto(f"{stage.server.url}/s/{stage.hall.session}/report")
    draft = page.frame_locator("#draft")
    expect(draft.locator("h1")).to_have_text("Proef")
    return page, draft


def test_a_report_is_made_ready_and_definitive(stage: Stage) -> None:
    filled(stage)
    farida, draft = desk(stage)

    # a passage in other words, and as it was again
    passage = draft.locator("#colophon .desk-passage:not(.desk-of-heading)").first
    before = passage.locator("p").first.inner_text()
    passage.locator("summary").click()
    passage.get_by_label("In jouw woorden").fill("Dit is **ons** verslag.")
    passage.get_by_role("button", name="Bewaar").click()
    expect(passage).to_contain_text("Dit is ons verslag.")
    expect(passage.locator("strong")).to_have_text("ons")
    expect(passage).to_contain_text("in jouw woorden")
    passage.locator("summary").click()
    passage.get_by_role("button", name="Zoals het was").click()
    expect(passage.locator("p").first).to_have_text(before)
    passage.locator("summary").click()
    passage.get_by_label("In jouw woorden").fill("Dit is ons verslag.")
    passage.get_by_role("button", name="Bewaar").click()
    expect(passage).to_contain_text("Dit is ons verslag.")

    # a quote that is left out, and another one
    quotes = draft.locator("blockquote")
    shown = quotes.count()
    draft.get_by_role("button", name=re.compile("Laat weg: citaat")).first.click()
    expect(farida.locator("#quotes")).to_contain_text("Door jou weggelaten")
    expect(quotes).to_have_count(shown - 1)

    # a chapter that goes down, and one that is left out
    chapters = farida.locator("[data-chapter]")
    names = chapters.evaluate_all("all => all.map(one => one.dataset.chapter)")
    farida.locator(f"#chapter-{names[1]}-down").click()
    expect(chapters.nth(2)).to_have_attribute("data-chapter", names[1])
    expect(draft.locator(".chapter").nth(2)).to_have_attribute("id", names[1])
    expect(farida.locator(f"#chapter-{names[1]}-down")).to_be_focused()
    farida.locator("#chapter-colophon-up").click()
    gone = names[3]
    farida.locator(f"#chapter-{gone}-out").click()
    expect(farida.locator(f"#chapter-{gone}")).to_have_attribute("data-out", "")
    expect(draft.locator(f"#{gone}")).to_have_count(0)

    # a photo with what is to be seen on it
    farida.locator("#photo-new > summary").click()
    farida.get_by_label("Foto", exact=True).set_input_files({"name": "flap.jpg", "mimeType": "image/jpeg", "buffer": photo_of_a_phone()})
    farida.locator("#photo-new").get_by_label("Wat erop te zien is").fill("Een rode flap")
    farida.locator("#photo-new").get_by_role("button", name="Toevoegen").click()
    expect(farida.locator(".desk-photo img")).to_have_attribute("alt", "Een rode flap")
    expect(draft.locator(".photo img")).to_have_attribute("alt", "Een rode flap")
    assert draft.locator(".photo img").evaluate("one => one.naturalWidth") == 300

    # words that may be private go for good
    finding = farida.locator(".desk-findings > li").filter(has_text="06 12345678")
    finding.locator("summary").click()
    expect(finding).to_contain_text("kan niet ongedaan")
    finding.get_by_role("button", name=re.compile("Laat voorgoed weg")).click()
    expect(finding).to_have_count(0)
    expect(draft.locator("body")).not_to_contain_text("12345678")

    # what is missing is one tap away
    farida.locator(".desk-needs a", has_text="datum").click()
    expect(farida).to_have_url(re.compile("/prepare#m-date$"))
    farida.locator("#m-date").fill("2026-11-20")
    expect(farida.locator("form[data-autosave=DescribeMeeting] [data-said]")).to_have_attribute("data-state", "stored")
    farida.get_by_role("link", name="Verslag").click()
    expect(farida.locator(".desk-needs a", has_text="datum")).to_have_count(0)

    # definitive: the same bytes each time, until it is opened again
    farida.locator("#all-the-same > summary").click()
    expect(farida.locator("#all-the-same")).to_contain_text("nog om jou")
    farida.get_by_role("button", name="Toch definitief maken").click()
    expect(farida.locator("#files")).to_contain_text("Deze bestanden blijven zoals ze zijn", timeout=60_000)
    expect(farida.locator(".desk-state")).to_contain_text("Definitief")
    expect(draft.locator(".desk-change")).to_have_count(0)
    expect(draft.locator("#colophon")).to_contain_text("Dit is ons verslag.")  # what stands there is the file as it is kept
    expect(farida.locator("#draft")).to_have_attribute("src", re.compile("/report.html$"))
    for name in ("report.pdf", "report.docx", "report.html", "facilitator-only-complete.zip"):
        saved = [stage.hall.host.get(f"/s/{stage.hall.session}/report/files/{name}") for _ in range(2)]
        assert saved[0].status == 200 and saved[0].body == saved[1].body, name
    with farida.expect_download() as download:
        farida.locator("#files a", has_text="report.pdf").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    page = stage.hall.host.get(f"/s/{stage.hall.session}/report.html").body.decode()
    assert "Dit is ons verslag." in page and "12345678" not in page and "Een rode flap" in page
    refused = stage.hall.host.get(f"/s/{stage.hall.session}/report").body.decode()
    assert "Herschrijf" not in refused
    farida.get_by_role("button", name="Open het verslag weer").click()
    expect(farida.locator("#files")).to_contain_text("Concept")
    expect(draft.locator(".desk-change").first).to_be_attached()


def test_two_quick_taps_both_count(stage: Stage) -> None:
    filled(stage)
    farida, _draft = desk(stage)
    held: list[Route] = []
    farida.route("**/commands", lambda route: held.append(route) if not held else route.continue_())
    chapters = farida.locator("[data-chapter]")
    names = chapters.evaluate_all("all => all.map(one => one.dataset.chapter)")
    out = farida.locator(f"#chapter-{names[3]}-out")
    with farida.expect_request("**/commands"):
        farida.locator(f"#chapter-{names[1]}-down").click()
    out.click()
    out.click()
    held[0].continue_()  # the first one took its time
    expect(farida.locator(f"#chapter-{names[3]}")).to_have_attribute("data-out", "")
    expect(chapters.nth(2)).to_have_attribute("data-chapter", names[1])
    expect(farida.locator(f"#chapter-{names[3]}-out")).to_be_focused()


def test_what_is_typed_is_saved_when_its_field_is_left(stage: Stage) -> None:
    filled(stage)
    farida, draft = desk(stage)
    sender, steps = farida.get_by_label("Wie het stuurt"), farida.get_by_label("Wat er nu gebeurt, door wie en wanneer")
    sender.fill("Gemeente Zwolle")
    sender.press("Tab")
    steps.press_sequentially("De gemeente belt iedereen terug.", delay=20)  # while what stands above it is being saved
    expect(draft.locator("#colophon")).to_contain_text("Gemeente Zwolle")
    expect(steps).to_have_value("De gemeente belt iedereen terug.")
    steps.press("Tab")
    expect(draft.locator("#next")).to_contain_text("De gemeente belt iedereen terug.")
    farida.reload()
    expect(farida.get_by_label("Wie het stuurt")).to_have_value("Gemeente Zwolle")
    expect(farida.get_by_label("Wat er nu gebeurt, door wie en wanneer")).to_have_value("De gemeente belt iedereen terug.")


def test_the_desk_works_by_keyboard_alone(stage: Stage) -> None:
    filled(stage)
    farida, draft = desk(stage)
    passage = draft.locator("#colophon .desk-passage:not(.desk-of-heading)").first
    passage.locator("summary").focus()
    farida.keyboard.press("Enter")
    expect(passage.locator("textarea")).to_be_focused()
    farida.keyboard.press("Control+a")
    farida.keyboard.type("Met de toetsen.")
    farida.keyboard.press("Tab")
    farida.keyboard.press("Enter")
    expect(passage).to_contain_text("Met de toetsen.")
    expect(passage.locator("summary")).to_be_focused()
    farida.keyboard.press("Enter")
    farida.keyboard.press("Escape")
    expect(passage.locator("textarea")).to_be_hidden()


def test_the_desk_works_without_scripts(stage: Stage) -> None:
    filled(stage)
    farida = stage.person(CONSOLE, java_script_enabled=False)
    farida.goto(stage.local(stage.hall.links["facilitator"]))
    farida.goto(f"{stage.server.url}/s/{stage.hall.session}/report")
    farida.locator("#chapter-colophon-out").click()
    expect(farida.locator("#chapter-colophon")).to_have_attribute("data-out", "")
    farida.locator("#photo-new > summary").click()
    out = io.BytesIO()
    Image.new("RGB", (50, 40)).save(out, "PNG")
    farida.get_by_label("Foto", exact=True).set_input_files({"name": "x.png", "mimeType": "image/png", "buffer": out.getvalue()})
    farida.locator("#photo-new").get_by_role("button", name="Toevoegen").click()
    expect(farida.locator(".desk-photo")).to_have_count(1)
    passage = farida.frame_locator("#draft").locator("#in_short .desk-passage:not(.desk-of-heading)").first
    passage.locator("summary").click()
    passage.locator("textarea").fill("Zonder script.")
    passage.get_by_role("button", name="Bewaar").click()
    expect(farida.frame_locator("#draft").locator("#in_short")).to_contain_text("Zonder script.")
    farida.get_by_role("button", name="Maak alle bestanden").click()
    deadline = time.monotonic() + 60
    expect(farida.locator("#files [data-look]")).to_be_visible()
    while farida.locator("#files [data-look]").count() and time.monotonic() < deadline:
        farida.locator("#files [data-look]").click()  # a page without scripts is loaded again, by itself or by its reader
        expect(farida.locator(".desk-make")).to_be_attached()
    expect(farida.locator("#files a", has_text="report.pdf")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
@pytest.mark.parametrize("locale", ["nl-NL", pytest.param("en-GB", marks=pytest.mark.long)])
def test_axe_finds_nothing_on_the_desk(stage: Stage, scheme: str, locale: str) -> None:
    stage.bypass_csp = True
    filled(stage)
    farida, draft = desk(stage, color_scheme=scheme, locale=locale, reduced_motion="reduce")
    draft.locator("#colophon .desk-passage summary").first.click()
    farida.locator(".desk-findings summary").first.click()
    farida.locator("#photo-new > summary").click()
    assert complaints(farida) == []
    inside = farida.frame(name="draft")
    assert complaints(inside) == []  # type: ignore[arg-type]  # a frame evaluates as a page does


def test_the_desk_fits_a_phone(stage: Stage) -> None:
    filled(stage)
    farida = stage.person(PHONE)
    farida.goto(stage.local(stage.hall.links["facilitator"]))
    farida.goto(f"{stage.server.url}/s/{stage.hall.session}/report")
    expect(farida.frame_locator("#draft").locator("h1")).to_be_visible()
    assert overflow(farida) <= 0
    assert farida.frame(name="draft").evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
