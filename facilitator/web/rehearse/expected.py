"""What must be there when the script has been played, and whether it is: each acknowledged step, once."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facilitator.web.rehearse.ending import Entry, Expected
from facilitator.web.rehearse.promised import broken_promises
from facilitator.web.rehearse.scenario import Row, Scenario
from facilitator.web.rehearse.words import is_on_page, plain

__all__ = ["Expected", "check", "is_on_page", "main_directions", "plain"]

MOST_SHOWN = 20


def check(scenario: Scenario, document: Row, numbers: dict[str, int]) -> list[str]:
    """Compare session.json with the script and its `expect`; `numbers` are those acknowledged. Give what is wrong."""
    return _Check(scenario, document, numbers).go()[:MOST_SHOWN]


class _Check:
    def __init__(self, scenario: Scenario, document: Row, numbers: dict[str, int]) -> None:
        self.scenario, self.document, self.numbers = scenario, document, numbers
        self.expected = Expected(scenario, {row["id"]: row for row in document.get("phases") or []})
        self.rows: dict[int, Row] = {}
        self.wrong: list[str] = []

    def go(self) -> list[str]:
        self.contributions()
        self.highlights()
        self.counts()
        self.people()
        self.rest()
        self.themes()
        self.rounds()
        self.endings()
        return self.wrong + broken_promises(self.scenario.expect, self.document)

    def same(self, what: str, found: object, wanted: object) -> None:
        if found != wanted:
            self.wrong.append(f"{what}: found {str(found)[:300]}, expected {str(wanted)[:300]}")

    def contributions(self) -> None:
        """Every added contribution is there once, under its own number, and no other."""
        rows: list[Row] = self.document.get("contributions") or []
        doubled = [number for number, n in Counter(row.get("number") for row in rows).items() if n > 1]
        self.same("numbers given twice", doubled, [])
        self.rows = {row["number"]: row for row in rows if isinstance(row.get("number"), int)}
        self.same("numbers of contributions", sorted(self.rows), sorted(self.numbers.values()))
        for alias, entry in self.expected.entries.items():
            row = self.rows.get(self.numbers.get(alias, 0))
            if row is None:
                self.wrong.append(f"{alias} is missing: {entry.text[:60]}")
            else:
                self.contribution(entry, row)

    def contribution(self, entry: Entry, row: Row) -> None:
        where = f"number {row['number']} ({entry.alias})"
        self.same(f"{where} kind", row.get("kind"), entry.kind)
        self.same(f"{where} status", row.get("status"), entry.status)
        if entry.status != "withdrawn":
            self.same(f"{where} text", row.get("text"), plain(entry.text))
        if entry.status == "merged":
            self.same(f"{where} merged into", row.get("merged_into"), self.numbers.get(entry.into))
        if entry.status != "visible":
            return
        self.same(f"{where} support", _without_zeros(row.get("support") or {}), self.expected.support(entry))
        self.same(f"{where} joined", row.get("joined", 0), self.expected.going_on(entry))
        self.same(f"{where} dots", _total(row.get("dots")), sum(entry.dots.values()))
        wanted = self.expected.choices(entry)
        found = row.get("choices") or {}
        self.same(
            f"{where} choices",
            {moment: found[moment][: entry.options + 1] for moment in found if any(found[moment])},
            {moment: counts for moment, counts in wanted.items() if any(counts)},
        )
        rated = {
            str(self.numbers.get(goal)): [list(values.values()).count(value) for value in range(4)]
            for goal, values in entry.ratings.items()
        }
        places = (row.get("ranks") or {}).get("places", [])
        self.same(f"{where} places", _until_last(places), self.expected.places(entry))
        for n, key in enumerate(("effort", "effect")):
            wanted_values = sorted(said[n] for said in entry.estimates.values())
            self.same(f"{where} {key}", (row.get("estimates") or {}).get(key, []), wanted_values)
        self.same(f"{where} ratings", row.get("ratings") or {}, rated)

    def highlights(self) -> None:
        lists = [
            [self.rows.get(number, {}).get("text", "") for number in highlight.get("members", [])]
            for highlight in self.document.get("highlights") or []
        ]
        wanted = [[plain(text) for text in texts] for texts in self.scenario.expect["highlights"]]
        # The lists stand per group, the expectation in order of the steps: each must be there, whole and in its order.
        self.same("highlights", sorted(lists), sorted(wanted))

    def counts(self) -> None:
        visible = Counter(row.get("kind") for row in self.rows.values() if row.get("status") == "visible")
        self.same("counts", dict(visible), {kind: n for kind, n in self.scenario.expect["counts"].items() if n})

    def people(self) -> None:
        people: dict[str, Any] = self.document.get("participants") or {}
        found = {background: n for background, n in (people.get("by_background") or {}).items() if n}
        self.same("backgrounds", found, {one: n for one, n in self.scenario.expect["backgrounds"].items() if n})
        self.same("participants", people.get("count"), len(self.scenario.cast) - len(self.expected.out))

    def themes(self) -> None:
        """What people put in a theme lies there, and nowhere else (but in what who leads said whole, of a table)."""
        themes: list[Row] = self.document.get("themes") or []
        for alias, title in self.expected.placed.items():
            number = self.numbers.get(alias, 0)
            said = self.expected.of_tables.get(alias, set()) - {plain(title)}
            found = [theme["title"] for theme in themes if number in theme["members"] and theme["title"] not in said]
            if self.expected.entries[alias].status == "visible":
                self.same(f"theme of number {number} ({alias})", found, [plain(title)] if title else [])

    def rest(self) -> None:
        """Conclusions, notes, actions, themes and answers are there, as many as the script made."""
        for key, do in (("themes", "theme"), ("conclusions", "conclude"), ("notes", "note"), ("actions", "action")):
            self.same(key, len(self.document.get(key) or []), self.expected.counted[do])
        answers = [len(row["answers"]) for row in self.rows.values() if "answers" in row]
        if answers:
            self.same("answers", sum(answers), self.expected.counted["answer"])
        owners = {row["number"]: row["owner"] for row in self.document.get("open_questions") or []}
        for alias, owner in self.expected.owners.items():
            if (number := self.numbers.get(alias, 0)) in owners:
                self.same(f"who answers number {number} ({alias})", owners[number], plain(owner))

    def rounds(self) -> None:
        """What was voted before a vote was held again is kept as a round of its own."""
        earlier = [row for row in self.document.get("votings") or [] if not row["latest"]]
        found = [(row["on"], row["what"], row["moment"], row["counts"]) for row in earlier]
        for one in self.expected.rounds:
            entry = self.expected.entries[one.alias]
            if entry.status != "visible":
                continue
            here = [
                counts[: len(one.counts)]
                for on, what, moment, counts in found
                if (on, what, moment) == (self.numbers.get(one.alias), one.what, one.moment)
            ]
            if one.counts not in here:
                self.same(f"an earlier round of {one.what} on {one.alias}", here, one.counts)

    def endings(self) -> None:
        """Everybody who signed off is counted, and how people left is there as they said it last."""
        signed = sum(row["yes"] + row["nearly"] + row["no"] for row in self.document.get("sign_offs") or [])
        if signed < len(self.expected.signed):
            self.same("people who signed off", signed, len(self.expected.signed))
        leaving: Row = self.document.get("leaving") or {}
        goals: list[Row] = leaving.get("goals") or []
        for n, answers in self.expected.goals.items():
            found = {level: goals[n].get(level, 0) if n < len(goals) else 0 for level in ("yes", "partly", "no")}
            self.same(f"goal {n}", found, {level: list(answers.values()).count(level) for level in found})
        words = sum(row["n"] for row in leaving.get("words") or [])
        self.same("words people left with", words, sum(1 for word in self.expected.words.values() if plain(word)))


def _total(dots: object) -> int:
    """Dots of a contribution: a number, or a number per background."""
    if isinstance(dots, dict):
        return sum(dots.values())
    return dots if isinstance(dots, int) else 0


def _until_last(places: list[int]) -> list[int]:
    """Give places without the ones at the end in which nobody has it."""
    taken = [n for n, people in enumerate(places) if people]
    return places[: taken[-1] + 1] if taken else []


def _without_zeros(support: Row) -> Row:
    kept = {background: {level: n for level, n in levels.items() if n} for background, levels in support.items()}
    return {background: levels for background, levels in kept.items() if levels}


def main_directions(scenario: Scenario) -> list[str]:
    """Give the texts that a reader of the report must find among the main directions."""
    return [plain(text) for texts in scenario.expect["highlights"] for text in texts]
