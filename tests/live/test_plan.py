"""The plan of the room on the wall, what a rotation is called on phones, and the harvest of the tables."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, PHONE, WALL, Audience
from facilitator.live import parts
from facilitator.live.parts.seating import own_seat
from facilitator.live.screens.leader import LeaderScreen
from facilitator.live.views import discover, view_of
from facilitator.web.floorplan import floorplan
from tests.story import HOST, Story, leader

LABELS = {"T1": "Tafel 1: vier partijen", "T2": "Tafel 2: het werkplein", "T3": "Tafel 3: de rijvereniging"}


def _talk(labels: dict[str, str] = LABELS) -> Story:
    story = Story(tuple(labels), workshop="transition-arena").begun()
    groups = [{"id": one, "label": label, "leader": "iemand"} for one, label in labels.items()]
    story.when(HOST, "SetGroups", groups=groups)
    story.joined("piet", "samira", group="T1", background="zorg")
    story.joined("jan", group="T2")
    return story.in_phase("tables", round=1)


def _wall(story: Story, view: str) -> dict[str, Any]:
    return discover()[view](story.state, Audience(WALL))


def test_it_works() -> None:
    story = _talk()
    story.when(HOST, "RotatePeople", plan="next")
    assert view_of(story.state) == "plan"
    shown = _wall(story, "plan")
    assert [(way["start_name"], way["to_name"], way["people"]) for way in shown["ways"]] == [
        ("Tafel 1", "Tafel 2", 2), ("Tafel 2", "Tafel 3", 1)
    ]  # fmt: skip
    assert [(table["name"], table["people"]) for table in shown["tables"]] == [
        ("Tafel 1", 0), ("Tafel 2", 2), ("Tafel 3", 1)
    ]  # fmt: skip
    drawn = floorplan(shown["tables"], shown["ways"])
    assert (drawn.count("floor-way"), drawn.count("data-empty"), drawn.count("ripe")) == (2, 1, 3)


def test_who_chose_another_table_is_no_longer_on_the_way_there() -> None:
    story = _talk()
    story.when(HOST, "RotatePeople", plan="next")
    [piet] = story.joined("piet", group="T3")
    assert piet.id == "piet"
    assert [(way["start"], way["to"], way["people"]) for way in _wall(story, "plan")["ways"]] == [
        ("T1", "T2", 1), ("T2", "T3", 1)
    ]  # fmt: skip


def test_people_divided_from_everywhere_find_their_table_without_arrows() -> None:
    story = _talk()
    story.when(HOST, "DivideGroups", tables=3, keep=False, by="order")
    shown = _wall(story, "plan")
    assert (shown["ways"], shown["moving"]) == ([], True)


def test_tables_that_begin_alike_go_by_their_ids() -> None:
    story = _talk({"T1": "Wonen: noord", "T2": "Wonen: zuid", "T3": "Ontwikkelgroep met een lange naam"})
    assert [table["name"] for table in _wall(story, "plan")["tables"]] == ["T1", "T2", "Ontwikkelgroe…"]
    assert story.refused(HOST, "RotatePeople", plan="list", listed="1: Wonen") == "bad_line"


def test_the_console_says_what_a_rotation_would_do_and_names_nobody() -> None:
    story = _talk()
    shown = parts.of(CONSOLE, "people", story.state, Audience(CONSOLE))
    assert shown["plans"][0]["ways"][0] == {"start": "Tafel 1", "to": "Tafel 2", "people": 2}
    assert shown["plans"][1]["ways"] == []
    assert shown["groups"][0]["seated"][0] == {"number": 1, "background": "zorg"}
    assert "piet" not in repr(shown)


def test_a_leader_sees_who_comes_and_that_nobody_is_there() -> None:
    story = _talk()
    story.when(HOST, "RotatePeople", plan="next")
    at = {group: parts.of(LEADER_SCREEN, "seating", story.state, Audience(LEADER_SCREEN, group)) for group in LABELS}
    assert at["T2"]["coming"] == [{"start": LABELS["T1"], "people": 2}]
    assert (at["T1"]["people"], at["T1"]["coming"]) == (0, [])


def test_only_phones_of_a_table_that_somebody_left_ask_again() -> None:
    story = _talk()
    before = {group: parts.of(PHONE, "seating", story.state, Audience(PHONE, group)) for group in LABELS}
    story.when(HOST, "MovePeople", people=["1"], to="T3")
    after = {group: parts.of(PHONE, "seating", story.state, Audience(PHONE, group)) for group in LABELS}
    assert [group for group in LABELS if before[group] != after[group]] == ["T1"]


@pytest.mark.parametrize("plan", ["next", "home"])
def test_the_phone_says_why(plan: str) -> None:
    story = _talk()
    story.when(HOST, "RotatePeople", plan="next")
    if plan == "home":
        story.when(HOST, "RotatePeople", plan="home")
    seat = own_seat(story.state, "jan")
    assert seat["sent"]["plan"] == plan
    assert seat["number"] == 3


def test_the_harvest_of_the_tables_is_that_of_all_rounds_the_most_agreed_in_front() -> None:
    story = _talk()
    piet, samira = story.joined("piet", "samira", group="T1")
    made = [
        story.when(piet, "AddContribution", kind="direction", text=text)["contribution"] for text in ("Eerst", "Dan")
    ]
    story.when(samira, "GiveSupport", contribution=made[0], level="agree")
    story.in_phase("tables", round=2)
    story.when(samira, "AddContribution", kind="insight", text="Samen lukt het")
    story.when(leader("T1"), "MarkHighlight", contribution=made[1], marked=True)
    story.in_phase("harvest")
    assert view_of(story.state) == "tables"
    pages = _wall(story, "tables")["pages"]
    assert [page["kind"] for page in pages] == ["direction", "insight"]
    first = pages[0]["columns"][0]
    assert (first["label"], [card["text"] for card in first["cards"]]) == ("Tafel 1", ["Dan", "Eerst"])


def test_points_of_renewal_are_the_lines_of_the_first_list_in_the_notes() -> None:
    story = _talk()
    story.when(HOST, "WriteNote", section="introduction", text="Vijf dingen:\n1. Durven.\n2) Kleiner.\nEn nog iets.")
    story.when(HOST, "WriteNote", section="inspiration", text="- Iets anders")
    assert _wall(story, "examples")["points"] == ["Durven.", "Kleiner."]


def test_examples_stand_there_with_who_tells_about_them() -> None:
    story = _talk().in_phase("inspiration")
    example = {"kind": "example", "title": "De stal", "text": "Zo doen wij het.", "presenter": "een trekker"}
    story.when(leader("T3"), "AddContribution", **example)
    [[shown]] = _wall(story, "examples")["pages"]
    assert (shown["title"], shown["presenter"], shown["group"]) == ("De stal", "een trekker", "Tafel 3")


def test_the_wall_names_no_example_above_tables_that_each_have_their_own() -> None:
    story = _talk().in_phase("inspiration")
    for table in ("T1", "T3"):
        new = {"kind": "example", "title": f"Van {table}", "text": "Zo doen wij het."}
        story.when(leader(table), "AddContribution", **new)
    story.in_phase("tables")
    assert _wall(story, "groups")["subject"] is None


def test_a_leader_who_brings_in_an_example_hangs_it_below_no_other() -> None:
    story = _talk().in_phase("inspiration")
    for title in ("De stal", "De hof"):
        story.when(leader("T1"), "AddContribution", kind="example", title=title, text="Zo doen wij het.")
    compose = LeaderScreen().region("compose", story.state, Audience(LEADER_SCREEN, group="T3"))
    assert len(compose["on"]) == 2 and compose["general"]


def test_one_tap_takes_the_plan_off_the_wall_when_everybody_sits() -> None:
    story = _talk()
    story.when(HOST, "RotatePeople", plan="next")
    assert view_of(story.state) == "plan"
    story.when(HOST, "ShowOnWall", view="auto")
    assert view_of(story.state) == "groups"
