"""Two tables and their leader: each table signs off its own words, and the console sees how far they are."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import complaints, overflow
from tests.browser.stage import PHONE, Stage

pytestmark = [pytest.mark.browser, pytest.mark.live]


def answered(phone: Page, words: str) -> None:
    """Tap an answer under the main directions."""
    phone.locator("[data-sign-off] .support label", has_text=words).click()


def harvested(stage: Stage, group: str, text: str) -> str:
    """Let somebody of this group bring in what becomes its main direction."""
    made: str = stage.hall.ask(stage.hall.phone(group), "AddContribution", {"kind": "direction", "text": text})["value"]["contribution"]
    stage.hall.facilitate("SetHighlights", members=[made], group=group)
    return made


def test_only_the_own_table_is_asked(stage: Stage) -> None:
    hall = stage.hall
    hall.facilitate("OpenPhase", phase="directions")
    harvested(stage, "A1", "Samen eten, elke dinsdag")
    harvested(stage, "A2", "Een klusbus per wijk")
    anna, daan, loes, console = stage.phone("A1"), stage.phone("A2"), stage.leader("A1"), stage.console()
    crowd = [hall.phone("A1") for _ in range(2)]

    loes.get_by_role("button", name="Vraag het je groep").click()
    question = anna.locator("[data-sign-off]")
    expect(question).to_contain_text("Is dit wat we zeiden?")
    expect(question).to_contain_text("Samen eten, elke dinsdag")
    expect(console.locator("#sign-off-A1")).to_contain_text("0 van 4 gaven antwoord")
    expect(daan.locator("[data-sign-off]")).to_have_count(0)
    assert "Samen eten" not in daan.content()
    assert overflow(anna) == 0

    answered(anna, "Bijna")
    anna.get_by_label("Wat mist er?").fill("Voor wie werkt")
    anna.locator("[data-sign-off]").get_by_role("button", name="Stuur in").click()
    expect(question).to_contain_text("Je zei: bijna.")
    expect(loes.locator("section.sign-off")).to_contain_text("Voor wie werkt")
    expect(loes.locator("section.sign-off")).to_contain_text("1 van 4 gaven antwoord")
    expect(loes.locator("section.sign-off")).not_to_contain_text("1 bijna")  # of so few nothing is said apart
    for phone in crowd:
        assert hall.ask(phone, "SignOff", {"answer": "yes"})["ok"]
    expect(console.locator("#sign-off-A1")).to_contain_text("3 van 4 gaven antwoord: 2 ja, 1 bijna")

    anna.reload()
    expect(question).to_contain_text("Je zei: bijna.")
    loes.locator("section.sign-off summary").click()
    loes.get_by_role("button", name="Zet bij de hoofdrichtingen").click()
    loes.get_by_role("button", name="Vraag opnieuw").click()
    expect(question).to_contain_text("Er is iets veranderd")
    expect(question).to_contain_text("Voor wie werkt")
    answered(anna, "Ja")
    expect(question).to_contain_text("Je zei: ja, dit zeiden we.")
    expect(console.locator("#sign-off-A1")).to_contain_text("Eerdere versie: 3 van 4 gaven antwoord: 2 ja, 1 bijna")
    expect(daan.locator("[data-sign-off]")).to_have_count(0)

    assert complaints_of(stage, anna) == []
    console.locator("#sign-off-A1").get_by_role("button", name="Haal de vraag weg").click()
    expect(question).to_have_count(0)


def complaints_of(stage: Stage, page: Page) -> list[str]:
    """What axe finds on a page like this one, opened where axe may measure."""
    stage.bypass_csp = True
    other = stage.person(PHONE)
    other.context.add_cookies(page.context.cookies())  # type: ignore[arg-type]  # what the browser gave it takes back
    other.goto(page.url)
    expect(other.locator("[data-sign-off]")).to_be_visible()
    return complaints(other)


def test_a_phone_without_connection_answers_later(stage: Stage) -> None:
    hall = stage.hall
    hall.facilitate("OpenPhase", phase="directions")
    harvested(stage, "A1", "Samen eten")
    hall.facilitate("AskSignOff")
    anna = stage.phone("A1")
    expect(anna.locator("[data-sign-off]")).to_be_visible()
    anna.context.set_offline(True)
    answered(anna, "Ja")
    expect(anna.locator("[data-sign-off]")).to_contain_text("Je zei: ja")
    anna.context.set_offline(False)
    expect.soft(anna.locator("[data-sign-off]")).to_contain_text("Je zei: ja")
    anna.wait_for_function("() => !Object.keys(localStorage).some((key) => key.includes('out/'))")
    [row] = hall.document()["sign_offs"]
    assert row["yes"] == 1


def test_how_people_leave(stage: Stage) -> None:
    hall = stage.hall
    hall.facilitate("DescribeMeeting", meeting={"goals": ["Elkaar leren kennen"]})
    hall.facilitate("OpenPhase", phase="close")
    anna, console, wall = stage.phone("A1"), stage.console(), stage.wall()
    anna.locator(".goodbye-goal .support label", has_text="Deels").click()
    anna.get_by_label("Met welk woord ga je weg?").fill("Energie!")
    anna.locator(".goodbye-line button").click()
    expect(wall.locator(".last-words")).to_contain_text("Energie")
    expect(wall.locator(".closing-goals")).to_have_count(0)
    for level in ("yes", "yes"):
        phone = hall.phone("A1")
        assert hall.ask(phone, "AnswerGoal", {"goal": 0, "level": level})["ok"]
        assert hall.ask(phone, "LeaveWord", {"word": "energie"})["ok"]
    expect(wall.locator(".last-words li")).to_have_count(1)
    expect(wall.locator(".last-words")).to_contain_text("3×")
    expect(wall.locator(".closing-goals")).to_contain_text("3 van 3 gaven antwoord: 2 ja, 1 deels")
    console.locator(".goodbye-words button").click()
    expect(wall.locator(".last-words")).to_have_count(0)
    anna.reload()
    expect(anna.locator("#last-word")).to_have_value("Energie!")
    expect(anna.locator(".goodbye-goal input:checked")).to_have_value("partly")
    assert overflow(anna) == 0


def test_each_answer_counts_at_the_tap_and_what_is_typed_after_it_stays(stage: Stage) -> None:
    hall = stage.hall
    hall.facilitate("OpenPhase", phase="directions")
    harvested(stage, "A1", "Samen eten")
    hall.facilitate("AskSignOff")
    anna, console = stage.phone("A1"), stage.console()
    question = anna.locator("[data-sign-off]")
    answered(anna, "Nee")
    expect(console.locator("#sign-off-A1")).to_contain_text("1 van 2 gaven antwoord")
    anna.get_by_label("Wat mist er?").fill("Voor wie werkt")
    anna.reload()
    expect(anna.get_by_label("Wat mist er?")).to_have_value("Voor wie werkt")
    question.get_by_role("button", name="Stuur in").click()
    expect(question).to_contain_text("Je zei: nee.")
    expect(console.locator("#sign-off-A1")).to_contain_text("Voor wie werkt")
    anna.reload()
    expect(question).to_contain_text("Je zei: nee.")
    expect(anna.get_by_label("Wat mist er?")).to_be_hidden()
