"""Ids that the product takes, for groups, places and backgrounds whose own ids it would refuse."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from facilitator.web.rehearse.scenario import Row, Scenario
from facilitator.web.rehearse.steps import LEADER

_ID = re.compile(r"[\w.:-]{1,40}", re.ASCII)


def with_short_ids(scenario: Scenario) -> Scenario:
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
        expect={**scenario.expect, "backgrounds": counted, **_signed(scenario.expect, groups)},
    )


def _signed(expect: Row, groups: dict[Any, str]) -> Row:
    signed = expect.get("sign_offs")
    return {"sign_offs": {groups.get(group, group): n for group, n in signed.items()}} if signed else {}


def _renamed(row: Row, ids: dict[Any, str], places: dict[Any, str]) -> Row:
    """Give a group or place under the id that the product takes, and so the places on its route."""
    route = {"route": [places.get(stop, stop) for stop in row["route"]]} if "route" in row else {}
    return {**row, **route, "id": ids.get(row["id"], row["id"])}


def _shortened(rows: list[Row], letter: str) -> dict[Any, str]:
    return {row["id"]: f"{letter}{n}-x" for n, row in enumerate(rows, 1) if not _ID.fullmatch(row["id"])}
