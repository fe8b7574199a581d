"""Ways to weigh: the one table of how people can vote, and what every way of voting has in common.

A way is a field of `Votes` (facilitator.core.model.votes): the votes on a contribution, by participant. Voting again,
setting the try-out aside, telling votes on these words from votes on earlier ones, asking people again, and what the
full data says of each round go over this table. A new way is a field, a row here, and the module that decides and folds
it, which says with `counts` and `recasts` how its votes add up and how one is cast anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from facilitator.core.model import Contribution, Phase, Votes
from facilitator.core.session import Session
from facilitator.core.vocabulary import Event

DIRECTIONS = ("direction",)  # what is weighed in a phase that names no kinds
HANDS = "hands:"  # stands before the key of a show of hands where voters are named


@dataclass(frozen=True)
class Way:
    """One way to weigh. `name` is the field of `Votes` that holds it; `asked` gives what a phase asks in this way, as
    ballots: "before" and "after" of choices, else the name itself; nothing when it doesn't.

    `inner` says what stands between contribution and participant: "" nothing, "ballot" that ballot, "goal" a goal.
    `whole`: what somebody gives is one budget or one order, so that votes come back whole or not at all. `any_kind`: it
    is asked of what it is asked of, whatever kinds the phase weighs.
    """

    name: str
    asked: Callable[[Phase], tuple[str, ...]]
    inner: str = ""
    whole: bool = False
    any_kind: bool = False

    def ballots(self, votes: Votes, contribution: str) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """Give the votes on a contribution: (ballot, inner key or "", `{participant: vote}`)."""
        here: Mapping[str, Any] = getattr(votes, self.name).get(contribution, {})
        if not self.inner:
            yield self.name, "", here
            return
        for key, given in here.items():
            yield (key if self.inner == "ballot" else self.name), key, given


WAYS = (
    Way("choices", lambda phase: phase.choices, inner="ballot", any_kind=True),
    Way("support", lambda phase: ("support",) * (phase.support != "none")),
    Way("dots", lambda phase: ("dots",) * bool(phase.dots), whole=True),
    Way("ratings", lambda phase: ("ratings",) * phase.rates, inner="goal"),
    Way("ranks", lambda phase: ("ranks",) * bool(phase.ranks), whole=True),
    Way("estimates", lambda phase: ("estimates",) * phase.estimates),
)
BALLOTS = ("before", "after", *(way.name for way in WAYS[1:]))

V = TypeVar("V", bound="Cast")
Count = Callable[[Session, Contribution], dict[str, int]]
Recast = Callable[[Session, Contribution, str], list[Event]]
_COUNTS: dict[str, Count] = {}
_RECASTS: dict[str, Recast] = {}


def counts(*ballots: str) -> Callable[[Count], Count]:
    """Decorator: the function gives `{voter: how many votes}` on a contribution with all that merged into it.

    Voters are participants, and shows of hands under "hands:" and their key.
    """

    def register(function: Count) -> Count:
        _COUNTS.update(dict.fromkeys(ballots, function))
        return function

    return register


def recasts(*ballots: str) -> Callable[[Recast], Recast]:
    """Decorator: the function gives the events by which a participant casts the vote that they have anew, as it is."""

    def register(function: Recast) -> Recast:
        _RECASTS.update(dict.fromkeys(ballots, function))
        return function

    return register


def count_of(ballot: str, state: Session, contribution: Contribution) -> dict[str, int]:
    """Give `{voter: how many votes}` in one ballot on a contribution with all that merged into it."""
    return _COUNTS[ballot](state, contribution)


def recast(ballot: str, state: Session, contribution: Contribution, participant: str) -> list[Event]:
    """Give the events by which a participant's vote in one ballot is cast anew."""
    return _RECASTS[ballot](state, contribution, participant)


def asked_in(phase: Phase) -> tuple[str, ...]:
    """Give the ballots that a phase takes."""
    return tuple(ballot for way in WAYS for ballot in way.asked(phase))


def votes_in(phase: Phase) -> bool:
    """Whether people vote in this phase, in any way."""
    return bool(asked_in(phase))


def kinds_weighed(phase: Phase) -> tuple[str, ...]:
    """Give the kinds that a phase weighs."""
    return phase.weighs or DIRECTIONS


def weighs(state: Session, phase: Phase) -> Callable[[str], bool]:
    """Give whether a kind is voted on in `phase`: those it names, else all that no other phase names."""
    if phase.weighs:
        return lambda kind: kind in phase.weighs
    elsewhere = {kind for one in state.phases for kind in one.weighs}
    return lambda kind: kind not in elsewhere


class Cast(Protocol):
    """A vote that says when it was given."""

    @property
    def seq(self) -> int:
        """The number of the event."""


def votes_that_count(state: Session, contribution: Contribution, own: Callable[[str], Mapping[str, V]]) -> dict[str, V]:
    """Give `{participant: vote}` of a contribution with all that merged into it; `own` gives those on one card itself.

    Of each person one vote counts: the one on the card that stays, else the latest of those that counted on each card
    that went up in it. So putting together once more what was put together changes nobody's vote.
    """
    if not contribution.merged:
        return {**own(contribution.id)}
    found: dict[str, dict[str, V]] = {}
    for one in reversed(list(family(state, contribution))):  # what went up in a card before the card itself
        votes: dict[str, V] = {}
        for gone in one.merged:
            for person, vote in found.pop(gone, {}).items():
                if person not in votes or vote.seq > votes[person].seq:
                    votes[person] = vote
        found[one.id] = votes | {**own(one.id)}
    return found[contribution.id]


def family(state: Session, contribution: Contribution) -> Iterator[Contribution]:
    """Give a contribution and all that live on in it, the one that stays first; who withdrew a merged text took it out."""
    waiting = [contribution]  # no recursion: what was merged a thousand times over is as deep as that
    while waiting:
        one = waiting.pop()
        yield one
        gone = [state.contributions[each] for each in reversed(one.merged)]
        waiting += [each for each in gone if each.status == "merged"]
