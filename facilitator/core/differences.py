"""What differs between how a thing was and how it is, as names of what changed (facilitator.core.touching)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from facilitator.core.phases import Stand

Keys = Iterator[str]


def stand_changed(old: Stand, new: Stand) -> Keys:
    """Name what differs between two stands of a group: all of it when it went elsewhere, else its subject or its time."""
    key = f"position:{new.group}"
    if (old.phase, old.round, old.place) != (new.phase, new.round, new.place):
        yield key
        return
    if old.on != new.on:
        yield f"{key}/on"
    if time_of(old) != time_of(new):
        yield f"{key}/time"


def time_of(stand: Stand) -> tuple[int, int, int]:
    """Give what a stand says about time."""
    return stand.ends_at, stand.paused, stand.opened_at


def fields_changed(old: Any, new: Any) -> Keys:
    """Name the fields in which two records of one class differ."""
    return (one.name for one in fields(new) if getattr(old, one.name) != getattr(new, one.name))


def records_changed(head: str, old: Sequence[Any], new: Sequence[Any]) -> Keys:
    """Name what differs between two lists of records with an id: a record that came or went, a field, the order."""
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    yield from (f"{head}:{one}" for one in before.keys() ^ after.keys())
    for one in before.keys() & after.keys():
        for name in fields_changed(before[one], after[one]):
            if name == "revealed_in":
                shown = set(before[one].revealed_in) ^ set(after[one].revealed_in)
                yield from (f"{head}:{one}/revealed-{group}" for group in shown)
            else:
                yield f"{head}:{one}/{name}"
    if [one for one in before if one in after] != [one for one in after if one in before]:
        yield f"{head}s"


def members_changed(head: str, old: Sequence[str], new: Sequence[str]) -> Keys:
    """Name what differs between two lists of ids: a member that came or went, the order of the others."""
    yield from (f"{head}/{one}" for one in set(old) ^ set(new))
    if [one for one in old if one in new] != [one for one in new if one in old]:
        yield f"{head}/order"
