"""JSON to keep and to compare: one field a line, and one row of a list a line. Indenting every value costs five times as much."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def as_json(fields: Mapping[str, Any]) -> str:
    """Give an object as JSON text, in the order of its fields. Raises ValueError on a number that JSON has no sign for."""
    return "{" + ",\n".join(f"{_on_a_line(name)}: {_value(value)}" for name, value in fields.items()) + "}\n"


def _value(value: Any) -> str:
    if isinstance(value, list | tuple) and any(isinstance(row, dict | list | tuple) for row in value):
        return "[\n" + ",\n".join(map(_on_a_line, value)) + "\n]"
    return _on_a_line(value)


def _on_a_line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
