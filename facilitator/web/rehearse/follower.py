"""Somebody who watches: a screen that follows over Socket.IO and catches up over HTTP, as the pages do."""

from __future__ import annotations

import logging
import socket
import threading
import time
from contextlib import suppress
from typing import Any

import socketio

from facilitator.web.rehearse.client import Browser, NobodyAnswers, Unexpected

logger = logging.getLogger(__name__)

TRIES = 20
PAUSE = 0.25  # seconds between two tries to connect


class Follower:
    """Follows a session as `screen` (phone, leader, wall, console) with the cookies of `browser`.

    `seq` is how far this screen is, `patches` how many it got, `caught_up` how often it asked for what it missed.
    """

    def __init__(self, browser: Browser, session: str, screen: str, group: str = "", seq: int = 0) -> None:
        self.browser, self._session, self._screen, self._group = browser, session, screen, group
        self._lock = threading.Lock()
        self._moved = threading.Condition()
        self.seq, self.patches, self.caught_up = seq, 0, 0
        self.refused = ""
        self._client = socketio.Client(
            reconnection_delay=0.2, reconnection_delay_max=2, handle_sigint=False, logger=False, engineio_logger=False
        )
        self._client.on("connect", self._connected)
        self._client.on("patch", self._patched)

    def start(self) -> None:
        """Connect; a screen that can't, after some tries, is reported as one that stayed behind."""
        for _ in range(TRIES):
            try:
                # The library adds an Origin of its own, and two make none.
                self._client.connect(
                    self.browser.base, headers={"Cookie": self.browser.cookie}, transports=["websocket"]
                )
                return
            except socketio.exceptions.ConnectionError as error:
                self.refused = str(error)
                time.sleep(PAUSE)

    def stop(self) -> None:
        """Hang up at once: a polite goodbye waits three seconds for the other side's."""
        self._client.reconnection = False
        with suppress(Exception):
            self._client.eio.ws.sock.shutdown(socket.SHUT_RDWR)

    def wait_until(self, seq: int, seconds: float) -> bool:
        """Wait until this screen shows all up to `seq`; give whether it did in time."""
        end = time.monotonic() + seconds
        with self._moved:
            while self.seq < seq and (left := end - time.monotonic()) > 0:
                self._moved.wait(left)
        return self.seq >= seq

    def _connected(self) -> None:
        wish = {
            "session": self._session,
            "as": {"wall": "wall", "console": "facilitator", "leader": "leader"}.get(self._screen, "participant"),
            "group": self._group,
            "screen": self._screen,
            "since": self.seq,
        }
        self._client.emit("follow", wish, callback=self._follows)

    def _follows(self, answer: Any = None) -> None:
        if not isinstance(answer, dict) or not answer.get("ok"):
            self.refused = str(answer)
            return
        self.refused = ""
        if answer["seq"] != self.seq:
            self._catch_up()

    def _patched(self, patch: dict[str, Any]) -> None:
        with self._lock:
            self.patches += 1
        if patch.get("reload") or patch.get("from", 0) > self.seq:
            self._catch_up()
        else:
            self._reached(int(patch["seq"]))

    def _catch_up(self) -> None:
        """Ask for all since; `reload` means that the page would be fetched anew, which brings it up to date as well."""
        query = f"screen={self._screen}" + (f"&group={self._group}" if self._group else "")
        try:
            answer = self.browser.get(f"/s/{self._session}/since/{self.seq}?{query}")
            found = answer.json()
            self._reached(int(found["seq"]))
        except (NobodyAnswers, Unexpected, KeyError, TypeError) as error:
            logger.warning("%s could not catch up: %r", self._screen, error)
            return
        with self._lock:
            self.caught_up += 1

    def _reached(self, seq: int) -> None:
        with self._moved:
            self.seq = max(self.seq, seq)
            self._moved.notify_all()
