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
from facilitator.core.model import (
    FEWEST,
    Action,
    Answer,
    Background,
    Choice,
    Conclusion,
    Contribution,
    Deed,
    Group,
    Hands,
    Highlight,
    Meeting,
    Note,
    Participant,
    Phase,
    Place,
    Position,
    Rotation,
    Theme,
    Vote,
    Wall,
)
from facilitator.core.vocabulary import Command, Context, Decision, Event, event


@dataclass
class Undoable:
    """A steering action that can be undone by one tap: what it was and the events that take it back."""

    seq: int
    what: str
    actor: str
    events: list[Event]


@dataclass
class Voting:
    """A round of voting that was held before the vote was opened again in `phase`; fields as in Session."""

    phase: str
    number: int
    at: int
    choices: dict[str, dict[str, dict[str, Choice]]] = field(default_factory=dict)
    support: dict[str, dict[str, Vote]] = field(default_factory=dict)
    dots: dict[str, dict[str, int]] = field(default_factory=dict)
    ratings: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)
    hands: dict[str, dict[str, dict[str, Hands]]] = field(default_factory=dict)


@dataclass
class SetAside:
    """The try-out, kept so that "begin" can be undone."""

    contributions: dict[str, Contribution] = field(default_factory=dict)
    choices: dict[str, dict[str, dict[str, Choice]]] = field(default_factory=dict)
    support: dict[str, dict[str, Vote]] = field(default_factory=dict)
    dots: dict[str, dict[str, int]] = field(default_factory=dict)
    people: list[str] = field(default_factory=list)
    hands: dict[str, dict[str, dict[str, Hands]]] = field(default_factory=dict)
    ratings: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)
    votings: list[Voting] = field(default_factory=list)
    actions: dict[str, Action] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    highlights: dict[str, Highlight] = field(default_factory=dict)
    answers: dict[str, list[Answer]] = field(default_factory=dict)  # on what stayed: contribution → all its answers
    revealed: dict[str, tuple[bool, tuple[str, ...]]] = field(default_factory=dict)  # phase → to all, or in these groups
    contributed: list[str] = field(default_factory=list)  # people


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
    places: dict[str, Place] = field(default_factory=dict)
    hosting: dict[str, str] = field(default_factory=dict)  # place → the group received there last
    visits: dict[str, tuple[str, ...]] = field(default_factory=dict)  # group → places it has been at, in order
    fewest: int = FEWEST  # people at least that anything is said about apart (facilitator.core.protection)
    seating: str = "choose"  # how who comes late finds a table: choose, or smallest
    rotation: Rotation | None = None
    plan_on_wall: bool = False  # from a rotation until the next phase, round or choice for the wall
    sent: dict[str, int] = field(default_factory=dict)  # group → the seq at which somebody was last sent away from it
    backgrounds: dict[str, Background] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=lambda: {"": Position()})
    people: dict[str, Participant] = field(default_factory=dict)
    contributions: dict[str, Contribution] = field(default_factory=dict)
    choices: dict[str, dict[str, dict[str, Choice]]] = field(default_factory=dict)  # dilemma → moment → participant
    hidden_ways: dict[str, list[str]] = field(default_factory=dict)  # dilemma → words of a third way put aside
    support: dict[str, dict[str, Vote]] = field(default_factory=dict)  # contribution → participant
    dots: dict[str, dict[str, int]] = field(default_factory=dict)  # contribution → participant
    ratings: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)  # idea → goal → participant
    hands: dict[str, dict[str, dict[str, Hands]]] = field(default_factory=dict)  # contribution → what → hands.key_of
    phoneless: dict[str, int] = field(default_factory=dict)  # group → people without a phone, as who led it said
    votings: list[Voting] = field(default_factory=list)  # rounds of voting that were closed by opening it again
    goals: list[str] = field(default_factory=list)  # in the order that goals under one parent have
    themes: dict[str, Theme] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)  # who did what to themes, the newest last
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
    layouts: dict[str, int] = field(default_factory=dict)  # the same for one group alone
    stirred: dict[str, int] = field(default_factory=dict)  # group → the last event that concerned nobody but groups
    stirred_all: int = 0  # the last event that may concern everybody
    stands_for: dict[str, str] = field(default_factory=dict)  # "group/code" typed over → contribution
    counts: dict[str | None, Counter[str]] = field(default_factory=dict)  # backgrounds per group (None: the room)
    written: dict[str, list[str]] = field(default_factory=dict)  # participant → their contributions, in order
    filed: dict[str, dict[tuple[int, str], list[str]]] = field(default_factory=dict)  # group → (round, phase) → theirs

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

    def file(self, one: Contribution) -> None:
        """Keep a contribution where its group, round and phase find it."""
        self.filed.setdefault(one.group, {}).setdefault((one.round, one.phase), []).append(one.id)

    def file_anew(self) -> None:
        """Make that index again, after many contributions came or went at once or changed their group."""
        self.filed.clear()
        for one in self.contributions.values():
            self.file(one)

    def touch(self, contribution_id: str) -> None:
        """Remember that the event being folded changed this contribution (for patches since a seq)."""
        found = self.contributions.get(contribution_id)
        if found is not None:
            found.changed = self.seq
            self.touched.append((self.seq, contribution_id))

    def relaid(self, group: str = "") -> None:
        """Remember that the event being folded may show or hide whole sections: for everybody, or in one group only."""
        if group:
            self.layouts[group] = self.seq
        else:
            self.layout_seq = self.seq

    def layout_of(self, group: str) -> int:
        """Give the last event that may have moved whole sections for `group`."""
        return max(self.layout_seq, self.layouts.get(group, 0))

    def all_see(self, phase_id: str) -> bool:
        """Whether what is made in this phase, and what is seen from it, is everybody's."""
        return any(phase.id == phase_id and phase.visibility == "everyone" for phase in self.phases)


_CONCERNED: dict[type[Any], Callable[[Any, Session], str | None]] = {}


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


def concerns(cls: type[Any]) -> Callable[[Callable[[Any, Session], str | None]], Callable[[Any, Session], str | None]]:
    """Decorator: the function names the one group whose people and leader see a difference by an event of class `cls`.

    None: anybody may. The wall of the hall and the console look after every event, whatever it concerns.
    """

    def register(function: Callable[[Any, Session], str | None]) -> Callable[[Any, Session], str | None]:
        _CONCERNED[cls] = function
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
    concerned = _CONCERNED.get(type(happened))
    group = concerned(happened, state) if concerned is not None and state.layout_seq != state.seq else None
    if group is None:
        state.stirred_all = state.seq
    else:
        state.stirred[group] = state.seq
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
