"""Waiting for what comes of something that happens beside the room."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Seen = TypeVar("Seen")

BETWEEN = 0.05  # seconds


def until(look: Callable[[], Seen | None], seconds: float = 90) -> Seen:
    """Look again and again until there is something to see, and give it. Raises AssertionError when it doesn't come."""
    last = time.monotonic() + seconds
    while not (seen := look()):
        assert time.monotonic() < last, f"nothing to see after {seconds} seconds: {seen!r}"
        time.sleep(BETWEEN)
    return seen
