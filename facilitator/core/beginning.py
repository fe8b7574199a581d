"""Beginning and end: the try-out until "begin", closing, and undo of the last steering action."""

from __future__ import annotations

from dataclasses import replace

from facilitator.core import themes
from facilitator.core.actions import ActionSet
from facilitator.core.editing import ContributionEdited
from facilitator.core.errors import Refused
from facilitator.core.goals import undoable_apart
from facilitator.core.model import HOST, Contribution, Phase
from facilitator.core.moderation import StatusSet
from facilitator.core.moving import PeopleMoved
from facilitator.core.people import count_anew
from facilitator.core.places import PlacesSet, places_in_use
from facilitator.core.preparing import GroupsSet, groups_in_use
from facilitator.core.programme import PhasesSet, with_used
from facilitator.core.session import Session, SetAside, Undone, decides, evolves
from facilitator.core.translating import TranslationSet
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, Event, command, event
from facilitator.core.voting_again import put_under


@event
class SessionBegun(Event):
    """From here on it counts: what people did while trying out is set aside."""

    at: int = 0


@event
class BeginTakenBack(Event):
    """The begin was taken back: the try-out is on again, with all that was in it."""


@event
class SessionClosed(Event):
    """The session ended; participants can read, no longer write."""

    at: int = 0


@event
class SessionReopened(Event):
    """The end was taken back."""


@command(ONLY_FACILITATOR)
class BeginSession(Command):
    """Begin for real: set the try-out aside. Sheets and links stay valid."""


@command(ONLY_FACILITATOR)
class CloseSession(Command):
    """End the session."""


@command(ONLY_FACILITATOR)
class ReopenSession(Command):
    """Open a closed session again."""


@command(ONLY_FACILITATOR)
class UndoLast(Command):
    """Take back the last steering action; `seq` (if given) must be that action's, else it is stale.

    An earlier action on a goal can be taken back too, as long as nobody did the same to that goal since.
    """

    seq: int | None = None


@decides(BeginSession)
def _begin(wish: BeginSession, state: Session, context: Context) -> Decision:
    return Decision() if state.begun else Decision([SessionBegun(context.at)], [BeginTakenBack()])


@decides(CloseSession)
def _close(wish: CloseSession, state: Session, context: Context) -> Decision:
    return Decision() if state.closed else Decision([SessionClosed(context.at)], [SessionReopened()])


@decides(ReopenSession)
def _reopen(wish: ReopenSession, state: Session, context: Context) -> Decision:
    return Decision([SessionReopened()], [SessionClosed(state.closed_at)]) if state.closed else Decision()


@decides(UndoLast)
def _undo(wish: UndoLast, state: Session, context: Context) -> Decision:
    if not state.undoable:
        raise Refused("nothing_to_undo")
    last = state.undoable[-1]
    if wish.seq is not None and wish.seq != last.seq:
        found = undoable_apart(state, wish.seq)
        if found is None:
            raise Refused("stale")
        last = found
    moved = [one for one in last.events if isinstance(one, PeopleMoved)]
    events = [_as_of_now(one, last.what, state, moved) for one in last.events]
    return Decision([Undone(last.seq), *(one for one in events if one is not None)], value={"undone": last.what})


def _as_of_now(old: Event, what: str, state: Session, moved: list[PeopleMoved]) -> Event | None:
    """Give an event of an undo, without undoing what people did since: None for nothing left of it.

    What its author took back stays away, what somebody changed since stays so; groups in which people sit or wrote
    stay, phases in which they are or wrote, and places where they talked.
    """
    if isinstance(old, StatusSet) and what != "WithdrawContribution":
        found = state.contributions.get(old.contribution)
        return None if found is None or found.status == "withdrawn" else old
    if isinstance(old, ContributionEdited | TranslationSet | ActionSet):
        return None if old.over is not None and old.over != _words_now(old, state) else old
    if isinstance(old, PlacesSet):
        kept = {place.id for place in old.places}
        return PlacesSet((*old.places, *(state.places[one] for one in sorted(places_in_use(state) - kept))))
    if isinstance(old, GroupsSet):
        moves = [move for one in moved for move in one.moves]
        loose = [text for one in moved for text in one.loose]
        kept, used = {group.id for group in old.groups}, groups_in_use(state, moves, loose)
        return GroupsSet((*old.groups, *(one for one in state.groups.values() if one.id in used - kept)))
    if isinstance(old, PhasesSet):
        return PhasesSet(with_used(old.phases, state))
    return old


