"""What the preparation page says of a session, and what the hall check thinks is in the way."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.web.preparing import LONG, context, obstacle
from tests.story import DILEMMA, HOST, Story

NOBODY = {"scanned": 0, "connected": 0, "struggling": 0}


def lan(ip: str = "192.168.1.20", virtual: bool = False, current: bool = True) -> dict[str, Any]:
    return {"address": ip, "label": "wlan0", "virtual": virtual, "current": current}


def test_it_works() -> None:
    story = Story()
    story.when(HOST, "DescribeMeeting", title="Sociale Top Zwolle", meeting={"goals": "Samen kiezen\nDoorpakken"})
    shown = context(story.state)
    assert (shown["title"], shown["goals"]) == ("Sociale Top Zwolle", "Samen kiezen\nDoorpakken")
    assert [one["id"] for one in shown["groups"]] == ["A1", "A2"]
    assert shown["order"][0] == "welcome"


def test_a_changed_part_of_the_programme_is_shown_as_it_is_now() -> None:
    story = Story()
    story.when(HOST, "EditPhase", phase="clarify", title="Eerst vragen", minutes=12, choices=["before"])
    [clarify] = [one for one in context(story.state)["phases"] if one["id"] == "clarify"]
    assert (clarify["title"], clarify["minutes"], clarify["choices"]) == ("Eerst vragen", 12, ("before",))


@pytest.mark.parametrize("part", ["title", "text", "ask"])
def test_a_long_dilemma_is_marked(part: str) -> None:
    story = Story()
    story.dilemma()
    story.when(HOST, "AddContribution", **{**DILEMMA, part: "x" * (LONG[part] + 1)})
    assert [one["long"] for one in context(story.state)["dilemmas"]] == [False, True]


def test_a_dilemma_that_was_taken_out_is_gone() -> None:
    story = Story()
    made = story.dilemma()
    story.when(HOST, "WithdrawContribution", contribution=made)
    assert context(story.state)["dilemmas"] == []


@pytest.mark.parametrize(
    ("addresses", "public_url", "likely"),
    [
        ([], "", "nowhere"),
        ([lan(virtual=True)], "", "virtual"),
        ([lan()], "", "apart"),
        ([lan(), lan("10.0.0.4", current=False)], "", "several"),
        ([lan(), lan("172.17.0.1", virtual=True, current=False)], "", "apart"),
        ([lan()], "https://oogst.example", "public"),
    ],
)
def test_the_likely_obstacle_when_no_phone_came(addresses: list[Any], public_url: str, likely: str) -> None:
    assert obstacle(addresses, False, NOBODY, public_url) == likely


def test_a_server_for_this_computer_alone_keeps_phones_out_whatever_network_there_is() -> None:
    assert obstacle([], False, NOBODY, "", alone=True) == "alone"


def test_a_phone_with_the_page_but_no_live_connection_is_half_way() -> None:
    assert obstacle([lan()], True, {**NOBODY, "scanned": 1}, "") == "half"


def test_nothing_is_in_the_way_of_a_phone_that_follows() -> None:
    assert obstacle([lan()], True, {"scanned": 1, "connected": 1, "struggling": 0}, "") == ""


def test_what_a_programme_talks_about_comes_first() -> None:
    first = {name: context(Story(workshop=name).state) for name in ("social-summit", "casuistry", "transition-arena")}
    assert {name: (one["import_kinds"][0], one["with_dilemmas"]) for name, one in first.items()} == {
        "social-summit": ("dilemma", True), "casuistry": ("case", False), "transition-arena": ("example", False),
    }  # fmt: skip
