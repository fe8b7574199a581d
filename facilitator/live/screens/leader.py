"""What a table leader's page shows: what to do now, how long still, what the group has, and how to steer it."""

from __future__ import annotations

from typing import Any

from facilitator.core.dots import voters
from facilitator.core.estimates import estimators
from facilitator.core.format import say
from facilitator.core.hands import raised_in, without_phone_in
from facilitator.core.model import UNKNOWN, Contribution
from facilitator.core.phases import after, before, first_of_round
from facilitator.core.protection import shown_tally
from facilitator.core.rankings import rankers
from facilitator.core.session import Session
from facilitator.core.visibility import LEADER_SCREEN, Audience
from facilitator.core.voting import choices_of, tally
from facilitator.live.parts.moderation import answer_rows, spelling_facts
from facilitator.live.parts.questions import question_facts
from facilitator.live.screens import Screen, Section
from facilitator.live.screens.ahead import Ahead
from facilitator.live.screens.noticed import originals
from facilitator.live.screens.ordering import Ways, ways_in
from facilitator.live.screens.phone import OWN_KINDS, parked_section
from facilitator.live.screens.referring import referred_to
from facilitator.live.screens.rounds import builds_on, earlier_round
from facilitator.live.screens.talk import (
    about_kinds,
    accepted_kinds,
    belongs,
    card,
    focus,
    group_label,
    main_directions,
    name_of,
    phase_facts,
    phase_of,
    subject_facts,
    subjects,
    typed_fields,
)
from facilitator.live.screens.weighing import NOT_LISTED, kinds_in_order