def _words_now(old: ContributionEdited | TranslationSet | ActionSet, state: Session) -> str:
    """Give the words that stand now where `old` would put back others."""
    if isinstance(old, ActionSet):
        return state.actions[old.id].text if old.id in state.actions else ""
    found = state.contributions.get(old.contribution)
    if isinstance(old, TranslationSet):
        return found.translations[old.language].text if found and old.language in found.translations else ""
    return found.text if found else ""


@evolves(SessionBegun)
def _begun(happened: SessionBegun, state: Session) -> None:
    kept = {one.id for one in state.contributions.values() if one.author == HOST}
    state.set_aside = SetAside(
        {key: one for key, one in state.contributions.items() if key not in kept},
        state.choices,
        state.support,
        state.dots,
        [person.id for person in state.people.values() if not person.tryout],
        ratings=state.ratings,
        hands=state.hands,
        votings=state.votings,
        actions={key: one for key, one in state.actions.items() if one.author in state.people},
        themes=state.themes,
        highlights=state.highlights,
        answers={key: state.contributions[key].answers for key in kept if state.contributions[key].answers},
        revealed={one.id: (one.revealed, one.revealed_in) for one in state.phases if one.revealed or one.revealed_in},
        contributed=[person.id for person in state.people.values() if person.contributed],
    )
    state.actions = {key: one for key, one in state.actions.items() if key not in state.set_aside.actions}
    state.contributions = {key: one for key, one in state.contributions.items() if key in kept}
    state.choices, state.support, state.dots, state.ratings, state.hands, state.votings = {}, {}, {}, {}, {}, []
    # What was revealed while trying out is blind again for real.
    state.phases = [replace(phase, revealed=False, revealed_in=()) for phase in state.phases]
    for person in state.people.values():
        person.tryout, person.contributed = True, False
    for one in state.contributions.values():
        one.merged = [gone for gone in one.merged if gone in kept]
        if one.status == "merged" and one.merged_into not in kept:  # what it lived on in is set aside: it stands again
            one.status, one.merged_into = "visible", ""
        one.answers = [answer for answer in one.answers if answer.author == HOST]
    state.themes, state.highlights = {}, {}
    state.file_anew()
    state.stands_for.clear()
    count_anew(state)
    state.begun, state.begun_at = True, happened.at
    state.relaid()


@evolves(BeginTakenBack)
def _begin_taken_back(happened: BeginTakenBack, state: Session) -> None:
    aside, state.set_aside = state.set_aside, SetAside()
    state.contributions.update({key: one for key, one in aside.contributions.items() if key not in state.contributions})
    _merge_again(list(aside.contributions.values()), state)
    state.file_anew()
    for votes, now_votes in (
        (aside.choices, state.choices), (aside.support, state.support), (aside.dots, state.dots),
        (aside.ratings, state.ratings), (aside.hands, state.hands),
    ):  # fmt: skip
        put_under(votes, now_votes)
    state.votings = [*aside.votings, *state.votings]
    state.actions = {**aside.actions, **state.actions}
    state.themes = themes.put_under(aside.themes, state.themes)
    state.highlights = {**aside.highlights, **state.highlights}
    for key, before in aside.answers.items():
        since = [one for one in state.contributions[key].answers if one not in before]
        state.contributions[key].answers = [*before, *since]
    state.phases = [_revealed_again(one, *aside.revealed.get(one.id, (False, ()))) for one in state.phases]
    for person_id in aside.people:
        state.people[person_id].tryout = False
    for person_id in aside.contributed:
        state.people[person_id].contributed = True
    count_anew(state)
    state.begun, state.begun_at = False, 0
    state.relaid()


def _revealed_again(phase: Phase, revealed: bool, groups: tuple[str, ...]) -> Phase:
    """Give a phase with what was shown in the try-out shown again, beside what was shown since."""
    everyone = phase.revealed or revealed
    shown = () if everyone else tuple(dict.fromkeys((*groups, *phase.revealed_in)))
    return replace(phase, revealed=everyone, revealed_in=shown)


def _merge_again(back: list[Contribution], state: Session) -> None:
    """Put together again what was merged in the try-out, across what was set aside and what stayed."""
    for one in back:
        into = state.contributions.get(one.merged_into)
        if one.status == "merged" and into is not None and one.id not in into.merged:
            into.merged.append(one.id)
        for gone in one.merged:
            found = state.contributions.get(gone)
            if found is not None and found.status == "visible":
                found.status, found.merged_into = "merged", one.id


@evolves(SessionClosed)
def _closed(happened: SessionClosed, state: Session) -> None:
    state.closed, state.closed_at = True, happened.at
    state.relaid()


@evolves(SessionReopened)
def _reopened(happened: SessionReopened, state: Session) -> None:
    state.closed, state.closed_at = False, 0
    state.relaid()
