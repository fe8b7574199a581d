"""One durable commit: what it costs, and that it costs the same however long the session is.

python -m benchmarks.commit --events 50000
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from benchmarks.figures import percentile, spread
from benchmarks.redraw import hall, vote
from facilitator.live.rooms import Room
from facilitator.store import Store

STOPS = (0, 100, 1_000, 10_000, 50_000)
MEASURED = 300  # commits at each stop
TIMES = 3  # that a session is opened
GOAL = 3.0  # ms, p99
REPLAY = 1.0  # s of processor
PEOPLE, DIRECTIONS = 1000, 50


def event(number: int) -> dict[str, object]:
    """An event as large as a contribution."""
    return {"t": "ContributionAdded", "d": {"id": f"c{number}", "number": number, "kind": "direction", "text": "x" * 120}}


def replayed(events: int, folder: str | None) -> float:
    """Give the seconds of processor that opening a session of votes takes: reading it from disk, and folding it."""
    story, actors, made = hall(min(PEOPLE, events // 10 or 1), DIRECTIONS if events >= PEOPLE else 1, 10)
    vote(story, actors, made, 0, max(0, events - len(story.records)))
    took = []
    with tempfile.TemporaryDirectory(dir=folder) as place:
        with Store(Path(place)) as store:
            for start in range(0, len(story.records), 1000):
                store.append("s", start, story.records[start : start + 1000])
        for _ in range(TIMES):
            with Store(Path(place)) as store:
                started = time.process_time()
                Room("s", store)
                took.append(time.process_time() - started)
    print(f"opening a session of {len(story.records)} events, most of them votes: {min(took):.2f} s of processor, {max(took):.2f} s at most")
    return min(took)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=STOPS[-1])
    parser.add_argument("--folder", default=None, help="measure the disk that this folder is on")
    asked = parser.parse_args()
    stops = [stop for stop in STOPS if stop <= asked.events]
    worst = 0.0
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder, Store(Path(folder)) as store:
        for stop, following in pairwise([*stops, None]):
            took, cost = list[float](), list[float]()
            for _ in range(MEASURED):
                seq = store.last_seq("s")
                started, before = time.perf_counter(), time.process_time()
                store.append("s", seq, [event(seq + 1)])
                took.append(time.perf_counter() - started)
                cost.append(time.process_time() - before)
            worst = max(worst, percentile(took, 0.99) * 1000)
            print(f"after {stop:6} events, one commit: p50 / p95 / p99 {spread(took)}, of processor {spread(cost)}")
            while following is not None and (seq := store.last_seq("s")) < following:
                store.append("s", seq, [event(n) for n in range(seq + 1, min(following, seq + 1000) + 1)])
    replay = replayed(stops[-1], asked.folder)
    print(f"  {'reached' if worst <= GOAL else 'MISSED '}  one commit p99 <= {GOAL:g} ms, whatever came before: {worst:.2f} ms")
    print(f"  {'reached' if replay <= REPLAY else 'MISSED '}  opening a session of {stops[-1]} events <= {REPLAY:g} s: {replay:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
