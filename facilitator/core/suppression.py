"""What of a table of answers may be shown per background, so that nothing small can be computed from what is shown.

A table holds, per background, how many people gave which answers: one answer per question, "" for none (support is one
question; a dilemma two, before and after, so that who moved where holds them together). Published beside it are the
totals of every question, who went from what to what, and how many people of each background are present. Whoever has
all that must still find at least two possible values for every cell that isn't shown as counts, and not only values in
which everybody of that cell gave the same one answer: how many they are would then be all that is hidden. The first is
the cell's VALUE, the second its ANSWER.

That is checked by exchange: two people of different backgrounds change places, or one goes over to the other
background. Nothing published beside the table changes then. If no such exchange leaves the shown cells as they are too,
a covered cell could be computed, and one more of the shown cells gives up its counts (complementary suppression).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

COUNT, CLASS, FEW, WITHHELD, NONE = "count", "class", "few", "withheld", "none"
UNTOLD = "untold"  # not even whether it is small
MANY = 16  # cells; with more, every one that could give up its counts does so at once: trying them one by one takes too long
OTHERS = "others"  # the cell of several small backgrounds together

Answers = tuple[str, ...]  # one per question, "" for none
Row = dict[Answers, int]
Target = tuple[str, int]  # a background (or OTHERS) and the question
VALUE, ANSWER = "value", "answer"  # what of a cell may not be known: its counts; the one answer that all of them gave
Secret = tuple[str, int, str]  # a target, and which of these


@dataclass(frozen=True)
class Question:
    """One thing that was asked: its `answers`, and `stance`, which gives the class of counts in that order."""

    answers: tuple[str, ...]
    stance: Callable[[tuple[int, ...]], str]


@dataclass
class Plan:
    """How each background is shown per question; `together` are the small ones that share a cell, of kind `shared`."""

    kinds: list[dict[str, str]]
    together: list[tuple[str, ...]]
    shared: list[str]

    def copy(self) -> Plan:
        """Give a plan that can be changed apart from this one."""
        return Plan([dict(one) for one in self.kinds], list(self.together), list(self.shared))


class Table:
    """People per background and answers, what was asked, and what is known about how many could answer."""

    def __init__(
        self, rows: dict[str, Row], questions: tuple[Question, ...], present: dict[str, int], fewest: int
    ) -> None:
        self.rows, self.questions, self.fewest = rows, questions, fewest
        self.many = len(rows) * len(questions) > MANY
        self.most = {one: max(present.get(one, 0), sum(row.values())) for one, row in rows.items()}

    def vector(self, row: Row, q: int) -> tuple[int, ...]:
        """Give the counts of question `q` in a row, in the order of its answers."""
        places = {answer: place for place, answer in enumerate(self.questions[q].answers)}
        counts = [0] * len(places)
        for answers, n in row.items():
            if answers[q]:
                counts[places[answers[q]]] += n
        return tuple(counts)

    def total(self, q: int) -> int:
        """Give how many answered question `q`."""
        return sum(sum(self.vector(row, q)) for row in self.rows.values())

    def shared(self, members: tuple[str, ...], q: int, rows: dict[str, Row]) -> tuple[int, ...]:
        """Give the counts of several backgrounds together."""
        return tuple(map(sum, zip(*(self.vector(rows[one], q) for one in members), strict=True)))

    def as_shown(self, counts: tuple[int, ...], q: int, kind: str) -> object:
        """Give what a reader learns from a cell with these counts."""
        voters, few = sum(counts), self.fewest
        if kind == COUNT:
            return counts
        if kind == CLASS:
            return (self.questions[q].stance(counts), voters >= few)
        return {FEW: voters < few, NONE: voters == 0, WITHHELD: voters >= few}.get(kind, True)


def first_plan(table: Table) -> Plan:
    """Give how cells are shown by their size alone: counts, a class, or too few; small ones together where they can."""
    plan = Plan([], [], [])
    for q in range(len(table.questions)):
        voters = {one: sum(table.vector(row, q)) for one, row in table.rows.items()}
        kinds = {one: _by_size(n, table.fewest) for one, n in voters.items()}
        quiet = [one for one, kind in kinds.items() if kind != COUNT]
        if not any(voters[one] for one in quiet):
            kinds.update(dict.fromkeys(quiet, NONE))  # the counts that are shown are all there is
        small = tuple(one for one, kind in kinds.items() if kind == FEW and one != "unknown")
        total = sum(voters[one] for one in small)
        joined = total >= table.fewest
        plan.kinds.append(kinds)
        plan.together.append(small if joined else ())
        plan.shared.append(_by_size(total, table.fewest) if joined else "")
    return plan


def _by_size(voters: int, fewest: int) -> str:
    return FEW if voters < fewest else CLASS if voters < fewest + 2 else COUNT


def covered(table: Table, plan: Plan) -> set[Target]:
    """Give every cell whose counts may not be known; none of a question that so few answered that no total is given."""
    asked = [q for q in range(len(plan.kinds)) if table.total(q) >= table.fewest]
    found = {(one, q) for q in asked for one, kind in plan.kinds[q].items() if kind not in (COUNT, NONE)}
    return found | {(OTHERS, q) for q in asked if plan.shared[q] not in ("", COUNT)}


def exposed(table: Table, plan: Plan) -> set[Secret]:
    """Give what of the covered cells is known: nothing else was found that fits everything published."""
    open_ = {(one, q, what) for one, q in covered(table, plan) for what in (VALUE, ANSWER)}
    for here, there in combinations(table.rows, 2):
        if not any(one in (here, there, OTHERS) for one, _, _ in open_):
            continue
        for out, back in _exchanges(table.rows[here], table.rows[there]):
            changed = _changed(table, plan, (here, there), (out, back))
            open_ -= changed
            if not open_:
                return open_
    return open_


def _exchanges(here: Row, there: Row) -> Iterator[tuple[Answers | None, Answers | None]]:
    for out in (*here, None):
        for back in (*there, None):
            if out != back:
                yield out, back


def _changed(
    table: Table, plan: Plan, pair: tuple[str, str], swap: tuple[Answers | None, Answers | None]
) -> set[Secret]:
    """Give what of which cells an exchange changes; nothing when a reader could see the difference."""
    out, back = swap
    rows = {pair[0]: _with(table.rows[pair[0]], out, back), pair[1]: _with(table.rows[pair[1]], back, out)}
    if any(sum(row.values()) > table.most[one] for one, row in rows.items()):
        return set()  # more people than are present
    changed: set[Secret] = set()
    for q, kinds in enumerate(plan.kinds):
        if (out[q] if out else "") == (back[q] if back else ""):
            continue
        for one in pair:
            before, after = table.vector(table.rows[one], q), table.vector(rows[one], q)
            if table.as_shown(before, q, kinds[one]) != table.as_shown(after, q, kinds[one]):
                return set()
            changed |= {(one, q, what) for what in _differs(before, after)}
        together = plan.together[q]
        if (pair[0] in together) != (pair[1] in together):
            before, after = (table.shared(together, q, {**table.rows, **more}) for more in ({}, rows))
            kind = plan.shared[q]
            if table.as_shown(before, q, kind) != table.as_shown(after, q, kind):
                return set()
            changed |= {(OTHERS, q, what) for what in _differs(before, after)}
    return changed


def _differs(true: tuple[int, ...], other: tuple[int, ...]) -> Iterator[str]:
    """Give what a reader who finds both counts possible does not know of a cell. Nobody's answer is known where nobody gave one."""
    if true != other:
        yield VALUE
    if not any(true) or sum(1 for n, m in zip(true, other, strict=True) if n or m) > 1:
        yield ANSWER


