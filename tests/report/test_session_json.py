"""session.json is what its page and its schema say it is."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from facilitator.core.session import Session
from facilitator.report.data import full_data, public_data
from facilitator.report.edition import edition_of
from facilitator.report.writers import by_file_name
from tests.examples import examples
from tests.report.play import Play
from tests.steps import HISTORIES, told
from tests.story import HOST, Story, leader

DOCS = Path(__file__).resolve().parents[2] / "docs"
SCHEMA = json.loads((DOCS / "session.schema.json").read_text("utf-8"))
TYPES = {"string": str, "object": dict, "array": list, "boolean": bool, "null": type(None)}


def complaints(value: Any, schema: dict[str, Any], where: str = "$", *, root: dict[str, Any] = SCHEMA) -> list[str]:
    """What of `value` is not as `schema` says: the part of JSON Schema that ours are written in. `root` holds `$defs`."""
    if "$ref" in schema:
        return complaints(value, root["$defs"][schema["$ref"].rpartition("/")[2]], where, root=root)
    if "anyOf" in schema:
        fits = any(not complaints(value, one, where, root=root) for one in schema["anyOf"])
        return [] if fits else [f"{where}: none of anyOf"]
    if "const" in schema and value != schema["const"]:
        return [f"{where}: {value!r}"]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{where}: {value!r}"]
    kind = schema.get("type")
    if kind == "integer":
        right = isinstance(value, int) and not isinstance(value, bool) and value >= schema.get("minimum", value)
        return [] if right else [f"{where}: {value!r}"]
    if kind == "number":
        return [] if isinstance(value, (int, float)) and not isinstance(value, bool) else [f"{where}: {value!r}"]
    if kind and not isinstance(value, TYPES[kind]):
        return [f"{where}: {value!r} is no {kind}"]
    if kind == "array":
        items = schema["items"]
        return [found for n, one in enumerate(value) for found in complaints(one, items, f"{where}[{n}]", root=root)]
    if kind == "object":
        return _inside(value, schema, where, root)
    return []


def _inside(value: dict[str, Any], schema: dict[str, Any], where: str, root: dict[str, Any]) -> list[str]:
    found = [f"{where}.{name} misses" for name in schema.get("required", ()) if name not in value]
    known, other = schema.get("properties", {}), schema.get("additionalProperties", True)
    for name, inner in value.items():
        if name in known:
            found += complaints(inner, known[name], f"{where}.{name}", root=root)
        elif other is False:
            found.append(f"{where}.{name} is unknown")
        elif isinstance(other, dict):
            found += complaints(inner, other, f"{where}.{name}", root=root)
    return found


@cache
def zwolle() -> Session:
    return Play().state


def busy() -> Session:
    """A session with what Zwolle lacks: actions, a hidden dilemma, don't know, no group."""
    story = Story().begun()
    people = story.joined("piet", "kees", "anna", group="A1", background="zorg") + story.joined("samira", group="")
    dilemma = story.dilemma()
    story.in_phase("dilemmas")
    for someone, option in zip(people, (0, 1, None, "unknown"), strict=True):
        story.when(someone, "Choose", contribution=dilemma, option=option, moment="before", which="")
    story.when(people[0], "AddContribution", kind="question", text="Wie?", on=dilemma)
    story.when(HOST, "RecordAction", text="Bellen", owner="Piet", due="2026-12-01")
    story.when(HOST, "WriteConclusion", text="Het kan", on=dilemma)
    story.when(HOST, "HideContribution", contribution=dilemma)
    return story.state


@pytest.mark.parametrize("state", [Session, lambda: Story().state, busy, zwolle], ids=["none", "new", "busy", "Zwolle"])
def test_it_is_as_the_schema_says(state):
    assert complaints(json.loads(by_file_name("session.json").render(edition_of(state()))), SCHEMA) == []


def test_its_first_field_says_for_whom_it_is():
    data = json.loads(by_file_name("session.json").render(edition_of(busy())))
    assert next(iter(data.items()))[0] == "only_for" and "Alleen voor de begeleider" in data["only_for"]


