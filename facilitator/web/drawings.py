"""Everything that is drawn on a page: icons, logo, emblems, seeds, the field of who is in, the stalks of a shift, QR.

One seed shape recurs in all of it. Colours come from the stylesheet; nothing here has a style of its own.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import qrcode
from markupsafe import Markup, escape

_ICONS = Path(__file__).resolve().parents[2] / "static" / "icons"
_FLIPPED = frozenset({"send", "next", "back", "undo", "redo", "merge"})  # arrows point the other way in right-to-left text
_INNER = re.compile(r"<svg[^>]*>(?:<style>.*?</style>)?(.*)</svg>", re.DOTALL)
_SEED_OF_FIELD = 39  # the field always grows the same way

Move = tuple[object, object]


def _markup(svg: str) -> Markup:
    return Markup(svg)  # noqa: S704  # made here, of numbers; texts in it were escaped


def seed(x: float, y: float, length: float = 8, width: float = 4.4, turn: float = 0, css_class: str = "seed") -> str:
    """Give the SVG path of a seed centred on (x, y), `turn` in degrees."""
    half, bulge = length / 2, width * 0.72
    shape = (
        f"M0 {-half:.2f}C{bulge:.2f} {-length * 0.22:.2f} {bulge:.2f} {length * 0.24:.2f} 0 {half:.2f}"
        f"C{-bulge:.2f} {length * 0.24:.2f} {-bulge:.2f} {-length * 0.22:.2f} 0 {-half:.2f}Z"
    )
    rotated = f" rotate({turn:.1f})" if turn else ""
    return f'<path class="{css_class}" transform="translate({x:.2f} {y:.2f}){rotated}" d="{shape}"/>'


@cache
def icon(name: str) -> Markup:
    """Give an icon of static/icons, inlined. Raises FileNotFoundError for one that isn't drawn."""
    found = _INNER.search((_ICONS / f"{name}.svg").read_text("utf-8"))
    inner = found.group(1) if found else ""
    flip = ' data-flip="true"' if name in _FLIPPED else ""
    return _markup(f'<svg class="icon"{flip} viewBox="0 0 24 24" aria-hidden="true" focusable="false">{inner}</svg>')


@cache
def logo() -> Markup:
    """Give the ear of wheat."""
    body = '<path class="stalk" d="M16 31V9"/>'
    for y in (11.5, 17, 22.5):
        body += seed(11.6, y, 8.6, 4.6, -34) + seed(20.4, y, 8.6, 4.6, 34)
    body += seed(16, 5.2, 9, 4.8)
    return _markup(f'<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">{body}</svg>')


