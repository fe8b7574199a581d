"""Styles as elements of styles.xml, in the order that the schema asks for."""

from __future__ import annotations

from dataclasses import replace

from facilitator.report.colours import INK, KINDS, THREAD
from facilitator.report.word.styles import DATA, LAYOUT, Letters, Style
from facilitator.report.word.xml import Element, element, named, w


def identifier(name: str) -> str:
    """Give the id of a style that we add: its name without spaces."""
    return "".join(part[:1].upper() + part[1:] for part in name.split())


def style_element(style: Style, letters: Letters, coloured: bool = True) -> Element:
    """Give a style as it stands in styles.xml; not `coloured`: in the ink of the template."""
    if not coloured:
        style = replace(style, colour="" if style.colour in (INK, *KINDS.values()) else style.colour)
        if style.name == "Report Source":  # a template's own Quote has no line beside it
            style = replace(style, side=None, left=None)
    made = w("style", type=style.kind, styleId=identifier(style.name))
    if style.name.startswith("Report "):
        made.set(named("w:customStyle"), "1")
    made.append(w("name", val=style.name))
    if style.based:
        made.append(w("basedOn", val=identifier(style.based)))
    if style.follow:
        made.append(w("next", val=identifier(style.follow)))
    if style.name not in ("TOC Heading", "toc 1", "toc 2", "header", "footer"):
        made.append(w("qFormat"))
    if style.kind == "paragraph":
        made.append(_paragraph(style, letters))
    made.append(letters_of(style, letters))
    return made


def _paragraph(style: Style, letters: Letters) -> Element:
    """Give how a paragraph stands, in the order of the schema."""
    spacing: dict[str, str | int] = {name: round(value * letters.room) for name, value in (("before", style.before), ("after", style.after)) if value is not None}
    if style.line:
        spacing |= {"line": round(style.line * letters.height), "lineRule": "auto"}
    indent = {name: value for name, value in (("left", style.left), ("right", style.right)) if value is not None}
    if style.hanging:
        indent["hanging"] = style.hanging
    return w(
        "pPr",
        _switch("keepNext", style.keep_next),
        w("keepLines") if style.keep_lines else None,
        w("numPr", w("numId", val=style.list)) if style.list else None,
        _lines(style),
        w("tabs", *(w("tab", val=side, pos=at) for side, at in style.tabs)) if style.tabs else None,
        None if style.hyphens else w("suppressAutoHyphens"),
        w("spacing", **spacing) if spacing else None,
        w("ind", **indent) if indent else None,
        w("jc", val="center" if style.centred else "right") if style.centred or style.at_end else None,
        w("outlineLvl", val=style.level) if style.level is not None else None,
    )


def _switch(tag: str, on: bool | None) -> Element | None:
    if on is None:
        return None
    return w(tag) if on else w(tag, val="0")


def _lines(style: Style) -> Element | None:
    """Give the lines around a paragraph."""
    if style.bare:
        return w("pBdr", w("top", val="nil"))
    sides = (("top", style.top), ("left", style.side), ("bottom", style.bottom), ("between", style.between))
    drawn = [
        w(side, val="single", sz=line.size, space=line.space, color=bare(line.colour))
        for side, line in sides
        if line is not None
    ]
    return w("pBdr", *drawn) if drawn else None


def letters_of(style: Style, letters: Letters) -> Element:
    """Give what the letters of a style are, in the order of the schema."""
    family = {None: "", True: letters.voice, False: letters.text}[style.voice]
    size = round(style.size * letters.size / Letters.size) if style.size else 0
    return w(
        "rPr",
        w("rFonts", ascii=family, hAnsi=family, cs=letters.scripts) if family else None,
        *((_switch("b", style.bold), _switch("bCs", style.bold)) if style.bold is not None else ()),
        *((w("i"), w("iCs")) if style.italic else ()),
        w("color", val=bare(style.colour)) if style.colour else None,
        w("position", val=-style.lowered) if style.lowered else None,
        *((w("sz", val=size), w("szCs", val=size)) if size else ()),
        w("u", val="single", color=bare(THREAD)) if style.underlined else None,
        _lining() if family == Letters.voice else None,
    )


def _lining() -> Element:
    """Ask for figures as tall as capitals: in the voice's own old ones 10 reads as IO."""
    made = element("w14:numForm")
    made.set(named("w14:val"), "lining")
    return made


def bare(colour: str) -> str:
    """Give a colour as Word writes it: "#fdfcf8" is FDFCF8."""
    return colour.removeprefix("#").upper()


def table_style(name: str, based: str, coloured: bool = True) -> Element:
    """Give the style of a table: without any lines for what only stands side by side, with hairlines for figures."""
    lines: list[Element] = []
    head = None
    if name == DATA:
        ink, hair = (bare(INK), bare(THREAD)) if coloured else ("auto", "BFBFBF")
        lines = [
            w("bottom", val="single", sz=4, space=0, color=hair),
            w("insideH", val="single", sz=4, space=0, color=hair),
        ]
        head = w(
            "tblStylePr",
            w("tcPr", w("tcBorders", w("bottom", val="single", sz=12, space=0, color=ink))),
            type="firstRow",
        )
    margins = ("0", "0") if name == LAYOUT else ("60", "100")
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val=based),
        w("qFormat"),
        w(
            "tblPr",
            w("tblBorders", *lines) if lines else None,
            w(
                "tblCellMar",
                *(w(side, w=width, type="dxa") for side, width in (("left", margins[0]), ("right", margins[1]))),
            ),
        ),
        head,
        type="table",
        customStyle=1,
        styleId=identifier(name),
    )
