"""The load: posts at a steady pace, and who saw each of them when."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

import gevent
from gevent.pool import Pool

from benchmarks.figures import Cost
from benchmarks.sockets import Client

SENTENCE = "Laat mensen zelf kiezen en plannen, en ga eens kijken bij een plek waar het al lukt, samen met je collega's. "
MARK = re.compile(rb"mark-(\d+)-")
LATEST = 10.0  # seconds after the last post within which everybody must have everything


def text(mark: int) -> str:
    """A text of 120 characters that can be recognised."""
    return f"mark-{mark}- {SENTENCE}"[:120]


@dataclass
class Measured:
    """What one run gave."""

    acks: list[float] = field(default_factory=list)
    seen: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))  # screen → seconds
    last: list[float] = field(default_factory=list)  # per post: when the last screen had it
    posts: int = 0
    lost: int = 0
    doubled: int = 0
    refused: int = 0
    reloads: int = 0
    cpu: float = 0.0  # share of the server's core
    own_cpu: float = 0.0
    per_client: float = 0.0  # kB
    bytes_each: float = 0.0  # per post and client


class Screens:
    """All who follow, and which post each of them saw when."""

    def __init__(self, kinds: dict[Client, str] | None = None) -> None:
        self.kinds: dict[Client, str] = kinds or {}
        self.seen: dict[Client, dict[int, float]] = defaultdict(dict)
        self.reloads = 0
        self.doubled = 0
        self._marks: dict[bytes, list[int]] = {}

    def hear(self, client: Client, packet: bytes, moment: float) -> None:
        """Note which posts a packet brings; the same bytes to many screens are looked through once."""
        marks = self._marks.get(packet)
        if marks is None:
            if len(self._marks) > 500:
                self._marks.clear()
            marks = self._marks[packet] = sorted({int(mark) for mark in MARK.findall(packet)})
        if b'"reload":true' in packet:
            self.reloads += 1
        seen = self.seen[client]
        for mark in marks:
            if mark in seen:
                # A wall's column is sent whole: there a text comes again with each new one.
                self.doubled += self.kinds.get(client) != "wall"
            else:
                seen[mark] = moment

    def have(self, posts: int) -> bool:
        """Whether every phone has that many posts."""
        return all(len(self.seen[client]) >= posts for client, kind in self.kinds.items() if kind != "wall")


def run(screens: Screens, pid: int, post: Callable[[int], bool], posts: int, rate: float) -> Measured:
    """Post `posts` texts at `rate` a second, wait for everybody to have them, and give what was measured."""
    measured = Measured(posts=posts)
    before, own, received = Cost.of(pid), time.process_time(), sum(client.received for client in screens.kinds)
    start = time.perf_counter() + 0.2
    due = [start + number / rate for number in range(posts)]

    def one(number: int) -> None:
        if post(number):
            measured.acks.append(time.perf_counter() - due[number])
        else:
            measured.refused += 1

    sent = []
    for number in range(posts):
        gevent.sleep(max(0.0, due[number] - time.perf_counter()))
        sent.append(gevent.spawn(one, number))
    gevent.joinall(sent, timeout=LATEST)
    took = time.perf_counter() - start
    measured.cpu = (Cost.of(pid).cpu - before.cpu) / took
    measured.own_cpu = (time.process_time() - own) / took
    end = time.perf_counter() + LATEST
    while not screens.have(posts - measured.refused) and time.perf_counter() < end:
        gevent.sleep(0.05)
    for client, kind in screens.kinds.items():
        mine = screens.seen[client]
        measured.seen[kind] += [mine[number] - due[number] for number in mine]
        if kind != "wall":  # a wall shows the newest of each group, not everything
            measured.lost += posts - measured.refused - len(mine)
    measured.last = [
        max(times) - due[number]
        for number in range(posts)
        if (times := [screens.seen[client][number] for client in screens.kinds if number in screens.seen[client]])
    ]
    measured.reloads, measured.doubled = screens.reloads, screens.doubled
    received = sum(client.received for client in screens.kinds) - received
    measured.bytes_each = received / max(1, posts * len(screens.kinds))
    return measured


def steadily(n: int, rate: float, one: Callable[[int, float], None]) -> float:
    """Start `one(number, due)` for each of `n` at `rate` a second; give the seconds until all were answered."""
    start = time.perf_counter() + 0.2
    pool = Pool(4000)
    for number in range(n):
        due = start + number / rate
        if due > time.perf_counter():
            gevent.sleep(due - time.perf_counter())
        pool.spawn(one, number, due)
    pool.join()
    return time.perf_counter() - start