def _ear(x: float, base: float, height: float, lean: float, seeds: int, size: float) -> str:
    """One ear of wheat standing on `base`: a stalk, paired seeds, one on top."""
    top, tip = base - height, x + lean
    out = [
        f'<path class="stalk" d="M{x:.1f} {base:.1f}Q{x:.1f} {base - height * 0.55:.1f} {tip:.1f} {top + 8 * size:.1f}"/>'
    ]
    for pair in range(seeds // 2):
        y = top + 13 * size + pair * 9.2 * size
        middle = x + lean * max(0.0, (base - y) / height) ** 1.9
        out.append(seed(middle - 4.6 * size, y, 13 * size, 6.4 * size, -28, "ripe"))
        out.append(seed(middle + 4.6 * size, y, 13 * size, 6.4 * size, 28, "ripe"))
    out.append(seed(tip, top, 14 * size, 6.6 * size, lean * 0.5, "ripe"))
    return "".join(out)


def field(groups: Sequence[tuple[int, int]], width: int = 1760, height: int = 230) -> Markup:
    """Give a field with one ear per person who is in and a bud for each still expected.

    `groups` holds (how many are in, how many are expected) per group; the same numbers give the same field.
    """
    rnd, out, gap = random.Random(_SEED_OF_FIELD), [], 70  # noqa: S311  # a drawing, no secret
    strip = (width - gap * (len(groups) - 1)) / max(1, len(groups))
    for number, (here, expected) in enumerate(groups):
        left, total = number * (strip + gap), max(here, expected, 1)
        missing = set(rnd.sample(range(total), total - here))
        size = min(1.22, max(0.35, strip / total / 24))
        for place in range(total):
            x = left + (place + 0.5) * strip / total + rnd.uniform(-5, 5) * size
            if place in missing:
                bud = seed(x - 5 * size, height - 28, 17, 7, -38, "bud") + seed(
                    x + 5 * size, height - 32, 17, 7, 30, "bud"
                )
                out.append(f'<path class="stalk" d="M{x:.1f} {height}v-26"/>{bud}')
            else:
                tall = rnd.uniform(0.66, 0.97) * (height - 12)
                out.append(_ear(x, height, tall, rnd.uniform(-13, 15) * size, rnd.choice((9, 11, 11)), size))
        out.append(f'<path class="soil" d="M{left:.0f} {height}h{strip:.0f}"/>')
    body = "".join(out)
    return _markup(
        f'<svg class="field-drawing" viewBox="0 0 {width} {height + 2}" aria-hidden="true" focusable="false">{body}</svg>'
    )


def flow(
    moves: Mapping[Move, int],
    rows: Mapping[Any, float],
    width: int = 680,
    height: int = 680,
    gap: float = 10,
    linked: bool = True,
) -> Markup:
    """Give the stalks of a shift: every person is one, from what they chose to what they choose now.

    `moves` counts people per (before, after); `rows` gives the centre y of each key, the last of which ripens; a
    before that isn't in `rows` is somebody who chose only now. People without an after are left out. Not `linked`, the
    stalks stop halfway: how many there were and are, and not who went where.
    """
    keys = list(rows)
    moves = {move: n for move, n in moves.items() if move[1] in rows and n > 0}
    gap = min(gap, height / max(1, sum(moves.values())))
    thick = min(1.0, gap / 10)
    starts = _slots(moves, rows, 0, gap)
    ends = _slots(moves, rows, 1, gap)
    end, plain, ripe, seeds = width - 26 * thick, [], [], []
    for move, count in moves.items():
        for person in range(count):
            y2 = ends[move][person]
            if not linked:
                d = f"M{width * 0.64:.1f} {y2:.1f}H{end:.1f}"
            elif move[0] in rows:
                y1 = starts[move][person]
                d = f"M0 {y1:.1f}C{width * 0.46:.1f} {y1:.1f} {width * 0.46:.1f} {y2:.1f} {end:.1f} {y2:.1f}"
            else:
                d = f"M{width * 0.6:.0f} {y2:.1f}H{end:.1f}"
            ripens = move[1] == keys[-1]
            if ripens:
                ripe.append(f'<path class="strand-case" d="{d}"/><path class="strand ripe" d="{d}"/>')
            else:
                plain.append(f'<path class="strand" d="{d}"/>')
            seeds.append(seed(end + 12 * thick, y2, 25 * thick, 9.4 * thick, 90, "ripe" if ripens else "seed"))
    if not linked:  # sorted, so that no order in the drawing tells who belongs to whom
        left = sorted(y for slots in starts.values() for y in slots)
        plain, ripe, seeds = sorted(plain), sorted(ripe), sorted(seeds)
        plain += [f'<path class="strand" d="M0 {y:.1f}H{width * 0.36:.1f}"/>' for y in left]
    body = "".join((*plain, *ripe, *seeds))
    size = "hair" if thick < 0.35 else "thin" if thick < 0.7 else "full"
    return _markup(
        f'<svg class="flow-drawing" data-thick="{size}" viewBox="0 0 {width} {height}" preserveAspectRatio="none" '
        f'aria-hidden="true" focusable="false">{body}</svg>'
    )


def _slots(moves: Mapping[Move, int], rows: Mapping[Any, float], side: int, gap: float) -> dict[Move, list[float]]:
    """Give for each move the heights of its people at one side, stacked round the centre of its row."""
    order = {key: place for place, key in enumerate(rows)}
    totals = {key: sum(n for move, n in moves.items() if move[side] == key) for key in rows}
    at = {key: rows[key] - (totals[key] - 1) * gap / 2 for key in rows}
    slots: dict[Move, list[float]] = {}
    for move in sorted(moves, key=lambda move: (order.get(move[side], 99), order.get(move[1 - side], -1))):
        if move[side] in at:
            slots[move] = [at[move[side]] + person * gap for person in range(moves[move])]
            at[move[side]] += gap * moves[move]
    return slots


def tally(n: int, label: str = "", most: int = 12) -> Markup:
    """Give `n` seeds in a row, at most `most` (the number stands beside it)."""
    shown = min(n, most)
    body = "".join(seed(8 + place * 16, 17, 26, 10.5, 0, "ripe") for place in range(shown))
    named = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return _markup(f'<svg class="tally-drawing" viewBox="0 0 {max(1, shown) * 16} 34" {named}>{body}</svg>')


def quadrants(marks: Sequence[Mapping[str, Any]], names: Mapping[str, str], across: float = 1.45) -> Markup:
    """Give effort (to the right) against effect (upwards): a numbered seed per text, the four quarters by name.

    A mark holds `number`, `x` and `y` (0 to 100), `size` (1 is whole) and `exact`: a text of which only the quarter is known
    is drawn in outline.
    """
    wide = round(1000 * across)
    out = [f'<path class="axis" d="M{wide / 2:.0f} 0V1000M0 500H{wide}"/><rect class="edge" width="{wide}" height="1000"/>']
    corners = {"now": (24, 58, "start"), "big": (wide - 24, 58, "end"), "small": (24, 972, "start"), "leave": (wide - 24, 972, "end")}
    out += [
        f'<text class="quarter" data-quarter="{name}" x="{x}" y="{y}" text-anchor="{side}">{escape(names[name])}</text>'
        for name, (x, y, side) in corners.items()
    ]
    for mark in marks:
        x, y, number = mark["x"] * wide / 100, 1000 - mark["y"] * 10, mark["number"]
        label = str(number) if number > 0 else f"p{-number}"
        small = ' data-long="true"' if len(label) > 2 else ""
        out.append(
            f'<g class="mark" transform="translate({x:.1f} {y:.1f}) scale({mark["size"]:.2f})">'
            f'{seed(0, 0, 92, 66, 0, "ripe" if mark["exact"] else "bud")}'
            f'<text class="mark-number"{small} y="14" text-anchor="middle">{label}</text></g>'
        )
    return _markup(
        f'<svg class="quadrants" viewBox="-3 -3 {wide + 6} 1006" aria-hidden="true" focusable="false">{"".join(out)}</svg>'
    )


def bar(agree: int, neutral: int, disagree: int, label: str) -> Markup:
    """Give a support bar: grain for agree, outline for neutral, ink for disagree. `label` says it in words."""
    total = max(1, agree + neutral + disagree)
    parts, x = [], 0.0
    for level, n in (("for", agree), ("mixed", neutral), ("against", disagree)):
        width = 100 * n / total
        if n:
            parts.append(f'<rect data-level="{level}" x="{x:.2f}" y="0" width="{width:.2f}" height="10"/>')
        x += width
    return _markup(
        f'<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="{escape(label)}">'
        f'{"".join(parts)}<rect class="bar-edge" x="0" y="0" width="100" height="10"/></svg>'
    )


def gauge(mean: float, weakest: float | None, label: str) -> Markup:
    """Give the mean support of the backgrounds as a bar of grain, with a tick of ink at the weakest; both from -1 to 1."""
    named = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    tick = ""
    if weakest is not None:
        place = min(max(50 * (1 + weakest) - 1.5, 0), 97)
        tick = f'<rect data-level="against" x="{place:.1f}" y="-4" width="3" height="18"/>'
    return _markup(
        f'<svg class="bar gauge" viewBox="0 0 100 10" preserveAspectRatio="none" {named}>'
        f'<rect data-level="for" x="0" y="0" width="{50 * (1 + mean):.1f}" height="10"/>'
        f'<rect class="bar-edge" x="0" y="0" width="100" height="10"/>{tick}</svg>'
    )


def qr_svg(text: str, label: str, quiet: int = 4) -> Markup:
    """Give the QR code of one of our own addresses, dark on white also at night; `label` is its name."""
    modules, dark = qr_drawing(text)
    size = modules + 2 * quiet
    box = f"{-quiet} {-quiet} {size} {size}"
    return _markup(
        f'<svg class="qr" viewBox="{box}" shape-rendering="crispEdges" role="img" aria-label="{escape(label)}">'
        f'<rect x="{-quiet}" y="{-quiet}" width="{size}" height="{size}" fill="#fff"/><path d="{dark}" fill="#1d1a14"/></svg>'
    )


@lru_cache(maxsize=1024)
def qr_drawing(text: str) -> tuple[int, str]:
    """Give how many modules the QR code of a text is wide, and the path of its dark ones; kept, since it takes long."""
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()
    return len(matrix), "".join(f"M{x} {y}h{run}v1h-{run}z" for y, row in enumerate(matrix) for x, run in _runs(row))


def _runs(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    x = 0
    while x < len(row):
        start = x
        while x < len(row) and row[x]:
            x += 1
        if x > start:
            yield start, x - start
        x += 1


@cache
def emblem(format_id: str) -> Markup:
    """Give the emblem of a workshop format, or the logo's ear for one that has none."""
    drawn = {
        "social-summit": _three_ears,
        "casuistry": _lens,
        "goal-tree": _tree,
        "transition-arena": _ring,
        "thought-experiment": _glasses,
    }.get(format_id, _one_ear)()
    return _markup(f'<svg class="emblem" viewBox="0 0 96 96" aria-hidden="true" focusable="false">{drawn}</svg>')


def _standing_ear(x: float, top: float) -> str:
    pairs = "".join(
        seed(x - 6.5, y, 14, 7.5, -30, "ripe") + seed(x + 6.5, y, 14, 7.5, 30, "ripe") for y in (top + 20, top + 32)
    )
    return f'<path class="stalk" d="M{x} 84V{top + 14}"/>{pairs}{seed(x, top + 6, 15, 8, 0, "ripe")}'


def _three_ears() -> str:
    ears = "".join(_standing_ear(x, top) for x, top in ((22, 30), (48, 12), (74, 30)))
    return f'{ears}<path class="stalk" d="M8 84h80"/>'


def _one_ear() -> str:
    return f'{_standing_ear(48, 18)}<path class="stalk" d="M28 84h40"/>'


_LEAVES = (
    (24, 34, -14), (14, 44, -50), (33, 45, 30), (72, 30, 14), (82, 41, 50), (63, 40, -34), (36, 18, -12), (60, 16, 12),
    (48, 30, 0), (26, 22, -30), (71, 16, 30),
)  # fmt: skip


def _tree() -> str:
    trunk = "M48 88V44M48 70C48 58 26 60 24 44M48 64C48 54 70 56 72 40M48 50C48 40 38 38 36 28M48 48C48 38 58 36 60 26"
    leaves = "".join(seed(x, y, 17, 9, turn, "ripe") for x, y, turn in _LEAVES)
    return f'<path class="stalk" d="{trunk}"/><path class="stalk" d="M30 88h36"/>{leaves}'


def _ring() -> str:
    angles = [place * 2 * math.pi / 14 for place in range(14)]
    ring = "".join(
        seed(48 + 34 * math.sin(a), 48 - 34 * math.cos(a), 17, 9, math.degrees(a) + 66, "ripe") for a in angles
    )
    cross = (
        '<circle class="stalk" cx="48" cy="48" r="18"/><path class="stalk" d="M48 30v-6M48 72v-6M30 48h-6M72 48h-6"/>'
    )
    return ring + cross + seed(48, 48, 17, 9)


def _lens() -> str:
    """One ear held under the magnifying glass."""
    lens = '<circle class="stalk" cx="46" cy="42" r="29"/><path class="stalk" d="M67 63l17 19M69.5 61l17 19"/>'
    ear = seed(46, 24, 18, 10, 0, "ripe") + "".join(
        seed(46 - 8, y, 17, 9.5, -30, "ripe") + seed(46 + 8, y, 17, 9.5, 30, "ripe") for y in (38, 52)
    )
    return f'<path class="stalk" d="M46 71V34"/>{lens}{ear}'


def _glasses() -> str:
    """Other glasses to look through: an ear grows in each of the two lenses."""
    lenses = "".join(
        f'<circle class="stalk" cx="{x}" cy="50" r="20"/><path class="stalk" d="M{x} 66V46"/>'
        f"{seed(x - 5, 50, 12, 6.5, -30, 'ripe')}{seed(x + 5, 50, 12, 6.5, 30, 'ripe')}{seed(x, 40, 13, 7, 0, 'ripe')}"
        for x in (25, 71)
    )
    return f'{lenses}<path class="stalk" d="M45 47q3 -5 6 0M5 47L1 38M91 47L95 38"/>'