class LeaderScreen(Screen):
    """The table leader's page, on a phone held in one hand."""

    name = LEADER_SCREEN
    counts_support = True

    def __init__(self) -> None:
        self._ahead = Ahead(self, ("now", "hands", "compose", "focus"))

    def page(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the kinds that any phase takes: the page holds a label for each."""
        return {"kinds": accepted_kinds(state)}

    without_group = ("masthead", "arrivals", "history")
    regions = ("masthead", "seating", "now", "history", "arrivals", "moderation", "hands", "goals", "veil", "compose", "highlights", "sign_off", "actions", "focus", "table", "sections", "themes", "ahead")

    def region(self, name: str, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the context of one region."""
        makers = {
            "now": self._now,
            "compose": self._compose,
            "highlights": self._highlights,
            "focus": self._focus,
            "table": self._table,
            "ahead": self._ahead.steps,
        }
        if name == "masthead":
            place = state.places.get(audience.place)
            labels = [place.label if place else "", group_label(state, audience.group)]
            return {"seat": [label for label in labels if label], "title": state.title, "closed": state.closed}
        context = makers[name](state, audience) if name in makers else super().region(name, state, audience)
        return {**context, "group": audience.seat}  # forms speak for the link that this page came by

    def _now(self, state: Session, audience: Audience) -> dict[str, Any]:
        position = state.position(audience.group)
        previous, following = before(state, position.phase), after(state, position.phase)
        starts = first_of_round(state)
        return {
            **phase_facts(state, audience),
            "session": state.id,
            "group": audience.group,
            "previous": _stop(previous.id, say(previous.title, audience.language)) if previous else None,
            "next": _stop(following.id, say(following.title, audience.language)) if following else None,
            "again": starts.id if starts and not audience.place else "",
        }

    def _compose(self, state: Session, audience: Audience) -> dict[str, Any]:
        phase = phase_of(state, audience.group)
        kinds = [kind for kind in dict.fromkeys(("direction", *phase.accepts)) if kind not in NOT_LISTED]
        talk = talked_about(state, audience.group)
        if phase.accepts and phase.accepts[0] in typed_fields(kinds):  # here the group brings in something of its own
            kinds.sort(key=phase.accepts[0].__ne__)
        return {
            "open": not state.closed,
            "session": state.id,
            "group": audience.group,
            "phase": phase.id,
            "kinds": kinds,
            "fields": typed_fields(kinds),
            "on": [{"id": one.id, "title": name_of(one)} for one in talk],
            "general": not focus(state, audience.group) and len(talk) != 1,
            "refers": [] if talk else referred_to(state, audience),
        }

    def _highlights(self, state: Session, audience: Audience) -> dict[str, Any]:
        found = main_directions(state, audience, audience.group)
        return {
            "session": state.id,
            "group": audience.group,
            "cards": [
                {**card(state, one), "tally": _tally(state, one), **_ways(state, audience.group, found)[one.id]}
                for one in found
            ],
            "members": [one.id for one in found],
        }

    def _focus(self, state: Session, audience: Audience) -> dict[str, Any]:
        asked = focus(state, audience.group)
        return {
            "session": state.id,
            "group": audience.group,
            "kind": about_kinds(phase_of(state, audience.group))[0],
            "subjects": [
                {**subject_facts(state, one), "on": one.id in asked} for one in subjects(state, audience.group)
            ],
        }

    def _table(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Who is in and who was not heard yet, and how many have chosen on what is talked about."""
        people = [person for person in state.present() if person.group == audience.group]
        ids = {person.id for person in people}
        phase = phase_of(state, audience.group)
        moments = phase.choices
        talk = [one for one in talked_about(state, audience.group) if one.kind == "dilemma"]
        return {
            "joined": len(people),
            "without_phone": without_phone_in(state, audience.group),
            "contributed": sum(person.contributed for person in people),
            "dotted": len(ids & voters(state, phase)) if phase.dots else None,
            "ranked": len(ids & rankers(state, phase)) if phase.ranks else None,
            "estimated": len(ids & estimators(state, phase)) if phase.estimates else None,
            "chosen": [
                {
                    "n": subject_facts(state, one)["n"],
                    "title": one.title,
                    "people": _chose(state, one, moments[-1], ids) + raised_in(state, audience.group, one.id, moments[-1]),
                }
                for one in (talk if moments else [])
            ],
        }

    def sections(self, state: Session, audience: Audience) -> list[Section]:
        """Give the lists of this group, the kind that the phase is about first."""
        phase = phase_of(state, audience.group)
        kinds = kinds_in_order(phase, OWN_KINDS)
        return [*(_section(state, audience, kind) for kind in kinds), parked_section(state, audience.group)]

    def item(self, section: Section, state: Session, audience: Audience, contribution: Contribution) -> dict[str, Any]:
        """Give one card with what a leader can do with it."""
        members = {one for highlight in state.highlights.values() for one in state.directions(highlight)}
        return {
            "c": {**card(state, contribution), "tally": _tally(state, contribution)},
            "originals": originals(state, audience, contribution),
            "session": state.id,
            "earlier": earlier_round(state, audience.group, contribution),
            "builds": builds_on(state, audience, contribution),
            "group": audience.seat,
            "own_group": contribution.group == audience.group,
            "starred": contribution.id in members,
            "answerable": contribution.kind == "question",
            "said": answer_rows(state, contribution),
            "spelling": spelling_facts(state, contribution, by_leader=True),
            "question": question_facts(contribution),
        }


def _ways(state: Session, group: str, found: list[Contribution]) -> dict[str, Ways]:
    """Give where each can move to, within the list it stands in: a travelling group has one per place."""
    lists = [one.members for one in state.highlights.values() if one.group == group]
    ways: dict[str, Ways] = {}
    for members in reversed(lists):  # what stands in two lists is in the first
        ways |= ways_in([one for one in found if one.id in members])
    return ways


def talked_about(state: Session, group: str) -> list[Contribution]:
    """Give what a group was asked to talk about, else all that it can talk about."""
    asked, found = focus(state, group), subjects(state, group)
    return [one for one in found if one.id in asked] or found


def _stop(phase: str, title: str) -> dict[str, str]:
    return {"id": phase, "title": title}


def _chose(state: Session, dilemma: Contribution, moment: str, people: set[str]) -> int:
    return len(people & choices_of(state, dilemma, moment).keys())


def _section(state: Session, audience: Audience, kind: str) -> Section:
    def holds(one: Contribution) -> bool:
        here = one.kind == kind and one.group == audience.group and one.status != "held"
        return here and belongs(state, audience.group, one)

    return Section(f"{kind}-own", holds, {"kind": kind})


def _tally(state: Session, one: Contribution) -> dict[str, int]:
    """Give the support of a card from so many opinions on that nobody at the table finds one back; else nothing."""
    shown = shown_tally(state, one)
    return {**shown, UNKNOWN: tally(state, one)[UNKNOWN]} if shown else {}
