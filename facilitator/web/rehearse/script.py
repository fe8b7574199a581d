"""A scenario file: reading it, and saying kindly what is wrong with it. docs/scenarios/README.md is its schema."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

MOST_PROBLEMS = 12
HOST = "host"
LEADER = "leader:"
_ID = re.compile(r"[\w.:-]{1,40}", re.ASCII)

_KINDS = {
    "case": {"title"}, "dilemma": {"title", "options"}, "example": {"title"}, "initiative": {"title"},
    "principle": {"title"}, "question": set(), "experience": set(), "direction": set(), "insight": set(),
    "obstacle": set(), "need": set(), "goal": set(), "belief": set(), "why": set(), "how": set(), "what": set(),
}  # fmt: skip
_TEXTS, _MAYBE = {"title", "ask", "presenter"}, {"on", "group", "title", "ask", "presenter", "parent", "options"}
# do: (keys it must have, keys it may have), besides `do` and `by`
_STEPS: dict[str, tuple[set[str], set[str]]] = {
    "open": ({"phase"}, {"round"}),
    "receive": ({"place", "group"}, set()),
    "rotate": ({"groups"}, set()),
    "add": ({"kind", "as", "text"}, _MAYBE),
    "answer": ({"on", "text"}, set()),
    "choose": ({"on", "option", "moment"}, set()),
    "support": ({"on", "level"}, set()),
    "dots": ({"on", "n"}, set()),
    "rate": ({"on", "goal", "value"}, set()),
    "edit": ({"on", "text"}, set()),
    "withdraw": ({"on"}, set()),
    "hide": ({"on"}, set()),
    "show": ({"on"}, set()),
    "merge": ({"on", "into"}, set()),
    "theme": ({"as", "title", "members"}, set()),
    "highlight": ({"members"}, {"group"}),
    "conclude": ({"text"}, {"on"}),
    "note": ({"section", "text"}, set()),
    "action": ({"text"}, {"owner", "due"}),
}
VOTES = frozenset({"choose", "support", "dots", "rate"})
_STEERED = frozenset({"open", "receive", "rotate", "hide", "show", "merge", "theme", "highlight", "conclude", "note"})

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


def load(path: Path) -> Scenario:
    """Read a scenario file. Raises NotAScenario."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise NotAScenario([f"{path}: {error.strerror or error}"]) from error
    except (ValueError, RecursionError) as error:
        raise NotAScenario([f"{path.name} is not JSON in UTF-8: {error}"]) from error
    return read(document)


def read(document: object) -> Scenario:
    """Give the scenario in a decoded file. Raises NotAScenario with all that is wrong, up to a dozen lines."""
    return _Reader().read(document)


