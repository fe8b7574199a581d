"""The session: its state, and the fold that makes it (`evolve`), and the door to every decision (`decide`).

State is the fold over the log: `evolve(state, event)` updates it in place, so that the cost of one more
event does not grow with history. Its readers treat it as immutable. `decide(state, command, context)` is
pure: it reads the state and gives events. Every noun module registers its own cases on both functions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any

from facilitator.core.errors import Refused
from facilitator.core.model import (
    FEWEST,
    Action,
    Answer,
    Asking,
    Background,
    Conclusion,
    Contribution,
    Deed,
    Entry,
    Group,
    HeldWords,
    Highlight,
    History,
    LastWord,
    Meeting,
    Note,
    Outcome,
    Participant,
    Phase,
    Place,
    Position,
    ReportEdits,
    Rotation,
    Series,
    Signed,
    Theme,
    Votes,
    Wall,
)
from facilitator.core.vocabulary import Command, Context, Decision, Event


@dataclass
class Voting(Votes):
    """A round of voting that was held before the vote was opened again in `phase`; `words` are those that were voted on."""

    phase: str
    number: int
    at: int
    words: dict[str, str] = field(default_factory=dict)  # contribution → facilitator.core.wordings.words_of


@dataclass
class SetAside(Votes):
    """The try-out, kept so that "begin" can be undone."""

    contributions: dict[str, Contribution] = field(default_factory=dict)
    people: list[str] = field(default_factory=list)
    votings: list[Voting] = field(default_factory=list)
    actions: dict[str, Action] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    highlights: dict[str, Highlight] = field(default_factory=dict)
    answers: dict[str, list[Answer]] = field(default_factory=dict)  # on what stayed: contribution → all its answers
    revealed: dict[str, tuple[bool, tuple[str, ...]]] = field(default_factory=dict)  # phase → to all, or in these groups
    contributed: list[str] = field(default_factory=list)  # people
    askings: dict[str, list[Asking]] = field(default_factory=dict)
    signed: dict[str, dict[int, dict[str, Signed]]] = field(default_factory=dict)
    reached: dict[str, dict[str, str]] = field(default_factory=dict)
    last_words: dict[str, LastWord] = field(default_factory=dict)
    joined_in: dict[str, list[str]] = field(default_factory=dict)
    report_wishes: dict[str, None] = field(default_factory=dict)
    acts: Counter[str] = field(default_factory=Counter)
    votes_aside: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)


@dataclass
class Session(Votes):
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
    admission: str = "open"  # newcomers are in at once, or wait until the facilitator lets them in: approve
    votes_aside: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)  # who was taken out → voting → field
    held: dict[str, None] = field(default_factory=dict)  # contributions that wait to be released, oldest first
    held_answers: dict[str, None] = field(default_factory=dict)  # questions with an answer that waits to be released
    held_words: HeldWords = field(default_factory=HeldWords)
    acts: Counter[str] = field(default_factory=Counter)  # what was moderated, for the report: held, released, hidden, …
    rotation: Rotation | None = None
    plan_on_wall: bool = False  # from a rotation until the next phase, round or choice for the wall
    sent: dict[str, int] = field(default_factory=dict)  # group → the seq at which somebody was last sent away from it
    backgrounds: dict[str, Background] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=lambda: {"": Position()})
    openings: dict[str, list[tuple[str, int, int]]] = field(default_factory=dict)  # group → phase, round and when, in order
    people: dict[str, Participant] = field(default_factory=dict)
    contributions: dict[str, Contribution] = field(default_factory=dict)
    hidden_ways: dict[str, list[str]] = field(default_factory=dict)  # dilemma → words of a third way put aside
    held_ways: dict[str, dict[str, str]] = field(default_factory=dict)  # dilemma → of those, what waits: why (held)
    phoneless: dict[str, int] = field(default_factory=dict)  # group → people without a phone, as who led it said
    votings: list[Voting] = field(default_factory=list)  # rounds of voting that were closed by opening it again
    goals: list[str] = field(default_factory=list)  # in the order that goals under one parent have
    dismissed: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)  # "same" or "theme" → not so, said the facilitator
    themes: dict[str, Theme] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)  # who did what to themes, the newest last
    highlights: dict[str, Highlight] = field(default_factory=dict)
    conclusions: dict[str, Conclusion] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    askings: dict[str, list[Asking]] = field(default_factory=dict)  # group → each time it was asked, the latest last
    signed: dict[str, dict[int, dict[str, Signed]]] = field(default_factory=dict)  # group → number → participant
    reached: dict[str, dict[str, str]] = field(default_factory=dict)  # goal of the meeting → participant → level
    last_words: dict[str, LastWord] = field(default_factory=dict)  # participant → the word they left with
    word_marks: dict[str, bool] = field(default_factory=dict)  # leaving.same_word → shown or not, by hand
    joined_in: dict[str, list[str]] = field(default_factory=dict)  # contribution or action → who wants to go on with it
    report_wishes: dict[str, None] = field(default_factory=dict)  # participants who want to see the report
    draft_allowed: bool = True  # after the end phones may take the draft home
    series: Series = field(default_factory=Series)
    outcomes: dict[str, Outcome] = field(default_factory=dict)  # of what was agreed in an earlier session
    open_until: int = 0  # after the end words may come in until then
    edits: ReportEdits = field(default_factory=ReportEdits)  # what was done to the report by hand
    wall: Wall = field(default_factory=Wall)
    links: dict[str, int] = field(default_factory=dict)  # link key → version; below 0: revoked
    reworded: int = 0  # the last event after which votes may be on other words than before
    last_number: int = 0
    last_tryout: int = 0
    last_id: int = 0
    history: History = field(default_factory=History)  # what was steered last, to take back
    set_aside: SetAside = field(default_factory=SetAside)
    touched: list[tuple[int, str]] = field(default_factory=list)  # (seq, contribution), in order of seq
    weighed: list[tuple[int, str]] = field(default_factory=list)  # the same of those that only got a vote of support
    besides: int = 0  # the last event that was more than such a vote
    sided: int = 0  # the last event by which who was in already may speak from another side
    running: dict[str, Any] = field(default_factory=dict, init=False, compare=False)  # facilitator.core.running_counts
    behind_scribes: tuple[int, Counter[str]] = field(default=(-1, Counter()), init=False, compare=False)  # core.hands
    judged: list[tuple[int, str]] = field(default_factory=list)  # (seq, contribution) of what its author should hear of
    taken_away: int = 0  # the last event that took a text off the screens: a frozen wall obeys it too
    redacted_at: int = 0  # the last event that took words out of the log: pages from before it are made anew
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

    def directions(self, highlight: Highlight) -> list[str]:
        """Give the main directions of a list, in order: what went up in another card stands as that one, once."""
        return list(dict.fromkeys(self.standing(one).id for one in highlight.members if one in self.contributions))

    def present(self) -> list[Participant]:
        """Give the participants that count: all who were there, without who was set aside, taken out or came afterwards."""
        return [person for person in self.people.values() if person.present]

    @property
    def undoable(self) -> list[Entry]:
        """What was steered last and stands, oldest first; whether it can still be taken back says core.history."""
        return self.history.standing()

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

    def weigh(self, contribution_id: str) -> None:
        """Remember that the event being folded gave this contribution a vote of support, and changed nothing else of it."""
        found = self.contributions.get(contribution_id)
        if found is not None:
            found.changed = self.seq
            self.weighed.append((self.seq, found.id))

    def judge(self, contribution_id: str) -> None:
        """Remember that who leads did something with what somebody said: its author's phone asks how it stands."""
        self.judged.append((self.seq, contribution_id))
        self.touch(contribution_id)

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
        for phase in self.phases:  # noqa: SIM110  # asked for every event of a log: a loop is twice as quick as any()
            if phase.visibility == "everyone" and phase.id == phase_id:
                return True
        return False


