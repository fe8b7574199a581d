"""The session: its state, and the fold that makes it (`evolve`), and the door to every decision (`decide`).

State is the fold over the log: `evolve(state, event)` updates it in place, so that the cost of one more
event does not grow with history. Its readers treat it as immutable. `decide(state, command, context)` is
pure: it reads the state and gives events. Every noun module registers its own cases on both functions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any

from facilitator.core.errors import Refused
from facilitator.core.vocabulary import Command, Context, Decision, Event, event

HOST = "facilitator"  # author of what the facilitator adds
UNKNOWN = "unknown"  # "Ik weet het niet", and the background nobody gave


@dataclass(frozen=True)
class Group:
    """People who move together, and by default the place where they sit. `about` says where that is."""

    id: str
    label: str
    leader: str = ""
    about: str = ""
    code: str = ""  # the typed code of this group's own sheet


@dataclass(frozen=True)
class Background:
    """A stakeholder side someone can speak from."""

    id: str
    label: str


@dataclass(frozen=True)
class Meeting:
    """What is known about the meeting; every field may be empty. `date` is ISO 8601, `start`/`end` HH:MM."""

    kind: str = ""
    organiser: str = ""
    date: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    venue: str = ""
    introduction: str = ""
    goals: tuple[str, ...] = ()
    attendance: str = ""
    contact: str = ""  # where readers of the report can turn to
    facilitator: str = ""  # who leads, by name, for the report
    wifi_name: str = ""
    wifi_password: str = ""


@dataclass(frozen=True)
class Phase:
    """One phase of a session, copied from the format and edited freely.

    `type` is one of facilitator.core.format.PHASE_TYPES; texts are `{language: text}`, an edited text stands
    under the session's language only. `visibility`: blind / group / everyone. `accepts`: kinds, the first one
    in front. `choices`: moments at which dilemmas are chosen on ("before", "after"). `support`: none / group
    (one's own group's) / everyone. `minutes` 0 means no time. `dots` is the budget per participant.
    """

    id: str
    type: str
    title: dict[str, str] = field(default_factory=dict)
    instruction: dict[str, str] = field(default_factory=dict)
    accepts: tuple[str, ...] = ()
    visibility: str = "group"
    revealed: bool = False
    anonymous: bool = False
    choices: tuple[str, ...] = ()
    support: str = "none"
    dots: int = 0
    rates: bool = False
    minutes: int = 0
    skipped: bool = False
    step: bool = False  # counted as "step n of m" on phones


@dataclass
class Position:
    """Where one group is: phase, round of talk, the contributions under discussion (`on`) and its timer.

    `ends_at` (milliseconds since 1970, 0 = no timer) runs; `paused` holds the milliseconds left while it stands still.
    """

    phase: str = ""
    round: int = 1
    on: list[str] = field(default_factory=list)
    ends_at: int = 0
    paused: int = 0
    opened_at: int = 0
    visited: list[str] = field(default_factory=list)  # "phase/round" this group has been through


@dataclass(frozen=True)
class Option:
    """One side of a dilemma: "I can choose `text`", with its `objection`."""

    text: str
    objection: str = ""


@dataclass(frozen=True)
class Answer:
    """An answer to a clarifying question, by an author (participant id, "facilitator", "leader:<group>", "owner")."""

    text: str
    author: str
    at: int = 0


@dataclass
class Contribution:
    """What somebody brought in. `number` is its place in the appendix (negative during the try-out), given once.

    `author` is a participant id, "facilitator", "leader:<group>" or "owner:<contribution>". `status` is visible,
    hidden, withdrawn or merged (then `merged_into` says where it lives on). `changed` is the seq of the last event
    that touched it; `phase`, `group`, `place` and `round` say when and where it was made.
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


@dataclass
class Participant:
    """Somebody who joined. `tryout`: set aside at "begin" and not back yet. `background`: their latest, or ''."""

    id: str
    background: str = ""
    group: str = ""
    tryout: bool = False
    contributed: bool = False
    joined_at: int = 0


