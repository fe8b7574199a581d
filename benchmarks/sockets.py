"""Light Socket.IO clients on gevent, so that hundreds of them cost the generator little.

Just enough of WebSocket (RFC 6455), Engine.IO 4 and Socket.IO 5 to connect, emit, and hear what is sent to all.
"""

from __future__ import annotations

import base64
import json
import os
import socket
import struct
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import gevent
from gevent.event import AsyncResult, Event

Heard = Callable[["Client", bytes, float], None]


class Client:
    """One connection. `heard(client, packet, moment)` gets every Socket.IO event as bytes, with when it came in."""

    def __init__(self, url: str, heard: Heard, cookie: str = "") -> None:
        self._url, self._heard, self._cookie = url, heard, cookie
        self._answers: dict[int, AsyncResult] = {}
        self._last = 0
        self._connected = Event()
        self._sock: socket.socket | None = None
        self.closed = False
        self.received = 0

    def open(self, timeout: float = 30) -> None:
        """Connect and wait until the server said welcome. Raises OSError."""
        parts = urlsplit(self._url)
        self._sock = socket.create_connection((parts.hostname, parts.port or 80), timeout=timeout)
        self._sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1", f"Host: {parts.netloc}", "Upgrade: websocket",
            "Connection: Upgrade", f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13", f"Origin: {self._url}",
        ]  # fmt: skip
        lines += [f"Cookie: {self._cookie}"] if self._cookie else []
        self._sock.sendall("\r\n".join([*lines, "", ""]).encode())
        rest = self._shake_hands()
        self._sock.settimeout(None)
        gevent.spawn(self._read, rest)
        self._send(b"40")
        if not self._connected.wait(timeout):
            raise TimeoutError("no welcome from the server")

    def _shake_hands(self) -> bytes:
        data = b""
        while b"\r\n\r\n" not in data:
            more = self._sock.recv(4096)
            if not more:
                raise ConnectionError("hung up while shaking hands")
            data += more
        head, rest = data.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            raise ConnectionError(head.split(b"\r\n", 1)[0].decode())
        return rest

    def emit(self, event: str, data: object, timeout: float = 30) -> object:
        """Emit an event and give what the server acknowledges it with."""
        self._last += 1
        number, answer = self._last, AsyncResult()
        self._answers[number] = answer
        self._send(b"42" + str(number).encode() + json.dumps([event, data]).encode())
        return answer.get(timeout=timeout)

    def close(self) -> None:
        """Hang up."""
        self.closed = True
        if self._sock is not None:
            self._sock.close()

    def _send(self, payload: bytes) -> None:
        head = struct.pack("!BB", 0x81, 0x80 | len(payload)) if len(payload) < 126 else (
            struct.pack("!BBH", 0x81, 0x80 | 126, len(payload))
        )
        self._sock.sendall(head + b"\0\0\0\0" + payload)  # masked with zeros: the text as it is

    def _read(self, data: bytes) -> None:
        buffer = bytearray(data)
        while True:
            while (frame := _take_frame(buffer)) is not None:
                self._take(*frame)
            try:
                more = self._sock.recv(65536)
            except OSError:
                more = b""
            if not more:
                self.closed = True
                return
            self.received += len(more)
            buffer += more

    def _take(self, kind: int, payload: bytes) -> None:
        if kind == 8:
            self.close()
        elif payload == b"2":
            self._send(b"3")
        elif payload.startswith(b"40"):
            self._connected.set()
        elif payload.startswith(b"43"):
            start = payload.index(b"[")
            answer = self._answers.pop(int(payload[2:start]), None)
            if answer is not None:
                answer.set(next(iter(json.loads(payload[start:])), None))
        elif payload.startswith(b"42"):
            self._heard(self, payload, time.perf_counter())


def _take_frame(buffer: bytearray) -> tuple[int, bytes] | None:
    """Take one whole frame off the buffer: (opcode, payload), or None when it isn't all there yet."""
    if len(buffer) < 2:
        return None
    length, start = buffer[1] & 0x7F, 2
    if length == 126:
        start = 4
        length = int.from_bytes(buffer[2:4], "big") if len(buffer) >= 4 else 1 << 62
    elif length == 127:
        start = 10
        length = int.from_bytes(buffer[2:10], "big") if len(buffer) >= 10 else 1 << 62
    if len(buffer) < start + length:
        return None
    kind, payload = buffer[0] & 0x0F, bytes(buffer[start : start + length])
    del buffer[: start + length]
    return kind, payload
