"""The report itself: public data → chapters of blocks, in the words of the session's language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from facilitator.report.addresses import addressed
from facilitator.report.blocks import (
    Block,
    Chapter,
    Dilemma,
    Highlights,
    Paragraph,
    Ranked,
    Section,
    Side,
    Stories,
    Text,
    Typed,
)
from facilitator.report.chapters import discover
from facilitator.report.view import View, paragraphs
from facilitator.report.words import Words

# Which chapters tell of a kind; the first is added to a report without any of them, when there is something of it.
TOLD_BY = {
    "dilemma": ("dilemmas",),
    "case": ("cases",),
    "example": ("examples",),
    "initiative": ("initiatives",),
    "need": ("needs", "cases", "tables"),
    "goal": ("tree",),
    "principle": ("principles", "values"),
    "belief": ("beliefs",),
    "why": ("circle",),
    "how": ("circle",),
    "what": ("circle",),
}
ENDING = ("across", "landscape", "votes", "conclusions", "reflection", "actions", "commitments", "parking", "colophon", "appendix")
LAST = ("colophon", "appendix")
MAIN = ("highlights", "spearheads")  # after these it says who recognised them


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
    built = [builders[name](view) for name in _named(view) if name in builders]
    chapters = tuple(_footed(view, chapter) for chapter in built if chapter is not None and chapter.blocks)
    title = data["title"] or words.say("report_of")
    return Report(title, words.language, _meta(view), addressed(chapters, words), words)


def _footed(view: View, chapter: Chapter) -> Chapter:
    """Give a chapter that says how many people were there, when it has bars of support or choices."""
    if not any(_counts(block) for block in chapter.blocks):
        return chapter
    foot = Paragraph((view.words.say("figures_present", present=view.present),), "quiet")
    return replace(chapter, blocks=(*chapter.blocks, foot))


def _counts(block: Block) -> bool:
    match block:
        case Section(blocks=inner) | Side(sections=inner):
            return any(_counts(one) for one in inner)
        case Dilemma(shift=shift):
            return shift is not None
        case Ranked(rows=rows):
            return any(one.support.voted for one in rows)
        case Highlights(groups=groups):
            return any(one.support.voted for _, rows in groups for one in rows)
        case Stories(stories=stories):
            return any(one.support is not None and one.support.voted for one in stories)
    return False


def _named(view: View) -> list[str]:
    """Give the chapters in the session's own order, with those for what came in beside its format before the end."""
    names = list(view.data["report"])
    kinds = {row["kind"] for row in view.rows}
    missing = [told_by[0] for kind, told_by in TOLD_BY.items() if kind in kinds and not set(told_by) & set(names)]
    end = next((place for place, name in enumerate(names) if name in ENDING), len(names))
    names[end:end] = list(dict.fromkeys([*missing, *(name for name in ("weighed",) if name not in names)]))
    main = max((place + 1 for place, name in enumerate(names) if name in MAIN), default=end)
    names[main:main] = [name for name in ("sign_off",) if name not in names]
    beside = names.index("across") + 1 if "across" in names else 0  # what declared sides carry, then what votes alone say
    names[beside:beside] = ["landscape"] if beside and "landscape" not in names else []
    last = next((place for place, name in enumerate(names) if name in LAST), len(names))
    names[last:last] = [name for name in ("across", "landscape", "votes", "leaving", "later", "parking") if name not in names]
    return names


def _meta(view: View) -> Meta:
    meeting, words = view.meeting, view.words
    kind, place = meeting.get("kind", ""), meeting.get("place", "")
    name = kind if place in kind else f"{kind} {place}".strip()
    concluded = [one for one in view.data["conclusions"] if one["general"] and not view.in_moment(one["phase"])]
    standfirst: tuple[Text, ...] = tuple((Typed(paragraphs(one["text"])[0]),) for one in concluded[-1:])
    author = meeting.get("facilitator", "") or meeting.get("organiser", "")
    return Meta(name, words.date(meeting.get("date", "")), author, standfirst)
