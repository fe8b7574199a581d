"""Own formats as files: what is written is read again, and whatever else comes in is refused in plain words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.errors import Refused
from facilitator.core.format import KINDS, PHASE_TYPES
from facilitator.formats import discover, own
from facilitator.report.chapters import discover as chapters
from facilitator.web import format_words
from tests.examples import examples
from tests.story import HOST, Story

DOCS = Path(__file__).resolve().parents[2] / "docs"
WORDS = Path(format_words.__file__).read_text("utf-8")
PROBLEMS = set(re.findall(r'"(\w+)": _\(', WORDS))
SCHEMA = json.loads((DOCS / "format.schema.json").read_text("utf-8"))
GOOD: dict[str, Any] = {
    "oogst_format": 1,
    "id": "dream-table",
    "title": {"nl": "Droomtafel"},
    "phases": [
        {"id": "welcome", "type": "welcome", "title": {"nl": "Welkom"}},
        {"id": "dream", "type": "collect", "title": {"nl": "Dromen"}, "accepts": ["direction"], "minutes": 15},
    ],
}


def changed(path: str, value: Any) -> str:
    """GOOD with one value changed, as text; the path is of keys and numbers."""
    row = json.loads(json.dumps(GOOD))
    *way, last = [int(part) if part.isdecimal() else part for part in path.split(".")]
    place = row
    for part in way:
        place = place[part]
    place[last] = value
    return json.dumps(row)


def problem(document: str | bytes) -> dict[str, Any]:
    with pytest.raises(Refused) as refusal:
        own.read(document, chapters())
    assert refusal.value.code == "bad_format"
    return refusal.value.params


def test_it_works() -> None:
    workshop = own.read(json.dumps(GOOD), chapters())
    assert (workshop.id, workshop.title) == ("dream-table", {"nl": "Droomtafel"})
    assert [phase.minutes for phase in workshop.phases] == [0, 15]
    assert workshop.report == own.USUAL_REPORT
    assert set(own.USUAL_REPORT) <= set(chapters())
    assert own.read(own.document(workshop)) == workshop


def test_the_example_of_the_page_can_be_read() -> None:
    page = (DOCS / "formats.md").read_text("utf-8")
    found = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert found is not None
    assert own.read(found[1], chapters()).id == "dream-table"


def test_the_page_and_the_schema_name_every_field() -> None:
    page = (DOCS / "formats.md").read_text("utf-8")
    phase = SCHEMA["$defs"]["phase"]["properties"]
    assert [name for name in (*SCHEMA["properties"], *phase) if name != "$schema" and f"`{name}`" not in page] == []
    assert set(SCHEMA["properties"]) == set(own._FORMAT)
    assert set(phase) == set(own._PHASE)
    assert phase["type"]["enum"] == list(PHASE_TYPES)
    assert phase["accepts"]["items"]["enum"] == list(KINDS)
    assert [kind for kind in (*KINDS, *PHASE_TYPES) if f"`{kind}`" not in page] == []


def test_a_session_changed_by_hand_becomes_a_format() -> None:
    story = Story()
    story.when(HOST, "EditPhase", phase="clarify", title="Eerst dit", visibility="blind", prompts=["Wat eerst?"])
    story.when(HOST, "RevealPhase", phase="clarify")
    story.when(HOST, "RemovePhase", phase="experiences")
    made = own.of_session(story.state, "mine", {"title": {"nl": "Van mij"}})
    again = own.read(own.document(made))
    assert again == made
    clarify = next(phase for phase in again.phases if phase.id == "clarify")
    assert (clarify.title, clarify.revealed) == ({"nl": "Eerst dit"}, False)
    assert "experiences" not in [phase.id for phase in again.phases]


@pytest.mark.parametrize(
    ("document", "expected", "place"),
    [
        ("", "not_json", ""),
        ("{", "not_json", ""),
        (b"\xff\xfe\x00", "not_text", ""),
        ("[]", "no_format", ""),
        ("{}", "no_format", ""),
        ("[" * 100_000, "too_deep", ""),
        ('{"oogst_format": 1, "oogst_format": 1}', "doubled", ""),
        ('{"oogst_format": NaN}', "odd_number", ""),
        ('{"oogst_format": ' + "9" * 5000 + "}", "odd_number", ""),
        (" " * (own.MOST_BYTES + 1), "too_large", ""),
        (changed("oogst_format", 2), "newer", "oogst_format"),
        (changed("oogst_format", 0), "unknown_value", "oogst_format"),
        (changed("oogst_format", "1"), "wrong_type", "oogst_format"),
        (changed("oogst_format", True), "wrong_type", "oogst_format"),
        (changed("id", "Met Spaties"), "odd_id", "id"),
        (changed("id", "../../etc"), "odd_id", "id"),
        (changed("titel", {}), "unknown_field", ""),
        (changed("title", "Droomtafel"), "wrong_type", "title"),
        (changed("title", {}), "empty", "title"),
        (changed("title.nl", 3), "wrong_type", "title › nl"),
        (changed("title.nl", "x" * 1001), "too_long", "title › nl"),
        (changed("title.N L", "x"), "unknown_value", "title"),
        (changed("phases", []), "empty", "phases"),
        (changed("phases", [GOOD["phases"][0]] * 61), "too_many", "phases"),
        (changed("phases.0", 3), "wrong_type", "phases 1"),
        (changed("phases.1.id", "welcome"), "doubled", "phases 2 › id"),
        (changed("phases.1.id", "A b"), "odd_id", "phases 2 › id"),
        (changed("phases.1.type", "party"), "unknown_value", "phases 2 › type"),
        (changed("phases.1.accepts", ["direction", "dream"]), "unknown_value", "phases 2 › accepts 2"),
        (changed("phases.1.accepts", "direction"), "wrong_type", "phases 2 › accepts"),
        (changed("phases.1.accepts", [3]), "wrong_type", "phases 2 › accepts 1"),
        (changed("phases.1.wall", "moon"), "unknown_value", "phases 2 › wall"),
        (changed("phases.1.minutes", 15.5), "wrong_type", "phases 2 › minutes"),
        (changed("phases.1.minutes", True), "wrong_type", "phases 2 › minutes"),
        (changed("phases.1.minutes", 481), "out_of_range", "phases 2 › minutes"),
        (changed("phases.1.revealed", True), "unknown_field", "phases 2"),
        (changed("phases.1.prompts", ["Wat?"]), "wrong_type", "phases 2 › prompts 1"),
        (changed("report", ["header", "gossip"]), "unknown_value", "report 2"),
        (changed("report", ["header", "header"]), "doubled", "report 2"),
        (changed("groups", -1), "out_of_range", "groups"),
        (changed("backgrounds", {"nl": {}}), "wrong_type", "backgrounds › nl"),
        (changed("backgrounds", {"nl": [{"id": "a"}]}), "missing", "backgrounds › nl 1 › label"),
        (changed("backgrounds", {"nl": [{"id": "a", "label": "A"}] * 2}), "doubled", "backgrounds › nl"),
    ],
)
def test_a_file_that_is_wrong_says_where_and_what(document: str | bytes, expected: str, place: str) -> None:
    found = problem(document)
    assert (found["problem"], found["place"]) == (expected, place)


def test_a_missing_field_is_named() -> None:
    row = {name: value for name, value in GOOD.items() if name != "phases"}
    assert problem(json.dumps(row))["place"] == "phases"


TEXTS = [own.document(workshop) for workshop in discover().values()]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)


def spots(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a document: (what holds it, its key)."""
    keys: list[Any] = list(value) if isinstance(value, dict) else list(range(len(value)))
    found = [(value, key) for key in keys]
    return found + [spot for key in keys if isinstance(value[key], (dict, list)) for spot in spots(value[key])]


