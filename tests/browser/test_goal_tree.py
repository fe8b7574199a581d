"""A goal tree built by two facilitators at once, hung in from a phone, and ideas tested against it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import Stage
from tests.browser.test_accessibility import faults

pytestmark = pytest.mark.browser


def goal(page: Page, text: str) -> Locator:
    """The row of a goal on a console."""
    return page.locator("[data-goals] [data-goal]", has_text=text)


def add(page: Page, text: str, under: str = "") -> None:
    """Type a goal on a console, under another."""
    page.get_by_label("Nieuw doel").fill(text)
    if under:
        option = page.locator("#goal-under option", has_text=under)
        page.locator("#goal-under").select_option(value=option.first.get_attribute("value"))
    page.get_by_role("button", name="Doel toevoegen").click()
    expect(goal(page, text)).to_be_visible()


def drag(page: Page, text: str, onto: str, share: float = 0.5) -> None:
    """Take a goal by its dots and let it go on another, at this part of its height."""
    grip = goal(page, text).locator("[data-grip]")
    target = goal(page, onto)
    grip.scroll_into_view_if_needed()
    start, end = grip.bounding_box(), target.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 120, end["y"] + end["height"] * share, steps=6)
    page.mouse.up()


def shape(page: Page) -> list[str]:
    """The tree as it reads: two spaces for every level."""
    return page.locator("[data-goals] [data-goal]").evaluate_all(
        "rows => rows.map(row => '  '.repeat(Number(row.dataset.depth)) + row.querySelector('bdi').textContent)"
    )


def eventually(page: Page, wanted: list[str]) -> None:
    """Wait until the tree reads like this."""
    expect(page.locator("[data-goals] bdi")).to_have_text([line.strip() for line in wanted])
    page.wait_for_function(
        "wanted => JSON.stringify(Array.from(document.querySelectorAll('[data-goals] [data-goal]'), row =>"
        " '  '.repeat(Number(row.dataset.depth)) + row.querySelector('bdi').textContent)) === JSON.stringify(wanted)",
        arg=wanted,
    )


def test_two_facilitators_build_one_tree(stage: Stage) -> None:
    stage.prepare("goal-tree", "A1", "A2").facilitate("OpenPhase", phase="goals")
    farida, hans, wall = stage.console(), stage.console(), stage.wall()
    expect(wall.get_by_role("heading", name="De boom begint met één doel")).to_be_visible()

    add(farida, "Iedereen doet mee")
    add(farida, "Het past", "Iedereen doet mee")
    add(hans, "Het is dichtbij", "Iedereen doet mee")
    add(hans, "Er is een bus", "Het past")
    add(farida, "Ik kies zelf", "Het past")
    eventually(hans, ["Iedereen doet mee", "  Het past", "    Er is een bus", "    Ik kies zelf", "  Het is dichtbij"])
    expect(wall.locator(".tree-root")).to_contain_text("Iedereen doet mee")
    expect(wall.locator(".tree-branch")).to_have_count(2)
    expect(wall.locator(".tree-twig")).to_have_count(2)

    # Hans drags the bus to where it belongs, while Farida moves another goal with buttons.
    drag(hans, "Er is een bus", "Het is dichtbij")
    goal(farida, "Ik kies zelf").get_by_role("button").click()
    farida.get_by_role("button", name="Een niveau hoger").click()
    both = ["Iedereen doet mee", "  Het past", "  Ik kies zelf", "  Het is dichtbij", "    Er is een bus"]
    eventually(farida, both)
    eventually(hans, both)
    expect(wall.locator(".tree-branch")).to_have_count(3)

    # Not under itself: it says so, and nothing moved.
    drag(hans, "Het is dichtbij", "Er is een bus")
    eventually(hans, both)

    # Farida takes back her own move; Hans's stays.
    farida.locator(".goal-last li", has_text="Ik kies zelf").filter(has_text="Verplaatst").get_by_role("button").click()
    own = ["Iedereen doet mee", "  Het past", "    Ik kies zelf", "  Het is dichtbij", "    Er is een bus"]
    eventually(hans, own)

    # Other words, and out of the tree and back.
    goal(hans, "Er is een bus").get_by_role("button").click()
    hans.get_by_label("Andere woorden").fill("Er rijdt een buurtbus")
    hans.get_by_role("button", name="Hernoemen").click()
    expect(goal(farida, "Er rijdt een buurtbus")).to_be_visible()
    expect(wall.locator(".tree-twig", has_text="buurtbus")).to_be_visible()
    goal(hans, "Er rijdt een buurtbus").get_by_role("button").click()
    goal(hans, "Het past").get_by_role("button").click()
    hans.get_by_role("button", name="Uit de boom halen").click()
    eventually(farida, ["Iedereen doet mee", "  Ik kies zelf", "  Het is dichtbij", "    Er rijdt een buurtbus"])
    farida.get_by_text("1 doel is eruit gehaald").click()
    farida.get_by_role("button", name="Zet terug: Het past").click()
    eventually(hans, [line.replace("Er is een bus", "Er rijdt een buurtbus") for line in own])
    assert stage.complaints == []


def test_a_goal_from_a_phone_and_ideas_that_are_tested(stage: Stage) -> None:
    hall = stage.prepare("goal-tree", "A1", "A2")
    hall.facilitate("OpenPhase", phase="goals")
    main = hall.facilitate("AddContribution", kind="goal", text="Iedereen doet mee")["contribution"]
    near = hall.facilitate("AddContribution", kind="goal", text="Het is dichtbij", parent=main)["contribution"]
    piet, wall = stage.phone("A1"), stage.wall()
    piet.get_by_label("Onder welk doel hoort het?").select_option(value=near)
    piet.get_by_label("Jouw doel").fill("Ik kan er zelf komen")
    piet.get_by_role("button", name="Hang het daar").click()
    expect(piet.locator("[data-goals]")).to_contain_text("Ik kan er zelf komen")
    expect(wall.locator(".tree-twig")).to_contain_text("Ik kan er zelf komen")

    hall.facilitate("AddContribution", kind="goal", text="Het past bij mij", parent=main)
    hall.facilitate("OpenPhase", phase="ideas")
    hall.facilitate("AddContribution", kind="direction", text="Een buurtbus die we zelf rijden", on=near)
    hall.facilitate("OpenPhase", phase="test")
    expect(wall.get_by_role("heading", name="Welk idee draagt waaraan bij?")).to_be_visible()
    expect(wall.locator(".matrix-bare")).to_have_count(1)

    people = [piet, stage.phone("A1"), stage.phone("A2")]
    for number, phone in enumerate(people, 1):
        expect(phone.locator("[data-rate-words]")).to_have_text("Een buurtbus die we zelf rijden")
        scale = phone.get_by_role("group", name="Het is dichtbij")
        scale.get_by_label("veel", exact=True).click()
        if number < len(people):
            expect(wall.locator(".matrix td").first).to_contain_text("minder dan 3 mensen")
    expect(wall.locator(".matrix td").first).to_contain_text("3,0")

    # Changed one's mind; and it is still there after a reload.
    piet.get_by_role("group", name="Het is dichtbij").get_by_label("niets").click()
    expect(wall.locator(".matrix td").first).to_contain_text("2,0")
    piet.reload()
    expect(piet.get_by_role("group", name="Het is dichtbij").get_by_label("niets")).to_be_checked()
    piet.get_by_role("group", name="Het past bij mij").get_by_label("een beetje").click()
    expect(piet.locator("[data-rate-ready]")).to_be_visible()
    assert stage.complaints == []


@pytest.mark.long
def test_hanging_and_testing_without_javascript(stage: Stage) -> None:
    hall = stage.prepare("goal-tree", "A1", "A2")
    hall.facilitate("OpenPhase", phase="goals")
    main = hall.facilitate("AddContribution", kind="goal", text="Iedereen doet mee")["contribution"]
    piet = stage.phone("A1", java_script_enabled=False)
    piet.get_by_label("Onder welk doel hoort het?").select_option(value=main)
    piet.get_by_label("Jouw doel").fill("Het is dichtbij")
    piet.get_by_role("button", name="Hang het daar").click()
    expect(piet.locator("[data-goals] [data-depth='1']")).to_have_text("Niveau 2: Het is dichtbij")

    hall.facilitate("AddContribution", kind="direction", text="Een buurtbus")
    hall.facilitate("OpenPhase", phase="test")
    piet.reload()
    piet.get_by_label("Welk idee?").select_option(label="Een buurtbus")
    piet.get_by_role("group", name="Het is dichtbij").get_by_label("veel", exact=True).check()
    piet.locator("[data-rate-form]").get_by_role("button", name="Bewaar").click()
    rated = hall.document()["contributions"][-1]["ratings"]
    assert list(rated.values()) == [[0, 0, 0, 1]]


def test_axe_finds_nothing_on_goals_and_tests(stage: Stage) -> None:
    stage.bypass_csp = True
    hall = stage.prepare("goal-tree", "A1", "A2")
    hall.facilitate("OpenPhase", phase="goals")
    main = hall.facilitate("AddContribution", kind="goal", text="Iedereen doet mee")["contribution"]
    hall.facilitate("AddContribution", kind="goal", text="Het is dichtbij", parent=main)
    hall.facilitate("AddContribution", kind="direction", text="Een buurtbus")
    farida, lies, piet, wall = stage.console(), stage.leader("A1"), stage.phone("A1"), stage.wall()
    goal(farida, "Het is dichtbij").get_by_role("button").click()
    goal(lies, "Het is dichtbij").get_by_role("button").click()
    found = {page.url: faults(page) for page in (farida, lies, piet, wall)}
    hall.facilitate("OpenPhase", phase="test")
    expect(piet.locator("[data-rate-words]")).to_be_visible()
    expect(wall.locator(".matrix")).to_be_visible()
    found |= {f"{page.url} (test)": faults(page) for page in (piet, wall)}
    assert {url: wrong for url, wrong in found.items() if wrong} == {}
