"""A long day: phones that come and go for as long as you like. Does memory stay flat, does everybody get back in?

python -m benchmarks.soak --minutes 10 --phones 100
"""

from __future__ import annotations

from gevent import monkey

monkey.patch_all()

import argparse  # noqa: E402  # gevent comes before every other import
import random  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402

import gevent  # noqa: E402

from benchmarks.figures import Cost, pinned, spread, stay_on  # noqa: E402
from benchmarks.hall import Hall  # noqa: E402
from benchmarks.load import Screens, text  # noqa: E402
from facilitator.web.rehearse.client import Browser, Order  # noqa: E402
from facilitator.web.rehearse.server import Server  # noqa: E402

STAY = 20.0  # seconds that a phone stays connected, on average
PAUSE = 2.0  # seconds it is away
POST_EVERY = 60.0  # seconds between two texts of one phone
MOST_GROWTH = 10_000  # kB over the second half, beyond what the session itself holds


class Day:
    """What came of it so far."""

    def __init__(self, hall: Hall, end: float) -> None:
        self.hall, self.end = hall, end
        self.back: list[float] = []
        self.failed: list[str] = []
        self.posts = 0

    def live(self, phone: Browser, chance: random.Random) -> None:
        """One phone: in and out, a text now and then."""
        next_post = time.monotonic() + chance.random() * POST_EVERY
        while time.monotonic() < self.end:
            started = time.perf_counter()
            try:
                client = self.hall.follow(phone, "phone", Screens())
                self.back.append(time.perf_counter() - started)
            except (OSError, AssertionError, gevent.Timeout) as error:
                self.failed.append(repr(error))
                gevent.sleep(PAUSE)
                continue
            gevent.sleep(min(chance.expovariate(1 / STAY), self.end - time.monotonic(), 3 * STAY) if self.end else 0)
            if time.monotonic() > next_post:
                self.posts += 1
                self.hall.ask(phone, [Order("AddContribution", {"kind": "direction", "text": text(self.posts)})])
                next_post += POST_EVERY
            client.close()
            gevent.sleep(chance.random() * PAUSE)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--phones", type=int, default=100)
    asked = parser.parse_args()
    stay_on(1)
    with tempfile.TemporaryDirectory(prefix="oogst-soak-") as folder, Server(Path(folder), prefix=pinned(0)) as server:
        hall = Hall(server, groups=4)
        phones = [hall.join(number) for number in range(asked.phones)]
        start = time.monotonic()
        day = Day(hall, start + asked.minutes * 60)
        lives = [gevent.spawn(day.live, phone, random.Random(n)) for n, phone in enumerate(phones)]
        assert server.process is not None
        memory = []
        while time.monotonic() < day.end:
            gevent.sleep(min(asked.minutes * 6, 60))
            cost = Cost.of(server.process.pid)
            memory.append(cost.memory)
            minutes = (time.monotonic() - start) / 60
            print(
                f"{minutes:6.1f} min: {cost.memory / 1024:.1f} MB, {cost.cpu:.1f} s of CPU, {len(day.back)} times "
                f"connected, {day.posts} texts, {len(day.failed)} failures",
                flush=True,
            )
        gevent.joinall(lives)
        print(f"connecting again: {spread(day.back)}")
        grown = memory[-1] - memory[len(memory) // 2]
        good = not day.failed and grown <= MOST_GROWTH and "Traceback" not in server.said()
        print(f"{'reached' if good else 'MISSED'}  nobody kept out, memory grew {grown} kB in the second half")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
