"""The opinion landscape: people who voted alike, and what unites and divides them, only ever as groups.

After Polis (C. Small and others, "Polis: Scaling Deliberation by Mapping High Dimensional Opinion Spaces", Recerca 26(2),
2021): principal components of the votes, a vote that was not cast counts as the average, groups by k-means. Different here:
the number of groups is the clearest of two to five by the simplified silhouette (Hruschka and others, 2004), and there
are groups at all only when they are clearer than in the same votes shuffled, where nobody votes alike on purpose. Plain
Python: a thousand people on fifty statements take two seconds, in a process beside the room.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from typing import Any

from facilitator.core.landscape import Row, is_enough, smallest_group, who_voted_enough

MOST_GROUPS = 5
SHUFFLES = 5
CLEARER = 0.05  # by how much groups must be clearer than in the clearest of the shuffled votes
UNITES = 0.6  # the smoothed share of every group that agrees (or disagrees)
DIVIDES = 0.35  # the smoothed difference between the groups that agree most and least
FEWEST_DIVIDING = 3  # statements that must set groups apart; else there is one group
MOST_NAMED = 5  # statements that unite, and that divide

Votes = Sequence[Row]  # a row per person, a column per statement: 1 agree, 0 neutral, -1 disagree, None no vote
Point = tuple[float, float]


@dataclass(frozen=True)
class _Grouping:
    """A division in groups: the group of each person, the middle of each group, and how clear it is (-1 to 1)."""

    of: list[int]
    middles: list[Point]
    clear: float


def answer(data: dict[str, Any]) -> dict[str, Any]:
    """Give the landscape of `{"statements": [id], "votes": Votes, "fewest": people that a group has at least}`.

    `{"enough": False}` when too few voted; else `groups` (`[{"size", "x", "y"}]`, largest first, between -1 and 1; one when
    nobody stands apart), and `unites` and `divides`: `[{"id", "leans": ["agree" | "mixed" | "disagree" per group]}]`, the
    strongest first.
    """
    if not is_enough(data):
        return {"enough": False}
    statements: list[str] = data["statements"]
    votes, smallest = who_voted_enough(data), smallest_group(data)
    points = projected(votes)
    together = _Grouping([0] * len(votes), [(0.0, 0.0)], 0.0)
    grouping = _clearest(points, smallest) or together
    if grouping is not together and not _stand_apart(grouping, statements, votes, smallest):
        grouping = together
    order = sorted(range(len(grouping.middles)), key=lambda group: (-grouping.of.count(group), grouping.middles[group]))
    members = [_members(grouping, votes, one) for one in order]
    unites, divides = _statements(statements, members, smallest)
    furthest = max((max(abs(x), abs(y)) for x, y in grouping.middles), default=0.0) or 1.0
    return {
        "enough": True,
        "groups": [
            {"size": len(rows), "x": round(x / furthest, 3), "y": round(y / furthest, 3)}
            for (x, y), rows in zip((grouping.middles[one] for one in order), members, strict=True)
        ],
        "unites": unites[:MOST_NAMED],
        "divides": divides[:MOST_NAMED],
    }


def _members(grouping: _Grouping, votes: Votes, group: int) -> list[Row]:
    return [row for row, at in zip(votes, grouping.of, strict=True) if at == group]


def _stand_apart(grouping: _Grouping, statements: list[str], votes: Votes, smallest: int) -> bool:
    """Whether a division is more than chance: several statements set the groups apart, more clearly than when shuffled."""
    members = [_members(grouping, votes, group) for group in range(len(grouping.middles))]
    _, divides = _statements(statements, members, smallest)
    return len(divides) >= FEWEST_DIVIDING and grouping.clear >= _by_chance(votes) + CLEARER


# ── where people stand ──


def projected(votes: Votes) -> list[Point]:
    """Give each person's place on the two directions in which votes differ most.

    Who cast few votes lies near the middle for that reason only; as in Polis their place is stretched by the root of
    statements over votes.
    """
    columns = [_centred([row[place] for row in votes]) for place in range(len(votes[0]))]
    covariance = [[sum(map(mul, one, other)) / len(votes) for other in columns] for one in columns]
    first = _component(covariance)
    second = _component(_without(covariance, first))
    points = []
    for place, row in enumerate(votes):
        stretch = math.sqrt(len(columns) / max(1, sum(vote is not None for vote in row)))
        x, y = (stretch * sum(column[place] * weight for column, weight in zip(columns, axis, strict=True)) for axis in (first, second))
        points.append((x, y))
    return points


def _centred(column: Sequence[int | None]) -> list[float]:
    """Give a statement's votes around their average; a vote that was not cast is average."""
    known = [vote for vote in column if vote is not None]
    mean = sum(known) / len(known) if known else 0.0
    return [0.0 if vote is None else vote - mean for vote in column]


