"""Events come back from JSON as they went: lists of the file are tuples again."""

from __future__ import annotations

import json

from facilitator.core.model import Phase
from facilitator.core.phases import PositionsSet, Stand
from facilitator.core.preparing import SessionCreated
from facilitator.core.programme import PhasesSet
from facilitator.core.vocabulary import event_from_json, event_to_json
from facilitator.formats import discover


def test_it_works() -> None:
    phase = Phase("a", "collect", {"nl": "A"}, accepts=("question",), choices=("before",))
    for happened in (PhasesSet((phase,)), PositionsSet((Stand("A1", "a", 2, ("c1",)),))):
        assert event_from_json(json.loads(json.dumps(event_to_json(happened)))) == happened


def test_a_whole_session_comes_back_the_same() -> None:
    workshop = discover()["social-summit"]
    created = SessionCreated("abc", workshop.id, "nl", "Titel", "KX47PM", workshop.phases, workshop.report)
    assert event_from_json(json.loads(json.dumps(event_to_json(created)))) == created
