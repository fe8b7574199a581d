"""The things a session holds: who and what there is, as plain records without behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field

HOST = "facilitator"  # author of what the facilitator adds
UNKNOWN = "unknown"  # "Ik weet het niet", and the background nobody gave


@dataclass(frozen=True)
class Group:
    """People who move together, and by default the place where they sit. `about` says where that is.

    `route` names the places (ids) that a travelling group visits, in order; empty for a group that stays.
    """

    id: str
    label: str
    leader: str = ""
    about: str = ""
    code: str = ""  # the typed code of this group's own sheet
    route: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """A table or location that stays while groups come and go, with its leader, its code and its subjects (`on`)."""

    id: str
    label: str
    leader: str = ""
    about: str = ""
    code: str = ""
    on: tuple[str, ...] = ()


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
    (one's own group's) / everyone. `minutes` 0 means no time. `dots` is the budget per participant. `wall`
    names the view that the wall shows (else the type says), `about` the kinds one can respond to, `weighs` the kinds
    that support, dots and ratings are for (none: directions), `prompts` the key questions beside the instruction.
    What was written blind shows when `revealed`, or in the groups of `revealed_in`; `leaders_reveal`: leaders may
    show it for their own group.
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
    wall: str = ""
    about: tuple[str, ...] = ()
    weighs: tuple[str, ...] = ()
    prompts: tuple[dict[str, str], ...] = ()
    revealed_in: tuple[str, ...] = ()
    leaders_reveal: bool = False


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
    place: str = ""  # where it is; '' is its own
    eyes: str = ""  # of a step that is only imagined: the phase it really is in, which says what its people may see


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
    hidden, withdrawn or merged (then `merged_into` says where it lives on). `changed` is the seq of the last event
    that touched it; `phase`, `group`, `place` and `round` say when and where it was made. `via` says how it came in when
    not from the author's own phone: "scribe", "leader", "facilitator" (typed for others) or "import" (`source` says from
    what: "brought in beforehand"). `parked` stands apart from the talk. `language` is its own, when it was given.
    `stance` is that to the principle or belief it responds to (`on`): "supports", "challenges" or not said ("").
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


@dataclass(frozen=True)
class Sent:
    """A move that somebody was asked to make and did not say to have made: from which group, by which plan."""

    start: str
    plan: str


@dataclass
class Participant:
    """Somebody who joined. `tryout`: set aside at "begin" and not back yet. `background`: their latest, or ''.

    `home` is the group they first sat in (where a rotation brings them back to), `sat` all in which they sat; `scribe`
    writes for a table of `speaks_for` people who have no phone (the scribe counted in). `number` tells them apart
    without a name: the place in which they joined.
    """

    id: str
    background: str = ""
    group: str = ""
    tryout: bool = False
    contributed: bool = False
    joined_at: int = 0
    home: str = ""
    scribe: bool = False
    speaks_for: int = 1
    number: int = 0
    sat: list[str] = field(default_factory=list)
    sent: Sent | None = None


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


@dataclass(frozen=True)
class Hands:
    """A show of hands in one group, counted by a scribe, leader or facilitator: `counts` per answer.

    Answers are support levels, or option numbers as text ("0", "third", "unknown").
    """

    counts: dict[str, int]
    author: str
    at: int = 0


@dataclass(frozen=True)
class Rotation:
    """Where people were sent last: `moves` is `{participant: (from, to)}`, `plan` next / home / list / divide."""

    plan: str
    at: int
    moves: dict[str, tuple[str, str]]


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


@dataclass(frozen=True)
class Wall:
    """What the projector shows: `view` (auto, join, dilemma, groups, harvest, contribution, blank), about `on`,
    in `group`; `frozen` keeps what it showed when it was frozen.
    """

    view: str = "auto"
    on: str = ""
    group: str = ""
    frozen: bool = False
