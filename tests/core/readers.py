"""A reader with every published number of one moment, who tries to find out what a covered cell holds.

Known are the totals of every answer (and who moved from what to what), how many people of each background are present,
and the cells as they are shown. The reader goes through every table that fits, one by one, without any cleverness of
ours: what has the same value in all of them, they know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations_with_replacement

from facilitator.core.protection import CLASS, COUNT, FEW, JOINED, NONE, OTHERS, WITHHELD, Cell
from facilitator.core.suppression import Question

Way = tuple[str, ...]  # what somebody answered, question by question
Table = dict[str, Counter[Way]]


def vector(row: Counter[Way], question: Question, q: int) -> tuple[int, ...]:
    """The counts of one question in a row."""
    return tuple(sum(n for way, n in row.items() if way[q] == answer) for answer in question.answers)


def tables(total: Counter[Way], room: dict[str, int]) -> Iterator[Table]:
    """Every way to spread these people over backgrounds with room for so many."""
    ways = sorted(way for way, n in total.items() if n)

    def spread(place: int, left: dict[str, int], made: Table) -> Iterator[Table]:
        if place == len(ways):
            yield {one: row.copy() for one, row in made.items()}
            return
        way = ways[place]
        for sides in combinations_with_replacement(sorted(room), total[way]):
            counts = Counter(sides)
            if all(n <= left[one] for one, n in counts.items()):
                for one, n in counts.items():
                    made[one][way] = n
                yield from spread(place + 1, {one: n - counts[one] for one, n in left.items()}, made)
                for one in counts:
                    del made[one][way]

    yield from spread(0, dict(room), {one: Counter() for one in room})


def fits(table: Table, shown: tuple[tuple[Cell, ...], ...], questions: tuple[Question, ...], fewest: int) -> bool:
    """Whether a table can be the one behind what is shown."""
    for q, (question, cells) in enumerate(zip(questions, shown, strict=True)):
        withheld = all(cell.kind == WITHHELD for cell in cells)
        for cell in cells:
            members = cell.members if cell.background == OTHERS else (cell.background,)
            counts = vector(sum((table[one] for one in members), Counter()), question, q)
            voters = sum(counts)
            right = {
                COUNT: counts == cell.counts,
                CLASS: voters >= fewest and question.stance(counts) == cell.stance,
                JOINED: voters < fewest,
                FEW: voters < fewest,
                NONE: voters == 0,
                WITHHELD: withheld or voters >= fewest,
            }
            if not right[cell.kind]:
                return False
    return True


def found_out(
    true: Table, shown: tuple[tuple[Cell, ...], ...], questions: tuple[Question, ...], room: dict[str, int], fewest: int
) -> set[tuple[str, int]]:
    """The covered cells that a reader knows too much of, as far as totals alone do not say it.

    They have the same value in every table that fits, or everybody in them gave the same one answer in all of these.
    """
    total: Counter[Way] = sum(true.values(), Counter())
    asked = [
        q for q in range(len(questions)) if sum(sum(vector(row, questions[q], q)) for row in true.values()) >= fewest
    ]
    covered = {(cell.background, q) for q in asked for cell in shown[q] if cell.kind not in (COUNT, NONE)}
    known = {(cell, what) for cell in covered for what in ("value", "answer")}
    by_totals = set(known)
    for table in tables(total, room):
        other = {
            (cell, what)
            for cell in covered
            for what in _differs(_value(true, cell, shown, questions), _value(table, cell, shown, questions))
        }
        by_totals -= other
        if other & known and fits(table, shown, questions, fewest):
            known -= other
        if not known:
            return set()
    return {cell for cell, _ in known - by_totals}


def _differs(true: tuple[int, ...], other: tuple[int, ...]) -> set[str]:
    """What is in doubt when both are possible: the value, and the answer of people who may all have given the same."""
    given = {place for value in (true, other) for place, n in enumerate(value) if n}
    in_doubt = {"value"} if true != other else set()
    return in_doubt | ({"answer"} if len(given) > 1 or not any(true) else set())


def _value(
    table: Table, cell: tuple[str, int], shown: tuple[tuple[Cell, ...], ...], questions: tuple[Question, ...]
) -> tuple[int, ...]:
    background, q = cell
    members = next(one.members for one in shown[q] if one.background == background) or (background,)
    return vector(sum((table[one] for one in members), Counter()), questions[q], q)
