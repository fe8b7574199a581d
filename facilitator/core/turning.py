"""An action that is turned: taken back, or done again. What others did since stays as it is.

Most events are turned whole or not at all. Of those in facilitator.core.leaving_alone (many people, groups, cards or
fields at once) what is left is turned: each of them says so with `@narrows`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from facilitator.core.session import TOUCHES, Session
from facilitator.core.vocabulary import Event

T = TypeVar("T")
Narrowing = Callable[[Any, "Turn"], Event | None]
_NARROWINGS: dict[type[Any], Narrowing] = {}


class Overtaken(Exception):
    """An event can't be turned, and it can't be left out either."""


@dataclass(frozen=True)
class Turn:
    """An action being turned: the events that do so, the `others` that they reverse, and the keys that are lost."""

    state: Session
    events: Sequence[Event]
    others: Sequence[Event]
    lost: frozenset[str]
    again: bool  # done again, not taken back

    def loses(self, key: str) -> bool:
        """Whether somebody changed this since, a part of it, or what it is a part of."""
        head, _, part = key.partition("/")
        if not part:
            return any(one.partition("/")[0] == head for one in self.lost)
        return key in self.lost or head in self.lost

    def other(self, event: T) -> T | None:
        """Give the event that this one reverses: of its class, and about the same (its first field, if that names one)."""
        alike = [one for one in self.others if type(one) is type(event)]
        return next((one for one in alike if _about(one) == _about(event)), None)


def _about(event: Any) -> str:
    first = getattr(event, fields(event)[0].name)
    return first if isinstance(first, str) and fields(event)[0].name in ("id", "contribution") else ""


def narrows(*classes: type[Any]) -> Callable[[Narrowing], Narrowing]:
    """Decorator: the function gives what is left of an event of these classes, None for nothing; or raises Overtaken."""

    def register(function: Narrowing) -> Narrowing:
        _NARROWINGS.update(dict.fromkeys(classes, function))
        return function

    return register


def left(turn: Turn) -> list[Event]:
    """Give the events that turn an action now; none when nothing of it is left to turn."""
    found = []
    try:
        for event in turn.events:
            narrowed = _NARROWINGS.get(type(event), whole)(event, turn)
            if narrowed is not None:
                found.append(narrowed)
    except Overtaken:
        return []
    return found


def whole(event: Event, turn: Turn) -> Event | None:
    """An event is turned whole, or nothing is."""
    names = TOUCHES.get(type(event))
    keys = list(names(event, turn.state)) if names else []
    if any(turn.loses(key) for key in keys):
        raise Overtaken
    return event


def or_not(event: Event, turn: Turn) -> Event | None:
    """An event that is left out when it was overtaken; the rest of the action is turned."""
    try:
        return whole(event, turn)
    except Overtaken:
        return None


def fields_turned(back: T, made: T, now: T, head: str, turn: Turn) -> T:
    """Give a record as it is now, with the fields put back that this action changed and nobody changed since."""
    names = [one.name for one in fields(back) if getattr(back, one.name) != getattr(made, one.name)]  # type: ignore[arg-type]
    values = {name: getattr(back, name) for name in names if not turn.loses(f"{head}/{name}")}
    if "revealed_in" in names:  # each group was shown for itself
        then, made_then, shown = (one.revealed_in for one in (back, made, now))  # type: ignore[attr-defined]
        kept = [group for group in {*then, *made_then} if not turn.loses(f"{head}/revealed-{group}")]
        values["revealed_in"] = tuple(members_turned(then, made_then, shown, kept, False))
    return replace(now, **values)  # type: ignore[type-var]


def records_turned(
    back: Sequence[Any], made: Sequence[Any], now: Sequence[Any], head: str, turn: Turn
) -> tuple[Any, ...]:
    """Give a list of records as it is now, turned as far as this action changed it: what came, went, or was changed."""
    before, after = {one.id: one for one in back}, {one.id: one for one in made}
    found: dict[str, Any] = {}
    for one in now:
        if one.id in before and one.id in after:
            found[one.id] = fields_turned(before[one.id], after[one.id], one, f"{head}:{one.id}", turn)
        elif one.id not in after or turn.loses(f"{head}:{one.id}"):
            found[one.id] = one
    came_back = [one for one in before if one not in after and one not in found and not turn.loses(f"{head}:{one}")]
    found |= {one: before[one] for one in came_back}
    members = members_turned(
        [*before], [*after], [one.id for one in now], before.keys() ^ after.keys(), not turn.loses(f"{head}s")
    )
    order = [one for one in members if one in found] + [one for one in found if one not in members]
    return tuple(found[one] for one in order)


def members_turned(back: Sequence[str], made: Sequence[str], now: Sequence[str], kept: Any, ordered: bool) -> list[str]:
    """Give a list as it is now: without what this action put in, with what it took out in its place, in the old order.

    Only of those `kept`; the order goes back when this action changed it and (`ordered`) nobody did since.
    """
    found = [one for one in now if one not in made or one in back or one not in kept]
    both = [one for one in back if one in made]
    if ordered and both != [one for one in made if one in back]:
        spots = [place for place, one in enumerate(found) if one in both]
        there = [one for one in both if one in found]
        for place, one in zip(spots, there, strict=True):
            found[place] = one
    for place, one in enumerate(back):
        if one not in made and one in kept and one not in found:
            following = next((found.index(later) for later in back[place + 1 :] if later in found), len(found))
            found.insert(following, one)
    return found
