"""Many groups on one screen: how each of them does, and side by side on the wall."""

from __future__ import annotations

from typing import Any

from facilitator.core.visibility import CONSOLE, WALL, Audience
from facilitator.live.parts.pace import pace
from facilitator.live.screens.talk import belongs
from facilitator.live.views import view_of
from facilitator.live.views.compare import CELLS, LONGEST, compare
from tests.story import DILEMMA, HOST, Story, leader, person

ROOM, BEAMER = Audience(CONSOLE), Audience(WALL)
MANY = tuple(f"G{n:02}" for n in range(1, 21))


def hall(groups: tuple[str, ...] = MANY, people: int = 3) -> tuple[Story, str]:
    """A begun session with so many groups of so many people, about one dilemma."""
    story = Story(groups=groups).begun()
    dilemma = str(story.when(HOST, "AddContribution", **DILEMMA)["contribution"])
    story.when(HOST, "SetFocus", on=[dilemma])
    for group in groups:
        story.joined(*(f"{group}-{n}" for n in range(people)), group=group)
    return story, dilemma


def says(story: Story, group: str, kind: str, text: str, on: str) -> str:
    return str(story.when(person(f"{group}-0", group), "AddContribution", kind=kind, text=text, on=on)["contribution"])


def statuses(story: Story) -> dict[str, str]:
    return {row["id"]: row["status"] for row in pace(story.state, ROOM)["groups"]}


def test_how_each_group_does_is_said_in_one_word() -> None:
    story, dilemma = hall(("A1", "A2", "A3", "A4"))
    story.in_phase("directions")
    made = says(story, "A1", "direction", "Samen", dilemma)
    says(story, "A2", "direction", "Alleen", dilemma)
    story.when(HOST, "MovePeople", moves={f"A4-{n}": "A3" for n in range(3)})
    story.when(leader("A1"), "SetHighlights", members=[made])
    assert statuses(story) == {"A1": "harvested", "A2": "ontime", "A3": "silent", "A4": "nobody"}
    story.when(leader("A2"), "OpenPhase", phase="clarify")
    found = pace(story.state, ROOM)
    assert dict(found["counts"]) == {"behind": 1, "nobody": 1, "silent": 1, "ontime": 0, "harvested": 1}
    assert next(row for row in found["groups"] if row["id"] == "A2")["rank"] == 0


def test_groups_that_travel_are_compared_with_each_other_not_with_the_room() -> None:
    story, _dilemma = hall(("A1", "A2", "A3"))
    places = [{"id": f"p{n}", "label": f"Plek {n}"} for n in (1, 2, 3)]
    story.when(HOST, "SetPlaces", places=places)
    for n, group in enumerate(("A1", "A2", "A3"), 1):
        story.when(HOST, "ReceiveGroup", place=f"p{n}", group=group)
    for group in ("A1", "A2"):
        story.when(leader(group), "OpenPhase", phase="directions")
    assert {row["id"]: row["behind"] for row in pace(story.state, ROOM)["groups"]} == {
        "A1": False, "A2": False, "A3": True,
    }  # fmt: skip


def test_many_groups_are_compared_in_pages() -> None:
    story, dilemma = hall()
    story.in_phase("directions")
    for group in MANY:
        made = says(story, group, "direction", f"Richting van {group}", dilemma)
        story.when(leader(group), "MarkHighlight", contribution=made)
    story.in_phase("harvest")
    assert view_of(story.state) == "compare"
    pages: list[dict[str, Any]] = compare(story.state, BEAMER)["pages"]
    assert [len(page["cells"]) for page in pages] == [CELLS, CELLS, CELLS, 2]
    assert [cell["texts"] for cell in pages[0]["cells"]][:2] == [["Richting van G01"], ["Richting van G02"]]
    assert len(pages) <= LONGEST


def test_how_a_group_chose_shows_when_enough_did_and_nobody_chooses_for_the_first_time() -> None:
    story, dilemma = hall(("A1", "A2", "A3"))
    story.in_phase("choose")
    for group, option, people in (("A1", 0, 5), ("A2", None, 2)):
        for who in story.joined(*(f"{group}-{n}" for n in range(people)), group=group):
            story.when(who, "Choose", contribution=dilemma, option=option, moment="after")
    assert compare(story.state, BEAMER)["pages"] == []  # with the total beside it, it would say how the two of A2 chose
    for place, who in enumerate(story.joined(*(f"A2-{n}" for n in range(6)), group="A2")):
        story.when(who, "Choose", contribution=dilemma, option=place % 2, moment="after")
    [page] = compare(story.state, BEAMER)["pages"]
    assert [(cell["id"], cell["outcome"]) for cell in page["cells"]] == [("A1", [5, 0, 0]), ("A2", [3, 3, 0])]
    story.in_phase("dilemmas")
    assert compare(story.state, BEAMER)["pages"] == []
    story.when(HOST, "ShowOnWall", view="compare")
    assert len(compare(story.state, BEAMER)["pages"]) == 1


def test_a_group_that_is_hidden_from_view_has_no_hidden_text_on_the_wall() -> None:
    story, dilemma = hall(("A1", "A2"))
    story.in_phase("directions")
    made = says(story, "A1", "direction", "Niet voor de muur", dilemma)
    story.when(leader("A1"), "MarkHighlight", contribution=made)
    story.when(HOST, "HideContribution", contribution=made)
    assert "Niet voor de muur" not in str(compare(story.state, BEAMER))


def test_what_was_said_at_the_last_place_stays_there() -> None:
    story, _dilemma = hall(("A1",))
    story.when(HOST, "SetPlaces", places=[{"id": "p1", "label": "Kerk"}, {"id": "p2", "label": "School"}])
    story.when(HOST, "ReceiveGroup", place="p1", group="A1")
    story.when(leader("A1"), "OpenPhase", phase="clarify")
    story.when(person("A1-0", "A1"), "AddContribution", kind="question", text="In de kerk gevraagd")
    story.when(HOST, "ReceiveGroup", place="p2", group="A1")
    [made] = [one for one in story.state.contributions.values() if one.kind == "question"]
    assert not belongs(story.state, "A1", made)
