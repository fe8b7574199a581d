"""What an event changes, by name: the rule of what can be taken back rests on it (facilitator.core.history).

A name is a thing, or a part of one: "card:c4", "card:c4/status", "position:A1/time". Who touches a thing touches all its
parts, and who touches a part touches the thing: a card that was voted on is no longer the card that was just added.
What isn't named here concerns nobody's undo. Lists of records (phases, groups) are compared with how they stand now, so
that two people who change different phases don't get in each other's way.
"""

from __future__ import annotations

from facilitator.core.actions import ActionSet
from facilitator.core.answering import AnswerTakenBack, QuestionAnswered
from facilitator.core.beginning import BeginTakenBack, SessionBegun, SessionClosed, SessionReopened
from facilitator.core.contributions import AuthorFound, ContributionAdded
from facilitator.core.counting_hands import HandsCounted, HandsTakenBack, PhonelessSaid
from facilitator.core.differences import Keys, fields_changed, members_changed, records_changed, stand_changed
from facilitator.core.dots import DotsPlaced
from facilitator.core.editing import ContributionEdited
from facilitator.core.estimates import IdeaEstimated
from facilitator.core.goals import GoalMoved
from facilitator.core.hands import group_of_key
from facilitator.core.harvest import ConclusionSet, HighlightSet, NoteSet
from facilitator.core.merging import ContributionsMerged, ContributionsParted
from facilitator.core.moderation import StatusSet
from facilitator.core.moving import ROTATIONS, PeopleMoved, RotationSet
from facilitator.core.parking import ContributionParked
from facilitator.core.people import ParticipantDescribed, ParticipantJoined
from facilitator.core.phases import PositionsSet, Stand, stand_of
from facilitator.core.places import GroupReceived, PlacesSet
from facilitator.core.preparing import BackgroundsSet, GroupsSet, MeetingDescribed
from facilitator.core.programme import PhasesSet
from facilitator.core.protection import ProtectionSet
from facilitator.core.rankings import ContributionsRanked
from facilitator.core.ratings import IdeaRated
from facilitator.core.seating import SeatingSet
from facilitator.core.session import Session, touches
from facilitator.core.steering import LinkSet, PlanShown, WallSet
from facilitator.core.suggestions import SuggestionDismissed
from facilitator.core.themes import CardsThemed, ThemeMade, ThemeMoved, ThemeRemoved, ThemeRenamed, ThemeSet
from facilitator.core.translating import TranslationSet
from facilitator.core.voting import ChoiceMade, SupportGiven, ThirdWayHidden
from facilitator.core.voting_again import VoteReopened, VoteRestored

WORDS = ("text", "title", "ask", "owner", "options")


@touches(ContributionAdded)
def _added(happened: ContributionAdded, state: Session) -> Keys:
    yield f"card:{happened.id}"
    if happened.on:
        yield f"card:{happened.on}/reactions"


@touches(AuthorFound)
def _author_found(happened: AuthorFound, state: Session) -> Keys:
    yield f"card:{happened.contribution}/author"


@touches(ContributionEdited)
def _edited(happened: ContributionEdited, state: Session) -> Keys:
    yield from (f"card:{happened.contribution}/{name}" for name in WORDS if getattr(happened, name) is not None)


@touches(StatusSet)
def _status(happened: StatusSet, state: Session) -> Keys:
    gone = happened.status == "withdrawn"  # and all that others did with it
    yield f"card:{happened.contribution}" if gone else f"card:{happened.contribution}/status"


@touches(ContributionParked)
def _parked(happened: ContributionParked, state: Session) -> Keys:
    yield f"card:{happened.contribution}/parked"


@touches(TranslationSet)
def _translated(happened: TranslationSet, state: Session) -> Keys:
    yield f"card:{happened.contribution}/in-{happened.language}"


@touches(ContributionsMerged)
@touches(ContributionsParted)
def _merged(happened: ContributionsMerged | ContributionsParted, state: Session) -> Keys:
    for gone in happened.gone:
        yield f"card:{gone}/status"
        yield f"card:{happened.into}/took-{gone}"


