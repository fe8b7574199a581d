"""What the report says of who recognised the main directions, and of how people left."""

from __future__ import annotations

import pytest

from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, WALL, Audience
from facilitator.core.vocabulary import Actor
from facilitator.live.parts.signing_off import for_leader, on_console
from facilitator.live.views.harvest import harvest
from facilitator.report.data.full import full_data
from facilitator.report.data.public import public_data
from facilitator.report.model import report_of
from facilitator.report.writers.markdown import written
from tests.core.test_signing_off import harvested
from tests.story import HOST, Story, leader


def told(story: Story, language: str = "nl") -> str:
    """The report as text."""
    return written(report_of({**public_data(story.state), "language": language})).decode()


@pytest.fixture
def asked() -> tuple[Story, list[Actor], list[Actor], str]:
    """Two tables that were asked, and a main direction of the first."""
    story = Story().begun()
    one = story.joined("anna", "bilal", "carla", "daan")
    two = story.joined("eva", "fatma", "gijs", group="A2")
    story.in_phase("directions")
    made = harvested(story, one[0], "Samen eten", "Eén gezicht")
    harvested(story, two[0], "Een klusbus", group="A2")
    story.when(HOST, "AskSignOff")
    return story, one, two, made[0]


def test_nobody_was_asked() -> None:
    report = told(Story().begun())
    assert "Is dit wat we zeiden" not in report
    assert "Hoe mensen weggingen" not in report


def test_each_version_has_its_counts(asked: tuple[Story, list[Actor], list[Actor], str]) -> None:
    story, one, two, first = asked
    for actor in one[:3]:
        story.when(actor, "SignOff", answer="nearly" if actor is one[2] else "yes", missing="Voor wie werkt")
    for actor in two:
        story.when(actor, "SignOff", answer="yes")
    assert "| Groep A1 | 3 van 4 | 2 | 1 | 0 |" in told(story)
    story.when(one[0], "EditContribution", contribution=first, text="Samen eten op dinsdag")
    assert "Daarna zijn hoofdrichtingen nog veranderd, van Groep A1." in told(story)
    story.when(leader("A1"), "AskSignOff")
    story.when(one[0], "SignOff", answer="yes")
    report = told(story)
    assert "| Groep A1 | 1 van 4 | – | – | – |\n| Groep A1, eerdere versie | 3 van 4 | 2 | 1 | 0 |" in report
    assert "Iedereen zei ja in Groep A2." in report
    assert "- Voor wie werkt (Groep A1)" in report
    assert "nog veranderd" not in report
    assert "Everyone said yes in Groep A2." in told(story, "en")


def test_all_is_said_of_all_only(asked: tuple[Story, list[Actor], list[Actor], str]) -> None:
    story, one, _, _ = asked
    story.when(HOST, "AskSignOff", groups=["A2"], asking=False)
    for actor in one[:3]:
        story.when(actor, "SignOff", answer="yes")
    assert "Drie van" not in told(story)
    assert "3 van de 4 mensen gaven antwoord: 3 ja." in told(story)
    assert "llemaal" not in told(story)
    story.when(one[3], "SignOff", answer="yes")
    assert "Allemaal zeiden ze ja: 4 van 4." in told(story)
    assert "Everyone said yes: 4 of 4." in told(story, "en")


def test_two_answers_say_nothing(asked: tuple[Story, list[Actor], list[Actor], str]) -> None:
    story, one, _, _ = asked
    story.when(HOST, "AskSignOff", groups=["A2"], asking=False)
    for actor in one[:2]:
        story.when(actor, "SignOff", answer="no")
    report = told(story)
    assert "2 van de 4 mensen gaven antwoord." in report
    assert "2 nee" not in report
    story.when(HOST, "SetProtection", fewest=4)
    story.when(one[2], "SignOff", answer="no")
    assert "3 nee" not in told(story)
    row = full_data(story.state)["sign_offs"][0]
    assert (row["people"], row["no"]) == (4, 3)


def test_what_was_taken_up_is_no_longer_missing(asked: tuple[Story, list[Actor], list[Actor], str]) -> None:
    story, one, _, _ = asked
    story.when(HOST, "SetHeldWords", words=["flauwekul"])
    for actor, text in zip(one, ("Voor wie werkt", "Flauwekul", "De prijs", ""), strict=True):
        story.when(actor, "SignOff", answer="nearly", missing=text)
    assert "- De prijs" in told(story)
    assert "Flauwekul" not in told(story)
    story.when(leader("A1"), "SettleMissing", missing="m3", settled="taken")
    report = told(story)
    assert "- Voor wie werkt" in report
    assert "De prijs" not in report
    assert [one["settled"] for one in full_data(story.state)["sign_offs"][0]["missing"]] == ["", "", "taken"]


def test_how_people_left() -> None:
    story = Story().begun()
    story.when(HOST, "DescribeMeeting", meeting={"goals": ["Elkaar leren kennen", "Drie richtingen"]})
    people = story.joined("anna", "bilal", "carla", "daan")
    story.in_phase("close")
    for actor, level in zip(people, ("yes", "yes", "partly", "no"), strict=True):
        story.when(actor, "AnswerGoal", goal=0, level=level)
        story.when(actor, "LeaveWord", word="Energie" if level == "yes" else level)
    story.when(people[0], "AnswerGoal", goal=1, level="no")
    story.when(HOST, "ShowWord", word="no", shown=False)
    report = told(story)
    assert "| Elkaar leren kennen | 4 van 4 | 2 | 1 | 1 |" in report
    assert "| Drie richtingen | 1 van 4 | – | – | – |" in report
    assert "Het woord waarmee mensen weggingen: Energie (2 keer) en partly." in report
    assert "Elkaar leren kennen | 4 of 4" in told(story, "en")
    assert {"text": "no", "n": 1, "shown": False} in full_data(story.state)["leaving"]["words"]


def test_who_comes_in_later_changes_no_figure_and_wall_desk_leader_and_report_count_alike(
    asked: tuple[Story, list[Actor], list[Actor], str],
) -> None:
    story, one, _, _ = asked

    def counts() -> set[tuple[int, int, int]]:
        state = story.state
        wall = next(row["signed"] for row in harvest(state, Audience(WALL))["pages"][0] if row["label"] == "Groep A1")
        desk = next(row["asked"] for row in on_console(state, Audience(CONSOLE))["rows"] if row["group"] == "A1")
        table = for_leader(state, Audience(LEADER_SCREEN, "A1"))["one"]["asked"]
        report = next(row["versions"][0] for row in public_data(state)["sign_offs"] if row["group"] == "A1")
        [full] = [row for row in full_data(state)["sign_offs"] if row["group"] == "A1"]
        assert full["people"] == report["people"]
        return {(row["people"], row["answered"], row["yes"]) for row in (wall, desk, table, report)}

    for actor in one:
        story.when(actor, "SignOff", answer="yes")
    assert counts() == {(4, 4, 4)}
    (late,) = story.joined("hanna")
    story.when(HOST, "MovePeople", moves={"eva": "A1"})
    assert counts() == {(4, 4, 4)}
    assert "| Groep A1 | 4 van 4 | 4 | 0 | 0 |" in told(story)
    story.when(late, "SignOff", answer="yes")  # asked too, and now one of who was
    assert counts() == {(5, 5, 5)}
    story.when(HOST, "AskSignOff", groups=["A1"], asking=False)
    story.joined("ivo")
    assert counts() == {(5, 5, 5)}
