"""The report tells how the afternoon really went: when each phase began and ended, and how much came in meanwhile."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from facilitator.report.blocks import Section, Stretch, Timeline, Typed
from facilitator.report.charts import timeline
from facilitator.report.charts.timeline import crowded
from facilitator.report.data import public_data
from facilitator.report.edition import edition_of
from facilitator.report.model import report_of
from facilitator.report.writers import discover
from tests.story import HOST, Story, leader

MINUTE = 60_000


def afternoon(*steps: tuple[str, int, int]) -> Story:
    """A meeting of these phases: (phase, minutes it took, contributions)."""
    story = Story().begun()
    story.dilemma()
    people = story.joined(*(f"p{n}" for n in range(6)))
    for phase, minutes, n in steps:
        story.when(HOST, "OpenPhase", phase=phase)
        since = story.at
        for place in range(n):
            story.when(people[place % 6], "AddContribution", kind="question", text=f"{phase} {place}")
        story.at = since + minutes * MINUTE
    story.when(HOST, "CloseSession")
    return story


def told(story: Story) -> list[tuple[str, int, int, int]]:
    return [(one["phase"], one["since"], one["minutes"], one["contributions"]) for one in public_data(story.state)["timeline"]]


def drawn(story: Story) -> Timeline | None:
    chapters = report_of(public_data(story.state)).chapters
    sections = [block for one in chapters for block in one.blocks if isinstance(block, Section)]
    return next((block for one in sections for block in one.blocks if isinstance(block, Timeline)), None)


def test_each_phase_has_its_real_time_and_what_came_in():
    story = afternoon(("dilemmas", 12, 0), ("clarify", 11, 4), ("experiences", 20, 7))
    assert told(story) == [("dilemmas", 0, 12, 0), ("clarify", 12, 11, 4), ("experiences", 23, 20, 7)]
    page = discover()["md"].render(edition_of(story.state)).decode()
    assert re.search(r"\| Stap 1: vragen \| \d\d:\d\d \| \d\d:\d\d \| 11 \| 4 \|", page)
    assert "De meeste bijdragen kwamen bij “Stap 2: ervaringen”: 7 van de 11." in page


def test_a_phase_that_was_passed_by_and_one_that_was_taken_back_are_not_told():
    story = Story().begun()
    story.when(HOST, "OpenPhase", phase="clarify")
    story.at += 10 * MINUTE
    story.when(HOST, "OpenPhase", phase="experiences")
    story.when(HOST, "UndoLast")
    story.at += 10 * MINUTE
    story.when(HOST, "OpenPhase", phase="directions")
    story.when(HOST, "OpenPhase", phase="choose")
    story.at += 5 * MINUTE
    story.when(HOST, "CloseSession")
    assert [(phase, minutes) for phase, _, minutes, _ in told(story)] == [("clarify", 20), ("choose", 5)]


def test_groups_that_go_at_their_own_pace_are_told_together():
    story = Story().begun()
    for phase in ("clarify", "experiences"):
        for group, minutes in (("A1", 6), ("A2", 3)):
            story.when(leader(group), "OpenPhase", phase=phase)
            story.at += minutes * MINUTE
    story.when(HOST, "CloseSession")
    assert [(phase, since, minutes) for phase, since, minutes, _ in told(story)] == [
        ("welcome", 0, 6), ("clarify", 0, 15), ("experiences", 9, 9)
    ]


def test_a_meeting_of_a_few_minutes_has_no_timeline():
    story = afternoon(("clarify", 3, 2), ("experiences", 2, 1))
    assert told(story) == [] and drawn(story) is None
    assert "Het programma" in discover()["md"].render(edition_of(story.state)).decode()


def test_what_came_later_or_from_the_facilitator_before_does_not_count():
    story = afternoon(("clarify", 11, 2), ("experiences", 11, 1))
    story.when(HOST, "StayOpen", until=story.at + 86_400_000)
    (one,) = story.joined("p0")
    story.when(one, "AddContribution", kind="question", text="Later bedacht")
    assert sum(n for *_, n in told(story)) == 3


def test_no_time_of_any_one_person_leaves_the_house():
    story = afternoon(("clarify", 11, 2), ("experiences", 11, 1))
    for row in public_data(story.state)["timeline"]:
        assert set(row) == {"phase", "round", "start", "end", "since", "minutes", "contributions"}
        assert re.fullmatch(r"\d\d:\d\d", row["start"]) and isinstance(row["minutes"], int)


# ── the drawing ──


@pytest.mark.parametrize("n", [0, 1, 12, 400])
def test_there_is_a_seed_for_every_contribution_or_for_ten(n):
    stretches = (Stretch(Typed("Vragen <b>"), "13:55", "14:10", 0, 15, n), Stretch(Typed("x" * 90), "14:10", "15:10", 15, 60, 3))
    ten = crowded(stretches)
    svg = ET.fromstring(str(timeline(Timeline(stretches, "Tijdlijn", "tien" if ten else ""))))
    seeds = [one for one in svg.iter() if one.get("class") == "ripe"]
    assert ten == (n == 400)
    assert len(seeds) == (40 + 1 if ten else n + 3)
    hours = [one.text for one in svg.iter() if one.get("class") == "moment"]
    assert hours[0] == "14:00" and len(hours) <= 8


def test_it_stands_in_every_file():
    edition = edition_of(afternoon(("dilemmas", 12, 0), ("clarify", 11, 4), ("experiences", 20, 7)).state)
    for writer in discover().values():
        assert writer.render(edition)
    assert 'class="timeline"' in discover()["html"].render(edition).decode()
