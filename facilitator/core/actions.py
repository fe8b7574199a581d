"""Actions: what somebody will do, who and by when. People may record an own one where the phase asks for it."""

from __future__ import annotations

from facilitator.core.access import author_of
from facilitator.core.errors import Refused
from facilitator.core.harvest import count_id, new_id
from facilitator.core.holding import reason_to_hold
from facilitator.core.model import Action
from facilitator.core.moderation import count_act
from facilitator.core.people import group_of, returned
from facilitator.core.session import Session, decides, evolves
from facilitator.core.text import LONGEST_LINE, LONGEST_TEXT, checked
from facilitator.core.vocabulary import (
    EVERYONE,
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

MOST_ACTIONS = 1000


@event
class ActionSet(Event):
    """A follow-up action is now this; an empty text: gone."""

    id: str
    text: str = ""
    owner: str = ""
    due: str = ""
    group: str = ""
    author: str = ""
    held: str = ""  # why a participant's own waits for a reading
    act: str = ""  # what to count for the report, as of facilitator.core.moderation.StatusSet
    over: str | None = None  # taking a change back: only when it still has these words


@command(EVERYONE, TEXTS)
class RecordAction(Command):
    """Note who does what and when, or change it; an empty text removes it.

    Participants note what they will do themselves, where the phase accepts actions, and change only that. `owner` is
    a name that they choose to give.
    """

    text: str
    owner: str = ""
    due: str = ""
    action: str = ""


@command(STEERING)
class ReleaseAction(Command):
    """Let through what a participant will do and that waits for a reading (to take it off, `RecordAction` it empty)."""

    action: str


@decides(ReleaseAction)
def _release(wish: ReleaseAction, state: Session, context: Context) -> Decision:
    old = state.actions.get(wish.action)
    if old is None:
        raise Refused("stale")
    if not _may_change(old, context):
        raise Refused("not_yours")
    if not old.held:
        return Decision()
    words = (old.id, old.text, old.owner, old.due, old.group, old.author)
    return Decision([ActionSet(*words, act="released")], [ActionSet(*words, held=old.held, act="-released", over=old.text)])


def shown_actions(state: Session) -> list[Action]:
    """Give the actions that everybody may read, in the order in which they were noted."""
    return [one for one in state.actions.values() if not one.held]


@decides(RecordAction)
def _record_action(wish: RecordAction, state: Session, context: Context) -> Decision:
    group, actor = group_of(state, context), context.actor
    old = state.actions.get(wish.action)
    if wish.action and old is None:
        raise Refused("stale")
    if actor.role == OWNER or (old is not None and not _may_change(old, context)):
        raise Refused("not_yours")
    if actor.role == PARTICIPANT:
        _check_open(state, group, old)
    if old is None and len(state.actions) >= MOST_ACTIONS:
        raise Refused("too_many", field="actions", most=MOST_ACTIONS)
    text = checked(wish.text, "text", LONGEST_TEXT, empty=old is not None)
    owner = checked(wish.owner, "owner", LONGEST_LINE, empty=True)
    due = checked(wish.due, "due", LONGEST_LINE, empty=True)
    author = old.author if old else author_of(actor)
    phase = next((one for one in state.phases if one.id == state.position(group).phase), None)
    held = reason_to_hold(state, actor, phase, text, owner, due) if text else ""
    act = f"held_{held}" if held and held != (old.held if old else "") else ""
    made = ActionSet(wish.action or new_id(state, "a"), text, owner, due, old.group if old else group, author, held, act)
    value = {"action": made.id} | ({"held": held} if held else {})
    if actor.role == PARTICIPANT:
        return Decision([*returned(state, context), made], [], value)
    before = old or Action(made.id, "")
    back = ActionSet(made.id, before.text, before.owner, before.due, before.group, before.author, before.held, over=text)
    return Decision([made], [back], value)


def _may_change(old: Action, context: Context) -> bool:
    """Facilitators change any action, a table leader those of their group, the others only what they noted."""
    role = context.actor.role
    if role == PARTICIPANT:
        return old.author == author_of(context.actor)
    return role != LEADER or old.group == context.actor.group


def _check_open(state: Session, group: str, old: Action | None) -> None:
    """Something new goes where the phase asks for it; what one noted can be changed until the meeting closes."""
    if state.closed:
        raise Refused("session_closed")
    phase = state.phase(state.position(group).phase)
    if old is None and "action" not in phase.accepts:
        raise Refused("not_accepted", kind="action", phase=phase.id)


@evolves(ActionSet)
def _action_set(happened: ActionSet, state: Session) -> None:
    count_id(state, happened.id)
    count_act(state, happened.act)
    if happened.text:
        state.actions[happened.id] = Action(
            happened.id, happened.text, happened.owner, happened.due, happened.group, happened.author, happened.held
        )
    else:
        state.actions.pop(happened.id, None)
    person = state.people.get(happened.author)
    if person is not None:
        person.contributed = True
