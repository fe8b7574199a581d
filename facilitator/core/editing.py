"""Own words: changing them, and taking them back."""

from __future__ import annotations

from facilitator.core.access import author_of
from facilitator.core.contributions import checked_options
from facilitator.core.errors import Refused
from facilitator.core.format import HEADINGS
from facilitator.core.goals import GOAL, goal_to_rename
from facilitator.core.merging import ContributionsMerged, ContributionsParted
from facilitator.core.model import Contribution, Option
from facilitator.core.moderation import StatusSet
from facilitator.core.people import returned
from facilitator.core.session import Session, decides, evolves
from facilitator.core.text import LONGEST_LINE, LONGEST_TEXT, checked
from facilitator.core.vocabulary import (
    EVERYONE,
    FACILITATOR,
    LEADER,
    PARTICIPANT,
    TEXTS,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)


@event
class ContributionEdited(Event):
    """Its words changed; a field that is None stayed."""

    contribution: str
    text: str | None = None
    title: str | None = None
    ask: str | None = None
    owner: str | None = None
    options: tuple[Option, ...] | None = None
    over: str | None = None  # taking an edit back: only of these words, not of what their author made of them since


@command(EVERYONE, TEXTS)
class EditContribution(Command):
    """Change an own contribution (a facilitator: any dilemma or card entered by the facilitator).

    A goal belongs to everybody: leaders and the facilitator may rename any.
    """

    contribution: str
    text: str | None = None
    title: str | None = None
    ask: str | None = None
    owner: str | None = None
    options: tuple[Option, ...] | None = None


@command(EVERYONE, TEXTS)
class WithdrawContribution(Command):
    """Take an own contribution back."""

    contribution: str


def _own(state: Session, context: Context, contribution: str) -> Contribution:
    found = state.contribution(contribution)
    if found.author != author_of(context.actor):
        raise Refused("not_yours")
    if context.actor.role == PARTICIPANT and state.closed:
        raise Refused("session_closed")
    if found.status == "withdrawn":
        raise Refused("withdrawn")
    return found


@decides(EditContribution)
def _edit(wish: EditContribution, state: Session, context: Context) -> Decision:
    steers = context.actor.role in (LEADER, FACILITATOR)
    found = goal_to_rename(state, wish.contribution) if steers else None
    found = found or _own(state, context, wish.contribution)
    text = None if wish.text is None else checked(wish.text, "text", LONGEST_TEXT, empty=found.kind == "dilemma")
    title = None if wish.title is None else checked(wish.title, "title", LONGEST_LINE, empty=found.kind != "dilemma")
    ask = None if wish.ask is None else checked(wish.ask, "ask", LONGEST_TEXT, empty=True)
    owner = None if wish.owner is None else checked(wish.owner, "owner", LONGEST_LINE, empty=True)
    options = None if wish.options is None else checked_options(found.kind, wish.options)
    if options is not None and len(options) < len(found.options) and state.choices.get(found.id):
        raise Refused("option_in_use")
    edited = ContributionEdited(found.id, text, title, ask, owner, options)
    over = found.text if text is None else text
    old = ContributionEdited(found.id, found.text, found.title, found.ask, found.owner, found.options, over)
    undoable = context.actor.role == FACILITATOR or (steers and found.kind == GOAL)
    return Decision([*returned(state, context), edited], [old] if undoable else [])


@decides(WithdrawContribution)
def _withdraw(wish: WithdrawContribution, state: Session, context: Context) -> Decision:
    if state.contribution(wish.contribution).status == "withdrawn":
        return Decision()
    found = _own(state, context, wish.contribution)
    events: list[Event] = [StatusSet(found.id, "withdrawn")]
    undo: list[Event] = [StatusSet(found.id, found.status)]
    others = tuple(one for one in found.merged if state.contributions[one].status == "merged")
    if others:  # what others wrote does not go with it
        events.insert(0, ContributionsParted(others, found.id))
        undo.append(ContributionsMerged(others, found.id))
    return Decision(events, undo if context.actor.role == FACILITATOR else [])


@evolves(ContributionEdited)
def _edited(happened: ContributionEdited, state: Session) -> None:
    found = state.contributions[happened.contribution]
    for name in ("text", "title", "ask", "owner", "options"):
        if (value := getattr(happened, name)) is not None:
            setattr(found, name, value)
    found.edited = True
    if found.kind in HEADINGS:
        state.relaid()
    state.touch(found.id)
