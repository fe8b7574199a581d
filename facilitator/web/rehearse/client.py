"""One simulated browser: its own cookies, one connection that stays open, and an outbox that does not give up.

It knows the product only through its public doors, as docs/protocol.md describes them.
"""

from __future__ import annotations

import http.client
import json
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

MOST_IN_A_BATCH = 50
MOST_REDIRECTS = 5
LONGEST_PAUSE = 2.0  # seconds between two tries while nobody answers
_TRY_AGAIN = frozenset({429, 502, 503, 504})


class NobodyAnswers(Exception):
    """The server stayed away for longer than a patient phone waits."""


class Unexpected(Exception):
    """An answer that the protocol does not know."""


@dataclass(frozen=True)
class Answer:
    """What came back: status, the page it came from (after redirects), headers in lower case, body."""

    status: int
    path: str
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """Give the decoded body. Raises Unexpected when it is no JSON."""
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise Unexpected(f"{self.path} answered {self.status} without JSON: {self.body[:200]!r}") from error


@dataclass(frozen=True)
class Order:
    """One command on its way: its client-made id stays the same however often it is sent."""

    name: str
    data: dict[str, Any]
    id: str = field(default_factory=lambda: str(uuid.uuid4()))


@dataclass
class Stopwatch:
    """How long acknowledgements took, in seconds; shared by all browsers of one rehearsal."""

    acks: list[float] = field(default_factory=list)
    waits: int = 0
    retries: int = 0

    def percentile(self, share: float) -> float:
        """Give the time within which this share (0 to 1) of the commands was acknowledged; 0 when there were none."""
        ordered = sorted(self.acks)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


class Browser:
    """A phone, a laptop or a projector. Safe to use from several threads; requests then queue up.

    `base` is the address of the server; `patience` says how many seconds it keeps trying when nobody answers.
    """

    def __init__(
        self, base: str, stopwatch: Stopwatch | None = None, language: str = "nl", patience: float = 60
    ) -> None:
        parts = urlsplit(base)
        self.base = f"{parts.scheme}://{parts.netloc}"
        self._secure, self._host = parts.scheme == "https", parts.netloc
        self._language, self._patience = language, patience
        self._stopwatch = stopwatch or Stopwatch()
        self._cookies: dict[str, str] = {}
        self._connection: http.client.HTTPConnection | None = None
        self._lock = threading.Lock()

    @property
    def cookie(self) -> str:
        """The Cookie header this browser sends."""
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    def get(self, address: str) -> Answer:
        """Fetch a page, following redirects; only the path of `address` counts. Raises NobodyAnswers."""
        path = _path(address)
        for _ in range(MOST_REDIRECTS):
            answer = self._patiently("GET", path, None, {})
            if answer.status not in {301, 302, 303, 307, 308}:
                return answer
            path = _path(answer.headers.get("location", "/"))
        raise Unexpected(f"{address} keeps redirecting")

    def post(self, path: str, body: object) -> Answer:
        """Post JSON. Raises NobodyAnswers."""
        data = json.dumps(body, ensure_ascii=False).encode()
        return self._patiently("POST", path, data, {"Content-Type": "application/json"})

    def close(self) -> None:
        """Hang up."""
        with self._lock:
            self._hang_up()

    def send(self, envelope: dict[str, Any], orders: Sequence[Order]) -> list[dict[str, Any]]:
        """Send commands through the door until each is accepted or refused; give their results in order.

        `envelope` holds `session`, `as` and what goes with it. Waits and sends again what a limit held back.
        Raises NobodyAnswers, or Unexpected when the whole request is refused.
        """
        results: dict[str, dict[str, Any]] = {}
        waiting = list(orders)
        while waiting:
            pause = 0.0
            for start in range(0, len(waiting), MOST_IN_A_BATCH):
                for result in self._send_batch(envelope, waiting[start : start + MOST_IN_A_BATCH]):
                    error = result.get("error") or {}
                    if not result.get("ok") and error.get("retry_after") is not None:
                        pause = max(pause, float(error["retry_after"]))
                    else:
                        results[result["id"]] = result
            waiting = [order for order in waiting if order.id not in results]
            if waiting:
                self._stopwatch.waits += len(waiting)
                time.sleep(max(pause, 0.01))
        return [results[order.id] for order in orders]

    def _send_batch(self, envelope: dict[str, Any], orders: Sequence[Order]) -> list[dict[str, Any]]:
        commands = [{"id": order.id, "name": order.name, "data": order.data} for order in orders]
        started = time.perf_counter()
        answer = self.post("/commands", {**envelope, "commands": commands})
        took = time.perf_counter() - started
        body = answer.json()
        results = body.get("results") if isinstance(body, dict) else None
        if answer.status != 200 or not isinstance(results, list):
            raise Unexpected(f"/commands answered {answer.status}: {body}")
        if {result.get("id") for result in results} != {order.id for order in orders}:
            raise Unexpected(f"/commands answered other ids than were asked: {body}")
        self._stopwatch.acks.extend(took for _ in orders)
        return results

    def _patiently(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        """Ask, and ask again while nobody answers: the ids of commands make that harmless."""
        give_up = time.monotonic() + self._patience
        pause = 0.05
        while True:
            try:
                answer = self._once(method, path, body, headers)
                if answer.status not in _TRY_AGAIN:
                    return answer
                trouble = f"{path} answered {answer.status}"
                pause = float(answer.headers.get("retry-after") or pause)
            except (OSError, http.client.HTTPException) as error:
                trouble = f"{path}: {error!r}"
            if time.monotonic() > give_up:
                raise NobodyAnswers(trouble)
            self._stopwatch.retries += 1
            time.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _once(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        with self._lock:
            fresh = self._connection is None
            try:
                return self._exchange(method, path, body, headers)
            except (OSError, http.client.HTTPException):
                self._hang_up()
                if fresh:
                    raise
            try:  # a connection that was kept may have been closed in the meantime: that says nothing yet
                return self._exchange(method, path, body, headers)
            except (OSError, http.client.HTTPException):
                self._hang_up()
                raise

    def _exchange(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        if self._connection is None:
            kind: Callable[..., http.client.HTTPConnection] = (
                http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
            )
            self._connection = kind(self._host, timeout=30)
        sent = {"Accept-Language": self._language, **headers}
        if self._cookies:
            sent["Cookie"] = self.cookie
        if method == "POST":
            sent["Origin"] = self.base
        self._connection.request(method, path, body=body, headers=sent)
        response = self._connection.getresponse()
        data = response.read()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                self._take_cookie(value)
        got = {name.lower(): value for name, value in response.getheaders()}
        if got.get("connection", "").lower() == "close":
            self._hang_up()
        return Answer(response.status, path, got, data)

    def _take_cookie(self, header: str) -> None:
        pair, *attributes = header.split(";")
        name, _, value = pair.strip().partition("=")
        gone = any(attribute.strip().lower() == "max-age=0" for attribute in attributes)
        if gone:
            self._cookies.pop(name, None)
        else:
            self._cookies[name] = value

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _path(address: str) -> str:
    """The path of a link: its host is for phones, and may be one that this machine can't reach itself."""
    parts = urlsplit(address)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
