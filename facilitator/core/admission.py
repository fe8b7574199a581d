"""Who is in: newcomers that wait until the facilitator lets them in, and people who are taken out.

Nobody has a name here. Somebody is told by their number, or as "who wrote this": then nobody learns who that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from facilitator.core.answering import AnswerHeld
from facilitator.core.errors import Refused
from facilitator.core.merging import ContributionsMerged, ContributionsParted
from facilitator.core.model import Contribution, Participant, Votes
from facilitator.core.moderation import StatusSet, count_act
from facilitator.core.people import APPROVE, OPEN, REMOVED, WAITING, DescribeMyself, JoinSession, set_standing
from facilitator.core.session import Session, Voting, decides, evolves, touches
from facilitator.core.vocabulary import (
    ONLY_FACILITATOR,
    PARTICIPANT,
    Actor,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)
from facilitator.core.voting_again import put_under
from facilitator.core.wordings import drop_words_of_now, note_words, words_of

_MAY_WAITING = (JoinSession, DescribeMyself)  # what somebody may say before they were let in


@event
class AdmissionSet(Event):
    """Newcomers are in at once (open), or wait until they are let in (approve)."""

    admission: str


@event
class ParticipantsAdmitted(Event):
    """These people are in. Who was taken out before has their votes back."""

    participants: tuple[str, ...]


@event
class ParticipantsWait(Event):
    """Letting these people in was taken back: they wait."""

    participants: tuple[str, ...]


@event
class ParticipantRemoved(Event):
    """Somebody was taken out: they send nothing any more, and their votes do not count."""

    participant: str


@command(ONLY_FACILITATOR)
class SetAdmission(Command):
    """Let newcomers in at once ("open"; who waits is in too), or one by one ("approve")."""

    admission: str


@command(ONLY_FACILITATOR)
class AdmitParticipant(Command):
    """Let somebody in by their number, also who was taken out before; 0: everybody who waits."""

    number: int = 0


@command(ONLY_FACILITATOR)
class RemoveParticipant(Command):
    """Take somebody out: by `number`, or whoever wrote `contribution`. `hide`: what they wrote goes off the screens.

    Their votes do not count any more. Undo puts all of it back.
    """

    number: int = 0
    contribution: str = ""
    hide: bool = False


@touches(AdmissionSet)
def _of_door(happened: AdmissionSet, state: Session) -> Iterator[str]:
    yield "admission"


@touches(ParticipantsAdmitted)
@touches(ParticipantsWait)
def _of_people(happened: ParticipantsAdmitted | ParticipantsWait, state: Session) -> Iterator[str]:
    yield from (f"standing:{one}" for one in happened.participants)


@touches(ParticipantRemoved)
def _of_person(happened: ParticipantRemoved, state: Session) -> Iterator[str]:
    yield f"standing:{happened.participant}"


def check_in(state: Session, actor: Actor, wish: Command) -> None:
    """Raise Refused `removed` or `waiting` for what somebody asks who is not in (any more, or yet)."""
    person = state.people.get(actor.id) if actor.role == PARTICIPANT else None
    if person is None or not person.standing:
        return
    if person.standing == REMOVED or not isinstance(wish, _MAY_WAITING):
        raise Refused(person.standing)


def waiting_people(state: Session) -> list[Participant]:
    """Give who waits to be let in, in the order in which they came."""
    return [one for one in state.people.values() if one.standing == WAITING]


def _numbered(state: Session, number: int) -> Participant:
    found = next((one for one in state.people.values() if one.number == number), None)
    if found is None:
        raise Refused("unknown_participant")
    return found


@decides(SetAdmission)
def _set(wish: SetAdmission, state: Session, context: Context) -> Decision:
    if wish.admission not in (OPEN, APPROVE):
        raise Refused("malformed", field="SetAdmission.admission")
    if wish.admission == state.admission:
        return Decision()
    happened: list[Event] = [AdmissionSet(wish.admission)]
    undo: list[Event] = [AdmissionSet(state.admission)]
    waits = tuple(one.id for one in waiting_people(state))
    if wish.admission == OPEN and waits:
        happened.append(ParticipantsAdmitted(waits))
        undo.append(ParticipantsWait(waits))
    return Decision(happened, undo)


@decides(AdmitParticipant)
def _admit(wish: AdmitParticipant, state: Session, context: Context) -> Decision:
    named = [_numbered(state, wish.number)] if wish.number else waiting_people(state)
    coming = [one for one in named if one.standing]
    if not coming:
        return Decision()
    waited = tuple(one.id for one in coming if one.standing == WAITING)
    undo: list[Event] = [ParticipantsWait(waited)] if waited else []
    undo += [ParticipantRemoved(one.id) for one in coming if one.standing == REMOVED]
    return Decision([ParticipantsAdmitted(tuple(one.id for one in coming))], undo)


@decides(RemoveParticipant)
def _remove(wish: RemoveParticipant, state: Session, context: Context) -> Decision:
    if wish.contribution:
        found = state.people.get(state.contribution(wish.contribution).author)
        if found is None:
            raise Refused("unknown_participant")
    else:
        found = _numbered(state, wish.number)
    happened: list[Event] = [] if found.standing == REMOVED else [ParticipantRemoved(found.id)]
    undo: list[Event] = []
    if happened:
        undo.append(ParticipantsWait((found.id,)) if found.standing == WAITING else ParticipantsAdmitted((found.id,)))
    if wish.hide:
        off, back = _hidden(state, found.id)
        happened += off
        undo += back
    return Decision(happened, undo)


def _hidden(state: Session, author: str) -> tuple[list[Event], list[Event]]:
    """Give what takes all words of somebody off the screens and out of the report, and what puts them back."""
    own = [state.contributions[key] for key in state.written.get(author, []) if key in state.contributions]
    own = [one for one in own if one.author == author]
    off, together = _apart(state, own)
    back: list[Event] = []
    for one in own:
        if one.status not in ("visible", "held", "merged"):
            continue
        others = tuple(gone for gone in one.merged if state.contributions[gone].author != author)
        if others:  # what others wrote does not go with it
            off.append(ContributionsParted(others, one.id))
        off.append(StatusSet(one.id, "hidden", act="hidden"))
        back.append(StatusSet(one.id, "visible" if one.status == "merged" else one.status, one.held, "-hidden"))
        if others:
            back.append(ContributionsMerged(others, one.id))
    back += together
    for question in state.contributions.values():
        for place, answer in enumerate(question.answers):
            if answer.author == author and answer.held != "hidden":
                off.append(AnswerHeld(question.id, place, answer.at, "hidden", "hidden"))
                back.append(AnswerHeld(question.id, place, answer.at, answer.held, "-hidden"))
    return off, back


def _apart(state: Session, own: list[Contribution]) -> tuple[list[Event], list[Event]]:
    """Give what takes these out of what they merged into, for their words are read there, and what puts them back."""
    gone: dict[str, list[str]] = {}
    for one in own:
        if one.status == "merged":
            gone.setdefault(one.merged_into, []).append(one.id)
    apart: list[Event] = []
    together: list[Event] = []
    for into, ones in gone.items():
        places = {one: place for place, one in enumerate(state.contributions[into].merged) if one in ones}
        apart.append(ContributionsParted(tuple(places), into))
        together.append(ContributionsMerged(tuple(places), into, tuple(places.values())))
    return apart, together


@evolves(AdmissionSet)
def _admission_set(happened: AdmissionSet, state: Session) -> None:
    state.admission = happened.admission


@evolves(ParticipantsAdmitted)
def _admitted(happened: ParticipantsAdmitted, state: Session) -> None:
    for one in happened.participants:
        person = state.people.get(one)
        if person is None or not person.standing:
            continue
        count_act(state, "admitted" if person.standing == WAITING else "-removed")
        set_standing(state, person, "")
        _give_back(state, one)


@evolves(ParticipantsWait)
def _wait(happened: ParticipantsWait, state: Session) -> None:
    for one in happened.participants:
        person = state.people.get(one)
        if person is not None and person.standing != WAITING:
            count_act(state, "-admitted" if not person.standing else "-removed")
            set_standing(state, person, WAITING)


@evolves(ParticipantRemoved)
def _removed(happened: ParticipantRemoved, state: Session) -> None:
    person = state.people.get(happened.participant)
    if person is None or person.standing == REMOVED:
        return
    count_act(state, "removed")
    set_standing(state, person, REMOVED)
    rounds = {"": state, **{f"{one.phase}/{one.number}": one for one in state.votings}}
    aside = {key: _taken_out(votes, person.id, state) for key, votes in rounds.items()}
    aside[""] = _with_words(state, aside[""])
    state.votes_aside[person.id] = {key: votes for key, votes in aside.items() if votes}
    state.relaid()


def _taken_out(votes: Votes, participant: str, state: Session) -> dict[str, Any]:
    """Take one person's votes out, and give them by field. A hand that was counted for a table stays its table's."""
    found = {}
    for field in fields(Votes):
        part = _part(getattr(votes, field.name), participant)
        if part:
            found[field.name] = part
            for contribution in part:
                state.touch(contribution)
    return found


def _with_words(state: Session, taken: dict[str, Any]) -> dict[str, Any]:
    """Give votes with the words that each was given on."""
    votes = Votes(**taken)
    note_words(state, votes)
    return {name: value for name, value in votes.only_votes().items() if value}


def _part(votes: dict[str, Any], participant: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in list(votes):
        if key == participant:
            found[key] = votes.pop(key)
        elif isinstance(votes[key], dict) and (inner := _part(votes[key], participant)):
            found[key] = inner
            if not votes[key]:
                del votes[key]
    return found


def _give_back(state: Session, participant: str) -> None:
    aside = state.votes_aside.pop(participant, {})
    rounds: dict[str, Votes] = {"": state, **{f"{one.phase}/{one.number}": one for one in state.votings}}
    for key, votes in aside.items():
        for name, part in votes.items():
            into = rounds.get(key, state)
            put_under(part, getattr(into, name))
            if name == "worded":
                drop_words_of_now(into, _words_of_now(state, into, part))
            for contribution in part:
                state.touch(contribution)
    if aside:
        state.relaid()


def _words_of_now(state: Session, votes: Votes, about: Iterable[str]) -> dict[str, str]:
    """Give the words of these contributions that votes are on when nothing else is said: those of that round, or of now."""
    then = votes.words if isinstance(votes, Voting) else {}
    return {one: then.get(one) or words_of(state.contributions[one]) for one in about if one in state.contributions}
