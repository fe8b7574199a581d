"""The report as others than its facilitator read it: the definitive file as it was kept, or the draft of now.

A draft is made in a child process, once for all who ask at the same time; while a meeting goes on it is a little
behind, which a draft may be.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from gevent.lock import Semaphore

from facilitator.core import Session
from facilitator.core.errors import Refused
from facilitator.store.files import Files
from facilitator.web.own_words import Found, used_in
from facilitator.web.rendering import ROOT, asset
from facilitator.web.stylesheet import parse

FILE = "report.html"
FRESH = 30.0  # seconds that a draft may be behind: sixty phones that leave at once ask for one
_KEPT = 8  # reports in memory: of the meetings that people are leaving now

Make = Callable[[str, int, str], bytes]  # (session, seq, name of a file)
# The report is one file with its own styles in it, and no script.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data: 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-downloads"
)


@dataclass
class _Made:
    """A report that was made: of which version, when, and how it reads."""

    version: tuple[str, int] = ("", -1)
    gone: tuple[int, int] = (0, 0)  # what had been taken off screens, or out of the log, by then
    at: float = -FRESH
    page: bytes = b""
    online: str = ""  # the same, with letters fetched from here: they need not travel with each page
    used: dict[int, Found] = field(default_factory=dict)
    turn: Semaphore = field(default_factory=Semaphore)


class Reading:
    """Gives the report of a session as one page. `make` makes a file as it is at some seq, `now` is a clock in seconds."""

    def __init__(self, files: Files, make: Make, now: Callable[[], float] = time.monotonic) -> None:
        self._files, self._make, self._now = files, make, now
        self._made: dict[str, _Made] = {}

    def page(self, state: Session) -> bytes:
        """Give report.html: the very bytes of the definitive one, else a draft. Raises Refused `broken`."""
        return self._read(state).page

    def online(self, state: Session) -> tuple[str, dict[int, Found]]:
        """Give the same as a page of this server, and where it uses which contribution. Raises Refused `broken`."""
        made = self._read(state)
        return made.online, made.used

    def _read(self, state: Session) -> _Made:
        edits = state.edits
        version = (edits.mark, edits.finished_at) if edits.definitive else ("", state.seq)
        gone = (state.taken_away, edits.redacted)  # what was put aside leaves a draft at once
        made = self._of(state.id)
        with made.turn:
            late = made.gone != gone or bool(made.version[0]) or self._now() - made.at >= FRESH
            if made.version != version and (edits.definitive or late):
                kept = self._files.get_kept(state.id, edits.mark, FILE) if edits.definitive else None
                page = kept or self._make(state.id, state.seq, FILE)
                text = checked(page)
                made.page, made.online, made.used = page, _online(text), used_in(text)
                made.version, made.gone, made.at = version, gone, self._now()
            return made

    def files_of(self, state: Session) -> dict[str, int]:
        """Give `{name: bytes}` of the files of the definitive report, none while it is a draft."""
        return self._files.kept(state.id, state.edits.mark) if state.edits.definitive else {}

    def file(self, state: Session, name: str) -> bytes | None:
        """Give a file of the definitive report as it was made, None when there is none of that name."""
        return self._files.get_kept(state.id, state.edits.mark, name) if state.edits.definitive else None

    def forget(self, session: str) -> None:
        """Keep nothing of a session in memory."""
        self._made.pop(session, None)

    def _of(self, session: str) -> _Made:
        made = self._made.pop(session, None) or _Made()
        self._made[session] = made  # the one that was asked for last stands last
        if len(self._made) > _KEPT:
            self._made.pop(next(iter(self._made)))
        return made


_LETTERS = {"Vollkorn": "vollkorn-latin-wght-normal", "Atkinson Hyperlegible Next": "atkinson-hyperlegible-next-latin-wght-normal"}
_FACE = re.compile(r'(@font-face\{font-family:"([^"]+)";[^}]*?src:url\()data:font/woff2;base64,[^)]*')


def _online(page: str) -> str:
    """Give a report whose letters are fetched from here, once for all reports (half of a file is letters).

    By day it is light and by night dark, as who reads it likes: the file by itself is always light.
    """

    def linked(found: re.Match[str]) -> str:
        name = _LETTERS.get(found[2], "")
        return f"{found[1]}{asset(f'fonts/{name}.woff2')}" if name else found[0]

    return _FACE.sub(linked, page).replace("font-src data:", "font-src data: 'self'", 1).replace(' data-scheme="light"', "", 1)


def checked(page: bytes) -> str:
    """Give a page as text. Raises Refused `broken` for one that is no report."""
    text = page.decode("utf-8", "replace")
    if "</head>" not in text or '<main class="paper">' not in text:
        raise Refused("broken")
    return text


@cache
def styles() -> str:
    """Give the styles of what we put into a report, without layers: the report has none."""
    rules = parse((ROOT / "static" / "css" / "screens" / "reading.css").read_text("utf-8"))
    return "\n".join(str(rule) for top in rules for rule in (top.rules if top.prelude.startswith("@layer") else [top]))
