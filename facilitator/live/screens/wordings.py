"""Votes on these words and on earlier ones: what screens say of it, and what a phone asks once more."""

from __future__ import annotations

from typing import Any

from facilitator.core.model import UNKNOWN, Contribution, Phase
from facilitator.core.session import Session
from facilitator.core.voting import support_of, tally
from facilitator.core.voting_again import counted_with, votings_in
from facilitator.core.ways import asked_in
from facilitator.core.wordings import asked_again, split_by_ballot
from facilitator.live.screens.talk import name_of, phase_of


def shown_wordings(state: Session, one: Contribution, ballot: str) -> dict[str, int] | None:
    """Give how many votes are on the words of now and on earlier ones; None when all are on these."""
    found = split_by_ballot(state, one).get(ballot)
    return {"now": found.now, "earlier": found.earlier} if found else None


def reworded(state: Session, group: str) -> int:
    """Give the last event after which people in a group may be asked again; 0 where nothing is voted on."""
    return state.reworded if asked_in(phase_of(state, group)) and not state.closed else 0


def asked_once_more(state: Session, participant_id: str) -> list[dict[str, Any]]:
    """Give what somebody voted on before its words changed, as far as one can still vote on it: with that vote."""
    person = state.people.get(participant_id)
    if person is None or state.closed:
        return []
    phase = phase_of(state, person.group)
    if not asked_in(phase):
        return []
    found = []
    for one in _reworded(state):
        ballots = asked_again(state, phase, one, participant_id)
        if ballots:
            level = support_of(state, one).get(participant_id, "") if "support" in ballots else ""
            facts = {"id": one.id, "title": one.title, "text": one.text, "name": name_of(one)}
            found.append({**facts, "ballots": ballots, "level": level})
    return found


def _reworded(state: Session) -> list[Contribution]:
    """Give what stands and was reworded after a vote, or took others in."""
    found = {one: state.contributions[one] for one in state.worded if one in state.contributions}
    found |= {one.id: one for one in state.contributions.values() if one.merged}
    return [one for one in found.values() if one.status == "visible"]


def beside_support(state: Session, one: Contribution) -> dict[str, Any]:
    """Give what stands beside the support of a text: on which words people voted, and what earlier rounds gave.

    Of a round in which fewer people voted than anything is said about, nothing.
    """
    before = []
    for voting in state.votings:
        counts = tally(counted_with(state, voting), one) if one.id in voting.support else {}
        total = sum(n for level, n in counts.items() if level != UNKNOWN)
        if total >= state.fewest:
            before.append({"agree": counts["agree"], "total": total})
    return {"wordings": shown_wordings(state, one, "support"), "before": before}


def earlier_rounds(state: Session, phase: Phase | None, way: str) -> list[Session]:
    """Give the session as each earlier round of voting in a phase left it, first round first, to count its votes by."""
    held = votings_in(state, phase.id) if phase else []
    return [counted_with(state, voting) for voting in held if getattr(voting, way)]
