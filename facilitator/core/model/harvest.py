"""What is left at the end: themes, main directions and who recognised them, conclusions, notes, actions, last words."""

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
    """A follow-up action: what, who, when (free text or ISO date). `author` and `held` as of a Contribution."""

    id: str
    text: str
    owner: str = ""
    due: str = ""
    group: str = ""
    author: str = ""
    held: str = ""


@dataclass(frozen=True)
class Worded:
    """A main direction in the words that it had when people were asked about it; `spelt` as its author spelt them."""

    id: str
    text: str
    title: str = ""
    spelt: str = ""


@dataclass(frozen=True)
class Asking:
    """One time that a group ('' is everybody) was asked "is this what we said?", of its main directions as they were.

    `number` counts the versions of that group; `people` are the participants who sat there at that moment. `stopped`: it
    stands on no phone any more.
    """

    group: str
    number: int
    at: int
    wording: tuple[Worded, ...]
    people: tuple[str, ...] = ()
    stopped: bool = False


@dataclass(frozen=True)
class Signed:
    """What one participant answered: yes, nearly or no, and what was missing.

    `id` tells a missing text apart without telling whose it is; `settled` what became of it: "" (still missing),
    taken (it stands in the main directions now) or aside. `people`: for how many, of who writes for a table.
    """

    answer: str
    missing: str = ""
    id: str = ""
    at: int = 0
    settled: str = ""
    people: int = 1


@dataclass(frozen=True)
class LastWord:
    """The word that somebody left with. `held`: one of the held-back words is in it."""

    text: str
    held: bool = False
    at: int = 0
