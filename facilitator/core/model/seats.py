"""Who sits where: groups, places, backgrounds, and the people themselves."""

from __future__ import annotations

from dataclasses import dataclass, field


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
class Sent:
    """A move that somebody was asked to make and did not say to have made: from which group, by which plan."""

    start: str
    plan: str


@dataclass
class Participant:
    """Somebody who joined. `tryout`: set aside at "begin" and not back yet. `background`: their latest, or ''.

    `home` is the group they first sat in (where a rotation brings them back to), `sat` all in which they sat; `scribe`
    writes for a table of `speaks_for` people who have no phone (the scribe counted in). `number` tells them apart
    without a name: the place in which they joined. `standing` is "" for who is in, "waiting" for who has not been let in
    yet, "removed" for who was taken out. `afterwards`: they came when the meeting was closed, to read or to add to it,
    and it is closed still; `came_after` is the end after which they came, as `Session.closed_at` has it, or None.
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
    standing: str = ""
    afterwards: bool = False
    came_after: int | None = None

    @property
    def present(self) -> bool:
        """Whether they count as somebody who was there."""
        return not (self.tryout or self.standing or self.afterwards)


@dataclass(frozen=True)
class Rotation:
    """Where people were sent last: `moves` is `{participant: (from, to)}`, `plan` next / home / list / divide."""

    plan: str
    at: int
    moves: dict[str, tuple[str, str]]
