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
from facilitator.store import Store

STOPS = (0, 100, 1_000, 10_000, 50_000)
MEASURED = 300  # commits at each stop
GOAL = 3.0  # ms, p99


def event(number: int) -> dict[str, object]:
    """An event as large as a contribution."""
    return {"t": "ContributionAdded", "d": {"id": f"c{number}", "number": number, "kind": "direction", "text": "x" * 120}}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=STOPS[-1])
    parser.add_argument("--folder", default=None, help="measure the disk that this folder is on")
    asked = parser.parse_args()
    stops = [stop for stop in STOPS if stop <= asked.events]
    worst = 0.0
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        with Store(Path(folder)) as store:
            for stop, following in pairwise([*stops, None]):
                took = []
                for _ in range(MEASURED):
                    seq = store.last_seq("s")
                    started = time.perf_counter()
                    store.append("s", seq, [event(seq + 1)])
                    took.append(time.perf_counter() - started)
                worst = max(worst, percentile(took, 0.99) * 1000)
                print(f"after {stop:6} events, one commit: p50 / p95 / p99 {spread(took)}")
                while following is not None and (seq := store.last_seq("s")) < following:
                    store.append("s", seq, [event(n) for n in range(seq + 1, min(following, seq + 1000) + 1)])
        started = time.perf_counter()
        with Store(Path(folder)) as store:
            count = sum(1 for _ in store.read("s"))
        print(f"opening and reading {count} events: {time.perf_counter() - started:.2f} s")
    print(f"  {'reached' if worst <= GOAL else 'MISSED '}  one commit p99 <= {GOAL:g} ms, whatever came before: {worst:.2f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
