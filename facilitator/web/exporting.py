"""The report's files, made by child processes beside the room: at most two at once, the others wait their turn.

A job makes all files of a session (or one of them) as it is at some seq. Who asks for the same joins it. What it made is
kept until something changed, in a folder that goes with the session and at every start.
"""

from __future__ import annotations

import json
import logging
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import gevent
from gevent import subprocess
from gevent.event import Event
from gevent.lock import BoundedSemaphore

from facilitator.core.errors import Refused
from facilitator.live.beside import started
from facilitator.store.files import Files
from facilitator.web.rendering import ROOT
from facilitator.web.settings import Settings

LONGEST_EXPORT = 180  # seconds for all files of a session
AT_ONCE = 2  # children
COURTESY = 15  # nice: after the room, after who thinks along, and after a draft that somebody looks at
COMMAND = (sys.executable, str(ROOT / "app.py"))
ALL = "all"

logger = logging.getLogger(__name__)


class TooLong(Exception):
    """Making files took longer than anybody waits."""


@dataclass
class Job:
    """Files of one session as it is at `seq`. `sizes` fills while they are made; None there: that one could not be made."""

    session: str
    seq: int
    what: str  # ALL, or the name of one file
    folder: Path
    definitive_at: int = 0  # milliseconds since 1970, of a report that is being made definitive
    names: tuple[str, ...] = ()
    sizes: dict[str, int | None] = field(default_factory=dict)
    mark: str = ""
    begun: bool = False
    ended: bool = False
    problem: str = ""  # a code that has words
    process: Any = None
    news: Event = field(default_factory=Event)

    @property
    def failed(self) -> bool:
        """Whether it ended without (all of) what it was to make."""
        return self.ended and (bool(self.problem) or not self.sizes or None in self.sizes.values())

    def answers(self, seq: int, definitive: bool) -> bool:
        """Whether who asks for the same now can have this one. The definitive report is made once for each asking."""
        if definitive:
            return bool(self.definitive_at) and not self.ended
        return self.seq == seq and not self.failed and not (self.definitive_at and self.ended)

    def tell(self) -> None:
        """Wake up who waits for something of it."""
        heard, self.news = self.news, Event()
        heard.set()

    def wait(self, name: str = "") -> None:
        """Wait until this file is there, or (without a name) all of them, or until it ended."""
        while not self.ended and not (name and name in self.sizes):
            self.news.wait()

    def read(self, name: str) -> bytes | None:
        """Give what is in a file that was made; None when it was not, or is gone."""
        if self.sizes.get(name) is None:
            return None
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return None


Then = Callable[[Job], None]


class Exports:
    """The jobs of all sessions. `command` starts a child, `patience` is how many seconds it gets."""

    def __init__(
        self, settings: Settings, files: Files, command: tuple[str, ...] = COMMAND, patience: float = LONGEST_EXPORT
    ) -> None:
        self._settings, self._files, self._command, self._patience = settings, files, command, patience
        self._turns = BoundedSemaphore(AT_ONCE)
        self._jobs: dict[str, dict[str, Job]] = {}  # session → what → the newest
        self._numbers = count(1)
        self._closed = False

    def job(self, session: str) -> Job | None:
        """Give the newest job for all files of a session."""
        return self._jobs.get(session, {}).get(ALL)

    def start(self, session: str, seq: int, what: str = ALL, definitive_at: int = 0, then: Then | None = None) -> Job:
        """Begin making files, or join who is making the same; returns at once. `then` is called before it counts as ended."""
        known = self._jobs.setdefault(session, {})
        old = known.get(what)
        if old is not None and old.answers(seq, bool(definitive_at)):
            return old
        folder = self._files.making(session) / str(next(self._numbers))
        job = known[what] = Job(session, seq, what, folder, definitive_at)
        if old is not None and old.ended:
            shutil.rmtree(old.folder, ignore_errors=True)
        gevent.spawn(self._carry_out, job, then)
        return job

    def content(self, session: str, seq: int, name: str) -> bytes:
        """Give a file as it is at `seq`, made now when it was not made yet. Raises Refused `broken`, `not_found`."""
        job = self.job(session)
        if job is None or job.seq != seq or job.definitive_at or name not in job.names or job.failed:
            job = self.start(session, seq, name)
        job.wait(name)
        found = job.read(name)
        if found is None:
            raise Refused("broken" if name in job.names or job.problem else "not_found")
        return found

    def forget(self, session: str) -> None:
        """Stop making files of a session, and delete those that were made."""
        for job in self._jobs.pop(session, {}).values():
            _stop(job)
            shutil.rmtree(job.folder, ignore_errors=True)

    def close(self) -> None:
        """End the children with the server."""
        self._closed = True
        for jobs in self._jobs.values():
            for job in jobs.values():
                _stop(job)

    def _carry_out(self, job: Job, then: Then | None) -> None:
        try:
            with self._turns:
                if self._is_wanted(job):
                    job.begun = True
                    job.tell()
                    self._make(job)
                    if then is not None and not job.problem:
                        _finish(job, then)
        except Refused as refusal:
            job.problem = refusal.code
        except Exception:  # whoever waits must hear of it, whatever it was
            logger.exception("making files of session %s failed", job.session)
            job.problem = "broken"
        finally:
            job.ended = True
            job.tell()
            if not self._is_wanted(job):
                shutil.rmtree(job.folder, ignore_errors=True)

    def _is_wanted(self, job: Job) -> bool:
        return not self._closed and self._jobs.get(job.session, {}).get(job.what) is job

    def _make(self, job: Job) -> None:
        options = ["--data", str(self._settings.data_dir), "export", job.session, "--format", job.what]
        options += ["--out", str(job.folder), "--progress", "--definitive-at", str(job.definitive_at)]
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        job.process = started([*self._command, *options], COURTESY, **streams)
        try:
            with gevent.Timeout(self._patience, TooLong):
                for line in job.process.stdout:
                    _hear(job, line)
                job.process.wait()
            if job.process.poll() != 0:
                job.problem = "broken"
                logger.error("making files of session %s ended with %s", job.session, job.process.poll())
        except TooLong:
            job.problem = "broken"
            logger.error("making files of session %s took longer than %s seconds", job.session, self._patience)
        finally:
            _stop(job)
            job.process.stdout.close()


def _finish(job: Job, then: Then) -> None:
    """Go on with what was made, if all of it is there. Raises Refused."""
    if None in job.sizes.values():
        raise Refused("file_failed")
    then(job)


def _hear(job: Job, line: bytes) -> None:
    """Take one line of the child: a fact about the files, or something for the log."""
    if not line.startswith(b"{"):
        if line.strip():
            logger.error("making files: %s", line.decode(errors="replace").rstrip()[:500])
        return
    told = json.loads(line)
    if "files" in told:
        job.names, job.mark = tuple(told["files"]), told["mark"]
    else:
        job.sizes[told["name"]] = told.get("bytes")
    job.tell()


def _stop(job: Job) -> None:
    if job.process is not None and job.process.poll() is None:
        job.process.kill()
        job.process.wait()
