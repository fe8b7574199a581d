"""A full hall that weighs: everybody says of every direction how much it carries, while phones and walls follow.

    python -m benchmarks.votes --people 1000 --directions 50 --seconds 60

Votes are tapped at a fixed pace whether or not earlier ones were answered, and sent as a phone's outbox sends them
(static/js/session/outbox.js): one request at a time, and for as long as the server says, votes gather before the next;
the first one waits a part of what the page says, by chance.
`ack` counts from sending until the answer that it is on disk, `tap` from the moment a vote was tapped; `wall` from
sending until the wall has a patch that holds it. Beside it, in the same run, the same phones ask for an address that only points elsewhere: what HTTP alone costs.
"""

from __future__ import annotations

from gevent import monkey

monkey.patch_all()

import argparse  # noqa: E402  # gevent comes before every other import
import bisect  # noqa: E402
import json  # noqa: E402
import random  # noqa: E402
import re  # noqa: E402
import socket  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
from dataclasses import dataclass, field  # noqa: E402
from pathlib import Path  # noqa: E402
from urllib.parse import urlsplit  # noqa: E402

import gevent  # noqa: E402
from gevent.lock import RLock  # noqa: E402
from gevent.pool import Pool  # noqa: E402

from benchmarks.figures import Cost, percentile, pinned, spread, stay_on  # noqa: E402
from benchmarks.hall import Hall, joins  # noqa: E402
from benchmarks.load import Screens, steadily, text  # noqa: E402
from benchmarks.room import LOAD_CORE, SERVER_CORE  # noqa: E402
from benchmarks.sockets import Client  # noqa: E402
from facilitator.web.rehearse.client import Browser, Order  # noqa: E402
from facilitator.web.rehearse.server import Server  # noqa: E402

LEVELS = ("agree", "neutral", "disagree")
WALLS = 2
LATEST = 10.0  # seconds after the last vote within which the wall must have all
SEQ = re.compile(rb'"seq":\s*(\d+)')
SPREAD = re.compile(rb'data-spread="(\d+)"')
CHANCE = random.Random(4)
LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)


@dataclass
class Fresh:
    """Up to which event a wall was at which moment."""

    seqs: list[int] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)

    def hear(self, client: Client, packet: bytes, moment: float) -> None:
        """Note the seq of a patch."""
        found = [int(seq) for seq in SEQ.findall(packet[:200] + packet[-200:])]
        if found and (not self.seqs or max(found) > self.seqs[-1]):
            self.seqs.append(max(found))
            self.moments.append(moment)

    def since(self, seq: int) -> float | None:
        """Give the moment from which this wall held event `seq`."""
        place = bisect.bisect_left(self.seqs, seq)
        return self.moments[place] if place < len(self.seqs) else None


class Line:
    """One phone's connection that stays open; requests go out as bytes that were made before."""

    def __init__(self, url: str, cookie: str) -> None:
        parts = urlsplit(url)
        self._sock = socket.create_connection((parts.hostname or "", parts.port or 80), timeout=30)
        self._sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._busy = RLock()  # a phone sends its next vote when the one before was answered
        self._head = (
            f"Host: {parts.netloc}\r\nOrigin: {url}\r\nCookie: {cookie}\r\nAccept-Language: nl\r\n"
            "Content-Type: application/json\r\n"
        )

    def ask(self, method: str, path: str, body: bytes = b"") -> bytes:
        """Send one request and give the body of the answer."""
        with self._busy:
            return self._asked(method, path, body)

    def _asked(self, method: str, path: str, body: bytes) -> bytes:
        head = f"{method} {path} HTTP/1.1\r\n{self._head}Content-Length: {len(body)}\r\n\r\n"
        self._sock.sendall(head.encode() + body)
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more()
        top, rest = data.split(b"\r\n\r\n", 1)
        found = LENGTH.search(top)
        length = int(found.group(1)) if found else 0
        while len(rest) < length:
            rest += self._more()
        if not top.startswith((b"HTTP/1.1 200", b"HTTP/1.1 302")):
            raise ConnectionError(top.split(b"\r\n", 1)[0].decode())
        return rest

    def close(self) -> None:
        """Hang up."""
        self._sock.close()

    def _more(self) -> bytes:
        data = self._sock.recv(65536)
        if not data:
            raise ConnectionError("hung up")
        return data


