"""What is left of an action that is turned (taken back, or done again), event by event.

Those named here are kinder than the others: of many people, groups, cards or fields only those are turned that nobody
changed since, and what people use by now stays.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from facilitator.core.beginning import BeginTakenBack, SessionBegun
from facilitator.core.contributions import ContributionAdded
from facilitator.core.differences import stand_changed, time_of
from facilitator.core.editing import ContributionEdited
from facilitator.core.errors import Refused
from facilitator.core.goals import GoalMoved
from facilitator.core.harvest import HighlightSet
from facilitator.core.merging import ContributionsMerged, ContributionsParted
from facilitator.core.moderation import ContributionsHeldAgain, ContributionsReleased, StatusSet
from facilitator.core.moving import PeopleMoved, RotationSet
from facilitator.core.phases import PositionsSet, Stand, stand_of
from facilitator.core.places import PlacesSet, places_in_use
from facilitator.core.preparing import BackgroundsSet, GroupsSet, MeetingDescribed, groups_in_use
from facilitator.core.programme import PhasesSet, with_used
from facilitator.core.signing_off import SignOffWithdrawn
from facilitator.core.steering import PlanShown, WallSet
from facilitator.core.themes import CardsThemed, ThemeMade, ThemeRemoved
from facilitator.core.touching import WORDS
from facilitator.core.translating import TranslationSet
from facilitator.core.turning import (
    Overtaken,
    Turn,
    fields_turned,
    members_turned,
    narrows,
    or_not,
    records_turned,
    whole,
)
from facilitator.core.vocabulary import Event
from facilitator.core.voting_again import VoteReopened, VoteRestored, voted_since

narrows(StatusSet, PlanShown, RotationSet)(or_not)


@narrows(ContributionAdded)
def _added(event: ContributionAdded, turn: Turn) -> Event | None:
    """It has its number and its place in the appendix: it comes back as it was."""
    return or_not(StatusSet(event.id, "visible"), turn)


@narrows(ContributionEdited)
def _edited(event: ContributionEdited, turn: Turn) -> Event | None:
    other = turn.other(event)
    card = turn.state.contributions.get(event.contribution)
    if other is None or card is None:
        return None
    mine = [name for name in WORDS if getattr(other, name) is not None and getattr(event, name) is not None]
    kept = [name for name in mine if not turn.loses(f"card:{card.id}/{name}")]
    words: dict[str, Any] = {name: getattr(event, name) if name in kept else None for name in WORDS}
    return replace(event, **words, edited=event.edited or kept != mine) if kept else None


@narrows(TranslationSet)
def _translated(event: TranslationSet, turn: Turn) -> Event | None:
    card, other = turn.state.contributions.get(event.contribution), turn.other(event)
    if card is None or other is None or or_not(event, turn) is None:
        return None
    # Its own language goes back only if this translation said so, and nobody else did since.
    return event if card.language == other.original else replace(event, original=card.language)


@narrows(ContributionsMerged, ContributionsParted)
def _merged(event: ContributionsMerged | ContributionsParted, turn: Turn) -> Event | None:
    """What went up in a card that is hidden now stays there: it would come back on the wall unseen.

    Raises Refused `card_hidden` when that is all that the action did.
    """
    cards = turn.state.contributions
    parts = isinstance(event, ContributionsParted)
    gone = tuple(
        one
        for one in event.gone
        if one in cards and not turn.loses(f"card:{one}/status") and not turn.loses(f"card:{event.into}/took-{one}")
    )
    comes_back = any(
        isinstance(one, StatusSet) and (one.contribution, one.status) == (event.into, "visible") for one in turn.events
    )
    lives = event.into in cards and (cards[event.into].status in ("visible", "merged") or comes_back)
    if not parts and not lives:
        return None
    if parts and event.into in cards and turn.state.standing(event.into).status == "hidden" and not comes_back:
        if all(isinstance(one, ContributionsParted | GoalMoved) for one in turn.events):
            raise Refused("card_hidden")
        return None
    return replace(event, gone=gone) if gone else None


@narrows(ContributionsReleased)
def _released(event: ContributionsReleased, turn: Turn) -> Event | None:
    kept = tuple(one for one in event.contributions if not turn.loses(f"card:{one}/status"))
    return ContributionsReleased(kept) if kept else None


@narrows(ContributionsHeldAgain)
def _held_again(event: ContributionsHeldAgain, turn: Turn) -> Event | None:
    pairs = zip(event.contributions, event.held, strict=True)
    kept = [(one, held) for one, held in pairs if not turn.loses(f"card:{one}/status")]
    return ContributionsHeldAgain(tuple(one for one, _ in kept), tuple(held for _, held in kept)) if kept else None


@narrows(HighlightSet)
def _highlighted(event: HighlightSet, turn: Turn) -> Event | None:
    found = turn.state.highlights.get(event.id)
    now = found.members if found else []
    other = turn.other(event)
    if other is None:
        return None
    key = f"highlight:{event.id}"
    kept = [one for one in {*event.members, *other.members} if not turn.loses(f"{key}/{one}")]
    members = members_turned(event.members, other.members, now, kept, not turn.loses(f"{key}/order"))
    return replace(event, members=tuple(members)) if members != list(now) else None


@narrows(CardsThemed)
def _themed(event: CardsThemed, turn: Turn) -> Event | None:
    places = event.places or (None,) * len(event.cards)
    pairs = zip(event.cards, places, strict=False)
    kept = [(card, place) for card, place in pairs if not turn.loses(f"card:{card}/theme-{event.group}")]
    if not kept or (event.theme and event.theme not in turn.state.themes and not _makes(turn, event.theme)):
        return None
    at = tuple(place for _, place in kept if place is not None)
    return replace(event, cards=tuple(card for card, _ in kept), places=at)


def _makes(turn: Turn, theme: str) -> bool:
    return any(isinstance(one, ThemeMade) and one.id == theme for one in turn.events)


@narrows(ThemeRemoved)
def _theme_removed(event: ThemeRemoved, turn: Turn) -> Event | None:
    """A theme in which others put something stays, with what they put there."""
    found = turn.state.themes.get(event.id)
    leaving = {card for one in turn.events if isinstance(one, CardsThemed) for card in one.cards}
    if event.only_empty and found is not None and set(found.members) - leaving:
        return None
    return whole(event, turn)


@narrows(PositionsSet)
def _stands(event: PositionsSet, turn: Turn) -> Event | None:
    other = turn.other(event)
    made = {stand.group: stand for stand in other.places} if other else {}
    stands = [_stand(one, made[one.group], turn) for one in event.places if one.group in made]
    found = tuple(one for one in stands if one is not None)
    if not made:  # back to where a group was that had gone altogether
        found = tuple(one for one in event.places if not turn.loses(f"position:{one.group}"))
    return PositionsSet(found) if found else None


def _stand(back: Stand, made: Stand, turn: Turn) -> Stand | None:
    """Give where one group goes: nowhere when it was moved on since, and what others set of its talk stays so."""
    now = turn.state.positions.get(back.group)
    keys = [key for key in stand_changed(made, back) if not turn.loses(key)]
    if now is None or not keys:
        return None
    if keys == [f"position:{back.group}"]:
        return back
    found = stand_of(back.group, now)
    for key in keys:
        if key.endswith("/on"):
            found = replace(found, on=back.on)
        elif time_of(found) == time_of(made):
            found = replace(found, ends_at=back.ends_at, paused=back.paused, opened_at=back.opened_at)
    return found


@narrows(WallSet)
def _wall(event: WallSet, turn: Turn) -> Event | None:
    other = turn.other(event)
    if other is None:
        return None
    wall = fields_turned(event.wall, other.wall, turn.state.wall, "wall", turn)
    return WallSet(wall) if wall != turn.state.wall or turn.state.plan_on_wall else None


@narrows(MeetingDescribed)
def _described(event: MeetingDescribed, turn: Turn) -> Event | None:
    other, state = turn.other(event), turn.state
    if other is None:
        return None
    meeting = fields_turned(event.meeting, other.meeting, state.meeting, "meeting", turn)
    kept = {
        name: getattr(event, name)
        for name in ("title", "language")
        if getattr(event, name) != getattr(other, name) and not turn.loses(f"meeting/{name}")
    }
    found = MeetingDescribed(kept.get("title", state.title), kept.get("language", state.language), meeting)
    same = (found.title, found.language, found.meeting) == (state.title, state.language, state.meeting)
    return None if same else found


@narrows(PhasesSet)
def _programme(event: PhasesSet, turn: Turn) -> Event | None:
    other = turn.other(event)
    if other is None:
        return None
    now = tuple(turn.state.phases)
    phases = records_turned(event.phases, other.phases, now, "phase", turn)
    phases = with_used(phases, turn.state)
    return PhasesSet(phases) if phases != now else None


@narrows(PlacesSet)
def _places(event: PlacesSet, turn: Turn) -> Event | None:
    other, state = turn.other(event), turn.state
    if other is None:
        return None
    now = tuple(state.places.values())
    places = records_turned(event.places, other.places, now, "place", turn)
    kept = {place.id for place in places}
    places = (*places, *(state.places[one] for one in sorted(places_in_use(state) - kept)))
    return PlacesSet(places) if places != now else None


@narrows(GroupsSet)
def _groups(event: GroupsSet, turn: Turn) -> Event | None:
    other, state = turn.other(event), turn.state
    if other is None:
        return None
    now = tuple(state.groups.values())
    groups = records_turned(event.groups, other.groups, now, "group", turn)
    moved = [one for one in turn.events if isinstance(one, PeopleMoved)]
    moves = [move for one in moved for move in one.moves]
    loose = [text for one in moved for text in one.loose]
    kept, used = {group.id for group in groups}, groups_in_use(state, moves, loose)
    groups = (*groups, *(one for one in state.groups.values() if one.id in used - kept))
    return GroupsSet(groups) if groups != now else None


@narrows(BackgroundsSet)
def _backgrounds(event: BackgroundsSet, turn: Turn) -> Event | None:
    other, now = turn.other(event), tuple(turn.state.backgrounds.values())
    if other is None:
        return None
    backgrounds = records_turned(event.backgrounds, other.backgrounds, now, "background", turn)
    return BackgroundsSet(backgrounds) if backgrounds != now else None


@narrows(PeopleMoved)
def _people(event: PeopleMoved, turn: Turn) -> Event | None:
    if turn.loses("rotation"):
        raise Overtaken  # the room was sent on since
    moves = tuple(move for move in event.moves if not turn.loses(f"person:{move.participant}"))
    return replace(event, moves=moves) if moves else None


@narrows(SessionBegun, BeginTakenBack)
def _begun(event: Event, turn: Turn) -> Event | None:
    """All that was done since is put beside the try-out again (facilitator.core.beginning)."""
    if turn.loses("session/begun"):
        raise Overtaken
    return event


@narrows(VoteReopened, VoteRestored)
def _voted_again(event: VoteReopened | VoteRestored, turn: Turn) -> Event | None:
    """A round in which somebody voted stays a round: put under it, the one before it would be changed by these votes."""
    opened = [one for one in turn.others if isinstance(one, VoteReopened)]
    if turn.loses(f"voting:{event.phase}") or any(voted_since(turn.state, one) for one in opened):
        raise Overtaken
    return event


@narrows(SignOffWithdrawn)
def _asked_no_more(event: SignOffWithdrawn, turn: Turn) -> Event | None:
    """What people answered stays, with what they were asked; `AskSignOff` with `asking` false takes the question away."""
    answered = turn.state.signed.get(event.group, {}).get(event.number)
    return None if answered else or_not(event, turn)
