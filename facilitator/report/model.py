"""The report itself: public data → chapters of blocks, in the words of the session's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from facilitator.report import across, parts
from facilitator.report.addresses import addressed, parts_of, unlinked
from facilitator.report.blocks import (
    Appendix,
    Block,
    Chapter,
    Dilemma,
    Dots,
    Heat,
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
from facilitator.report.order import named
from facilitator.report.view import View, paragraphs
from facilitator.report.words import Words

COUNCIL_SAYS = {"look_up": "look_up_council", "rest_in_appendix": "rest_in_whole", "others_at_end": "others_in_whole"}
REST = "across"  # the chapter with every vote per background that no other chapter shows: it is written last
ALONE_SAYS = {  # the appendix was left out: nothing is "at the end"
    "look_up": "look_up_alone", "rest_in_appendix": "rest_alone", "others_at_end": "others_alone", "groups_at_end": "groups_alone",
    "none_chosen_nor_voted": "none_chosen_nor_voted_alone", "reading_numbers": "reading_numbers_alone",
}  # fmt: skip


@dataclass(frozen=True)
class Report:
    """A report: `meta` are the facts of the masthead, `words` its language, `chapters` in the format's order.

    `brief`: one of two pages, for a council.
    """

    title: str
    language: str
    meta: Meta
    chapters: tuple[Chapter, ...]
    words: Words
    brief: bool = False

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers that the appendix holds: where a number can lead to. None without an appendix."""
        found = (block for chapter in self.chapters for block in chapter.blocks if isinstance(block, Appendix))
        return frozenset(number for block in found for number in block.numbers)


@dataclass(frozen=True)
class Meta:
    """What stands above and below every page: kind of meeting and place, date in words, whose report it is.

    `standfirst` is what it comes to, and `concluded_by` says whose words these are.
    """

    name: str
    date: str
    author: str
    standfirst: tuple[Text, ...] = ()
    concluded_by: str = ""


def report_of(data: dict[str, Any], chapters: tuple[str, ...] | None = None, length: str = "") -> Report:
    """Give the report of a session's public data; chapters without content are left out.

    `chapters` are those of another style than the session's own, `length` is "full" or "council" (two pages); without
    it the one that the facilitator set.
    """
    own = tuple(data["report"])
    data = {**data, "report": list(chapters or own)}
    brief = (length or (data.get("edits") or {}).get("length")) == "council"
    alone = "appendix" in (data.get("edits") or {}).get("left_out", ())
    says = COUNCIL_SAYS if brief else ALONE_SAYS if alone else {}
    words = Words(data["language"], says if data["contributions"] else {**says, "look_up": "look_up_none"})
    view = View(data, words, brief=brief)
    builders, names = discover(), named(view, own)
    if not brief:
        view.data = {**data, "report": names}  # what a chapter leaves to another is there
    built = {name: _made(view, name, builders[name]) for name in names if name in builders and name != REST}
    view.weighed = frozenset(across.weighed(block for one in built.values() if one for block in one.blocks))
    built |= {REST: _made(view, REST, builders[REST])} if REST in names else {}
    found = [chapter for name in names if (chapter := built.get(name)) is not None]
    told = tuple(_footed(view, chapter) for chapter in found if chapter.blocks)
    title = data["title"] or words.say("report_of")
    pages = addressed(unlinked(told, words.numbered) if brief else told)
    return Report(title, words.language, _meta(view), pages, words, brief)


def _made(view: View, name: str, builder: Callable[[View], Chapter | None]) -> Chapter | None:
    """Give a chapter; it says where the rest is when it shows some of what there is."""
    view.telling = name
    chapter = builder(view)
    if chapter is None or name not in view.shortened:
        return chapter
    return replace(chapter, blocks=(*chapter.blocks, Paragraph((view.words.say("others_at_end"),), "quiet")))


def _footed(view: View, chapter: Chapter) -> Chapter:
    """Give a chapter that says once how many people were there, and how many gave dots where it shows any; and what grew.

    Bars of support or choices ask for the one, unless a table says so; what has dots asks for both, unless a drawing does.
    On two pages for a council it is one paragraph with what the chapter ends with.
    """
    feet = [*_grown(view, chapter), *_counted(view, chapter)]
    if feet and view.brief and isinstance(last := chapter.blocks[-1], Paragraph) and last.role == "quiet":
        chapter, feet = replace(chapter, blocks=chapter.blocks[:-1]), [last, *feet]
    if view.brief and len(feet) > 1:
        feet = [Paragraph(tuple(span for n, one in enumerate(feet) for span in ((" ", *one.text) if n else one.text)), "quiet")]
    return replace(chapter, blocks=(*chapter.blocks, *feet))


def _grown(view: View, chapter: Chapter) -> list[Paragraph]:
    told = parts.grown(view, [row for block in parts_of(chapter.blocks) if isinstance(block, Ranked) for row in block.rows])
    return [Paragraph(told, "quiet")] if told else []


def _counted(view: View, chapter: Chapter) -> list[Paragraph]:
    if _any_in(chapter.blocks, lambda block: isinstance(block, Dots)):
        return []  # who gave them, and who were there, stands below the drawing
    if _any_in(chapter.blocks, _has_dots):
        return [parts.dotted(view)]
    if not _any_in(chapter.blocks, _counts) or _any_in(chapter.blocks, _says_present):
        return []
    return [Paragraph((view.words.say("figures_present", present=view.present),), "quiet")]


def _any_in(blocks: Iterable[Block], asked: Callable[[Block], bool]) -> bool:
    return any(
        _any_in(one.blocks, asked) if isinstance(one, Section) else _any_in(one.sections, asked) if isinstance(one, Side) else asked(one)
        for one in blocks
    )


def _says_present(block: Block) -> bool:
    return isinstance(block, Heat) and block.head[-1] != ""


def _has_dots(block: Block) -> bool:
    match block:
        case Ranked(rows=rows):
            return any(one.dots for one in rows)
        case Highlights(groups=groups):
            return any(one.dots for _, rows in groups for one in rows)
    return False


def _counts(block: Block) -> bool:
    match block:
        case Dilemma(shift=shift):
            return shift is not None
        case Ranked(rows=rows):
            return any(one.support.voted for one in rows)
        case Highlights(groups=groups):
            return any(one.support.voted for _, rows in groups for one in rows)
        case Stories(stories=stories):
            return any(one.support is not None and one.support.voted for one in stories)
    return False


def _meta(view: View) -> Meta:
    meeting, words = view.meeting, view.words
    kind, place = meeting.get("kind", ""), meeting.get("place", "")
    name = kind if place in kind else f"{kind} {place}".strip()
    concluded = [one for one in view.data["conclusions"] if one["general"] and not view.in_moment(one["phase"])]
    standfirst: tuple[Text, ...] = tuple((Typed(paragraphs(one["text"])[0]),) for one in concluded[-1:])
    author = meeting.get("facilitator", "") or meeting.get("organiser", "")
    return Meta(name, words.date(meeting.get("date", "")), author, standfirst, words.say("concluded_by") if standfirst else "")
