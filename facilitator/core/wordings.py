"""Wordings: which votes were given on the words that stand now, and which on earlier ones.

An edit rewords; so does a merge for whoever voted on the card that went up in another one. Correcting the spelling does
not: it leaves these records alone. A vote is on these words when it was cast on the card itself, as it reads now.
`Votes.worded` holds only votes that were not, with the words they were given on, so that taking an edit back makes them
votes on these words again. Earlier voters are asked once more: `ConfirmVote` says that they still think so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from facilitator.core.access import seen
from facilitator.core.errors import Refused
from facilitator.core.model import Contribution, Phase, Votes
from facilitator.core.people import participant, returned
from facilitator.core.session import Session, decides
from facilitator.core.vocabulary import PARTICIPANT, VOTES, Command, Context, Decision, command
from facilitator.core.ways import HANDS, WAYS, asked_in, count_of, family, kinds_weighed, recast


@dataclass(frozen=True)
class Split:
    """How many votes there are on the words of `now`, and how many on `earlier` ones."""

    now: int
    earlier: int


@command(frozenset({PARTICIPANT}), VOTES)
class ConfirmVote(Command):
    """Say that one's votes on a contribution hold for its words as they are now, in all that its phase asks."""

    contribution: str


@decides(ConfirmVote)
def _confirm(wish: ConfirmVote, state: Session, context: Context) -> Decision:
    if state.closed:
        raise Refused("session_closed")
    person = participant(state, context)
    phase = state.phase(state.position(person.group).phase)
    found = state.standing(seen(state, context, wish.contribution).id)
    if found.status != "visible":
        raise Refused("unknown_contribution", contribution=found.id)
    events = [
        event
        for ballot in asked_again(state, phase, found, person.id)
        for event in recast(ballot, state, found, person.id)
    ]
    return Decision([*returned(state, context), *events] if events else [])


def words_of(contribution: Contribution) -> str:
    """Give a short fingerprint of all words that people vote on."""
    options = [f"{one.text}\n{one.objection}" for one in contribution.options]
    words = "\n\n".join((contribution.title, contribution.text, contribution.ask, *options))
    return hashlib.blake2s(words.encode("utf-8", "backslashreplace"), digest_size=6).hexdigest()


def cast_now(state: Session, contribution: str, ballot: str, voter: str) -> None:
    """Fold a vote: it is on the words of now, whatever the one before it was on."""
    _forget(state, contribution, ballot, voter)


def words_voted_on(state: Session, contribution: Contribution, ballot: str, voter: str) -> str:
    """Give the words that a vote on the card itself was given on, as `words_of`."""
    return state.worded.get(contribution.id, {}).get(ballot, {}).get(voter) or words_of(contribution)


def back_on_words(state: Session, contribution: str, ballot: str, voter: str, words: str) -> None:
    """Fold a vote that came back, as it was given on `words` ("" for an old log, that did not say)."""
    if words and words != words_of(state.contributions[contribution]):
        state.worded.setdefault(contribution, {}).setdefault(ballot, {})[voter] = words


def note_words(state: Session, aside: Votes) -> None:
    """Say of votes that are set aside on which words they were given: others may stand there when they come back."""
    for one in {one for way in WAYS for one in getattr(aside, way.name)} & state.contributions.keys():
        for ballot, voter in list(_cast(aside, one)):
            given = aside.worded.setdefault(one, {}).setdefault(ballot, {})
            given.setdefault(voter, words_of(state.contributions[one]))


def drop_words_of_now(votes: Votes, now: Mapping[str, str]) -> None:
    """Forget on which words votes were given where those are the words that stand (`now`, by contribution)."""
    for one, ballots in list(votes.worded.items()):
        for ballot, given in list(ballots.items()):
            for voter in [voter for voter, words in given.items() if words == now.get(one)]:
                _forget(votes, one, ballot, voter)


def reword(state: Session, contribution: Contribution, before: str) -> None:
    """Fold a change of words: the votes there are were given on those of `before` (as `words_of` gave them)."""
    now = words_of(contribution)
    if now == before:
        return
    note_voters(state, contribution.id)
    for ballot, voter in list(_cast(state, contribution.id)):
        given = state.worded.setdefault(contribution.id, {}).setdefault(ballot, {})
        given.setdefault(voter, before)
        if given[voter] == now:
            _forget(state, contribution.id, ballot, voter)


def note_voters(state: Session, contribution: str) -> None:
    """Fold that a card was reworded, went up in another one or came back: who voted on it may be asked again."""
    if next(_cast(state, contribution), None) is not None:
        state.reworded = state.seq


