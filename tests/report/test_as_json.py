"""JSON files are read back as they were written, and a row that changed is a line that changed."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from facilitator.report.as_json import as_json

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(PLAIN, lambda one: st.lists(one) | st.dictionaries(st.text(), one), max_leaves=12)


@given(st.dictionaries(st.text(), VALUES))
def test_what_is_written_is_read_back(fields: dict[str, object]) -> None:
    assert json.loads(as_json(fields)) == fields
    assert list(json.loads(as_json(fields))) == list(fields)


def test_each_field_and_each_row_of_a_list_has_a_line() -> None:
    assert as_json({"only_for": "Fatma", "rows": [{"n": 1, "by": ["a"]}, {"n": 2}], "none": [], "names": ["é", "b"]}) == (
        '{"only_for": "Fatma",\n"rows": [\n{"n": 1, "by": ["a"]},\n{"n": 2}\n],\n"none": [],\n"names": ["é", "b"]}\n'
    )
