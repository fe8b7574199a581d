"""Contributions: bringing something in, whoever does it and wherever they sit."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Any

from facilitator.core.access import author_of, seen
from facilitator.core.errors import Refused
from facilitator.core.format import CLAIMS, HEADINGS, KINDS, STANCES
from facilitator.core.goals import GOAL, checked_parent
from facilitator.core.holding import reason_to_hold
from facilitator.core.model import Contribution, Option, Participant, Phase, Position
from facilitator.core.moderation import StatusSet, count_act
from facilitator.core.people import group_of, returned
from facilitator.core.session import Session, decides, evolves
from facilitator.core.staying_open import check_writable
from facilitator.core.text import LONGEST_LINE, LONGEST_TEXT, checked, checked_language
from facilitator.core.visibility import is_veiled
from facilitator.core.vocabulary import (
    EVERYONE,
    FACILITATOR,
    LEADER,
    OWNER,
    PARTICIPANT,
    STEERING,
    TEXTS,
    Actor,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)

MOST_PEOPLE_BEHIND = 500  # a contribution on behalf of a table
NOT_PARKED = ("dilemma", "goal")  # they steer the session: the parking place is for what strays off the question


@event
class ContributionAdded(Event):
    """Somebody brought something in. Fields as in facilitator.core.session.Contribution."""

    id: str
    number: int
    kind: str
    text: str
    author: str
    group: str = ""
    place: str = ""
    round: int = 1
    phase: str = ""
    at: int = 0
    title: str = ""
    on: str = ""
    ask: str = ""
    options: tuple[Option, ...] = ()
    owner: str = ""
    presenter: str = ""
    parent: str = ""
    people: int = 1
    stands_for: str = ""
    via: str = ""
    source: str = ""
    parked: bool = False
    language: str = ""
    stance: str = ""
    held: str = ""


@event
class AuthorFound(Event):
    """What a leader typed over turned out to be this participant's own text."""

    contribution: str
    author: str
    code: str = ""  # "group/code" that is spent now


@command(EVERYONE, TEXTS)
class AddContribution(Command):
    """Bring something in. `on` is what it responds to; `phase` and `round` those on screen when it was typed.

    `group` is the table it was typed at: a participant's own, or one at which they sat before.
    `options` (2 to 4), `ask` and `owner` belong to a dilemma. `people` > 1 speaks for several. `stands_for` is
    the short code under a text that a phone could not send: when it arrives after all it isn't counted twice.
    `parked` puts it on the parking place, which takes any kind at any time. `language` (BCP 47) is that of the text.
    `stance` says whether it supports or challenges the principle or belief that it responds to.
    """

    kind: str
    text: str
    title: str = ""
    on: str = ""
    group: str | None = None
    phase: str = ""
    round: int | None = None
    ask: str = ""
    options: tuple[Option, ...] = ()
    owner: str = ""
    presenter: str = ""
    parent: str = ""
    people: int = 1
    stands_for: str = ""
    parked: bool = False
    language: str = ""
    stance: str = ""


