"""Going through the document of a scenario once, and saying kindly all that does not fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from facilitator.web.rehearse.promised import malformed
from facilitator.web.rehearse.scenario import NotAScenario, Row, Scenario
from facilitator.web.rehearse.short_ids import with_short_ids
from facilitator.web.rehearse.steps import (
    ANSWERS,
    HOST,
    KINDS,
    LEADER,
    LEADS,
    ONLY_HOST,
    STEPS,
    TAKEN_BACK,
    VOTES,
    touched,
)

MOST_PROBLEMS = 12
LISTS = ("merge", "release", "rank", "dismiss", "vote_again")  # steps that are about several at once


def read(document: object) -> Scenario:
    """Give the scenario in a decoded file. Raises NotAScenario with all that is wrong, up to a dozen lines."""
    return _Reader().read(document)


@dataclass
class _Reader:
    """Goes through a document once and remembers what does not fit."""

    problems: list[str] = field(default_factory=list)
    aliases: dict[str, Row] = field(default_factory=dict)
    themes: set[str] = field(default_factory=set)
    goals: int = 0  # of the meeting

    def read(self, document: object) -> Scenario:
        if not isinstance(document, dict):
            raise NotAScenario(["the file should hold one JSON object"])
        texts = {key: self.value(document, key, str, "the file") for key in ("format", "language", "title")}
        meeting = self.value(document, "meeting", dict, "the file") or {}
        lists = {key: self.rows(document, key) for key in ("phases", "backgrounds", "groups", "cast", "script")}
        lists["places"] = self.rows(document, "places") if "places" in document else []
        expect = self.value(document, "expect", dict, "the file") or {}
        self.stop_if_wrong()
        for key in ("phases", "backgrounds", "groups", "places"):
            self.named(lists[key], key, label=True)
        self.named(lists["cast"], "cast", label=False)
        self.meeting(meeting)
        self.expected(expect)
        self.stop_if_wrong()
        self.seats(lists)
        self.routes(lists)
        self.stop_if_wrong()
        for number, step in enumerate(lists["script"]):
            self.step(f"script[{number}]", step, lists)
            self.turned(f"script[{number}]", step, lists["script"][number - 1] if number else {})
        self.stop_if_wrong()
        scenario = Scenario(
            str(texts["format"]), str(texts["language"]), str(texts["title"]), meeting, lists["phases"],
            lists["backgrounds"], lists["groups"], lists["cast"], lists["script"], expect, lists["places"],
        )  # fmt: skip
        return with_short_ids(scenario)

    def wrong(self, where: str, what: str) -> None:
        self.problems.append(f"{where}: {what}")

    def stop_if_wrong(self) -> None:
        if self.problems:
            more = len(self.problems) - MOST_PROBLEMS
            raise NotAScenario(self.problems[:MOST_PROBLEMS] + ([f"and {more} more"] if more > 0 else []))

    def value(self, row: Row, key: str, kind: Any, where: str, needed: bool = True) -> Any:
        """Give `row[key]` when it has the right type; note it down when it misses or has not."""
        if key not in row:
            if needed:
                self.wrong(where, f"misses {key!r}")
            return None
        found = row[key]
        if not isinstance(found, kind) or (isinstance(found, bool) and kind is int):
            self.wrong(where, f"{key!r} has the wrong type")
            return None
        if kind is str and needed and not found.strip():
            self.wrong(where, f"{key!r} is empty")
        return found

    def rows(self, document: Row, key: str) -> list[Row]:
        found = self.value(document, key, list, "the file")
        if found is None:
            return []
        if not all(isinstance(row, dict) for row in found):
            self.wrong(key, "should hold objects only")
            return []
        return list(found)

    def named(self, rows: list[Row], where: str, label: bool) -> None:
        seen = set()
        for number, row in enumerate(rows):
            place = f"{where}[{number}]"
            name = self.value(row, "id", str, place)
            if label:
                self.value(row, "label", str, place)
            for key in ("leader", "about", "name"):
                self.value(row, key, str, place, needed=False)
            if name in seen:
                self.wrong(place, f"the id {name!r} is there twice")
            seen.add(name)

    def meeting(self, meeting: Row) -> None:
        for key in meeting:
            if key == "goals":
                goals = self.value(meeting, key, list, "meeting") or []
                if not all(isinstance(goal, str) for goal in goals):
                    self.wrong("meeting", "'goals' should hold texts")
                self.goals = len(goals)
            else:
                self.value(meeting, key, str, "meeting", needed=False)

    def expected(self, expect: Row) -> None:
        lists = self.value(expect, "highlights", list, "expect") or []
        if not all(isinstance(texts, list) and all(isinstance(text, str) for text in texts) for texts in lists):
            self.wrong("expect", "'highlights' should hold lists of texts")
        for key in malformed(expect):
            self.wrong("expect", f"{key!r} has the wrong type")
        for key in ("counts", "backgrounds"):
            counted = self.value(expect, key, dict, "expect") or {}
            if not all(isinstance(n, int) for n in counted.values()):
                self.wrong("expect", f"{key!r} should hold numbers")

    def seats(self, lists: dict[str, list[Row]]) -> None:
        """Everybody sits in a group that exists, or in none, and speaks from a background that exists."""
        groups, backgrounds = _ids(lists["groups"]), _ids(lists["backgrounds"])
        for number, person in enumerate(lists["cast"]):
            where = f"cast[{number}]"
            if person["id"] == HOST or person["id"].startswith(LEADER):
                self.wrong(where, f"the id {person['id']!r} is taken by who leads")
            group = self.value(person, "group", (str, type(None)), where)
            if group is not None and group not in groups:
                self.wrong(where, f"there is no group {group!r}")
            background = self.value(person, "background", (str, type(None)), where)
            if background is not None and background not in backgrounds:
                self.wrong(where, f"there is no background {background!r}")

    def routes(self, lists: dict[str, list[Row]]) -> None:
        """Groups travel past places that exist, and talk there about what is brought in."""
        places = _ids(lists["places"])
        brought = {step["as"] for step in lists["script"] if step.get("do") == "add" and isinstance(step.get("as"), str)}
        for number, place in enumerate(lists["places"]):
            where = f"places[{number}]"
            if place["id"] in _ids(lists["groups"]):
                self.wrong(where, f"the id {place['id']!r} is taken by a group")
            for alias in self.value(place, "on", list, where, needed=False) or []:
                if not isinstance(alias, str) or alias not in brought:
                    self.wrong(where, f"talks about {str(alias)[:40]!r}, which nobody adds")
        for number, group in enumerate(lists["groups"]):
            for stop in self.value(group, "route", list, f"groups[{number}]", needed=False) or []:
                if not isinstance(stop, str) or stop not in places:
                    self.wrong(f"groups[{number}]", f"there is no place {str(stop)[:40]!r}")

    def step(self, where: str, step: Row, lists: dict[str, list[Row]]) -> None:
        do, by = step.get("do"), step.get("by")
        if not isinstance(do, str) or do not in STEPS:
            return self.wrong(where, f"nobody can {str(do)[:40]!r}")
        where = f"{where} {do}"
        kind = STEPS[do]
        required = set(kind.needs)
        for key in sorted((required | {"by"}) - step.keys()):
            self.wrong(where, f"misses {key!r}")
        for key in sorted(str(key) for key in step.keys() - required - {*kind.may, "do", "by"}):
            self.wrong(where, f"does not know {key[:40]!r}")
        if not isinstance(by, str):
            return self.wrong(where, "'by' should name somebody")
        if required - step.keys():
            return None
        seats = _ids(lists["groups"]) | _ids(lists["places"])
        leads = by == HOST or (by.startswith(LEADER) and by.removeprefix(LEADER) in seats)
        if not leads and by not in _ids(lists["cast"]):
            return self.wrong(where, f"there is nobody called {by[:40]!r}")
        if kind.who == LEADS and not leads:
            self.wrong(where, f"{by!r} takes part, and does not lead")
        if kind.who == VOTES and leads:
            self.wrong(where, f"{by!r} leads, and does not vote")
        self.details(where, do, step, lists)
        return None

    def turned(self, where: str, step: Row, before: Row) -> None:
        """Only what the host did just now is taken back, and only what was taken back just now is done again."""
        did = before.get("do") if isinstance(before.get("do"), str) and before.get("by") == HOST else ""
        if step.get("do") == "undo" and did not in TAKEN_BACK | {"redo"}:
            self.wrong(f"{where} undo", "takes back what the host did in the step before, and that can't be")
        if step.get("do") == "redo" and did != "undo":
            self.wrong(f"{where} redo", "does again what was taken back in the step before, and nothing was")

    def details(self, where: str, do: str, step: Row, lists: dict[str, list[Row]]) -> None:
        for key in ("text", "as", "title", "phase", "moment", "level", "section", "goal", "into", "kind", "answer", "word", "view", "name", "reach"):
            if key in step:
                self.value(step, key, str, where)
        for key in ("owner", "due", "ask", "presenter", "missing", "theme", "order"):
            self.value(step, key, str, where, needed=False)
        for key in ("n", "value", "round", "effort", "effect", "days"):
            self.value(step, key, int, where, needed=False)
        self.value(step, "group", (str, type(None)), where, needed=False)
        self.value(step, "on", list if do in LISTS else str, where, needed=False)
        for key in ("moderated", "hide", "room"):
            if key in step and not isinstance(step[key], bool):
                self.wrong(where, f"{key!r} has the wrong type")
        self.value(step, "members", list, where, needed=False)
        if self.problems:
            return
        for reference in touched(step):
            if not isinstance(reference, str) or reference not in self.aliases:
                self.wrong(where, f"refers to {str(reference)[:40]!r}, which was not added before")
        if step.get("group") is not None and step["group"] not in _ids(lists["groups"]):
            self.wrong(where, f"there is no group {str(step['group'])[:40]!r}")
        if do == "receive" and step["place"] not in _ids(lists["places"]):
            self.wrong(where, f"there is no place {str(step['place'])[:40]!r}")
        if do in ("open", "moderate", "vote_again") and step["phase"] not in _ids(lists["phases"]):
            self.wrong(where, f"there is no phase {step['phase']!r}")
        if do == "add":
            self.addition(where, step)
        if do in ("theme", "make_theme"):
            self.themes.add(step["as"])
        if step.get("theme") is not None and step["theme"] not in self.themes:
            self.wrong(where, f"refers to the theme {str(step['theme'])[:40]!r}, which was not made before")
        if do in ONLY_HOST and step["by"] != HOST:
            self.wrong(where, "only the host can")
        if do == "take_out" and self.aliases[step["on"]]["by"] not in _ids(lists["cast"]):
            self.wrong(where, f"{step['on']!r} is by somebody who leads")
        if do == "assign" and self.aliases[step["on"]].get("kind") != "question":
            self.wrong(where, f"{step['on']!r} is no question")
        if do == "rotate":
            self.rotation(where, step, lists)
        if do == "dismiss" and (step["by"] != HOST or step.get("what", "same") not in ("same", "theme")):
            self.wrong(where, "is for the host, and 'what' is same or theme")
        if do == "rank" and len(set(step["on"])) < len(step["on"]):
            self.wrong(where, "puts something in two places")
        if do == "estimate" and not all(0 <= step[key] <= 100 for key in ("effort", "effect")):
            self.wrong(where, "'effort' and 'effect' go from 0 to 100")
        if do == "choose" and not self.problems:
            options = len(self.aliases[step["on"]].get("options", ()))
            option = step["option"]
            if option is not None and (isinstance(option, bool) or option not in range(options)):
                self.wrong(where, f"{step['on']!r} has no such option")
        if do == "stay_open" and not 0 <= step["days"] <= 365:
            self.wrong(where, "'days' goes from 0 (no longer) to 365")
        if do == "answer_goal" and step["n"] not in range(self.goals):
            self.wrong(where, "the meeting has no such goal")
        allowed = {
            "moment": ("before", "after"), "level": ("agree", "neutral", "disagree"), "answer": ANSWERS.get(do, ()),
        }  # fmt: skip
        for key, values in allowed.items():
            if key in step and step[key] not in values:
                self.wrong(where, f"{key!r} is none of {', '.join(values)}")

    def addition(self, where: str, step: Row) -> None:
        kind, alias = step["kind"], step["as"]
        if kind not in KINDS:
            self.wrong(where, f"there is no kind {kind[:40]!r}")
        for key in sorted(KINDS.get(kind, set()) - step.keys()):
            self.wrong(where, f"a {kind} needs {key!r}")
        if alias in self.aliases or alias in self.themes:
            self.wrong(where, f"{alias!r} is used twice")
        self.aliases[alias] = step
        options = self.value(step, "options", list, where, needed=False) or []
        if kind == "dilemma" and not 2 <= len(options) <= 4:
            self.wrong(where, "a dilemma has two to four options")
        for option in options:
            if not isinstance(option, dict) or not all(
                isinstance(option.get(key), str) for key in ("text", "objection")
            ):
                self.wrong(where, "an option has a 'text' and an 'objection'")

    def rotation(self, where: str, step: Row, lists: dict[str, list[Row]]) -> None:
        moved = self.value(step, "groups", dict, where) or {}
        for person, group in moved.items():
            if person not in _ids(lists["cast"]) or not isinstance(group, str) or group not in _ids(lists["groups"]):
                self.wrong(where, f"cannot move {str(person)[:40]!r} to {str(group)[:40]!r}")


def _ids(rows: list[Row]) -> set[Any]:
    return {row["id"] for row in rows}
