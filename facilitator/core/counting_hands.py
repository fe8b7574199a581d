"""Counting hands: what people without a phone think, said by their scribe or by who leads."""

from __future__ import annotations

from facilitator.core.access import author_of, seen
from facilitator.core.contributions import MOST_PEOPLE_BEHIND
from facilitator.core.dots import spent
from facilitator.core.errors import Refused
from facilitator.core.format import LEVELS
from facilitator.core.hands import (
    AFTER,
    BEFORE,
    DOTS,
    SUPPORT,
    THIRD,
    dots_counted,
    group_of_key,
    key_of,
    without_phone_in,
)
from facilitator.core.model import UNKNOWN, Contribution, Hands, Phase
from facilitator.core.people import participant, returned
from facilitator.core.session import Session, decides, evolves
from facilitator.core.vocabulary import (
    FACILITATOR,
    LEADER,
    PARTICIPANT,
    VOTES,
    Actor,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)
from facilitator.core.voting import check_support, took_part
from facilitator.core.ways import HANDS
from facilitator.core.wordings import back_on_words, cast_now, words_voted_on


@event
class HandsCounted(Event):
    """Who counts hands under `key` found these; all other counts of these `gone` keys no longer hold."""

    contribution: str
    what: str
    key: str
    hands: Hands
    gone: tuple[str, ...] = ()
    words: str = ""  # of a count that comes back: the words it was about (facilitator.core.wordings)


@event
class HandsTakenBack(Event):
    """A count was taken back: what it replaced holds again, unless something was counted over it since."""

    contribution: str
    what: str
    key: str
    at: int
    back: tuple[HandsCounted, ...] = ()


@event
class PhonelessSaid(Event):
    """Who leads a group said how many people in it have no phone."""

    group: str
    people: int


@command(frozenset({PARTICIPANT, LEADER, FACILITATOR}), VOTES)
class CountHands(Command):
    """Say how many hands each answer got: a scribe for those they write for, a leader or facilitator for a group.

    `what` is support, before, after (choices) or dots; `counts` is `{answer: n}`: a level, an option's number,
    "third", "unknown", or "dots". A count replaces the earlier one of that group. `people` is how many people there
    have no phone, when it wasn't said before or changed: more hands than that are refused (`too_many_hands`).
    """

    contribution: str
    what: str
    counts: dict[str, int]
    group: str | None = None
    people: int | None = None


@decides(CountHands)
def _count(wish: CountHands, state: Session, context: Context) -> Decision:
    actor = context.actor
    if state.closed:
        raise Refused("session_closed")
    group = _group_counted(wish, state, context)
    found = state.standing(seen(state, context, wish.contribution).id)
    phase = state.phase(state.position(group).phase)
    _check_open(wish, phase, found, group)
    _check_answers(wish, found)
    key = key_of(group, actor.id, actor.role == PARTICIPANT)
    most = _most(wish, state, context, group)
    _check_number(wish, state, phase, found, actor.id if actor.role == PARTICIPANT else group, most)
    counts = {answer: n for answer, n in wish.counts.items() if n}
    standing = state.hands.get(found.id, {}).get(wish.what, {})
    replaced = [one for one in standing if _is_replaced(state, one, group, actor)]
    events: list[Event] = []
    undo: list[Event] = []
    if actor.role != PARTICIPANT and wish.people is not None and wish.people != state.phoneless.get(group, 0):
        events.append(PhonelessSaid(group, wish.people))
        undo.append(PhonelessSaid(group, state.phoneless.get(group, 0)))
    if counts != (standing[key].counts if key in standing else {}) or replaced != [key] * (key in standing):
        hands = Hands(counts, author_of(actor), context.at)
        events.append(HandsCounted(found.id, wish.what, key, hands, tuple(replaced)))
        words = {one: words_voted_on(state, found, wish.what, HANDS + one) for one in replaced}
        back = tuple(HandsCounted(found.id, wish.what, one, standing[one], (), words[one]) for one in replaced)
        undo.append(HandsTakenBack(found.id, wish.what, key, context.at, back))
    if actor.role == PARTICIPANT:
        return Decision([*returned(state, context), *events] if events else [])
    return Decision(events, undo)


def _group_counted(wish: CountHands, state: Session, context: Context) -> str:
    """Give the group whose hands are counted: a scribe's and a leader's own, or the one a facilitator names."""
    actor = context.actor
    own = participant(state, context).group if actor.role == PARTICIPANT else actor.group
    if actor.role == PARTICIPANT and not participant(state, context).scribe:
        raise Refused("not_a_scribe")
    if actor.role == FACILITATOR:
        if wish.group and wish.group not in state.groups:
            raise Refused("unknown_group", group=wish.group[:60])
        return wish.group or ""
    if wish.group not in (None, own):
        raise Refused("not_yours")
    return own


