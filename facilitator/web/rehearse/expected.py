"""What must be there when the script has been played, and whether it is: each acknowledged step, once."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from facilitator.web.rehearse.parting import without_parted
from facilitator.web.rehearse.plan import walk
from facilitator.web.rehearse.scenario import Row, Scenario

MOST_SHOWN = 20
_LINE_BREAKS = re.compile("\r\n|\r|\u2028|\u2029|\x85")
# As docs/protocol.md says: control characters, bidi overrides and lone surrogates do not survive the door.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass
class Entry:
    """A contribution as the script leaves it behind, with everybody's votes on it, merged ones included."""

    alias: str
    kind: str
    text: str
    status: str = "visible"
    into: str = ""
    options: int = 0
    support: dict[str, tuple[str, int]] = field(default_factory=dict)  # person → (level, step)
    dots: Counter[str] = field(default_factory=Counter)
    ratings: dict[str, dict[str, int]] = field(default_factory=dict)  # goal → person → value
    choices: dict[str, dict[str, int | None]] = field(default_factory=dict)  # moment → person → option
    estimates: dict[str, tuple[int, int, int]] = field(default_factory=dict)  # person → (effort, effect, step)


class Expected:
    """The end of a script, made without any server. Raises KeyError on a script that was not checked."""

    def __init__(self, scenario: Scenario) -> None:
        self.background = {person["id"]: person["background"] or "unknown" for person in scenario.cast}
        self.entries: dict[str, Entry] = {}
        self.highlights: list[list[str]] = []
        self.orders: dict[str, list[list[str]]] = {}  # person → the orders they gave, of other kinds beside each other
        self.titles: dict[str, str] = {}  # theme → what it is called
        self.placed: dict[str, str] = {}  # contribution → the title of the theme it was put in last, '' for none
        self.held = walk(scenario).held
        self.authors: dict[str, str] = {}
        self.out: set[str] = set()  # people who were taken out
        self.counted: Counter[str] = Counter()  # answers, themes, conclusions, notes, actions
        self.signed: set[str] = set()  # people
        self.goals: dict[int, dict[str, str]] = {}  # goal of the meeting → person → answer
        self.words: dict[str, str] = {}  # person → the word they left with
        for number, step in enumerate(without_parted(scenario.steps)):
            if step["do"]:
                self._take(number, step)

    def standing(self, alias: str) -> Entry:
        """Give the contribution, or the one it was merged into."""
        entry = self.entries[alias]
        while entry.into:
            entry = self.entries[entry.into]
        return entry

    def _take(self, number: int, step: Row) -> None:
        do = step["do"]
        if do == "add":
            options = len(step.get("options") or [])
            status = "hidden" if step["as"] in self.held else "visible"
            self.entries[step["as"]] = Entry(step["as"], step["kind"], step["text"], status, options=options)
            self.authors[step["as"]] = step["by"]
        elif do in ("edit", "withdraw", "hide", "show", "spell"):
            entry = self.entries[step["on"]]
            entry.text = step.get("text", entry.text)
            entry.status = {"withdraw": "withdrawn", "hide": "hidden", "show": "visible"}.get(do, entry.status)
            if do == "edit" and step["on"] in self.held:
                entry.status = "hidden"  # other words are read again
        elif do == "release":
            for alias in step["on"]:
                self.entries[alias].status = "visible"
        elif do == "take_out":
            self._take_out(step)
        elif do in ("moderate", "assign"):
            return
        elif do == "merge":
            self._merge(step)
        elif do == "highlight":
            self.highlights.append(step["members"])
        elif do == "rank":
            self._rank(step)
        elif do in ("support", "dots", "rate", "choose", "estimate"):
            self._vote(number, step, self.standing(step["on"]))
        elif do in ("make_theme", "move_to_theme"):
            self._place(step)
        elif do == "sign_off":
            self.signed.add(step["by"])
        elif do == "answer_goal":
            self.goals.setdefault(step["n"], {})[step["by"]] = step["answer"]
        elif do == "leave_word":
            self.words[step["by"]] = step["word"]
        else:
            self.counted[do] += 1

    def _place(self, step: Row) -> None:
        """A title that is there already takes the cards in: two people thought of the same."""
        if step["do"] == "make_theme":
            same = (one for one in self.titles.values() if plain(one).casefold() == plain(step["title"]).casefold())
            known = next(same, None)
            self.counted["theme"] += known is None
            self.titles[step["as"]] = known or step["title"]
        title = self.titles.get(step.get("theme") or step.get("as", ""), "")
        self.placed |= dict.fromkeys(step.get("members", ()), title)

    def _take_out(self, step: Row) -> None:
        """Somebody's votes do not count any more; what they wrote stays, or goes with them."""
        person = self.authors[step["on"]]
        self.out.add(person)
        self.orders.pop(person, None)
        for entry in self.entries.values():
            entry.support.pop(person, None)
            entry.dots.pop(person, None)
            entry.estimates.pop(person, None)
            for rated in entry.ratings.values():
                rated.pop(person, None)
            for chosen in entry.choices.values():
                chosen.pop(person, None)
            if step.get("hide") and self.authors[entry.alias] == person and entry.status == "visible":
                entry.status = "hidden"

    def _vote(self, number: int, step: Row, entry: Entry) -> None:
        by = step["by"]
        if step["do"] == "support":
            entry.support[by] = (step["level"], number)
        elif step["do"] == "dots":
            entry.dots[by] = step["n"]
        elif step["do"] == "estimate":
            entry.estimates[by] = (step["effort"], step["effect"], number)
        elif step["do"] == "rate":
            entry.ratings.setdefault(self.standing(step["goal"]).alias, {})[by] = step["value"]
        else:
            entry.choices.setdefault(step["moment"], {})[by] = step["option"]

    def _rank(self, step: Row) -> None:
        """A later order takes the place of an earlier one of the same kinds."""
        order = [self.standing(one).alias for one in step["on"]]
        kinds = {self.entries[one].kind for one in order}
        others = [one for one in self.orders.get(step["by"], []) if not kinds & {self.entries[each].kind for each in one}]
        self.orders[step["by"]] = [*others, order]

    def places(self, entry: Entry) -> list[int]:
        """Give how many people have it in the first place, the second, …: the best of what merged, in what still stands."""
        places: list[int] = []
        for orders in self.orders.values():
            for order in orders:
                standing = list(dict.fromkeys(self.standing(one).alias for one in order))
                left = [one for one in standing if self.entries[one].status == "visible"]
                places += [left.index(entry.alias)] if entry.alias in left else []
        return [places.count(place) for place in range(max(places, default=-1) + 1)]

    def _merge(self, step: Row) -> None:
        """The vote on the card that stays wins, else a person's latest; dots add up; of ratings likewise."""
        into = self.standing(step["into"])
        own, estimated = dict(into.support), dict(into.estimates)
        for alias in step["on"]:
            gone = self.entries[alias]
            gone.status, gone.into = "merged", into.alias
            for person, vote in gone.support.items():
                if person not in own and vote[1] >= into.support.get(person, ("", -1))[1]:
                    into.support[person] = vote
            into.dots.update(gone.dots)
            for person, said in gone.estimates.items():
                if person not in estimated and said[2] >= into.estimates.get(person, (0, 0, -1))[2]:
                    into.estimates[person] = said
            for goal, values in gone.ratings.items():
                into.ratings[goal] = {**values, **into.ratings.get(goal, {})}
            for idea in self.entries.values():  # what merged may be a goal
                if alias in idea.ratings:
                    values = idea.ratings.pop(alias)
                    idea.ratings[into.alias] = {**values, **idea.ratings.get(into.alias, {})}

    def support(self, entry: Entry) -> dict[str, dict[str, int]]:
        """Count support per background, zeros left out."""
        split: dict[str, Counter[str]] = {}
        for person, (level, _) in entry.support.items():
            split.setdefault(self.background[person], Counter())[level] += 1
        return {background: dict(levels) for background, levels in split.items()}

    def choices(self, entry: Entry) -> dict[str, list[int]]:
        """Count choices per moment: each option in turn, then a third way."""
        counts: dict[str, list[int]] = {}
        for moment, chosen in entry.choices.items():
            row = counts.setdefault(moment, [0] * (entry.options + 1))
            for option in chosen.values():
                row[entry.options if option is None else option] += 1
        return counts


