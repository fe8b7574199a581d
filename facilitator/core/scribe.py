"""Who has no phone: one phone that writes for its table, and cards typed over by who leads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from facilitator.core.access import author_of, seen
from facilitator.core.contributions import MOST_PEOPLE_BEHIND, ContributionAdded, numbered
from facilitator.core.errors import Refused
from facilitator.core.format import KINDS
from facilitator.core.goals import GOAL, check_room
from facilitator.core.model import Participant
from facilitator.core.moderation import StatusSet
from facilitator.core.people import participant, returned
from facilitator.core.session import Session, decides, evolves
from facilitator.core.text import LONGEST_TEXT, checked
from facilitator.core.vocabulary import (
    LEADER,
    PARTICIPANT,
    STEERING,
    TEXTS,
    VOTES,
    Actor,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)

MOST_BEHIND = 60  # people that one phone writes for
MOST_CARDS = 200  # typed over in one go
NO_CARDS = ("dilemma", "action")  # they have more to fill in: forms of their own


@event
class ScribeSet(Event):
    """A participant's phone now writes for `people` people, themselves counted in; 0: no longer."""

    participant: str
    people: int


@command(frozenset({PARTICIPANT}), VOTES)
class ActAsScribe(Command):
    """Write for the table from this phone: for `people` people, oneself counted in (1 to 60); or `stop` doing so."""

    people: int = 1
    stop: bool = False


@command(STEERING, TEXTS)
class EnterCards(Command):
    """Type over what people wrote on paper: each of `texts` becomes a contribution that stands for `people` people."""

    texts: tuple[str, ...]
    kind: str
    group: str | None = None
    on: str = ""
    people: int = 1


@decides(ActAsScribe)
def _act(wish: ActAsScribe, state: Session, context: Context) -> Decision:
    person = participant(state, context)
    if state.closed:
        raise Refused("session_closed")
    if not wish.stop and not 1 <= wish.people <= MOST_BEHIND:
        raise Refused("out_of_range", field="people", least=1, most=MOST_BEHIND)
    people = 0 if wish.stop else wish.people
    if people == (person.speaks_for if person.scribe else 0):
        return Decision()
    return Decision([*returned(state, context), ScribeSet(person.id, people)])


@decides(EnterCards)
def _enter(wish: EnterCards, state: Session, context: Context) -> Decision:
    actor = context.actor
    group = (actor.group if wish.group is None else wish.group) or ""
    if actor.role == LEADER and group != actor.group:
        raise Refused("not_yours")
    if group and group not in state.groups:
        raise Refused("unknown_group", group=group[:60])
    if wish.kind not in KINDS or wish.kind in NO_CARDS:
        raise Refused("malformed", field="EnterCards.kind")
    if wish.on:
        seen(state, context, wish.on)
    if not 1 <= wish.people <= MOST_PEOPLE_BEHIND:
        raise Refused("out_of_range", field="people", least=1, most=MOST_PEOPLE_BEHIND)
    texts = [text for line in wish.texts if (text := line.strip().lstrip("-*•· ").strip())]
    if not texts:
        raise Refused("empty", field="text")
    if len(texts) > MOST_CARDS:
        raise Refused("too_many", field="texts", most=MOST_CARDS)
    check_room(state, len(texts) if wish.kind == GOAL else 0)
    position = state.position(group)
    added = [
        ContributionAdded(
            id=contribution,
            number=number,
            kind=wish.kind,
            text=checked(text, "text", LONGEST_TEXT),
            author=author_of(actor),
            group=group,
            place=position.place or group,
            round=position.round,
            phase=position.phase,
            at=context.at,
            on=wish.on,
            people=wish.people,
            via=actor.role,
        )
        for text, (contribution, number) in zip(texts, _numbers(state, actor), strict=False)
    ]
    undo: list[Event] = [StatusSet(one.id, "withdrawn") for one in added]
    return Decision([*added], undo, {"contributions": [one.id for one in added]})


def _numbers(state: Session, actor: Actor) -> Iterator[tuple[str, int]]:
    """Give the ids and numbers that come next, one after another."""
    first, number = numbered(state, actor)
    step = 1 if number > 0 else -1
    return ((f"{first[0]}{abs(number + n * step)}", number + n * step) for n in count())


@evolves(ScribeSet)
def _set(happened: ScribeSet, state: Session) -> None:
    person: Participant | None = state.people.get(happened.participant)
    if person is not None:
        person.scribe, person.speaks_for = happened.people > 0, max(1, happened.people)
        state.relaid(person.group)