def _component(matrix: list[list[float]], turns: int = 200) -> list[float]:
    """Give the strongest direction (eigenvector) of a symmetric matrix by power iteration; its largest part is positive."""
    axis = [1.0 + place / len(matrix) for place in range(len(matrix))]  # at right angles to nothing that is likely
    for _ in range(turns):
        then = [sum(map(mul, row, axis)) for row in matrix]
        length = math.sqrt(sum(map(mul, then, then)))
        if length < 1e-12:
            return [0.0] * len(matrix)
        then = [part / length for part in then]
        moved = sum(abs(a - b) for a, b in zip(axis, then, strict=True))
        axis = then
        if moved < 1e-9:
            break
    largest = max(axis, key=abs)
    return [part if largest > 0 else -part for part in axis]


def _without(matrix: list[list[float]], axis: list[float]) -> list[list[float]]:
    """Give a matrix without what lies along `axis` (deflation)."""
    strength = sum(map(mul, axis, [sum(map(mul, row, axis)) for row in matrix]))
    return [[value - strength * a * b for value, b in zip(row, axis, strict=True)] for row, a in zip(matrix, axis, strict=True)]


# ── groups ──


def _clearest(points: list[Point], smallest: int = 1) -> _Grouping | None:
    """Give the clearest division in two to five groups of at least `smallest` people, None when there is none."""
    found = [
        grouping
        for k in range(2, MOST_GROUPS + 1)
        if len(set(points)) >= k
        and (grouping := _grouped(points, k)) is not None
        and min(grouping.of.count(group) for group in range(k)) >= smallest
    ]
    return max(found, key=lambda grouping: grouping.clear, default=None)


def _grouped(points: list[Point], k: int, turns: int = 50) -> _Grouping | None:
    """Divide in `k` groups by k-means; it starts from the point nearest the middle, then each time the furthest from all."""
    centre = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
    middles = [min(points, key=lambda point: (math.dist(point, centre), point))]
    while len(middles) < k:
        middles.append(max(points, key=lambda point: (min(math.dist(point, middle) for middle in middles), point)))
    of: list[int] = []
    for _ in range(turns):
        then = [min(range(k), key=lambda group: math.dist(point, middles[group])) for point in points]
        if then == of:
            break
        of = then
        for group in range(k):
            own = [point for point, at in zip(points, of, strict=True) if at == group]
            if not own:
                return None
            middles[group] = (sum(x for x, _ in own) / len(own), sum(y for _, y in own) / len(own))
    return _Grouping(of, middles, _clear(points, of, middles))


def _clear(points: list[Point], of: list[int], middles: list[Point]) -> float:
    """Give the mean simplified silhouette: how much nearer people are to their own middle than to the next one."""
    total = 0.0
    for point, group in zip(points, of, strict=True):
        own = math.dist(point, middles[group])
        other = min(math.dist(point, middle) for place, middle in enumerate(middles) if place != group)
        total += (other - own) / max(other, own) if max(other, own) else 0.0
    return total / len(points)


def _by_chance(votes: Votes) -> float:
    """Give how clear groups get when each statement's votes are dealt out anew: the clearest of some shuffles.

    Who did not vote on a statement still does not: only what was said changes hands.
    """
    chance = random.Random(len(votes))  # noqa: S311  # the same votes give the same landscape; nothing here is secret
    clearest = -1.0
    for _ in range(SHUFFLES):
        columns = [_dealt(list(column), chance) for column in zip(*votes, strict=True)]
        grouping = _clearest(projected([list(row) for row in zip(*columns, strict=True)]))
        clearest = max(clearest, grouping.clear if grouping else -1.0)
    return clearest


def _dealt(column: list[int | None], chance: random.Random) -> list[int | None]:
    cast = [vote for vote in column if vote is not None]
    chance.shuffle(cast)
    left = iter(cast)
    return [None if vote is None else next(left) for vote in column]


# ── what unites and divides ──


def _statements(
    statements: list[str], members: Sequence[Votes], smallest: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Give the statements that unite all groups, and those on which groups differ, the strongest first.

    What unites was put to the room: at least half as many people voted on it as on what most people voted on.
    """
    unites, divides = [], []
    voted = [sum(row[place] is not None for rows in members for row in rows) for place in range(len(statements))]
    for place, name in enumerate(statements):
        cast = [[row[place] for row in rows if row[place] is not None] for rows in members]
        if any(len(votes) < smallest for votes in cast):
            continue
        agree = [_share(votes, 1) for votes in cast]
        against = [_share(votes, -1) for votes in cast]
        row = {"id": name, "leans": [_leans(a, d) for a, d in zip(agree, against, strict=True)]}
        if voted[place] * 2 >= max(voted):
            unites.append((max(min(agree), min(against)), row))
        divides.append((max(agree) - min(agree), row))
    return _strongest(unites, UNITES), _strongest(divides, DIVIDES)


def _share(votes: Sequence[int | None], vote: int) -> float:
    """Give the share that voted so, drawn to a half where few voted (Laplace): of two people nobody says 100 %."""
    return (votes.count(vote) + 1) / (len(votes) + 2)


def _leans(agree: float, against: float) -> str:
    if agree >= UNITES:
        return "agree"
    return "disagree" if against >= UNITES else "mixed"


def _strongest(found: list[tuple[float, dict[str, Any]]], least: float) -> list[dict[str, Any]]:
    chosen = sorted((one for one in found if one[0] >= least), key=lambda one: -one[0])
    return [row for _, row in chosen]
