"""How wide letters are, so that words can be placed and broken in lines without a browser."""

from __future__ import annotations

from functools import lru_cache

VOICE, PLAIN = "voice", "plain"  # the two typefaces: one asks and counts, the other is what people wrote
_WIDTHS = {
    VOICE: ((" '", 0.21), ("j.,:;()", 0.30), ("ilJïí", 0.36), ('1ftI-!"/', 0.41), ("csç", 0.45), ("2357erzéëè", 0.50),
            ("04bdkquEFLZüû", 0.60), ("hnpBCPTYñ", 0.65), ("AGKRUVXß", 0.70), ("DNOQ", 0.75), ("wH", 0.80),
            ("mM", 0.95), ("W…", 1.0)),
    PLAIN: (("'", 0.18), (".,:;", 0.23), ("ijlïí", 0.27), ('f !()"', 0.31), ("rt-", 0.36), ("1I/", 0.40), ("svyz", 0.46),
            ("7ackxJ?áàç", 0.51), ("345689BPRSVXYZß", 0.61), ("0ACDK", 0.66), ("wGHNOQU", 0.71), ("M", 0.81), ("mW…", 0.86)),
}  # fmt: skip
_WIDTH_OF = {face: {letter: width for letters, width in table for letter in letters} for face, table in _WIDTHS.items()}
_OTHER = 0.56  # a letter that is in no row
_WIDE = 1.0  # letters from U+2E80 on: one square each


def width_of(text: str, size: float, face: str = PLAIN) -> float:
    """Give how wide a line is, within a few hundredths."""
    known = _WIDTH_OF[face]
    return size * sum(_WIDE if ord(letter) >= 0x2E80 else known.get(letter, _OTHER) for letter in text)


@lru_cache(8192)
def wrapped(text: str, size: float, width: float, face: str = PLAIN, most: int = 0) -> tuple[str, ...]:
    """Give the lines of a text within `width`; with `most` at most so many, the last then ends in an ellipsis."""
    lines: list[str] = []
    used, space = 0.0, width_of(" ", size, face)
    for word in text.split():
        wide = width_of(word, size, face)
        if lines and used + space + wide <= width:
            lines[-1] += f" {word}"
            used += space + wide
        else:
            lines += _pieces(word, size, width, face)
            used = wide if wide <= width else width_of(lines[-1], size, face)
    if most and len(lines) > most:
        lines = [*lines[: most - 1], _shortened(lines[most - 1], size, width, face)]
    return tuple(lines)


def _pieces(word: str, size: float, width: float, face: str) -> list[str]:
    """Cut a word that is wider than a line."""
    pieces: list[str] = []
    while word:
        pieces.append(_first(word, size, width, face))
        word = word[len(pieces[-1]) :]
    return pieces


def _first(word: str, size: float, width: float, face: str) -> str:
    end = len(word)
    while end > 1 and width_of(word[:end], size, face) > width:
        end -= 1
    return word[:end]


def _shortened(line: str, size: float, width: float, face: str) -> str:
    while line and width_of(f"{line}…", size, face) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"
