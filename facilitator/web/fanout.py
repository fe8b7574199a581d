"""One frame for a whole hall: a patch is encoded once and written straight to every idle connection.

Flask-SocketIO queues a copy per client, wakes a greenlet for each, and builds each frame anew: three times the cost. A
connection that is busy, or whose buffer is full, gets its patch the ordinary way, through its queue.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import gevent
from engineio.packet import MESSAGE, Packet
from flask_socketio import SocketIO
from gevent.lock import BoundedSemaphore

from facilitator.live.following import Send
from facilitator.web import strict

logger = logging.getLogger(__name__)

LONGEST_QUEUE = 200  # packets waiting for one client; more: it is gone, and will catch up when it is back
_TEXT = 0x81  # a whole text message, from server to client


class WholeSocket:
    """A connection's socket on which one sender at a time sends all of it.

    simple-websocket 1.1.0 calls `send` and takes no notice when only a part was sent: a large frame arrives truncated.
    """

    def __init__(self, sock: Any) -> None:
        self._sock = sock
        self._sending = BoundedSemaphore()

    def send(self, data: bytes) -> int:
        """Send all of it, waiting as long as the other side needs."""
        with self._sending:
            self._sock.sendall(data)
        return len(data)

    def offer(self, frame: bytes) -> bool:
        """Send a frame if that can be done at once; give whether it is on its way. Never waits."""
        if not self._sending.acquire(blocking=False):
            return False
        rest = frame
        try:
            rest = frame[self._sock._sock.send(frame) :]
        except BlockingIOError:
            return False
        except OSError:
            return True  # it is gone: its reader finds out
        finally:
            if not rest or rest is frame:
                self._sending.release()
        if rest:
            gevent.spawn(self._finish, rest)
        return True

    def _finish(self, rest: bytes) -> None:
        """Send what did not fit in the buffer; nobody else sends until it is done."""
        try:
            self._sock.sendall(rest)
        except OSError:
            logger.debug("a client went away in the middle of a patch")
        finally:
            self._sending.release()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


def frame(text: str) -> bytes:
    """Give a text as one WebSocket frame from a server (RFC 6455: not masked)."""
    data = text.encode()
    size = len(data)
    if size < 126:
        return bytes((_TEXT, size)) + data
    if size < 1 << 16:
        return bytes((_TEXT, 126)) + size.to_bytes(2, "big") + data
    return bytes((_TEXT, 127)) + size.to_bytes(8, "big") + data


def sender(socketio: SocketIO) -> Send:
    """Give what makes a patch ready: encoded once, to be sent to one chunk (a Socket.IO room) after another."""
    server = socketio.server

    def ready(patch: dict[str, Any]) -> Callable[[str], None]:
        event = "2" + strict.dumps(["patch", patch])  # Socket.IO: an event
        whole = frame("4" + event)  # Engine.IO: a message

        def send(chunk: str) -> None:
            for _, connection in list(server.manager.get_participants("/", chunk)):
                _deliver(server.eio, connection, event, whole)

        return send

    return ready


def _deliver(eio: Any, connection: str, event: str, whole: bytes) -> None:
    """Send an event to one connection, straight away where that can be; drop a client that stopped reading."""
    found = eio.sockets.get(connection)
    if found is None or found.closed:
        return
    direct: WholeSocket | None = getattr(found, "direct", None)
    if direct is not None and found.queue.empty() and direct.offer(whole):
        return
    if found.queue.qsize() > LONGEST_QUEUE:
        logger.warning("dropped a client that stopped reading")
        found.close(wait=False, abort=True)
    else:
        eio.send_packet(connection, Packet(MESSAGE, data=event))
