"""Drawings of the report as inline SVG: the stalks of a shift, bars of support, seeds for people, the emblem.

Made of numbers and of our own labels, which are escaped; colours come from the report's stylesheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from facilitator.report.blocks import Shift, Support

_WIDTH, _HEIGHT = 430, 84  # of a shift: the whole drawing, and one row in it
_LEFT, _RIGHT = 112, 340  # where the stalks begin and end
_WIDEST_GAP = 3.6
_MOST_STALKS = 150  # above this many people a move is one band instead of a stalk each


def _markup(svg: str) -> Markup:
    return Markup(svg)  # noqa: S704  # made here of numbers; labels in it were escaped


def seed(x: float, y: float, length: float, width: float, turn: float = 0, css: str = "ripe") -> str:
    """Give the path of a seed centred on (x, y), `turn` in degrees."""
    half, bulge = length / 2, width * 0.72
    shape = (
        f"M0 {-half:.2f}C{bulge:.2f} {-length * 0.22:.2f} {bulge:.2f} {length * 0.24:.2f} 0 {half:.2f}"
        f"C{-bulge:.2f} {length * 0.24:.2f} {-bulge:.2f} {-length * 0.22:.2f} 0 {-half:.2f}Z"
    )
    turned = f" rotate({turn:.1f})" if turn else ""
    return f'<path class="{css}" transform="translate({x:.2f} {y:.2f}){turned}" d="{shape}"/>'


def logo() -> Markup:
    """Give the ear of wheat."""
    body = '<path class="stalk" d="M16 31V9"/>'
    for y in (11.5, 17, 22.5):
        body += seed(11.6, y, 8.6, 4.6, -34) + seed(20.4, y, 8.6, 4.6, 34)
    return _markup(f'<svg class="logo" viewBox="0 0 32 32" aria-hidden="true">{body}{seed(16, 5.2, 9, 4.8)}</svg>')


def emblem() -> Markup:
    """Give three ears on the ground."""
    body = ""
    for x, top in ((22, 30), (48, 12), (74, 30)):
        pairs = "".join(seed(x - 6.5, y, 14, 7.5, -30) + seed(x + 6.5, y, 14, 7.5, 30) for y in (top + 20, top + 32))
        body += f'<path class="stalk" d="M{x} 84V{top + 14}"/>{pairs}{seed(x, top + 6, 15, 8)}'
    return _markup(
        f'<svg class="emblem" viewBox="0 0 96 96" aria-hidden="true">{body}<path class="stalk" d="M8 84h80"/></svg>'
    )


def bar(support: Support) -> Markup:
    """Give a bar of who agrees, is neutral and disagrees; nothing when nobody voted."""
    if not support.voted:
        return Markup()
    parts, x = "", 0.0
    for level, n in (("for", support.agree), ("mixed", support.neutral), ("against", support.disagree)):
        width = 100 * n / support.voted
        parts += f'<rect class="{level}" x="{x:.2f}" y="0.75" width="{width:.2f}" height="8.5"/>' if n else ""
        x += width
    frame = '<rect class="frame" x="0" y="0.75" width="100" height="8.5"/>'
    return _markup(
        f'<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(support.spoken)}">{parts}{frame}</svg>'
    )


def seeds(n: int) -> Markup:
    """Give a seed per person, in rows of ten; above sixty a seed stands for ten people."""
    shown = n if n <= 60 else round(n / 10)
    body = "".join(seed(5.5 + 11 * (i % 10), 8 + 16 * (i // 10), 13.5, 6.6) for i in range(shown))
    rows = max(1, -(-shown // 10))
    return _markup(
        f'<svg class="seeds" viewBox="0 0 110 {16 * rows}" height="{16 * rows}" aria-hidden="true">{body}</svg>'
    )


# ── the stalks of a shift ──


def flow(shift: Shift, before: str, after: str) -> Markup:
    """Give the drawing of who went where: every person is one stalk, and who ends on a third way ripens."""
    rows = len(shift.labels)
    height = _HEIGHT * rows + 22
    begun = any(shift.before)
    body = f'<text class="moment" x="{_LEFT - 8}" y="13" text-anchor="end">{escape(before)}</text>' if begun else ""
    ended = any(shift.after)
    if ended:
        body += f'<text class="moment" x="{_WIDTH}" y="13" text-anchor="end">{escape(after)}</text>'
    for n, label in enumerate(shift.labels):
        y = _middle(n)
        name = escape(label)
        body += f'<path class="row" d="M0 {y - _HEIGHT / 2:.0f}H{_WIDTH}"/>'
        letter = "letter" if len(label) == 1 else "name"
        if n == shift.third:
            body += seed(8, y, 20, 10, css="bud")
        else:
            body += f'<text class="{letter}" x="0" y="{y:.0f}">{_two_lines(str(name))}</text>'
        if begun:
            body += f'<text class="count" x="{_LEFT - 8}" y="{y:.0f}" text-anchor="end">{shift.before[n]}</text>'
        if n == shift.third and shift.after[n]:
            wide = 18 + 14 * len(str(shift.after[n]))
            body += f'<rect class="mark" x="{_RIGHT + 4}" y="{y - 22:.0f}" width="{wide}" height="44"/>'
        if ended:
            body += f'<text class="count after" x="{_RIGHT + 12}" y="{y:.0f}">{shift.after[n]}</text>'
    drawn = "".join(_strands(shift))
    return _markup(
        f'<svg class="flow" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(shift.spoken)}">{body}{drawn}</svg>'
    )


def _middle(row: int) -> float:
    return 22 + _HEIGHT * (row + 0.5)


def _two_lines(label: str) -> str:
    """Break a label of some words over two lines, about its own middle."""
    first, _, last = label.rpartition(" ")
    if not first or len(label) < 8:
        return label
    return f'<tspan x="0" dy="-0.55em">{first}</tspan><tspan x="0" dy="1.15em">{last}</tspan>'


def _strands(shift: Shift) -> Iterator[str]:
    """Give the stalks, grown ones on top; a choice made at one moment only begins or ends halfway."""
    rows = range(len(shift.labels))
    total = sum(n for _, _, n in shift.moves)
    most = max((*shift.before, *shift.after, 1))
    gap = min(_WIDEST_GAP, (_HEIGHT - 14) / most)
    starts = _places(shift, 0, gap, rows)
    ends = _places(shift, 1, gap, rows)
    drawn: list[tuple[bool, str]] = []
    for move, (start, end, n) in enumerate(shift.moves):
        ripe = end == shift.third
        css = "ripe" if ripe else "stayed" if start == end else "turned"
        band = total > _MOST_STALKS
        for i in range(1 if band else n):
            off = (n - 1) * gap / 2 if band else i * gap
            y1 = starts[move] + off if start is not None else None
            y2 = ends[move] + off if end is not None else None
            drawn.append((ripe, _strand(y1, y2, css, max(1.2, n * gap) if band else 0)))
    for wanted in (False, True):
        yield from (svg for ripe, svg in drawn if ripe is wanted)


def _places(shift: Shift, side: int, gap: float, rows: range) -> dict[int, float]:
    """Give where on its row each move leaves (side 0) or arrives (side 1), sorted so that stalks cross little."""
    places: dict[int, float] = {}
    for row in rows:
        own = [n for n, move in enumerate(shift.moves) if move[side] == row]
        own.sort(key=lambda n: -1 if shift.moves[n][1 - side] is None else int(shift.moves[n][1 - side] or 0))
        y = _middle(row) - (sum(shift.moves[n][2] for n in own) - 1) * gap / 2
        for n in own:
            places[n] = y
            y += shift.moves[n][2] * gap
    return places


def _strand(y1: float | None, y2: float | None, css: str, band: float) -> str:
    end, half = _RIGHT - 10, (_LEFT + _RIGHT) / 2
    if y1 is not None and y2 is not None:
        bend = _LEFT + (_RIGHT - _LEFT) * 0.48
        d = f"M{_LEFT} {y1:.1f}C{bend:.0f} {y1:.1f} {bend:.0f} {y2:.1f} {end} {y2:.1f}"
    elif y2 is not None:
        d = f"M{half + 24:.0f} {y2:.1f}H{end}"
    elif y1 is not None:
        d = f"M{_LEFT} {y1:.1f}H{half - 40:.0f}"
    else:
        return ""
    if band:
        return f'<path class="band {css}" stroke-width="{band:.1f}" d="{d}"/>'
    case = f'<path class="strand case" d="{d}"/>' if css == "ripe" else ""
    tip = seed(end + 5, y2, 9, 3.4, 90, "tip ripe" if css == "ripe" else "tip") if y2 is not None else ""
    return f'{case}<path class="strand {css}" d="{d}"/>{tip}'
