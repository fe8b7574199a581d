"""The child process that thinks about texts beside the room, so that the room never waits for it.

One for all rooms, started when first asked for, and kept warm. What is asked waits in a queue in which the newest of a
room counts (an older wish about the same thing is forgotten), and goes as a line of JSON over pipes that gevent watches.
A child that dies, hangs or answers nonsense is started again; what it was asked then is asked once more. Without one
everything goes on, without what it would have said.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gevent
from gevent import subprocess
from gevent.event import Event

from facilitator.live.beside import started

Wish = Callable[[], dict[str, Any] | None]  # makes what is asked when its turn comes; None: no longer wanted
Then = Callable[[dict[str, Any] | None], None]  # takes the answer; None when there is none

COMMAND = (sys.executable, "-m", "facilitator.analysis")
COURTESY = 10  # nice
PATIENCE = 60  # seconds for one answer: a thousand texts take less than two, but on a busy laptop others go first
TRIES = 2  # of one wish: a child that died of another's is no reason to give this one up
REST = (0.0, 1.0, 5.0, 30.0)  # seconds before a child is started again, ever longer while it keeps failing

logger = logging.getLogger(__name__)


class Unanswered(Exception):
    """The child did not answer: it died, took too long, or said something else."""


@dataclass(frozen=True)
class Asked:
    """A wish in the queue: what is asked (`name`, as in facilitator.analysis.requests), how, and who hears."""

    name: str
    wish: Wish
    then: Then


class Child:
    """The child process and what waits for it."""

    def __init__(self, command: tuple[str, ...] = COMMAND, patience: float = PATIENCE, courtesy: int = COURTESY) -> None:
        self._command, self._patience, self._courtesy = command, patience, courtesy
        self._waiting: OrderedDict[tuple[str, str], Asked] = OrderedDict()
        self._wake = Event()
        self._worker: gevent.Greenlet[..., None] | None = None
        self._process: Any = None
        self._number = 0
        self._failures = 0  # in a row
        self._rest_until = 0.0
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process, while there is one."""
        return self._process.pid if self._process is not None else None

    def ask(self, about: str, name: str, wish: Wish, then: Then) -> None:
        """Ask `name` about a room, and hear the answer later. Returns at once; a newer wish takes an older one's place."""
        if self._closed:
            return
        self._waiting.pop((about, name), None)
        self._waiting[about, name] = Asked(name, wish, then)
        self._wake.set()
        if self._worker is None:
            self._worker = gevent.spawn(self._work)

    def forget(self, about: str) -> None:
        """Forget what waits to be asked about a room."""
        for key in [key for key in self._waiting if key[0] == about]:
            del self._waiting[key]

    def close(self) -> None:
        """End the child with the server."""
        self._closed = True
        self._waiting.clear()
        if self._worker is not None:
            self._worker.kill(block=False)
        self._end()

    def _work(self) -> None:
        while not self._closed:
            self._wake.wait()
            while self._waiting:
                _, asked = self._waiting.popitem(last=False)
                try:
                    self._carry_out(asked)
                except Exception:  # who asked made a mistake: the next is heard all the same
                    logger.exception("asking %s failed", asked.name)
            self._wake.clear()

    def _carry_out(self, asked: Asked) -> None:
        data = asked.wish()
        if data is None:
            return
        for _ in range(TRIES):
            try:
                asked.then(self._answer(asked.name, data))
            except Unanswered as problem:
                logger.warning("no answer on %s: %s", asked.name, problem)
            else:
                return
        asked.then(None)

    def _answer(self, name: str, data: dict[str, Any]) -> dict[str, Any]:
        """Give the child's answer. Raises Unanswered; then it was ended, and a new one comes."""
        if time.monotonic() < self._rest_until:
            raise Unanswered("it is left alone for a while, after failing again and again")
        self._number += 1
        line = json.dumps({"id": self._number, "ask": name, "data": data}, ensure_ascii=False).encode() + b"\n"
        try:
            with gevent.Timeout(self._patience, Unanswered("it took too long")):
                process = self._started()
                process.stdin.write(line)
                process.stdin.flush()
                said = json.loads(process.stdout.readline() or b"null")
            if not isinstance(said, dict) or said.get("id") != self._number:
                raise Unanswered("it ended")
        except (Unanswered, OSError, ValueError) as problem:
            self._end()
            self._failures += 1
            self._rest_until = time.monotonic() + REST[min(self._failures, len(REST)) - 1]
            raise Unanswered(str(problem)) from problem
        self._failures = 0
        if "data" not in said:
            raise Unanswered(str(said.get("error")))
        return said["data"]  # type: ignore[no-any-return]

    def _started(self) -> Any:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        self._process = started(self._command, self._courtesy, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.kill()
        for pipe in (process.stdin, process.stdout):
            try:
                pipe.close()
            except (OSError, RuntimeError):  # RuntimeError: our worker is reading from it, and ends with the process
                continue  # what it still had to say is nobody's concern
        gevent.spawn(process.wait)  # so that it leaves no trace in the list of processes
