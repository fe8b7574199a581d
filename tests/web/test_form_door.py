"""Plain forms: fields become what commands want, by the commands' own types."""

from __future__ import annotations

from typing import get_type_hints

import pytest

from facilitator.core.vocabulary import COMMANDS
from facilitator.web.door import _form_value


@pytest.mark.parametrize(
    ("command", "field", "values", "wanted"),
    [
        ("Choose", "option", ["1"], 1),
        ("Choose", "option", ["third"], None),
        ("Choose", "option", ["unknown"], "unknown"),
        ("SetFocus", "on", ["c1", "c2"], ["c1", "c2"]),
        ("SetFocus", "on", [""], []),
        ("AdjustTimer", "pause", ["true"], True),
        ("AdjustTimer", "seconds", ["60"], 60),
        ("AddContribution", "on", ["c1"], "c1"),
        ("AddContribution", "text", ["12"], "12"),
        ("EditPhase", "minutes", ["5"], 5),
        ("EditPhase", "accepts", ["question", "direction"], ["question", "direction"]),
        ("UndoLast", "seq", ["17"], 17),
    ],
)
def test_it_works(command: str, field: str, values: list[str], wanted: object) -> None:
    assert _form_value(get_type_hints(COMMANDS[command])[field], values) == wanted
