"""Words that go for good, out of all that is kept beside the log: contacts, the list of sessions, files, memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.core.redacted import Redaction
from facilitator.core.session import Session
from facilitator.live.rooms import Beside
from facilitator.report.edition import edition_of
from facilitator.web.styles import chapters_of

if TYPE_CHECKING:
    from facilitator.web.installation import Installation


def beside(installation: Installation, session: str, redaction: Redaction) -> Beside:
    """Take the words out of what is kept beside the log of a session. Raises StorageFull, StorageFailed.

    The files of a report that was definitive once, and those that are being made, go as a whole: they are made again.
    """
    installation.files.let_go(session)
    installation.contacts.reworded(session, redaction.text)
    installation.catalogue.retitle(session, redaction.text)

    def forget() -> None:
        for one in installation.on_redact:
            one(session)

    return Beside(composed, forget)


def composed(state: Session) -> dict[str, tuple[str, ...]]:
    """Give the fingerprints by which each passage of the report is known, by its address."""
    return {place.address: place.marks for place in edition_of(state, chapters=chapters_of(state)).places}
