"""Preparing a session: creating it, describing the meeting, groups and backgrounds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from facilitator.core.errors import Refused
from facilitator.core.model import Background, Group, Meeting, Phase, Place, Position
from facilitator.core.moving import GONE, Move, PeopleMoved, taken_back
from facilitator.core.phases import PositionsSet, stand_of
from facilitator.core.session import Session, decides, evolves
from facilitator.core.text import LONGEST_LINE, LONGEST_PASSAGE, checked
from facilitator.core.vocabulary import (
    ONLY_FACILITATOR,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)

MOST_GROUPS = 200
MOST_BACKGROUNDS = 40
_ID = re.compile(r"[\w.:-]{1,40}", re.ASCII)


@event
class SessionCreated(Event):
    """A session came to be, with its own copy of the format's phases and report chapters."""

    id: str
    format: str
    language: str
    title: str
    code: str
    phases: tuple[Phase, ...]
    report: tuple[str, ...]
    backgrounds: tuple[Background, ...] = ()
    groups: tuple[Group, ...] = ()
    meeting: Meeting = Meeting()
    at: int = 0
    places: tuple[Place, ...] = ()


@event
class MeetingDescribed(Event):
    """Title, language or facts of the meeting changed."""

    title: str
    language: str
    meeting: Meeting


@event
class GroupsSet(Event):
    """The list of groups is now this one."""

    groups: tuple[Group, ...]


@event
class BackgroundsSet(Event):
    """The list of backgrounds is now this one."""

    backgrounds: tuple[Background, ...]


@command(ONLY_FACILITATOR)
class DescribeMeeting(Command):
    """Set title, language and facts of the meeting; fields left out stay as they are."""

    title: str | None = None
    language: str | None = None
    meeting: dict[str, str | list[str]] | None = None


@command(ONLY_FACILITATOR)
class SetGroups(Command):
    """Set the list of groups, with their routes. A group with people or contributions in it can't be left out."""

    groups: tuple[Group, ...]


@command(ONLY_FACILITATOR)
class SetBackgrounds(Command):
    """Set the list of backgrounds people can pick from."""

    backgrounds: tuple[Background, ...]


def described(old: Meeting, changes: dict[str, str | list[str]]) -> Meeting:
    """Give `old` with `changes` (JSON fields of Meeting), cleaned. Raises Refused."""
    values: dict[str, object] = {}
    for name, value in changes.items():
        if name not in Meeting.__dataclass_fields__:
            raise Refused("malformed", field=f"meeting.{name[:60]}")
        if name == "goals":
            lines = value if isinstance(value, list) else value.splitlines()
            values[name] = tuple(checked(line, "goals", LONGEST_LINE * 3) for line in lines if line.strip())
        elif not isinstance(value, str):
            raise Refused("malformed", field=f"meeting.{name}")
        else:
            longest = LONGEST_PASSAGE if name == "introduction" else LONGEST_LINE * 2
            values[name] = checked(value, f"meeting.{name}", longest, empty=True)
    meeting = replace(old, **values)  # type: ignore[arg-type]  # names and types were just checked
    if meeting.date and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", meeting.date):
        raise Refused("bad_date", field="meeting.date", value=meeting.date)
    for moment in ("start", "end"):
        if (value := getattr(meeting, moment)) and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
            raise Refused("bad_time", field=f"meeting.{moment}", value=value)
    return meeting