def test_the_page_names_every_field():
    page = (DOCS / "session-json.md").read_text("utf-8")
    fields = [
        *SCHEMA["properties"],
        *SCHEMA["$defs"]["contribution"]["properties"],
        *SCHEMA["properties"]["session"]["properties"],
    ]
    assert [name for name in fields if f"`{name}`" not in page] == []


def test_it_gives_no_way_in_and_nobody_away():
    state = zwolle()
    text = by_file_name("session.json").render(edition_of(state)).decode()
    values = set(_strings(full_data(state)))
    assert values.isdisjoint(state.people)
    assert state.code not in text and "wifi" not in text


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for key, inner in value.items() for text in (key, *_strings(inner))]
    if isinstance(value, list):
        return [text for inner in value for text in _strings(inner)]
    return [value] if isinstance(value, str) else []


def test_what_was_judged_of_an_idea_that_merged_counts_once_per_person_everywhere():
    story = Story(workshop="goal-tree").begun()
    phase = story.state.phases[0].id
    story.when(HOST, "EditPhase", phase=phase, rates=True, visibility="everyone", weighs=[])
    one, two, goal = (
        story.when(HOST, "AddContribution", kind=kind, text=kind)["contribution"] for kind in ("direction", "direction", "goal")
    )
    for who, value in zip(story.joined("piet", "kees", "anna"), (1, 2, 3), strict=True):
        story.when(who, "RateIdea", contribution=one, goal=goal, value=value)
    story.when(story.joined("piet")[0], "RateIdea", contribution=two, goal=goal, value=0)
    story.when(HOST, "MergeContributions", contributions=[one], into=two)
    whole, public = full_data(story.state), public_data(story.state)
    number = story.state.contributions[goal].number
    assert whole["contributions"][1]["ratings"] == {str(number): [1, 0, 1, 1]}
    assert public["contributions"][0]["ratings"] == {number: {"people": 3, "counts": [1, 0, 1, 1]}}
    assert [row["counts"] for row in whole["votings"] if row["what"] == "ratings" and row["on"] == 2] == [[1, 0, 1, 1]]


def test_people_whose_background_was_taken_out_of_the_list_still_count():
    story = Story().begun()
    story.joined("piet", background="raad")
    story.when(HOST, "SetBackgrounds", backgrounds=[{"id": "zorg", "label": "Zorg"}])
    people = full_data(story.state)["participants"]
    assert people == {"count": 1, "by_background": {"raad": 1}}


def test_a_conclusion_and_an_action_of_a_group_say_so():
    story = Story().begun()
    story.when(leader("A1"), "WriteConclusion", text="Begin klein")
    story.when(leader("A1"), "RecordAction", text="Bellen")
    whole = full_data(story.state)
    assert whole["conclusions"][0]["group"] == whole["actions"][0]["group"] == "A1"
    assert complaints(json.loads(json.dumps(whole)), SCHEMA) == []


@examples(60)
@given(HISTORIES)
def test_it_is_as_the_schema_says_and_counts_as_the_report_does_whatever_happened(steps):
    state = told(steps).state
    whole, public = json.loads(json.dumps(full_data(state))), public_data(state)
    assert complaints(whole, SCHEMA) == []
    assert sum(whole["participants"]["by_background"].values()) == whole["participants"]["count"]
    rows = {row["number"]: row for row in whole["contributions"]}
    latest = {(row["on"], row["what"], row["moment"]): row["counts"] for row in whole["votings"] if row["latest"]}
    for shown in public["contributions"]:
        row = rows[shown["number"]]
        split = {level: sum(of.get(level, 0) for of in row["support"].values()) for level in shown["support"]}
        assert split == shown["support"]
        assert latest.get((row["number"], "support", ""), [0] * 4) == list(shown["support"].values())
        assert row["dots"] == shown["dots"] == latest.get((row["number"], "dots", ""), [0])[0]
        assert sum(shown["support"].values()) <= len(state.present()) + public["came_in"]["without_phone"]
        for moment, counts in shown.get("choices", {}).items():
            assert latest.get((row["number"], "choices", moment), [0] * len(counts)) == counts
            assert sum(counts) <= len(state.present()) + public["came_in"]["without_phone"]
        judged = {int(goal): sum(counts) for goal, counts in row.get("ratings", {}).items()}
        assert {goal: of["people"] for goal, of in shown.get("ratings", {}).items()}.items() <= judged.items()
