"""Ink and grain: what all drawings are made of."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup


def markup(svg: str) -> Markup:
    """Give a drawing that was made here, of numbers and of texts that were escaped."""
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


def lines_of(text: str, letters: int, most: int) -> list[str]:
    """Break a text over at most so many lines of about so many letters; what doesn't fit ends in an ellipsis."""
    lines = [""]
    for word in _pieces(text, letters):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][: letters - 1].rstrip(" ,;:.") + "…"]
    return lines


def _pieces(text: str, letters: int) -> Iterator[str]:
    """Give the words of a text, those that are too long for a line in pieces."""
    for word in text.split():
        yield from (word[start : start + letters] for start in range(0, len(word), letters))
