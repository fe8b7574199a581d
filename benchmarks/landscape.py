"""How long a map of opinions takes, in the child process that draws it, and how well it finds camps that are there.

    python -m benchmarks.landscape [--people 1000] [--statements 50] [--against-numpy]

Prints, for growing rooms, the seconds from asking to the answer over the pipes, and how many of the people are put in the
group of the camp that they were made in. Then how long gathering the votes of such a room holds the event loop. With
--against-numpy the same two directions of the votes by numpy, where it is installed, as a baseline (it is no dependency).
"""

from __future__ import annotations

import argparse
import importlib
import random
import time
from typing import Any

from gevent.event import AsyncResult

from facilitator.core.landscape import Ballots, gather, weighed_in
from facilitator.live.child import Child
from facilitator.live.landscapes import SLICE
from tests.story import HOST, Story

GOAL = 5.0  # seconds, for the largest room; a wall is asked for at its own pace, and the room never waits
LEVELS = {1: "agree", 0: "neutral", -1: "disagree"}
Votes = list[list[int | None]]


def camps(people: int, statements: int, sizes: tuple[int, ...] = (5, 3, 2)) -> Votes:
    """Give the votes of camps of these proportions: a third of the statements shared, a tenth of the votes missing or by chance."""
    chance = random.Random(people)
    rows: Votes = []
    for camp, share in enumerate(sizes):
        views = [1 if n < statements / 3 or n % len(sizes) == camp else -1 for n in range(statements)]
        for _ in range(round(people * share / sum(sizes))):
            said = [view if chance.random() > 0.1 else chance.choice((1, 0, -1)) for view in views]
            rows.append([None if chance.random() < 0.1 else vote for vote in said])
    chance.shuffle(rows)
    return rows


def asked(child: Child, votes: Votes) -> tuple[float, dict[str, Any]]:
    """Give how long an answer took, and the answer."""
    heard: AsyncResult[dict[str, Any] | None] = AsyncResult()
    request = {"statements": [f"c{n}" for n in range(len(votes[0]))], "votes": votes}
    started = time.perf_counter()
    child.ask("room", "landscape", lambda: request, heard.set)
    answer = heard.get()
    assert answer is not None
    return time.perf_counter() - started, answer


def longest_hold(votes: Votes) -> float:
    """Give the longest that gathering the votes of a room holds the event loop, in milliseconds of our own processor time."""
    story = Story().begun().in_phase("harvest")
    people = story.joined(*(f"p{n}" for n in range(len(votes))))
    ids = [story.when(HOST, "AddContribution", kind="direction", text=f"Richting {n}")["contribution"] for n in range(len(votes[0]))]
    for person, row in zip(people, votes, strict=True):
        for one, vote in zip(ids, row, strict=True):
            if vote is not None:
                story.when(person, "GiveSupport", contribution=one, level=LEVELS[vote])
    found, ballots, longest = weighed_in(story.state), Ballots(3, len(people)), 0.0
    for start in range(0, len(found), SLICE):
        before = time.process_time()
        gather(story.state, found[start : start + SLICE], ballots)
        longest = max(longest, time.process_time() - before)
    return longest * 1000


def by_numpy(votes: Votes) -> float:
    """Give how long numpy takes for the two directions in which votes differ most, import included."""
    started = time.perf_counter()
    numpy: Any = importlib.import_module("numpy")
    matrix = numpy.array([[numpy.nan if vote is None else vote for vote in row] for row in votes], dtype=float)
    matrix = numpy.nan_to_num(matrix - numpy.nanmean(matrix, axis=0))
    for _ in range(6):  # once, and for the five shuffles
        numpy.linalg.svd(matrix, full_matrices=False)
    return time.perf_counter() - started


def main() -> int:
    """Measure and print; 1 when the largest takes longer than the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--statements", type=int, default=50)
    parser.add_argument("--against-numpy", action="store_true")
    options = parser.parse_args()
    child, took = Child(), 0.0
    print(f"{'people':>8} {'statements':>11} {'groups':>24} {'just started':>13} {'warm':>8}")
    for people, statements in ((40, 20), (100, 30), (options.people, options.statements)):
        votes = camps(people, statements)
        cold, answer = asked(child, votes)
        took, _ = asked(child, votes)
        sizes = ", ".join(str(group["size"]) for group in answer["groups"])
        print(f"{people:>8} {statements:>11} {sizes:>24} {cold:11.2f} s {took:6.2f} s")
    child.close()
    print(f"gathering its votes held the room for {longest_hold(camps(options.people, options.statements)):.1f} ms at most")
    if options.against_numpy:
        print(f"numpy, import and the two directions only: {by_numpy(camps(options.people, options.statements)):.2f} s")
    print(f"{'reached' if took <= GOAL else 'MISSED'}: {GOAL:g} s")
    return int(took > GOAL)


if __name__ == "__main__":
    raise SystemExit(main())
