"""What people bring in: contributions, with their answers and translations."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Option:
    """One side of a dilemma: "I can choose `text`", with its `objection`."""

    text: str
    objection: str = ""


@dataclass(frozen=True)
class Answer:
    """An answer to a clarifying question, by an author (participant id, "facilitator", "leader:<group>", "owner").

    `held` says why it is on no other screen: "release", "words" (as `Contribution.held`) or "hidden"; "" for shown.
    """

    text: str
    author: str
    at: int = 0
    held: str = ""


@dataclass(frozen=True)
class AsWritten:
    """The words as their author spelt them, before the spelling was corrected."""

    text: str
    title: str = ""
    ask: str = ""


@dataclass(frozen=True)
class HeldWords:
    """Which words hold a text back: whether any do (`on`), what this session `added` to the shipped lists and `left_out`."""

    on: bool = True
    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Translation:
    """The words of a contribution in another language, and who translated them (as `Contribution.author`)."""

    text: str
    author: str
    title: str = ""


@dataclass
class Contribution:
    """What somebody brought in. `number` is its place in the appendix (negative during the try-out), given once.

    `author` is a participant id, "facilitator", "leader:<group>" or "owner:<contribution>". `status` is visible,
    hidden, withdrawn, merged (then `merged_into` says where it lives on) or held: on nobody's screen but its author's
    until it is released (`held` says why: "release", as all of its phase, or "words"). `changed` is the seq of the last event
    that touched it; `phase`, `group`, `place` and `round` say when and where it was made. `via` says how it came in when
    not from the author's own phone: "scribe", "leader", "facilitator" (typed for others) or "import" (`source` says from
    what: "brought in beforehand"). `parked` stands apart from the talk. `language` is its own, when it was given.
    `stance` is that to the principle or belief it responds to (`on`): "supports", "challenges" or not said ("").
    `as_written` holds its author's own spelling when that was corrected. Of a question `owner` is who will answer it, `due`
    until when. `late`: it was "added" or "changed" after the meeting was closed.
    """

    id: str
    number: int
    kind: str
    text: str
    author: str
    group: str = ""
    place: str = ""
    round: int = 1
    phase: str = ""
    at: int = 0
    title: str = ""
    on: str = ""
    ask: str = ""
    options: tuple[Option, ...] = ()
    owner: str = ""
    presenter: str = ""
    parent: str = ""
    people: int = 1
    status: str = "visible"
    merged_into: str = ""
    merged: list[str] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    edited: bool = False
    changed: int = 0
    via: str = ""
    source: str = ""
    parked: bool = False
    language: str = ""
    translations: dict[str, Translation] = field(default_factory=dict)  # by language
    stance: str = ""
    held: str = ""
    as_written: AsWritten | None = None
    due: str = ""
    late: str = ""
