"""How each group chose, side by side: groups that are too small for it are counted together, in one row.

Among fifty-four groups a few are always small. Covering others so that they can't be computed would take most of the
table; putting them together takes nothing but their own rows. A row says how people chose only if it holds two people
more than the minimum, at each moment at which any of them chose (as backgrounds do: facilitator.core.protection).

Beside the cells per background these rows give nothing away: for any two tables with the same totals there are people who
fill both, so what is covered in one stays open whatever the other shows.
"""

from __future__ import annotations

from collections import Counter

from facilitator.core.format import MOMENTS
from facilitator.core.hands import THIRD, group_of_key, hands_of
from facilitator.core.model import UNKNOWN, Contribution
from facilitator.core.protection import COUNT, JOINED, NONE, OTHERS, Cell, choice_question, choices_given
from facilitator.core.session import Session

MORE = 2  # people that a row needs beyond the minimum

Row = tuple[Counter[str], ...]  # per moment, how many gave which answer


def choices_in_groups(state: Session, dilemma: Contribution) -> dict[str, tuple[Cell, ...]]:
    """Give how each group chose, `{moment: cells}`; a cell's `background` is a group's id ('' for who sits in none).

    Small groups are `joined` in the cell `others`. Nothing when fewer than two rows are left to compare.
    """
    rows = _rows(state, dilemma)
    small = _together(rows, state.fewest + MORE)
    if len(rows) - len(small) + bool(small) < 2:
        return {}
    answers = (*(str(n) for n in range(len(dilemma.options))), THIRD, UNKNOWN)
    shown = {group: row for group, row in rows.items() if group not in small}
    return {moment: _cells(rows, shown, small, place, answers) for place, moment in enumerate(MOMENTS)}


def _rows(state: Session, dilemma: Contribution) -> dict[str, Row]:
    """Give the choices per group, in the order of the groups; raised hands with the group they were counted in."""
    found: dict[str, Row] = {group: tuple(Counter() for _ in MOMENTS) for group in (*state.groups, "")}
    for who, answers in choices_given(state, dilemma).items():
        person = state.people.get(who)
        row = found[person.group if person and person.group in found else ""]
        for place, answer in enumerate(answers):
            if answer:
                row[place][answer] += 1
    for place, moment in enumerate(MOMENTS):
        for key, hands in hands_of(state, [dilemma], moment).items():
            group = group_of_key(key)
            found[group if group in found else ""][place].update(hands.counts)
    return {group: row for group, row in found.items() if any(one.total() for one in row)}


def _together(rows: dict[str, Row], least: int) -> tuple[str, ...]:
    """Give the groups that are counted together: the small ones, and as many of the next as it takes to be enough."""
    order = sorted(rows, key=lambda group: (sum(one.total() for one in rows[group]), group))
    small = [group for group in order if _is_small(rows[group], least)]
    for group in order:
        if not small or (len(small) > 1 and not _is_small(_sum(rows, small), least)):
            break
        if group not in small:
            small.append(group)
    return tuple(group for group in rows if group in small)


def _is_small(row: Row, least: int) -> bool:
    return any(0 < one.total() < least for one in row)


def _sum(rows: dict[str, Row], groups: list[str] | tuple[str, ...]) -> Row:
    return tuple(sum((rows[group][place] for group in groups), Counter[str]()) for place in range(len(MOMENTS)))


def _cells(rows: dict[str, Row], shown: dict[str, Row], small: tuple[str, ...], place: int, answers: tuple[str, ...]) -> tuple[Cell, ...]:
    cells = [_cell(group, shown[group][place], answers) if group in shown else Cell(group, JOINED) for group in rows]
    if small:
        cells.append(_cell(OTHERS, _sum(rows, small)[place], answers, small))
    return tuple(cells)


def _cell(name: str, counts: Counter[str], answers: tuple[str, ...], members: tuple[str, ...] = ()) -> Cell:
    found = tuple(counts[answer] for answer in answers)
    if not any(found):
        return Cell(name, NONE, members=members)
    return Cell(name, COUNT, choice_question(answers).stance(found), found, members=members)
