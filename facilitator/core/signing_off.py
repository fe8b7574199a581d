"""Sign-off: a group sees its main directions once more, and says whether this is what it said.

What was asked stands in the words of that moment. When the main directions change afterwards, the answers stay with
the version they were given on, and people can be asked again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from facilitator.core.contributions import AddContribution
from facilitator.core.errors import Refused
from facilitator.core.harvest import HighlightSet, count_id, new_id
from facilitator.core.model import Asking, Signed
from facilitator.core.people import participant, returned
from facilitator.core.session import Session, decide, decides, evolves, touches
from facilitator.core.sign_offs import (
    ANSWERS,
    OPEN,
    SETTLED,
    TAKEN,
    YES,
    Missing,
    asked_before,
    asking_of,
    directions_of,
    in_words,
    is_stale,
    may_sign,
    missing_in,
    seated,
)
from facilitator.core.text import LONGEST_TEXT, checked
from facilitator.core.vocabulary import (
    LEADER,
    PARTICIPANT,
    STEERING,
    TEXTS,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)


@event
class SignOffAsked(Event):
    """The people of a group ('': everybody) were asked whether these main directions are what they said."""

    group: str
    number: int
    members: tuple[str, ...]
    at: int = 0


@event
class SignOffWithdrawn(Event):
    """That question was taken back as if it had not been asked; what people answered is kept, in case it comes back."""

    group: str
    number: int


@event
class SignOffStopped(Event):
    """That question stands on no phone any more, or again; what was answered counts."""

    group: str
    number: int
    stopped: bool = True


@event
class SignOffGiven(Event):
    """Somebody answered it. `id` is that of what was missing, if they said so."""

    group: str
    number: int
    participant: str
    answer: str
    missing: str = ""
    id: str = ""
    at: int = 0
    people: int = 1


@event
class MissingSettled(Event):
    """What somebody missed was taken up, put aside, or is open again."""

    missing: str
    settled: str


@command(STEERING)
class AskSignOff(Command):
    """Ask the people of `groups` (null: all that have main directions; a leader: their own) whether this is what they said.

    An empty list is everybody, about the main directions of the whole room. Asking again about the same words changes
    nothing. With `asking` false the question goes from the phones; what was answered stays.
    """

    groups: tuple[str, ...] | None = None
    asking: bool = True


@command(frozenset({PARTICIPANT}), TEXTS)
class SignOff(Command):
    """Say whether the main directions of `group` (null: one's own) are what was said: `answer` is yes, nearly or no.

    `version` is the number of the asking that was on screen (null: the latest); `missing` what is not in it yet. Who writes for a table says
    for how many `people` this is the answer.
    """

    answer: str
    group: str | None = None
    version: int | None = None
    missing: str = ""
    people: int = 1


@command(STEERING)
class SettleMissing(Command):
    """Say what became of something that was missing: taken (up), aside, or '' when it is open again."""

    missing: str
    settled: str = TAKEN


@command(STEERING)
class TakeUpMissing(Command):
    """Make what was missing a main direction of that group, at the end: in the words sent along, else in those of its author."""

    missing: str
    text: str = ""


def _missing(state: Session, context: Context, missing: str) -> Missing:
    found = next((one for group in state.askings for one in missing_in(state, group) if one.id == missing), None)
    if found is None:
        raise Refused("stale")
    if context.actor.role == LEADER and found.group != context.actor.group:
        raise Refused("not_yours")
    return found


# ── deciding ──


def _asked(groups: tuple[str, ...] | None, state: Session, context: Context) -> list[str]:
    if context.actor.role == LEADER:
        if groups not in (None, (context.actor.group,)):
            raise Refused("not_yours")
        return [context.actor.group]
    if groups is None:
        return ["", *state.groups]
    for group in groups:
        if group and group not in state.groups:
            raise Refused("unknown_group", group=group[:60])
    return list(dict.fromkeys(groups or ("",)))


@decides(AskSignOff)
def _ask(wish: AskSignOff, state: Session, context: Context) -> Decision:
    if state.closed:
        raise Refused("session_closed")
    groups = _asked(wish.groups, state, context)
    if not wish.asking:
        open_now = [one for group in groups if (one := asking_of(state, group)) is not None and not one.stopped]
        return Decision([_stop(one, True) for one in open_now], [_stop(one, False) for one in open_now])
    wordings = {group: in_words(directions_of(state, group)) for group in groups}
    wordings = {group: wording for group, wording in wordings.items() if wording}
    if not wordings or (wish.groups is not None and len(wordings) < len(groups)):
        raise Refused("nothing_to_sign")
    events: list[Event] = []
    undo: list[Event] = []
    for group, wording in wordings.items():
        last = asking_of(state, group)
        if last is None or is_stale(state, last):
            made = SignOffAsked(group, _next(state, group), tuple(one.id for one in wording), context.at)
            events.append(made)
            undo.append(SignOffWithdrawn(group, made.number))
        elif last.stopped:
            events.append(_stop(last, False))
            undo.append(_stop(last, True))
    return Decision(events, undo)


def _stop(asking: Asking, stopped: bool) -> SignOffStopped:
    return SignOffStopped(asking.group, asking.number, stopped)


def _next(state: Session, group: str) -> int:
    """Give a number that no version of this group had: withdrawn ones and those of the try-out counted in."""
    asked = [*state.askings.get(group, []), *state.set_aside.askings.get(group, [])]
    answered = {*state.signed.get(group, {}), *state.set_aside.signed.get(group, {})}
    return max((*(one.number for one in asked), *answered), default=0) + 1


@decides(SignOff)
def _sign(wish: SignOff, state: Session, context: Context) -> Decision:
    person = participant(state, context)
    if wish.answer not in ANSWERS:
        raise Refused("malformed", field="SignOff.answer")
    group = person.group if wish.group is None else wish.group
    if group and group not in state.groups:
        raise Refused("unknown_group", group=group[:60])
    if state.closed:
        raise Refused("session_closed")
    asking = asking_of(state, group) if wish.version is None else asked_before(state, group, wish.version)
    if asking is None:
        raise Refused("not_asked")
    if not may_sign(state, asking, person.id):
        raise Refused("not_yours")
    if not 1 <= wish.people <= person.speaks_for:
        raise Refused("out_of_range", field="people", least=1, most=person.speaks_for)
    missing = checked(wish.missing, "missing", LONGEST_TEXT, empty=True) if wish.answer != YES else ""
    old = state.signed.get(group, {}).get(asking.number, {}).get(person.id)
    same = old is not None and (old.answer, old.missing, old.people) == (wish.answer, missing, wish.people)
    if same and not person.tryout:
        return Decision()
    # A changed text is another one: what became of the old one says nothing about it.
    known = old.id if old is not None and old.missing == missing else ""
    number = (known or new_id(state, "m")) if missing else ""
    given = SignOffGiven(group, asking.number, person.id, wish.answer, missing, number, context.at, wish.people)
    return Decision([*returned(state, context), given])


@decides(SettleMissing)
def _settle(wish: SettleMissing, state: Session, context: Context) -> Decision:
    if wish.settled not in SETTLED:
        raise Refused("malformed", field="SettleMissing.settled")
    found = _missing(state, context, wish.missing)
    if found.settled == wish.settled:
        return Decision()
    return Decision([MissingSettled(found.id, wish.settled)], [MissingSettled(found.id, found.settled)])


@decides(TakeUpMissing)
def _take_up(wish: TakeUpMissing, state: Session, context: Context) -> Decision:
    found = _missing(state, context, wish.missing)
    if found.settled == TAKEN:
        raise Refused("stale")
    main = directions_of(state, found.group)
    subjects = {one.on for one in main}
    added = decide(
        AddContribution(
            kind=main[0].kind if main and not main[0].title else "direction",
            text=wish.text or found.text,
            group=found.group,
            on=subjects.pop() if len(subjects) == 1 else "",
        ),
        state,
        context,
    )
    key = f"{found.group}/{context.actor.place}"
    now = tuple(state.highlights[key].members) if key in state.highlights else ()
    made = added.value["contribution"]
    return Decision(
        [*added.events, HighlightSet(key, found.group, (*now, made)), MissingSettled(found.id, TAKEN)],
        [*added.undo, HighlightSet(key, found.group, now), MissingSettled(found.id, found.settled)],
        added.value,
    )


# ── folding ──


@touches(SignOffAsked)
@touches(SignOffWithdrawn)
@touches(SignOffStopped)
def _of_asking(happened: SignOffAsked | SignOffWithdrawn | SignOffStopped, state: Session) -> Iterator[str]:
    yield f"sign-off:{happened.group}/{happened.number}"


@touches(MissingSettled)
def _of_missing(happened: MissingSettled, state: Session) -> Iterator[str]:
    yield f"missing:{happened.missing}"


@evolves(SignOffAsked)
def _was_asked(happened: SignOffAsked, state: Session) -> None:
    found = [state.contributions[one] for one in happened.members if one in state.contributions]
    asking = Asking(
        happened.group, happened.number, happened.at, in_words(found), tuple(seated(state, happened.group))
    )
    others = [one for one in state.askings.get(happened.group, []) if one.number != happened.number]
    state.askings[happened.group] = sorted([*others, asking], key=lambda one: one.number)


@evolves(SignOffWithdrawn)
def _withdrawn(happened: SignOffWithdrawn, state: Session) -> None:
    left = [one for one in state.askings.get(happened.group, []) if one.number != happened.number]
    if left:
        state.askings[happened.group] = left
    else:
        state.askings.pop(happened.group, None)


@evolves(SignOffStopped)
def _stopped(happened: SignOffStopped, state: Session) -> None:
    askings = state.askings.get(happened.group, [])
    state.askings[happened.group] = [
        replace(one, stopped=happened.stopped) if one.number == happened.number else one for one in askings
    ]


@evolves(SignOffGiven)
def _given(happened: SignOffGiven, state: Session) -> None:
    if happened.id:
        count_id(state, happened.id)
    given = state.signed.setdefault(happened.group, {}).setdefault(happened.number, {})
    old = given.get(happened.participant)
    settled = old.settled if old is not None and old.id == happened.id else OPEN
    given[happened.participant] = Signed(
        happened.answer, happened.missing, happened.id, happened.at, settled, happened.people
    )


@evolves(MissingSettled)
def _settled(happened: MissingSettled, state: Session) -> None:
    for versions in state.signed.values():
        for given in versions.values():
            for person, one in given.items():
                if one.id == happened.missing:
                    given[person] = replace(one, settled=happened.settled)
