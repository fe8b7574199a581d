"""A group travels: from one location with its leader and its wall to the next, the same people all the way."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.stage import PHONE, WALL, Stage


def summit(stage: Stage) -> None:
    """Two groups that visit a church and a hall, in turn."""
    hall = stage.hall
    places = [{"id": "kerk", "label": "Ontmoetingskerk"}, {"id": "sport", "label": "Sporthal"}]
    hall.facilitate("SetPlaces", places=places)
    routes = {"A1": ["kerk", "sport"], "A2": ["sport", "kerk"]}
    known = [group for group in hall.links["leaders"] if group not in routes]
    groups = [{"id": group, "label": f"Groep {group}", "route": route} for group, route in routes.items()]
    hall.facilitate("SetGroups", groups=[*groups, *({"id": group, "label": f"Groep {group}"} for group in known)])
    hall.links = hall.facilitate("ListLinks")


def leads(stage: Stage, place: str) -> Page:
    """Who leads the talks at a place."""
    return stage.leader(place)


def scans(stage: Stage, phone: Page, place: str) -> None:
    """A phone scans the QR of a place."""
    phone.goto(stage.local(stage.hall.links["joins"][place]))


def writes(phone: Page, text: str) -> None:
    """Somebody types a text and sends it."""
    phone.locator("#text").fill(text)
    phone.get_by_role("button", name="Stuur in").click()


def test_a_group_goes_to_the_next_location_and_stays_itself(stage: Stage) -> None:
    summit(stage)
    kerk, sport = leads(stage, "kerk"), leads(stage, "sport")
    expect(kerk.get_by_text("Je wacht op:")).to_be_visible()
    kerk.get_by_role("button", name="Ontvang: Groep A1").click()
    expect(kerk.locator(".masthead-name")).to_contain_text("Ontmoetingskerk · Groep A1")
    sport.get_by_role("button", name="Ontvang: Groep A2").click()
    wall = stage.person(WALL)
    wall.goto(stage.local(stage.hall.links["walls"]["kerk"]))
    phone = stage.person(PHONE)
    scans(stage, phone, "kerk")  # a new person joins the group that sits there
    expect(phone.locator(".masthead")).to_contain_text("Groep A1")
    writes(phone, "Wie betaalt de bus?")
    expect(kerk.get_by_text("Wie betaalt de bus?")).to_be_visible()
    expect(wall.get_by_text("Wie betaalt de bus?")).to_be_visible()

    kerk.get_by_role("button", name="Ontvang: Groep A2").click()
    expect(kerk.locator(".masthead-name")).to_contain_text("Groep A2")
    expect(kerk.get_by_text("Wie betaalt de bus?")).to_be_hidden()
    expect(wall.get_by_text("Wie betaalt de bus?")).to_have_count(0)
    expect(wall.get_by_text("Groep A2")).to_be_visible()

    sport.get_by_role("button", name="Ontvang: Groep A1").click()
    expect(sport.locator(".masthead-name")).to_contain_text("Groep A1")
    scans(stage, phone, "sport")
    expect(phone.locator(".masthead")).to_contain_text("Groep A1")
    writes(phone, "En wie rijdt er?")
    expect(sport.get_by_text("En wie rijdt er?")).to_be_visible()
    made = [one for one in stage.hall.document()["contributions"] if one["kind"] == "question"]
    assert [(one["group"], one["place"], one["round"]) for one in made] == [("A1", "kerk", 1), ("A1", "sport", 2)]
    assert stage.hall.document()["participants"]["count"] == 1


def test_scanning_where_another_group_sits_says_so_kindly(stage: Stage) -> None:
    summit(stage)
    stage.hall.facilitate("ReceiveGroup", place="kerk", group="A1")
    stage.hall.facilitate("ReceiveGroup", place="sport", group="A2")
    phone = stage.person(PHONE)
    scans(stage, phone, "kerk")
    scans(stage, phone, "sport")
    expect(phone.get_by_role("alert").filter(has_text="Hier zit nu een andere groep")).to_be_visible()
    expect(phone.locator(".masthead")).to_contain_text("Groep A1")


def test_another_group_than_expected_is_found_by_its_name(stage: Stage) -> None:
    summit(stage)
    kerk = leads(stage, "kerk")
    kerk.get_by_text("Er komt een andere groep binnen").click()
    kerk.get_by_label("Zoek een groep").fill("a2")
    expect(kerk.get_by_label("Groep A2")).to_be_visible()
    kerk.get_by_label("Groep A2").check()
    kerk.get_by_role("button", name="Ontvang deze groep").click()
    expect(kerk.locator(".masthead-name")).to_contain_text("Groep A2")
