"""What the report no longer holds is not kept: a photo that was taken out, a logo that was changed, files of before it was opened again."""

from __future__ import annotations

import logging

import gevent

from facilitator.core import Session
from facilitator.live.rooms import Room
from facilitator.store import StoreError
from facilitator.store.files import Files

logger = logging.getLogger(__name__)


class Keeping:
    """Watches rooms. Every commit passes here, so nearly always this is one look at a dictionary."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._seen: dict[str, tuple[frozenset[str], str]] = {}  # session → the files that its report holds, its mark

    def watch(self, room: Room) -> None:
        """Look whether something went since the last time."""
        now = (held(room.state), room.state.edits.mark)
        before = self._seen.get(room.id)
        if before == now:
            return
        self._seen[room.id] = now
        if before is not None:
            gevent.spawn(self._let_go, room.id, before[0] - now[0], bool(before[1] and not now[1]))

    def forget(self, session: str) -> None:
        """Keep nothing of a session in memory."""
        self._seen.pop(session, None)

    def _let_go(self, session: str, gone: frozenset[str], reopened: bool) -> None:
        try:
            for file in sorted(gone):
                self._files.remove(session, file)
            if reopened:
                self._files.let_go(session)
        except StoreError as error:  # what is left takes room and is shown nowhere
            logger.warning("could not delete files of session %s: %s", session, error)


def held(state: Session) -> frozenset[str]:
    """Give the kept files that a report holds."""
    settings = state.edits.settings
    files = [picture.file for picture in state.edits.pictures.values()]
    return frozenset(file for file in (*files, settings.logo, settings.template) if file)
