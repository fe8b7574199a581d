"""What is left at the end: themes, main directions, conclusions, notes and actions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Theme:
    """Contributions that belong together, for the room ('') or one group. `by` made it, as Contribution.author."""

    id: str
    title: str
    members: list[str]
    group: str = ""
    by: str = ""
    at: int = 0


@dataclass(frozen=True)
class Deed:
    """What somebody did to a theme: made, named, put (cards in it), out (cards of any) or removed; called `title` then."""

    what: str
    theme: str
    by: str
    at: int = 0
    cards: tuple[str, ...] = ()
    title: str = ""


@dataclass
class Highlight:
    """The main directions of a group (or of the whole session, group ''), in order."""

    id: str
    group: str
    members: list[str]


@dataclass
class Conclusion:
    """An (interim) conclusion in the facilitator's words, what it rests on, and the phase it was drawn in."""

    id: str
    text: str
    on: str = ""
    group: str = ""
    at: int = 0
    phase: str = ""


@dataclass
class Note:
    """A passage for a section of the report: introduction, inspiration, reflection or follow-up."""

    id: str
    section: str
    text: str


@dataclass
class Action:
    """A follow-up action: what, who, when (free text or ISO date). `author` as `Contribution.author`."""

    id: str
    text: str
    owner: str = ""
    due: str = ""
    group: str = ""
    author: str = ""