_FOLDS: dict[type[Any], Callable[[Any, Session], None]] = {}
_CONCERNED: dict[type[Any], Callable[[Any, Session], str | None]] = {}
TOUCHES: dict[type[Any], Callable[[Any, Session], Iterable[str]]] = {}


@singledispatch
def decide(command: Command, state: Session, context: Context) -> Decision:
    """Give the events that `command` leads to in `state`; raise Refused when it can't be. Pure.

    Dispatches on the command; use `decided` for the usual order of arguments and the checks that always hold.
    """
    raise Refused("unknown_command", name=type(command).__name__)


def evolves(cls: type[Any]) -> Callable[[Callable[[Any, Session], None]], Callable[[Any, Session], None]]:
    """Decorator: the function folds events of class `cls`."""

    def register(function: Callable[[Any, Session], None]) -> Callable[[Any, Session], None]:
        _FOLDS[cls] = function
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


def touches(cls: type[Any]) -> Callable[[Callable[..., Iterable[str]]], Callable[..., Iterable[str]]]:
    """Decorator: the function names what events of class `cls` change in the state before them (see core.touching)."""

    def register(function: Callable[..., Iterable[str]]) -> Callable[..., Iterable[str]]:
        TOUCHES[cls] = function
        return function

    return register


def decides(cls: type[Any]) -> Callable[[Callable[[Any, Session, Context], Decision]], Any]:
    """Decorator: the function decides commands of class `cls`."""

    def register(function: Callable[[Any, Session, Context], Decision]) -> Any:
        decide.register(cls, function)
        return function

    return register


def evolve(state: Session, happened: Event) -> Session:
    """Fold `happened` into `state`, count it, and give the same state back. Never raises on an event that `decide` gave."""
    kind = type(happened)
    state.seq += 1
    _FOLDS[kind](happened, state)
    if not state.weighed or state.weighed[-1][0] != state.seq:
        state.besides = state.seq
    concerned = _CONCERNED.get(kind)
    group = concerned(happened, state) if concerned is not None and state.layout_seq != state.seq else None
    if group is None:
        state.stirred_all = state.seq
    else:
        state.stirred[group] = state.seq
    return state
