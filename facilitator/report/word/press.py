"""What all parts of one report.docx share: its styles, pictures, lists and the words of the report."""

from __future__ import annotations

from itertools import count

from docx.document import Document

from facilitator.report.edition import Edition
from facilitator.report.word import sections
from facilitator.report.word.lists import Lists
from facilitator.report.word.pictures import Pictures
from facilitator.report.word.xml import Element, w


class Press:
    """Writes one document. `styles` is the name of every style → its id in this document, `wide` the room on a page."""

    def __init__(
        self, edition: Edition, document: Document, styles: dict[str, str], lists: Lists, wide: int, house: bool
    ) -> None:
        self.edition, self.document, self.lists, self.wide, self.house = edition, document, lists, wide, house
        self.words, self.look = edition.report.words, edition.look
        self.pictures = Pictures(document.part, edition.look, styles["report sign"])
        self.numbers = edition.report.numbers
        self.brief = edition.report.brief
        self._styles = styles
        self._bookmarks = count(1)
        self._breaks = 0
        self.bars = False  # whether a bar of support stands in it, so that a key is needed

    def style(self, name: str) -> str:
        """Give the id of a style; "" for running text. Raises KeyError for a style there is not."""
        return "" if name == "" else self._styles[name.lower()]

    def has(self, name: str) -> bool:
        """Whether there is such a style."""
        return name.lower() in self._styles

    def section(self, columns: int) -> Element:
        """End a part of the document; what stands between this break and the one before it has so many columns.

        Columns may follow one column: the break stays with what it is followed by, and so does a heading above it.
        """
        self._breaks += 1
        made = sections.ended(self.document, columns, first=self._breaks == 1)
        stays = w("keepNext") if columns == 1 else None
        return w("p", w("pPr", w("pStyle", val=self.style("Report Gap")), stays, made))

    def next_bookmark(self) -> int:
        """Give the number of one more bookmark."""
        return next(self._bookmarks)
