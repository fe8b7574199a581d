"""The opinion landscape: which votes it is drawn from, when there are enough of them, and what came of it.

How groups are found is in facilitator.analysis.landscape; the method and its limits: docs/opinion-landscape.md. No
participant is in any of it: a row of votes carries no name, rows stand in an order of their own, and what comes back is
about groups of `smallest` people or more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facilitator.core.across import present_in
from facilitator.core.hands import SUPPORT, counted
from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.visibility import is_public
from facilitator.core.voting import support_hands, support_of

FEWEST_PEOPLE = 12  # who voted enough; with fewer a map would be about persons
FEWEST_STATEMENTS = 4
ENOUGH_VOTES = 7  # of one person, or on all statements when there are fewer (as Polis has it)
SMALLEST_GROUP = 5  # people; more where the facilitator protects groups of more
MOST_STATEMENTS = 60  # those with most votes: what it takes grows with their square
WEIGHTS = {"agree": 1, "neutral": 0, "disagree": -1}  # who doesn't know has no vote

Request = dict[str, Any]
Row = Sequence[int | None]


@dataclass(frozen=True)
class OpinionGroup:
    """People who voted alike: how many, and where their middle lies, from -1 to 1 (y grows upward)."""

    size: int
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True)
class Leaning:
    """A contribution, and which way each group leans on it: "agree", "mixed" or "disagree", in the order of the groups."""

    contribution: str
    leans: tuple[str, ...]


@dataclass(frozen=True)
class Landscape:
    """What may be shown of how people voted alike.

    `voted` people gave an opinion by phone, of `present`; `people` of them voted on enough to have a place (`least` is how
    many that takes), `left_out` did not. `hands` were raised at most for one statement: nobody knows whose, so they are in
    no group. Not `enough`: too few people or statements, and nothing more is known. One group: nobody stands apart.
    """

    voted: int = 0
    present: int = 0
    hands: int = 0
    people: int = 0
    least: int = FEWEST_PEOPLE
    statements: int = 0
    enough: bool = False
    groups: tuple[OpinionGroup, ...] = ()
    unites: tuple[Leaning, ...] = ()
    divides: tuple[Leaning, ...] = ()

    @property
    def left_out(self) -> int:
        """How many voted, but on too little to have a place."""
        return self.voted - self.people

    @property
    def apart(self) -> bool:
        """Whether there are groups that stand apart."""
        return len(self.groups) > 1


@dataclass
class Ballots:
    """The votes that a landscape is drawn from: `{contribution: {participant: -1, 0 or 1}}`. Never leaves the process."""

    fewest: int
    present: int
    votes: dict[str, dict[str, int]] = field(default_factory=dict)
    hands: int = 0


def weighed_in(state: Session) -> list[Contribution]:
    """Give all on which somebody said what they think, as it stands: visible to everybody, not parked."""
    voted = (*state.support, *(one for one, whats in state.hands.items() if SUPPORT in whats))
    standing = {state.standing(one).id for one in voted if one in state.contributions}
    return [
        one for one in state.contributions.values() if one.id in standing and is_public(state, one) and not one.parked
    ]


def ballots_of(state: Session) -> Ballots:
    """Give the votes of a session, with those of all that went up in what stands."""
    ballots = Ballots(state.fewest, present_in(state))
    gather(state, weighed_in(state), ballots)
    return ballots


def gather(state: Session, statements: Sequence[Contribution], ballots: Ballots) -> None:
    """Add the votes on some of the statements: of a large room a few at a time."""
    here = {person.id for person in state.present()}
    for one in statements:
        votes = support_of(state, one)
        opinions = {who: WEIGHTS[level] for who, level in votes.items() if level in WEIGHTS and who in here}
        if opinions:
            ballots.votes[one.id] = opinions
        hands = counted(support_hands(state, one))
        ballots.hands = max(ballots.hands, sum(n for level, n in hands.items() if level in WEIGHTS))


def request_of(ballots: Ballots) -> Request:
    """Give what is asked of the analysis: rows of votes without names, in an order that says nothing."""
    most = sorted(ballots.votes, key=lambda one: -len(ballots.votes[one]))[:MOST_STATEMENTS]
    chosen = set(most)
    statements = [one for one in ballots.votes if one in chosen]
    people = dict.fromkeys(who for one in statements for who in ballots.votes[one])
    rows = [[ballots.votes[one].get(who) for one in statements] for who in people]
    rows.sort(key=lambda row: [2 if vote is None else vote for vote in row])
    return {"statements": statements, "votes": rows, "fewest": ballots.fewest}


def smallest_group(request: Mapping[str, Any]) -> int:
    """Give how many people a group has at least."""
    return max(SMALLEST_GROUP, int(request.get("fewest", 0)))


def fewest_people(request: Mapping[str, Any]) -> int:
    """Give how many people must have voted on enough."""
    return max(FEWEST_PEOPLE, int(request.get("fewest", 0)))


def who_voted_enough(request: Mapping[str, Any]) -> list[Row]:
    """Give the rows of those who voted on enough to have a place."""
    enough = min(ENOUGH_VOTES, len(request["statements"]))
    return [row for row in request["votes"] if sum(vote is not None for vote in row) >= enough]


def is_enough(request: Mapping[str, Any]) -> bool:
    """Whether a landscape can be drawn of it."""
    statements = len(request["statements"])
    return statements >= FEWEST_STATEMENTS and len(who_voted_enough(request)) >= fewest_people(request)


def landscape_of(ballots: Ballots, request: Request, answer: Mapping[str, Any] | None) -> Landscape:
    """Give the landscape, from what the analysis answered to `request` (None when there was not enough to ask)."""
    found = answer or {}

    def leanings(rows: Sequence[Mapping[str, Any]]) -> tuple[Leaning, ...]:
        return tuple(Leaning(row["id"], tuple(row["leans"])) for row in rows)

    return Landscape(
        voted=len({who for votes in ballots.votes.values() for who in votes}),
        present=ballots.present,
        hands=ballots.hands,
        people=len(who_voted_enough(request)),
        least=fewest_people(request),
        statements=len(request["statements"]),
        enough=bool(found.get("enough")),
        groups=tuple(OpinionGroup(one["size"], one["x"], one["y"]) for one in found.get("groups", ())),
        unites=leanings(found.get("unites", ())),
        divides=leanings(found.get("divides", ())),
    )
