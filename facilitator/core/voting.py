"""Voting: choices on dilemmas and support, and how they add up after merging."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeVar

from facilitator.core.access import seen
from facilitator.core.errors import Refused
from facilitator.core.format import LEVELS, MOMENTS
from facilitator.core.hands import SUPPORT, THIRD, counted, counters, hands_of
from facilitator.core.model import UNKNOWN, Choice, Contribution, Hands, Phase, Vote
from facilitator.core.people import participant, returned
from facilitator.core.session import Session, decides, evolves
from facilitator.core.text import LONGEST_TEXT, checked
from facilitator.core.vocabulary import (
    ONLY_FACILITATOR,
    PARTICIPANT,
    VOTES,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)

_SELF = frozenset({PARTICIPANT})
T = TypeVar("T")


@event
class ChoiceMade(Event):
    """A participant chose on a dilemma; a later choice at the same moment replaces it."""

    contribution: str
    participant: str
    moment: str
    option: int | str | None
    which: str = ""
    at: int = 0


@event
class ThirdWayHidden(Event):
    """The words of a third way were put aside, or back."""

    contribution: str
    which: str
    hidden: bool = True


@event
class SupportGiven(Event):
    """A participant said how much a contribution carries for them."""

    contribution: str
    participant: str
    level: str


@command(_SELF, VOTES)
class Choose(Command):
    """Choose on a dilemma: option number from 0, null for a third way (`which`: what then?), or "unknown"."""

    contribution: str
    option: int | str | None
    moment: str
    which: str = ""


@command(ONLY_FACILITATOR)
class HideThirdWay(Command):
    """Put the words of a third way aside (or, with `hidden` false, back); the choice itself keeps counting."""

    contribution: str
    which: str
    hidden: bool = True


@command(_SELF, VOTES)
class GiveSupport(Command):
    """Say agree, neutral, disagree or unknown (don't know) on a contribution."""

    contribution: str
    level: str


def open_phase(state: Session, context: Context) -> Phase:
    """Give the phase that who asks is in. Raises Refused `session_closed`."""
    if state.closed:
        raise Refused("session_closed")
    return state.phase(state.position(participant(state, context).group).phase)


@decides(Choose)
def _choose(wish: Choose, state: Session, context: Context) -> Decision:
    phase = open_phase(state, context)
    dilemma = seen(state, context, wish.contribution)
    if dilemma.kind != "dilemma" or wish.moment not in MOMENTS:
        raise Refused("malformed", field="Choose")
    if isinstance(wish.option, str):
        if wish.option != UNKNOWN:
            raise Refused("malformed", field="Choose.option")
    elif wish.option is not None and not 0 <= wish.option < len(dilemma.options):
        raise Refused("unknown_option")
    if wish.moment not in phase.choices:
        raise Refused("choice_closed", phase=phase.id)
    which = checked(wish.which, "which", LONGEST_TEXT, empty=True) if wish.option is None else ""
    old = state.choices.get(dilemma.id, {}).get(wish.moment, {}).get(context.actor.id)
    if old is not None and (old.option, old.which) == (wish.option, which):
        return Decision()
    made = ChoiceMade(dilemma.id, context.actor.id, wish.moment, wish.option, which, context.at)
    return Decision([*returned(state, context), made])


@decides(HideThirdWay)
def _hide_third_way(wish: HideThirdWay, state: Session, context: Context) -> Decision:
    dilemma = state.contribution(wish.contribution)
    now = wish.which in state.hidden_ways.get(dilemma.id, [])
    if now == wish.hidden:
        return Decision()
    if wish.which not in third_ways(state, dilemma):
        raise Refused("stale")
    back = ThirdWayHidden(dilemma.id, wish.which, not wish.hidden)
    return Decision([ThirdWayHidden(dilemma.id, wish.which, wish.hidden)], [back])


def check_support(phase: Phase, found: Contribution, group: str) -> None:
    """Raise Refused `support_closed` when `group` can't say in this phase how much a contribution carries."""
    if phase.support == "none" or (phase.support == "group" and found.group not in ("", group)):
        raise Refused("support_closed", phase=phase.id)


@decides(GiveSupport)
def _support(wish: GiveSupport, state: Session, context: Context) -> Decision:
    phase = open_phase(state, context)
    person = participant(state, context)
    found = state.standing(seen(state, context, wish.contribution).id)
    if wish.level not in LEVELS:
        raise Refused("malformed", field="GiveSupport.level")
    check_support(phase, found, person.group)
    old = state.support.get(found.id, {}).get(person.id)
    if old is not None and old.level == wish.level:
        return Decision()
    return Decision([*returned(state, context), SupportGiven(found.id, person.id, wish.level)])


def took_part(state: Session, participant_id: str) -> None:
    """Remember that a participant did something that counts."""
    person = state.people.get(participant_id)
    if person is not None:
        person.contributed = True


@evolves(ChoiceMade)
def _choice_made(happened: ChoiceMade, state: Session) -> None:
    moments = state.choices.setdefault(happened.contribution, {})
    choice = Choice(happened.option, happened.which, happened.at)
    moments.setdefault(happened.moment, {})[happened.participant] = choice
    took_part(state, happened.participant)
    state.touch(happened.contribution)


@evolves(ThirdWayHidden)
def _third_way_hidden(happened: ThirdWayHidden, state: Session) -> None:
    hidden = [one for one in state.hidden_ways.get(happened.contribution, []) if one != happened.which]
    state.hidden_ways[happened.contribution] = [*hidden, happened.which] if happened.hidden else hidden
    state.touch(happened.contribution)


@evolves(SupportGiven)
def _support_given(happened: SupportGiven, state: Session) -> None:
    votes = state.support.setdefault(happened.contribution, {})
    votes[happened.participant] = Vote(happened.level, state.seq)
    took_part(state, happened.participant)
    state.touch(happened.contribution)


def family(state: Session, contribution: Contribution) -> Iterator[Contribution]:
    """Give a contribution and all that live on in it, the one that stays first; who withdrew a merged text took it out."""
    yield contribution
    for gone in contribution.merged:
        if state.contributions[gone].status == "merged":
            yield from family(state, state.contributions[gone])


def support_of(state: Session, contribution: Contribution) -> dict[str, str]:
    """Give `{participant: level}` for a contribution with all that merged into it.

    The vote on the card that stays wins, else a person's latest. A scribe who counted hands counted their own too.
    """
    votes: dict[str, Vote] = {}
    for one in family(state, contribution):
        for person, vote in state.support.get(one.id, {}).items():
            if one is not contribution and (person not in votes or vote.seq > votes[person].seq):
                votes[person] = vote
    votes.update(state.support.get(contribution.id, {}))
    scribes = counters(state, support_hands(state, contribution))
    return {person: vote.level for person, vote in votes.items() if person not in scribes}


def support_hands(state: Session, contribution: Contribution) -> dict[str, Hands]:
    """Give the shows of hands on how much a contribution carries, with all that merged into it."""
    return hands_of(state, family(state, contribution), SUPPORT)


def tally(state: Session, contribution: Contribution) -> dict[str, int]:
    """Give `{agree, neutral, disagree, unknown: how many}`, from phones and by hands."""
    total = Counter(support_of(state, contribution).values())
    total.update(counted(support_hands(state, contribution)))
    return {level: total[level] for level in LEVELS}


def choices_of(state: Session, dilemma: Contribution, moment: str) -> dict[str, Choice]:
    """Give `{participant: choice}` at a moment, without scribes who counted their own hand with their table's."""
    scribes = counters(state, hands_of(state, [dilemma], moment))
    chosen = state.choices.get(dilemma.id, {}).get(moment, {})
    return {person: choice for person, choice in chosen.items() if person not in scribes}


def by_background(state: Session, votes: dict[str, T], label: Callable[[T], str]) -> dict[str, Counter[str]]:
    """Split votes by the voters' latest background (`unknown` for none): `{background: Counter(label)}`."""
    split: dict[str, Counter[str]] = {}
    for person_id, vote in votes.items():
        person = state.people.get(person_id)
        background = (person.background if person else "") or UNKNOWN
        split.setdefault(background, Counter())[label(vote)] += 1
    return split


def choice_counts(state: Session, dilemma: Contribution, moment: str) -> list[int]:
    """Give how many chose each option, then a third way, then don't know: `len(options) + 2` numbers, hands counted in."""
    counts = [0] * (len(dilemma.options) + 2)
    for choice in choices_of(state, dilemma, moment).values():
        if choice.option is None:
            counts[-2] += 1
        elif isinstance(choice.option, str):
            counts[-1] += 1
        elif choice.option < len(dilemma.options):
            counts[choice.option] += 1
    by_hand = counted(hands_of(state, [dilemma], moment))
    answers = (*map(str, range(len(dilemma.options))), THIRD, UNKNOWN)
    return [count + by_hand[answer] for count, answer in zip(counts, answers, strict=True)]


def third_ways(state: Session, dilemma: Contribution) -> list[str]:
    """Give what people wrote of a third way, each once, sorted so that no order points at a person."""
    chosen = state.choices.get(dilemma.id, {})
    return sorted({choice.which for moment in chosen.values() for choice in moment.values() if choice.which})


def moves(state: Session, dilemma: Contribution) -> Counter[tuple[int | str | None, int | str | None]]:
    """Count who went from what to what: `{(before, after): people}`; "-" is no choice at that moment.

    Only of people with a phone: of raised hands nobody knows whose they are.
    """
    before, after = choices_of(state, dilemma, "before"), choices_of(state, dilemma, "after")
    moved: Counter[tuple[int | str | None, int | str | None]] = Counter()
    for person in before.keys() | after.keys():
        start = before[person].option if person in before else "-"
        end = after[person].option if person in after else "-"
        moved[start, end] += 1
    return moved
