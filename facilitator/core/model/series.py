"""What ties one session to others: the series it belongs to, and what was agreed the time before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Series:
    """The series a session belongs to ('' is none), by its id and name; `follows` is the session before this one."""

    id: str = ""
    title: str = ""
    follows: str = ""


@dataclass(frozen=True)
class Agreed:
    """What was agreed in an earlier session: what, who, when, and of which session (`source`, in words)."""

    text: str
    owner: str = ""
    due: str = ""
    source: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of something agreed earlier: `outcome` is "" (not known yet), done, going_on or dropped."""

    id: str
    agreed: Agreed
    outcome: str = ""
    note: str = ""
