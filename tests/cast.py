"""The fixed cast, so that every test reads as a story of people in a room.

Farida facilitates. Piet sits at A1, Samira at A2. Loes leads the table of A1. Otto organised it all and reads the
report. Xander has no code, and gets nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Somebody in the story: `group` and `background` are None for who is no participant."""

    name: str
    role: str
    group: str | None = None
    background: str | None = None


FARIDA = Person("Farida", role="facilitator")
PIET = Person("Piet", role="participant", group="A1", background="resident")
SAMIRA = Person("Samira", role="participant", group="A2", background="care")
LOES = Person("Loes", role="leader", group="A1")
OTTO = Person("Otto", role="organiser")
XANDER = Person("Xander", role="stranger")

CAST = (FARIDA, PIET, SAMIRA, LOES, OTTO, XANDER)
GROUPS = ("A1", "A2", "A3")