@decides(AddContribution)
def _add(wish: AddContribution, state: Session, context: Context) -> Decision:
    actor = context.actor
    group = _group_for(wish, state, context)
    position = state.position(group)
    phase = state.phase(position.phase)
    if wish.kind not in KINDS:
        raise Refused("malformed", field="AddContribution.kind")
    if wish.parked and wish.kind in NOT_PARKED:
        raise Refused("not_parked", kind=wish.kind)
    if actor.role == PARTICIPANT:
        if typed_over := _typed_over(wish, state, context, group):
            return typed_over
        check_writable(state, context)
        _check_accepted(wish, state, phase)
    if actor.role == OWNER and (wish.kind == "dilemma" or wish.on != actor.group):
        raise Refused("not_yours")  # an owner's link is for what is said about their own dilemma
    for one in filter(None, (wish.on, wish.parent if wish.kind == GOAL else "")):
        seen(state, context, one, group if actor.role == PARTICIPANT else None)
    person = state.people.get(actor.id) if actor.role == PARTICIPANT else None
    most = person.speaks_for if person else 1 if actor.role == PARTICIPANT else MOST_PEOPLE_BEHIND
    if not 1 <= wish.people <= most:
        raise Refused("out_of_range", field="people", least=1, most=most)
    contribution, number = numbered(state, actor)
    made_in = _phase(wish, state, actor, group)
    options = checked_options(wish.kind, wish.options)
    said = (wish.title, wish.text, wish.ask, wish.presenter, wish.owner, *texts_of(options))
    added = ContributionAdded(
        id=contribution,
        number=number,
        kind=wish.kind,
        text=checked(wish.text, "text", LONGEST_TEXT, empty=wish.kind == "dilemma"),
        author=author_of(actor),
        group=group,
        place=position.place or group,
        round=_round(wish, position, made_in),
        phase=made_in.id,
        at=context.at,
        title=checked(wish.title, "title", LONGEST_LINE, empty=wish.kind != "dilemma"),
        on=wish.on,
        ask=checked(wish.ask, "ask", LONGEST_TEXT, empty=True),
        options=options,
        owner=checked(wish.owner, "owner", LONGEST_LINE, empty=True) if wish.kind != "question" else "",
        presenter=checked(wish.presenter, "presenter", LONGEST_LINE, empty=True),
        parent=checked_parent(state, wish.kind, wish.parent),
        people=wish.people,
        stands_for=wish.stands_for.upper()[:8] if actor.role in (LEADER, FACILITATOR) else "",
        parked=wish.parked,
        language=checked_language(wish.language),
        stance=_stance(wish, state),
        via=_via(wish, actor, person),
        held=reason_to_hold(state, actor, made_in if made_in.moderated else phase, *said),
    )
    undo: list[Event] = [StatusSet(added.id, "withdrawn")] if actor.role in STEERING else []
    value: dict[str, Any] = {"contribution": added.id, "number": added.number}
    value |= {"held": added.held} if added.held else {}
    return Decision([*returned(state, context), added], undo, value)


def _group_for(wish: AddContribution, state: Session, context: Context) -> str:
    own = group_of(state, context)
    if context.actor.role == OWNER:
        return ""
    if wish.group is None:
        return own
    if wish.group and wish.group not in state.groups:
        raise Refused("unknown_group", group=wish.group)
    if context.actor.role == LEADER and wish.group != own:
        raise Refused("not_yours")
    if context.actor.role != PARTICIPANT:
        return wish.group
    if wish.group not in ("", own, *state.people[context.actor.id].sat):
        raise Refused("not_your_table", group=state.groups[wish.group].label)
    return wish.group or own


def _phase(wish: AddContribution, state: Session, actor: Actor, group: str) -> Phase:
    """Give the phase in which it was made: of a leader, who may have had no connection, the one they typed it in.

    Of somebody in the room that one too, where it promised more than the phase of now: what their screen said when they
    typed is what counts.
    """
    position = state.position(group)
    now = state.phase(position.phase)
    typed = next((phase for phase in state.phases if phase.id == wish.phase), now)
    if actor.role == LEADER:
        return typed
    was_there = actor.role == PARTICIPANT and any(stop.startswith(f"{typed.id}/") for stop in position.visited)
    return typed if was_there and _promises(typed, group) - _promises(now, group) else now


def _promises(phase: Phase, group: str) -> set[str]:
    """Give what the phone says beside the field: no background with it, nobody reads it yet, somebody reads it first."""
    veiled = is_veiled(phase) and group not in phase.revealed_in
    return {name for name, said in (("anonymous", phase.anonymous), ("blind", veiled), ("read first", phase.moderated)) if said}


def _round(wish: AddContribution, position: Position, made_in: Phase) -> int:
    """Give the round in which it was typed, when this group has been in that round of its phase; else that of now."""
    typed = f"{made_in.id}/{wish.round}"
    return wish.round if wish.round is not None and typed in position.visited else position.round


def _check_accepted(wish: AddContribution, state: Session, phase: Phase) -> None:
    """A late text still lands when the phase of now takes its kind; else it stays on the phone, with the reason."""
    if wish.parked and wish.kind not in NOT_PARKED:
        return
    if wish.kind not in phase.accepts:
        closed = wish.phase and wish.phase != phase.id
        raise Refused("phase_closed" if closed else "not_accepted", kind=wish.kind, phase=phase.id)