@dataclass(frozen=True)
class Choice:
    """What one participant chose on a dilemma: `option` from 0, None = a third way (`which`), "unknown" = don't know."""

    option: int | str | None
    which: str = ""
    at: int = 0


@dataclass(frozen=True)
class Vote:
    """One participant's support: agree, neutral, disagree or unknown, and the `seq` at which it was given."""

    level: str
    seq: int


@dataclass
class Theme:
    """Contributions that belong together."""

    id: str
    title: str
    members: list[str]
    group: str = ""


@dataclass
class Highlight:
    """The main directions of a group (or of the whole session, group ''), in order."""

    id: str
    group: str
    members: list[str]


@dataclass
class Conclusion:
    """An (interim) conclusion in the facilitator's words, and what it rests on."""

    id: str
    text: str
    on: str = ""
    group: str = ""
    at: int = 0


@dataclass
class Note:
    """A passage for a section of the report: introduction, inspiration, reflection or follow-up."""

    id: str
    section: str
    text: str


@dataclass
class Action:
    """A follow-up action: what, who, when (free text or ISO date)."""

    id: str
    text: str
    owner: str = ""
    due: str = ""
    group: str = ""


@dataclass(frozen=True)
class Wall:
    """What the projector shows: `view` (auto, join, dilemma, groups, harvest, contribution, blank), about `on`,
    in `group`; `frozen` keeps what it showed when it was frozen.
    """

    view: str = "auto"
    on: str = ""
    group: str = ""
    frozen: bool = False


@dataclass
class Undoable:
    """A steering action that can be undone by one tap: what it was and the events that take it back."""

    seq: int
    what: str
    actor: str
    events: list[Event]


@dataclass
class SetAside:
    """The try-out, kept so that "begin" can be undone."""

    contributions: dict[str, Contribution] = field(default_factory=dict)
    choices: dict[str, dict[str, dict[str, Choice]]] = field(default_factory=dict)
    support: dict[str, dict[str, Vote]] = field(default_factory=dict)
    people: list[str] = field(default_factory=list)


