"""Running counts: how many of each side gave which support, kept while votes come in instead of counted anew.

A hall gives tens of thousands of votes, and every screen asks for the counts ten times a second. A count that was made
once goes on with each vote (`gone_on`); it holds as long as nothing else happened to the text or its votes, and nobody
changed sides (`Session.sided`). What was put together, or counted by hands as well, is counted from the votes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from facilitator.core.hands import SUPPORT
from facilitator.core.model import UNKNOWN, Contribution, Vote
from facilitator.core.session import Session


@dataclass
class Running:
    """A count per background, of which votes, and when those, the text and people's sides were as they were counted."""

    votes: dict[str, Vote]
    people: int
    changed: int
    sided: int
    sides: dict[str, Counter[str]]


def running_split(state: Session, contribution: Contribution) -> dict[str, Counter[str]] | None:
    """Give `{background: Counter(level)}` of the votes on one text; None where more than its own votes count."""
    votes = state.support.get(contribution.id)
    if votes is None or contribution.merged or SUPPORT in state.hands.get(contribution.id, {}):
        return None
    known = state.running.get(contribution.id)
    if known is None or not _holds(state, contribution, known, votes):
        known = Running(votes, len(votes), contribution.changed, state.sided, _counted(state, votes))
        state.running[contribution.id] = known
    return {side: Counter(counts) for side, counts in known.sides.items()}


def gone_on(state: Session, contribution: str, participant: str, before: Vote | None, level: str) -> None:
    """Let the count of a text go on with a vote that was just put among its votes; called before the text is touched."""
    known, found = state.running.get(contribution), state.contributions.get(contribution)
    if known is None or found is None:
        return
    known.people += before is None
    if not _holds(state, found, known, state.support[contribution]):
        del state.running[contribution]
        return
    counts = known.sides.setdefault(_side(state, participant), Counter())
    if before is not None:
        counts[before.level] -= 1
        if not counts[before.level]:
            del counts[before.level]
    counts[level] += 1
    known.changed = state.seq  # to which touching the text brings it next


def _holds(state: Session, contribution: Contribution, known: Running, votes: dict[str, Vote]) -> bool:
    return (
        known.votes is votes
        and known.people == len(votes)
        and known.changed == contribution.changed
        and known.sided == state.sided
    )


def _counted(state: Session, votes: dict[str, Vote]) -> dict[str, Counter[str]]:
    sides: dict[str, Counter[str]] = {}
    for participant, vote in votes.items():
        sides.setdefault(_side(state, participant), Counter())[vote.level] += 1
    return sides


def _side(state: Session, participant: str) -> str:
    person = state.people.get(participant)
    return (person.background if person else "") or UNKNOWN
