"""public-data.json is what its page and its schema say it is, and nothing else gets into it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facilitator.core.session import Session
from facilitator.report.edition import edition_of
from facilitator.report.writers import by_file_name
from tests.report.play import SCENARIOS, Play
from tests.report.test_session_json import busy
from tests.report.test_session_json import complaints as complaints_by
from tests.story import Story

DOCS = Path(__file__).resolve().parents[2] / "docs"
SCHEMA = json.loads((DOCS / "public-data.schema.json").read_text("utf-8"))


def data(state: Session) -> dict:
    return json.loads(by_file_name("public-data.json").render(edition_of(state)))


@pytest.mark.parametrize("state", [Session, lambda: Story().state, busy], ids=["none", "new", "busy"])
def test_it_is_as_the_schema_says(state):
    assert complaints_by(data(state()), SCHEMA, root=SCHEMA) == []


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.json")), ids=lambda path: path.stem)
def test_every_scenario_is_as_the_schema_says(path):
    assert complaints_by(data(Play(path).state), SCHEMA, root=SCHEMA) == []


def test_the_schema_complains_of_what_is_not_in_it():
    broken = data(busy())
    broken["edits"] = {}
    broken["contributions"][0]["author"] = "somebody"
    assert len(complaints_by(broken, SCHEMA, root=SCHEMA)) == 2


def test_the_page_names_every_field():
    page = (DOCS / "public-data.md").read_text("utf-8")
    fields = [*SCHEMA["properties"], *SCHEMA["$defs"]["contribution"]["properties"], *SCHEMA["$defs"]["cell"]["properties"]]
    assert [name for name in fields if f"`{name}`" not in page] == []