def plain(text: str) -> str:
    """Give a text as it is stored: normalised, plain line ends, without control characters or space around it."""
    text = _LINE_BREAKS.sub("\n", text)
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text)).strip()


def check(scenario: Scenario, document: Row, numbers: dict[str, int]) -> list[str]:
    """Compare session.json with the script and its `expect`; `numbers` are those acknowledged. Give what is wrong."""
    return _Check(scenario, document, numbers).go()[:MOST_SHOWN]


class _Check:
    def __init__(self, scenario: Scenario, document: Row, numbers: dict[str, int]) -> None:
        self.scenario, self.document, self.numbers = scenario, document, numbers
        self.expected = Expected(scenario)
        self.rows: dict[int, Row] = {}
        self.wrong: list[str] = []

    def go(self) -> list[str]:
        self.contributions()
        self.highlights()
        self.counts()
        self.people()
        self.rest()
        self.themes()
        self.endings()
        return self.wrong

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
        """What people put in a theme lies there, and nowhere else."""
        themes: list[Row] = self.document.get("themes") or []
        for alias, title in self.expected.placed.items():
            number = self.numbers.get(alias, 0)
            found = [theme["title"] for theme in themes if number in theme["members"]]
            if self.expected.entries[alias].status == "visible":
                self.same(f"theme of number {number} ({alias})", found, [plain(title)] if title else [])

    def rest(self) -> None:
        """Conclusions, notes, actions, themes and answers are there, as many as the script made."""
        for key, do in (("themes", "theme"), ("conclusions", "conclude"), ("notes", "note"), ("actions", "action")):
            self.same(key, len(self.document.get(key) or []), self.expected.counted[do])
        answers = [len(row["answers"]) for row in self.rows.values() if "answers" in row]
        if answers:
            self.same("answers", sum(answers), self.expected.counted["answer"])


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


def is_on_page(text: str, page: str) -> bool:
    """Whether a text can be read on an HTML page, whatever spacing and typography around it."""
    return _words(text) in _words(html.unescape(re.sub(r"<[^>]*>", "", page)))


def _words(text: str) -> str:
    return " ".join(text.split())
