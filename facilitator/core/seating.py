"""Seating: dividing people over groups, and where who comes later sits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from facilitator.core.errors import Refused
from facilitator.core.format import say
from facilitator.core.model import UNKNOWN, Group, Participant
from facilitator.core.moving import Move, PeopleMoved, rotation_back, taken_back
from facilitator.core.people import CHOOSE, SMALLEST
from facilitator.core.preparing import MOST_GROUPS, GroupsSet
from facilitator.core.session import Session, decides, evolves
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, Event, command, event

BALANCED, COUNTED = "backgrounds", "order"  # every background at every table; counting off in the order of joining
MOST_AT_A_TABLE = 500
_TABLE = {"nl": "Tafel", "en": "Table"}
_NUMBERED = re.compile(r"(\D*?)\s*(\d{1,4})\b")  # "Tafel 3: de rijvereniging"


@event
class SeatingSet(Event):
    """Who comes late now finds a table like this: choose or smallest."""

    seating: str


@command(ONLY_FACILITATOR)
class DivideGroups(Command):
    """Divide everybody over tables: of `size` people at most, or over this number of `tables`.

    `by`: backgrounds (mixed) or order (counted off as people came in). `keep`: who already sits, stays there. Tables
    that miss are made, with `codes` for their sheets (the web layer knows which are free). From then on who comes
    later joins the smallest table.
    """

    size: int = 0
    tables: int = 0
    by: str = BALANCED
    keep: bool = True
    codes: tuple[str, ...] = ()


@command(ONLY_FACILITATOR)
class SetSeating(Command):
    """Say how who comes late finds a table: they choose, or they join the smallest."""

    seating: str


def tables_needed(state: Session, size: int, tables: int) -> int:
    """Give over how many tables people would be divided. Raises Refused `out_of_range`, `nobody_to_divide`."""
    if bool(size) == bool(tables) or not 0 <= size <= MOST_AT_A_TABLE:
        raise Refused("out_of_range", field="size", least=1, most=MOST_AT_A_TABLE)
    if not 0 <= tables <= MOST_GROUPS:
        raise Refused("out_of_range", field="tables", least=1, most=MOST_GROUPS)
    people = sum(person.speaks_for for person in state.present())
    if size and not people:
        raise Refused("nobody_to_divide")
    needed = tables or -(-people // size)
    if needed > MOST_GROUPS:
        raise Refused("too_many", field="groups", most=MOST_GROUPS)
    return needed


@decides(DivideGroups)
def _divide(wish: DivideGroups, state: Session, context: Context) -> Decision:
    if wish.by not in (BALANCED, COUNTED):
        raise Refused("malformed", field="DivideGroups.by")
    needed = tables_needed(state, wish.size, wish.tables)
    made = new_groups(state, needed - len(state.groups), wish.codes)
    tables = [*list(state.groups)[:needed], *(group.id for group in made)]
    seats = _divided(state, tables, wish.by, wish.keep)
    moves = tuple(
        Move(person, state.people[person].group, group)
        for person, group in seats.items()
        if state.people[person].group != group
    )
    decision = Decision(value={"tables": len(tables), "people": len(moves)})
    if made:
        before = tuple(state.groups.values())
        decision.events.append(GroupsSet((*before, *made)))
        decision.undo.append(GroupsSet(before))
    if moves:
        decision.events.append(PeopleMoved("divide", moves, context.at))
        decision.undo.insert(0, taken_back(state, moves, context.at))
        decision.undo.append(rotation_back(state))
    if decision.events and state.seating != SMALLEST:
        decision.events.append(SeatingSet(SMALLEST))
        decision.undo.append(SeatingSet(state.seating))
    return decision


def new_groups(state: Session, number: int, codes: Iterable[str] = ()) -> list[Group]:
    """Give `number` groups that go on where those there are leave off: after "Tafel 3: …" comes "Tafel 4"."""
    word, last = _numbering(state)
    spare = iter(codes)
    taken, place = set(state.groups), last
    found: list[Group] = []
    while len(found) < number:
        place += 1
        group_id = f"T{place}" if not _lettered(state) else f"{_lettered(state)}{place}"
        if group_id not in taken:
            found.append(Group(group_id, f"{word} {place}", code=next(spare, "")))
    return found


def _numbering(state: Session) -> tuple[str, int]:
    """Give the word and the highest number of the groups' labels: ("Tafel", 3)."""
    numbered = [match for group in state.groups.values() if (match := _NUMBERED.match(group.label)) and match[1]]
    ids = [int(found[1]) for group in state.groups if (found := re.search(r"(\d{1,4})$", group))]
    word = Counter(match[1].strip() for match in numbered).most_common(1)
    last = max([int(match[2]) for match in numbered] + ids, default=0)
    return (word[0][0] if word and word[0][0] else say(_TABLE, state.language), last)


def _lettered(state: Session) -> str:
    """Give the letters that the ids of all groups begin with ("T", "A"), '' for none."""
    letters = {match[1] for group in state.groups if (match := re.fullmatch(r"([A-Za-z]{1,10})\d+", group))}
    return letters.pop() if len(letters) == 1 else ""


def _divided(state: Session, tables: list[str], by: str, keep: bool) -> dict[str, str]:
    """Give {participant: table}: tables differ by one at most, and with `by` backgrounds so does each side at them."""
    people = state.present()
    stays = [person for person in people if keep and person.group in state.groups]
    goes = [person for person in people if not (keep and person.group in state.groups)]
    taken: Counter[str] = Counter()
    sides: Counter[tuple[str, str]] = Counter()
    for person in stays:
        taken[person.group] += person.speaks_for
        sides[person.group, person.background or UNKNOWN] += 1
    seats = {}
    for person in _in_turn(goes) if by == BALANCED else goes:
        side = person.background or UNKNOWN
        keys = {table: (taken[table], sides[table, side] if by == BALANCED else 0) for table in tables}
        table = min(tables, key=keys.__getitem__)
        seats[person.id] = table
        taken[table] += person.speaks_for
        sides[table, side] += 1
    return seats


def _in_turn(people: list[Participant]) -> list[Participant]:
    """Give people side by side of one background, the largest first: dealt like cards they mix well."""
    many = Counter(person.background or UNKNOWN for person in people)
    return sorted(people, key=lambda person: (-many[person.background or UNKNOWN], person.background or UNKNOWN))


@decides(SetSeating)
def _set_seating(wish: SetSeating, state: Session, context: Context) -> Decision:
    if wish.seating not in (CHOOSE, SMALLEST):
        raise Refused("malformed", field="SetSeating.seating")
    if wish.seating == state.seating:
        return Decision()
    return Decision([SeatingSet(wish.seating)], [SeatingSet(state.seating)])


@evolves(SeatingSet)
def _seating_set(happened: SeatingSet, state: Session) -> None:
    state.seating = happened.seating
