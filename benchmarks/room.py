"""A full hall: phones that all follow, posts that come in, people who join, and somebody who comes late.

    python -m benchmarks.room --phones 500 --posts 20 --seconds 10

The server runs on one core, the load comes from another. Beside it, in the same run, a bare Flask-SocketIO echo shows
what the sockets alone cost. A time counts from when a post was due, not from when it could be sent.
"""

from __future__ import annotations

from gevent import monkey

monkey.patch_all()

import argparse  # noqa: E402  # gevent comes before every other import
import socket  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable  # noqa: E402
from pathlib import Path  # noqa: E402

import gevent  # noqa: E402
from gevent.pool import Pool  # noqa: E402

from benchmarks.figures import Cost, percentile, pinned, spread, stay_on  # noqa: E402
from benchmarks.hall import Hall, coming_late, joins  # noqa: E402
from benchmarks.load import Measured, Screens, run, text  # noqa: E402
from benchmarks.sockets import Client  # noqa: E402
from facilitator.web.rehearse.client import Browser, Order  # noqa: E402
from facilitator.web.rehearse.server import Server  # noqa: E402

SERVER_CORE, LOAD_CORE = 0, 1
LATE = 5000  # contributions that a late joiner finds
STAYING = 20  # phones that still follow while those come in


def floor(phones: int, posts: int, rate: float) -> Measured:
    """Measure the bare echo."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*pinned(SERVER_CORE), sys.executable, "-m", "benchmarks.floor", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert "listening" in process.stdout.readline()
            url = f"http://127.0.0.1:{port}"
            patiently(lambda: socket.create_connection(("127.0.0.1", port)).close())
            before = Cost.of(process.pid)
            screens = Screens()
            for client in opened([Client(url, screens.hear) for _ in range(phones)]):
                screens.kinds[client] = "phone"
            memory = (Cost.of(process.pid).memory - before.memory) / phones
            clients = list(screens.kinds)

            def post(number: int) -> bool:
                return bool(clients[number % len(clients)].emit("post", text(number)))

            measured = run(screens, process.pid, post, posts, rate)
            measured.per_client = memory
            for client in clients:
                client.close()
            return measured
        finally:
            process.kill()


def patiently(attempt: Callable[[], object]) -> None:
    """Try until it works, for some seconds."""
    end = time.perf_counter() + 10
    while True:
        try:
            attempt()
            return
        except OSError:
            if time.perf_counter() > end:
                raise
            gevent.sleep(0.05)


def opened(clients: list[Client]) -> list[Client]:
    """Connect them all, some at a time."""
    list(Pool(20).imap_unordered(Client.open, clients))
    return clients


def product(phones: int, walls: int, posts: int, rate: float, groups: int, late: int) -> tuple[Measured, list[str]]:
    """Measure the product, and give further lines about joining and coming late."""
    with tempfile.TemporaryDirectory(prefix="oogst-bench-") as folder:
        server = Server(Path(folder), prefix=pinned(SERVER_CORE))
        with server:
            hall = Hall(server, groups)
            assert server.process is not None
            pid = server.process.pid
            before = Cost.of(pid)
            lines, browsers = joins(hall, phones, pid)
            joined = Cost.of(pid)
            screens = Screens()
            list(Pool(20).imap_unordered(lambda phone: hall.follow(phone, "phone", screens), browsers))
            for _ in range(walls):
                wall = Browser(server.url)
                wall.get(hall.links["wall"])
                hall.follow(wall, "wall", screens)
            gevent.sleep(1)  # the news that all these people are in goes round first
            memory = Cost.of(pid).memory
            lines.append(
                f"memory     {before.memory / 1024:.0f} MB empty, {joined.memory / 1024:.0f} MB with {phones} joined, "
                f"{memory / 1024:.0f} MB with all following"
            )

            def post(number: int) -> bool:
                data = {"kind": "direction", "text": text(number)}
                return bool(hall.ask(browsers[number % phones], [Order("AddContribution", data)])[0]["ok"])

            measured = run(screens, pid, post, posts, rate)
            measured.per_client = (memory - joined.memory) / (phones + walls)
            for client in list(screens.kinds)[STAYING:]:
                client.close()
            if late:
                lines += coming_late(hall, browsers, late)
            if "Traceback" in server.said():
                lines.append(f"MISSED     the server's log holds a traceback, ending {server.said()[-200:]!r}")
            return measured, lines


def table(name: str, measured: Measured) -> list[str]:
    """Give a run in lines."""
    lines = [f"{name}", f"  ack                 {spread(measured.acks)}"]
    lines += [f"  seen on each {kind:7}{spread(seen)}" for kind, seen in measured.seen.items()]
    cost = f"  server {measured.cpu:.0%} of its core, generator {measured.own_cpu:.0%} of its own"
    lines += [
        f"  seen by the last    {spread(measured.last)}",
        f"{cost}, {measured.per_client:.0f} kB per client, {measured.bytes_each:.0f} bytes per post and client",
        f"  lost {measured.lost}, doubled {measured.doubled}, refused {measured.refused}, reloads {measured.reloads}",
    ]
    return lines


def ratios(ours: Measured, bare: Measured) -> str:
    """Give the product as a multiple of the floor."""
    pairs = {
        "ack p95": (percentile(ours.acks, 0.95), percentile(bare.acks, 0.95)),
        "seen by the last p95": (percentile(ours.last, 0.95), percentile(bare.last, 0.95)),
        "CPU": (ours.cpu, bare.cpu),
        "memory per client": (ours.per_client, bare.per_client),
    }
    return "product : floor   " + ", ".join(f"{name} {a / b:.2f}" for name, (a, b) in pairs.items() if b > 0)


def goals(ours: Measured) -> list[str]:
    """Give each goal of this run with what was reached."""
    seen = percentile([one for seen in ours.seen.values() for one in seen], 0.95)
    checks = [
        ("seen p95 <= 150 ms", seen * 1000, 150),
        ("ack p95 <= 30 ms", percentile(ours.acks, 0.95) * 1000, 30),
        ("CPU <= 40 %", ours.cpu * 100, 40),
        ("lost 0", ours.lost + ours.refused, 0),
    ]
    return [f"  {'reached' if value <= most else 'MISSED '}  {name}: {value:.1f}" for name, value, most in checks]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phones", type=int, default=500)
    parser.add_argument("--walls", type=int, default=2)
    parser.add_argument("--posts", type=float, default=20, help="a second")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--groups", type=int, default=10)
    parser.add_argument("--late", type=int, default=LATE, help="contributions that somebody late finds; 0 leaves it out")
    parser.add_argument("--no-floor", action="store_true")
    asked = parser.parse_args()
    stay_on(LOAD_CORE)
    posts = int(asked.posts * asked.seconds)
    bare = None if asked.no_floor else floor(asked.phones + asked.walls, posts, asked.posts)
    ours, lines = product(asked.phones, asked.walls, posts, asked.posts, asked.groups, asked.late)
    print(f"{asked.phones} phones in {asked.groups} groups, {asked.walls} walls, {asked.posts:g} posts a second, {asked.seconds:g} s")
    print("p50 / p95 / p99\n")
    print("\n".join([*table("the product", ours), *lines, ""]))
    if bare is not None:
        print("\n".join([*table("a bare Flask-SocketIO echo", bare), ratios(ours, bare), ""]))
    print("\n".join(goals(ours)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
