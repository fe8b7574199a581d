"""One text document as it is written: what the templates ask of it, and what it remembers while they write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from markupsafe import Markup

from facilitator.report import blocks, charts
from facilitator.report.blocks import Ref, Typed, is_rtl
from facilitator.report.colours import KINDS
from facilitator.report.edition import Edition
from facilitator.report.odt.pictures import Pictures
from facilitator.report.odt.texts import Texts
from facilitator.report.odt.widths import Widths, of_heat, of_table

_TITLE = 110  # letters of a title in the contents
_ABREAST = 3  # lists of main directions side by side
_PAGE, _COLUMN = 16.6, 7.9  # centimetres of a page, and of one of two columns

# The filters of the templates that a document itself answers.
FILTERS = ("spans", "styled", "source", "drops", "in_rows", "kind_style", "trees", "is_cut", "table_columns", "heat_columns")


class Document:
    """What the templates ask for by name (`names`), and what they collected when they are done."""

    def __init__(self, edition: Edition) -> None:
        self.edition, self.words, self.report = edition, edition.report.words, edition.report
        self.texts = Texts(set(targets(edition.report.chapters)))
        self.pictures, self.widths = Pictures(edition), Widths()
        self.together: dict[str, None] = {}
        self.flat = False
        self.compact = edition.report.brief
        self._columns = False
        self._ahead = False
        self._tables = self._sections = 0
        self.shapes = self._shapes()

    # ── names and places ──

    def table_name(self) -> str:
        """Give a name for the next table."""
        self._tables += 1
        return f"Table {self._tables}"

    def section_name(self) -> str:
        """Give a name for the next part in columns."""
        self._sections += 1
        return f"Part {self._sections}"

    def columns_begin(self) -> bool:
        """Say whether text may go in two columns from here: not inside others."""
        begins, self._columns = not self._columns, True
        return begins

    def columns_end(self) -> Markup:
        """Go on in one column."""
        self._columns = False
        return Markup()

    def begin_chapter(self, chapter: blocks.Chapter) -> Markup:
        """Begin a chapter; headings in one without a title stand a level higher."""
        self.flat = not chapter.title
        return Markup()

    def look_ahead(self, block: Any, after: Any) -> Markup:
        """Know what comes after a block: a short paragraph stays on the page of the table that it is about."""
        short = blocks.leads(block, after) and not _is_turned(block)
        self._ahead = short
        return Markup()

    def kept(self, style: str) -> str:
        """Give the style of a paragraph that may have to stay with what comes next."""
        return self.together_with_next(style) if self._ahead else style

    def together_with_next(self, style: str) -> str:
        """Give the style of a paragraph that stays with what comes next."""
        self.together[style] = None
        return f"{style}_Kept"

    # ── pictures ──

    def drawing(self, chart: Markup, wide: float, spoken: str, high: float = 0) -> Markup:
        """Give a drawing in a line of text, no wider than the column that it stands in."""
        return self.pictures.drawing(chart, self._within(wide), spoken, high=high)

    def photo(self, block: blocks.Picture) -> Markup:
        """Give a photo; nothing when its file is gone."""
        return self.pictures.photo(block.file, (block.width, block.height), (self._within(15.0), 11.5), block.alt)

    @property
    def _room(self) -> float:
        """How many centimetres wide what stands here can be."""
        return _COLUMN if self._columns else _PAGE

    def _within(self, wide: float) -> float:
        return min(wide, self._room)

    def bud(self) -> Markup:
        """Give the sign of a third way."""
        drawn = Markup('<svg class="sign" viewBox="0 0 10 22">{}</svg>').format(Markup(charts.seed(5, 11, 20, 10, css="bud")))  # noqa: S704
        return self.pictures.drawing(drawn, 0.28, self.words.say("third_way"))

    def brand(self) -> Markup:
        """Give whose report it is: the organiser's logo, or the ear of wheat and the name."""
        look, name = self.edition.look, self.report.meta.name or self.words.say("report_of")
        told = Markup('<text:span text:style-name="Brand_name">{}</text:span>').format(self.texts.text((Typed(name),)))
        organiser = str(self.edition.data["meeting"].get("organiser") or self.words.say("logo"))
        mark = self.pictures.photo(look.logo, (0, 0), (5.0, 1.3), organiser)
        if not mark and not look.plain:
            mark = self.pictures.drawing(charts.logo(), 0.75, self.words.say("logo"))
        return Markup('{}<text:s text:c="2"/>{}').format(mark, told) if mark else told

    def emblem(self) -> Markup:
        """Give the ears beside the title; none in a house style of somebody else."""
        if self.edition.look.plain:
            return Markup()
        return self.pictures.drawing(charts.emblem(), 2.0 if self.compact else 3.0, self.words.say("emblem"), style="Beside")

    def trees(self, block: blocks.Tree) -> list[Markup]:
        """Give the drawings of a tree, one of each root."""
        return [drawn for root in block.roots if (drawn := charts.tree(blocks.Tree((root,), block.spoken)))]

    # ── what there is ──

    def _shapes(self) -> dict[str, Callable[[Any], Any]]:
        """Give what the filters of the templates do in this document."""
        return {
            "spans": self.texts.text,
            "styled": lambda of: self.texts.style(*of),
            "source": lambda number: self.texts.text((Ref(number),)),
            "drops": _drops,
            "in_rows": abreast,
            "kind_style": lambda kind: f"Kind_{kind}" if kind in KINDS and not self.edition.look.plain else "Ink",
            "trees": self.trees,
            "is_cut": lambda block: bool(block.cut) and "<p class=" in str(charts.tree(block)),
            "table_columns": lambda block: self.widths.columns(of_table(block, self._room)),
            "heat_columns": lambda block: self.widths.columns(of_heat(block, self._room)),
        }

    def names(self) -> dict[str, Any]:
        """Give what the templates may call."""
        own = ("table_name", "section_name", "columns_begin", "columns_end", "begin_chapter", "drawing", "photo", "bud")
        return {**{name: getattr(self, name) for name in own}, "typed": Typed, "charts": charts, "words": self.words,
                "report": self.report, "document": self, "no_shape": no_shape, "columns": self.widths.columns}  # fmt: skip


