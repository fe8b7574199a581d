"""A server of its own for a rehearsal: on a free port, with a data directory that goes away afterwards."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

ENTRANCE = Path(__file__).resolve().parents[3] / "app.py"
LONGEST_START = 90.0  # seconds
LONGEST_STOP = 30.0
_OPERATOR_LINK = re.compile(r"https?://[^\s\"'<>\x1b]+/operator/[A-Za-z0-9_.~-]+")


class NoStart(Exception):
    """The server did not come up; the message ends with what it said."""


class Server:
    """`app.py` as a process of its own, on this machine only. Use as `with Server() as server:`.

    `folder` holds its data and its log (a temporary one if left out, removed at the end unless `keep`). `port` 0 takes
    a free one; a restart comes back on the same port. `entrance`, `arguments` and `prefix` (words before the command,
    such as `taskset`) are for tests and benchmarks. Once started, `link` is the operator's link and `url` the address.
    """

    def __init__(
        self,
        folder: Path | None = None,
        port: int = 0,
        *,
        keep: bool = False,
        entrance: Path = ENTRANCE,
        arguments: tuple[str, ...] = (),
        prefix: tuple[str, ...] = (),
    ) -> None:
        self._temporary = folder is None and not keep
        self.folder = folder or Path(tempfile.mkdtemp(prefix="oogst-rehearsal-"))
        self.data, self.log = self.folder / "data", self.folder / "server.log"
        self.port, self.link, self.url = port, "", ""
        self.process: subprocess.Popen[bytes] | None = None
        self._command = [*prefix, sys.executable, str(entrance)]
        self._arguments = arguments
        self._reader: threading.Thread | None = None
        self._found = threading.Event()

    def start(self) -> Self:
        """Start it and wait for the operator's link. Raises NoStart."""
        self.data.mkdir(parents=True, exist_ok=True)
        self._found.clear()
        command = [*self._command, "--port", str(self.port), "--data", str(self.data), "--no-browser", *self._arguments]
        self.process = subprocess.Popen(
            command,
            cwd=ENTRANCE.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "BROWSER": "true"},
        )
        self._reader = threading.Thread(target=self._read, args=(self.process,), daemon=True)
        self._reader.start()
        if not self._found.wait(LONGEST_START) or not self.link:
            self.kill()
            raise NoStart(f"the server did not start: {self.said()[-2000:]}")
        parts = urlsplit(self.link)
        self.port = parts.port or (443 if parts.scheme == "https" else 80)
        self.url = f"{parts.scheme}://127.0.0.1:{self.port}"
        return self

    def stop(self) -> None:
        """Ask it to end, insist after a while, and clean up."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(LONGEST_STOP)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self._wait()
        if self._temporary:
            shutil.rmtree(self.folder, ignore_errors=True)

    def kill(self) -> None:
        """End it at once, as a power cut or `kill -9` does."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        self._wait()

    def said(self) -> str:
        """Give all it printed so far, over all starts."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _wait(self) -> None:
        if self.process is not None:
            self.process.wait()
        if self._reader is not None:
            self._reader.join(LONGEST_STOP)

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        """Copy what the server prints to the log, and take the link out of it."""
        assert process.stdout is not None
        with process.stdout, self.log.open("ab", buffering=0) as log:
            for line in process.stdout:
                log.write(line)
                found = _OPERATOR_LINK.search(line.decode("utf-8", "replace"))
                if found and not self._found.is_set():
                    self.link = found[0]
                    self._found.set()
        self._found.set()
