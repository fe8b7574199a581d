"""An edition: one session's report, told in one style, ready for any writer. Made once, however many files are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import Any

from facilitator.core.session import Session
from facilitator.report.clean import cleaned
from facilitator.report.data import public_data
from facilitator.report.editing import Place, Stale, edited, places
from facilitator.report.model import Report, report_of
from facilitator.report.series import series_report
from facilitator.report.series.likeness import alike

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
    changed in a way that counts, for the dates in files: the same session gives the same bytes. `stale` are the words of
    an editor that need a look, `composed` is the report without any.
    """

    state: Session
    data: dict[str, Any]
    report: Report
    look: Look = field(default_factory=Look)
    fetch: Fetch = no_files
    stale: tuple[Stale, ...] = ()
    composed: Report | None = None

    @property
    def places(self) -> list[Place]:
        """All that an editor may word anew, as it was composed."""
        return places(self.composed or self.report)

    @property
    def at(self) -> datetime:
        """The time that files carry: when the session ended, else began, else was made."""
        state = self.state
        return datetime.fromtimestamp((state.closed_at or state.begun_at or state.created_at) / 1000, UTC).replace(
            microsecond=0
        )


@dataclass(frozen=True)
class SeriesEdition(Edition):
    """An edition of several sessions: `state` is that of the last one, for dates and the look; nothing is attached.

    `data` holds the meeting of the last session and the contributions that the report names, with their texts.
    """


def series_edition(
    sessions: Sequence[Session], title: str = "", *, fetch: Fetch = no_files
) -> SeriesEdition:
    """Give the edition of a series: of these sessions, the earliest first. Raises ValueError without any."""
    data = [cleaned(public_data(one)) for one in sessions]
    report = series_report(data, alike(data), title)
    look = Look(**{one.name: data[-1]["edits"][one.name] for one in fields(Look)})
    rows = [row for one in data for row in one["contributions"]]
    return SeriesEdition(sessions[-1], {"meeting": data[-1]["meeting"], "contributions": rows}, report, look, fetch)


def edition_of(
    state: Session, *, fetch: Fetch = no_files, chapters: tuple[str, ...] | None = None, length: str = ""
) -> Edition:
    """Give the edition of a session as its facilitator left it.

    `chapters` are those of another style (a format's `report`), `length` is "full" or "council"; else as it was set.
    """
    data = cleaned(public_data(state))
    composed = report_of(data, chapters, length)
    report, stale = edited(composed, data)
    look = Look(**{one.name: data["edits"][one.name] for one in fields(Look)})
    return Edition(state, data, report, look, fetch, stale, composed)
