"""A script can sign off and say goodbye, and what is wrong in such a step is said in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from facilitator.web.rehearse.expected import check
from facilitator.web.rehearse.orders import Orders
from facilitator.web.rehearse.reader import read
from facilitator.web.rehearse.scenario import NotAScenario

ZWOLLE = Path(__file__).resolve().parents[2] / "docs" / "scenarios" / "sociale-top-zwolle.json"


@pytest.fixture
def document() -> dict[str, Any]:
    """The Sociale Top."""
    found: dict[str, Any] = json.loads(ZWOLLE.read_text("utf-8"))
    return found


def ended(document: dict[str, Any], *steps: dict[str, Any]) -> dict[str, Any]:
    """The same with these steps at its end, by the first of the cast unless they say otherwise."""
    by = document["cast"][0]["id"]
    return {**document, "script": [*document["script"], *({"by": by, **step} for step in steps)]}


def test_the_steps_become_commands(document: dict[str, Any]) -> None:
    group = document["groups"][0]["id"]
    told = ended(
        document,
        {"do": "ask_sign_off", "by": "host"},
        {"do": "ask_sign_off", "by": "host", "group": group},
        {"do": "sign_off", "answer": "nearly", "missing": "De kosten"},
        {"do": "answer_goal", "n": 1, "answer": "partly"},
        {"do": "leave_word", "word": "hoop"},
    )
    orders = [Orders().order(step) for step in read(told).steps[-5:]]
    assert [(one.name, one.data) for one in orders] == [
        ("AskSignOff", {}),
        ("AskSignOff", {"groups": [group]}),
        ("SignOff", {"answer": "nearly", "missing": "De kosten"}),
        ("AnswerGoal", {"goal": 1, "level": "partly"}),
        ("LeaveWord", {"word": "hoop"}),
    ]


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ({"do": "sign_off", "answer": "partly"}, "'answer' is none of yes, nearly, no"),
        ({"do": "answer_goal", "n": 0, "answer": "nearly"}, "'answer' is none of yes, partly, no"),
        ({"do": "answer_goal", "n": 99, "answer": "yes"}, "the meeting has no such goal"),
        ({"do": "leave_word"}, "misses 'word'"),
        ({"do": "leave_word", "by": "host", "word": "hoop"}, "leads, and does not vote"),
        ({"do": "ask_sign_off"}, "takes part, and does not lead"),
        ({"do": "ask_sign_off", "by": "host", "group": "Z9"}, "there is no group 'Z9'"),
    ],
)
def test_whatever_is_wrong_is_said(document: dict[str, Any], step: dict[str, Any], words: str) -> None:
    with pytest.raises(NotAScenario) as refusal:
        read(ended(document, step))
    assert words in str(refusal.value)


def test_a_lost_answer_is_noticed(document: dict[str, Any]) -> None:
    bare = {**document, "script": [], "expect": {"highlights": [], "counts": {}, "backgrounds": {}}}
    scenario = read(
        ended(
            bare,
            {"do": "sign_off", "answer": "yes"},
            {"do": "answer_goal", "n": 0, "answer": "no"},
            {"do": "answer_goal", "n": 0, "answer": "yes"},
            {"do": "leave_word", "word": "hoop"},
        )
    )
    here = {"participants": {"count": len(scenario.cast)}, "sign_offs": [{"yes": 1, "nearly": 0, "no": 0}]}
    kept = {"goals": [{"yes": 1, "partly": 0, "no": 0}], "words": [{"n": 1}]}
    assert check(scenario, {**here, "leaving": kept}, {}) == []
    assert [line.partition(":")[0] for line in check(scenario, {**here, "sign_offs": []}, {})] == [
        "people who signed off",
        "goal 0",
        "words people left with",
    ]
