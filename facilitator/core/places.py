"""Places: tables and locations that stay, each with its leader and its code, while groups travel from one to the next.

A place hosts one group at a time. A leader of a place speaks for the group that is there now (`at_place`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from facilitator.core.errors import Refused
from facilitator.core.model import Place, Position
from facilitator.core.phases import MINUTE, PositionsSet, Stand, first_of_round, stand_of
from facilitator.core.preparing import checked_id
from facilitator.core.session import Session, decides, evolves
from facilitator.core.text import LONGEST_LINE, checked
from facilitator.core.vocabulary import (
    LEADER,
    ONLY_FACILITATOR,
    STEERING,
    Actor,
    Command,
    Context,
    Decision,
    Event,
    command,
    event,
)

MOST_PLACES = 300
MOST_SUBJECTS = 20
SLIP = 2 * MINUTE  # a visit that was over so soon, with nothing brought in, was a tap on the wrong group


@event
class PlacesSet(Event):
    """The list of places is now this one."""

    places: tuple[Place, ...]


@event
class GroupReceived(Event):
    """`place` now hosts `host` ('' for nobody), and `group` has been at the places `visits`, in order."""

    place: str
    host: str
    group: str
    visits: tuple[str, ...] = ()


@command(ONLY_FACILITATOR)
class SetPlaces(Command):
    """Set the list of places. One that hosts a group, was talked at or lies on a route can't be left out."""

    places: tuple[Place, ...]


@command(STEERING)
class ReceiveGroup(Command):
    """The next group comes in: `group` is now at `place`, at the first phase of a new round, about the place's dilemmas.

    A leader of a place receives groups there only. A group that has not been elsewhere since goes on where it was.
    """

    place: str
    group: str


@command(ONLY_FACILITATOR)
class SendGroups(Command):
    """Send groups (None: all that have a route) to the next place of their route, all at once.

    Gives `sent`: the groups that had somewhere to go.
    """

    groups: tuple[str, ...] | None = None


def hosted(state: Session, place: str) -> str:
    """Give the group that is at `place` now, '' for nobody."""
    group = state.hosting.get(place, "")
    position = state.positions.get(group) if group else None
    return group if position is not None and position.place == place else ""


def at_place(state: Session, actor: Actor) -> Actor:
    """Give the leader of a place as leader of the group that is there now ('' for nobody); others as they are."""
    return replace(actor, group=hosted(state, actor.place)) if actor.place else actor


def just_left(state: Session, place: str) -> str:
    """Give the group that was at `place` last and has not been received elsewhere yet, '' for none."""
    gone = [
        group
        for group, visits in state.visits.items()
        if visits[-1:] == (place,) and group in state.groups and state.position(group).place == place
    ]
    away = [group for group in gone if group != hosted(state, place)]
    return max(away, key=lambda group: state.position(group).opened_at, default="")


def next_stop(state: Session, group: str) -> str:
    """Give the place where `group` is expected next by its route, '' when it has seen all of it."""
    known = state.groups.get(group)
    route = known.route if known is not None else ()
    visits = state.visits.get(group, ())
    seen = [route.index(one) for one in visits if one in route]
    ahead = seen[-1] + 1 if seen else 0
    return next((one for one in (*route[ahead:], *route[:ahead]) if one in state.places and one not in visits), "")


def expected(state: Session, place: str) -> list[str]:
    """Give the groups whose route brings them to `place` next: first those that sit nowhere, then the least travelled."""
    due = [group for group in state.groups if next_stop(state, group) == place]
    return sorted(due, key=lambda group: (hosted(state, state.position(group).place) == group, visited(state, group)))


def visited(state: Session, group: str) -> int:
    """Give how many places a group has been at."""
    return len(state.visits.get(group, ()))


def checked_places(places: tuple[Place, ...], groups: Iterable[str]) -> tuple[Place, ...]:
    """Give `places` cleaned; raise Refused when an id is odd, doubled or a group's, or there are too many."""
    if len(places) > MOST_PLACES:
        raise Refused("too_many", field="places", most=MOST_PLACES)
    ids = [place.id for place in places]
    if len(set(ids)) != len(ids) or not set(ids).isdisjoint(groups):
        raise Refused("doubled", field="places.id")
    return tuple(
        Place(
            checked_id(place.id, "places.id"),
            checked(place.label, "places.label", LONGEST_LINE),
            checked(place.leader, "places.leader", LONGEST_LINE, empty=True),
            checked(place.about, "places.about", LONGEST_LINE * 2, empty=True),
            place.code,
            tuple(dict.fromkeys(place.on))[:MOST_SUBJECTS],
        )
        for place in places
    )


