"""session.json is what its page and its schema say it is."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from facilitator.core.session import Session
from facilitator.report.data import full_data
from facilitator.report.writers import by_file_name
from tests.report.play import Play
from tests.story import HOST, Story

DOCS = Path(__file__).resolve().parents[2] / "docs"
SCHEMA = json.loads((DOCS / "session.schema.json").read_text("utf-8"))
TYPES = {"string": str, "object": dict, "array": list, "boolean": bool, "null": type(None)}


def complaints(value: Any, schema: dict[str, Any], where: str = "$") -> list[str]:
    """What of `value` is not as `schema` says: the part of JSON Schema that ours is written in."""
    if "$ref" in schema:
        return complaints(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], where)
    if "anyOf" in schema:
        return [] if any(not complaints(value, one, where) for one in schema["anyOf"]) else [f"{where}: none of anyOf"]
    if "const" in schema and value != schema["const"]:
        return [f"{where}: {value!r}"]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{where}: {value!r}"]
    kind = schema.get("type")
    if kind == "integer":
        right = isinstance(value, int) and not isinstance(value, bool) and value >= schema.get("minimum", value)
        return [] if right else [f"{where}: {value!r}"]
    if kind and not isinstance(value, TYPES[kind]):
        return [f"{where}: {value!r} is no {kind}"]
    if kind == "array":
        return [found for n, one in enumerate(value) for found in complaints(one, schema["items"], f"{where}[{n}]")]
    if kind == "object":
        return _inside(value, schema, where)
    return []


def _inside(value: dict[str, Any], schema: dict[str, Any], where: str) -> list[str]:
    found = [f"{where}.{name} misses" for name in schema.get("required", ()) if name not in value]
    known, other = schema.get("properties", {}), schema.get("additionalProperties", True)
    for name, inner in value.items():
        if name in known:
            found += complaints(inner, known[name], f"{where}.{name}")
        elif other is False:
            found.append(f"{where}.{name} is unknown")
        elif isinstance(other, dict):
            found += complaints(inner, other, f"{where}.{name}")
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
    assert complaints(json.loads(by_file_name("session.json").render(state())), SCHEMA) == []


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
    text = by_file_name("session.json").render(state).decode()
    values = set(_strings(full_data(state)))
    assert values.isdisjoint(state.people)
    assert state.code not in text and "wifi" not in text


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for key, inner in value.items() for text in (key, *_strings(inner))]
    if isinstance(value, list):
        return [text for inner in value for text in _strings(inner)]
    return [value] if isinstance(value, str) else []
