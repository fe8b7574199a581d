"""The stylesheet of a document: ours as a whole, or an organiser's with what it lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from facilitator.report.colours import INK
from facilitator.report.word.lists import Lists
from facilitator.report.word.styles import DATA, FIGURES, LAYOUT, Letters, Style
from facilitator.report.word.styling import identifier, letters_of, style_element, table_style
from facilitator.report.word.xml import Element, found, named, w

_TABLE, _CHARACTER = "Normal Table", "Default Paragraph Font"
_AFTER, _LINE = 120, 262  # of running text: what follows a paragraph, and the height of a line
_GRID = "Table Grid"


def own(root: Element, styles: Iterable[Style], letters: Letters, lists: Lists, language: str) -> dict[str, str]:
    """Write our stylesheet; give the name of every style → its id."""
    text = Style("Normal", voice=False, size=letters.size, colour=INK)
    defaults = letters_of(replace(text, size=Letters.size), letters)
    defaults.append(w("lang", val=language, eastAsia="zh-CN", bidi="ar-SA"))
    spacing = w("pPr", w("spacing", after=round(_AFTER * letters.room), line=round(_LINE * letters.height), lineRule="auto"))
    root.append(w("docDefaults", w("rPrDefault", defaults), w("pPrDefault", spacing)))
    root.append(
        w(
            "latentStyles",
            defLockedState=0,
            defUIPriority=99,
            defSemiHidden=1,
            defUnhideWhenUsed=1,
            defQFormat=0,
            count=376,
        )
    )
    root.append(w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal"))
    root.append(
        w(
            "style",
            w("name", val=_CHARACTER),
            w("semiHidden"),
            type="character",
            default=1,
            styleId=identifier(_CHARACTER),
        )
    )
    root.append(_plain_table())
    root.append(w("style", w("name", val="No List"), w("semiHidden"), type="numbering", default=1, styleId="NoList"))
    known = {"normal": "Normal"}
    for style in styles:
        root.append(style_element(_listed(style, lists), letters))
        known[style.name.lower()] = identifier(style.name)
    for name in (LAYOUT, DATA):
        root.append(table_style(name, identifier(_TABLE)))
        known[name.lower()] = identifier(name)
    return known


def _listed(style: Style, lists: Lists) -> Style:
    return replace(style, list=lists.plans[style.list]) if style.list else style


def _plain_table() -> Element:
    margins = w(
        "tblCellMar",
        *(w(side, w=wide, type="dxa") for side, wide in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))),
    )
    return w(
        "style", w("name", val=_TABLE), w("semiHidden"), w("tblPr", w("tblInd", w=0, type="dxa"), margins),
        type="table", default=1, styleId=identifier(_TABLE),
    )  # fmt: skip


def restyled(root: Element, styles: Iterable[Style], lists: Lists, language: str) -> dict[str, str]:
    """Add to an organiser's stylesheet what it lacks, in its own letters; give the name of every style → its id there."""
    known = _known(root)
    base = _default(root, "paragraph")
    letters = Letters(voice="", text="", scripts="", size=_size(root, base))
    for style in styles:
        name = style.name.lower()
        if name in known:
            _followed(root, known[name], style, lists)
            continue
        made = style_element(_listed(style, lists), letters, coloured=False)
        for tag, wanted in (("basedOn", known.get(style.based.lower(), base)), ("next", base)):
            for one in found(made, f"./w:{tag}"):
                one.set(named("w:val"), wanted)
                if not wanted:
                    made.remove(one)
        known[name] = _free(identifier(style.name), known)
        made.set(named("w:styleId"), known[name])
        root.append(made)
    _with_tables(root, known)
    _in_language(root, language)
    return known


def _followed(root: Element, own: str, style: Style, lists: Lists) -> None:
    """Let lists with figures go on in the numbering of a template's own style."""
    if style.list == FIGURES:
        for one in found(root, f"./w:style[@w:styleId='{own}']/w:pPr/w:numPr/w:numId"):
            lists.follow(str(one.get(named("w:val"))))


def _with_tables(root: Element, known: dict[str, str]) -> None:
    """Take the template's own grid for figures; what only stands side by side has a style without lines."""
    plain = _default(root, "table")
    if not plain:
        root.append(_plain_table())
        plain = identifier(_TABLE)
    known[LAYOUT.lower()] = _free(identifier(LAYOUT), known)
    layout = table_style(LAYOUT, plain)
    layout.set(named("w:styleId"), known[LAYOUT.lower()])
    root.append(layout)
    if _GRID.lower() in known:
        known[DATA.lower()] = known[_GRID.lower()]
    else:
        root.append(table_style(DATA, plain, coloured=False))
        known[DATA.lower()] = identifier(DATA)


def _free(wanted: str, known: dict[str, str]) -> str:
    """Give an id that no style has yet."""
    taken = set(known.values())
    return next(name for name in (wanted, *(f"{wanted}{n}" for n in range(2, 100))) if name not in taken)


def _known(root: Element) -> dict[str, str]:
    return {
        str(name.get(named("w:val"))).lower(): str(style.get(named("w:styleId")))
        for style in found(root, "./w:style")
        for name in found(style, "./w:name")
    }


def _default(root: Element, kind: str) -> str:
    styles = found(root, f"./w:style[@w:type='{kind}'][@w:default='1' or @w:default='true' or @w:default='on']")
    return str(styles[0].get(named("w:styleId"))) if styles else ""


def _size(root: Element, base: str) -> int:
    """Give the size of running text in a template, in half points."""
    paths = (f"./w:style[@w:styleId='{base}']/w:rPr/w:sz/@w:val", "./w:docDefaults/w:rPrDefault/w:rPr/w:sz/@w:val")
    sizes = [str(size) for path in paths for size in found(root, path)]
    return int(sizes[0]) if sizes and sizes[0].isdigit() else 20


def _in_language(root: Element, language: str) -> None:
    """Say in which language the report is; a template may be made in another."""
    for code in found(root, ".//w:lang"):
        code.set(named("w:val"), language)
