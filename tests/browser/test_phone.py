"""Piet's phone: what he types is never lost, and what stands there is true."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.pages import Opens, overflow, settled
from tests.live.hall import DILEMMA, Hall

pytestmark = [pytest.mark.browser, pytest.mark.live]


def phone(opens: Opens, hall: Hall, group: str = "A1", phase: str = "clarify", **settings: object) -> Page:
    """A phone that scanned the code of a table, while the room is in this phase."""
    hall.facilitate("OpenPhase", phase=phase)
    page = opens(hall, hall.links["joins"][group], **settings)
    if settings.get("java_script_enabled", True):
        expect(page.locator("html[data-js]")).to_be_attached()
    return page


def send(page: Page, text: str) -> None:
    page.fill("#text", text)
    page.click("#compose button[data-main]")


def test_it_works(opens: Opens, open_house: Hall) -> None:
    piet, samira = phone(opens, open_house), phone(opens, open_house)
    expect(piet.locator("h1")).to_have_text("Wat wil je eerst weten om het dilemma goed te begrijpen?")
    send(piet, "Zitten er ook jongeren bij?")
    expect(piet.locator("[data-own-id]").first).to_contain_text("Zitten er ook jongeren bij?")
    expect(piet.locator("[data-own-id] .delivery").first).to_contain_text("Bewaard om")
    expect(piet.locator("#my-background")).to_be_visible()
    expect(samira.locator("[data-list=question-own]")).to_contain_text("Zitten er ook jongeren bij?")


def test_a_change_of_phase_keeps_text_focus_and_place(opens: Opens, open_house: Hall) -> None:
    piet = phone(opens, open_house)
    piet.click("#text")
    piet.keyboard.type("Ik was net aan het ty")
    top = piet.locator("#text").bounding_box()
    for n in range(20):
        open_house.facilitate("AddContribution", kind="question", text=f"Kaart {n}", group="A1")
    open_house.facilitate("OpenPhase", phase="experiences")
    expect(piet.locator("#compose")).to_have_attribute("data-phase", "experiences")
    piet.keyboard.type("pen")
    expect(piet.locator("#text")).to_have_value("Ik was net aan het typen")
    expect(piet.locator("#text")).to_be_focused()
    expect(piet.locator("#kind-question")).to_be_checked()
    now = piet.locator("#text").bounding_box()
    assert top is not None
    assert now is not None
    assert abs(now["y"] - top["y"]) < 2
    piet.reload()
    expect(piet.locator("#text")).to_have_value("Ik was net aan het typen")


def test_what_waited_survives_closing_the_page(opens: Opens, open_house: Hall) -> None:
    piet = phone(opens, open_house)
    piet.route("**/commands", lambda route: route.abort())
    send(piet, "Telefoon viel uit")
    expect(piet.locator("[data-waiting-list] li")).to_contain_text("Telefoon viel uit")
    again = piet.context.new_page()
    piet.close()
    again.goto(f"{open_house.server.url.rstrip('/')}/s/{open_house.session}")
    expect(again.locator("[data-own-id]")).to_contain_text("Telefoon viel uit")


def test_a_text_for_a_phase_that_closed_stays_with_its_reason(opens: Opens, open_house: Hall) -> None:
    open_house.facilitate("EditPhase", phase="welcome", accepts=[])
    piet = phone(opens, open_house)
    piet.route("**/commands", lambda route: route.abort())
    send(piet, "Net te laat")
    open_house.facilitate("OpenPhase", phase="welcome")
    piet.unroute("**/commands")
    expect(piet.locator("[data-waiting-list] .reason")).not_to_be_empty()
    open_house.facilitate("OpenPhase", phase="clarify")
    expect(piet.locator("#text")).to_be_visible()
    piet.click("[data-do=edit]")
    expect(piet.locator("#text")).to_have_value("Net te laat")
    expect(piet.locator("[data-waiting-list] li")).to_have_count(0)


def test_too_long_and_empty_are_said_before_sending(opens: Opens, open_house: Hall) -> None:
    piet = phone(opens, open_house)
    piet.click("#compose button[data-main]")
    expect(piet.locator("#compose [data-said]")).to_have_text("Schrijf eerst iets op.")
    send(piet, "😀" * 1001)
    expect(piet.locator("#counter")).to_have_text("1 tekens te veel")
    expect(piet.locator("#text")).to_have_value("😀" * 1001)


def test_markup_and_long_words_stand_as_typed(opens: Opens, open_house: Hall) -> None:
    piet = phone(opens, open_house, viewport={"width": 320, "height": 640})
    send(piet, "<b>vet</b><script>document.title='x'</script> " + "w" * 200)
    expect(piet.locator("[data-own-id] .contribution-text").first).to_contain_text("<b>vet</b><script>")
    assert overflow(piet) <= 0
    assert piet.title() != "x"


def test_one_chooses_before_and_again_after(opens: Opens, hall: Hall) -> None:
    dilemma = hall.dilemma()
    hall.facilitate("SetFocus", on=[dilemma])
    piet = phone(opens, hall, phase="dilemmas")
    piet.click("label.choice:has-text('Ik zeg nee')")
    piet.click("form[data-choose] button[data-main]")
    expect(piet.locator("form[data-choose] [data-said]")).to_have_text("Je keuze is bewaard")
    hall.facilitate("OpenPhase", phase="choose")
    expect(piet.locator("form[data-choose][data-moment=after]")).to_be_visible()
    expect(piet.locator("form[data-choose] :checked")).to_have_count(0)
    expect(piet.locator("[data-earlier]")).to_contain_text("Ik zeg nee")
    piet.click("label.choice[data-unknown]")
    piet.click("form[data-choose] button[data-main]")
    expect(piet.locator("form[data-choose] [data-said]")).to_have_text("Je keuze is bewaard")
    [found] = [one for one in hall.document()["contributions"] if one["kind"] == "dilemma"]
    assert found["choices"]["before"][1] == 1
    assert sum(found["choices"]["after"][:2]) == 0


def test_plain_forms_do_it_too(opens: Opens, hall: Hall) -> None:
    dilemma = hall.dilemma()
    hall.facilitate("SetFocus", on=[dilemma])
    piet = phone(opens, hall, phase="dilemmas", java_script_enabled=False)
    send(piet, "Zonder script")
    expect(piet.locator("[data-own-id]")).to_contain_text("Zonder script")
    piet.click("label.choice[data-third]")
    piet.fill("[data-which] input", "Samen met de buren")
    piet.click("form[data-choose] button[data-main]")
    expect(piet.locator(".chosen")).to_contain_text("Samen met de buren")
    send(piet, "x" * 1200)
    expect(piet.locator("#kept-text")).to_have_value("x" * 1200)


def test_nobody_leaves_with_a_text_in_their_pocket(opens: Opens, hall: Hall) -> None:
    piet, loes = phone(opens, hall), opens(hall, hall.links["leaders"]["A1"])
    piet.route("**/commands", lambda route: route.abort())
    send(piet, "Bijna vergeten")
    hall.facilitate("OpenPhase", phase="close")
    expect(piet.locator("[data-leaving]")).to_be_visible()
    expect(piet.locator("[data-leaving]")).to_contain_text("Nog niet binnen, ga nog niet weg")
    code = piet.locator("[data-leaving] .code").inner_text()
    loes.click("text=Typ je iets over van een telefoon?")
    loes.fill("#stands-for", code)
    send(loes, "Bijna vergeten")
    expect(loes.locator("[data-list=direction-own], [data-highlights]").first).to_contain_text("Bijna vergeten")
    piet.unroute("**/commands")
    expect(piet.locator("[data-own-id]")).to_contain_text("Bijna vergeten")
    expect(piet.locator("[data-leaving]")).to_be_hidden()
    texts = [one["text"] for one in hall.document()["contributions"]]
    assert texts.count("Bijna vergeten") == 1


def test_another_phone_takes_its_place_back(opens: Opens, open_house: Hall) -> None:
    piet = phone(opens, open_house)
    send(piet, "Van mijn oude telefoon")
    expect(piet.locator("[data-own-id]")).to_contain_text("Van mijn oude telefoon")
    code = piet.locator(".return .code").inner_text()
    new = opens(open_house, open_house.links["join"])
    new.click("text=Was je hier al, op een andere telefoon?")
    new.fill("#return-code", code.lower())
    new.click("text=Ga verder als mezelf")
    expect(new.locator("[data-own-id]")).to_contain_text("Van mijn oude telefoon")


def test_no_target_is_smaller_than_a_thumb(opens: Opens, open_house: Hall) -> None:
    piet = phone(opens, open_house, phase="directions")
    send(piet, "Begin eerder")
    expect(piet.locator("[data-own-id]")).to_be_visible()
    script = """() => [...document.querySelectorAll("button, summary, select, textarea, a, label:has(input)")]
      .filter(one => one.offsetParent && one.getBoundingClientRect().height < 43.5).map(one => one.outerHTML.slice(0, 100))"""
    assert piet.evaluate(script) == []


def reader_aloud(opens: Opens, hall: Hall) -> Page:
    """A phone with a Dutch voice, that keeps what it says in `spoken` and never comes to an end."""
    page = phone(opens, hall)
    expect(page.locator("[data-listen=question]")).to_be_hidden()
    page.add_init_script(
        "window.spoken = []; speechSynthesis.getVoices = () => [{lang: 'nl-NL'}];"
        "window.SpeechSynthesisUtterance = function (text) { this.text = text; };"
        "speechSynthesis.speak = one => spoken.push(one.text); speechSynthesis.cancel = () => spoken.push('');"
    )
    page.reload()
    expect(page.locator("html[data-js]")).to_be_attached()
    return page


def test_the_question_can_be_listened_to_where_there_is_a_voice(opens: Opens, open_house: Hall) -> None:
    piet = reader_aloud(opens, open_house)
    button = piet.locator("[data-listen=question]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert piet.evaluate("spoken.filter(Boolean)") == ["Wat wil je eerst weten om het dilemma goed te begrijpen?"]
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")


def test_reading_aloud_goes_on_while_the_page_changes_and_stops_when_its_words_do(opens: Opens, open_house: Hall) -> None:
    piet = reader_aloud(opens, open_house)
    button = piet.locator("[data-listen=question]")
    button.click()
    open_house.facilitate("AdjustTimer", over=True)
    expect(piet.locator("[data-timer]")).to_have_text("De tijd is om. Insturen kan nog.")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_text("Stop")
    open_house.facilitate("OpenPhase", phase="experiences")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert piet.evaluate("spoken.at(-1)") == ""


def test_what_is_said_of_a_choice_stands_when_the_page_changes_under_way(opens: Opens, open_house: Hall) -> None:
    dilemma = open_house.facilitate("AddContribution", **DILEMMA)["contribution"]
    piet = phone(opens, open_house, phase="dilemmas")
    settled(piet)
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    piet.route("**/commands", hold)
    form = piet.locator(f"#choose-{dilemma}")
    form.get_by_role("radio").first.check()
    with piet.expect_request("**/commands"):
        form.get_by_role("button", name="Dit kies ik").click()
    expect(form.get_by_role("status")).to_have_text("Wordt verstuurd")
    open_house.facilitate("EditContribution", contribution=dilemma, title="Minder geld")
    expect(form.get_by_role("heading")).to_have_text("Minder geld")
    [held] = late
    held.continue_()
    expect(form.get_by_role("status")).to_have_text("Je keuze is bewaard")
