"""Ratings: how much each idea adds to each goal, judged by everybody for themselves, and the matrix that makes."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.core.access import seen
from facilitator.core.errors import Refused
from facilitator.core.goals import GOAL, Row, branch_of, branches, tree
from facilitator.core.model import FEWEST, Contribution, Phase, Rating
from facilitator.core.people import participant, returned
from facilitator.core.session import Session, decides, evolves
from facilitator.core.visibility import is_public
from facilitator.core.vocabulary import PARTICIPANT, VOTES, Command, Context, Decision, Event, command, event
from facilitator.core.voting import open_phase, to_vote_on, took_part
from facilitator.core.ways import counts, family, recasts, votes_that_count
from facilitator.core.wordings import cast_now, on_earlier_words

HIGHEST_RATING = 3
ADDS = 1.5  # a mean from which on an idea is said to add to a goal: halfway between a little and quite a lot
RATINGS = "ratings"
_SELF = frozenset({PARTICIPANT})


@event
class IdeaRated(Event):
    """A participant said how much an idea adds to a goal: 0 to 3."""

    contribution: str
    goal: str
    participant: str
    value: int


@command(_SELF, VOTES)
class RateIdea(Command):
    """Say how much an idea adds to a goal, from 0 (nothing) to 3 (a lot)."""

    contribution: str
    goal: str
    value: int


@command(_SELF, VOTES)
class RateOnGoals(Command):
    """Say how much an idea adds to several goals at once: `{goal: 0 to 3}`."""

    contribution: str
    values: dict[str, int]


@dataclass(frozen=True)
class Cell:
    """How people judged one idea on one goal: how many gave 0, 1, 2 and 3; `fewest` must have done so to show it."""

    counts: tuple[int, ...] = (0,) * (HIGHEST_RATING + 1)
    fewest: int = FEWEST

    @property
    def people(self) -> int:
        """How many judged."""
        return sum(self.counts)

    @property
    def mean(self) -> float:
        """What they gave on average, 0 when nobody did."""
        return sum(value * n for value, n in enumerate(self.counts)) / max(1, self.people)

    @property
    def shown(self) -> bool:
        """Whether enough people judged to show it: fewer would tell who."""
        return self.people >= self.fewest


@dataclass(frozen=True)
class RatedIdea:
    """One row of the matrix: an idea, what it was given on each goal that was judged, and how many people judged it."""

    id: str
    people: int
    cells: dict[str, Cell] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        """What it adds to all goals together, as far as that may be shown."""
        return sum(cell.mean for cell in self.cells.values() if cell.shown)


@dataclass(frozen=True)
class Matrix:
    """Ideas against goals: the goals they are tested against, a row per idea, and the goals that no idea adds to."""

    goals: list[Row]
    ideas: list[RatedIdea]
    without: list[str]


def _rated(state: Session, context: Context, phase: Phase, contribution: str, values: dict[str, int]) -> Decision:
    person = participant(state, context).id
    found = to_vote_on(state, context, contribution)
    if not phase.rates or (phase.weighs and found.kind not in (*phase.weighs, GOAL)):
        raise Refused("rating_closed", phase=phase.id)
    if found.kind == GOAL:
        raise Refused("goal_rated")
    given: list[Event] = []
    gone: list[Refused] = []
    for one, value in values.items():
        try:
            goal = state.standing(seen(state, context, one).id)
        except Refused as refused:  # taken away while this phone had no connection: the others count
            gone.append(refused)
            continue
        if goal.kind != GOAL:
            raise Refused("not_rated_on")
        if not 0 <= value <= HIGHEST_RATING:
            raise Refused("out_of_range", field="value", least=0, most=HIGHEST_RATING)
        if goal.status != "visible":
            gone.append(Refused("goal_gone"))
            continue
        old = state.ratings.get(found.id, {}).get(goal.id, {}).get(person)
        if old is None or old.value != value or on_earlier_words(state, found.id, RATINGS, person):
            given.append(IdeaRated(found.id, goal.id, person, value))
    if gone and len(gone) == len(values):
        raise gone[0]
    return Decision([*returned(state, context), *given] if given else [])


@decides(RateIdea)
def _rate(wish: RateIdea, state: Session, context: Context) -> Decision:
    return _rated(state, context, open_phase(state, context), wish.contribution, {wish.goal: wish.value})


@decides(RateOnGoals)
def _rate_on_goals(wish: RateOnGoals, state: Session, context: Context) -> Decision:
    return _rated(state, context, open_phase(state, context), wish.contribution, wish.values)


@evolves(IdeaRated)
def _idea_rated(happened: IdeaRated, state: Session) -> None:
    goals = state.ratings.setdefault(happened.contribution, {})
    goals.setdefault(happened.goal, {})[happened.participant] = Rating(happened.value, state.seq)
    cast_now(state, happened.contribution, RATINGS, happened.participant)
    took_part(state, happened.participant)
    state.touch(happened.contribution)


def judged(state: Session, idea: Contribution, everything: bool = False) -> dict[str, dict[str, int]]:
    """Give `{goal: {participant: value}}` of an idea with all that merged into it, goals that merged counted as one.

    A person counts once per goal (`votes_that_count`, of ideas and then of goals). `everything`: on goals that went away too.
    """
    rated = [goal for card in family(state, idea) for goal in state.ratings.get(card.id, {}) if goal in state.contributions]
    standing = {into.id: into for goal in rated if (into := state.standing(goal)).status == "visible" or everything}
    found = {goal: _on_goal(state, idea, into) for goal, into in standing.items()}
    return {goal: votes for goal, votes in found.items() if votes}


def _on_goal(state: Session, idea: Contribution, goal: Contribution) -> dict[str, int]:
    def on_card(card: str) -> dict[str, Rating]:
        return votes_that_count(state, goal, lambda one: state.ratings.get(card, {}).get(one, {}))

    return {person: given.value for person, given in votes_that_count(state, idea, on_card).items()}


@counts(RATINGS)
def _judges(state: Session, idea: Contribution) -> dict[str, int]:
    return dict.fromkeys((person for votes in judged(state, idea).values() for person in votes), 1)


@recasts(RATINGS)
def _rated_anew(state: Session, idea: Contribution, participant_id: str) -> list[Event]:
    given = judged(state, idea).items()
    return [IdeaRated(idea.id, goal, participant_id, votes[participant_id]) for goal, votes in given if participant_id in votes]


def mean_rating(state: Session, idea: Contribution) -> float | None:
    """Give the mean of all that was judged of an idea, over the goals that enough people judged on; None without any."""
    found = [list(votes.values()) for votes in judged(state, idea).values() if len(votes) >= state.fewest]
    values = [value for votes in found for value in votes]
    return sum(values) / len(values) if values else None


def rated_kinds(state: Session) -> tuple[str, ...]:
    """Give the kinds that this session tests against its goals, as its phases say; directions when none does."""
    kinds = [kind for phase in state.phases if phase.rates for kind in phase.weighs or ("direction",)]
    return tuple(dict.fromkeys(kinds)) or ("direction",)


def ideas(state: Session) -> list[Contribution]:
    """Give what is tested, kind by kind in the order that they came; those of the try-out after the others."""
    kinds = rated_kinds(state)
    found = [one for one in state.contributions.values() if one.kind in kinds and is_public(state, one) and not one.parked]
    return sorted(found, key=lambda one: (kinds.index(one.kind), one.number < 0, abs(one.number)))


def matrix(state: Session, rows: list[Row] | None = None) -> Matrix:
    """Give the ideas against the goals: the branches, and any other goal that somebody judged on.

    Of the kinds beside the first only what was judged is in it. Ideas stand in the order that they came. `rows` is
    the tree, for who has it already.
    """
    rows, first = tree(state) if rows is None else rows, rated_kinds(state)[0]
    found: list[RatedIdea] = []
    asked: set[str] = {row.id for row in branches(rows)}
    for idea in ideas(state):
        given = judged(state, idea)
        if not given and idea.kind != first:
            continue
        asked |= given.keys()
        cells = {goal: Cell(_counts(votes), state.fewest) for goal, votes in given.items()}
        found.append(RatedIdea(idea.id, len({person for votes in given.values() for person in votes}), cells))
    return Matrix([row for row in rows if row.id in asked], found, without_idea(state, rows, found))


def _counts(votes: dict[str, int]) -> tuple[int, ...]:
    values = list(votes.values())
    return tuple(values.count(value) for value in range(HIGHEST_RATING + 1))


def without_idea(state: Session, rows: list[Row], rated: list[RatedIdea]) -> list[str]:
    """Give the goals to which no idea adds: none was brought in for it or for what hangs under it, nor judged to add."""
    served = {goal for idea in rated for goal, cell in idea.cells.items() if cell.shown and cell.mean >= ADDS}
    served |= {state.standing(one.on).id for one in ideas(state) if one.on in state.contributions}
    above = {row.id: row.parent for row in rows}
    for goal in list(served):
        while goal := above.get(goal, ""):
            served.add(goal)
    return [row.id for row in rows if row.id not in served]


def best_of_branch(rows: list[Row], made: Matrix) -> dict[str, list[tuple[str, float]]]:
    """Give `{branch: [(idea, what it adds)]}`, best first: each idea where it adds most, as far as that may be shown."""
    home = branch_of(rows)
    found: dict[str, list[tuple[str, float]]] = {}
    for idea in made.ideas:
        shown = [(cell.mean, goal) for goal, cell in idea.cells.items() if cell.shown and cell.mean >= ADDS]
        if shown:
            mean, goal = max(shown, key=lambda pair: pair[0])
            found.setdefault(home.get(goal) or goal, []).append((idea.id, mean))
    return {branch: sorted(added, key=lambda pair: -pair[1]) for branch, added in found.items()}


def ratings_by(state: Session, participant_id: str) -> dict[str, dict[str, int]]:
    """Give what one participant judged, `{idea: {goal: value}}`, of ideas and goals that stand."""
    cards = {state.standing(idea).id: state.standing(idea) for idea in state.ratings if idea in state.contributions}
    found = {idea: judged(state, card) for idea, card in cards.items() if card.status == "visible"}
    own = {
        idea: {goal: votes[participant_id] for goal, votes in goals.items() if participant_id in votes}
        for idea, goals in found.items()
    }
    return {idea: goals for idea, goals in own.items() if goals}
