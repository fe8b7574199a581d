"""The generated summit: the same seed gives the same file, and it is a scenario like any other."""

from __future__ import annotations

import json
from collections import Counter

from benchmarks.summit import STOPS, Summit
from facilitator.web.rehearse.script import read


def test_the_same_seed_gives_the_same_summit() -> None:
    one, other = (json.dumps(Summit(7, people=3, routes=1).document()) for _ in range(2))
    assert one == other
    assert json.dumps(Summit(8, people=3, routes=1).document()) != one


def test_it_has_its_real_size() -> None:
    document = Summit().document()
    assert (len(document["groups"]), len(document["places"]), len(document["cast"])) == (54, 54, 810)
    scenario = read(document)
    visits = Counter(step["group"] for step in scenario.steps if step["do"] == "receive")
    assert set(visits.values()) == {STOPS}
    assert len(visits) == 54


def test_nobody_hosts_two_groups_at_a_time() -> None:
    scenario = read(Summit(routes=2, people=2).document())
    routes = [row["route"] for row in scenario.groups]
    for visit in range(STOPS):
        assert len({route[visit] for route in routes}) == len(routes)
