"""An edition: one session's report, told in one style, ready for any writer. Made once, however many files are written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from facilitator.core.session import Session
from facilitator.report.clean import cleaned
from facilitator.report.data import public_data
from facilitator.report.model import Report, report_of

Fetch = Callable[[str], bytes | None]  # the bytes of a kept file (photo, logo, template) by its id; None: it is gone


def no_files(_file: str) -> None:
    """Give nothing: of a session without photos, or where they may not be read."""


@dataclass(frozen=True)
class Look:
    """How the files look. `plain`: an organiser's own house style, without our drawings and letters.

    `colour` is "#rrggbb" and stands where ours has grain (empty: grain); `logo` and `template` (of Word) are ids of kept files.
    """

    plain: bool = False
    colour: str = ""
    logo: str = ""
    template: str = ""


@dataclass(frozen=True)
class Edition:
    """What a writer gets. `data` is the public data, `report` is made of it and of nothing else.

    `state` is everything: only writers of files for the facilitator alone look at it. `at` is when the session last
    changed in a way that counts, for the dates in files: the same session gives the same bytes.
    """

    state: Session
    data: dict[str, Any]
    report: Report
    look: Look = field(default_factory=Look)
    fetch: Fetch = no_files

    @property
    def at(self) -> datetime:
        """The time that files carry: when the session ended, else began, else was made."""
        state = self.state
        return datetime.fromtimestamp((state.closed_at or state.begun_at or state.created_at) / 1000, UTC).replace(
            microsecond=0
        )


def edition_of(
    state: Session, *, fetch: Fetch = no_files, chapters: tuple[str, ...] | None = None, length: str = ""
) -> Edition:
    """Give the edition of a session as its facilitator left it.

    `chapters` are those of another style (a format's `report`), `length` is "full" or "council"; else as it was set.
    """
    data = cleaned(public_data(state))
    return Edition(state, data, report_of(data, chapters, length), Look(), fetch)