def read_or_refused(document: str | bytes) -> None:
    """It is a format that can be written and read again, or it is refused with words for what is wrong."""
    workshop, refused = None, None
    try:
        workshop = own.read(document, chapters())
    except Refused as refusal:
        refused = refusal
    if workshop is not None:
        assert own.read(own.document(workshop), chapters()) == workshop
    if refused is not None:
        assert refused.code == "bad_format" and refused.params["problem"] in PROBLEMS


@examples(150)
@given(st.sampled_from(TEXTS), ANYTHING, st.data())
def test_whatever_is_changed_in_a_file_it_is_read_or_refused(text: str, value: Any, data: st.DataObject) -> None:
    row = json.loads(text)
    holder, key = data.draw(st.sampled_from(spots(row)))
    if data.draw(st.booleans()):
        holder[key] = value
    else:
        del holder[key]
    read_or_refused(json.dumps(row))


@examples(100)
@given(st.sampled_from(TEXTS), st.data())
def test_a_file_that_broke_off_or_got_damaged_is_refused(text: str, data: st.DataObject) -> None:
    content = bytearray(text.encode())
    start = data.draw(st.integers(0, len(content)))
    kept = content[:start] + bytes(data.draw(st.binary(max_size=5))) + content[start + data.draw(st.integers(0, 9)) :]
    read_or_refused(bytes(kept))
    read_or_refused(bytes(content[:start]))