def put_words_back(state: Session, back: Votes, words: dict[str, str]) -> None:
    """Fold votes that came back: say of those that hold again on which words they were, where other ones stand now.

    `words` are those that stood when they went, by contribution.
    """
    for one, then in words.items():
        found = state.contributions.get(one)
        if found is None:
            continue
        now = words_of(found)
        for ballot, voter in _cast(back, one):
            given = back.worded.get(one, {}).get(ballot, {}).get(voter, then)
            if given != now and _votes_of(state, one, ballot, voter) == _votes_of(back, one, ballot, voter):
                state.worded.setdefault(one, {}).setdefault(ballot, {})[voter] = given


def _forget(votes: Votes, contribution: str, ballot: str, voter: str) -> None:
    here = votes.worded.get(contribution)
    if here is None or voter not in here.get(ballot, {}):
        return
    del here[ballot][voter]
    if not here[ballot]:
        del here[ballot]
    if not here:
        del votes.worded[contribution]


def _cast(votes: Votes, contribution: str) -> Iterator[tuple[str, str]]:
    """Give (ballot, voter) of every vote on the card itself."""
    for way in WAYS:
        for ballot, _, given in way.ballots(votes, contribution):
            yield from ((ballot, person) for person in given)
    for ballot, shown in votes.hands.get(contribution, {}).items():
        yield from ((ballot, HANDS + key) for key in shown)


def _votes_of(votes: Votes, contribution: str, ballot: str, voter: str) -> list[object]:
    if voter.startswith(HANDS):
        return [votes.hands.get(contribution, {}).get(ballot, {}).get(voter.removeprefix(HANDS))]
    return [
        (inner, given.get(voter))
        for way in WAYS
        for name, inner, given in way.ballots(votes, contribution)
        if name == ballot
    ]


def _on_these(state: Session, contribution: Contribution, ballot: str) -> set[str]:
    """Give who voted on the card itself, on the words of now."""
    earlier = state.worded.get(contribution.id, {}).get(ballot, {})
    return {voter for name, voter in _cast(state, contribution.id) if name == ballot and voter not in earlier}


def split(state: Session, ballot: str, contribution: Contribution) -> Split:
    """Give how many votes on a contribution, with all that merged into it, are on its words of now and on earlier ones."""
    whole = count_of(ballot, state, contribution)
    here = _on_these(state, contribution, ballot)
    if ballot == "dots":  # they add up: those on what merged stay votes on other words
        own = state.dots.get(contribution.id, {})
        shown = state.hands.get(contribution.id, {}).get(ballot, {})
        own = own | {HANDS + key: sum(hands.counts.values()) for key, hands in shown.items()}
        now = sum(min(n, own.get(voter, 0)) for voter, n in whole.items() if voter in here)
    else:
        now = sum(n for voter, n in whole.items() if voter in here)
    return Split(now, sum(whole.values()) - now)


def split_by_ballot(state: Session, contribution: Contribution) -> dict[str, Split]:
    """Give the split of every ballot in which somebody voted on earlier words; cheap where nothing was reworded."""
    if contribution.id not in state.worded and not contribution.merged:
        return {}
    ballots = {ballot for card in family(state, contribution) for ballot, _ in _cast(state, card.id)}
    found = {ballot: split(state, ballot, contribution) for ballot in sorted(ballots)}
    return {ballot: one for ballot, one in found.items() if one.earlier}


def asked_again(state: Session, phase: Phase, contribution: Contribution, participant_id: str) -> list[str]:
    """Give the ballots in which a participant voted on earlier words and that the phase still takes on this one."""
    if contribution.id not in state.worded and not contribution.merged:
        return []
    return [
        ballot
        for ballot in asked_in(phase)
        if _takes(phase, ballot, contribution) and _is_earlier(state, ballot, contribution, participant_id)
    ]


def _takes(phase: Phase, ballot: str, contribution: Contribution) -> bool:
    any_kind = any(way.any_kind and ballot in way.asked(phase) for way in WAYS)
    return any_kind or not phase.weighs or contribution.kind in kinds_weighed(phase)


def _is_earlier(state: Session, ballot: str, contribution: Contribution, participant_id: str) -> bool:
    if not count_of(ballot, state, contribution).get(participant_id):
        return False
    if ballot != "dots":
        return participant_id not in _on_these(state, contribution, ballot)
    whole, own = count_of(ballot, state, contribution)[participant_id], state.dots.get(contribution.id, {})
    return participant_id not in _on_these(state, contribution, ballot) or own.get(participant_id, 0) < whole


def on_earlier_words(state: Session, contribution: str, ballot: str, participant_id: str) -> bool:
    """Whether the vote that somebody has on the card itself was given on earlier words: the same vote counts anew then."""
    return participant_id in state.worded.get(contribution, {}).get(ballot, {})
