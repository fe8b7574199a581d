"""A script plays the harvest too, and whatever the product would lose of it is noticed at the end."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from facilitator.report.data import full_data
from facilitator.web.rehearse.expected import check
from facilitator.web.rehearse.orders import Orders
from facilitator.web.rehearse.promised import PROMISES
from facilitator.web.rehearse.reader import read
from facilitator.web.rehearse.scenario import NotAScenario
from facilitator.web.rehearse.taking_back import without_taken_back
from tests.report.play import SCENARIOS, Play

Document = dict[str, Any]
FILES = sorted(SCENARIOS.glob("*.json"))
HARVEST = (
    "moderate", "release", "spell", "assign", "merge", "make_theme", "move_to_theme", "support", "dots", "rate", "rank",
    "estimate", "vote_again", "wall", "ask_sign_off", "sign_off", "answer_goal", "leave_word", "action", "join_in",
    "stay_open", "undo", "redo",
)  # fmt: skip


@cache
def played(name: str) -> Play:
    (path,) = (path for path in FILES if path.stem.startswith(name))
    return Play(path)


def test_together_the_shipped_files_play_all_of_the_harvest() -> None:
    done = {step["do"] for path in FILES for step in json.loads(path.read_text("utf-8"))["script"]}
    assert set(HARVEST) <= done
    kept = {key for path in FILES for key in json.loads(path.read_text("utf-8"))["expect"]}
    assert set(PROMISES) <= kept


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_signs_off_themes_together_and_says_goodbye(path: Path) -> None:
    script = json.loads(path.read_text("utf-8"))
    sides = {one["id"]: one["background"] for one in script["cast"]}
    for do, most in (("make_theme", 2), ("sign_off", 3), ("answer_goal", 3), ("leave_word", 3)):
        said = {sides[step["by"]] for step in script["script"] if step["do"] == do and step["by"] in sides}
        assert len(said) >= most, (do, said)
    assert any(step.get("answer") == "nearly" and step.get("missing") for step in script["script"])
    assert any(step["do"] == "undo" for step in script["script"])


def _first(rows: list[Document], key: str) -> Document:
    return next(row for row in rows if row.get(key))


def _lose_sign_off(kept: Document) -> None:
    kept["sign_offs"][0]["yes"] -= 1


def _lose_missing(kept: Document) -> None:
    _first(kept["sign_offs"], "missing")["missing"].pop()


def _lose_theme(kept: Document) -> None:
    kept["themes"].pop()


def _lose_from_theme(kept: Document) -> None:
    kept["themes"][-1]["members"].pop()


def _lose_goal(kept: Document) -> None:
    kept["leaving"]["goals"][0]["yes"] -= 1


def _lose_word(kept: Document) -> None:
    kept["leaving"]["words"].pop()


def _lose_action(kept: Document) -> None:
    kept["actions"].pop()


def _lose_joined(kept: Document) -> None:
    _first(kept["contributions"], "joined")["joined"] -= 1


def _lose_rank(kept: Document) -> None:
    _first(kept["contributions"], "ranks")["ranks"]["places"][0] += 1


def _lose_estimate(kept: Document) -> None:
    _first(kept["contributions"], "estimates")["estimates"]["effort"].pop()


def _lose_round(kept: Document) -> None:
    kept["votings"] = [row for row in kept["votings"] if row["latest"]]


def _lose_owner(kept: Document) -> None:
    _first(kept["open_questions"], "owner")["owner"] = ""


def _lose_release(kept: Document) -> None:
    kept["contributions"][0]["status"] = "hidden"


def _lose_correction(kept: Document) -> None:
    found = next(row for row in kept["contributions"] if "as_written" in row)
    found["text"] = found["as_written"]["text"]


def _lose_act(kept: Document) -> None:
    kept["moderation"]["acts"].clear()


def _lose_later(kept: Document) -> None:
    del next(row for row in kept["contributions"] if row.get("late"))["late"]


def _lose_person(kept: Document) -> None:
    kept["landscape"]["groups"][0] -= 1


@pytest.mark.parametrize(
    ("name", "lose"),
    [
        ("sociale", _lose_sign_off), ("sociale", _lose_missing), ("sociale", _lose_theme), ("arena", _lose_from_theme),
        ("doelenboom", _lose_goal), ("casu", _lose_word), ("casu", _lose_action), ("sociale", _lose_joined),
        ("casu", _lose_rank), ("doelenboom", _lose_estimate), ("veranderlab", _lose_round), ("casu", _lose_owner),
        ("casu", _lose_release), ("arena", _lose_correction), ("casu", _lose_act), ("veranderlab", _lose_later),
        ("arena", _lose_person),
    ],
    ids=lambda one: one.__name__.removeprefix("_") if callable(one) else one,
)  # fmt: skip
def test_what_the_product_would_lose_is_noticed(name: str, lose: Callable[[Document], None]) -> None:
    play = played("transitiearena" if name == "arena" else name)
    kept = full_data(play.state)
    assert check(play.scenario, kept, play.numbers) == []
    lost = copy.deepcopy(kept)
    lose(lost)
    assert check(play.scenario, lost, play.numbers) != []


def test_what_is_taken_back_right_away_was_not_done_and_done_again_it_was() -> None:
    hide = {"do": "hide", "by": "host", "on": "a"}
    undo, redo = {"do": "undo", "by": "host"}, {"do": "redo", "by": "host"}
    ends = [[], [undo], [undo, redo], [undo, redo, undo], [undo, redo, undo, redo]]
    found = [[step["do"] for step in without_taken_back([hide, *end]) if step["do"]] for end in ends]
    assert found == [["hide"], [], ["hide"], [], ["hide"]]


@pytest.fixture
def document() -> Document:
    """The Sociale Top."""
    found: Document = json.loads((SCENARIOS / "sociale-top-zwolle.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([{"do": "undo", "by": "host"}], "takes back what the host did in the step before"),
        ([{"do": "redo", "by": "host"}], "does again what was taken back"),
        ([{"do": "vote_again", "by": "leader:A1", "phase": "choose", "on": ["dil1"]}], "only the host can"),
        ([{"do": "vote_again", "by": "host", "phase": "nowhere", "on": ["dil1"]}], "there is no phase"),
        ([{"do": "vote_again", "by": "host", "phase": "choose", "on": "dil1"}], "'on' has the wrong type"),
        ([{"do": "wall", "by": "p01", "view": "themes"}], "takes part, and does not lead"),
        ([{"do": "wall", "by": "host", "view": ""}], "'view' is empty"),
    ],
)
def test_whatever_is_wrong_is_said(document: Document, steps: list[Document], words: str) -> None:
    with pytest.raises(NotAScenario) as refusal:
        read({**document, "script": [*document["script"], *steps]})
    assert words in str(refusal.value)


@pytest.mark.parametrize("key", PROMISES)
def test_a_promise_of_the_wrong_type_is_said(document: Document, key: str) -> None:
    document["expect"][key] = 3
    with pytest.raises(NotAScenario) as refusal:
        read(document)
    assert key in str(refusal.value)


def test_the_steps_become_commands() -> None:
    orders = Orders()
    orders.ids = {"a": "c1"}
    steps: list[Document] = [
        {"do": "vote_again", "phase": "test", "on": ["a"]},
        {"do": "wall", "view": "support", "order": "split"},
        {"do": "wall", "view": "dilemma", "on": "a"},
        {"do": "sign_off", "answer": "yes", "room": True},
        {"do": "undo"},
        {"do": "redo"},
    ]
    assert [(one.name, one.data) for one in (orders.order(step) for step in steps)] == [
        ("VoteAgain", {"phase": "test", "on": ["c1"]}),
        ("ShowOnWall", {"view": "support", "order": "split"}),
        ("ShowOnWall", {"view": "dilemma", "on": "c1"}),
        ("SignOff", {"answer": "yes", "group": ""}),
        ("UndoLast", {}),
        ("Redo", {}),
    ]
