"""Rotation: everybody to another table at once; one table on, back to one's own first choice, or by a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from facilitator.core.errors import Refused
from facilitator.core.model import Participant
from facilitator.core.moving import Move, PeopleMoved, rotation_back, taken_back, ways
from facilitator.core.phases import OpenPhase
from facilitator.core.session import Session, decide, decides
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, command

NEXT, HOME, LIST = "next", "home", "list"
LONGEST_LIST = 5000  # people named in a list
LONGEST_PASTED, LONGEST_LINE = 100_000, 1000  # letters
_APART = re.compile(r"\s*(?:->|=>|→|[:;=\t,])\s*|\s+(?:naar|to)\s+|\s+(?=\D)")  # between the people of a line and their table
_NUMBERS = re.compile(r"\d{1,4}(?:[\s,;+&]+\d{1,4})*")


@command(ONLY_FACILITATOR)
class RotatePeople(Command):
    """Send everybody on. `plan`: next (one table on), home (back to where they first sat) or list.

    A list is `moves` ({participant id or number: group}) or `listed`: pasted lines like "3, 5, 8: Tafel 2". `phase`
    opens a phase in the same action, in `round` (the next one when left out). `after` is the `at` of the rotation
    this follows on (0 for none): when somebody else rotated in between, it is refused as stale.
    """

    plan: str
    moves: dict[str, str] | None = None
    listed: str = ""
    phase: str = ""
    round: int | None = None
    after: int | None = None


def moves_of(state: Session, plan: str) -> tuple[Move, ...]:
    """Give where everybody goes by the plan next or home; nobody who sits at no table."""
    goes = _destinations(state, plan)
    moves = ((person, goes(person)) for person in state.people.values() if person.group)
    return tuple(Move(person.id, person.group, to) for person, to in moves if to in state.groups and to != person.group)


def preview(state: Session, plan: str) -> list[tuple[str, str, int]]:
    """Give (from, to, people) for each way that people who are present would go, in the order of the groups."""
    goes = _destinations(state, plan)
    counted: Counter[tuple[str, str]] = Counter()
    for person in state.present():
        counted[person.group, goes(person)] += person.speaks_for
    order = {group: place for place, group in enumerate(state.groups)}
    moving = [(start, to, n) for (start, to), n in counted.items() if start in order and to in order and to != start]
    return sorted(moving, key=lambda way: (order[way[0]], order[way[1]]))


def _destinations(state: Session, plan: str) -> Callable[[Participant], str]:
    if plan == HOME:
        return lambda person: person.home
    order = tables_in_use(state)
    onward = dict(zip(order, [*order[1:], *order[:1]], strict=True)) if len(order) > 1 else {}
    return lambda person: onward.get(person.group, person.group)


def tables_in_use(state: Session) -> list[str]:
    """Give the groups that take part in a rotation: with people, with something made there, or with a leader.

    All of them when that is not even two.
    """
    used = {person.group for person in state.people.values()}
    used |= {group for group, filed in state.filed.items() if any(filed.values())}
    found = [group.id for group in state.groups.values() if group.id in used or group.leader]
    return found if len(found) > 1 else list(state.groups)


@decides(RotatePeople)
def _rotate(wish: RotatePeople, state: Session, context: Context) -> Decision:
    if wish.after is not None and wish.after != (state.rotation.at if state.rotation else 0):
        raise Refused("stale")
    if wish.plan == LIST:
        moves = ways(state, {**listed(state, wish.listed), **(wish.moves or {})})
    elif wish.plan in (NEXT, HOME):
        moves = moves_of(state, wish.plan)
    else:
        raise Refused("malformed", field="RotatePeople.plan")
    if not moves and wish.moves is not None:
        return Decision(value={"people": 0})  # a programme's list: all of them are there already
    if not moves:
        raise Refused("nobody_moves")
    opened = _opened(wish, state, context)
    # First the new round, then the moves: so the plan of the room stays on the wall while people walk.
    return Decision(
        [*opened.events, PeopleMoved(wish.plan, moves, context.at)],
        [taken_back(state, moves, context.at), *opened.undo, rotation_back(state)],
        {"people": len(moves)},
    )


def _opened(wish: RotatePeople, state: Session, context: Context) -> Decision:
    """Give what opening the phase of the wish leads to, nothing without one."""
    if not wish.phase:
        return Decision()
    room = state.position("")
    following = room.round + 1 if wish.phase == room.phase else room.round
    found: Decision = decide(OpenPhase(wish.phase, wish.round or following), state, context)
    return found


def listed(state: Session, text: str) -> dict[str, str]:
    """Give {number: group} for pasted lines like "3, 5, 8: Tafel 2", "12 -> T1" or "Tafel 2: 3, 5".

    Raises Refused `too_long`, and `bad_line` with the number and the words of a line that can't be read.
    """
    if len(text) > LONGEST_PASTED:
        raise Refused("too_long", field="listed", length=len(text), longest=LONGEST_PASTED)
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        numbers, group = _read(state, line.strip()[: LONGEST_LINE + 1])
        if not group or len(line.strip()) > LONGEST_LINE or any(not 0 < int(one) <= len(state.people) for one in numbers):
            raise Refused("bad_line", line=number, words=line.strip()[:60])
        found |= dict.fromkeys(numbers, group)
    if len(found) > LONGEST_LIST:
        raise Refused("too_many", field="listed", most=LONGEST_LIST)
    return found


def _read(state: Session, line: str) -> tuple[list[str], str]:
    """Give the numbers in a line and the group it names, '' for none."""
    for apart in _APART.finditer(line):
        before, after = line[: apart.start()].strip(), line[apart.end() :].strip()
        for people, table in ((before, after), (after, before)):
            group = _named(state, table)
            if group and _NUMBERS.fullmatch(people):
                return re.findall(r"\d+", people), group
    return [], ""


def _named(state: Session, name: str) -> str:
    """Give the group with this id or label, or the only one whose label begins with it up to a colon; else ''."""
    wanted = name.casefold().strip(" .")
    groups = state.groups.values()
    exact = [group.id for group in groups if wanted in (group.id.casefold(), group.label.casefold())]
    begun = [group.id for group in groups if wanted == group.label.casefold().partition(":")[0].strip()]
    return exact[0] if exact else begun[0] if len(begun) == 1 else ""
