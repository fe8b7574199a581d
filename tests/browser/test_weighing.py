"""Weighing on phones: a top in order, effort against effect, a vote that is repeated, words that changed after the vote."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import settled
from tests.browser.stage import Stage
from tests.browser.test_accessibility import faults
from tests.live.hall import Hall
from tests.live.waiting import until

pytestmark = pytest.mark.browser

TEXTS = ("Begin klein", "Een buurtbus", "Samen eten")
ARABIC = "دع الناس يختارون بأنفسهم ما يحتاجون إليه كل أسبوع، وأجب دائماً على أسئلتهم"


def weighing(stage: Stage, **asks: object) -> tuple[Hall, list[str]]:
    """Three directions that everybody weighs in this way."""
    hall = stage.prepare("social-summit", "A1")
    hall.facilitate("EditPhase", phase="harvest", support="none", visibility="everyone", **asks)
    hall.facilitate("OpenPhase", phase="directions")
    writer = hall.phone()
    made = [hall.ask(writer, "AddContribution", {"kind": "direction", "text": text}) for text in TEXTS]
    hall.facilitate("OpenPhase", phase="harvest")
    return hall, [one["value"]["contribution"] for one in made]


def pick(page: Page, text: str) -> Locator:
    return page.locator(".ranks-item", has_text=text).locator("[data-rank-pick]")


def place(page: Page, text: str) -> Locator:
    return page.locator(".ranks-item", has_text=text).locator("[data-rank-place]")


def points(wall: Page, text: str) -> Locator:
    return wall.locator(".rank", has_text=text).locator(".number")


def test_a_vote_is_repeated_and_the_wall_shows_both_rounds(stage: Stage) -> None:
    hall, [_, _, three] = weighing(stage, ranks=2, wall="ranking")
    farida, wall = stage.console(), stage.wall()
    piet, samira, quiet = stage.phone(), stage.phone(), hall.phone()
    for phone in (piet, samira):
        pick(phone, "Begin klein").click()
        pick(phone, "Een buurtbus").click()
        expect(place(phone, "Een buurtbus")).to_have_text("2")
    expect(wall.get_by_text("2 van 4 deelnemers gaven een top")).to_be_visible()
    expect(wall.get_by_text("Punten staan er vanaf 3 mensen.")).to_be_visible()
    expect(points(wall, "Begin klein")).to_have_text("0")
    assert hall.ask(quiet, "RankContributions", {"contributions": [three]})["ok"]
    expect(points(wall, "Begin klein")).to_have_text("4")
    pick(piet, "Samen eten").click()  # a third does not fit
    expect(piet.get_by_text("Je hebt er al 2")).to_be_visible()

    farida.get_by_role("button", name=re.compile("Open de stemming opnieuw")).click()
    for phone in (piet, samira):
        expect(phone.get_by_text("Je mag opnieuw stemmen")).to_be_visible()
        expect(place(phone, "Begin klein")).to_have_text("")
    for phone in (piet, samira):
        pick(phone, "Samen eten").click()
        pick(phone, "Begin klein").click()
    assert hall.ask(quiet, "RankContributions", {"contributions": [three]})["ok"]
    expect(points(wall, "Samen eten")).to_have_text("6")
    expect(wall.locator(".rank", has_text="Begin klein")).to_contain_text("eerst 4")
    expect(points(wall, "Begin klein")).to_have_text("2")
    expect(farida.locator(".votings-table tr", has_text="Begin klein")).to_contain_text("4 punten")
    rounds = [(row["round"], row["counts"]) for row in hall.document()["votings"] if row["on"] == 1]
    assert rounds == [(1, [2, 0]), (2, [0, 2])]


def test_the_marks_of_arabic_letters_have_room_on_the_wall(stage: Stage) -> None:
    hall, _ = weighing(stage, dots=3, wall="ranking")
    hall.facilitate("AddContribution", kind="direction", text=ARABIC)
    name = stage.wall().locator(".rank-name", has_text=ARABIC)
    expect(name).to_be_visible()
    high, size, room = name.evaluate(
        """name => [getComputedStyle(name).lineHeight, getComputedStyle(name).fontSize].map(parseFloat)
          .concat(name.parentElement.clientHeight)"""
    )
    assert high >= 1.5 * size and 2 * high <= room


def places(hall: Hall) -> dict[int, list[int] | None]:
    """Give how often each text got each place, by its number."""
    return {row["number"]: row.get("ranks", {}).get("places") for row in hall.document()["contributions"]}


def test_a_top_by_keyboard_and_from_two_tabs(stage: Stage) -> None:
    hall, ids = weighing(stage, ranks=3)
    piet = stage.phone()
    other_tab = piet.context.new_page()
    other_tab.goto(piet.url)
    for text in TEXTS:
        pick(piet, text).focus()
        piet.keyboard.press("Enter")
    expect(pick(piet, "Samen eten")).to_have_attribute("aria-pressed", "true")
    piet.get_by_role("button", name="Omhoog: Samen eten").focus()
    piet.keyboard.press("Enter")
    expect(piet.get_by_role("status").filter(has_text="Samen eten is nu nummer 2")).to_be_visible()
    expect(place(other_tab, "Samen eten")).to_have_text("2")  # the other tab follows
    pick(other_tab, "Begin klein").click()
    expect(place(piet, "Samen eten")).to_have_text("1")
    expect(place(piet, "Begin klein")).to_have_text("")
    assert len(ids) == 3
    until(lambda: places(hall) == {1: None, 2: [0, 1, 0], 3: [1, 0, 0]})  # what the other tab sent may still be on its way


def test_effort_and_effect_also_without_connection(stage: Stage) -> None:
    hall, [one, *_] = weighing(stage, estimates=True, wall="estimates")
    wall, piet = stage.wall(), stage.phone()
    expect(wall.get_by_text("Iedereen schat nog op de telefoon")).to_be_visible()
    form = piet.locator(f"#estimate-{one}")
    effort, effect = form.get_by_label("Moeite"), form.get_by_label("Effect")
    effort.focus()
    piet.keyboard.press("ArrowLeft")
    expect(effort).to_have_attribute("aria-valuetext", "wat moeite")
    expect(form.get_by_text("En de andere schuif?")).to_be_visible()
    piet.context.set_offline(True)
    effect.focus()
    piet.keyboard.press("End")
    expect(effect).to_have_attribute("aria-valuetext", "heel groot effect")
    piet.context.set_offline(False)
    expect(form.get_by_text("Bewaard")).to_be_visible()
    row = hall.document()["contributions"][0]
    assert row["estimates"] == {"effort": [45], "effect": [100]}
    for who in [hall.phone() for _ in range(4)]:
        assert hall.ask(who, "EstimateIdea", {"contribution": one, "effort": 45, "effect": 100})["ok"]
    expect(wall.get_by_text("5 van 6 deelnemers gaven een schatting")).to_be_visible()
    expect(wall.locator(".mark")).to_have_count(0)  # how others place it would steer who still has to
    hall.facilitate("ShowOnWall", view="estimates")
    expect(wall.locator(".mark")).to_have_count(1)
    expect(wall.locator(".estimates-table tr", has_text="Begin klein")).to_contain_text("nu doen")
    piet.reload()
    expect(effort).to_have_value("45")


def test_who_voted_on_earlier_words_is_asked_again(stage: Stage) -> None:
    hall, [one, two, _] = weighing(stage, ranks=2, wall="ranking")
    wall, piet, others = stage.wall(), stage.phone(), [hall.phone(), hall.phone()]
    pick(piet, "Een buurtbus").click()
    for other in others:
        assert hall.ask(other, "RankContributions", {"contributions": [two]})["ok"]
    expect(points(wall, "Een buurtbus")).to_have_text("6")
    hall.facilitate("MergeContributions", contributions=[two], into=one)
    again = piet.locator("[data-once-more]")
    expect(again).to_contain_text("Begin klein")
    expect(wall.locator(".rank", has_text="Begin klein")).to_contain_text("0 op deze woorden, 3 op eerdere")
    again.get_by_role("button", name="Ja, nog steeds").click()
    expect(again).to_have_count(0)
    for other in others:
        assert hall.ask(other, "ConfirmVote", {"contribution": one})["ok"]
    expect(wall.locator(".rank-words")).to_have_count(0)
    assert "wordings" not in hall.document()["contributions"][0]


def test_it_works_without_javascript(stage: Stage) -> None:
    hall, [one, two, _] = weighing(stage, ranks=2, estimates=True)
    piet = stage.phone(java_script_enabled=False)
    piet.get_by_label("Nummer 1").select_option(two)
    piet.get_by_label("Nummer 2").select_option(one)
    piet.locator(".ranks-form").get_by_role("button", name="Bewaar").click()
    piet.locator(f"#estimate-{one}").get_by_role("button", name="Bewaar").click()
    first, second, _third = hall.document()["contributions"]
    assert (first["ranks"]["places"], second["ranks"]["places"]) == ([0, 1], [1, 0])
    assert first["estimates"] == {"effort": [50], "effect": [50]}


@pytest.mark.parametrize("locale", ["nl-NL", pytest.param("en-GB", marks=pytest.mark.long)])
def test_axe_finds_nothing(stage: Stage, locale: str) -> None:
    stage.bypass_csp = True
    hall, [one, two, _] = weighing(stage, ranks=2, estimates=True, wall="estimates")
    piet = stage.phone(locale=locale)
    pick(piet, "Een buurtbus").click()
    expect(place(piet, "Een buurtbus")).to_have_text("1")
    settled(piet)
    for who in [hall.phone() for _ in range(5)]:
        assert hall.ask(who, "EstimateIdea", {"contribution": two, "effort": 20, "effect": 80})["ok"]
        assert hall.ask(who, "RankContributions", {"contributions": [two, one]})["ok"]
    hall.facilitate("MergeContributions", contributions=[two], into=one)
    expect(piet.locator("[data-once-more]")).to_be_visible()
    wall, farida = stage.wall(), stage.console(locale=locale)
    found = {"phone": faults(piet), "still": faults(wall), "console": faults(farida)}
    for view, shown in (("estimates", ".mark"), ("ranking", ".rank")):
        hall.facilitate("ShowOnWall", view=view)
        expect(wall.locator(shown).first).to_be_visible()
        found[view] = faults(wall)
    assert not any(found.values()), found
    sideways = piet.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not sideways
