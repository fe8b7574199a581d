"""Opening a vote a second time: the round that was held is kept, people start with nothing chosen, and both count up.

What a person sees and what the report's figures say is always the latest round; earlier ones stand in `state.votings`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from facilitator.core.errors import Refused
from facilitator.core.model import Phase
from facilitator.core.model import Votes as AllVotes
from facilitator.core.session import Session, Voting, decides, evolves
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, Event, command, event
from facilitator.core.ways import WAYS, Way, votes_in, weighs
from facilitator.core.wordings import put_words_back, words_of

V = TypeVar("V")
Votes = dict[str, dict[str, V]]


@event
class VoteReopened(Event):
    """The votes that were cast in this phase are kept as round `number`; what is asked is open again.

    `on` names the contributions it is about; none: all that this phase votes on.
    """

    phase: str
    number: int
    at: int = 0
    on: tuple[str, ...] = ()


@event
class VoteRestored(Event):
    """The vote was not opened a second time after all: round `number` of this phase counts again."""

    phase: str
    number: int


@command(ONLY_FACILITATOR)
class VoteAgain(Command):
    """Open the vote of a phase a second time: its votes so far, in every way that it asks, are kept as a round.

    `on` limits it to these contributions. Nobody voted yet: nothing changes.
    """

    phase: str
    on: tuple[str, ...] = ()


@decides(VoteAgain)
def _again(wish: VoteAgain, state: Session, context: Context) -> Decision:
    phase = state.phase(wish.phase)
    if state.closed:
        raise Refused("session_closed")
    if not votes_in(phase):
        raise Refused("no_vote_here", phase=phase.id)
    for contribution in wish.on:
        state.contribution(contribution)
    number = 1 + max((one.number for one in state.votings if one.phase == phase.id), default=0)
    happened = VoteReopened(phase.id, number, context.at, wish.on)
    if not _voted_on(_held(state, phase, happened, take=False)):
        return Decision()
    return Decision([happened], [VoteRestored(phase.id, number)], {"voting": number})


def _held(state: Session, phase: Phase, happened: VoteReopened, take: bool, votes: AllVotes | None = None) -> Voting:
    """Give what was voted in `phase`, of `votes` (else all there are); with `take`, out of those."""
    source: AllVotes = state if votes is None else votes
    weighed = weighs(state, phase)

    def named(contribution: str) -> bool:
        return not happened.on or contribution in happened.on or state.standing(contribution).id in happened.on

    def about(contribution: str) -> bool:
        found = state.contributions.get(contribution)
        kinds = {found.kind, state.standing(contribution).kind} if found else set()
        return any(map(weighed, kinds)) and named(contribution)

    def chosen_on(contribution: str) -> bool:
        return contribution in state.contributions and named(contribution)

    voting = Voting(phase.id, happened.number, happened.at)
    ballots: set[str] = set()
    for way in WAYS:
        asked = set(way.asked(phase))
        ballots |= asked
        which = chosen_on if way.any_kind else about
        given = getattr(source, way.name)
        if way.inner == "ballot":
            setattr(voting, way.name, _inside(given, which, asked, take))
        elif asked:
            setattr(voting, way.name, _whole(given, which, take))
    voting.hands = _inside(source.hands, lambda one: about(one) or chosen_on(one), ballots, take)
    voting.worded = _inside(source.worded, lambda one: about(one) or chosen_on(one), ballots, take)
    voting.words = {one: words_of(state.contributions[one]) for one in _voted_on(voting)}
    return voting


def voted_since(state: Session, happened: VoteReopened) -> bool:
    """Whether anybody voted in the round that was opened."""
    phase = next((one for one in state.phases if one.id == happened.phase), None)
    return phase is not None and bool(_voted_on(_held(state, phase, happened, take=False)))


def _whole(votes: Votes[V], about: Callable[[str], bool], take: bool) -> Votes[V]:
    """Give all votes on what it is about."""
    found = [one for one in votes if about(one)]
    return {one: (votes.pop(one) if take else votes[one]) for one in found}


def _inside(votes: Votes[V], about: Callable[[str], bool], keys: set[str], take: bool) -> Votes[V]:
    """Give the votes on what it is about, as far as they stand under one of `keys` (moments, say)."""
    found: Votes[V] = {}
    for one in [one for one in votes if about(one)]:
        here = {key: votes[one][key] for key in votes[one] if key in keys}
        if here:
            found[one] = here
        if here and take:
            votes[one] = {key: value for key, value in votes[one].items() if key not in keys}
            if not votes[one]:
                del votes[one]
    return found


def _voted_on(voting: Voting) -> list[str]:
    """Give what was voted on in a round, each once."""
    return list(dict.fromkeys(one for votes in (*(getattr(voting, way.name) for way in WAYS), voting.hands) for one in votes))


@evolves(VoteReopened)
def _reopened(happened: VoteReopened, state: Session) -> None:
    phase = next((one for one in state.phases if one.id == happened.phase), None)
    voting = Voting(happened.phase, happened.number, happened.at)
    if phase:
        voting = _held(state, phase, happened, take=True)
        _set_apart(state, phase, happened)
    state.votings.append(voting)
    _show(voting, state)


def _set_apart(state: Session, phase: Phase, happened: VoteReopened) -> None:
    """Let what was taken out with somebody be of the round it was given in: let in again, they vote anew as all others."""
    for aside in state.votes_aside.values():
        of_now = AllVotes(**aside.pop("", {}))
        held = _filled(_held(state, phase, happened, take=True, votes=of_now))
        rest = _filled(of_now)
        aside.update(({"": rest} if rest else {}) | ({round_key(happened): held} if held else {}))


def _filled(votes: AllVotes) -> dict[str, Any]:
    """Give the fields that hold anything."""
    return {name: value for name, value in votes.only_votes().items() if value}


def round_key(one: Voting | VoteReopened | VoteRestored) -> str:
    """Give the name under which votes of an earlier round are kept apart."""
    return f"{one.phase}/{one.number}"


@evolves(VoteRestored)
def _restored(happened: VoteRestored, state: Session) -> None:
    known = [one for one in state.votings if (one.phase, one.number) == (happened.phase, happened.number)]
    for voting in known:
        state.votings.remove(voting)
        # What somebody voted since stands: their latest word counts. Dots are one budget, ranks one order: all or none.
        for way in WAYS:
            old = getattr(voting, way.name)
            if way.whole:
                since = _spenders(state, happened.phase, way)
                old = {one: {who: n for who, n in given.items() if who not in since} for one, given in old.items()}
            put_under(old, getattr(state, way.name))
        put_under(voting.hands, state.hands)
        put_words_back(state, voting, voting.words)
        _show(voting, state)
    _count_again(state, happened)


def _count_again(state: Session, happened: VoteRestored) -> None:
    """Let what was taken out with somebody be of the round of now again."""
    for aside in state.votes_aside.values():
        since = aside.get("", {})
        held = aside.pop(round_key(happened), {})
        for way in WAYS:
            if way.whole and since.get(way.name):
                held.pop(way.name, None)
        if held:
            put_under(held, aside.setdefault("", {}))


def _spenders(state: Session, phase_id: str, way: Way) -> set[str]:
    """Give who has votes now, in a way that is one whole, on anything that this phase weighs."""
    phase = next((one for one in state.phases if one.id == phase_id), None)
    if phase is None:
        return set()
    weighed = weighs(state, phase)
    known = ((state.contributions.get(one), given) for one, given in getattr(state, way.name).items())
    return {person for one, given in known if one and weighed(one.kind) for person, n in given.items() if n}


def put_under(old: dict[str, Any], now: dict[str, Any]) -> None:
    """Put the votes of `old` back in `now`, level by level; what stands there stays."""
    for key, value in old.items():
        if key not in now:
            now[key] = value
        elif isinstance(value, dict) and isinstance(now[key], dict):
            put_under(value, now[key])


def _show(voting: Voting, state: Session) -> None:
    """Every screen that counts these votes, or holds one of them, is rendered anew."""
    for one in _voted_on(voting):
        state.touch(one)
    state.relaid()


def votings_in(state: Session, phase_id: str) -> list[Voting]:
    """Give the rounds of voting that were held in a phase before the one of now, oldest first."""
    return [one for one in state.votings if one.phase == phase_id]


def counted_with(state: Session, voting: Voting) -> Session:
    """Give a session whose votes are those of `voting`, to count them as votes of now are counted. Only for reading."""
    return replace(state, **voting.only_votes())
