"""Own words: changing them, and taking them back."""

from __future__ import annotations

from dataclasses import replace

from facilitator.core.access import author_of
from facilitator.core.contributions import checked_options, texts_of
from facilitator.core.errors import Refused
from facilitator.core.format import HEADINGS
from facilitator.core.goals import goal_to_rename
from facilitator.core.holding import reason_to_hold
from facilitator.core.merging import ContributionsMerged, ContributionsParted
from facilitator.core.model import Contribution, Option
from facilitator.core.moderation import StatusSet, count_act, set_status
from facilitator.core.people import returned
from facilitator.core.session import Session, decides, evolves
from facilitator.core.staying_open import check_writable
from facilitator.core.text import LONGEST_LINE, LONGEST_TEXT, checked
from facilitator.core.translating import TranslationSet
from facilitator.core.vocabulary import (
    EVERYONE,
    FACILITATOR,
    LEADER,
    OWNER,
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
from facilitator.core.wordings import reword, words_of


@event
class ContributionEdited(Event):
    """Its words changed; a field that is None stayed. `held` says why it waits for a reading now ("": no more)."""

    contribution: str
    text: str | None = None
    title: str | None = None
    ask: str | None = None
    owner: str | None = None
    options: tuple[Option, ...] | None = None
    held: str | None = None
    over: str | None = None  # (from logs of before the history: taken back only while it has these words)
    edited: bool = True  # false: taken back, and nobody had changed it before


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
    if context.actor.role == PARTICIPANT:
        check_writable(state, context)
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
    edited = replace(edited, held=_held(state, context, found, edited))
    over = found.text if text is None else text
    old = ContributionEdited(found.id, found.text, found.title, found.ask, found.owner, found.options, over=over, edited=found.edited)
    alone = [ContributionsParted((found.id,), found.merged_into)] if edited.held and found.status == "merged" else []
    value = {"held": edited.held} if edited.held else {}
    untold = [] if steers else _untranslated(found, edited)
    return Decision([*returned(state, context), *alone, edited, *untold], [old] if steers else [], value)


def _untranslated(found: Contribution, edited: ContributionEdited) -> list[Event]:
    """Take the translations of words that their author changed away: they say what is not said any more."""
    if all(getattr(edited, name) in (None, getattr(found, name)) for name in ("text", "title")):
        return []
    return [TranslationSet(found.id, language, "", "", original=found.language) for language in found.translations]


def _held(state: Session, context: Context, found: Contribution, edited: ContributionEdited) -> str | None:
    """Give why it waits for a reading with these words, "" when the reason is gone; None when that stays as it is.

    What was released and is then worded otherwise is read again where everything is read first.
    """
    if context.actor.role not in (PARTICIPANT, OWNER) or found.status not in ("visible", "held", "merged"):
        return None
    names = ("text", "title", "ask", "owner", "options")
    now = {name: getattr(found if getattr(edited, name) is None else edited, name) for name in names}
    if found.status != "held" and all(now[name] == getattr(found, name) for name in names):
        return None
    phase = next((one for one in state.phases if one.id == found.phase), None)
    texts = (now["text"], now["title"], now["ask"], now["owner"], *texts_of(now["options"]))
    why = reason_to_hold(state, context.actor, phase, *texts)
    return why if why != found.held else None


@decides(WithdrawContribution)
def _withdraw(wish: WithdrawContribution, state: Session, context: Context) -> Decision:
    if state.contribution(wish.contribution).status == "withdrawn":
        return Decision()
    found = _own(state, context, wish.contribution)
    events: list[Event] = [StatusSet(found.id, "withdrawn")]
    undo: list[Event] = [StatusSet(found.id, found.status, found.held)]
    others = tuple(one for one in found.merged if state.contributions[one].status == "merged")
    if others:  # what others wrote does not go with it
        events.insert(0, ContributionsParted(others, found.id))
        undo.append(ContributionsMerged(others, found.id))
    return Decision(events, undo if context.actor.role in STEERING else [])


@evolves(ContributionEdited)
def _edited(happened: ContributionEdited, state: Session) -> None:
    found = state.contributions[happened.contribution]
    before = words_of(found)
    for name in ("text", "title", "ask", "owner", "options"):
        if (value := getattr(happened, name)) is not None:
            setattr(found, name, value)
    reword(state, found, before)
    found.edited = happened.edited
    if words_of(found) != before:
        found.as_written = None
        found.late = found.late or ("changed" if state.closed else "")
    if happened.held is not None:
        count_act(state, f"held_{happened.held}" if happened.held else "")
        set_status(state, found, "held" if happened.held else "visible", happened.held)
    if found.kind in HEADINGS:
        state.relaid()
    state.touch(found.id)
