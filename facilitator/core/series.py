"""Series: sessions that follow one another. Which series this is, and what became of what was agreed before.

Nothing is looked up in another session from here: what comes along is brought in by commands, with where it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from facilitator.core.errors import Refused
from facilitator.core.harvest import count_id, new_id
from facilitator.core.model import Agreed, Outcome, Series
from facilitator.core.session import Session, decides, evolves, touches
from facilitator.core.text import LONGEST_LINE, LONGEST_TEXT, checked
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, Event, command, event

DONE, GOING_ON, DROPPED = OUTCOMES = ("done", "going_on", "dropped")
MOST_AGREED = 500
_ID = re.compile(r"[\w-]{1,40}", re.ASCII)


@event
class SeriesSet(Event):
    """The session belongs to this series now."""

    series: Series


@event
class OutcomesSet(Event):
    """What was agreed before, and what became of it: now this, in order."""

    outcomes: tuple[Outcome, ...]


@event
class OutcomeSet(Event):
    """What became of something agreed before is now this."""

    action: str
    outcome: str
    note: str = ""


@command(ONLY_FACILITATOR)
class SetSeries(Command):
    """Say which series this session belongs to. A `title` without a `series` begins a new one; neither: it stands alone.

    `follows` is the session before this one in the series ('' is none).
    """

    series: str = ""
    title: str = ""
    follows: str = ""


@command(ONLY_FACILITATOR)
class CarryActions(Command):
    """Bring in what was agreed in an earlier session. What is here already, from the same session, is not brought in twice."""

    actions: tuple[Agreed, ...]


@command(ONLY_FACILITATOR)
class SetActionOutcome(Command):
    """Say what became of something agreed before: done, going_on, dropped, or '' for not known; `note` in a few words."""

    action: str
    outcome: str
    note: str | None = None


@decides(SetSeries)
def _set_series(wish: SetSeries, state: Session, context: Context) -> Decision:
    title = checked(wish.title, "title", LONGEST_LINE, empty=not wish.series)
    for name, value in (("series", wish.series), ("follows", wish.follows)):
        if value and not _ID.fullmatch(value):
            raise Refused("malformed", field=f"SetSeries.{name}")
    if wish.follows == state.id:
        raise Refused("follows_itself")
    series = wish.series or (f"s-{state.id}" if title else "")
    fresh = Series(series, title, wish.follows) if series else Series()
    if fresh == state.series:
        return Decision(value={"series": series})
    return Decision([SeriesSet(fresh)], [SeriesSet(state.series)], {"series": series})


@decides(CarryActions)
def _carry(wish: CarryActions, state: Session, context: Context) -> Decision:
    known = {(one.agreed.text, one.agreed.source) for one in state.outcomes.values()}
    rows = [Agreed(*_checked(one)) for one in wish.actions]
    fresh = [one for one in dict.fromkeys(rows) if (one.text, one.source) not in known]
    if len(state.outcomes) + len(fresh) > MOST_AGREED:
        raise Refused("too_many", field="actions", most=MOST_AGREED)
    if not fresh:
        return Decision(value={"carried": 0})
    first = int(new_id(state, "e")[1:])
    added = [Outcome(f"e{first + place}", one) for place, one in enumerate(fresh)]
    before = tuple(state.outcomes.values())
    return Decision([OutcomesSet((*before, *added))], [OutcomesSet(before)], {"carried": len(added)})


def _checked(one: Agreed) -> tuple[str, str, str, str]:
    return (
        checked(one.text, "text", LONGEST_TEXT),
        checked(one.owner, "owner", LONGEST_LINE, empty=True),
        checked(one.due, "due", LONGEST_LINE, empty=True),
        checked(one.source, "source", LONGEST_LINE, empty=True),
    )


@decides(SetActionOutcome)
def _set_outcome(wish: SetActionOutcome, state: Session, context: Context) -> Decision:
    old = state.outcomes.get(wish.action)
    if old is None:
        raise Refused("stale")
    if wish.outcome and wish.outcome not in OUTCOMES:
        raise Refused("malformed", field="SetActionOutcome.outcome")
    note = old.note if wish.note is None else checked(wish.note, "note", LONGEST_TEXT, empty=True)
    if (wish.outcome, note) == (old.outcome, old.note):
        return Decision()
    return Decision([OutcomeSet(old.id, wish.outcome, note)], [OutcomeSet(old.id, old.outcome, old.note)])


@touches(SeriesSet)
def _of_series(happened: SeriesSet, state: Session) -> Iterator[str]:
    yield "session/series"


@touches(OutcomesSet)
def _of_outcomes(happened: OutcomesSet, state: Session) -> Iterator[str]:
    yield "outcomes"


@touches(OutcomeSet)
def _of_outcome(happened: OutcomeSet, state: Session) -> Iterator[str]:
    yield f"outcomes/{happened.action}"


@evolves(SeriesSet)
def _series_set(happened: SeriesSet, state: Session) -> None:
    state.series = happened.series


@evolves(OutcomesSet)
def _outcomes_set(happened: OutcomesSet, state: Session) -> None:
    for one in happened.outcomes:
        count_id(state, one.id)
    state.outcomes = {one.id: one for one in happened.outcomes}


@evolves(OutcomeSet)
def _outcome_set(happened: OutcomeSet, state: Session) -> None:
    found = state.outcomes.get(happened.action)
    if found is not None:
        state.outcomes[found.id] = replace(found, outcome=happened.outcome, note=happened.note)
