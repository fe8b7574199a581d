"""Typst, which sets our pages: with the letters that ship with us and with nothing of the computer or the network."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import typst

ROOMS = Path(__file__).resolve().parent
FONTS = ROOMS.parents[2] / "static" / "fonts" / "print"


@cache
def fonts() -> typst.Fonts:
    """Give the letters that ship with us: the same on every computer."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def compiler(root: Path) -> typst.Compiler:
    """Give a compiler that reads files under `root` only, and fetches nothing."""
    nothing = root / "none"
    return typst.Compiler(
        root=root, font_paths=fonts(), ignore_system_fonts=True, package_path=nothing, package_cache_path=nothing
    )
