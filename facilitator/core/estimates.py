"""Estimates: how much effort an idea takes and how much effect it has, and the place in the two by two that this gives."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from statistics import median

from facilitator.core.dots import weighed
from facilitator.core.errors import Refused
from facilitator.core.model import Contribution, Estimate, Phase
from facilitator.core.people import participant, returned
from facilitator.core.session import Session, decides, evolves
from facilitator.core.vocabulary import PARTICIPANT, VOTES, Command, Context, Decision, Event, command, event
from facilitator.core.voting import open_phase, to_vote_on, took_part
from facilitator.core.ways import counts, kinds_weighed, recasts, votes_that_count
from facilitator.core.wordings import cast_now, on_earlier_words

ESTIMATES = "estimates"
MOST = 100  # the right end of a slider
MIDDLE = 50
STEP = 5  # medians are shown in steps: nobody finds an own number back
EXACT = 2  # so many people more than the fewest that anything is said about: a place; with less only the quarter
RINGS = 40  # how far around its own place room is looked for, in thirds of a seed
QUARTERS = ("now", "big", "small", "leave")  # effect large with little effort, with much; small with little, with much


@event
class IdeaEstimated(Event):
    """A participant said how much effort a contribution takes and how much effect it has."""

    contribution: str
    participant: str
    effort: int
    effect: int


@command(frozenset({PARTICIPANT}), VOTES)
class EstimateIdea(Command):
    """Say how much effort a contribution takes and how much effect it has: each from 0 to 100."""

    contribution: str
    effort: int
    effect: int


@dataclass(frozen=True)
class Placed:
    """Where a contribution stands: how many `people` estimated it, and what may be shown of what they said.

    `quarter` is "" for fewer people than anything is said about (`Session.fewest`). `effort` and `effect` are medians in
    steps of five; with fewer than two people more they are the middle of the quarter (`exact` is false). `spread`: half of the people are within so much of it.
    """

    people: int = 0
    quarter: str = ""
    effort: int = 0
    effect: int = 0
    exact: bool = False
    spread: tuple[int, int] = (0, 0)


@decides(EstimateIdea)
def _estimate(wish: EstimateIdea, state: Session, context: Context) -> Decision:
    phase = open_phase(state, context)
    person = participant(state, context).id
    found = to_vote_on(state, context, wish.contribution)
    if not phase.estimates or found.kind not in kinds_weighed(phase) or found.parked:
        raise Refused("estimates_closed", phase=phase.id)
    for name in ("effort", "effect"):
        if not 0 <= getattr(wish, name) <= MOST:
            raise Refused("out_of_range", field=name, least=0, most=MOST)
    old = state.estimates.get(found.id, {}).get(person)
    same = old is not None and (old.effort, old.effect) == (wish.effort, wish.effect)
    if same and not on_earlier_words(state, found.id, ESTIMATES, person):
        return Decision()
    return Decision([*returned(state, context), IdeaEstimated(found.id, person, wish.effort, wish.effect)])


@evolves(IdeaEstimated)
def _estimated(happened: IdeaEstimated, state: Session) -> None:
    given = state.estimates.setdefault(happened.contribution, {})
    given[happened.participant] = Estimate(happened.effort, happened.effect, state.seq)
    cast_now(state, happened.contribution, ESTIMATES, happened.participant)
    took_part(state, happened.participant)
    state.touch(happened.contribution)


def estimates_of(state: Session, contribution: Contribution) -> dict[str, Estimate]:
    """Give `{participant: estimate}` of a contribution with all that merged into it, of each person one."""
    return votes_that_count(state, contribution, lambda card: state.estimates.get(card, {}))


@counts(ESTIMATES)
def _estimators(state: Session, contribution: Contribution) -> dict[str, int]:
    return dict.fromkeys(estimates_of(state, contribution), 1)


@recasts(ESTIMATES)
def _estimated_anew(state: Session, contribution: Contribution, participant_id: str) -> list[Event]:
    given = estimates_of(state, contribution)[participant_id]
    return [IdeaEstimated(contribution.id, participant_id, given.effort, given.effect)]


def placed(state: Session, contribution: Contribution) -> Placed:
    """Give where a contribution stands, as far as that may be shown."""
    given = list(estimates_of(state, contribution).values())
    if len(given) < state.fewest:
        return Placed(len(given))
    effort, effect = median(one.effort for one in given), median(one.effect for one in given)
    quarter = quarter_of(effort, effect)
    if len(given) < state.fewest + EXACT:
        middle = MIDDLE // 2
        right, high = quarter in ("big", "leave"), quarter in ("now", "big")
        return Placed(len(given), quarter, middle + right * MIDDLE, middle + high * MIDDLE)
    spread = (
        _stepped(median(abs(one.effort - effort) for one in given)),
        _stepped(median(abs(one.effect - effect) for one in given)),
    )
    return Placed(len(given), quarter, _stepped(effort), _stepped(effect), True, spread)


def quarter_of(effort: float, effect: float) -> str:
    """Give the quarter of the two by two: the middle itself counts as little effort and as a large effect."""
    if effect >= MIDDLE:
        return "now" if effort <= MIDDLE else "big"
    return "small" if effort <= MIDDLE else "leave"


def _stepped(value: float) -> int:
    return STEP * int(value / STEP + 0.5)


def estimated(state: Session, phase: Phase) -> list[tuple[Contribution, Placed]]:
    """Give what a phase weighs with where it stands: what to do now first, most effect first."""
    rows = [(one, placed(state, one)) for one in weighed(state, phase)]
    order = {quarter: n for n, quarter in enumerate(QUARTERS)}
    return sorted(rows, key=lambda row: (order.get(row[1].quarter, len(order)), -row[1].effect, row[1].effort))


def estimators(state: Session, phase: Phase) -> set[str]:
    """Give who estimated anything of what a phase weighs."""
    return {person for one in weighed(state, phase) for person in estimates_of(state, one)}


def estimates_by(state: Session, participant_id: str) -> dict[str, tuple[int, int]]:
    """Give what one participant estimated of what stands: `{contribution: (effort, effect)}`."""
    cards = {state.standing(one).id: state.standing(one) for one in state.estimates if one in state.contributions}
    found = {
        one: estimates_of(state, card).get(participant_id) for one, card in cards.items() if card.status == "visible"
    }
    return {one: (given.effort, given.effect) for one, given in found.items() if given}


Point = tuple[float, float]


@lru_cache(maxsize=64)
def apart(points: tuple[Point, ...], least: float, across: float = 1.0) -> list[Point]:
    """Give points in a square of 100 so that they stand at least `least` apart: each where it is, or as near to it as is free.

    `across` is how much wider the square is drawn than it is high. Each stays in its quarter; the same points give the
    same places. In a quarter that is full they may touch.
    """
    taken: dict[tuple[int, int], list[Point]] = {}
    found: list[Point] = []
    for x, y in points:
        left, low = (
            MIDDLE * (x > MIDDLE) + least / 2 / across,
            MIDDLE * (y >= MIDDLE) + least / 2,
        )  # half a seed from lines
        right, top = left + MIDDLE - least / across, low + MIDDLE - least
        home = (min(max(x, left), right), min(max(y, low), top))
        inside = ((u, v) for u, v in _around(home, least, across) if left <= u <= right and low <= v <= top)
        place = next((spot for spot in inside if _is_free(spot, taken, least, across)), home)
        taken.setdefault(_cell(place, least, across), []).append(place)
        found.append(place)
    return [(round(x, 1), round(y, 1)) for x, y in found]


def _around(point: Point, least: float, across: float) -> Iterator[Point]:
    """Give the point itself, then spots in rings around it, nearest first."""
    yield point
    for right, up in _rings():
        yield point[0] + right * least / across, point[1] + up * least


@cache
def _rings() -> list[Point]:
    """Give steps in rings, in seeds."""
    turns = [
        (ring / 3, 2 * math.pi * (n + ring / 2) / (6 + 3 * ring))
        for ring in range(1, RINGS)
        for n in range(6 + 3 * ring)
    ]
    return [(far * math.cos(turn), far * math.sin(turn)) for far, turn in turns]


def _cell(point: Point, least: float, across: float) -> tuple[int, int]:
    return int(point[0] * across // least), int(point[1] // least)


def _is_free(spot: Point, taken: dict[tuple[int, int], list[Point]], least: float, across: float) -> bool:
    (u, v), (left, low), enough = spot, _cell(spot, least, across), least * least - 0.01
    for n in (-1, 0, 1):
        for m in (-1, 0, 1):
            for x, y in taken.get((left + n, low + m), ()):
                if ((u - x) * across) ** 2 + (v - y) ** 2 < enough:
                    return False
    return True