def _check_open(wish: CountHands, phase: Phase, found: Contribution, group: str) -> None:
    """Hands go up when phones may vote: the rules of the group's phase hold for both."""
    if found.status != "visible":
        raise Refused("unknown_contribution", contribution=found.id)
    if wish.what == SUPPORT:
        check_support(phase, found, group)
    elif wish.what == DOTS:
        if not phase.dots or (phase.weighs and found.kind not in phase.weighs):
            raise Refused("dots_closed", phase=phase.id)
    elif found.kind != "dilemma" or wish.what not in (BEFORE, AFTER):
        raise Refused("malformed", field="CountHands.what")
    elif wish.what not in phase.choices:
        raise Refused("choice_closed", phase=phase.id)


def _check_answers(wish: CountHands, found: Contribution) -> None:
    known: tuple[str, ...] = (*map(str, range(len(found.options))), THIRD, UNKNOWN)
    if wish.what in (SUPPORT, DOTS):
        known = LEVELS if wish.what == SUPPORT else (DOTS,)
    if wish.counts.keys() - set(known):
        raise Refused("malformed", field="CountHands.counts")
    if any(n < 0 for n in wish.counts.values()):
        raise Refused("out_of_range", field="counts", least=0, most=MOST_PEOPLE_BEHIND)


def _most(wish: CountHands, state: Session, context: Context, group: str) -> int:
    """Give how many people can have raised a hand: those a scribe writes for, or those without a phone."""
    if context.actor.role == PARTICIPANT:
        return participant(state, context).speaks_for
    if wish.people is None:
        return without_phone_in(state, group)
    if not 0 <= wish.people <= MOST_PEOPLE_BEHIND:
        raise Refused("out_of_range", field="people", least=0, most=MOST_PEOPLE_BEHIND)
    return wish.people


def _check_number(
    wish: CountHands, state: Session, phase: Phase, found: Contribution, counter: str, most: int
) -> None:
    raised = sum(wish.counts.values())
    if wish.what != DOTS:
        if raised > most:
            raise Refused("too_many_hands", most=most)
        return
    elsewhere = dots_counted(state, counter, without=found.id)
    if counter in state.people:
        elsewhere += spent(state, phase, counter)
    if raised and elsewhere + raised > most * phase.dots:
        raise Refused("over_budget", left=max(0, most * phase.dots - elsewhere), budget=most * phase.dots)


def _is_replaced(state: Session, key: str, group: str, actor: Actor) -> bool:
    """Whether a count gives way: a leader's is of the whole group, a scribe's leaves those of other scribes alone."""
    author = key.partition("/")[2]
    if author == actor.id:
        return True  # their own, also from when they sat at another table
    if group_of_key(key) != group:
        return False
    counter = state.people.get(author)
    return actor.role != PARTICIPANT or counter is None or not counter.scribe


@evolves(HandsCounted)
def _counted(happened: HandsCounted, state: Session) -> None:
    counts = state.hands.setdefault(happened.contribution, {}).setdefault(happened.what, {})
    for key in (*happened.gone, happened.key):
        counts.pop(key, None)
        cast_now(state, happened.contribution, happened.what, HANDS + key)
    if happened.hands.counts:
        counts[happened.key] = happened.hands
    took_part(state, happened.hands.author)
    state.touch(happened.contribution)


@evolves(HandsTakenBack)
def _taken_back(happened: HandsTakenBack, state: Session) -> None:
    counts = state.hands.setdefault(happened.contribution, {}).setdefault(happened.what, {})
    group = group_of_key(happened.key)
    since = [key for key in counts if group_of_key(key) == group and key != happened.key]
    standing = counts.get(happened.key)
    if since or (standing is not None and standing.at != happened.at):
        return
    counts.pop(happened.key, None)
    cast_now(state, happened.contribution, happened.what, HANDS + happened.key)
    for one in happened.back:
        counts[one.key] = one.hands
        back_on_words(state, happened.contribution, happened.what, HANDS + one.key, one.words)
    state.touch(happened.contribution)


@evolves(PhonelessSaid)
def _said(happened: PhonelessSaid, state: Session) -> None:
    state.phoneless[happened.group] = happened.people
    state.relaid(happened.group)
