"""Who tells a report as data for report.typ: texts as lists of spans, drawings, support. Never markup. Blocks: told.py.

Texts come in characters that the letters for print have, with places to break in words that fit on no line, and with
their writing direction where that is from right to left.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from facilitator.report import blocks
from facilitator.report.blocks import Go, Grade, Marked, Ref, Span, Support, Text, Typed, is_rtl, numbered
from facilitator.report.charts.standalone import svg_file
from facilitator.report.coverage import shown
from facilitator.report.edition import Edition, Look
from facilitator.report.typst.measures import targets
from facilitator.report.typst.texts import bare, language, written

Told = dict[str, Any]

_HIGHEST = 3


@dataclass(frozen=True)
class Photo:
    """A photo to be laid beside the document: its name there and its bytes."""

    name: str
    content: bytes


class Teller:
    """Tells one edition, in its `words`. `photos` are those it met; `known` is what may be pointed at: numbers and anchors."""

    def __init__(self, edition: Edition) -> None:
        self.words, self.fetch = edition.report.words, edition.fetch
        self.look: Look = edition.look
        self.photos: list[Photo] = []
        self.drawings: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._known: set[int | str] = set(targets(edition.report))

    def report(self, chapters: tuple[blocks.Chapter, ...]) -> list[Told]:
        """Give chapters."""
        return [
            {"id": one.id, "title": written(one.title), "kicker": written(one.kicker), "blocks": self.all(one.blocks)}
            for one in chapters
        ]

    def all(self, of: tuple[Any, ...]) -> list[Told]:
        """Give blocks in order; of each, whether a quiet line about it comes after it, which may not stand alone."""
        rows = [one for one in map(self.block, of) if one]
        for one, after in pairwise(rows):
            one["followed"] = after["sort"] == "paragraph" and after["role"] == "quiet"
        return rows

    def text(self, text: Text) -> Told:
        """Give a text: its spans, and whether it is from right to left as a whole (it is one person's words)."""
        alone = len(text) == 1 and isinstance(text[0], Typed)
        return {"spans": [self._span(span) for span in text], "back": alone and is_rtl(bare(text[0])),
                "lang": language(text[0].language) if alone and isinstance(text[0], Typed) else ""}  # fmt: skip

    def typed(self, one: Typed) -> Told:
        """Give what a person typed."""
        return self.text((one,))

    def _span(self, span: Span) -> Told | str:
        if isinstance(span, str):
            return written(span)
        if isinstance(span, Ref):
            return self.number(span.number)
        if isinstance(span, Typed):
            return {
                "sort": "typed",
                "text": written(span.text),
                "lang": language(span.language),
                "back": is_rtl(span.text),
            }
        if isinstance(span, Go):
            return {"sort": "go", "to": span.anchor if span.anchor in self._known else "", "text": written(span.text)}
        if isinstance(span, Marked):
            return {"sort": span.mark, "text": written(span.text)}
        if isinstance(span, Grade):
            value = None if span.value is None else min(span.value, _HIGHEST) / _HIGHEST
            return {"sort": "grade", "value": value, "text": written(span.words)}
        raise TypeError(f"no PDF for {type(span).__name__}")

    def number(self, number: int) -> Told:
        """Give a pointer to a contribution: a link, if the appendix has it."""
        return {"sort": "number", "to": f"n{number}" if number in self._known else "", "text": numbered(number)}

    def drawing(self, chart: Markup, spoken: str = "") -> Told | None:
        """Give a drawing; one that is there already is not kept twice."""
        if not chart:
            return None
        svg = svg_file(chart, self.look).decode()
        name = self._names.setdefault(svg, f"d{len(self._names)}")
        self.drawings[name] = shown(svg)
        _, _, wide, high = chart.partition('viewBox="')[2].partition('"')[0].split()
        return {"drawing": name, "alt": shown(spoken), "ratio": float(high) / float(wide)}

    def support(self, one: Support, dots: str = "") -> Told:
        """Give support in words, and as the three parts of a bar."""
        return {"agree": one.agree, "neutral": one.neutral, "disagree": one.disagree, "voted": one.voted,
                "words": written(one.words), "dots": written(dots)}  # fmt: skip

    def also(self, translations: tuple[Typed, ...]) -> list[Told]:
        """Give translations."""
        return [self.typed(one) for one in translations]

    def block(self, block: Any) -> Told | None:
        """Give a block. Raises TypeError for one that no PDF was thought out for."""
        return told(block, self)


@singledispatch
def told(block: Any, teller: Teller) -> Told | None:
    """Give a block as a record with its `sort`; each kind of block has its own, registered beside those like it."""
    raise TypeError(f"no PDF for {type(block).__name__}")
