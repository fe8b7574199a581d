"""Dots: what everyone spreads over the contributions they find most important, and the order that makes."""

from __future__ import annotations

from collections import Counter

from facilitator.core.errors import Refused
from facilitator.core.hands import DOTS, dots_counted
from facilitator.core.model import Contribution, Phase
from facilitator.core.people import participant, returned
from facilitator.core.session import Session, decides, evolves
from facilitator.core.visibility import is_blind
from facilitator.core.vocabulary import PARTICIPANT, VOTES, Command, Context, Decision, Event, command, event
from facilitator.core.voting import open_phase, to_vote_on, took_part
from facilitator.core.ways import HANDS, counts, family, kinds_weighed, recasts
from facilitator.core.wordings import cast_now, on_earlier_words


@event
class DotsPlaced(Event):
    """A participant has `n` dots on a contribution now."""

    contribution: str
    participant: str
    n: int


@command(frozenset({PARTICIPANT}), VOTES)
class PlaceDots(Command):
    """Have `n` dots on a contribution (what merged into it counted in), within the phase's budget."""

    contribution: str
    n: int


@decides(PlaceDots)
def _place(wish: PlaceDots, state: Session, context: Context) -> Decision:
    phase = open_phase(state, context)
    who = participant(state, context)
    person = who.id
    found = to_vote_on(state, context, wish.contribution)
    if not phase.dots or (phase.weighs and found.kind not in phase.weighs):
        raise Refused("dots_closed", phase=phase.id)
    now = dots_of(state, found).get(person, 0)
    elsewhere = spent(state, phase, person) - now
    more = wish.n > now  # fewer is always good: what was hidden and shown again may have made it too many
    if wish.n < 0 or (more and elsewhere + wish.n > phase.dots):
        raise Refused("over_budget", left=max(0, phase.dots - elsewhere), budget=phase.dots)
    by_hand = dots_counted(state, person)  # of a scribe: what they counted for their table
    if by_hand and more and elsewhere + wish.n + by_hand > who.speaks_for * phase.dots:
        left = max(0, who.speaks_for * phase.dots - elsewhere - by_hand)
        raise Refused("over_budget", left=left, budget=phase.dots)
    placed = _spread(state, found, person, wish.n)
    return Decision([*returned(state, context), *placed] if placed else [])


def _spread(state: Session, found: Contribution, person: str, n: int) -> list[Event]:
    """Give what must change so that a person has `n` dots on a contribution and all that merged into it.

    Dots on what merged stay where they were put as long as they fit, so that parting gives everyone theirs back.
    """
    changes: list[Event] = []
    left = n
    for one in [*list(family(state, found))[1:], found]:
        now = state.dots.get(one.id, {}).get(person, 0)
        then = left if one is found else min(now, left)
        left -= then
        if then != now or (then and one is found and on_earlier_words(state, one.id, DOTS, person)):
            changes.append(DotsPlaced(one.id, person, then))
    return changes


@evolves(DotsPlaced)
def _placed(happened: DotsPlaced, state: Session) -> None:
    state.dots.setdefault(happened.contribution, {})[happened.participant] = happened.n
    cast_now(state, happened.contribution, DOTS, happened.participant)
    took_part(state, happened.participant)
    state.touch(happened.contribution)


@counts(DOTS)
def dots_of(state: Session, contribution: Contribution) -> dict[str, int]:
    """Give `{participant: dots}` for a contribution with all that merged into it; they add up.

    Somebody's dots on several cards can be more than the budget together (on a card that was hidden, they were free to
    give once more; then it was shown again): what merged then counts for the budget, or for what they have on one of
    the cards when that is more. Dots counted by a show of hands stand under "hands:" and whose count it is.
    """
    total: Counter[str] = Counter()
    most = max((phase.dots for phase in state.phases if contribution.kind in kinds_weighed(phase)), default=0)
    for one in family(state, contribution):
        for person, n in state.dots.get(one.id, {}).items():
            total[person] = max(n, min(total[person] + n, max(most, total[person]))) if most else total[person] + n
        for key, hands in state.hands.get(one.id, {}).get(DOTS, {}).items():
            total[HANDS + key] += hands.counts.get(DOTS, 0)
    return {person: n for person, n in total.items() if n}


@recasts(DOTS)
def _placed_anew(state: Session, contribution: Contribution, participant_id: str) -> list[Event]:
    """Give one's dots, those on what merged too, to the card that stays."""
    merged = [one for one in family(state, contribution) if state.dots.get(one.id, {}).get(participant_id)]
    gone: list[Event] = [DotsPlaced(one.id, participant_id, 0) for one in merged if one is not contribution]
    return [*gone, DotsPlaced(contribution.id, participant_id, dots_of(state, contribution)[participant_id])]


def weighed(state: Session, phase: Phase) -> list[Contribution]:
    """Give what a phase weighs and still stands, in the order of the report.

    Without kinds of its own a phase weighs directions, and whatever was given dots already.
    """
    kinds = kinds_weighed(phase)
    dotted = not phase.weighs and (bool(state.dots) or any(DOTS in counted for counted in state.hands.values()))
    found = [
        one
        for one in state.contributions.values()
        if one.status == "visible"
        and not one.parked
        and not is_blind(state, one)
        and (one.kind in kinds or (dotted and dots_of(state, one)))
    ]
    return sorted(found, key=lambda one: (one.number < 0, abs(one.number)))


def spent(state: Session, phase: Phase, person: str) -> int:
    """Give how many dots a participant has given in this phase; those on what was taken away are free again."""
    return sum(dots_of(state, one).get(person, 0) for one in weighed(state, phase))


def ranking(state: Session, phase: Phase) -> list[tuple[Contribution, int]]:
    """Give what a phase weighs with its dots, most first; of equals the one that came first."""
    counted = [(one, sum(dots_of(state, one).values())) for one in weighed(state, phase)]
    return sorted(counted, key=lambda row: -row[1])


def voters(state: Session, phase: Phase) -> set[str]:
    """Give who gave dots in this phase, from their own phone."""
    return {person for one in weighed(state, phase) for person in dots_of(state, one) if person in state.people}