@touches(GoalMoved)
def _goal_moved(happened: GoalMoved, state: Session) -> Keys:
    yield f"card:{happened.contribution}/place"


@touches(QuestionAnswered)
@touches(AnswerTakenBack)
def _answered(happened: QuestionAnswered | AnswerTakenBack, state: Session) -> Keys:
    yield f"card:{happened.contribution}/answer-{happened.at}"


@touches(SupportGiven)
@touches(DotsPlaced)
@touches(ChoiceMade)
@touches(IdeaRated)
@touches(IdeaEstimated)
def _voted(happened: SupportGiven | DotsPlaced | ChoiceMade | IdeaRated | IdeaEstimated, state: Session) -> tuple[str]:
    return (f"card:{happened.contribution}/votes",)


@touches(ContributionsRanked)
def _ranked(happened: ContributionsRanked, state: Session) -> Keys:
    yield from (f"card:{card}/votes" for card in (*happened.contributions, *happened.gone))


@touches(ProtectionSet)
def _protected(happened: ProtectionSet, state: Session) -> Keys:
    yield "fewest"


@touches(SuggestionDismissed)
def _dismissed(happened: SuggestionDismissed, state: Session) -> Keys:
    yield f"suggestion:{happened.what}/{' '.join(sorted(happened.contributions))}"


@touches(ThirdWayHidden)
def _way_hidden(happened: ThirdWayHidden, state: Session) -> Keys:
    yield f"card:{happened.contribution}/way-{happened.which}"


@touches(HandsCounted)
@touches(HandsTakenBack)
def _counted(happened: HandsCounted | HandsTakenBack, state: Session) -> Keys:
    yield f"card:{happened.contribution}/hands-{happened.what}-{group_of_key(happened.key)}"


@touches(PhonelessSaid)
def _phoneless(happened: PhonelessSaid, state: Session) -> Keys:
    yield f"phoneless:{happened.group}"


@touches(VoteReopened)
@touches(VoteRestored)
def _voted_again(happened: VoteReopened | VoteRestored, state: Session) -> Keys:
    yield f"voting:{happened.phase}"
    for card, whats in state.hands.items():  # what was counted before is another round's now
        yield from (f"card:{card}/hands-{what}-{group_of_key(key)}" for what, keys in whats.items() for key in keys)


@touches(HighlightSet)
def _highlighted(happened: HighlightSet, state: Session) -> Keys:
    found = state.highlights.get(happened.id)
    yield from members_changed(f"highlight:{happened.id}", found.members if found else (), happened.members)


@touches(ConclusionSet)
def _concluded(happened: ConclusionSet, state: Session) -> Keys:
    yield f"conclusion:{happened.id}"
    if happened.on:
        yield f"{'theme' if happened.on in state.themes else 'card'}:{happened.on}/conclusion-{happened.id}"


@touches(NoteSet)
def _noted(happened: NoteSet, state: Session) -> Keys:
    yield f"note:{happened.id}"


@touches(ActionSet)
def _agreed(happened: ActionSet, state: Session) -> Keys:
    yield f"action:{happened.id}"


@touches(CardsThemed)
def _themed(happened: CardsThemed, state: Session) -> Keys:
    yield from (f"card:{card}/theme-{happened.group}" for card in happened.cards)


@touches(ThemeSet)
@touches(ThemeMade)
def _theme_made(happened: ThemeSet | ThemeMade, state: Session) -> Keys:
    yield f"theme:{happened.id}"


@touches(ThemeRenamed)
def _theme_named(happened: ThemeRenamed, state: Session) -> Keys:
    yield f"theme:{happened.id}/title"


@touches(ThemeRemoved)
def _theme_removed(happened: ThemeRemoved, state: Session) -> Keys:
    yield f"theme:{happened.id}"
    found = state.themes.get(happened.id)
    if found is not None:
        yield from (f"card:{card}/theme-{found.group}" for card in found.members)


