"""Reads a report as an editor does: our own sentences, with what people typed as one word each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from facilitator.report.blocks import Chapter, Paragraph, Ref, Section, Typed
from facilitator.report.blocks.spans import Go, Grade, Marked
from facilitator.report.model import Report

TYPED = "‹woorden›"
MOST_WORDS, MEAN_WORDS, MOST_PASSIVE = 25, 15, 0.3
MOST_LETTERS = 90
OFFICIALESE = {
    "nl": "middels inzake derhalve alsmede teneinde betreffende aangaande conform dient dienen voornoemde tevens reeds thans "
    "indien zulks desbetreffende alsook ingevolge stakeholder stakeholders borgen implementeren uitrollen doelgroepenbeleid "
    "faciliteren participeren geschieden wederom aldus",
    "en": "utilise utilize pursuant hereby herein aforementioned leverage stakeholder stakeholders commence whilst thereof therein "
    "facilitate endeavour henceforth aforesaid notwithstanding operationalise",
}
PHRASES = {
    "nl": ("met betrekking tot", "ten aanzien van", "in het kader van", "door middel van", "met inachtneming van", "op het gebied van"),
    "en": ("in order to", "with regard to", "prior to", "going forward", "in terms of", "with respect to"),
}
PASSIVE = {"nl": r"\b(wordt|worden|werd|werden)\b", "en": r"\b(is|are|was|were|be|been)\s+\w+(ed|en)\b"}
WRONG = {
    "two full stops": r"(?<!\.)\.\.(?!\.)",
    "a space before a mark": r"(?<=\S) [,.;:!?](?=\s|$)",
    "two spaces": r"  ",
    "two marks": r"[,;:]{2}|[.!?][,;:]|,[.]",
    "a place that was not filled in": r"[{}]",
    "one of many": r"\b(1|één|Eén) (mensen|groepen|stippen|vragen|bijdragen|afspraken|doelen)\b|\b(1|one|One) (people|groups|dots|questions)\b",
    "nothing": r"\bNone\b(?! of)",
}
# Fields that hold no words of ours alone: addresses, names of kinds, and what people typed.
_THEIRS = (
    "id", "anchor", "passage", "role", "icon", "kind", "file", "language", "label", "labels", "name", "text", "title", "objection",
    "quarter", "alt", "caption", "columns", "head", "spoken",
)  # fmt: skip


def faults(report: Report) -> list[str]:
    """Give everything that an editor would send back, each with where it stands."""
    language, found = report.language, list[str]()
    lengths, passive = list[int](), 0
    for place, text in texts(report):
        found += [f"{place}: {what}: {text}" for what, pattern in WRONG.items() if re.search(pattern, text)]
        found += [f"{place}: officialese ({word}): {text}" for word in officialese(text, language)]
    for place, sentence in sentences(report):
        n = len(sentence.split())
        lengths.append(n)
        passive += re.search(PASSIVE[language], sentence) is not None
        if n > MOST_WORDS:
            found.append(f"{place}: {n} words: {sentence}")
        if not re.match(r"[“\"(]?([A-ZÀ-Ý0-9–−+]|‹)", sentence):
            found.append(f"{place}: no capital: {sentence}")
        if not re.search(r"[.?!:…]”?$", sentence):
            found.append(f"{place}: no full stop: {sentence}")
    for place, heading in headings(report):
        if len(heading) > MOST_LETTERS:
            found.append(f"{place}: a heading of {len(heading)} letters: {heading}")
        if heading.endswith(".") or not heading.strip():
            found.append(f"{place}: no heading: {heading}")
    if lengths and sum(lengths) / len(lengths) > MEAN_WORDS:
        found.append(f"sentences have {sum(lengths) / len(lengths):.1f} words on average")
    if len(lengths) > 40 and passive > MOST_PASSIVE * len(lengths):
        found.append(f"{passive} of {len(lengths)} sentences are passive")
    return list(dict.fromkeys(found))


def officialese(text: str, language: str) -> list[str]:
    """Give the words of a text that nobody says at a kitchen table."""
    said = text.lower()
    words = set(re.findall(r"[a-zà-ÿ']+", said)) & set(OFFICIALESE[language].split())
    return [*sorted(words), *(phrase for phrase in PHRASES[language] if phrase in said)]


def texts(report: Report) -> Iterator[tuple[str, str]]:
    """Give every text that has words of ours in it."""
    for chapter in report.chapters:
        for part in _parts(chapter):
            yield chapter.id, part


def sentences(report: Report) -> Iterator[tuple[str, str]]:
    """Give the sentences of paragraphs in which we speak."""
    for chapter in report.chapters:
        for block in blocks_in(chapter.blocks):
            if isinstance(block, Paragraph) and any(_is_ours(span) for span in block.text):
                told = flat(block.text)
                if " · " in told or (told.count(TYPED) and not re.search(r"[.?!:]”?$", told) and len(told.split()) < 4):
                    continue  # whose it is, and its number: no sentence
                for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý“‹0-9])", told):
                    if re.search(r"[^\W\d]", sentence):  # else it is a number of the appendix
                        yield chapter.id, sentence


def headings(report: Report) -> Iterator[tuple[str, str]]:
    """Give the headings that we made: those of chapters, and of sections as far as they are ours."""
    for chapter in report.chapters:
        if chapter.title:
            yield chapter.id, chapter.title
        for block in blocks_in(chapter.blocks):
            if isinstance(block, Section) and any(isinstance(span, str) for span in block.title):
                yield chapter.id, flat(block.title)


def words_in(chapter: Chapter) -> int:
    """Give how many words stand in a chapter, what people typed in full, without its heading."""
    return sum(len(spoken(text).split()) for block in chapter.blocks for text in texts_of(block))


def flat(text: tuple[Any, ...]) -> str:
    """Give a text with what people typed as one word."""
    return "".join(TYPED if isinstance(span, Typed | Go) else spoken((span,)) for span in text).strip()


def spoken(text: tuple[Any, ...]) -> str:
    """Give a text as it is read."""
    return "".join(
        span if isinstance(span, str)
        else str(span.number) if isinstance(span, Ref)
        else span.words if isinstance(span, Grade)
        else span.text
        for span in text
    )  # fmt: skip


def _is_ours(span: Any) -> bool:
    return isinstance(span, str) and re.search(r"[^\W\d]{2}", span) is not None


def _is_text(part: Any) -> bool:
    return isinstance(part, tuple) and bool(part) and all(isinstance(one, str | Typed | Ref | Go | Grade | Marked) for one in part)


def texts_of(part: Any) -> Iterator[tuple[Any, ...]]:
    """Give every text of spans in a block."""
    if _is_text(part):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts_of(one)
    elif is_dataclass(part) and not isinstance(part, Typed | Ref | Go | Grade | Marked):
        for one in fields(part):
            yield from texts_of(getattr(part, one.name))


def _parts(part: Any) -> Iterator[str]:
    """Give all words of ours in a chapter: texts, headings, captions."""
    if _is_text(part):
        yield flat(part)
    elif isinstance(part, tuple):
        for one in part:
            yield from _parts(one)
    elif isinstance(part, str):
        yield part
    elif is_dataclass(part) and not isinstance(part, Typed | Ref | Go | Grade | Marked):
        for one in fields(part):
            if one.name not in _THEIRS or _is_text(getattr(part, one.name)):
                yield from _parts(getattr(part, one.name))


def blocks_in(of: tuple[Any, ...]) -> Iterator[Any]:
    """Give blocks, those inside sections too."""
    for block in of:
        yield block
        for name in ("blocks", "sections"):
            yield from blocks_in(getattr(block, name, ()))
