"""Harvest: main directions, conclusions and notes for the report."""

from __future__ import annotations

from facilitator.core.access import check_status, seen, steered
from facilitator.core.errors import Refused
from facilitator.core.format import SECTIONS
from facilitator.core.model import Conclusion, Highlight, Note
from facilitator.core.people import group_of
from facilitator.core.session import Session, decides, evolves
from facilitator.core.text import LONGEST_PASSAGE, checked
from facilitator.core.vocabulary import (
    LEADER,
    STEERING,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)

MOST_MEMBERS = 500


@event
class HighlightSet(Event):
    """The main directions of a group are now these, in this order; none: gone."""

    id: str
    group: str
    members: tuple[str, ...] = ()


@event
class ConclusionSet(Event):
    """A conclusion is now worded so; an empty text: gone."""

    id: str
    text: str = ""
    on: str = ""
    group: str = ""
    at: int = 0
    phase: str = ""


@event
class NoteSet(Event):
    """A passage for a section of the report is now this; an empty text: gone."""

    id: str
    section: str = ""
    text: str = ""


@command(STEERING)
class SetHighlights(Command):
    """Set the main directions of a group (null: of the whole session), in order. `highlight` names a second list."""

    members: tuple[str, ...]
    group: str | None = None
    highlight: str = ""


@command(STEERING)
class MarkHighlight(Command):
    """Make one contribution a main direction of its group (at the end of the list), or no longer."""

    contribution: str
    marked: bool = True


@command(STEERING)
class MoveHighlight(Command):
    """Put a main direction elsewhere in its list: in front of `before`, one of the same list ('' is last).

    `group` (null: one's own, of a facilitator the whole room) and `highlight` tell the list, as for SetHighlights.
    """

    contribution: str
    before: str = ""
    group: str | None = None
    highlight: str | None = None


@command(STEERING)
class WriteConclusion(Command):
    """Word an (interim) conclusion, or change one; an empty text removes it."""

    text: str
    on: str = ""
    conclusion: str = ""


@command(STEERING)
class WriteNote(Command):
    """Write a passage for a section of the report, or change one; an empty text removes it."""

    section: str
    text: str
    note: str = ""


def new_id(state: Session, letter: str) -> str:
    """Give an id that was not used yet, for something that starts with `letter`."""
    return f"{letter}{state.last_id + 1}"


def _members(members: tuple[str, ...], state: Session, context: Context) -> tuple[str, ...]:
    if len(members) > MOST_MEMBERS:
        raise Refused("too_many", field="members", most=MOST_MEMBERS)
    standing = [state.standing(steered(state, context, one).id) for one in dict.fromkeys(members)]
    for one in standing:
        check_status(context, one, "visible")
    return tuple(dict.fromkeys(one.id for one in standing))


def scope_of(group: str | None, state: Session, context: Context) -> str:
    """Give whose something is that is steered: a group, or '' for the whole room; null is one's own. Raises Refused."""
    own = group_of(state, context) if context.actor.role == LEADER else ""
    wanted = own if group is None else group
    if wanted and wanted not in state.groups:
        raise Refused("unknown_group", group=wanted)
    if context.actor.role == LEADER and wanted != own:
        raise Refused("not_yours")
    return wanted


@decides(SetHighlights)
def _set_highlights(wish: SetHighlights, state: Session, context: Context) -> Decision:
    group = scope_of(wish.group, state, context)
    members = _members(wish.members, state, context)
    key = f"{group}/{(wish.highlight or context.actor.place)[:40]}"
    old = state.highlights.get(key)
    if (tuple(old.members) if old else ()) == members:
        return Decision(value={"highlight": key})
    back = HighlightSet(key, group, tuple(old.members) if old else ())
    return Decision([HighlightSet(key, group, members)], [back], {"highlight": key})


@decides(MarkHighlight)
def _mark_highlight(wish: MarkHighlight, state: Session, context: Context) -> Decision:
    found = state.standing(steered(state, context, wish.contribution).id)
    check_status(context, found, "visible")
    key = f"{found.group}/{found.place if found.place != found.group else ''}"  # a list per place it visits
    old = state.highlights.get(key)
    now = tuple(state.directions(old)) if old else ()
    rest = tuple(member for member in now if member != found.id)
    members = (*now, found.id) if wish.marked and found.id not in now else (now if wish.marked else rest)
    if members == now:
        return Decision()
    return Decision([HighlightSet(key, found.group, members)], [HighlightSet(key, found.group, tuple(old.members) if old else ())])


