"""The heat table is the scenario's: every cell is reckoned again from the steps of the file, not from our state.

What counts as shown, as a class and as left out is told again here in its own few lines; of what is covered only so that
nothing can be computed, the reader of tests/core/readers.py looks after. What a file's votes show (which are broad and
which are divided) is what the report says is carried and divided.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from facilitator.report.blocks import Heat, Section
from facilitator.report.data import full_data, public_data
from facilitator.report.edition import edition_of
from facilitator.report.model import report_of
from facilitator.report.writers import discover
from tests.report.play import SCENARIOS, Play

FILES = sorted(SCENARIOS.glob("*.json"))
LEVELS = ("agree", "neutral", "disagree")
FEWEST = 3
Votes = dict[str, dict[str, Any]]  # card → person → what


@cache
def played(path: Path) -> tuple[Play, dict[str, Any]]:
    """A scenario played once, and its public data."""
    play = Play(path)
    return play, public_data(play.state)


class Told:
    """A scenario file, counted by hand: which cards stand, and what everybody finally voted on each."""

    def __init__(self, path: Path) -> None:
        script = json.loads(path.read_text("utf-8"))
        self.side = {one["id"]: one["background"] or "unknown" for one in script["cast"]}
        self.present = Counter(self.side.values())
        self.cards = [step["as"] for step in script["script"] if step["do"] == "add"]
        self.kind = {step["as"]: step["kind"] for step in script["script"] if step["do"] == "add"}
        gone: set[str] = set()
        into: dict[str, str] = {}
        given: dict[str, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
        for n, step in enumerate(script["script"]):
            if step["do"] in ("support", "dots", "rate", "choose"):
                given[step["do"]].append((n, step))
            elif step["do"] == "vote_again":
                for do in ("support", "rate", "choose"):  # of what files vote on again
                    given[do] = [(at, one) for at, one in given[do] if one["on"] not in step["on"]]
            elif step["do"] == "undo":  # what was hidden, or put together, the step before
                before = script["script"][n - 1]
                gone.discard(before["on"]) if before["do"] == "hide" else None
                undone = before["on"] if before["do"] == "merge" else []
                into = {one: stays for one, stays in into.items() if one not in undone}
            elif step["do"] == "redo":
                again = script["script"][n - 2]
                gone |= {again["on"]} if again["do"] == "hide" else set()
                into.update(dict.fromkeys(again["on"], again["into"]) if again["do"] == "merge" else {})
            elif step["do"] in ("hide", "withdraw"):
                gone.add(step["on"])
            elif step["do"] == "show":
                gone.discard(step["on"])
            elif step["do"] == "merge":
                into.update(dict.fromkeys(step["on"], step["into"]))
        self.gone, self.into = gone, into
        self.support: Votes = self._latest(given["support"], "level")
        self.rated: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for _, step in given["rate"]:
            self.rated[self.stands(step["on"]), self.stands(step["goal"])][step["by"]] = step["value"]
        self.dots: Counter[str] = Counter()
        for _, step in given["dots"]:
            self.dots[self.stands(step["on"])] += step["n"]
        self.chosen: dict[tuple[str, str], dict[str, int | None]] = defaultdict(dict)
        for _, step in given["choose"]:
            self.chosen[step["on"], step["moment"]][step["by"]] = step["option"]

    def stands(self, card: str) -> str:
        """The card that a card lives on in."""
        while card in self.into:
            card = self.into[card]
        return card

    def _latest(self, steps: list[tuple[int, dict[str, Any]]], field: str) -> Votes:
        """One vote per person and card that stands: that on the card itself, else the latest on what merged into it."""
        votes: Votes = defaultdict(dict)
        for own in (False, True):
            for _, step in steps:
                card = self.stands(step["on"])
                if (card == step["on"]) is own:
                    votes[card][step["by"]] = step[field]
        return votes

    def table(self, card: str) -> dict[str, Counter[str]]:
        """Votes on a card per background."""
        table: dict[str, Counter[str]] = {one: Counter() for one in self.present}
        for person, level in self.support.get(card, {}).items():
            table[self.side[person]][level] += 1
        return table


def stance(counts: Counter[str]) -> str:
    """What more than half say."""
    total = counts.total()
    return "for" if counts["agree"] * 2 > total else "against" if counts["disagree"] * 2 > total else "divided"


def score(counts: Counter[str]) -> float:
    """Agree is one, disagree minus one."""
    return (counts["agree"] - counts["disagree"]) / counts.total()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_cell_is_what_the_file_says(path: Path) -> None:
    told, (play, data) = Told(path), played(path)
    rows = {row["number"]: row for row in data["contributions"]}
    counted = 0
    for card in told.cards:
        if card in told.gone or card in told.into:
            assert play.numbers[card] not in rows
            continue
        row, table = rows[play.numbers[card]], told.table(card)
        total = sum(table.values(), Counter())
        assert row["support"] == {
            level: total[level] if total.total() >= FEWEST else 0 for level in (*LEVELS, "unknown")
        }
        assert (row["across"]["voted"], row["across"]["present"]) == (total.total(), len(told.side))
        cells = {cell["background"]: cell for cell in row["across"]["cells"]}
        joined = sum((table[one] for one in cells.get("others", {}).get("members", ())), Counter())
        for side, cell in cells.items():
            counts = joined if side == "others" else table[side]
            _check(cell, counts)
            counted += cell["kind"] in ("count", "class")
        assert cells.keys() - {"others"} == told.present.keys()
        _check_kind(row["across"], [*table.values(), joined])
    assert counted > 40 or path.stem.startswith("veranderlab")


def _check(cell: dict[str, Any], counts: Counter[str]) -> None:
    n = counts.total()
    match cell["kind"]:
        case "count":
            assert n >= FEWEST + 2
            assert cell["counts"] == [counts[level] for level in LEVELS]
            assert cell["score"] == pytest.approx(score(counts))
        case "class":
            assert n >= FEWEST and cell["counts"] == []
            assert cell["score"] == {"for": 0.5, "divided": 0.0, "against": -0.5}[stance(counts)]
        case "few" | "joined":
            assert n < FEWEST and cell["counts"] == []
        case "none":
            assert n == 0
        case kind:
            assert kind == "withheld" and cell["counts"] == [] and cell["stance"] == ""
    if cell["kind"] in ("count", "class"):
        assert cell["stance"] == stance(counts)


def _check_kind(found: dict[str, Any], tables: list[Counter[str]]) -> None:
    """The kind follows from the cells that are shown, and never says more than the file bears out."""
    shown = [cell for cell in found["cells"] if cell["kind"] in ("count", "class")]
    if shown:
        assert found["mean"] == pytest.approx(sum(cell["score"] for cell in shown) / len(shown))
        weakest = [cell for cell in shown if cell["background"] in found["weakest"]]
        assert len(weakest) == len(found["weakest"]) and len(weakest) * 2 <= len(shown)
        rest = [cell["stance"] for cell in shown if cell not in weakest]
        if any(cell["kind"] == "class" for cell in weakest):  # then all of that class are named
            assert not {cell["stance"] for cell in weakest} & {*rest}
        elif weakest:
            assert {cell["score"] for cell in weakest} == {min(cell["score"] for cell in shown)}
    if found["kind"] == "carried" and not shown:
        assert found["voted"] >= 5 and all(counts["agree"] == counts.total() for counts in tables)
    elif found["kind"] == "carried":
        assert len(shown) > 1 and all(cell["stance"] == "for" and cell["score"] >= 0.5 for cell in shown)
    if found["kind"] == "split":
        assert {"for", "against"} <= {stance(counts) for counts in tables if counts.total() >= FEWEST}
    if found["everyone"]:
        assert all(counts["agree"] == counts.total() for counts in tables) and found["voted"] == found["present"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_broad_and_divided_are_what_the_votes_of_the_file_show(path: Path) -> None:
    """What a plain count over the file calls broad (every side of five or more at a half or better) is never split,
    and what it calls divided (two sides of five or more wide apart) is never carried."""
    told, (play, data) = Told(path), played(path)
    rows = {row["number"]: row["across"] for row in data["contributions"]}
    seen = Counter[str]()
    for card, votes in told.support.items():
        if card in told.gone or not votes:
            continue
        found, table = rows[play.numbers[card]], told.table(card)
        large = [score(counts) for counts in table.values() if counts.total() >= FEWEST + 2]
        voting = [score(counts) for counts in table.values() if counts.total() >= FEWEST]
        if len(large) > 1 and max(large) - min(large) >= 1.2:
            assert found["kind"] != "carried"
            seen["divided"] += 1
        if (
            len(voting) > 1
            and min(voting) >= 0.5
            and all(counts.total() >= FEWEST or not counts for counts in table.values())
        ):
            assert found["kind"] in ("carried", "mixed")
            seen["broad"] += 1
        seen[found["kind"]] += 1
    assert seen["carried"] and seen["split"], seen


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_session_json_keeps_every_vote(path: Path) -> None:
    told, (play, data) = Told(path), played(path)
    rows = {row["number"]: row for row in full_data(play.state)["contributions"]}
    public = {row["number"]: row for row in data["contributions"]}
    for card in told.cards:
        if card in told.gone or card in told.into:
            continue
        row, table = rows[play.numbers[card]], told.table(card)
        assert row["support"] == {
            side: {level: counts[level] for level in LEVELS} for side, counts in table.items() if counts
        }
        assert row["dots"] == public[play.numbers[card]]["dots"] == told.dots[card]
    for (idea, goal), votes in told.rated.items():
        if {idea, goal}.isdisjoint(told.gone):
            counts = [list(votes.values()).count(value) for value in range(4)]
            assert rows[play.numbers[idea]]["ratings"][str(play.numbers[goal])] == counts
            shown = public[play.numbers[idea]]["ratings"][play.numbers[goal]]
            assert shown == {"people": len(votes), "counts": counts if len(votes) >= FEWEST else []}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_choices_are_what_the_file_says(path: Path) -> None:
    told, (play, data) = Told(path), played(path)
    rows = {row["number"]: row for row in data["contributions"]}
    for (card, moment), chosen in told.chosen.items():
        row = rows[play.numbers[card]]
        keys = [*range(len(row["options"])), None]
        assert row["choices"][moment] == [*(list(chosen.values()).count(key) for key in keys), 0]
        for cell in row["choices_by"][moment]:
            own = [chosen[who] for who, side in told.side.items() if side == cell["background"] and who in chosen]
            if cell["kind"] == "count":
                assert cell["counts"] == [*(own.count(key) for key in keys), 0] and len(own) >= FEWEST + 2
            elif cell["kind"] == "class":
                assert len(own) >= FEWEST
            elif cell["kind"] in ("few", "joined", "none"):
                assert len(own) < FEWEST


def heats(blocks: tuple[Any, ...]) -> list[Heat]:
    """Every heat table in blocks."""
    found = [block for block in blocks if isinstance(block, Heat)]
    return found + [one for block in blocks if isinstance(block, Section) for one in heats(block.blocks)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_shows_those_cells_and_no_others(path: Path, language: str) -> None:
    _, data = played(path)
    report = report_of({**data, "language": language})
    rows = {row["number"]: row["across"] for row in data["contributions"]}
    labels = {**{f"{label}": one for one, label in data["backgrounds"].items()},
              report.words.say("background_unknown"): "unknown", report.words.say("background_others"): "others"}  # fmt: skip
    by_side = [chapter for chapter in report.chapters if chapter.id != "landscape"]  # of which the groups are no sides
    tables = [heat for chapter in by_side for heat in heats(chapter.blocks)]
    assert tables
    for heat in tables:
        for line in heat.rows:
            across = rows[line.name[0].number]
            assert [int(n) for n in re.findall(r"\d+", line.voted)] == [across["voted"], across["present"]]
            for label, shown in zip(heat.columns, line.stands, strict=True):
                cell = next((one for one in across["cells"] if one["background"] == labels[label]), None)
                assert shown.stance == (cell["stance"] if cell else "")
                figures = [int(n) for n in re.findall(r"\d+", f"{shown.figure} {shown.text}")]
                if cell and cell["kind"] == "count":
                    assert figures == [cell["counts"][2 if shown.stance == "against" else 0], sum(cell["counts"])]
                else:
                    assert figures == []
    rest = next(chapter for chapter in report.chapters if chapter.id == "across")
    by_kind = [one for part in rest.blocks if isinstance(part, Section) and part.icon for one in heats(part.blocks)]
    again = {line.name[0].number for heat in by_kind for line in heat.rows}
    before = {line.name[0].number for one in by_side if one is not rest for heat in heats(one.blocks) for line in heat.rows}
    assert again and before and not again & before
    told_there = "across_title" if "shared" not in data["report"] else "across_others"
    assert rest.title == report.words.say(told_there)
    every = {line.name[0].number for heat in tables for line in heat.rows}
    assert {
        number for number, one in rows.items() if any(c["kind"] in ("count", "class") for c in one["cells"])
    } <= every


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_in_every_file_format(path: Path) -> None:
    play, _ = played(path)
    page = discover()["html"].render(edition_of(play.state)).decode()
    text = discover()["md"].render(edition_of(play.state)).decode()
    for told in ("Geliefd bij de een, afgewezen door de ander", "Van alle kanten gedragen"):
        assert told in page and told in text
    page = re.sub(r'(?s)<section class="chapter" id="landscape">.*?</section>\s*<section class="chapter"', "", page)
    assert page.count('<table class="heat') == len(
        [one for one in text.split("\n") if "Stemden, van wie er waren |" in one]
    )
    assert "%" not in re.sub(r"(?s)<style>.*?</style>", "", page).replace("100%", "")
