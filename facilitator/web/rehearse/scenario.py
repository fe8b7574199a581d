"""One workshop as a script, as it was read from a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]


class NotAScenario(Exception):
    """The file can't be played; `problems` says why, one line each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Scenario:
    """One workshop as a script: who is there, and what they do in what order."""

    format: str
    language: str
    title: str
    meeting: Row
    phases: list[Row]
    backgrounds: list[Row]
    groups: list[Row]
    cast: list[Row]
    steps: list[Row]
    expect: Row
    places: list[Row] = field(default_factory=list)
