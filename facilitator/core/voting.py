"""Voting: choices on dilemmas and support, and how they add up after merging."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from sys import intern
from typing import TypeVar

from facilitator.core.access import seen
from facilitator.core.errors import Refused
from facilitator.core.format import LEVELS, MOMENTS
from facilitator.core.hands import SUPPORT, THIRD, counted, counters, hands_of
from facilitator.core.holding import reason_to_hold
from facilitator.core.model import UNKNOWN, Choice, Contribution, Hands, Phase, Vote
from facilitator.core.moderation import count_act
from facilitator.core.people import participant, returned
from facilitator.core.running_counts import gone_on, running_split
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
from facilitator.core.ways import HANDS, counts, family, recasts, votes_that_count
from facilitator.core.wordings import cast_now, on_earlier_words

_SELF = frozenset({PARTICIPANT})
T = TypeVar("T")


@event
class ChoiceMade(Event):
    """A participant chose on a dilemma; a later choice at the same moment replaces it.

    `held` says why the words of a third way wait for a reading; the choice itself counts.
    """

    contribution: str
    participant: str
    moment: str
    option: int | str | None
    which: str = ""
    at: int = 0
    held: str = ""


@event
class ThirdWayHidden(Event):
    """The words of a third way were put aside, or back. `held`: they wait again, for this reason; `act` as of StatusSet."""

    contribution: str
    which: str
    hidden: bool = True
    held: str = ""
    act: str = ""


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


def to_vote_on(state: Session, context: Context, contribution: str) -> Contribution:
    """Give what a vote on `contribution` counts for: what it went up in, if it did; also one's own only as it stands there.

    Raises Refused `unknown_contribution` for what one may not see, and for what is hidden, held or withdrawn.
    """
    found = state.standing(seen(state, context, contribution).id)
    if found.status != "visible":
        raise Refused("unknown_contribution", contribution=found.id)
    return found


@decides(Choose)
def _choose(wish: Choose, state: Session, context: Context) -> Decision:
    phase = open_phase(state, context)
    dilemma = to_vote_on(state, context, wish.contribution)
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
    earlier = on_earlier_words(state, dilemma.id, wish.moment, context.actor.id)
    if old is not None and (old.option, old.which) == (wish.option, which) and not earlier:
        return Decision()
    read = which in third_ways(state, dilemma)  # somebody said just the same before
    held = reason_to_hold(state, context.actor, phase, which) if which and not read else ""
    made = ChoiceMade(dilemma.id, context.actor.id, wish.moment, wish.option, which, context.at, held)
    return Decision([*returned(state, context), made])


@decides(HideThirdWay)
def _hide_third_way(wish: HideThirdWay, state: Session, context: Context) -> Decision:
    dilemma = state.contribution(wish.contribution)
    now, held = wish.which in state.hidden_ways.get(dilemma.id, []), held_way(state, dilemma.id, wish.which)
    if now == wish.hidden and not held:
        return Decision()
    if wish.which not in third_ways(state, dilemma):
        raise Refused("stale")
    act = "hidden" if wish.hidden else "released" if held else "shown"
    back = ThirdWayHidden(dilemma.id, wish.which, now, held, f"-{act}")
    return Decision([ThirdWayHidden(dilemma.id, wish.which, wish.hidden, act=act)], [back])


def held_way(state: Session, dilemma: str, which: str) -> str:
    """Give why the words of a third way wait for a reading, "" when they don't."""
    return state.held_ways.get(dilemma, {}).get(which, "")


def check_support(phase: Phase, found: Contribution, group: str) -> None:
    """Raise Refused `support_closed` when `group` can't say in this phase how much a contribution carries."""
    if phase.support == "none" or (phase.support == "group" and found.group not in ("", group)):
        raise Refused("support_closed", phase=phase.id)


@decides(GiveSupport)
def _support(wish: GiveSupport, state: Session, context: Context) -> Decision:
    phase = open_phase(state, context)
    person = participant(state, context)
    found = to_vote_on(state, context, wish.contribution)
    if wish.level not in LEVELS:
        raise Refused("malformed", field="GiveSupport.level")
    check_support(phase, found, person.group)
    old = state.support.get(found.id, {}).get(person.id)
    if old is not None and old.level == wish.level and not on_earlier_words(state, found.id, SUPPORT, person.id):
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
    cast_now(state, happened.contribution, happened.moment, happened.participant)
    if happened.held:
        _put_aside(state, happened.contribution, happened.which, True, happened.held)
        count_act(state, f"held_{happened.held}")
    took_part(state, happened.participant)
    state.touch(happened.contribution)


