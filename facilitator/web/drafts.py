"""The drafts on facilitators' desks: asked of a warm child process, once per version and language however many look."""

from __future__ import annotations

import base64
import sys
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gevent.event import AsyncResult

from facilitator.live.child import Child
from facilitator.web.rendering import assets_version

COMMAND = (sys.executable, "-m", "facilitator.web.drafting")
COURTESY = 5  # nice: somebody looks at it
PATIENCE = 60  # seconds for one draft
_KEPT = 6  # drafts in memory


@dataclass(frozen=True)
class Draft:
    """The draft of a session at some seq: `facts` for the desk, `page` (gzip) as it is shown in it."""

    seq: int
    page: bytes
    facts: dict[str, Any]


class Drafts:
    """Gives the draft of a session, made once per version and language however many ask.

    `names_of` gives the names that participants of a session gave to be reached: where one stands in a text, it is said.
    """

    def __init__(self, data_dir: str, names_of: Callable[[str], list[str]]) -> None:
        self._data_dir, self._names_of = data_dir, names_of
        self._child = Child(COMMAND, PATIENCE, COURTESY)
        self._made: OrderedDict[tuple[str, int, str], AsyncResult[Draft | None]] = OrderedDict()

    def of(self, session: str, seq: int, language: str) -> Draft | None:
        """Give the draft of a session as it is at `seq`; None when it could not be made. Waits, and lets others go on."""
        key = (session, seq, language)
        result = self._made.get(key)
        if result is None:
            result = self._made[key] = AsyncResult()
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
            self._ask(key, result)
        result.wait(2 * PATIENCE)
        found = result.value if result.ready() else None
        if found is None:
            self._made.pop(key, None)
        return found

    def forget(self, session: str) -> None:
        """Keep nothing of a session."""
        for key in [key for key in self._made if key[0] == session]:
            del self._made[key]

    def close(self) -> None:
        """End the child with the server."""
        self._child.close()

    def _ask(self, key: tuple[str, int, str], result: AsyncResult[Draft | None]) -> None:
        session, seq, language = key
        wish: dict[str, Any] = {"data": self._data_dir, "session": session, "language": language, "assets": assets_version()}
        wish |= {"names": self._names_of(session)}

        def then(answer: dict[str, Any] | None) -> None:
            if answer is None:
                result.set(None)
                return
            page = base64.b64decode(answer.pop("page"))
            result.set(Draft(answer["seq"], page, answer))

        self._child.ask(f"{session}/{seq}/{language}", "draft", lambda: wish, then)
