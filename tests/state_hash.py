"""A fingerprint of all that stands in a session, without how it came to be so: two states alike have the same."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from typing import Any

from facilitator.core.session import Session

# How far the log is, what was steered, which screens have to be drawn again for it, and which ids were given out once.
BOOKKEEPING = (
    "seq", "history", "touched", "weighed", "besides", "sided", "running", "taken_away", "redacted_at", "layout_seq", "layouts", "stirred", "stirred_all", "reworded", "sent",
    "judged", "last_number", "last_tryout", "last_id", "acts", "deeds", "filed", "written", "stands_for",
)  # fmt: skip
# Of one record: the seq that touched it last, and the marks that tell people where they were and have to walk.
MARKS = ("changed", "seq", "sent", "sat", "visited")


def state_hash(state: Session) -> str:
    """Give the fingerprint of what stands: what was withdrawn is gone, and nothing is the same as none."""
    body = json.dumps(standing(state), sort_keys=True, separators=(",", ":"))
    return hashlib.blake2s(body.encode("utf-8", "backslashreplace")).hexdigest()


def standing(state: Session) -> dict[str, Any]:
    """Give all that stands, as plain data in which lists keep their order and empty things are left out."""
    found = {one.name: plain(getattr(state, one.name)) for one in fields(state) if one.name not in BOOKKEEPING}
    cards = found.get("contributions", {})
    found["contributions"] = {key: one for key, one in cards.items() if one["status"] != "withdrawn"}
    found["goals"] = [one for one in state.goals if one in found["contributions"]]
    lists = found.get("highlights", {}).items()  # a list of main directions is there while something stands in it
    found["highlights"] = {key: one["members"] for key, one in lists if one.get("members")}
    found["order"] = {name: list(found[name]) for name in ("themes", "groups", "places") if found.get(name)}
    return found


def plain(value: Any) -> Any:
    """Give a value as plain data, without marks and empty things."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain({one.name: getattr(value, one.name) for one in fields(value) if one.name not in MARKS})
    if isinstance(value, dict):
        whole = {_key(key): plain(one) for key, one in value.items()}
        return {key: one for key, one in whole.items() if one not in ({}, [], "", 0, None, False)}
    if isinstance(value, set | frozenset):
        return sorted(map(plain, value), key=repr)
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


def _key(key: Any) -> str:
    return key if isinstance(key, str) else json.dumps(key)


def leaves(value: Any, way: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Give every leaf of plain data by the way to it; lists are leaves, but for lists of records that have an id, and of names.

    Of a list of names each is a leaf: two people may add to one, and each addition stands or goes alone.
    """
    if isinstance(value, list) and value and all(isinstance(one, dict) and "id" in one for one in value):
        value = {one["id"]: one for one in value}
    elif isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        value = dict.fromkeys(value, True)
    if not isinstance(value, dict):
        return {way: value}
    found: dict[tuple[str, ...], Any] = {}
    for key, one in value.items():
        found |= leaves(one, (*way, key))
    return found
