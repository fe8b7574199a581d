"""Sessions of one series: which they are, what comes along from one to the next, and the report of all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from facilitator.core import Session
from facilitator.core.actions import shown_actions
from facilitator.core.goals import tree
from facilitator.core.series import OUTCOMES
from facilitator.report.edition import SeriesEdition, series_edition
from facilitator.report.words import Words

DOCUMENTS = ("pdf", "docx", "odt", "html", "md")  # what a series is written as
LONGEST_SOURCE = 200

Entry = dict[str, Any]


class NoSeries(Exception):
    """A series that no session belongs to."""


def entry_of(state: Session) -> Entry:
    """Give what the catalogue keeps of a session's place in a series."""
    series = state.series
    return {"series": {"id": series.id, "title": series.title, "follows": series.follows}, "date": state.meeting.date}


def belonging(entries: Iterable[Entry], series: str) -> list[Entry]:
    """Give the sessions of a series, by its id or its name, the earliest first: each after the one that it follows."""
    of = [one for one in entries if series and series in (one.get("series", {}).get("id"), one.get("series", {}).get("title"))]
    return _in_order(sorted(of, key=lambda one: (one.get("date") or "9999", one.get("created", 0))))


def _in_order(by_date: Sequence[Entry]) -> list[Entry]:
    """Put before each session the one that it follows, which may have no date; of a circle, each stands there once."""
    waiting = {one["id"]: one for one in by_date}
    placed: list[Entry] = []
    while waiting:
        chain: list[Entry] = []
        at = next(iter(waiting))
        while at in waiting:
            chain.append(waiting.pop(at))
            at = chain[-1]["series"].get("follows", "")
        placed += reversed(chain)
    return placed


def known_series(entries: Iterable[Entry]) -> dict[str, str]:
    """Give `{id: name}` of every series that these sessions belong to; the name that was given last."""
    return {one["series"]["id"]: one["series"]["title"] for one in entries if one.get("series", {}).get("id")}


def context(state: Session, others: Sequence[Entry]) -> dict[str, Any]:
    """Give what the preparation page shows: this session's series, and what may come along from `others`."""
    newest = sorted((one for one in others if one["id"] != state.id), key=lambda one: -one.get("created", 0))
    follows = next((one for one in newest if one["id"] == state.series.follows), None)
    return {
        "series": {"id": state.series.id, "title": state.series.title, "follows": state.series.follows},
        "series_known": {**known_series(newest), **({state.series.id: state.series.title} if state.series.id else {})},
        "series_others": newest,
        "series_before": follows,
        "outcomes": [{"id": one.id, "outcome": one.outcome, "note": one.note, "text": one.agreed.text, "owner": one.agreed.owner, "due": one.agreed.due, "source": one.agreed.source} for one in state.outcomes.values()],
        "outcome_kinds": OUTCOMES,
        "goals_here": bool(state.goals),
    }


def source_of(before: Session) -> str:
    """Give in words which session something came from."""
    day = Words(before.language).date(before.meeting.date, weekday=False)
    return ", ".join(filter(None, (before.title[:LONGEST_SOURCE], day)))


def carried(before: Session, what: str) -> tuple[str, dict[str, Any]] | None:
    """Give the command that brings the goals or the agreements of a session along; None when it has none."""
    if what == "goals":
        rows = [(row.text, before.contributions[row.parent].text if row.parent else "") for row in tree(before)]
        return ("ImportContributions", {"kind": "goal", "text": _table(rows), "source": source_of(before)}) if rows else None
    agreed = [{"text": one.text, "owner": one.owner, "due": one.due, "source": source_of(before)} for one in shown_actions(before)]
    going_on = [one for one in before.outcomes.values() if one.outcome in ("", "going_on")]
    agreed += [{"text": one.agreed.text, "owner": one.agreed.owner, "due": one.agreed.due, "source": one.agreed.source} for one in going_on]
    return ("CarryActions", {"actions": agreed}) if agreed else None


def _table(rows: list[tuple[str, str]]) -> str:
    text = io.StringIO()
    lines = csv.writer(text, delimiter=";", lineterminator="\n")
    lines.writerow(("text", "parent"))
    lines.writerows(rows)
    return text.getvalue()


def file_name(suffix: str) -> str:
    """Give what a file of a series is called."""
    return f"series-report.{suffix}"


def write(edition: SeriesEdition, suffixes: Sequence[str], out: Path) -> Iterator[Path]:
    """Write the report of a series, each file whole or not at all."""
    from facilitator.report.export import put  # heavy, and only who writes needs them: never the server itself
    from facilitator.report.writers import discover

    for suffix in suffixes:
        yield put(discover()[suffix].render(edition), out / file_name(suffix))


def export(data_dir: Path, series: str, formats: Sequence[str], out: Path, of: Sequence[str] = ()) -> Iterator[Path]:
    """Write the report of a series from a data directory, also while its server runs; `of`: of these sessions only.

    Raises NoSeries, and ValueError for a format that a series is not written as.
    """
    from facilitator.core.log import Ledger
    from facilitator.store import Catalogue, Store
    from facilitator.store.files import Files

    wanted = list(DOCUMENTS) if "all" in formats else [one.strip() for one in formats if one.strip()]
    for suffix in wanted:
        if suffix not in DOCUMENTS:
            raise ValueError(f"A series is not written as {suffix}. There are: {', '.join(DOCUMENTS)}.")
    store, catalogue = Store.reader(data_dir), Catalogue.reader(data_dir)
    found = [one for one in belonging(catalogue.all(), series) if not of or one["id"] in of]
    states = []
    for one in found:
        ledger = Ledger()
        ledger.replay(event for _, event in store.read(one["id"]))
        states.append(ledger.state)
    if not states:
        raise NoSeries(f"There is no series {series}. There are: {', '.join(known_series(catalogue.all()).values()) or 'none'}.")
    fetch = partial(Files(data_dir).get, states[-1].id)
    yield from write(series_edition(states, states[-1].series.title, fetch=fetch), wanted, out)
