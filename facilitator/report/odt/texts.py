"""Texts of spans as ODF: what people typed stands as typed, in its own language and direction, and is never markup."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from facilitator.report.blocks import Go, Grade, Marked, Ref, Span, Text, Typed, is_rtl, numbered

_HEADED = re.compile(r"<text:a .*?</text:a>|<text:span text:style-name=\"Source\">.*?</text:span>|<[^>]*>|&[^;]*;|[0-9]+")
_SPACES = re.compile(r" {2,}")
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_APART, _END = "\u2068", "\u2069"  # around words of another direction, so that they disturb nothing beside them
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}))?(?:-.*)?")


class Texts:
    """The texts of one document. It collects the styles that they need beside those of the house.

    `turned` are the paragraph styles of which there is one from right to left, `languages` the tags of text styles.
    """

    def __init__(self, known: set[int | str]) -> None:
        self._known = known
        self.turned: dict[str, None] = {}
        self.languages: dict[str, tuple[str, str]] = {}

    def style(self, name: str, text: Text) -> str:
        """Give the style of a paragraph: that of its own direction, when it is one person's words as a whole."""
        if len(text) == 1 and isinstance(text[0], Typed) and is_rtl(text[0].text):
            self.turned[name] = None
            return f"{name}_Turned"
        return name

    def text(self, text: Text) -> Markup:
        """Give a text."""
        alone = len(text) == 1
        return Markup("".join(self._span(span, alone=alone) for span in text))  # noqa: S704  # escaped one by one

    def number(self, number: int) -> str:
        """Give a pointer to a contribution: a link, if the appendix has it."""
        return self._link(f"n{number}" if number in self._known else "", numbered(number), "Source")

    def _span(self, span: Span, *, alone: bool) -> str:
        if isinstance(span, str):
            return shown(span)
        if isinstance(span, Ref):
            return self.number(span.number)
        if isinstance(span, Typed):
            return self._typed(span, alone=alone)
        if isinstance(span, Go):
            return self._link(span.anchor if span.anchor in self._known else "", span.text, "Pointer")
        if isinstance(span, Marked):
            return _styled("Strong" if span.mark == "strong" else "Emphasis", shown(span.text))
        if isinstance(span, Grade):
            return shown(span.words)
        raise TypeError(f"no ODT for {type(span).__name__}")

    def _typed(self, one: Typed, *, alone: bool) -> str:
        text: str = shown(one.text)
        if not alone and _LEFTWARDS.search(one.text):
            text = f"{_APART}{text}{_END}"
        style = self._language(one.language)
        return _styled(style, text) if style else text

    def _language(self, tag: str) -> str:
        """Give the style of words in a language; "" where no language was told, or none that ODF can name."""
        found = _LANGUAGE.fullmatch(tag)
        if not found:
            return ""
        name = f"Language_{found[1].lower()}_{(found[3] or '').upper()}".rstrip("_")
        self.languages[name] = (found[1].lower(), (found[3] or "none").upper() if found[3] else "none")
        return name

    def _link(self, anchor: str, text: str, style: str) -> str:
        if not anchor:
            return _styled(style, shown(text))
        link = f'xlink:type="simple" xlink:href="#{escape(anchor)}" text:style-name="{style}" text:visited-style-name="{style}"'
        return f"<text:a {link}>{shown(text)}</text:a>"


def _styled(style: str, told: str) -> str:
    return f'<text:span text:style-name="{style}">{told}</text:span>'


def shown(text: str) -> Markup:
    """Give a text with its own lines, tabs and spaces, which ODF would run together."""
    told = str(escape(text))
    if "  " in told:
        told = _SPACES.sub(lambda found: f' <text:s text:c="{len(found[0]) - 1}"/>', told)
    if "\n" in told or "\t" in told:
        told = told.replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
    return Markup(told)  # noqa: S704  # escaped above


def tall(told: Markup) -> Markup:
    """Give a heading with its figures as tall as capitals, from the face that has only those; pointers have letters of their own."""
    return Markup(_HEADED.sub(lambda found: _styled("Tall", found[0]) if found[0].isdigit() else found[0], told))  # noqa: S704  # it was


def bare(text: Text) -> str:
    """Give a text without links, on one line."""
    told = (
        span if isinstance(span, str) else numbered(span.number) if isinstance(span, Ref) else getattr(span, "text", "")
        for span in text
    )
    return " ".join("".join(told).split())
