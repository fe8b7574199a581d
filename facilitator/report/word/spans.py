"""Texts in Word: runs of our own words, of what people typed, and links to numbers, chapters and sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from facilitator.report import charts
from facilitator.report.blocks import Go, Grade, Marked, Ref, Span, Text, Typed, is_rtl, numbered, plain
from facilitator.report.word.xml import Element, w, written

if TYPE_CHECKING:
    from facilitator.report.word.press import Press

_PIECES = re.compile("([\n\t\u00ad\u2011])")
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SIGNS = {"\n": "br", "\t": "tab", "\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}
_LONGEST_NAME = 40  # letters of a bookmark


def bookmark(anchor: str) -> str:
    """Give the name of a bookmark: "dilemmas-1" is dilemmas_1, for Word allows letters, figures and underscores."""
    return _NOT_IN_A_NAME.sub("_", anchor)[:_LONGEST_NAME]


def number_bookmark(number: int) -> str:
    """Give the name of the bookmark at a contribution in the appendix."""
    return f"n{numbered(number)}"


def runs(text: Text, press: Press, style: str = "") -> list[Element]:
    """Give a text as runs and links; `style` is the character style of what has none of its own. Raises TypeError for an unknown span."""
    return [made for span in text for made in _span(span, press, style)]


def _span(span: Span, press: Press, style: str) -> Iterator[Element]:
    match span:
        case str():
            yield from _pieces(span, press, style)
        case Typed():
            yield from _pieces(span.text, press, style, span.language)
        case Ref():
            yield source(span.number, press)
        case Go():
            yield link(bookmark(span.anchor), span.text, press, "Hyperlink")
        case Marked():
            yield from _pieces(span.text, press, "Strong" if span.mark == "strong" else "Emphasis")
        case Grade():
            if span.value is not None:
                yield press.pictures.small(charts.grade(span), 7)
                yield run(" ", press)
            yield run(span.words, press, style)
        case _:
            raise TypeError(f"no runs for {type(span).__name__}")


def _pieces(text: str, press: Press, style: str, language: str = "") -> Iterator[Element]:
    if text:
        yield run(text, press, style, language)


def run(text: str, press: Press, style: str = "", language: str = "") -> Element:
    """Give words as typed: their line breaks, direction and language; nothing in them is markup."""
    made = w("r", _properties(text, press, style, language))
    for piece in _PIECES.split(text):
        if piece in _SIGNS:
            made.append(w(_SIGNS[piece]))
        elif piece:
            made.append(written(piece))
    return made


def _properties(text: str, press: Press, style: str, language: str) -> Element | None:
    rtl = is_rtl(text)
    language = language if _LANGUAGE.fullmatch(language) else ""
    if not (style or rtl or language):
        return None
    return w(
        "rPr",
        w("rStyle", val=press.style(style)) if style else None,
        w("rtl") if rtl else None,
        (w("lang", bidi=language) if rtl else w("lang", val=language)) if language else None,
    )


def link(to: str, text: str, press: Press, style: str) -> Element:
    """Give words that lead to a bookmark in this report."""
    return w("hyperlink", run(text, press, style), anchor=to, history=1)


def source(number: int, press: Press) -> Element:
    """Give the number of a contribution as a link to it; of one that isn't in the appendix, the number alone."""
    if number in press.numbers:
        return link(number_bookmark(number), numbered(number), press, "Report Reference")
    return run(numbered(number), press, "Report Number")


def marked(name: str, inside: list[Element], press: Press) -> list[Element]:
    """Put a bookmark around runs."""
    place = press.next_bookmark()
    return [w("bookmarkStart", id=place, name=name), *inside, w("bookmarkEnd", id=place)]


def paragraph(style: str, inside: list[Element], press: Press, *, rtl: bool = False) -> Element:
    """Give a paragraph in a style."""
    name = press.style(style)
    return w("p", w("pPr", w("pStyle", val=name) if name else None, w("bidi") if rtl else None), *inside)


def told(style: str, text: Text, press: Press) -> Element:
    """Give a text as a paragraph that runs in its own direction."""
    return paragraph(style, runs(text, press), press, rtl=is_rtl(plain(text)))
