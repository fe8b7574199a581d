"""The report itself: public data → chapters of blocks, in the words of the session's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from facilitator.report.blocks import Chapter, Text, Typed
from facilitator.report.chapters import discover
from facilitator.report.view import View, paragraphs
from facilitator.report.words import Words


@dataclass(frozen=True)
class Report:
    """A report: `meta` are the facts of the masthead, `words` its language, `chapters` in the format's order."""

    title: str
    language: str
    meta: Meta
    chapters: tuple[Chapter, ...]
    words: Words


@dataclass(frozen=True)
class Meta:
    """What stands above and below every page: kind of meeting and place, date in words, whose report it is."""

    name: str
    date: str
    author: str
    standfirst: tuple[Text, ...] = ()


def report_of(data: dict[str, Any]) -> Report:
    """Give the report of a session's public data; chapters without content are left out."""
    words = Words(data["language"])
    view = View(data, words)
    builders = discover()
    built = [builders[name](view) for name in data["report"] if name in builders]
    chapters = tuple(chapter for chapter in built if chapter is not None and chapter.blocks)
    return Report(data["title"] or words.say("report_of"), words.language, _meta(view), chapters, words)


def _meta(view: View) -> Meta:
    meeting, words = view.meeting, view.words
    kind, place = meeting.get("kind", ""), meeting.get("place", "")
    name = kind if place in kind else f"{kind} {place}".strip()
    concluded = [one for one in view.data["conclusions"] if one["general"] and not view.in_moment(one["phase"])]
    standfirst: tuple[Text, ...] = tuple((Typed(paragraphs(one["text"])[0]),) for one in concluded[-1:])
    author = meeting.get("facilitator", "") or meeting.get("organiser", "")
    return Meta(name, words.date(meeting.get("date", "")), author, standfirst)