@dataclass
class _Reader:
    """Goes through a document once and remembers what does not fit."""

    problems: list[str] = field(default_factory=list)
    aliases: dict[str, Row] = field(default_factory=dict)
    themes: set[str] = field(default_factory=set)

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
        self.stop_if_wrong()
        scenario = Scenario(
            str(texts["format"]), str(texts["language"]), str(texts["title"]), meeting, lists["phases"],
            lists["backgrounds"], lists["groups"], lists["cast"], lists["script"], expect, lists["places"],
        )  # fmt: skip
        return _with_short_ids(scenario)

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
            else:
                self.value(meeting, key, str, "meeting", needed=False)

    def expected(self, expect: Row) -> None:
        lists = self.value(expect, "highlights", list, "expect") or []
        if not all(isinstance(texts, list) and all(isinstance(text, str) for text in texts) for texts in lists):
            self.wrong("expect", "'highlights' should hold lists of texts")
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
        if not isinstance(do, str) or do not in _STEPS:
            return self.wrong(where, f"nobody can {str(do)[:40]!r}")
        where = f"{where} {do}"
        required, optional = _STEPS[do]
        for key in sorted((required | {"by"}) - step.keys()):
            self.wrong(where, f"misses {key!r}")
        for key in sorted(str(key) for key in step.keys() - required - optional - {"do", "by"}):
            self.wrong(where, f"does not know {key[:40]!r}")
        if not isinstance(by, str):
            return self.wrong(where, "'by' should name somebody")
        if required - step.keys():
            return None
        seats = _ids(lists["groups"]) | _ids(lists["places"])
        leads = by == HOST or (by.startswith(LEADER) and by.removeprefix(LEADER) in seats)
        if not leads and by not in _ids(lists["cast"]):
            return self.wrong(where, f"there is nobody called {by[:40]!r}")
        if do in _STEERED and not leads:
            self.wrong(where, f"{by!r} takes part, and does not lead")
        if do in VOTES and leads:
            self.wrong(where, f"{by!r} leads, and does not vote")
        self.details(where, do, step, lists)
        return None

    def details(self, where: str, do: str, step: Row, lists: dict[str, list[Row]]) -> None:
        for key in ("text", "as", "title", "phase", "moment", "level", "section", "goal", "into", "kind"):
            if key in step:
                self.value(step, key, str, where)
        for key in ("owner", "due", "ask", "presenter"):
            self.value(step, key, str, where, needed=False)
        for key in ("n", "value", "round"):
            self.value(step, key, int, where, needed=False)
        self.value(step, "group", (str, type(None)), where, needed=False)
        self.value(step, "on", list if do == "merge" else str, where, needed=False)
        self.value(step, "members", list, where, needed=False)
        if self.problems:
            return
        for reference in _references(step):
            if not isinstance(reference, str) or reference not in self.aliases:
                self.wrong(where, f"refers to {str(reference)[:40]!r}, which was not added before")
        if step.get("group") is not None and step["group"] not in _ids(lists["groups"]):
            self.wrong(where, f"there is no group {str(step['group'])[:40]!r}")
        if do == "receive" and step["place"] not in _ids(lists["places"]):
            self.wrong(where, f"there is no place {str(step['place'])[:40]!r}")
        if do == "open" and step["phase"] not in _ids(lists["phases"]):
            self.wrong(where, f"there is no phase {step['phase']!r}")
        if do == "add":
            self.addition(where, step)
        if do == "theme":
            self.themes.add(step["as"])
        if do == "rotate":
            self.rotation(where, step, lists)
        if do == "choose" and not self.problems:
            options = self.aliases[step["on"]].get("options") or []
            option = step["option"]
            if option is not None and (isinstance(option, bool) or option not in range(len(options))):
                self.wrong(where, f"{step['on']!r} has no such option")
        allowed = {"moment": ("before", "after"), "level": ("agree", "neutral", "disagree")}
        for key, values in allowed.items():
            if key in step and step[key] not in values:
                self.wrong(where, f"{key!r} is none of {', '.join(values)}")

    def addition(self, where: str, step: Row) -> None:
        kind, alias = step["kind"], step["as"]
        if kind not in _KINDS:
            self.wrong(where, f"there is no kind {kind[:40]!r}")
        for key in sorted(_KINDS.get(kind, set()) - step.keys()):
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


def _with_short_ids(scenario: Scenario) -> Scenario:
    """Give ids that the product takes to groups and backgrounds whose own ids it would refuse."""
    backgrounds, places = _shortened(scenario.backgrounds, "b"), _shortened(scenario.places, "p")
    groups = {**_shortened(scenario.groups, "g"), **places}  # leaders are called after either
    if not groups and not backgrounds:
        return scenario

    def step(row: Row) -> Row:
        by, about = row["by"], {}
        if by.startswith(LEADER):
            about["by"] = LEADER + groups.get(by.removeprefix(LEADER), by.removeprefix(LEADER))
        if "place" in row:
            about["place"] = places.get(row["place"], row["place"])
        if "group" in row:
            about["group"] = groups.get(row["group"], row["group"])
        if "groups" in row:
            about["groups"] = {who: groups.get(group, group) for who, group in row["groups"].items()}
        return {**row, **about}

    seated = [
        {**row, "group": groups.get(row["group"], row["group"]),
         "background": backgrounds.get(row["background"], row["background"])}
        for row in scenario.cast
    ]  # fmt: skip
    counted = {backgrounds.get(name, name): n for name, n in scenario.expect["backgrounds"].items()}
    return replace(
        scenario,
        groups=[_renamed(row, groups, places) for row in scenario.groups],
        places=[_renamed(row, places, places) for row in scenario.places],
        backgrounds=[{**row, "id": backgrounds.get(row["id"], row["id"])} for row in scenario.backgrounds],
        cast=seated,
        steps=[step(row) for row in scenario.steps],
        expect={**scenario.expect, "backgrounds": counted},
    )


def _renamed(row: Row, ids: dict[Any, str], places: dict[Any, str]) -> Row:
    """Give a group or place under the id that the product takes, and so the places on its route."""
    route = {"route": [places.get(stop, stop) for stop in row["route"]]} if "route" in row else {}
    return {**row, **route, "id": ids.get(row["id"], row["id"])}


def _shortened(rows: list[Row], letter: str) -> dict[Any, str]:
    return {row["id"]: f"{letter}{n}-x" for n, row in enumerate(rows, 1) if not _ID.fullmatch(row["id"])}


def _ids(rows: list[Row]) -> set[Any]:
    return {row["id"] for row in rows}


def _references(step: Row) -> list[Any]:
    """All aliases a step leans on."""
    on = step.get("on")
    found = list(on) if isinstance(on, list) else [on]
    found += step["members"] if isinstance(step.get("members"), list) else []
    return [one for one in (*found, step.get("goal"), step.get("into"), step.get("parent")) if one is not None]
