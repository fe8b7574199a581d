"""A dry walk through the script: what each phase must allow, and what each group talks about when.

The product refuses what a phase does not take, so a rehearsal first sets the session's phases to what the file does
in them, as a facilitator would.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from facilitator.web.rehearse.scenario import Row, Scenario
from facilitator.web.rehearse.steps import LEADER, touched

# What a talk can be about: the wall and the phones show it in front.
_SUBJECTS = frozenset({"dilemma", "case", "example"})
# What is done to a card is no talk about it.
_NO_TALK = frozenset({"release", "hide", "show", "vote_again", "wall", "join_in", "step_out"})
DIRECTIONS = ("direction",)  # what is weighed where a phase names no kinds
_ORDER = ("none", "group", "everyone")


@dataclass
class Needs:
    """What one phase must allow so that the script can be played."""

    opened: bool = False
    accepts: Counter[str] = field(default_factory=Counter)
    crosses: bool = False  # somebody reacts to another group's contribution
    read: bool = False  # somebody reacts to what was written in it
    choices: list[str] = field(default_factory=list)
    support: str = "none"
    dots: int = 0
    rates: bool = False
    ranks: int = 0
    estimates: bool = False
    theming: bool = False
    weighed: list[str] = field(default_factory=list)  # kinds that are put in order or estimated

    def command(self, phase: Row, default: Row) -> dict[str, Any]:
        """Give the data of EditPhase: the format's own settings (`default`), widened by what the script does."""
        data: dict[str, Any] = {"phase": phase["id"], "title": phase["label"]}
        if not self.opened:
            return {**data, "skipped": True}
        if self.accepts:
            own = list(default.get("accepts", ()))
            brought = [kind for kind, _ in self.accepts.most_common()]
            # The kind that is brought in most stands in front on the phones.
            data["accepts"] = brought[:1] + [kind for kind in [*own, *brought[1:]] if kind != brought[0]]
            data["accepts"] = list(dict.fromkeys(data["accepts"]))
        if self.crosses and default.get("visibility") != "everyone":
            data["visibility"] = "everyone"
        elif self.read and default.get("visibility") == "blind":
            data["visibility"] = "group"
        if self.choices:
            data["choices"] = list(dict.fromkeys([*default.get("choices", ()), *self.choices]))
        if self.support != "none":
            data["support"] = max(self.support, default.get("support", "none"), key=_ORDER.index)
        if self.dots:
            data["dots"] = max(self.dots, default.get("dots", 0))
        if self.rates:
            data["rates"] = True
        if self.ranks:
            data["ranks"] = max(self.ranks, default.get("ranks", 0))
        if self.estimates:
            data["estimates"] = True
        if self.theming:
            data["theming"] = True
        own = list(default.get("weighs") or DIRECTIONS)
        if more := [kind for kind in self.weighed if kind not in own]:
            data["weighs"] = [*own, *more]
        return {**data, "skipped": False} if default.get("skipped") else data


@dataclass
class Plan:
    """What the dry walk found: needs per phase, and what each group talks about after a step."""

    needs: dict[str, Needs]
    focus: dict[int, dict[str, list[str]]] = field(default_factory=dict)
    by_host: set[int] = field(default_factory=set)  # steps of a leader that reach beyond their own group
    held: set[str] = field(default_factory=set)  # what was brought in where everything is read first


@dataclass
class _Made:
    """A contribution as the walk knows it."""

    by: str
    kind: str
    group: str
    phase: str


