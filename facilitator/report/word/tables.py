"""Tables, built element by element: of figures with header rows that return, and of what only stands side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from facilitator.core.hyphens import hyphenated
from facilitator.report.blocks import Heat, Stand, Table, Weighed, is_rtl, plain
from facilitator.report.colours import INK, THREAD, mark_of
from facilitator.report.lettering import least, shared
from facilitator.report.word.press import Press
from facilitator.report.word.spans import paragraph, run, told
from facilitator.report.word.styles import DATA, LAYOUT, mm
from facilitator.report.word.styling import bare
from facilitator.report.word.xml import Element, found, named, w

Cell = list[Element]
_WHOLE = 6  # rows of a table that stays on one page
_STAND = mm(29)  # the widest column of a heat table
_NUMBERS = mm(16)  # the width of a column of figures
_POINT = 20  # twentieths
_HEAD, _STAND_HEAD = 9.5 * _POINT, 7.5 * _POINT  # how large the heads of columns are
_BESIDE, _STAND_BESIDE = 180, 70  # the room beside words in a cell


def beside(
    cells: Sequence[Cell], widths: Sequence[int], press: Press, *, lines: Sequence[Element | None] = ()
) -> Element:
    """Give cells side by side, without lines (or with those of `lines`, per cell)."""
    return laid([cells], widths, press, lines=lines)


def laid(
    rows: Iterable[Sequence[Cell]], widths: Sequence[int], press: Press, *, lines: Sequence[Element | None] = ()
) -> Element:
    """Give rows of cells that only stand side by side: no table of figures."""
    borders = lines or [None] * len(widths)
    made = [
        w("tr", *(_cell(inside, wide, border) for inside, wide, border in zip(row, widths, borders, strict=True)))
        for row in rows
    ]
    return w("tbl", _properties(press.style(LAYOUT), widths, "", head=False), _columns(widths), *made)


def held(table: Element) -> Element:
    """Keep each row of a table on one page."""
    for row in table.iterchildren("{*}tr"):
        row.insert(0, w("trPr", w("cantSplit")))
    return loose(table)


def loose(table: Element) -> Element:
    """Let no paragraph tie a row to the next one: programs would move the whole table for it."""
    for one in found(table, ".//w:p/w:pPr/w:pStyle"):
        follows = one.getnext()
        if follows is not None and follows.tag == named("w:keepNext"):
            follows.getparent().remove(follows)
        one.addnext(w("keepNext", val="0"))
    return table


def rule(side: str, size: int = 4, colour: str = THREAD) -> Element:
    """Give a line at one side of a cell."""
    return w("tcBorders", w(side, val="single", sz=size, space=0, color=bare(colour)))


def listed(
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    widths: Sequence[int],
    press: Press,
    caption: str,
    figures: set[int],
) -> list[Element]:
    """Give a table of figures with its caption above it; `figures` are the columns that hold numbers, at their end."""
    names = [
        [
            paragraph(
                "Report Figure Head" if n in figures else "Report Head",
                [run(hyphenated(name), press)] if name else [],
                press,
                rtl=is_rtl(name),
            )
        ]
        for n, name in enumerate(head)
    ]
    return framed([names, *rows], widths, press, caption, names=head)


def framed(
    rows: Sequence[Sequence[Cell | Element]],
    widths: Sequence[int],
    press: Press,
    caption: str,
    names: Sequence[str] = (),
    margin: int | None = None,
    whole: int = _WHOLE,
    tied: bool = False,
) -> list[Element]:
    """Give a table whose first row names its columns and stands on every page again; of cells, or of what lies in them."""
    made = []
    for n, row in enumerate(rows):
        cells = [_cell(one, wide) if isinstance(one, list) else one for one, wide in zip(row, widths, strict=True)]
        if _follows(n, len(rows), whole, tied):
            _stays(cells)
        made.append(w("tr", w("trPr", w("cantSplit"), None if n else w("tblHeader")), *cells))
    said = caption or ", ".join(filter(None, names))
    table = w("tbl", _properties(press.style(DATA), widths, said, head=True, margin=margin), _columns(widths), *made)
    after = gap(press)
    if tied:
        after[0].append(w("keepNext"))
    return [*([told("caption", (caption,), press)] if caption else []), table, after]


def _follows(row: int, rows: int, whole: int, tied: bool) -> bool:
    """Whether a row stays with what comes after it: all of a small table, and never a first or last row by itself."""
    if row == rows - 1:
        return tied
    return rows <= whole or row in (0, rows - 2)


def _stays(cells: list[Element]) -> None:
    """Keep a row on the page of the next one."""
    for cell in cells:
        for one in found(cell, "./w:p/w:pPr"):
            one.insert(len(found(one, "./w:pStyle")), w("keepNext"))


def gap(press: Press) -> Element:
    """Give the room after a table; without it Word makes one table of two."""
    return paragraph("Report Gap", [], press)


def table(block: Table, press: Press, room: int) -> list[Element]:
    """Give a table of the report."""
    widths = _shares(block, room)
    figures = set(range(1, len(block.head))) if block.numeric else set()
    rows = [
        [[told("Report Figure" if n in figures else "Report Cell", cell, press)] for n, cell in enumerate(row)]
        for row in block.rows
    ]
    return listed(block.head, rows, widths, press, block.caption, figures)


def _shares(block: Table, room: int) -> list[int]:
    """Divide the room: figures take little, texts by how much they say, and no head has to break in a word."""
    lowest = least([[name] for name in block.head], [_HEAD] * len(block.head), _BESIDE, room)
    return _whole(shared(room, _asked(block, room), lowest), room)


def _whole(widths: Sequence[float], room: int) -> list[int]:
    """Give widths without fractions, that are the room together."""
    made = [int(one) for one in widths]
    return [made[0] + room - sum(made), *made[1:]]


def _asked(block: Table, room: int) -> list[int]:
    columns = len(block.head)
    if block.numeric and columns > 1:
        least = [max(_NUMBERS, mm(2) * _longest_word(name) + mm(3.5)) for name in block.head[1:]]
        wanted = [max(least[n - 1], mm(2.1) * _figures_wide(block, n)) for n in range(1, columns)]
        more = [want - less for want, less in zip(wanted, least, strict=True)]
        spare = max(0.0, room * 0.7 - sum(least)) / max(1, sum(more))
        made = [less + round(extra * min(1.0, spare)) for less, extra in zip(least, more, strict=True)]
        scale = min(1.0, room * 0.78 / sum(made))
        made = [round(one * scale) for one in made]
        return [room - sum(made), *made]
    weights = [_weight(block.head[n], [plain(row[n]) for row in block.rows]) for n in range(columns)]
    made = [round(room * weight / sum(weights)) for weight in weights]
    return [*made[:-1], room - sum(made[:-1])]


def _figures_wide(block: Table, column: int) -> int:
    """Give how many letters a column of figures needs; its name may stand on two lines."""
    name = block.head[column]
    return max(*(len(plain(row[column])) for row in block.rows), _longest_word(name) + 1, len(name) // 2 + 2, 0)


def _weight(name: str, texts: list[str]) -> float:
    """Give how much of the room a column asks for; its name may stand on two lines, and a long text on many."""
    longest = max(*map(_longest_word, (name, *texts)), 4)
    asked: float = max(longest, len(name) / 2, min(80, max(map(len, texts), default=0))) ** 0.75
    return asked


def _longest_word(text: str) -> int:
    return min(24, max(map(len, text.split()), default=0))


def heat(block: Heat, press: Press, room: int) -> list[Element]:
    """Give support per background: filled for, dashed where divided, ink against; the words say it too."""
    turnout = bool(block.head[1])
    widths = _of_heat(block, room)
    head: list[Cell | Element] = [
        [paragraph("Report Head", [run(block.head[0], press)] if block.head[0] else [], press)]
    ]
    head += [
        [paragraph("Report Stand Head", [run(hyphenated(title), press)], press, rtl=is_rtl(title))]
        for title in (*block.columns, *((block.head[1],) if turnout else ()))
    ]
    rows: list[list[Cell | Element]] = [head]
    for row in block.rows:
        cells: list[Cell | Element] = [
            _about(row, press),
            *(_stand(stand, wide, press) for stand, wide in zip(row.stands, widths[1:], strict=False)),
        ]
        if turnout:
            cells.append(
                _vertical(w("tcW", w=widths[-1], type="dxa"), paragraph("Report Stand Quiet", [run(row.voted, press)], press))
            )
        rows.append(cells)
    made = framed(rows, widths, press, block.caption, margin=30, whole=0, tied=bool(block.key))
    if block.key:
        made.append(key(block.key, press))
    return [*made, *(told("Report Quiet", note, press) for note in block.notes)]


def _of_heat(block: Heat, room: int) -> list[int]:
    """Divide the room: columns alike, as far as none has to break in a word."""
    titles = [*block.columns, *([block.head[1]] if block.head[1] else [])]
    name = round(room * max(0.28, 0.52 - 0.05 * len(titles)))
    one = min((room - name) // max(1, len(titles)), _STAND)
    names = [block.head[0], *(plain(row.name) for row in block.rows)]
    lowest = least([names, *([title] for title in titles)], [_HEAD, *[_STAND_HEAD] * len(titles)], _STAND_BESIDE, room)
    return _whole(shared(room, [room - one * len(titles), *[one] * len(titles)], lowest), room)


def _about(row: Weighed, press: Press) -> Cell:
    return [told("Report Cell", row.name, press), *([told("Report Quiet", row.note, press)] if row.note else [])]


def _stand(one: Stand, wide: int, press: Press) -> Element:
    """Give what one background thinks, in a cell that shows it."""
    style = {"against": "Report Stand Against", "": "Report Stand Quiet"}.get(one.stance, "Report Stand")
    inside = [run(one.figure, press, "Report Large Figure"), w("r", w("br"))] if one.figure else []
    inside += [run(one.text, press)] if one.text else []
    said = paragraph(style, inside, press)
    width = w("tcW", w=wide, type="dxa")
    if not one.stance:
        return _vertical(width, said)
    line = {"val": "dashed" if one.stance == "divided" else "single", "sz": 6, "space": 0, "color": bare(INK)}
    borders = w("tcBorders", *(w(side, **line) for side in ("top", "left", "bottom", "right")))
    fill = {"for": mark_of(press.look), "against": INK}.get(one.stance)
    shade = w("shd", val="clear", color="auto", fill=bare(fill)) if fill else None
    return _vertical(width, said, borders, shade)


def _vertical(width: Element, said: Element, *more: Element | None) -> Element:
    return w("tc", w("tcPr", width, *more, w("vAlign", val="center")), said)


def key(rows: Sequence[tuple[str, str]], press: Press) -> Element:
    """Give what each look of a cell or a bar means."""
    inside: Cell = []
    for n, (stance, text) in enumerate(rows):
        inside += [run("      " if n else "", press)] if n else []
        inside += [press.pictures.swatch(stance), run(f" {text}", press)]
    return paragraph("Report Quiet", inside, press)


def _properties(style: str, widths: Sequence[int], caption: str, *, head: bool, margin: int | None = None) -> Element:
    return w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        None if margin is None else w("tblCellMar", *(w(side, w=margin, type="dxa") for side in ("left", "right"))),
        w(
            "tblLook",
            val="0420" if head else "0400",
            firstRow=int(head),
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=0,
            noVBand=1,
        ),
        w("tblCaption", val=caption[:255]) if caption else None,
    )


def _columns(widths: Sequence[int]) -> Element:
    return w("tblGrid", *(w("gridCol", w=wide) for wide in widths))


def _cell(inside: Cell, wide: int, border: Element | None = None) -> Element:
    """Give a cell; it ends with a paragraph, as Word wants it."""
    lines = None if border is None else deepcopy(border)
    closing = [] if inside and inside[-1].tag == named("w:p") else [w("p")]
    return w("tc", w("tcPr", w("tcW", w=wide, type="dxa"), lines), *inside, *closing)
