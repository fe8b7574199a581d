"""What the report says of what came after the end, and of how many go on with something: never who."""

from __future__ import annotations

from facilitator.core.vocabulary import Actor
from facilitator.report.data.full import full_data
from facilitator.report.data.public import public_data
from facilitator.report.model import report_of
from facilitator.report.writers.markdown import written
from tests.story import HOST, Story

DAY = 24 * 3_600_000


def told(story: Story, language: str = "nl") -> str:
    """The report as text."""
    return written(report_of({**public_data(story.state), "language": language})).decode()


def closed() -> tuple[Story, list[Actor], str]:
    """A closed meeting with one main direction, that stays open for a day."""
    story = Story().begun()
    people = story.joined("anna", "bilal", "carla")
    story.in_phase("close")
    direction = story.when(people[0], "AddContribution", kind="direction", text="Een huiskamer per wijk")["contribution"]
    story.when(HOST, "SetHighlights", members=[direction])
    story.when(HOST, "StayOpen", until=story.at + DAY)
    story.when(HOST, "CloseSession")
    return story, people, direction


def test_what_came_later_stands_apart_and_is_marked() -> None:
    story, (anna, bilal, _), direction = closed()
    assert "Later toegevoegd" not in told(story)
    story.when(bilal, "AddContribution", kind="direction", text="Thuis bedacht")
    story.when(anna, "EditContribution", contribution=direction, text="Twee huiskamers per wijk")
    report = told(story)
    assert "## Later toegevoegd" in report
    assert "bleef deze bijeenkomst open tot en met" in report
    assert "Eén bijdrage toegevoegd" in report
    assert "Eén bijdrage verbeterd" in report
    assert "later toegevoegd" in report.partition("## Alle inbreng")[2]
    assert "later verbeterd" in report.partition("## Alle inbreng")[2]
    assert "## Added later" in told(story, "en")
    late = {row["text"]: row.get("late") for row in full_data(story.state)["contributions"]}
    assert late == {"Twee huiskamers per wijk": "changed", "Thuis bedacht": "added"}
    assert full_data(story.state)["session"]["open_until"].endswith("Z")


def test_how_many_go_on_with_it_is_a_count() -> None:
    story, (anna, bilal, carla), direction = closed()
    action = story.when(HOST, "RecordAction", text="We bellen de woningbouw", owner="Loes")["action"]
    for actor in (anna, bilal):
        story.when(actor, "JoinIn", on=direction)
    story.when(carla, "JoinIn", on=action)
    report = told(story)
    assert "Twee mensen gaan hiermee verder." in report
    assert "Gaan ermee verder" in report
    assert "Two people go on with this." in told(story, "en")
    data = full_data(story.state)
    assert [row.get("joined") for row in data["contributions"]] == [2]
    assert [row.get("joined") for row in data["actions"]] == [1]