class _Walk:
    def __init__(self, scenario: Scenario, starts: str) -> None:
        self.scenario, self.starts = scenario, starts
        self.hosting: dict[str, str] = {}  # place → the group that is there
        first = scenario.phases[0]["id"] if scenario.phases else ""
        self.room = first
        self.phase = {group["id"]: first for group in scenario.groups}
        self.seat = {person["id"]: person["group"] or "" for person in scenario.cast}
        self.travels: set[str] = set()  # groups that are received: what they talk about comes with the place
        self.made: dict[str, _Made] = {}
        self.spent: dict[str, dict[str, int]] = {}  # person → card → dots
        self.moderated: set[str] = set()  # phases
        self.plan = Plan({phase["id"]: Needs() for phase in scenario.phases})
        if first:
            self.plan.needs[first].opened = True

    def go(self) -> Plan:
        for number, step in enumerate(self.scenario.steps):
            self.step(number, step)
        self.find_focus()
        return self.plan

    def phase_of(self, group: str) -> str:
        return self.phase.get(group, self.room)

    def group_of(self, by: str) -> str:
        seat = by.removeprefix(LEADER)
        return self.hosting.get(seat, seat) if by.startswith(LEADER) else self.seat.get(by, "")

    def step(self, number: int, step: Row) -> None:
        do, by = step["do"], step["by"]
        group = self.group_of(by)
        if do == "open":
            self.open(step)
        elif do == "receive":
            self.receive(step)
        elif do == "rotate":
            self.seat.update(step["groups"])
        elif do == "add":
            self.add(step, by, group)
        elif do == "moderate":
            (self.moderated.add if step.get("moderated", True) else self.moderated.discard)(step["phase"])
        elif do == "vote_again":
            for given in self.spent.values():
                for one in step["on"]:
                    given.pop(one, None)
        for one in touched(step):
            if self.made[one].by != by:
                self.plan.needs[self.made[one].phase].read = True
        needs = self.plan.needs.get(self.phase_of(group))
        if by in self.seat and needs is not None:
            self.allow(needs, step, by, group)
        elif by.startswith(LEADER) and do != "receive" and (do == "rotate" or self.beyond(step, group)):
            self.plan.by_host.add(number)

    def open(self, step: Row) -> None:
        self.plan.needs[step["phase"]].opened = True
        if step["by"].startswith(LEADER):
            self.phase[self.group_of(step["by"])] = step["phase"]
        else:
            self.room = step["phase"]
            self.phase = dict.fromkeys(self.phase, step["phase"])

    def receive(self, step: Row) -> None:
        self.hosting = {place: group for place, group in self.hosting.items() if group != step["group"]}
        self.hosting[step["place"]] = step["group"]
        self.travels.add(step["group"])
        if self.starts in self.plan.needs:
            self.phase[step["group"]] = self.starts
            self.plan.needs[self.starts].opened = True

    def add(self, step: Row, by: str, group: str) -> None:
        where = group if by in self.seat else step.get("group") or group
        self.made[step["as"]] = _Made(by, step["kind"], where, self.phase_of(where))
        if by in self.seat and self.phase_of(group) in self.moderated:
            self.plan.held.add(step["as"])

    def allow(self, needs: Needs, step: Row, by: str, group: str) -> None:
        """Note what the phase this participant is in must take for this step."""
        do = step["do"]
        if do == "add":
            needs.accepts[step["kind"]] += 1
        elif do == "action":
            needs.accepts["action"] += 1
        elif do == "choose" and step["moment"] not in needs.choices:
            needs.choices.append(step["moment"])
        elif do == "dots":
            self.spent.setdefault(by, {})[step["on"]] = step["n"]
            needs.dots = max(needs.dots, sum(self.spent[by].values()))
        elif do == "rate":
            needs.rates = True
        elif do in ("make_theme", "move_to_theme"):
            needs.theming = True
        elif do in ("rank", "estimate"):
            needs.ranks = max(needs.ranks, len(step["on"])) if do == "rank" else needs.ranks
            needs.estimates = needs.estimates or do == "estimate"
            needs.weighed = list(dict.fromkeys([*needs.weighed, *(self.made[one].kind for one in touched(step))]))
        elif do == "support":
            scope = "group" if self.made[step["on"]].group in ("", group) else "everyone"
            needs.support = max(needs.support, scope, key=_ORDER.index)
        if any(self.made[one].group not in ("", group) and self.made[one].by != by for one in touched(step)):
            needs.crosses = True

    def beyond(self, step: Row, group: str) -> bool:
        return any(self.made[one].group != group for one in touched(step)) and step["do"] != "add"

    def find_focus(self) -> None:
        """Say what each group talks about: what its people refer to until the next phase opens."""
        steps, groups = self.scenario.steps, [group["id"] for group in self.scenario.groups] or [""]
        current: dict[str, list[str]] = {group: [] for group in groups}
        there: set[str] = set()
        for number, step in enumerate(steps):
            subject = step["do"] == "add" and step["kind"] in _SUBJECTS
            if subject:
                there.add(step["as"])
            if not subject and step["do"] != "open":
                continue
            wanted = self.subjects(number)
            for group in groups:
                if group in self.travels:
                    continue
                focus = [one for one in wanted.get(group, []) if one in there]
                if focus and focus != current[group]:
                    current[group] = focus
                    self.plan.focus.setdefault(number, {})[group] = focus

    def subjects(self, start: int) -> dict[str, list[str]]:
        """What each group refers to from step `start` until a phase opens, in order."""
        found: dict[str, dict[str, None]] = {}
        for step in self.scenario.steps[start + 1 :]:
            if step["do"] == "open":
                break
            if step["do"] in _NO_TALK:
                continue
            group = self.made[step["as"]].group if step["do"] == "add" else self.group_of(step["by"])
            for one in touched(step):
                if self.made[one].kind in _SUBJECTS:
                    found.setdefault(group, {})[one] = None
        return {group: list(subjects) for group, subjects in found.items()}


def walk(scenario: Scenario, starts: str = "") -> Plan:
    """Give the plan for playing `scenario`; `starts` is the phase at which a group that is received begins."""
    return _Walk(scenario, starts).go()
