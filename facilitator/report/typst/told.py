"""A report as data for report.typ: every block a record with its `sort`, every text a list of spans. Never markup.

Texts come in characters that the letters for print have, with places to break in words that fit on no line, and with
their writing direction where that is from right to left.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatchmethod
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from facilitator.report import blocks, charts
from facilitator.report.blocks import Go, Grade, Marked, Ref, Span, Support, Text, Typed, numbered
from facilitator.report.charts.standalone import svg_file
from facilitator.report.coverage import shown
from facilitator.report.edition import Edition, Look
from facilitator.report.typst.measures import targets, weight, widths
from facilitator.report.typst.texts import backwards, bare, language, written

Told = dict[str, Any]

_HIGHEST = 3


@dataclass(frozen=True)
class Photo:
    """A photo to be laid beside the document: its name there and its bytes."""

    name: str
    content: bytes


class Teller:
    """Tells one edition. `photos` are those it met; `known` is what may be pointed at: numbers and anchors."""

    def __init__(self, edition: Edition) -> None:
        self._edition, self._words = edition, edition.report.words
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
        told = [one for one in map(self.block, of) if one]
        for one, after in pairwise(told):
            one["followed"] = after["sort"] == "paragraph" and after["role"] == "quiet"
        return told

    def text(self, text: Text) -> Told:
        """Give a text: its spans, and whether it is from right to left as a whole (it is one person's words)."""
        alone = len(text) == 1 and isinstance(text[0], Typed)
        return {"spans": [self._span(span) for span in text], "back": alone and backwards(bare(text[0])),
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
                "back": backwards(span.text),
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

    @singledispatchmethod
    def block(self, block: Any) -> Told | None:
        """Give a block. Raises TypeError for one that no PDF was thought out for."""
        raise TypeError(f"no PDF for {type(block).__name__}")

    @block.register
    def _paragraph(self, block: blocks.Paragraph) -> Told:
        return {"sort": "paragraph", "role": block.role, "text": self.text(block.text), "drop": _drop(block)}

    @block.register
    def _quote(self, block: blocks.Quote) -> Told:
        return {"sort": "quote", "text": self.typed(block.text), "by": self.text(block.by) if block.by else None,
                "number": self.number(block.number) if block.number else None, "also": self._also(block.also)}  # fmt: skip

    def _also(self, translations: tuple[Typed, ...]) -> list[Told]:
        return [self.typed(one) for one in translations]

    @block.register
    def _stories(self, block: blocks.Stories) -> Told:
        return {"sort": "stories", "rows": [self._story(one) for one in block.stories]}

    def _story(self, one: blocks.Story) -> Told:
        return {
            "title": self.typed(one.title),
            "number": self.number(one.number),
            "text": [self.typed(text) for text in one.text],
            "also": self._also(one.also),
            "by": self.text(one.by) if one.by else None,
            "support": self.support(one.support) if one.support else None,
            "quotes": [self._quote(said) for said in one.quotes],
            "long": sum(len(text.text) for text in one.text) + sum(60 + len(said.text.text) for said in one.quotes),
        }

    @block.register
    def _items(self, block: blocks.Items) -> Told:
        return {
            "sort": "items",
            "ordered": block.ordered,
            "columns": block.columns,
            "rows": [self.text(one) for one in block.items],
        }

    @block.register
    def _facts(self, block: blocks.Facts) -> Told:
        return {"sort": "facts", "rows": [[written(name), self.text(text)] for name, text in block.rows]}

    @block.register
    def _questions(self, block: blocks.Questions) -> Told:
        answered = any(answers for _, _, answers in block.rows)
        unanswered = self._words.say("no_answer") if answered else ""
        rows = [
            {
                "text": self.typed(question),
                "number": self.number(number),
                "answers": [self.text(one) for one in answers],
            }
            for question, number, answers in block.rows
        ]
        return {"sort": "questions", "rows": rows, "unanswered": unanswered}

    def _direction(self, one: blocks.Direction) -> Told:
        return {
            "text": self.typed(one.text),
            "number": self.number(one.number),
            "title": self.typed(Typed(one.title, one.text.language)) if one.title else None,
            "label": written(one.label),
            "notes": [self.text(note) for note in one.notes],
            "also": self._also(one.also),
            "support": self.support(one.support, one.dots),
        }

    @block.register
    def _highlights(self, block: blocks.Highlights) -> Told:
        groups = [{"label": written(label), "rows": list(map(self._direction, rows))} for label, rows in block.groups]
        return {"sort": "highlights", "groups": groups}

    @block.register
    def _ranked(self, block: blocks.Ranked) -> Told:
        return {"sort": "ranked", "rows": list(map(self._direction, block.rows))}

    @block.register
    def _table(self, block: blocks.Table) -> Told:
        rows = [[self.text(cell) for cell in row] for row in block.rows]
        return {"sort": "table", "caption": written(block.caption), "head": list(map(written, block.head)), "rows": rows,
                "numeric": block.numeric, "widths": widths(block)}  # fmt: skip

    @block.register
    def _people(self, block: blocks.People) -> Told:
        rows = [[written(label), self.drawing(charts.seeds(n)), str(n)] for label, n in block.rows]
        return {"sort": "people", "rows": rows}

    @block.register
    def _dots(self, block: blocks.Dots) -> Told:
        rows = [
            [self.typed(name), self.number(number), self.drawing(charts.seeds(n, 20)), str(n)]
            for number, name, n in block.rows
        ]
        return {"sort": "dots", "rows": rows}

    @block.register
    def _dilemma(self, block: blocks.Dilemma) -> Told:
        before, after = self._words.say("before"), self._words.say("after")
        drawn = self.drawing(charts.flow(block.shift, before, after), block.shift.spoken) if block.shift else None
        options = [
            {
                "letter": one.letter,
                "text": self.typed(Typed(one.text)),
                "objection": self.typed(Typed(one.objection)) if one.objection else None,
            }
            for one in block.options
        ]
        return {
            "sort": "dilemma",
            "options": options,
            "third": written(block.third),
            "bud": self.drawing(_bud()),
            "drawing": drawn,
            "rows": len(block.shift.labels) if block.shift else 0,
            "sentences": [self.text(one) for one in block.sentences],
        }

    @block.register
    def _moves(self, block: blocks.Moves) -> Told:
        drawn = self.drawing(charts.flow(block.shift, block.before, block.after), block.shift.spoken)
        return {"sort": "drawing", "drawing": drawn, "width": 0.72, "lines": [self.text(one) for one in block.lines]}

    @block.register
    def _heat(self, block: blocks.Heat) -> Told:
        rows = [
            {
                "name": self.text(row.name),
                "note": self.text(row.note) if row.note else None,
                "stands": [[one.stance, written(one.figure), written(one.text)] for one in row.stands],
                "voted": written(row.voted),
            }
            for row in block.rows
        ]
        return {
            "sort": "heat",
            "caption": written(block.caption),
            "head": list(map(written, block.head)),
            "columns": list(map(written, block.columns)),
            "rows": rows,
            "key": [[stance, written(text)] for stance, text in block.key],
            "notes": [self.text(note) for note in block.notes],
        }

    @block.register
    def _tree(self, block: blocks.Tree) -> Told:
        drawings = [self.drawing(charts.tree(blocks.Tree((root,), block.spoken)), block.spoken) for root in block.roots]
        return {"sort": "tree", "drawings": [one for one in drawings if one], "cut": written(block.cut),
                "branches": list(map(self._branch, block.roots))}  # fmt: skip

    def _branch(self, one: blocks.Branch) -> Told:
        return {"text": self.typed(one.text), "number": self.number(one.number), "notes": [self.text(note) for note in one.notes],
                "branches": list(map(self._branch, one.branches))}  # fmt: skip

    @block.register
    def _rings(self, block: blocks.Rings) -> Told:
        return {
            "sort": "drawing",
            "drawing": self.drawing(charts.rings(block), block.spoken),
            "width": 0.66,
            "lines": [],
        }

    @block.register
    def _quadrants(self, block: blocks.Quadrants) -> Told:
        return {
            "sort": "drawing",
            "drawing": self.drawing(charts.quadrants(block), block.spoken),
            "width": 0.86,
            "lines": [],
        }

    @block.register
    def _timeline(self, block: blocks.Timeline) -> Told:
        return {
            "sort": "drawing",
            "drawing": self.drawing(charts.timeline(block), block.spoken),
            "most": 95,
            "width": 1,
            "lines": [],
        }

    @block.register
    def _fields(self, block: blocks.Fields) -> Told:
        return {
            "sort": "drawing",
            "drawing": self.drawing(charts.fields(block), block.spoken),
            "width": 0.86,
            "lines": [],
        }

    @block.register
    def _picture(self, block: blocks.Picture) -> Told | None:
        content = self._edition.fetch(block.file)
        if not content:
            return None
        kind = "png" if content.startswith(b"\x89PNG") else "jpg"
        name = f"photo-{len(self.photos)}.{kind}"
        self.photos.append(Photo(name, content))
        tall = block.height > block.width
        return {
            "sort": "picture",
            "file": name,
            "alt": written(block.alt),
            "caption": written(block.caption),
            "tall": tall,
        }

    @block.register
    def _appendix(self, block: blocks.Appendix) -> Told:
        return {"sort": "appendix", "entries": [self._entry(one) for one in block.entries]}

    def _entry(self, one: blocks.Entry) -> Told:
        return {
            "anchor": f"n{one.number}",
            "number": numbered(one.number),
            "title": self.typed(Typed(one.title, one.language)) if one.title else None,
            "text": self.typed(Typed(one.text, one.language)),
            "also": self._also(one.also),
            "more": [self.text(line) for line in one.more],
            "details": self.text(one.details),
            "used": self.text(self._words.text("used_in", where=one.used)) if one.used else None,
        }

    @block.register
    def _section(self, block: blocks.Section) -> Told | None:
        return self._part(block)

    def _part(self, block: blocks.Section) -> Told:
        return {
            "sort": "section",
            "title": self.text(block.title),
            "blocks": self.all(block.blocks),
            "icon": block.icon,
            "kicker": written(block.kicker),
            "opens": block.opens,
            "large": block.large,
            "anchor": block.anchor,
        }

    @block.register
    def _side(self, block: blocks.Side) -> Told:
        return {"sort": "side", "sections": [{"long": weight(one), **self._part(one)} for one in block.sections]}


def _drop(block: blocks.Paragraph) -> bool:
    """Say whether a paragraph opens with a drop cap: it is asked for, and there is a letter of the alphabet to draw."""
    first = bare(block.text[0])[:1] if block.text else ""
    return (
        block.role == "drop" and first.isalpha() and not backwards(first) and len("".join(map(bare, block.text))) > 120
    )


def _bud() -> Markup:
    drawn = charts.seed(5, 11, 20, 10, css="bud")
    return Markup('<svg class="sign" viewBox="0 0 10 22">{}</svg>').format(Markup(drawn))  # noqa: S704  # made here