def _typed_over(wish: AddContribution, state: Session, context: Context, group: str) -> Decision | None:
    """Give what to do with a text that was typed over already: its author is found, nothing is added.

    A code is good for one text: whoever comes with the same code later, or with quite other words, is heard too.
    """
    key = f"{group}/{context.command_id[-5:].upper()}"
    found = state.contributions.get(state.stands_for.get(key, ""))
    if found is None or found.status == "withdrawn" or not _alike(found.text, wish.text):
        return None
    events = [*returned(state, context), AuthorFound(found.id, context.actor.id, key)]
    return Decision(events, value={"contribution": found.id, "number": found.number})


def _alike(typed: str, sent: str) -> bool:
    """Whether these can be the same words, typed over in haste: half of those of the shorter, or of all the letters."""
    one, other = (set(re.findall(r"\w+", text.casefold())) for text in (typed, sent))
    if not one or not other or len(one & other) * 2 >= min(len(one), len(other)):
        return True
    return SequenceMatcher(None, typed.casefold(), sent.casefold()).ratio() > 0.5


def _via(wish: AddContribution, actor: Actor, person: Participant | None) -> str:
    """Give how it came in, when not from the author's own phone; what a facilitator says as such came no other way."""
    if person is not None:
        return "scribe" if person.scribe else ""
    typed = actor.role == LEADER or (actor.role == FACILITATOR and (wish.people > 1 or bool(wish.stands_for)))
    return actor.role if typed else ""


def _stance(wish: AddContribution, state: Session) -> str:
    if not wish.stance:
        return ""
    if wish.stance not in STANCES or not wish.on or state.contribution(wish.on).kind not in CLAIMS:
        raise Refused("malformed", field="AddContribution.stance")
    return wish.stance


def numbered(state: Session, actor: Actor) -> tuple[str, int]:
    """Give the next id and number: the try-out counts apart (below zero), so that it leaves no gap in the appendix."""
    if state.begun or actor.role == FACILITATOR:
        return f"c{state.last_number + 1}", state.last_number + 1
    return f"t{state.last_tryout + 1}", -(state.last_tryout + 1)


def checked_options(kind: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Give the options of a dilemma, cleaned; none for other kinds. Raises Refused when there are not two to four."""
    if kind != "dilemma":
        return ()
    if not 2 <= len(options) <= 4:
        raise Refused("out_of_range", field="options", least=2, most=4)
    return tuple(
        Option(checked(one.text, "option"), checked(one.objection, "objection", empty=True)) for one in options
    )


def texts_of(options: tuple[Option, ...]) -> list[str]:
    """Give all that is written in the options of a dilemma."""
    return [text for option in options for text in (option.text, option.objection)]


@evolves(ContributionAdded)
def _added(happened: ContributionAdded, state: Session) -> None:
    fields = {name: getattr(happened, name) for name in happened.__dataclass_fields__ if name != "stands_for"}
    added = state.contributions[happened.id] = Contribution(**fields)
    added.late = "added" if state.closed else ""
    state.file(added)
    if added.held:
        added.status = "held"
        state.held[added.id] = None
        count_act(state, f"held_{added.held}")
    if happened.number > 0:
        state.last_number = max(state.last_number, happened.number)
    else:
        state.last_tryout = max(state.last_tryout, -happened.number)
    if happened.stands_for:
        state.stands_for[f"{happened.group}/{happened.stands_for}"] = happened.id
    state.written.setdefault(happened.author, []).append(happened.id)
    person: Participant | None = state.people.get(happened.author)
    if person is not None:
        person.contributed = True
        if happened.group == person.group:
            person.sent = None  # who writes at the new table has found it
    if happened.kind in HEADINGS:
        state.relaid()
    if happened.kind == GOAL:
        state.goals.append(happened.id)
    state.touch(happened.id)
    if happened.on:
        state.touch(happened.on)


@evolves(AuthorFound)
def _author_found(happened: AuthorFound, state: Session) -> None:
    state.contributions[happened.contribution].author = happened.author
    state.stands_for.pop(happened.code, None)
    state.written.setdefault(happened.author, []).append(happened.contribution)
    state.people[happened.author].contributed = True
    state.touch(happened.contribution)


def own_contributions(state: Session, author: str) -> list[Contribution]:
    """Give what this author wrote and did not withdraw, newest first (what was set aside is left out)."""
    mine = [state.contributions.get(one) for one in reversed(state.written.get(author, []))]
    return [one for one in mine if one is not None and one.author == author and one.status != "withdrawn"]