@touches(ThemeMoved)
def _theme_moved(happened: ThemeMoved, state: Session) -> Keys:
    yield f"theme:{happened.id}/place"


@touches(PositionsSet)
def _stands(happened: PositionsSet, state: Session) -> Keys:
    for stand in happened.places:
        old = state.positions.get(stand.group)
        yield from stand_changed(stand_of(stand.group, old) if old else Stand(stand.group, ""), stand)
        yield from (f"card:{card}/focus" for card in stand.on if old is None or card not in old.on)


@touches(WallSet)
def _wall(happened: WallSet, state: Session) -> Keys:
    yield from (f"wall/{name}" for name in fields_changed(state.wall, happened.wall))


@touches(PlanShown)
def _plan(happened: PlanShown, state: Session) -> Keys:
    yield "plan"


@touches(LinkSet)
def _link(happened: LinkSet, state: Session) -> Keys:
    yield f"link:{happened.link}"


@touches(PhasesSet)
def _programme(happened: PhasesSet, state: Session) -> Keys:
    yield from records_changed("phase", state.phases, happened.phases)


@touches(GroupsSet)
def _groups(happened: GroupsSet, state: Session) -> Keys:
    yield from records_changed("group", tuple(state.groups.values()), happened.groups)


@touches(PlacesSet)
def _places(happened: PlacesSet, state: Session) -> Keys:
    yield from records_changed("place", tuple(state.places.values()), happened.places)


@touches(BackgroundsSet)
def _backgrounds(happened: BackgroundsSet, state: Session) -> Keys:
    yield from records_changed("background", tuple(state.backgrounds.values()), happened.backgrounds)


@touches(MeetingDescribed)
def _described(happened: MeetingDescribed, state: Session) -> Keys:
    yield from (f"meeting/{name}" for name in ("title", "language") if getattr(state, name) != getattr(happened, name))
    yield from (f"meeting/{name}" for name in fields_changed(state.meeting, happened.meeting))


@touches(GroupReceived)
def _received(happened: GroupReceived, state: Session) -> Keys:
    yield f"hosting:{happened.place}"
    yield f"visits:{happened.group}"


@touches(SeatingSet)
def _seating(happened: SeatingSet, state: Session) -> Keys:
    yield "seating"


@touches(PeopleMoved)
def _people(happened: PeopleMoved, state: Session) -> Keys:
    yield from (f"person:{move.participant}" for move in happened.moves)
    if happened.plan in ROTATIONS:
        yield "rotation"


@touches(RotationSet)
def _rotation(happened: RotationSet, state: Session) -> Keys:
    yield "rotation"


@touches(ParticipantJoined)
@touches(ParticipantDescribed)
def _seated(happened: ParticipantJoined | ParticipantDescribed, state: Session) -> Keys:
    person = state.people.get(happened.participant)
    if person is None or person.group != happened.group:
        yield f"person:{happened.participant}"


@touches(SessionBegun)
def _begun(happened: SessionBegun, state: Session) -> Keys:
    yield "session/begun"
    yield from (f"card:{one}" for one in state.contributions)
    yield from (f"theme:{one}" for one in state.themes)
    yield from (f"highlight:{one}" for one in state.highlights)
    yield from (f"action:{one}" for one in state.actions)
    yield from (f"voting:{one.phase}" for one in state.votings)
    yield from (f"sign-off:{group}/{one.number}" for group, askings in state.askings.items() for one in askings)
    for one in state.phases:
        yield f"phase:{one.id}/revealed"
        yield from (f"phase:{one.id}/revealed-{group}" for group in one.revealed_in)


@touches(BeginTakenBack)
def _begin_taken_back(happened: BeginTakenBack, state: Session) -> Keys:
    yield "session/begun"


@touches(SessionClosed)
@touches(SessionReopened)
def _closed(happened: SessionClosed | SessionReopened, state: Session) -> Keys:
    yield "session/closed"
