"""Support across backgrounds: the facilitator sees who carries what, chooses what comes first, and the hall reads it."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from facilitator.web.rehearse.client import Order
from tests.browser.stage import Stage
from tests.browser.test_accessibility import faults

pytestmark = pytest.mark.browser

SIDES = {
    "ervaring": "bewoner of ervaringsdeskundige", "zorg": "zorg en begeleiding", "gemeente": "gemeente of sociale dienst",
    "werk": "ondernemer of werkgever", "rijk": "ministerie of rijksdienst", "raad": "raadslid",
    "onderwijs": "onderwijsinstelling", "buurt": "جيران ومتطوعون",
}  # fmt: skip
PEOPLE = {"ervaring": 6, "zorg": 5, "gemeente": 5, "werk": 5, "rijk": 4, "raad": 3, "onderwijs": 3, "buurt": 1}
LONG = "Zet de eigen regie voorop: laat mensen zelf kiezen, zelf plannen en zelf bepalen wat hun beloning is, elke week opnieuw"
TEXTS = ("Door iedereen gewild", "Door de zorg afgewezen", "دع الناس يختارون بأنفسهم", *(f"{LONG} ({n})" for n in range(9)))
SIZES = ((1920, 1080), (1366, 768))


def voted_hall(stage: Stage) -> list[str]:
    """A hall of eight backgrounds that voted on twelve directions; gives the directions."""
    stage.bypass_csp = True
    hall = stage.prepare("social-summit", "A1", "A2")
    hall.facilitate("SetBackgrounds", backgrounds=[{"id": one, "label": label} for one, label in SIDES.items()])
    hall.facilitate("OpenPhase", phase="harvest")
    made = [str(hall.facilitate("AddContribution", kind="direction", text=text)["contribution"]) for text in TEXTS]
    hall.facilitate("SetHighlights", members=made[:4])
    for side, people in PEOPLE.items():
        for n in range(people):
            phone = hall.phone(("A1", "A2")[n % 2])
            votes = [_vote(one, made.index(one), side, n) for one in made]
            orders = [Order("DescribeMyself", {"background": side}), *votes]
            phone.send({"session": hall.session, "as": "participant"}, orders)
    hall.facilitate("EditContribution", contribution=made[3], text=TEXTS[3] + " (met andere woorden)")
    return made


def _vote(contribution: str, place: int, side: str, n: int) -> Order:
    against = (place == 1 and side == "zorg") or (place > 1 and (n + place) % 3 == 0)
    return Order("GiveSupport", {"contribution": contribution, "level": "disagree" if against else "agree"})


def spilled(wall: Page, board: str) -> Any:
    """Give what of a board does not fit on the wall: that must scroll, is cut off, or sticks out of its cell."""
    return wall.evaluate(
        """board => {
          const shown = (names) => Array.from(document.querySelectorAll(names)).filter((one) => one.offsetParent);
          const scrolls = (one) => one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2;
          const out = (one) => {
            const inner = one.getBoundingClientRect(), cell = one.closest("td").getBoundingClientRect();
            return inner.top < cell.top - 1 || inner.bottom > cell.bottom + 1 || one.scrollWidth > one.clientWidth + 2;
          };
          const found = [document.documentElement, ...shown(board + ", .heat-side, .spear-words")].filter(scrolls);
          return found.concat(shown(".heat-number, .heat-word, .heat-none").filter(out))
            .map((one) => `${one.className}: ${one.textContent.trim().slice(0, 60)}`);
        }""",
        board,
    )


def test_the_facilitator_sees_it_first_and_chooses_what_the_hall_reads(stage: Stage) -> None:
    voted_hall(stage)
    farida, wall, phone = stage.console(), stage.wall(), stage.phone()
    table = farida.get_by_role("table").filter(has=farida.get_by_role("columnheader", name="raadslid"))
    expect(table.locator("tbody tr").first).to_contain_text("Door iedereen gewild")
    assert faults(farida, "#across") == []
    farida.get_by_label("Geliefd bij de een, afgewezen door de ander").check()
    expect(table.locator("tbody tr").first).to_contain_text("Door de zorg afgewezen")
    farida.get_by_role("button", name="Zo op de muur").click()
    expect(wall.locator(".heat-head").first).to_have_text("Geliefd bij de een, afgewezen door de ander")
    expect(phone.get_by_text("Vooral oneens: zorg en begeleiding").first).to_be_visible()
    # who cannot see the colours hears every cell
    row = wall.locator("tr").filter(has_text="Door de zorg afgewezen")  # of a page that takes turns with others
    expect(row.locator("td").nth(1)).to_have_text("meest oneens, zwakste achtergrond")
    expect(row.locator("td").filter(has_text="minder dan 3")).to_have_count(1)
    farida.get_by_role("button", name="Maak ongedaan: de muur").click()
    expect(wall.locator("[data-support]")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
def test_all_of_it_fits_on_the_wall(stage: Stage, scheme: Literal["light", "dark"]) -> None:
    voted_hall(stage)
    wall = stage.wall()
    wall.emulate_media(color_scheme=scheme)
    for view, board in (("support", ".heat-board"), ("spearheads", ".spearheads")):
        stage.hall.facilitate("ShowOnWall", view=view)
        expect(wall.locator(board)).to_be_visible()
        assert faults(wall) == []
        pages = wall.locator("[data-page]").count()
        for width, height in SIZES:
            wall.set_viewport_size({"width": width, "height": height})
            for n in range(pages):
                assert spilled(wall, board) == [], (view, width, n)
                wall.keyboard.press("ArrowRight")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_opinion_landscape_fits_on_the_wall_and_can_be_read_by_everybody(stage: Stage, scheme: Literal["light", "dark"]) -> None:
    voted_hall(stage)
    stage.hall.facilitate("ShowOnWall", view="landscape")
    wall = stage.wall()
    wall.emulate_media(color_scheme=scheme)
    expect(wall.locator(".opinions-map svg")).to_be_visible(timeout=180_000)  # the child that draws it lets all others go first
    pages = wall.locator("[data-page]").count()
    for width, height in SIZES:
        wall.set_viewport_size({"width": width, "height": height})
        for n in range(pages):
            assert spilled(wall, ".opinions") == [], (width, n)
            assert faults(wall) == [], (width, n)
            wall.keyboard.press("ArrowRight")
