"""The stalks of a shift: every person is one, from where they began to where they came out."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from facilitator.report.blocks import Shift
from facilitator.report.charts.ink import lines_of, markup, seed

_WIDTH, _HEIGHT = 430, 84  # of a shift: the whole drawing, and one row in it
_LEFT, _RIGHT = 112, 340  # where the stalks begin and end
_WIDEST_GAP = 3.6
_MOST_STALKS = 150  # above this many people a move is one band instead of a stalk each
_NAME = 12  # letters of a name on one line


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
        body += f'<path class="row" d="M0 {y - _HEIGHT / 2:.0f}H{_WIDTH}"/>'
        letter = "letter" if len(label) == 1 else "name"
        if n == shift.third:
            body += seed(8, y, 20, 10, css="bud")
        else:
            body += f'<text class="{letter}" x="0" y="{y:.0f}">{_named(label)}</text>'
        if begun:
            body += f'<text class="count" x="{_LEFT - 8}" y="{y:.0f}" text-anchor="end">{shift.before[n]}</text>'
        if n == shift.third and shift.after[n]:
            wide = 18 + 14 * len(str(shift.after[n]))
            body += f'<rect class="mark" x="{_RIGHT + 4}" y="{y - 22:.0f}" width="{wide}" height="44"/>'
        if ended:
            body += f'<text class="count after" x="{_RIGHT + 12}" y="{y:.0f}">{shift.after[n]}</text>'
    drawn = "".join(_strands(shift))
    return markup(
        f'<svg class="flow" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(shift.spoken)}">{body}{drawn}</svg>'
    )


def _middle(row: int) -> float:
    return 22 + _HEIGHT * (row + 0.5)


def _named(label: str) -> Markup:
    """Give a label on one line, or on two about its own middle."""
    first, *more = lines_of(label, _NAME, 2)
    if not more:
        return escape(first)
    return Markup('<tspan x="0" dy="-0.55em">{}</tspan><tspan x="0" dy="1.15em">{}</tspan>').format(first, more[0])


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
