"""report.md: the same report as Markdown (GitHub's), in which nothing that people typed is markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import singledispatch
from typing import Any

from facilitator.report import blocks
from facilitator.report.blocks import Go, Grade, Marked, Ref, Span, Text, Typed, numbered
from facilitator.report.edition import Edition
from facilitator.report.model import Report
from facilitator.report.words import Words

SUFFIX = "md"
FILE_NAME = "report.md"
MEDIA_TYPE = "text/markdown; charset=utf-8"
LABEL = "Markdown"
AUDIENCE = "anyone"

_MARKS = re.compile(r"([\\`*_{}\[\]<>#!|~^$&@])")
_LINKS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp|www)([:.])")
_STARTS = re.compile(r"^(\s*)([-+=]|\d{1,9}[.)])", re.MULTILINE)
_NUMBER_LINK = re.compile(r"(?<!\\)\[([^\[\]]+)\]\(#n-?\d+\)")  # what people typed has its brackets guarded
_SPACE = re.compile(r"[ \t\u00a0]+")


def render(edition: Edition) -> bytes:
    """Give the report as Markdown."""
    return written(edition.report)


def written(report: Report) -> bytes:
    """Give a report as Markdown."""
    parts = [f"# {escaped(report.title)}", " · ".join(map(escaped, filter(None, (report.meta.name, report.meta.date))))]
    parts += [f"**{spans(text)}**" for text in report.meta.standfirst]
    parts += [f"*{escaped(report.meta.concluded_by)}*"] if report.meta.concluded_by else []
    for chapter in report.chapters:
        kicker = f"*{escaped(chapter.kicker)}*\n\n" if chapter.kicker else ""
        parts += [f'<a id="{chapter.id}"></a>\n\n{kicker}## {escaped(chapter.title)}'] if chapter.title else []
        parts += _all(chapter.blocks, 3 if chapter.title else 2, report.words)
    parts.append(escaped(report.words.say("look_up")))
    page = "\n\n".join(part for part in parts if part) + "\n"
    if not report.numbers:  # the appendix was left out: a number leads nowhere
        page = _NUMBER_LINK.sub(r"\1", page)
    return page.encode("utf-8", "replace")


def escaped(text: str) -> str:
    """Give typed text so that every reader of Markdown shows it as typed, on one line, and links nothing."""
    line = _SPACE.sub(" ", " ".join(text.split()))
    line = _LINKS.sub(r"\1\\\2", _MARKS.sub(r"\\\1", line))
    return _STARTS.sub(_guarded, line)


def _guarded(found: re.Match[str]) -> str:
    space, mark = found.group(1), found.group(2)
    return f"{space}{mark[:-1]}\\{mark[-1]}"


def spans(text: Text) -> str:
    """Give a text on one line."""
    return "".join(_span(span) for span in text).strip()


def _span(span: Span) -> str:
    if isinstance(span, Ref):
        return f"[{numbered(span.number)}](#n{span.number})"
    if isinstance(span, Typed):
        return escaped(span.text)
    if isinstance(span, Go):
        return f"[{escaped(span.text)}](#{span.anchor})"
    if isinstance(span, Marked):
        mark = "**" if span.mark == "strong" else "*"
        return f"{mark}{escaped(span.text)}{mark}"
    if isinstance(span, Grade):
        return span.words
    lead = " " if span[:1] == " " else ""
    return lead + escaped(span) + (" " if span[-1:] == " " and span.strip() else "")


def _all(of: tuple[blocks.Block, ...], level: int, words: Words) -> Iterator[str]:
    for block in of:
        yield from _written(block, level, words)


@singledispatch
def _written(block: Any, level: int, words: Words) -> Iterator[str]:
    raise TypeError(f"no Markdown for {type(block).__name__}")


Shape = Callable[[Any, int, Words], Iterator[str]]


def _shape(cls: type[Any]) -> Callable[[Shape], Shape]:
    def register(function: Shape) -> Shape:
        _written.register(cls, function)
        return function

    return register


@_shape(blocks.Paragraph)
def _paragraph(block: blocks.Paragraph, level: int, words: Words) -> Iterator[str]:
    text = spans(block.text)
    yield f"**{text}**" if text and block.role == "ask" else text


@_shape(blocks.Quote)
def _quote(block: blocks.Quote, level: int, words: Words) -> Iterator[str]:
    number = f" {_span(Ref(block.number))}" if block.number else ""
    said = [escaped(block.text.text), *_also(block.also)]
    by = f"— {spans(block.by)}{number}" if block.by else number.strip()
    yield "\n>\n".join(f"> {line}" for line in [*said, by] if line)


def _also(translations: tuple[Typed, ...]) -> list[str]:
    return [f"({escaped(one.language)}) {escaped(one.text)}" for one in translations]


@_shape(blocks.Items)
def _items(block: blocks.Items, level: int, words: Words) -> Iterator[str]:
    yield "\n".join(f"{f'{n}.' if block.ordered else '-'} {spans(item)}" for n, item in enumerate(block.items, 1))


@_shape(blocks.Facts)
def _facts(block: blocks.Facts, level: int, words: Words) -> Iterator[str]:
    yield "\n".join(f"- {escaped(name)}: {spans(text)}" for name, text in block.rows)


@_shape(blocks.Questions)
def _questions(block: blocks.Questions, level: int, words: Words) -> Iterator[str]:
    answered = any(answers for _, _, answers in block.rows)
    for question, number, answers in block.rows:
        told = [spans(answer) for answer in answers] or ([words.say("no_answer")] if answered else [])
        yield f"**{escaped(question.text)}** {_span(Ref(number))}"
        yield from told


def _direction(one: blocks.Direction, mark: str) -> str:
    label = f"{escaped(one.label)}: " if one.label else ""
    title = f"**{escaped(one.title)}** " if one.title else ""
    told = [spans(note) for note in one.notes]
    notes = "".join(f" – {note}" if note[:1].islower() else f" {note}" for note in told)
    counts = [count for count in (one.dots, one.support.words) if count]
    support = f" ({escaped(', '.join(counts))})." if counts else ""
    also = "".join(f" {told}" for told in _also(one.also))
    return f"{mark} {label}{title}{escaped(one.text.text)} {_span(Ref(one.number))}{support}{also}{notes}"


@_shape(blocks.Highlights)
def _highlights(block: blocks.Highlights, level: int, words: Words) -> Iterator[str]:
    for label, directions in block.groups:
        if label:
            yield f"{'#' * level} {escaped(label)}"
        yield "\n".join(_direction(one, f"{n}.") for n, one in enumerate(directions, 1))


@_shape(blocks.Ranked)
def _ranked(block: blocks.Ranked, level: int, words: Words) -> Iterator[str]:
    marks = [f"{n}." for n in range(1, len(block.rows) + 1)] if len(block.rows) > 1 else [""]
    yield "\n".join(_direction(one, mark).strip() for mark, one in zip(marks, block.rows, strict=True))


@_shape(blocks.Dilemma)
def _dilemma(block: blocks.Dilemma, level: int, words: Words) -> Iterator[str]:
    options = [(f"{one.letter}: {one.text}", one.objection) for one in block.options] + [(block.third, "")]
    yield "\n".join(f"- **{escaped(text)}**" + (f" – {escaped(but)}" if but else "") for text, but in options)
    if block.shift is not None:
        head = ("", words.say("before"), words.say("after"))
        counts = zip(block.shift.labels, block.shift.before, block.shift.after, strict=True)
        yield _grid(head, [[escaped(label), str(before), str(after)] for label, before, after in counts])
    if block.sentences:
        yield " ".join(spans(sentence) for sentence in block.sentences)


@_shape(blocks.Picture)
def _picture(block: blocks.Picture, level: int, words: Words) -> Iterator[str]:
    told = " ".join(part for part in (block.caption, block.alt) if part)
    yield escaped(words.say("photo", what=told))


@_shape(blocks.People)
def _people(block: blocks.People, level: int, words: Words) -> Iterator[str]:
    head = (words.say("background"), words.say("people_head"))
    yield _grid(head, [[escaped(label), str(n)] for label, n in block.rows])


@_shape(blocks.Table)
def _table(block: blocks.Table, level: int, words: Words) -> Iterator[str]:
    if block.caption:
        yield escaped(block.caption)
    yield _grid(block.head, [[spans(cell) for cell in row] for row in block.rows])


@_shape(blocks.Heat)
def _heat(block: blocks.Heat, level: int, words: Words) -> Iterator[str]:
    yield escaped(block.caption)
    turnout = bool(block.head[1])
    head = (block.head[0], *block.columns, *((block.head[1],) if turnout else ()))
    yield _grid(
        head, [[_named_in_heat(row), *map(_stand, row.stands), *((row.voted,) if turnout else ())] for row in block.rows]
    )
    yield " ".join(spans(note) for note in block.notes)


def _named_in_heat(row: blocks.Weighed) -> str:
    return f"{spans(row.name)}. {spans(row.note)}" if row.note else spans(row.name)


def _stand(one: blocks.Stand) -> str:
    """Give a stand in words; what most agree with stands bold, what most disagree with in italics."""
    told = escaped(f"{one.figure} {one.text}".strip())
    return {"for": f"**{told}**", "against": f"*{told}*"}.get(one.stance, told)


def _grid(head: tuple[str, ...], rows: list[list[str]]) -> str:
    lines = [[escaped(name) or " " for name in head], ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@_shape(blocks.Appendix)
def _appendix(block: blocks.Appendix, level: int, words: Words) -> Iterator[str]:
    for one in block.entries:
        yield _told(one)
        if beside := _beside(one):
            yield "\n".join(beside)
        if one.used:
            yield spans(words.text("used_in", where=one.used))
        if one.merged:
            yield words.say("merged_into_this")
            yield "\n".join(line for gone in one.merged for line in (f"- {_told(gone)}", *(f"  {more}" for more in _beside(gone))))


def _told(one: blocks.Entry | blocks.Original) -> str:
    """Give a contribution of the appendix on one line, at its own place."""
    title = f"{escaped(one.title)}: " if one.title else ""
    details = f" ({spans(one.details)})" if one.details else ""
    return f'<a id="n{one.number}"></a>**{numbered(one.number)}** {title}{escaped(one.text)}{details}'


def _beside(one: blocks.Entry | blocks.Original) -> list[str]:
    """Give what belongs to a contribution as the lines of a list."""
    return [f"- {told}" for told in (*_also(one.also), *map(spans, one.more))]


@_shape(blocks.Section)
def _section(block: blocks.Section, level: int, words: Words) -> Iterator[str]:
    kicker = f"{escaped(block.kicker)}: " if block.kicker else ""
    if block.large or block.opens:
        yield f'<a id="{block.anchor}"></a>'
    yield f"{'#' * level} {kicker}{spans(block.title)}"
    yield from _all(block.blocks, level + 1, words)


@_shape(blocks.Side)
def _side(block: blocks.Side, level: int, words: Words) -> Iterator[str]:
    yield from _all(block.sections, level, words)


@_shape(blocks.Stories)
def _stories(block: blocks.Stories, level: int, words: Words) -> Iterator[str]:
    for one in block.stories:
        told = " ".join([*(escaped(text.text) for text in one.text), *_also(one.also)])
        counts = f" ({escaped(one.support.words)})" if one.support and one.support.words else ""
        by = f" – {spans(one.by)}" if one.by else ""
        yield f"**{escaped(one.title.text)}** {_span(Ref(one.number))}{by}{counts}"
        if told:
            yield told
        for quote in one.quotes:
            yield from _written(quote, level, words)


@_shape(blocks.Tree)
def _tree(block: blocks.Tree, level: int, words: Words) -> Iterator[str]:
    yield "\n".join(line for root in block.roots for line in _branch(root, ""))


def _branch(branch: blocks.Branch, indent: str) -> Iterator[str]:
    notes = "".join(f" ({spans(note)})" for note in branch.notes)
    yield f"{indent}- {escaped(branch.text.text)} {_span(Ref(branch.number))}{notes}"
    for one in branch.branches:
        yield from _branch(one, indent + "  ")


@_shape(blocks.Rings)
def _rings(block: blocks.Rings, level: int, words: Words) -> Iterator[str]:
    yield from ()  # a drawing of the lists that follow it


@_shape(blocks.Quadrants)
def _quadrants(block: blocks.Quadrants, level: int, words: Words) -> Iterator[str]:
    yield from ()  # a drawing of the table that follows it


@_shape(blocks.Timeline)
def _timeline(block: blocks.Timeline, level: int, words: Words) -> Iterator[str]:
    yield from ()  # a drawing of the table that follows it


@_shape(blocks.Fields)
def _fields(block: blocks.Fields, level: int, words: Words) -> Iterator[str]:
    yield "\n".join(f"- {escaped(one.name)}: {escaped(one.people)}" for one in block.groups)


@_shape(blocks.Dots)
def _dots(block: blocks.Dots, level: int, words: Words) -> Iterator[str]:
    yield "\n".join(f"- {escaped(name.text)} {_span(Ref(number))}: {n}" for number, name, n in block.rows)


@_shape(blocks.Moves)
def _moves(block: blocks.Moves, level: int, words: Words) -> Iterator[str]:
    yield "\n".join(f"- {spans(line)}" for line in block.lines)
