"""The meeting and its programme: phases, and where each group is in them."""

from __future__ import annotations

from dataclasses import dataclass, field


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
    show it for their own group. `moderated`: what people send stands on screens once the facilitator released it.
    `theming`: participants may group cards in themes. `ranks`: how many each puts in order, the most important first
    (0: none). `estimates`: everyone estimates the effort and the effect of what is weighed.
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
    moderated: bool = False
    theming: bool = False
    ranks: int = 0
    estimates: bool = False


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
class Wall:
    """What the projector shows: `view` (auto, join, dilemma, groups, harvest, contribution, blank), about `on`,
    in `group`, in an `order` (of facilitator.core.across.ORDERS); `frozen` keeps what it showed when it was frozen.
    """

    view: str = "auto"
    on: str = ""
    group: str = ""
    frozen: bool = False
    order: str = ""
