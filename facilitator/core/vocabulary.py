"""Commands and events by name: to and from JSON, checked field by field.

A command (imperative) says what somebody wants; an event (past tense) is what happened. Both are
frozen dataclasses; every noun module declares its own and they are collected here by their class name.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import dataclass, field
from functools import cache
from typing import Any, ClassVar, TypeVar

from facilitator.core.errors import Refused

PARTICIPANT, LEADER, FACILITATOR, OWNER = "participant", "leader", "facilitator", "owner"
EVERYONE = frozenset({PARTICIPANT, LEADER, FACILITATOR, OWNER})
STEERING = frozenset({LEADER, FACILITATOR})
ONLY_FACILITATOR = frozenset({FACILITATOR})

TEXTS, VOTES, STEERS = "texts", "votes", "steers"  # which token bucket a command draws from


@dataclass(frozen=True)
class Command:
    """What somebody wants. `roles` may ask for it; `pace` is the rate limit it falls under."""

    roles: ClassVar[frozenset[str]] = ONLY_FACILITATOR
    pace: ClassVar[str] = STEERS


@dataclass(frozen=True)
class Event:
    """What happened. Small, dull, never edited. Holds participant ids, never names of participants."""


@dataclass(frozen=True)
class Actor:
    """Who asks: `role`, `id` (participant id, or the role's own name) and the leader's `group`.

    `place` is that of a leader who stays there while groups come and go (facilitator.core.places.at_place).
    """

    role: str
    id: str
    group: str = ""
    place: str = ""


@dataclass(frozen=True)
class Context:
    """All that `decide` may know of the outside: who asks, `at` (milliseconds since 1970), the command's id."""

    actor: Actor
    at: int
    command_id: str = ""


@dataclass
class Decision:
    """What a command leads to: `events`, how to `undo` them (later, by one tap), and what to answer (`value`)."""

    events: list[Event] = field(default_factory=list)
    undo: list[Event] = field(default_factory=list)
    value: dict[str, Any] = field(default_factory=dict)


COMMANDS: dict[str, type[Command]] = {}
EVENTS: dict[str, type[Event]] = {}

C = TypeVar("C", bound=type[Command])
E = TypeVar("E", bound=type[Event])


@typing.dataclass_transform(frozen_default=True)
def command(roles: frozenset[str], pace: str = STEERS) -> typing.Callable[[C], C]:
    """Class decorator: a frozen command that `roles` may ask for, under the rate limit `pace`."""

    def register(cls: C) -> C:
        dataclass(frozen=True)(cls)
        cls.roles, cls.pace = roles, pace
        COMMANDS[cls.__name__] = cls
        return cls

    return register


@typing.dataclass_transform(frozen_default=True)
def event(cls: E) -> E:
    """Class decorator: a frozen event, known by its class name."""
    dataclass(frozen=True)(cls)
    EVENTS[cls.__name__] = cls
    return cls


@cache
def _fields(cls: type) -> tuple[tuple[str, Any, bool], ...]:
    hints = typing.get_type_hints(cls)
    return tuple(
        (f.name, hints[f.name], f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING)
        for f in dataclasses.fields(cls)
    )


def parse_command(name: object, data: object) -> Command:
    """Give the command called `name` with the fields of `data` (a decoded JSON object).

    Raises Refused: `unknown_command`, or `malformed` with the field that misses, is too much or has the wrong type.
    """
    cls = COMMANDS.get(name) if isinstance(name, str) else None
    if cls is None:
        raise Refused("unknown_command", name=str(name)[:60])
    if not isinstance(data, dict):
        raise Refused("malformed", field="data")
    return typing.cast(Command, _build(cls, data, name if isinstance(name, str) else ""))


def _build(cls: type, data: dict[str, Any], where: str) -> Any:
    values = {}
    fields = _fields(cls)
    for extra in data.keys() - {name for name, _, _ in fields}:
        raise Refused("malformed", field=f"{where}.{str(extra)[:60]}")
    for name, hint, required in fields:
        if name in data:
            values[name] = _checked(hint, data[name], f"{where}.{name}")
        elif required:
            raise Refused("malformed", field=f"{where}.{name}")
    return cls(**values)


def _checked(hint: Any, value: Any, where: str) -> Any:
    """Give `value` if it has the JSON type that `hint` asks for (dataclasses are built), else raise Refused."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _checked_union(args, value, where)
    if origin is tuple or origin is list:
        if not isinstance(value, list) or len(value) > 2000:
            raise Refused("malformed", field=where)
        return origin(_checked(args[0], item, where) for item in value)
    if origin is dict:
        if not isinstance(value, dict) or len(value) > 2000:
            raise Refused("malformed", field=where)
        return {str(key): _checked(args[1], item, where) for key, item in value.items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if not isinstance(value, dict):
            raise Refused("malformed", field=where)
        return _build(hint, value, where)
    if hint is int and (isinstance(value, bool) or not isinstance(value, int) or abs(value) > 2**53):
        raise Refused("malformed", field=where)
    if not isinstance(value, hint):
        raise Refused("malformed", field=where)
    return value


def _checked_union(options: tuple[Any, ...], value: Any, where: str) -> Any:
    for option in options:
        if option is type(None):
            if value is None:
                return None
            continue
        try:
            return _checked(option, value, where)
        except Refused:
            continue
    raise Refused("malformed", field=where)


def event_to_json(happened: Event) -> dict[str, Any]:
    """Give an event as `{"t": name, "d": fields}`; fields at their default are left out."""
    data = {}
    for f in dataclasses.fields(happened):
        value = getattr(happened, f.name)
        default = f.default_factory() if f.default_factory is not dataclasses.MISSING else f.default
        if value != default:
            data[f.name] = _plain(value)
    return {"t": type(happened).__name__, "d": data}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def event_from_json(record: dict[str, Any]) -> Event:
    """Give the event that `event_to_json` wrote. Raises KeyError for a name this version does not know."""
    return typing.cast(Event, _revive(EVENTS[record["t"]], record["d"]))


@cache
def _nested(cls: type) -> tuple[tuple[str, type | None, bool], ...]:
    """Fields of `cls` that JSON can't hold as they are: (name, dataclass inside or None, whether it is a tuple)."""
    found: list[tuple[str, type | None, bool]] = []
    for name, hint, _ in _fields(cls):
        options = [hint, *typing.get_args(hint)] if typing.get_origin(hint) is types.UnionType else [hint]
        many = next((one for one in options if typing.get_origin(one) is tuple), None)
        inner = typing.get_args(many)[0] if many is not None else hint
        known = inner if dataclasses.is_dataclass(inner) and isinstance(inner, type) else None
        if known is not None or many is not None:
            found.append((name, known, many is not None))
    return tuple(found)


def _revive(cls: type, data: dict[str, Any]) -> Any:
    nested = _nested(cls)
    if nested:
        data = dict(data)
        for name, inner, many in nested:
            value = data.get(name)
            if value is not None:
                data[name] = _revived(value, inner, many)
    return cls(**data)


def _revived(value: Any, inner: type | None, many: bool) -> Any:
    if inner is None:
        return tuple(value)
    return tuple(_revive(inner, one) for one in value) if many else _revive(inner, value)
