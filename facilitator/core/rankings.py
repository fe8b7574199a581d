"""Rankings: everyone puts what matters most to them in order, and the order of the room that this makes.

Points as Borda counted them (Jean-Charles de Borda, "Mémoire sur les élections au scrutin", 1781), for a top of n: the
first place gives n points, the second n - 1, the last one 1, and what somebody didn't name gives none.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.core.dots import weighed
from facilitator.core.errors import Refused
from facilitator.core.model import Contribution, Phase
from facilitator.core.people import participant, returned
from facilitator.core.session import Session, decides, evolves
from facilitator.core.vocabulary import PARTICIPANT, VOTES, Command, Context, Decision, Event, command, event
from facilitator.core.voting import open_phase, to_vote_on, took_part
from facilitator.core.ways import counts, family, kinds_weighed, recasts
from facilitator.core.wordings import cast_now, on_earlier_words

RANKS = "ranks"


@event
class ContributionsRanked(Event):
    """A participant has these contributions in this order now, the most important first; `gone` no longer has a place."""

    participant: str
    contributions: tuple[str, ...]
    gone: tuple[str, ...] = ()


@command(frozenset({PARTICIPANT}), VOTES)
class RankContributions(Command):
    """Put contributions in order, the most important first: at most as many as the phase asks (`ranks`).

    It replaces one's earlier order of what this phase weighs; none at all takes it back. What merged counts for what it
    became.
    """

    contributions: tuple[str, ...]


@dataclass(frozen=True)
class Ranked:
    """What the places of everybody give a contribution: `points`, how many named it (`people`), how many `first`."""

    points: int = 0
    people: int = 0
    first: int = 0


@decides(RankContributions)
def _rank(wish: RankContributions, state: Session, context: Context) -> Decision:
    phase = open_phase(state, context)
    person = participant(state, context).id
    if not phase.ranks:
        raise Refused("ranks_closed", phase=phase.id)
    if len({*wish.contributions}) < len(wish.contributions):
        raise Refused("ranked_twice")
    order = _standing(state, context, phase, wish.contributions)
    if len(order) > phase.ranks:
        raise Refused("over_ranks", most=phase.ranks)
    happened = _ranked(state, phase, person, order)
    same = _places(state, phase, person) == {one: place for place, one in enumerate(order, 1)}
    if same and not any(on_earlier_words(state, one, RANKS, person) for one in order):
        return Decision()
    return Decision([*returned(state, context), happened])


def _standing(state: Session, context: Context, phase: Phase, contributions: tuple[str, ...]) -> list[str]:
    """Give what these count for, in their order: what was put together since once, at its best place.

    What was taken away while a phone had no connection leaves its place to what comes after it; when nothing is left, that
    is refused.
    """
    order: dict[str, None] = {}
    gone: list[Refused] = []
    for one in contributions:
        try:
            found = to_vote_on(state, context, one)
        except Refused as refused:
            gone.append(refused)
            continue
        if found.kind not in kinds_weighed(phase) or found.parked:
            raise Refused("ranks_closed", phase=phase.id)
        order[found.id] = None
    if gone and not order:
        raise gone[0]
    return list(order)


def _ranked(state: Session, phase: Phase, person: str, order: list[str]) -> ContributionsRanked:
    gone = [one for one in _places(state, phase, person) if one not in order]
    return ContributionsRanked(person, tuple(order), tuple(gone))


def _places(state: Session, phase: Phase, person: str) -> dict[str, int]:
    """Give every place that somebody has given on cards that a phase weighs, also on what merged or is hidden."""
    kinds = kinds_weighed(phase)
    found: dict[str, int] = {}
    for one, places in state.ranks.items():
        card = state.contributions.get(one)
        if card is not None and person in places and {card.kind, state.standing(one).kind} & set(kinds):
            found[one] = places[person]
    return found


@evolves(ContributionsRanked)
def _placed(happened: ContributionsRanked, state: Session) -> None:
    person = happened.participant
    for one in happened.gone:
        places = state.ranks.get(one, {})
        places.pop(person, None)
        if not places:
            state.ranks.pop(one, None)
        cast_now(state, one, RANKS, person)
        state.touch(one)
    for place, one in enumerate(happened.contributions, 1):
        state.ranks.setdefault(one, {})[person] = place
        cast_now(state, one, RANKS, person)
        state.touch(one)
    took_part(state, person)


def orders(state: Session, phase: Phase) -> dict[str, list[str]]:
    """Give everybody's order of what a phase weighs: `{participant: contributions, the most important first}`.

    Of what merged the best place counts, once. What was taken away leaves its place to who comes after it.
    """
    best: dict[str, dict[str, int]] = {}
    numbers: dict[str, int] = {}
    for one in weighed(state, phase):
        numbers[one.id] = abs(one.number)
        for person, place in places_on(state, one).items():
            best.setdefault(person, {})[one.id] = place
    return {
        person: sorted(places, key=lambda one: (places[one], numbers[one]))[: phase.ranks]
        for person, places in best.items()
    }


@counts(RANKS)
def _rankers(state: Session, contribution: Contribution) -> dict[str, int]:
    return dict.fromkeys(places_on(state, contribution), 1)


@recasts(RANKS)
def _ranked_anew(state: Session, contribution: Contribution, participant_id: str) -> list[Event]:
    """Give one's order as it is, with the card that stays in the place of what merged into it."""
    phase = state.phase(state.position(state.people[participant_id].group).phase)
    order = orders(state, phase).get(participant_id, [])
    return [_ranked(state, phase, participant_id, order)]


def places_on(state: Session, contribution: Contribution) -> dict[str, int]:
    """Give `{participant: place}` of a contribution with all that merged into it: of several places the best."""
    found: dict[str, int] = {}
    for one in family(state, contribution):
        for person, place in state.ranks.get(one.id, {}).items():
            found[person] = min(place, found.get(person, place))
    return found


def points(state: Session, phase: Phase) -> list[tuple[Contribution, Ranked]]:
    """Give what a phase weighs with its points, most first; of equals what was first most often, then what came first."""
    found: dict[str, Ranked] = {}
    for order in orders(state, phase).values():
        for place, one in enumerate(order):
            so_far = found.get(one, Ranked())
            found[one] = Ranked(so_far.points + phase.ranks - place, so_far.people + 1, so_far.first + (place == 0))
    rows = [(one, found.get(one.id, Ranked())) for one in weighed(state, phase)]
    return sorted(rows, key=lambda row: (-row[1].points, -row[1].first))


def rankers(state: Session, phase: Phase) -> set[str]:
    """Give who put anything in order in this phase."""
    return set(orders(state, phase))


def ranks_by(state: Session, participant_id: str) -> list[str]:
    """Give one's own order of what stands, in the phase one is in; nothing where it asks for none."""
    person = state.people.get(participant_id)
    if person is None:
        return []
    phase = state.phase(state.position(person.group).phase)
    if not phase.ranks:
        return []
    cards = [(one, place) for one in weighed(state, phase) if (place := places_on(state, one).get(participant_id))]
    return [one.id for one, _ in sorted(cards, key=lambda row: (row[1], abs(row[0].number)))][: phase.ranks]


def ranking_phase(state: Session, contribution: Contribution) -> Phase | None:
    """Give the phase whose order a contribution stands in: the last that asks one of its kind; None without."""
    found = [phase for phase in state.phases if phase.ranks and contribution.kind in kinds_weighed(phase)]
    return found[-1] if found else None
