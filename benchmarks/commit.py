"""What one durable commit costs, however long the session, and how long a long session takes to open.

    python benchmarks/commit.py [--rounds 400] [--directory DIR]

Beside it, in the same run and on the same disk: the floor (a bare write and sync of as many bytes) and TinyDB's stock
storage (up to 1,000 documents: beyond that it takes too long). The goals: a commit within 3 ms at p99 and flat, and
50,000 events open within a second. Exits 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tinydb import TinyDB
from tinydb.storages import JSONStorage

from facilitator.store import Store

LENGTHS = (100, 1_000, 10_000, 50_000)
STOCK_UP_TO = 1_000
GOAL_MS, GOAL_FLAT, GOAL_OPEN_S = 3.0, 2.0, 1.0
SESSION = "benchmark"
TEXT = "Een bewoner van de flat vertelt dat de lift al drie weken stilstaat en dat niemand opneemt als zij belt"


def event(number: int) -> dict[str, object]:
    """One event about as long as those of a real workshop."""
    return {
        "type": "contribution_added",
        "at": "2026-11-22T10:15:00Z",
        "by": f"p{number % 700:04}",
        "contribution": f"c{number:06}",
        "kind": "experience",
        "group": "A1",
        "text": f"{TEXT} ({number})",
    }


class Timing:
    """Milliseconds of many rounds of the same thing."""

    def __init__(self, work: Callable[[int], object], rounds: int) -> None:
        self.ms = []
        for number in range(rounds):
            began = time.perf_counter()
            work(number)
            self.ms.append((time.perf_counter() - began) * 1_000)

    @property
    def p50(self) -> float:
        """Half took no longer than this."""
        return statistics.median(self.ms)

    @property
    def p99(self) -> float:
        """All but one in a hundred took no longer than this."""
        return sorted(self.ms)[min(len(self.ms) - 1, int(len(self.ms) * 0.99))]


def floor(directory: Path, rounds: int, size: int) -> Timing:
    """A bare write and sync of as many bytes as one record has."""
    fd = os.open(directory / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    sync = getattr(os, "fdatasync", os.fsync)
    data = b"x" * size

    def write_and_sync(_: int) -> None:
        os.write(fd, data)
        sync(fd)

    try:
        return Timing(write_and_sync, rounds)
    finally:
        os.close(fd)


def stock(directory: Path, length: int, rounds: int) -> Timing:
    """One insert into TinyDB's stock storage that holds `length` documents."""
    path = directory / f"stock-{length}.json"
    with TinyDB(path, storage=JSONStorage) as database:
        database.insert_multiple(event(number) for number in range(length))
        return Timing(lambda number: database.insert(event(number)), rounds)


def show(length: int, name: str, timing: Timing, beside: Timing) -> None:
    print(
        f"{length:>7,}  {name:<22}{timing.p50:>9.3f} ms{timing.p99:>9.3f} ms"
        f"{timing.p50 / beside.p50:>9.1f} x{timing.p99 / beside.p99:>9.1f} x"
    )


def commits(directory: Path, rounds: int) -> dict[int, Timing]:
    """Measure a commit at each length, each with its floor measured at the same time."""
    timings = {}
    print(f"{'events':>7}  {'one commit':<22}{'p50':>12}{'p99':>12}{'p50/floor':>11}{'p99/floor':>11}")
    with Store(directory / "sessions") as store:
        for length in LENGTHS:
            missing = length - store.last_seq(SESSION)
            store.append(SESSION, store.last_seq(SESSION), [event(number) for number in range(missing)])
            path = directory / "sessions" / f"{SESSION}.oogst"
            bare = floor(directory, rounds, path.stat().st_size // length)
            ours = Timing(lambda _: store.append(SESSION, store.last_seq(SESSION), [event(0)]), rounds)
            show(length, "bare write + sync", bare, bare)
            show(length, "ours", ours, bare)
            if length <= STOCK_UP_TO:
                show(length, "TinyDB's JSONStorage", stock(directory, length, max(rounds // 10, 20)), bare)
            timings[length] = ours
    return timings


def reopen(directory: Path) -> tuple[int, float, float]:
    """Events, seconds until a session can be written, and until all its events were read as well."""
    began = time.perf_counter()
    with Store(directory / "sessions") as store:
        count = store.last_seq(SESSION)
        opened = time.perf_counter() - began
        for _ in store.read(SESSION):
            pass
        return count, opened, time.perf_counter() - began


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=400, help="commits to time at each length")
    parser.add_argument("--directory", type=Path, help="where to measure (default: the system's temporary directory)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.directory) as directory:
        timings = commits(Path(directory), options.rounds)
        count, opened, read = reopen(Path(directory))
    flat = timings[LENGTHS[-1]].p50 / timings[LENGTHS[0]].p50
    worst = max(timing.p99 for timing in timings.values())
    print(f"\n{count:,} events: open {opened:.2f} s, opened and read {read:.2f} s (goal {GOAL_OPEN_S:.0f} s)")
    print(f"worst p99 {worst:.2f} ms (goal {GOAL_MS:.0f} ms); longest against shortest session {flat:.2f} x")
    return 0 if worst <= GOAL_MS and flat <= GOAL_FLAT and read <= GOAL_OPEN_S else 1


if __name__ == "__main__":
    raise SystemExit(main())
