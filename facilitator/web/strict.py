"""Strict JSON at the doors: no NaN, no endless depth, no giant numbers."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from facilitator.core.errors import Refused

DEEPEST = 8
_LONGEST_INT = 20  # digits


def _refuse(_value: str) -> NoReturn:
    raise Refused("malformed", field="number")


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_INT:
        _refuse(digits)
    return int(digits)


def loads(body: str | bytes, **_ignored: Any) -> Any:
    """Give the value of a JSON text. Raises Refused `malformed`."""
    try:
        value = json.loads(body, parse_constant=_refuse, parse_int=_integer)
    except (ValueError, RecursionError) as error:
        raise Refused("malformed", field="json") from error
    _check_depth(value, DEEPEST)
    return value


def dumps(value: Any, **_ignored: Any) -> str:
    """Give the compact JSON text of a value. Raises ValueError for NaN."""
    return json.dumps(value, allow_nan=False, ensure_ascii=False, separators=(",", ":"))


def _check_depth(value: Any, left: int) -> None:
    if left < 0:
        raise Refused("malformed", field="depth")
    if isinstance(value, dict):
        for item in value.values():
            _check_depth(item, left - 1)
    elif isinstance(value, list):
        for item in value:
            _check_depth(item, left - 1)


class SocketJson:
    """The `json` module that Socket.IO uses here: what strangers send is parsed strictly."""

    @staticmethod
    def loads(body: str | bytes, **_ignored: Any) -> Any:
        """Parse; a malformed packet is a ValueError, which closes that one connection."""
        try:
            return loads(body)
        except Refused as refusal:
            raise ValueError(str(refusal)) from refusal

    @staticmethod
    def dumps(value: Any, **_ignored: Any) -> str:
        """Write."""
        return dumps(value)