def no_shape(block: Any) -> None:
    """Refuse a block that no ODT was thought out for."""
    raise TypeError(f"no ODT for {type(block).__name__}")


def cut(title: str) -> str:
    """Give a title that fits on a line or two of the contents."""
    return title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip(" ,;:.") + "…"


def abreast(groups: Sequence[Any]) -> list[Sequence[Any]]:
    """Give lists in rows of at most three, as even as can be."""
    rows = -(-len(groups) // _ABREAST)
    size, more = divmod(len(groups), rows) if rows else (0, 0)
    found, at = [], 0
    for row in range(rows):
        end = at + size + (row < more)
        found.append(groups[at:end])
        at = end
    return found


def targets(chapters: Sequence[blocks.Chapter]) -> Iterator[int | str]:
    """Give everything that can be pointed at: anchors, and contributions as they are called there."""
    for chapter in chapters:
        if chapter.title:
            yield chapter.id
        yield from _targets(chapter.blocks)


def _targets(of: Sequence[Any]) -> Iterator[int | str]:
    for block in of:
        if isinstance(block, blocks.Section):
            yield block.anchor
            yield from _targets(block.blocks)
        elif isinstance(block, blocks.Side):
            yield from _targets(block.sections)
        elif isinstance(block, blocks.Appendix):
            yield from block.numbers


def _is_turned(block: blocks.Paragraph) -> bool:
    return len(block.text) == 1 and isinstance(block.text[0], Typed) and is_rtl(block.text[0].text)


def _drops(block: blocks.Paragraph) -> bool:
    return block.shown_as == "drop"