@dataclass
class Voted:
    """What the votes gave: seconds until the answer, and until each wall had it."""

    acks: list[float] = field(default_factory=list)
    taps: list[float] = field(default_factory=list)
    seqs: list[tuple[float, int]] = field(default_factory=list)  # when it was sent, its seq
    refused: list[str] = field(default_factory=list)
    requests: int = 0
    cpu: float = 0.0
    own_cpu: float = 0.0
    took: float = 0.0
    memory: tuple[int, int] = (0, 0)  # kB before and after


class Phone:
    """One participant's phone: what they tap lies in its outbox until it is answered."""

    def __init__(self, line: Line, session: str, voted: Voted, spread: float) -> None:
        self._line, self._session, self._voted, self._spread = line, session, voted, spread
        self._waiting: list[tuple[float, dict[str, object]]] = []
        self._until = 0.0
        self._sending = False

    def tap(self, due: float, command: dict[str, object]) -> None:
        """Vote; returns when this phone has nothing left to send, or sends already."""
        self._waiting.append((due, command))
        if self._sending:
            return
        self._sending = True
        now = time.perf_counter()
        if now > self._until + self._spread:
            self._until = now + CHANCE.random() * self._spread
        while self._waiting:
            gevent.sleep(max(0.0, self._until - time.perf_counter()))
            batch, self._waiting = self._waiting[:50], self._waiting[50:]
            self._send(batch)
        self._sending = False

    def _send(self, batch: list[tuple[float, dict[str, object]]]) -> None:
        commands = [command for _, command in batch]
        body = json.dumps({"session": self._session, "as": "participant", "commands": commands}).encode()
        sent = time.perf_counter()
        try:
            answer = json.loads(self._line.ask("POST", "/commands", body))
        except (OSError, ValueError) as error:
            self._voted.refused += [repr(error)] * len(batch)
            return
        now = time.perf_counter()
        self._until = now + answer.get("gather", 0) / 1000
        self._voted.requests += 1
        for (due, _), result in zip(batch, answer["results"], strict=True):
            if result["ok"]:
                self._voted.acks.append(now - sent)
                self._voted.taps.append(now - due)
                self._voted.seqs.append((sent, result["seq"]))
            else:
                self._voted.refused.append(str(result["error"]))


def vote(lines: list[Line], session: str, directions: list[str], rate: float, pid: int, spread: float) -> Voted:
    """Let everybody vote on everything, person after person, direction after direction."""
    voted, people = Voted(), len(lines)
    before, own = Cost.of(pid), time.process_time()

    phones = [Phone(line, session, voted, spread) for line in lines]

    def one(number: int, due: float) -> None:
        direction, person = divmod(number, people)
        data = {"contribution": directions[direction], "level": LEVELS[(person + direction) % len(LEVELS)]}
        phones[person].tap(due, {"id": f"vote-{number:08d}", "name": "GiveSupport", "data": data})

    took = voted.took = steadily(people * len(directions), rate, one)
    after = Cost.of(pid)
    voted.cpu, voted.own_cpu = (after.cpu - before.cpu) / took, (time.process_time() - own) / took
    voted.memory = (before.memory, after.memory)
    return voted


def bare(lines: list[Line], n: int, rate: float, pid: int) -> Voted:
    """Ask as often for an address that only points elsewhere."""
    asked = Voted()
    before, own = Cost.of(pid), time.process_time()

    def one(number: int, due: float) -> None:
        lines[number % len(lines)].ask("GET", "/favicon.ico")
        asked.acks.append(time.perf_counter() - due)

    took = steadily(n, rate, one)
    asked.cpu, asked.own_cpu = (Cost.of(pid).cpu - before.cpu) / took, (time.process_time() - own) / took
    return asked


