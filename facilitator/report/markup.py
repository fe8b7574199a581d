"""The little markup in which an editor words a passage: paragraphs, lists, **bold**, *italic*, [12] for contribution 12.

It is a subset of Markdown, and nothing more: no links, no images, no headings, no HTML. Whatever is none of these stands
as it was typed; a backslash keeps a mark from being one. Every text can be read, and none takes long.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import replace

from facilitator.report.blocks import Block, Go, Grade, Items, Marked, Paragraph, Ref, Span, Text, Typed, numbered

_BULLET = re.compile(r"[ \t]{0,3}[-*+][ \t]+(?=\S)")
_NUMBER = re.compile(r"[ \t]{0,3}\d{1,3}[.)][ \t]+(?=\S)")
_TOKEN = re.compile(r"\\([!-/:-@\[-`{-~])|(\*\*|\*)|\[(p?[1-9]\d{0,6})\]")
_LOUD = re.compile(r"([\\*\[\]])")
_OPENS = re.compile(r"[ \t]*([-+*]|\d{1,3}[.)])(?=[ \t])")
_MARKS = {"**": "strong", "*": "emphasis"}


def blocks_of(source: str, known: Container[int], role: str = "") -> tuple[Block, ...]:
    """Give what an editor wrote as paragraphs and lists; `role` is that of the first paragraph.

    `known` are the numbers of contributions that [12] may point at.
    """
    found: list[Block] = []
    for ordered, chunks in _chunks(source):
        texts = [text for chunk in chunks if (text := spans_of(chunk, known))]
        if ordered is not None and texts:
            found.append(Items(tuple(texts), ordered))
        elif texts:
            found += [Paragraph(text, role if not found else "") for text in texts]
    return tuple(found)


def _chunks(source: str) -> Iterator[tuple[bool | None, list[str]]]:
    """Give (None, [paragraph]) and (whether it is ordered, [items]) in turn."""
    kind: bool | None = None
    lines: list[str] = []

    for line in [*source.splitlines(), ""]:
        bullet, number = _BULLET.match(line), _NUMBER.match(line)
        starts = bullet or number
        now = None if starts is None else bullet is None
        if not line.strip():
            if lines:
                yield kind, lines
            kind, lines = None, []
        elif starts is not None:
            if lines and now is not kind:
                yield kind, lines
                lines = []
            kind = now
            lines.append(line[starts.end() :])
        elif lines:  # a line that goes on
            lines[-1] += " " + line.strip()
        else:
            kind, lines = None, [line]


def spans_of(source: str, known: Container[int]) -> Text:
    """Give one paragraph of an editor as spans."""
    parts = _tokens(source.strip(), known)
    _pair(parts)
    spans: list[Span] = []
    inside = {"**": 0, "*": 0}
    for kind, text in parts:
        if kind in ("open", "close"):
            inside[text] += 1 if kind == "open" else -1
        elif kind == "ref":
            spans.append(Ref(_numbered(text)))
        else:
            mark = "strong" if inside["**"] else "emphasis" if inside["*"] else ""
            _add(spans, text, mark)
    said = any(isinstance(one, Ref) or (isinstance(one, (Typed, Marked)) and one.text.strip()) for one in spans)
    return tuple(part for span in spans for part in _spaced(span)) if said else ()


def _tokens(source: str, known: Container[int]) -> list[list[str]]:
    """Give [kind, text] in order: text, ref, and marks of which it isn't known yet what they are."""
    parts: list[list[str]] = []
    end = 0
    for found in _TOKEN.finditer(source):
        if found.start() > end:
            parts.append(["text", source[end : found.start()]])
        end = found.end()
        escaped, mark, number = found.groups()
        if escaped is not None:
            parts.append(["text", escaped])
        elif number is not None:
            parts.append(["ref" if _numbered(number) in known else "text", number if _numbered(number) in known else found[0]])
        else:
            before, after = source[found.start() - 1 : found.start()], source[end : end + 1]
            parts.append([f"mark{int(bool(after.strip()))}{int(bool(before.strip()))}", mark])
    if end < len(source):
        parts.append(["text", source[end:]])
    return parts


def _pair(parts: list[list[str]]) -> None:
    """Let marks open and close; one that finds no other is a star."""
    opened: dict[str, int] = {}
    for place, (kind, text) in enumerate(parts):
        if not kind.startswith("mark"):
            continue
        can_open, can_close = kind[4] == "1", kind[5] == "1"
        parts[place][0] = "text"
        if text in opened and can_close:
            parts[opened.pop(text)][0], parts[place][0] = "open", "close"
        elif text not in opened and can_open:
            opened[text] = place


def _add(spans: list[Span], text: str, mark: str) -> None:
    """Add words, joined to what stands before them when that is marked the same."""
    match spans[-1] if spans else None:
        case Marked(text=before, mark=same) if mark and same == mark:
            spans[-1] = Marked(before + text, mark)
        case Typed(text=before) if not mark:
            spans[-1] = Typed(before + text)
        case _:
            spans.append(Marked(text, mark) if mark else Typed(text))


def _spaced(span: Span) -> Iterator[Span]:
    """Give a span with the space around its words apart: what was typed stands alone, in its own writing direction."""
    if not isinstance(span, (Typed, Marked)):
        yield span
        return
    text, bare = span.text, span.text.strip()
    if text == bare:
        yield span
        return
    yield from (" ",) if text[0].isspace() else ()
    if bare:
        yield replace(span, text=bare)
    yield from (" ",) if bare and text[-1].isspace() else ()


def _numbered(number: str) -> int:
    return -int(number[1:]) if number.startswith("p") else int(number)


def source_of(text: Text) -> str:
    """Give a text of a report in this markup, for who is about to word it anew."""
    return _OPENS.sub(_kept, "".join(map(_source, text)).replace("\n", " ").strip(), count=1)


def _kept(opening: re.Match[str]) -> str:
    """Keep what only looks like the beginning of a list from being one."""
    return opening[0] if opening[0].endswith("*") else f"{opening[0][:-1]}\\{opening[0][-1]}"


def _source(span: Span) -> str:
    if isinstance(span, Ref):
        return f"[{numbered(span.number)}]"
    if isinstance(span, Marked) and span.text.strip() == span.text:
        mark = "**" if span.mark == "strong" else "*"
        return f"{mark}{_LOUD.sub(_BACKSLASHED, span.text)}{mark}"
    if isinstance(span, Grade):
        return _LOUD.sub(_BACKSLASHED, span.words)
    said = span.text if isinstance(span, (Typed, Go, Marked)) else span
    return _LOUD.sub(_BACKSLASHED, said)


_BACKSLASHED = r"\\\1"
