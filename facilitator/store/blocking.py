"""Waiting for the disk without holding up anybody else."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Protocol, TypeVar, cast

T = TypeVar("T")


class RunBlocking(Protocol):
    """Runs something that waits for the disk, so that nobody else has to: `apply` of gevent's thread pool, for one."""

    def __call__(self, work: Callable[[], T], /) -> T:
        """Do the work, give what it gives, raise what it raises."""
        ...


def run_directly(work: Callable[[], T], /) -> T:
    """Run it here and now: for command line tools and tests."""
    return work()


class Turns:
    """One at a time through `run_blocking`; the others wait where they are.

    The lock is taken by who asks, never inside the pool: where gevent has replaced `threading` (it must, before this is
    imported) waiting for it yields to others, and locks of gevent are not made to go between threads.
    """

    def __init__(self, run_blocking: RunBlocking) -> None:
        self._run = run_blocking
        self._lock = Lock()

    def take(self, work: Callable[[], T]) -> T:
        """Wait for the turn, do the work, give what it gives, raise what it raises."""
        raised: list[BaseException] = []

        def attempt() -> T | None:
            try:
                return work()
            except BaseException as error:
                # gevent's pool prints the traceback of what is raised in it: so it travels home as a value.
                raised.append(error)
                return None

        with self._lock:
            result = self._run(attempt)
        if raised:
            raise raised[0]
        return cast(T, result)