def counted(hall: Hall) -> tuple[int, int]:
    """Give how many votes session.json holds, and on how many texts."""
    rows = json.loads(hall.host.get(f"/s/{hall.session}/session.json").body)["contributions"]
    votes = [sum(sum(levels.values()) for levels in row["support"].values()) for row in rows]
    return sum(votes), sum(1 for n in votes if n)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--directions", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--groups", type=int, default=10)
    parser.add_argument("--view", default="support", help="what the walls show")
    asked = parser.parse_args()
    stay_on(LOAD_CORE)
    votes = asked.people * asked.directions
    with tempfile.TemporaryDirectory(prefix="oogst-bench-") as folder, Server(Path(folder), prefix=pinned(SERVER_CORE)) as server:
        hall = Hall(server, asked.groups)
        assert server.process is not None
        pid = server.process.pid
        said, browsers = joins(hall, asked.people, pid, seconds=max(10, asked.people / 50))
        made = [
            hall.ask(browsers[n], [Order("AddContribution", {"kind": "direction", "text": text(n)})])[0]
            for n in range(asked.directions)
        ]
        directions = [result["value"]["contribution"] for result in made]
        hall.steer("ShowOnWall", {"view": asked.view})
        list(Pool(20).imap_unordered(lambda phone: hall.follow(phone, "phone", Screens()), browsers))
        walls = []
        for _ in range(WALLS):
            wall, fresh = Browser(server.url), Fresh()
            wall.get(hall.links["wall"])
            client = Client(server.url, fresh.hear, wall.cookie)
            client.open()
            client.emit("follow", {"session": hall.session, "as": "wall", "screen": "wall", "since": 0})
            walls.append(fresh)
        desk = Browser(server.url)
        desk.get(hall.links["facilitator"])
        console = hall.follow(desk, "console", Screens())
        lines = [Line(server.url, browser.cookie) for browser in browsers]
        rate = votes / asked.seconds
        told = SPREAD.search(browsers[0].get(f"/s/{hall.session}").body)
        waits = int(told[1]) / 1000 if told else 0.0
        floor = bare(lines, int(rate * 5), rate, pid)
        voted = vote(lines, hall.session, directions, rate, pid, waits)
        end, last = time.perf_counter() + LATEST, max(seq for _, seq in voted.seqs)
        while any(wall.since(last) is None for wall in walls) and time.perf_counter() < end:
            gevent.sleep(0.02)
        seen = [moment - sent for sent, seq in voted.seqs for wall in walls if (moment := wall.since(seq)) is not None]
        for line in lines:
            line.close()
        looked = console.received
        stale = len(voted.seqs) * WALLS - len(seen)
        stored, on = counted(hall)
    print(f"{asked.people} people weigh {asked.directions} directions within {asked.seconds:g} s: {votes} votes; all phones and {WALLS} walls follow, a console is open")
    print("p50 / p95 / p99\n")
    print("\n".join(said))
    print(f"ack        {spread(voted.acks)}, {votes / max(1, voted.requests):.1f} votes a request")
    print(f"tap        {spread(voted.taps)}")
    print(f"wall       {spread(seen)}, never on it {stale}")
    print(f"server     {voted.cpu:.0%} of its core, generator {voted.own_cpu:.0%} of its own")
    print(f"memory     {voted.memory[0] / 1024:.0f} MB before the votes, {voted.memory[1] / 1024:.0f} MB after")
    print(f"a vote     {(voted.memory[1] - voted.memory[0]) / votes * 1000:.0f} bytes of memory, {voted.cpu * voted.took / votes * 1000:.2f} ms of processor")
    print(f"console    {looked / 1000:.0f} kB while it followed")
    print(f"refused    {len(voted.refused)} {voted.refused[:1]}")
    print(f"stored     {stored} votes on {on} directions")
    print(f"\nan address that only points elsewhere, as often: ack {spread(floor.acks)}, server {floor.cpu:.0%}, generator {floor.own_cpu:.0%}")
    p95, bare95 = percentile(voted.acks, 0.95), percentile(floor.acks, 0.95)
    print(f"product : address   ack p95 {p95 / bare95:.1f}, CPU {voted.cpu / floor.cpu:.1f}\n")
    goals = (
        ("ack p95 <= 50 ms", p95 * 1000, 50),
        ("wall within 1 s, p99", percentile(seen, 0.99) * 1000, 1000),
        ("votes lost 0", votes - stored + len(voted.refused) + stale, 0),
    )
    print("\n".join(f"  {'reached' if value <= most else 'MISSED '}  {name}: {value:.1f}" for name, value, most in goals))
    return 0


if __name__ == "__main__":
    sys.exit(main())
