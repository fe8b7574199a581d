"""Beginning and end: the try-out until "begin", and closing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from facilitator.core import themes
from facilitator.core.model import HOST, Contribution, Phase
from facilitator.core.people import count_anew
from facilitator.core.session import Session, SetAside, decides, evolves
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


@decides(BeginSession)
def _begin(wish: BeginSession, state: Session, context: Context) -> Decision:
    return Decision() if state.begun else Decision([SessionBegun(context.at)], [BeginTakenBack()])


@decides(CloseSession)
def _close(wish: CloseSession, state: Session, context: Context) -> Decision:
    return Decision() if state.closed else Decision([SessionClosed(context.at)], [SessionReopened()])


@decides(ReopenSession)
def _reopen(wish: ReopenSession, state: Session, context: Context) -> Decision:
    return Decision([SessionReopened()], [SessionClosed(state.closed_at)]) if state.closed else Decision()


@evolves(SessionBegun)
def _begun(happened: SessionBegun, state: Session) -> None:
    kept = {one.id for one in state.contributions.values() if one.author == HOST}
    state.set_aside = SetAside(
        **state.only_votes(),
        contributions={key: one for key, one in state.contributions.items() if key not in kept},
        people=[person.id for person in state.people.values() if not person.tryout],
        votings=state.votings,
        actions={key: one for key, one in state.actions.items() if one.author in state.people},
        themes=state.themes,
        highlights=state.highlights,
        answers={key: state.contributions[key].answers for key in kept if state.contributions[key].answers},
        revealed={one.id: (one.revealed, one.revealed_in) for one in state.phases if one.revealed or one.revealed_in},
        contributed=[person.id for person in state.people.values() if person.contributed],
        askings=state.askings,
        signed=state.signed,
        reached=state.reached,
        last_words=state.last_words,
        joined_in=state.joined_in,
        report_wishes=state.report_wishes,
        acts=state.acts,
        votes_aside=state.votes_aside,
    )
    state.acts, state.votes_aside = Counter(), {}
    state.actions = {key: one for key, one in state.actions.items() if key not in state.set_aside.actions}
    state.contributions = {key: one for key, one in state.contributions.items() if key in kept}
    for votes in state.only_votes():
        setattr(state, votes, {})
    state.votings = []
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
    state.askings, state.signed, state.reached, state.last_words, state.joined_in = {}, {}, {}, {}, {}
    state.report_wishes = {}
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
    for votes, then in aside.only_votes().items():
        put_under(then, getattr(state, votes))
    for then, now in ((aside.reached, state.reached), (aside.signed, state.signed)):
        put_under(then, now)
    state.votings = [*aside.votings, *state.votings]
    state.acts = aside.acts + state.acts
    state.votes_aside = {**aside.votes_aside, **state.votes_aside}
    state.actions = {**aside.actions, **state.actions}
    state.themes = themes.put_under(aside.themes, state.themes)
    state.highlights = {**aside.highlights, **state.highlights}
    state.last_words = {**aside.last_words, **state.last_words}
    state.report_wishes = {**aside.report_wishes, **state.report_wishes}
    for on, people in aside.joined_in.items():
        state.joined_in[on] = [*people, *(one for one in state.joined_in.get(on, []) if one not in people)]
    for group, asked in aside.askings.items():
        state.askings[group] = [*asked, *state.askings.get(group, [])]
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
    for person in state.people.values():  # the same end once more, by an undo: who came after it came afterwards again
        person.afterwards = person.came_after == happened.at
    count_anew(state)


@evolves(SessionReopened)
def _reopened(happened: SessionReopened, state: Session) -> None:
    state.closed, state.closed_at = False, 0
    for person in state.people.values():
        person.afterwards = False
    count_anew(state)
