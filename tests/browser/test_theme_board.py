"""Themes by several people at once: one drags with a mouse, one has only a keyboard, one helps on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import CONSOLE, PHONE, Stage
from tests.browser.test_accessibility import faults

pytestmark = pytest.mark.browser

TEXTS = ("De bus rijdt te vroeg", "Vervoer in de avond", "Eén pot geld", "Een huiskamer in de wijk", "Zet ervaring voorop")

# Of a heading: how many of its lines begin below where it ends.
LINES_OUTSIDE = """one => {
  const words = document.createRange();
  words.selectNodeContents(one);
  const end = one.getBoundingClientRect().bottom;
  return Array.from(words.getClientRects()).filter((line) => line.top + line.height / 2 > end).length;
}"""


def hall_with_cards(stage: Stage, texts: tuple[str, ...] = TEXTS) -> list[str]:
    """A room in which cards came in, and in which phones may theme."""
    stage.hall.facilitate("EditPhase", phase="directions", theming=True, visibility="everyone")
    stage.hall.facilitate("OpenPhase", phase="directions")
    made: list[str] = []
    for start in range(0, len(texts), 30):
        cards = {"texts": list(texts[start : start + 30]), "kind": "direction", "group": "A1"}
        made += stage.hall.facilitate("EnterCards", **cards)["contributions"]
    return made


def board(stage: Stage, **more: Any) -> Page:
    """A facilitator at the theme board."""
    page = stage.person(CONSOLE, **more)
    page.goto(stage.local(stage.hall.links["facilitator"]))
    page.goto(f"{stage.server.url}/s/{stage.hall.session}/themes")
    return page


def column(page: Page, title: str) -> Locator:
    """The column of a theme; '' is what is in none."""
    if not title:
        return page.locator('[data-column=""]')
    return page.locator("[data-column]", has=page.get_by_role("heading", name=title, exact=True))


def card(page: Page, text: str) -> Locator:
    """A card, wherever it lies."""
    return page.locator("[data-slip]", has_text=text)


def drag(page: Page, text: str, onto: Locator) -> None:
    """Take a card by its words and let it go on a column."""
    start, end = card(page, text).locator("label").bounding_box(), onto.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 20, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 30, steps=6)
    page.mouse.up()


def make(page: Page, title: str) -> None:
    """Type the name of a new theme."""
    page.get_by_label("Nieuw thema").fill(title)
    page.get_by_role("button", name="Maak een thema").click()
    expect(column(page, title)).to_be_visible()


def test_two_people_theme_at_once_and_a_phone_helps(stage: Stage) -> None:
    stage.bypass_csp = True
    hall_with_cards(stage)
    mouse, keys, phone = board(stage), board(stage), stage.phone()
    make(mouse, "Vervoer")
    expect(column(keys, "Vervoer")).to_be_visible()

    # the other one is typing a name meanwhile: that stays, and so does the focus
    typed = keys.get_by_label("Nieuw thema")
    typed.focus()
    keys.keyboard.type("Samen in de w")
    drag(mouse, "De bus rijdt te vroeg", column(mouse, "Vervoer"))
    expect(column(keys, "Vervoer")).to_contain_text("De bus rijdt te vroeg")
    expect(typed).to_be_focused()
    expect(typed).to_have_value("Samen in de w")
    keys.keyboard.type("ijk")
    keys.keyboard.press("Enter")
    expect(column(mouse, "Samen in de wijk")).to_be_visible()

    # without a mouse: to a card with the arrows, pick two, choose the theme in the list
    keys.locator("[data-slip] input").first.focus()
    while keys.evaluate("document.activeElement.closest('[data-slip]').textContent.indexOf('Een huiskamer') < 0"):
        keys.keyboard.press("ArrowDown")
    keys.keyboard.press("Space")
    expect(keys.locator("[data-board-count]")).to_have_text("1 gekozen")

    # what others do takes nothing from who is choosing
    phone.locator(".theming-theme", has_text="Vervoer").click()
    expect(phone.locator("[data-theming-last]")).to_be_visible()
    expect(column(keys, "Vervoer").locator("[data-slip]")).to_have_count(2)
    assert keys.locator("[data-slip] input:checked").count() <= 1
    placed = column(keys, "Vervoer").inner_text()
    if "Een huiskamer" in placed:  # the phone was just before: the pick goes along with the card
        expect(card(keys, "Een huiskamer").locator("input")).to_be_checked()
    keys.keyboard.press("Enter")
    keys.keyboard.press("ArrowDown")
    while keys.evaluate("document.activeElement.selectedOptions[0].textContent") != "Samen in de wijk":
        keys.keyboard.press("ArrowDown")
    keys.keyboard.press("Tab")
    keys.keyboard.press("Enter")
    expect(column(mouse, "Samen in de wijk")).to_contain_text("Een huiskamer")

    # Alt with an arrow: one column on, and the focus goes along
    keys.locator('[data-column=""] [data-slip] input').first.focus()
    here = keys.evaluate("document.activeElement.value")
    keys.keyboard.press("Alt+ArrowRight")
    expect(column(mouse, "Vervoer").locator(f"#slip-{here}")).to_be_visible()
    expect(keys.locator(f"#pick-{here}")).to_be_focused()

    # nothing was lost, nothing lies in two places
    for page in (mouse, keys):
        expect(page.locator("[data-slip]")).to_have_count(len(TEXTS))
    themes = {one["title"]: one["members"] for one in stage.hall.document()["themes"]}
    held = [number for members in themes.values() for number in members]
    assert len(held) == len(set(held))
    expect(mouse.locator(".board-deeds")).to_contain_text("Een deelnemer")

    # taken back by who did it
    mouse.get_by_role("button", name="Maak ongedaan").click()
    expect(mouse.locator("[data-slip]")).to_have_count(len(TEXTS))
    assert faults(mouse) == []


def test_a_phone_places_proposes_and_takes_back(stage: Stage) -> None:
    hall_with_cards(stage)
    stage.hall.facilitate("MakeTheme", title="Vervoer")
    phone = stage.phone()
    section = phone.locator("[data-theming]")
    expect(section).to_contain_text("Waar hoort dit bij?")
    first = section.locator("[data-theming-words]").inner_text()
    section.locator(".theming-theme", has_text="Vervoer").click()
    expect(section.locator("[data-theming-words]")).not_to_have_text(first)
    expect(section.locator("[data-theming-last]")).to_contain_text("Staat nu bij Vervoer")
    expect(section.locator(".theming-theme", has_text="Vervoer")).to_contain_text("1")
    section.get_by_role("button", name="terug").click()
    expect(section.locator("[data-theming-words]")).to_have_text(first)
    section.get_by_label("Hoe noem je het?").fill("Iets nieuws")
    section.get_by_role("button", name="Maak een thema").click()
    expect(section.locator(".theming-theme", has_text="Iets nieuws")).to_contain_text("1")
    themes = {one["title"]: len(one["members"]) for one in stage.hall.document()["themes"]}
    assert themes == {"Vervoer": 0, "Iets nieuws": 1}


@pytest.mark.long
def test_without_javascript_a_card_is_placed_and_a_theme_made(stage: Stage) -> None:
    hall_with_cards(stage)
    stage.hall.facilitate("MakeTheme", title="Vervoer")
    phone = stage.person(PHONE, java_script_enabled=False)
    phone.goto(stage.local(stage.hall.links["joins"]["A1"]))
    form = phone.locator("[data-theming-form]")
    form.get_by_label("Welke kaart?").select_option(index=1)
    form.locator(".theming-theme", has_text="Vervoer").click()
    new = phone.locator("[data-theming-new]")
    new.get_by_label("Hoe noem je het?").fill("Geld")
    new.get_by_label("Met deze kaart erin").select_option(index=1)
    new.get_by_role("button", name="Maak een thema").click()
    themes = {one["title"]: len(one["members"]) for one in stage.hall.document()["themes"]}
    assert themes == {"Vervoer": 1, "Geld": 1}


def test_five_hundred_cards_stay_workable(stage: Stage) -> None:
    made = hall_with_cards(stage, tuple(f"Kaart {n}: laat de bus ook na acht uur 's avonds rijden" for n in range(1, 501)))
    for n in range(8):
        stage.hall.facilitate("MakeTheme", title=f"Thema {n}", contributions=made[n * 40 : n * 40 + 40])
    page = board(stage)
    loose = page.locator('[data-column=""]')
    expect(loose.get_by_role("heading")).to_contain_text("180")
    page.get_by_label("Zoek een kaart").fill("Kaart 431:")
    expect(loose.locator("[data-slip]:visible")).to_have_count(1)
    loose.get_by_role("checkbox").locator("visible=true").check()
    page.get_by_label("Naar thema").select_option(label="Thema 3")
    page.get_by_role("button", name="Zet daar").click()
    expect(column(page, "Thema 3")).to_contain_text("Kaart 431:")
    expect(loose.get_by_role("heading")).to_contain_text("179")


def test_on_the_wall_the_name_of_a_theme_is_read_whole(stage: Stage) -> None:
    names = ("De mensen zelf aan het woord", "Iemand die de kar trekt in de wijk", "Ondernemers binden en boeien")
    made = hall_with_cards(stage)
    for name, one in zip(names, made, strict=False):
        stage.hall.facilitate("MakeTheme", title=name, contributions=[one])
    stage.hall.facilitate("ShowOnWall", view="themes")
    wall = stage.wall()
    for width, height in ((1920, 1080), (1366, 768)):
        wall.set_viewport_size({"width": width, "height": height})
        for name in names:
            head = wall.get_by_role("heading", name=name, exact=True)
            expect(head).to_be_visible()
            assert head.evaluate(LINES_OUTSIDE) == 0, (name, width)
