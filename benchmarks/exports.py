"""A room that goes on while all files of its report are made: what do those who send notice of it?

    python -m benchmarks.exports --contributions 500 --phones 100 --posts 10 --seconds 30

The same room, the same posts, three times: nothing made, all files made over and over, and all files of this room and of
another one. A time counts from when a post was due until the answer that it is on disk. Server, load and the children that
make files share what cores there are, as on a laptop.
"""

from __future__ import annotations

from gevent import monkey

monkey.patch_all()

import argparse  # noqa: E402  # gevent comes before every other import
import tempfile  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402

import gevent  # noqa: E402
from gevent.pool import Pool  # noqa: E402

from benchmarks.figures import percentile, spread  # noqa: E402
from benchmarks.hall import Hall, joins  # noqa: E402
from benchmarks.load import Screens, steadily, text  # noqa: E402
from facilitator.web.rehearse.client import Browser, Order  # noqa: E402
from facilitator.web.rehearse.server import Server  # noqa: E402

GOAL = 0.05  # seconds, p95
AT_ONCE = 10  # contributions that one person sends before the measuring begins


class Making:
    """Lets all files of a session be made, again and again: each time as it is by then."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self.took: list[float] = []
        self._greenlet = gevent.spawn(self._forever)

    def _forever(self) -> None:
        while True:
            self._hall.steer("WriteNote", {"section": "introduction", "text": f"Inleiding {len(self.took)}"})  # something new
            begun = time.perf_counter()
            self._hall.host.post(f"/s/{self._hall.session}/report/files", {})
            while b"data-making" in self._hall.host.get(f"/s/{self._hall.session}/report/files").body:
                gevent.sleep(0.5)
            self.took.append(time.perf_counter() - begun)

    def end(self) -> None:
        """Ask for no more; what is under way is finished by the server."""
        self._greenlet.kill()


def filled(server: Server, contributions: int, people: int, pid: int) -> tuple[Hall, list[Browser]]:
    """Give a hall in which so many people brought in so many contributions."""
    hall = Hall(server, 3)
    _, browsers = joins(hall, people, pid, seconds=max(5, people / 20))

    def bring_in(number: int) -> None:
        orders = [Order("AddContribution", {"kind": "direction", "text": text(10_000 + n)}) for n in range(number, contributions, people)]
        for start in range(0, len(orders), AT_ONCE):
            assert all(one["ok"] for one in hall.ask(browsers[number], orders[start : start + AT_ONCE]))

    list(Pool(10).imap_unordered(bring_in, range(people)))
    return hall, browsers


def main() -> int:
    """Measure, print, and say whether the goal was reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contributions", type=int, default=500)
    parser.add_argument("--phones", type=int, default=100)
    parser.add_argument("--posts", type=float, default=10, help="a second")
    parser.add_argument("--seconds", type=float, default=30)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="oogst-bench-") as folder, Server(Path(folder)) as server:
        assert server.process is not None
        pid = server.process.pid
        hall, browsers = filled(server, asked.contributions, asked.phones, pid)
        other, _ = filled(server, asked.contributions, 20, pid)
        number = 0

        def measured(*made: Hall) -> tuple[list[float], list[float]]:
            nonlocal number
            screens, acks, first = Screens(), list[float](), number
            clients = [hall.follow(phone, "phone", screens) for phone in browsers]
            making = [Making(one) for one in made]

            def post(n: int, due: float) -> None:
                data = {"kind": "direction", "text": text(first + n)}
                assert hall.ask(browsers[n % len(browsers)], [Order("AddContribution", data)])[0]["ok"]
                acks.append(time.perf_counter() - due)

            posts = int(asked.posts * asked.seconds)
            steadily(posts, asked.posts, post)
            for one in making:
                one.end()
            for client in clients:
                client.close()
            number += posts
            assert len(acks) == posts, "every post is stored"
            return acks, [took for one in making for took in one.took]

        rows = [("nothing made", measured()), ("all files", measured(hall)), ("of two rooms", measured(hall, other))]
    print(f"{asked.contributions} contributions, {asked.phones} phones that follow, {asked.posts:g} posts a second for {asked.seconds:g} s each\n")
    for name, (acks, took) in rows:
        times = f"; all files {len(took)} times, the slowest {max(took):.1f} s" if took else ""
        print(f"{name:<14} ack {spread(acks)}{times}")
    floor, *others = (percentile(acks, 0.95) for _, (acks, _) in rows)
    print(f"\nack p95 beside nothing made: {', '.join(f'{one / floor:.1f} times' for one in others)}")
    reached = max(others) <= GOAL
    print(f"  {'reached' if reached else 'MISSED '}  ack p95 <= 50 ms while files are made: {max(others) * 1000:.1f}")
    return 0 if reached else 1


if __name__ == "__main__":
    raise SystemExit(main())
