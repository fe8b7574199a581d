"""The colours of files that hold no stylesheet: those of tokens.css by day, and an organiser's own made readable."""

from __future__ import annotations

from facilitator.report.edition import Look

INK, SHEET, SOOT, THREAD, TWINE = "#1d1a14", "#fdfcf8", "#585145", "#cdc6b4", "#7d7565"
GRAIN = "#f5bb1b"
SOBER = "#a9bccd"  # of the plain look, where the organiser named no colour
KINDS = {
    "case": "#3a567c",
    "dilemma": "#75306b",
    "question": "#07668c",
    "experience": "#9c1f48",
    "direction": "#2c6a30",
    "insight": "#7d5700",
    "obstacle": "#a1381a",
    "goal": "#0c655c",
    "example": "#0c655c",
}
READABLE = 4.5  # contrast of letters with what is behind them, WCAG 2.2 AA


def mark_of(look: Look) -> str:
    """Give the colour that stands where ours has grain; made lighter as far as ink on it needs."""
    colour = look.colour or (SOBER if look.plain else GRAIN)
    return _mixed(colour, "#ffffff", INK)


def accent_of(look: Look) -> str:
    """Give the colour of a line or a word that stands out on paper; made darker as far as that needs."""
    return _mixed(look.colour, "#000000", "#ffffff") if look.colour else INK


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG counts it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _mixed(colour: str, into: str, against: str) -> str:
    """Give the colour with as little of `into` as makes it readable `against`."""
    for part in range(0, 101, 5):
        tried = "#" + "".join(
            f"{round((a * (100 - part) + b * part) / 100):02x}"
            for a, b in zip(_channels(colour), _channels(into), strict=True)
        )
        if contrast(tried, against) >= READABLE:
            return tried
    return into


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in (n / 255 for n in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
