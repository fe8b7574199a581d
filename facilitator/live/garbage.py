"""Looking for garbage where it can be: what stays in memory is set apart, and not looked through again and again.

Python frees most things at once, and looks for circles of things that only know each other now and then. Everybody waits
meanwhile: with fifty thousand votes in memory for 0.1 to 0.4 s, every ten seconds of a hall that votes (measured with
`gc.callbacks` in `benchmarks.votes`). Set apart every second, only what came since is looked through.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import gevent

EVERY = 1.0  # seconds between two looks


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Look for no garbage while a log is read (that takes a third of the time), and set apart what came of it: it stays."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.freeze()
            gc.enable()


class Sweeping:
    """Sweeps this process's memory."""

    def __init__(self) -> None:
        self._thoroughly = False

    def thoroughly(self, *_: object) -> None:
        """Look through all of it next time: a session was let go, and nothing of it may linger."""
        self._thoroughly = True

    def sweep(self) -> None:
        """Let go what nobody can reach any more, and set apart what stays."""
        if self._thoroughly:
            self._thoroughly = False
            gc.unfreeze()
        gc.collect()
        gc.freeze()

    def forever(self) -> None:
        """Sweep every second; never returns."""
        while True:
            gevent.sleep(EVERY)
            self.sweep()