def checked_groups(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Give `groups` cleaned; raise Refused when an id is odd or doubled, or there are too many."""
    if len(groups) > MOST_GROUPS:
        raise Refused("too_many", field="groups", most=MOST_GROUPS)
    if len({group.id for group in groups}) != len(groups):
        raise Refused("doubled", field="groups.id")
    return tuple(
        Group(
            checked_id(group.id, "groups.id"),
            checked(group.label, "groups.label", LONGEST_LINE),
            checked(group.leader, "groups.leader", LONGEST_LINE, empty=True),
            checked(group.about, "groups.about", LONGEST_LINE * 2, empty=True),
            group.code,
            group.route,
        )
        for group in groups
    )


def checked_backgrounds(backgrounds: tuple[Background, ...]) -> tuple[Background, ...]:
    """Give `backgrounds` cleaned; raise Refused when an id is odd or doubled, or there are too many."""
    if len(backgrounds) > MOST_BACKGROUNDS:
        raise Refused("too_many", field="backgrounds", most=MOST_BACKGROUNDS)
    if len({background.id for background in backgrounds}) != len(backgrounds):
        raise Refused("doubled", field="backgrounds.id")
    return tuple(
        Background(checked_id(one.id, "backgrounds.id"), checked(one.label, "backgrounds.label", LONGEST_LINE))
        for one in backgrounds
    )


def checked_routes(groups: Iterable[Group], places: Iterable[str]) -> None:
    """Raise Refused when a route goes past a place that isn't there, or past one twice, or a place is a group's name."""
    known = set(places)
    for group in groups:
        if group.id in known:
            raise Refused("doubled", field="groups.id")
        for place in group.route:
            if place not in known:
                raise Refused("unknown_place", place=place[:60], group=group.label)
        if len(set(group.route)) != len(group.route):
            raise Refused("doubled", field="groups.route")


def checked_id(value: str, field: str) -> str:
    """Give the id of a group, background or place; raise Refused when it is odd."""
    if not _ID.fullmatch(value):
        raise Refused("malformed", field=field)
    return value


@decides(DescribeMeeting)
def _describe(wish: DescribeMeeting, state: Session, context: Context) -> Decision:
    title = state.title if wish.title is None else checked(wish.title, "title", LONGEST_LINE)
    language = state.language if wish.language is None else wish.language
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*", language):
        raise Refused("malformed", field="language")
    meeting = described(state.meeting, wish.meeting or {})
    if (title, language, meeting) == (state.title, state.language, state.meeting):
        return Decision()
    before = MeetingDescribed(state.title, state.language, state.meeting)
    return Decision([MeetingDescribed(title, language, meeting)], [before])


def groups_in_use(state: Session, moves: Iterable[Move] = (), loose: Iterable[str] = ()) -> set[str]:
    """Give the groups in which people sit or wrote, once these moves have been made and these texts left theirs."""
    moved = {(move.participant, move.start): move.to for move in moves}
    used = {moved.get((person.id, person.group), person.group) for person in state.people.values()}
    used |= {state.contributions[one].group for one in state.contributions.keys() - set(loose)}
    return used & state.groups.keys()


def _must_stay(state: Session) -> list[str]:
    """Give the groups that can't be taken out: who sits or wrote there counts, so not who was only trying out."""
    used = {person.group for person in state.present() if state.begun}
    used |= {one.group for one in state.contributions.values() if one.number > 0}
    return [group for group in state.groups if group in used]


@decides(SetGroups)
def _set_groups(wish: SetGroups, state: Session, context: Context) -> Decision:
    groups = checked_groups(wish.groups)
    checked_routes(groups, state.places)
    kept = {group.id for group in groups}
    for used in _must_stay(state):
        if used not in kept:
            raise Refused("group_in_use", group=state.groups[used].label)
    # Codes are handed out once, by whoever creates the group (the web layer knows which are free).
    codes = {group.id: group.code for group in state.groups.values()}
    groups = tuple(replace(group, code=codes.get(group.id) or group.code) for group in groups)
    if groups == tuple(state.groups.values()):
        return Decision()
    lost = state.groups.keys() - kept
    moves = tuple(Move(person.id, person.group, "") for person in state.people.values() if person.group in lost)
    decision = Decision([GroupsSet(groups)], [GroupsSet(tuple(state.groups.values()))])
    stands = tuple(stand_of(one, state.positions[one]) for one in state.groups if one in lost)
    if stands:
        decision.undo.append(PositionsSet(stands))
    if moves:  # who was only trying out there finds another table
        decision.events.insert(0, PeopleMoved(GONE, moves, context.at))
        decision.undo.append(taken_back(state, moves, context.at, GONE))
    return decision


@decides(SetBackgrounds)
def _set_backgrounds(wish: SetBackgrounds, state: Session, context: Context) -> Decision:
    backgrounds = checked_backgrounds(wish.backgrounds)
    if backgrounds == tuple(state.backgrounds.values()):
        return Decision()
    return Decision([BackgroundsSet(backgrounds)], [BackgroundsSet(tuple(state.backgrounds.values()))])


@evolves(SessionCreated)
def _created(happened: SessionCreated, state: Session) -> None:
    state.id, state.format, state.language = happened.id, happened.format, happened.language
    state.title, state.code, state.meeting = happened.title, happened.code, happened.meeting
    state.created_at, state.report = happened.at, happened.report
    state.phases = list(happened.phases)
    state.backgrounds = {one.id: one for one in happened.backgrounds}
    state.places = {place.id: place for place in happened.places}
    state.positions[""] = Position(phase=state.phases[0].id if state.phases else "")
    _take_groups(happened.groups, state)


@evolves(MeetingDescribed)
def _described(happened: MeetingDescribed, state: Session) -> None:
    state.title, state.language, state.meeting = happened.title, happened.language, happened.meeting
    state.relaid()


@evolves(GroupsSet)
def _groups_set(happened: GroupsSet, state: Session) -> None:
    _take_groups(happened.groups, state)


def _take_groups(groups: tuple[Group, ...], state: Session) -> None:
    state.groups = {group.id: group for group in groups}
    room = state.positions[""]
    for group in groups:
        if group.id not in state.positions:
            state.positions[group.id] = replace(room, on=list(room.on), visited=list(room.visited))
    for gone in state.positions.keys() - state.groups.keys() - {""}:
        del state.positions[gone]
    state.relaid()


@evolves(BackgroundsSet)
def _backgrounds_set(happened: BackgroundsSet, state: Session) -> None:
    state.backgrounds = {one.id: one for one in happened.backgrounds}
    state.relaid()
