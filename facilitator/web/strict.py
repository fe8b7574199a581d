"""Strict JSON at the doors: no NaN, no endless depth, no giant numbers, no half characters."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from facilitator.core.errors import Refused

DEEPEST = 8
_LONGEST_INT = 20  # digits
_HALF = re.compile("[\ud800-\udfff]")  # a surrogate without its pair: it can be written to no socket and no file


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
    return _whole(value, DEEPEST)


def dumps(value: Any, **_ignored: Any) -> str:
    """Give the compact JSON text of a value. Raises ValueError for NaN."""
    return json.dumps(value, allow_nan=False, ensure_ascii=False, separators=(",", ":"))


def _whole(value: Any, left: int) -> Any:
    """Give the value without half characters. Raises Refused when it goes deeper than `left`."""
    if left < 0:
        raise Refused("malformed", field="depth")
    if isinstance(value, str):
        return _HALF.sub("", value)
    if isinstance(value, dict):
        return {_HALF.sub("", key): _whole(item, left - 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_whole(item, left - 1) for item in value]
    return value


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
