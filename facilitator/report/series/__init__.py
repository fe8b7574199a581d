"""The report of a series: the public data of several sessions side by side. Of one session: its groups side by side.

It is made of public data only, so each session protects itself; what stands here stands in a report of its own already.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.report.addresses import addressed
from facilitator.report.blocks import Appendix, Chapter
from facilitator.report.model import Meta, Report
from facilitator.report.series.dilemmas import dilemmas
from facilitator.report.series.glance import glance
from facilitator.report.series.outcomes import outcomes
from facilitator.report.series.returning import returning, shifted
from facilitator.report.series.sessions import Alike, Sessions
from facilitator.report.series.short import in_short
from facilitator.report.series.trees import trees
from facilitator.report.words import Words

__all__ = ["Alike", "series_report"]

_CHAPTERS = (glance, dilemmas, returning, shifted, outcomes, trees)


def series_report(data: Sequence[dict[str, Any]], alike: Sequence[Alike] = (), title: str = "") -> Report:
    """Give the report of the sessions whose public data this is, in the order of `data` (the earliest first).

    `alike` are pairs of contributions of different sessions that say nearly the same; who finds them is the caller's
    business. `title` is the name of the series. Raises ValueError without any session.
    """
    if not data:
        raise ValueError("a series has at least one session")
    words = Words(data[-1]["language"])
    sessions = Sessions(data, words, alike)
    told = [chapter for build in _CHAPTERS if (chapter := build(sessions)) is not None]
    chapters = (in_short(sessions), *told, _appendix(sessions))  # in short as the last: numbers go by the chapters
    name = title or data[-1]["series"] or words.say("series_of")
    return Report(name, words.language, _meta(sessions), addressed(tuple(one for one in chapters if one.blocks)), words)


def _appendix(sessions: Sessions) -> Chapter:
    entries = sessions.entries()
    return Chapter("appendix", sessions.words.say("series_appendix"), (Appendix(entries),) if entries else ())


def _meta(sessions: Sessions) -> Meta:
    words, dates = sessions.words, [one["meeting"].get("date", "") for one in sessions.rows]
    known = [words.date(one, weekday=False) for one in dates if one]
    span = words.say("series_span", first=known[0], last=known[-1]) if len(known) > 1 and known[0] != known[-1] else "".join(known[:1])
    last = sessions.rows[-1]["meeting"]
    return Meta(words.say("series_of"), span, last.get("facilitator", "") or last.get("organiser", ""))