@dataclass
class Session:
    """The whole state of one session. `seq` counts the events folded into it."""

    id: str = ""
    format: str = ""
    language: str = "nl"
    title: str = ""
    code: str = ""
    meeting: Meeting = field(default_factory=Meeting)
    created_at: int = 0
    seq: int = 0
    begun: bool = False
    begun_at: int = 0
    closed: bool = False
    closed_at: int = 0
    phases: list[Phase] = field(default_factory=list)
    report: tuple[str, ...] = ()
    groups: dict[str, Group] = field(default_factory=dict)
    backgrounds: dict[str, Background] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=lambda: {"": Position()})
    people: dict[str, Participant] = field(default_factory=dict)
    contributions: dict[str, Contribution] = field(default_factory=dict)
    choices: dict[str, dict[str, dict[str, Choice]]] = field(default_factory=dict)  # dilemma → moment → participant
    hidden_ways: dict[str, list[str]] = field(default_factory=dict)  # dilemma → words of a third way put aside
    support: dict[str, dict[str, Vote]] = field(default_factory=dict)  # contribution → participant
    dots: dict[str, dict[str, int]] = field(default_factory=dict)  # contribution → participant
    ratings: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)  # idea → goal → participant
    themes: dict[str, Theme] = field(default_factory=dict)
    highlights: dict[str, Highlight] = field(default_factory=dict)
    conclusions: dict[str, Conclusion] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    wall: Wall = field(default_factory=Wall)
    links: dict[str, int] = field(default_factory=dict)  # link key → version; below 0: revoked
    last_number: int = 0
    last_tryout: int = 0
    last_id: int = 0
    undoable: list[Undoable] = field(default_factory=list)
    set_aside: SetAside = field(default_factory=SetAside)
    touched: list[tuple[int, str]] = field(default_factory=list)  # (seq, contribution), in order of seq
    taken_away: int = 0  # the last event that took a text off the screens: a frozen wall obeys it too
    layout_seq: int = 0  # the last event that may move whole sections: a patch from before it sends them anew
    stands_for: dict[str, str] = field(default_factory=dict)  # "group/code" typed over → contribution
    counts: dict[str | None, Counter[str]] = field(default_factory=dict)  # backgrounds per group (None: the room)
    written: dict[str, list[str]] = field(default_factory=dict)  # participant → their contributions, in order

    def phase(self, phase_id: str) -> Phase:
        """Give the phase with this id. Raises Refused `unknown_phase`."""
        for phase in self.phases:
            if phase.id == phase_id:
                return phase
        raise Refused("unknown_phase", phase=phase_id)

    def position(self, group: str) -> Position:
        """Give where `group` is; people without a group follow the whole room."""
        return self.positions.get(group) or self.positions[""]

    def contribution(self, contribution_id: str) -> Contribution:
        """Give the contribution with this id. Raises Refused `unknown_contribution`."""
        found = self.contributions.get(contribution_id)
        if found is None:
            raise Refused("unknown_contribution", contribution=contribution_id)
        return found

    def standing(self, contribution_id: str) -> Contribution:
        """Give the contribution, or the one it was merged into."""
        found = self.contribution(contribution_id)
        while found.status == "merged":
            found = self.contribution(found.merged_into)
        return found

    def present(self) -> list[Participant]:
        """Give the participants that count: all who joined and weren't set aside with the try-out."""
        return [person for person in self.people.values() if not person.tryout]

    def touch(self, contribution_id: str) -> None:
        """Remember that the event being folded changed this contribution (for patches since a seq)."""
        found = self.contributions.get(contribution_id)
        if found is not None:
            found.changed = self.seq
            self.touched.append((self.seq, contribution_id))

    def relaid(self) -> None:
        """Remember that the event being folded may show or hide whole sections."""
        self.layout_seq = self.seq


@singledispatch
def decide(command: Command, state: Session, context: Context) -> Decision:
    """Give the events that `command` leads to in `state`; raise Refused when it can't be. Pure.

    Dispatches on the command; use `decided` for the usual order of arguments and the checks that always hold.
    """
    raise Refused("unknown_command", name=type(command).__name__)


@singledispatch
def _apply(happened: Event, state: Session) -> None:
    """Fold one event into the state, in place. Total: never raises on an event that `decide` gave."""
    raise TypeError(f"no fold for {type(happened).__name__}")


def evolves(cls: type[Any]) -> Callable[[Callable[[Any, Session], None]], Callable[[Any, Session], None]]:
    """Decorator: the function folds events of class `cls`."""

    def register(function: Callable[[Any, Session], None]) -> Callable[[Any, Session], None]:
        _apply.register(cls, function)
        return function

    return register


def decides(cls: type[Any]) -> Callable[[Callable[[Any, Session, Context], Decision]], Any]:
    """Decorator: the function decides commands of class `cls`."""

    def register(function: Callable[[Any, Session, Context], Decision]) -> Any:
        decide.register(cls, function)
        return function

    return register


def evolve(state: Session, happened: Event) -> Session:
    """Fold `happened` into `state`, count it, and give the same state back."""
    state.seq += 1
    _apply(happened, state)
    return state


@event
class Undone(Event):
    """The steering action at `seq` was taken back; the events that do so follow in the same commit."""

    seq: int


def remember_undo(state: Session, what: str, actor: str, events: list[Event], keep: int = 50) -> None:
    """Keep how to take back the last steering action; the oldest beyond `keep` are forgotten."""
    state.undoable.append(Undoable(state.seq, what, actor, events))
    del state.undoable[:-keep]


@evolves(Undone)
def _undone(happened: Undone, state: Session) -> None:
    state.undoable = [entry for entry in state.undoable if entry.seq != happened.seq]