def places_in_use(state: Session) -> set[str]:
    """Give the places that host a group, were talked at, or lie on a route."""
    used = {one.place for one in state.contributions.values()} | {place for place in state.places if hosted(state, place)}
    return (used | {place for group in state.groups.values() for place in group.route}) & state.places.keys()


@decides(SetPlaces)
def _set_places(wish: SetPlaces, state: Session, context: Context) -> Decision:
    places = checked_places(wish.places, state.groups)
    kept = {place.id for place in places}
    for used in sorted(places_in_use(state) - kept):
        raise Refused("place_in_use", place=state.places[used].label)
    for place in places:
        for subject in place.on:
            state.contribution(subject)
    codes = {place.id: place.code for place in state.places.values()}
    places = tuple(replace(place, code=codes.get(place.id) or place.code) for place in places)
    if places == tuple(state.places.values()):
        return Decision()
    return Decision([PlacesSet(places)], [PlacesSet(tuple(state.places.values()))])


@decides(ReceiveGroup)
def _receive(wish: ReceiveGroup, state: Session, context: Context) -> Decision:
    if wish.place not in state.places:
        raise Refused("unknown_place", place=wish.place[:60])
    if context.actor.role == LEADER and context.actor.place != wish.place:
        raise Refused("not_yours")
    if wish.group not in state.groups:
        raise Refused("unknown_group", group=wish.group[:60])
    return _arrivals(state, {wish.group: wish.place}, context.at)


@decides(SendGroups)
def _send(wish: SendGroups, state: Session, context: Context) -> Decision:
    arriving: dict[str, str] = {}
    for group in state.groups if wish.groups is None else wish.groups:
        if group not in state.groups:
            raise Refused("unknown_group", group=group[:60])
        stop = next_stop(state, group)
        if stop and stop not in arriving.values():  # two groups due at one place: the first goes, the other waits
            arriving[group] = stop
    decision = _arrivals(state, arriving, context.at)
    decision.value["sent"] = list(arriving)
    return decision


def _arrivals(state: Session, arriving: dict[str, str], at: int) -> Decision:
    """Give the events by which groups (group → place) arrive, and those that take it back."""
    decision = Decision()
    stands, before = [], []
    for group, place in arriving.items():
        if hosted(state, place) == group:
            continue
        visits = state.visits.get(group, ())
        if visits[-1:] == (place,) and state.position(group).place == place:  # called back: a tap too soon
            decision.events.append(GroupReceived(place, group, group, visits))
            decision.undo.append(GroupReceived(place, state.hosting.get(place, ""), group, visits))
            continue
        stands.append(_arrival(state, group, place, at))
        before.append(stand_of(group, state.position(group)))
        now = visits[:-1] if _was_a_slip(state, group, at) else visits
        decision.events.append(GroupReceived(place, group, group, (*now, place)))
        decision.undo.append(GroupReceived(place, state.hosting.get(place, ""), group, visits))
    if stands:
        decision.events.insert(0, PositionsSet(tuple(stands)))
        decision.undo.insert(0, PositionsSet(tuple(before)))
    return decision


def _arrival(state: Session, group: str, place: str, at: int) -> Stand:
    now = state.position(group)
    phase = first_of_round(state)
    again = bool(state.visits.get(group)) and not _was_a_slip(state, group, at)
    talk_round = now.round + 1 if again else now.round
    subjects = tuple(one for one in state.places[place].on if one in state.contributions)
    if phase is None:
        return Stand(group, now.phase, talk_round, subjects, 0, 0, at, place)
    ends_at = at + phase.minutes * MINUTE if phase.minutes else 0
    return Stand(group, phase.id, talk_round, subjects, ends_at, 0, at, place)


def _was_a_slip(state: Session, group: str, at: int) -> bool:
    """Whether the visit that `group` is on was a tap on the wrong group: just begun, and nothing said."""
    position: Position = state.position(group)
    begun = bool(state.visits.get(group)) and at - position.opened_at < SLIP
    return begun and not any(talk == position.round for talk, _phase in state.filed.get(group, {}))


@evolves(PlacesSet)
def _places_set(happened: PlacesSet, state: Session) -> None:
    state.places = {place.id: place for place in happened.places}
    state.relaid()


@evolves(GroupReceived)
def _received(happened: GroupReceived, state: Session) -> None:
    state.hosting[happened.place] = happened.host
    state.visits[happened.group] = happened.visits
    state.relaid()