@decides(MoveHighlight)
def _move_highlight(wish: MoveHighlight, state: Session, context: Context) -> Decision:
    group = scope_of(wish.group, state, context)
    lists = [one for one in state.highlights.values() if one.group == group and wish.contribution in state.directions(one)]
    if wish.highlight is not None:
        lists = [one for one in lists if one.id == f"{group}/{wish.highlight}"]
    if not lists or (wish.before and wish.before not in state.directions(lists[0])):
        raise Refused("stale")
    found = lists[0]
    now = tuple(state.directions(found))
    if wish.before == wish.contribution:
        return Decision()
    rest = [member for member in now if member != wish.contribution]
    place = rest.index(wish.before) if wish.before else len(rest)
    members = (*rest[:place], wish.contribution, *rest[place:])
    if members == now:
        return Decision()
    return Decision([HighlightSet(found.id, group, members)], [HighlightSet(found.id, group, tuple(found.members))])


@decides(WriteConclusion)
def _conclude(wish: WriteConclusion, state: Session, context: Context) -> Decision:
    old = state.conclusions.get(wish.conclusion)
    if wish.conclusion and old is None:
        raise Refused("stale")
    if context.actor.role == LEADER and old is not None and old.group != context.actor.group:
        raise Refused("not_yours")
    if wish.on and wish.on not in state.themes:
        seen(state, context, wish.on)
    text = checked(wish.text, "text", LONGEST_PASSAGE, empty=old is not None)
    group = old.group if old else scope_of(None, state, context)
    phase = old.phase if old else state.position(group).phase
    made = ConclusionSet(wish.conclusion or new_id(state, "k"), text, wish.on, group, context.at, phase)
    back = ConclusionSet(old.id, old.text, old.on, old.group, old.at, old.phase) if old else ConclusionSet(made.id)
    return Decision([made], [back], {"conclusion": made.id})


@decides(WriteNote)
def _note(wish: WriteNote, state: Session, context: Context) -> Decision:
    if wish.section not in SECTIONS:
        raise Refused("malformed", field="WriteNote.section")
    old = state.notes.get(wish.note)
    if wish.note and old is None:
        raise Refused("stale")
    if context.actor.role == LEADER and old is not None:
        raise Refused("not_yours")  # whose it is nobody knows: only the facilitator changes what others wrote
    text = checked(wish.text, "text", LONGEST_PASSAGE, empty=old is not None)
    made = NoteSet(wish.note or new_id(state, "n"), wish.section, text)
    back = NoteSet(old.id, old.section, old.text) if old else NoteSet(made.id)
    return Decision([made], [back], {"note": made.id})


def count_id(state: Session, made: str) -> None:
    """Remember that the id `made` is used."""
    number = int(made.lstrip("thkname") or 0)
    state.last_id = max(state.last_id, number)


@evolves(HighlightSet)
def _highlight_set(happened: HighlightSet, state: Session) -> None:
    old = state.highlights.get(happened.id)
    members = {*happened.members, *(old.members if old else ())}
    for member in members:
        state.touch(member)
    if happened.members:
        state.highlights[happened.id] = Highlight(happened.id, happened.group, list(happened.members))
    else:
        state.highlights.pop(happened.id, None)
    shown_to_all = any(state.all_see(position.phase) for position in state.positions.values())
    known = (state.contributions[one].group for one in members if one in state.contributions)
    of_others = any(group != happened.group for group in known)  # a card leaves the lists of whoever has it
    state.relaid("" if shown_to_all or of_others else happened.group)


@evolves(ConclusionSet)
def _conclusion_set(happened: ConclusionSet, state: Session) -> None:
    count_id(state, happened.id)
    if happened.text:
        state.conclusions[happened.id] = Conclusion(
            happened.id, happened.text, happened.on, happened.group, happened.at, happened.phase
        )
    else:
        state.conclusions.pop(happened.id, None)


@evolves(NoteSet)
def _note_set(happened: NoteSet, state: Session) -> None:
    count_id(state, happened.id)
    if happened.text:
        state.notes[happened.id] = Note(happened.id, happened.section, happened.text)
    else:
        state.notes.pop(happened.id, None)


def highlighted(state: Session, contribution: str) -> bool:
    """Whether a contribution is among somebody's main directions."""
    return any(contribution in state.directions(highlight) for highlight in state.highlights.values())
