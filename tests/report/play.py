"""Plays a scenario file straight through a story, without a server."""

from __future__ import annotations

import pickle
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from facilitator.core.session import Session
from facilitator.core.vocabulary import Actor
from facilitator.web.rehearse.orders import Orders
from facilitator.web.rehearse.plan import walk
from facilitator.web.rehearse.script import Scenario, load
from tests.story import HOST, Story, leader, person

SCENARIOS = Path(__file__).resolve().parents[2] / "docs" / "scenarios"
ZWOLLE = SCENARIOS / "sociale-top-zwolle.json"


# Workshops of which every check is made each time; the same checks on the others, where slow, are for `make long`.
ALWAYS = ("sociale-top-zwolle", "doelenboom-noordoostpolder")


def marks_of(path: Path) -> list[pytest.MarkDecorator]:
    """The marks of a slow check on this scenario."""
    return [] if path.stem in ALWAYS else [pytest.mark.long]


# For a slow check on every scenario: `@pytest.mark.parametrize("path", EACH)`.
EACH = [pytest.param(path, id=path.stem, marks=marks_of(path)) for path in sorted(SCENARIOS.glob("*.json"))]


class Play:
    """A scenario played to its end: its `story`, and which `numbers` its contributions got.

    Played once in a process, however many tests ask for it; each gets a copy that it may go on with.
    """

    story: Story
    numbers: dict[str, int]
    scenario: Scenario

    def __init__(self, path: Path = ZWOLLE, language: str = "") -> None:
        self.__dict__.update(pickle.loads(_played(path, language)))

    @property
    def state(self) -> Session:
        """The session as it is at the end."""
        return self.story.state


@cache
def _played(path: Path, language: str) -> bytes:
    return pickle.dumps(vars(_Playing(path, language)))


class _Playing:
    """A scenario while it is played."""

    def __init__(self, path: Path, language: str) -> None:
        self.scenario: Scenario = load(path)
        self.story = Story(groups=(), backgrounds=(), workshop=self.scenario.format)
        self.numbers: dict[str, int] = {}
        self._seats = {row["id"]: row["group"] or "" for row in self.scenario.cast}
        self._orders = Orders()
        self._orders.people = {row["id"]: row["id"] for row in self.scenario.cast}
        self._prepare(language or self.scenario.language)
        plan = walk(self.scenario)
        defaults = {phase.id: {"accepts": phase.accepts, "visibility": phase.visibility, "choices": phase.choices,
                               "support": phase.support, "dots": phase.dots} for phase in self.story.state.phases}  # fmt: skip
        for phase in self.scenario.phases:
            data = plan.needs[phase["id"]].command(phase, defaults[phase["id"]])
            self.story.when(HOST, "EditPhase", **data)
        self.story.begun()
        for row in self.scenario.cast:
            actor = person(row["id"], row["group"] or "")
            self.story.when(actor, "JoinSession", group=row["group"] or "", background=row["background"] or "")
        for number, step in enumerate(self.scenario.steps):
            self._play(step, "host" if number in plan.by_host else step["by"])

    def _prepare(self, language: str) -> None:
        scenario = self.scenario
        self.story.when(HOST, "DescribeMeeting", title=scenario.title, language=language, meeting=scenario.meeting)
        self.story.when(HOST, "SetBackgrounds", backgrounds=scenario.backgrounds)
        self.story.when(HOST, "SetGroups", groups=scenario.groups)

    def _actor(self, by: str) -> Actor:
        if by == "host":
            return HOST
        if by.startswith("leader:"):
            return leader(by.removeprefix("leader:"))
        return person(by, self._seats[by])

    def _play(self, step: dict[str, Any], by: str) -> None:
        order = self._orders.order(step)
        data = dict(order.data)
        if order.name == "JoinIn":  # how to be reached is kept apart by the door
            data = {"on": data["on"]}
        elif order.name == "StayOpen":  # the door makes a moment of a day
            data = {"until": self.story.at + step["days"] * 86_400_000}
        made = self.story.when(self._actor(by), order.name, **data)
        if "theme" in made:
            self._orders.themes[step["as"]] = made["theme"]
        if step["do"] == "add":
            self._orders.ids[step["as"]] = made["contribution"]
            self.numbers[step["as"]] = made["number"]