def _put_aside(state: Session, dilemma: str, which: str, hidden: bool, held: str) -> None:
    others = [one for one in state.hidden_ways.get(dilemma, []) if one != which]
    state.hidden_ways[dilemma] = [*others, which] if hidden else others
    waiting = state.held_ways.setdefault(dilemma, {})
    waiting.pop(which, None)
    if held:
        waiting[which] = held
    if not waiting:
        del state.held_ways[dilemma]


@evolves(ThirdWayHidden)
def _third_way_hidden(happened: ThirdWayHidden, state: Session) -> None:
    count_act(state, happened.act)
    if happened.hidden:
        state.taken_away = state.seq
    _put_aside(state, happened.contribution, happened.which, happened.hidden, happened.held)
    state.judge(happened.contribution)


@evolves(SupportGiven)
def _support_given(happened: SupportGiven, state: Session) -> None:
    votes = state.support.setdefault(happened.contribution, {})
    before, person = votes.get(happened.participant), state.people.get(happened.participant)
    # Fifty thousand votes: the id that is there already is kept, not one more copy from each line of the log.
    votes[person.id if person else happened.participant] = Vote(intern(happened.level), state.seq)
    gone_on(state, happened.contribution, happened.participant, before, happened.level)
    cast_now(state, happened.contribution, SUPPORT, happened.participant)
    took_part(state, happened.participant)
    state.weigh(happened.contribution)


def support_of(state: Session, contribution: Contribution) -> dict[str, str]:
    """Give `{participant: level}` for a contribution with all that merged into it.

    Of each person one vote counts (`votes_that_count`). A scribe who counted hands counted their own too.
    """
    votes = votes_that_count(state, contribution, lambda card: state.support.get(card, {}))
    scribes = counters(state, support_hands(state, contribution))
    return {person: vote.level for person, vote in votes.items() if person not in scribes}


def support_hands(state: Session, contribution: Contribution) -> dict[str, Hands]:
    """Give the shows of hands on how much a contribution carries, with all that merged into it."""
    return hands_of(state, family(state, contribution), SUPPORT)


@counts(SUPPORT)
def _supporters(state: Session, contribution: Contribution) -> dict[str, int]:
    """Give who said what they think, without those who don't know."""
    votes = dict.fromkeys((one for one, level in support_of(state, contribution).items() if level != UNKNOWN), 1)
    hands = support_hands(state, contribution)
    return votes | {HANDS + key: sum(one.counts.values()) - one.counts.get(UNKNOWN, 0) for key, one in hands.items()}


@recasts(SUPPORT)
def _support_anew(state: Session, contribution: Contribution, participant_id: str) -> list[Event]:
    return [SupportGiven(contribution.id, participant_id, support_of(state, contribution)[participant_id])]


def _choosers(moment: str) -> None:
    """Say of a moment who chose then, and how one's choice is made anew."""

    @counts(moment)
    def chose(state: Session, dilemma: Contribution) -> dict[str, int]:
        hands = hands_of(state, [dilemma], moment)
        chosen = dict.fromkeys(choices_of(state, dilemma, moment), 1)
        return chosen | {HANDS + key: sum(one.counts.values()) for key, one in hands.items()}

    @recasts(moment)
    def choose_anew(state: Session, dilemma: Contribution, participant_id: str) -> list[Event]:
        choice = choices_of(state, dilemma, moment)[participant_id]
        return [ChoiceMade(dilemma.id, participant_id, moment, choice.option, choice.which, choice.at)]


for _moment in MOMENTS:
    _choosers(_moment)


def tally(state: Session, contribution: Contribution) -> dict[str, int]:
    """Give `{agree, neutral, disagree, unknown: how many}`, from phones and by hands."""
    split = running_split(state, contribution)
    total: Counter[str] = Counter()
    for levels in [Counter(support_of(state, contribution).values())] if split is None else split.values():
        total.update(levels)
    total.update(counted(support_hands(state, contribution)))
    return {level: total[level] for level in LEVELS}


def choices_of(state: Session, dilemma: Contribution, moment: str) -> dict[str, Choice]:
    """Give `{participant: choice}` at a moment, without scribes who counted their own hand with their table's."""
    scribes = counters(state, hands_of(state, [dilemma], moment))
    chosen = state.choices.get(dilemma.id, {}).get(moment, {})
    return {person: choice for person, choice in chosen.items() if person not in scribes}


def by_background(state: Session, votes: dict[str, T], label: Callable[[T], str]) -> dict[str, Counter[str]]:
    """Split votes by the voters' latest background (`unknown` for none): `{background: Counter(label)}`."""
    given: dict[str, list[str]] = {}
    for person_id, vote in votes.items():
        person = state.people.get(person_id)
        background = (person.background if person else "") or UNKNOWN
        given.setdefault(background, []).append(label(vote))
    return {background: Counter(answers) for background, answers in given.items()}


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
