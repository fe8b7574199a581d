"""A photo that the facilitator added, of a flip-chart or a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """A photo: the id of its kept file, its size in pixels, what it shows (`alt`, for who can't see it) and a caption."""

    file: str
    width: int
    height: int
    alt: str
    caption: str = ""