def _with(row: Row, out: Answers | None, back: Answers | None) -> Row:
    changed = dict(row)
    if out is not None:
        changed[out] -= 1
    if back is not None:
        changed[back] = changed.get(back, 0) + 1
    return changed


def safe_plan(table: Table) -> Plan:
    """Give how every cell can be shown, with as many counts as possible, so that no covered cell can be computed.

    What the totals tell by themselves (everybody present agreed) no cell can cover, and none gives up counts for it.
    """
    plan = first_plan(table)
    known = exposed(table, _nothing(table, plan.together))
    while exposed(table, plan) - known:
        weaker = _weaker(table, plan)
        if not weaker:
            return _nothing(table)
        if table.many:
            plan = weaker[-1]
            continue
        plan = next((one for one in weaker if not exposed(table, one) - known), weaker[0])
    return plan


def _weaker(table: Table, plan: Plan) -> list[Plan]:
    """Give the plans that show one cell less precisely: "too few" for nobody, a class for counts, then nothing for a class.

    Smallest first.
    """
    for kind, less in ((NONE, FEW), (COUNT, CLASS), (CLASS, WITHHELD)):
        found = []
        for q, kinds in enumerate(plan.kinds):
            sizes = {one: sum(table.vector(table.rows[one], q)) for one, known in kinds.items() if known == kind}
            if plan.shared[q] == kind:
                sizes[OTHERS] = sum(table.shared(plan.together[q], q, table.rows))
            found += [(size, q, one) for one, size in sizes.items()]
        plans = []
        for _, q, one in sorted(found, key=lambda cell: cell[:2]):
            made = plan.copy()
            if one == OTHERS:
                made.shared[q] = less
            else:
                made.kinds[q][one] = less
            plans.append(made)
        if plans and table.many:
            return [_all_at_once(plan, kind, less)]
        if plans:
            return plans
    return []


def _all_at_once(plan: Plan, kind: str, less: str) -> Plan:
    return Plan(
        [{one: less if known == kind else known for one, known in kinds.items()} for kinds in plan.kinds],
        list(plan.together),
        [less if known == kind else known for known in plan.shared],
    )


def _nothing(table: Table, together: Sequence[tuple[str, ...]] = ()) -> Plan:
    """Give the plan that shows no background apart, nor any of them `together` (per question)."""
    asked = range(len(table.questions))
    joined = list(together) or [() for _ in asked]
    return Plan([dict.fromkeys(table.rows, UNTOLD) for _ in asked], joined, [UNTOLD if one else "" for one in joined])


Frozen = tuple[tuple[str, tuple[tuple[Answers, int], ...], int], ...]


@lru_cache(maxsize=4096)
def plan_of(frozen: Frozen, questions: tuple[Question, ...], fewest: int) -> tuple[Table, Plan]:
    """Give the table and its plan for rows of (background, its answers, how many are present)."""
    rows = {background: {answers: n for answers, n in row if n} for background, row, _ in frozen}
    table = Table(rows, questions, {background: present for background, _, present in frozen}, fewest)
    return table, safe_plan(table)
