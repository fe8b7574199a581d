"""Everything of a session, for the facilitator only: session.json."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from facilitator.core.dots import dots_of
from facilitator.core.hands import without_phone
from facilitator.core.model import UNKNOWN, Contribution
from facilitator.core.protection import support_split
from facilitator.core.ratings import judged
from facilitator.core.report_wishes import wishes
from facilitator.core.session import Session
from facilitator.core.visibility import background_counts, is_blind
from facilitator.core.voting import choice_counts, third_ways
from facilitator.report.data.edits import full_edits
from facilitator.report.data.landscape import full_landscape
from facilitator.report.data.later import full_later, going_on, open_until
from facilitator.report.data.leaving import all_leaving
from facilitator.report.data.moderation import held_ways, moderation_of, shown_questions
from facilitator.report.data.reading import LEVELS, in_order, meeting_of, role_of
from facilitator.report.data.signing_off import all_sign_offs
from facilitator.report.data.votings import all_votings
from facilitator.report.data.weighing import full_weighing

SCHEMA = "oogst.session/1"


def full_data(state: Session) -> dict[str, Any]:
    """Give the facilitator's complete data, as docs/session-json.md describes it."""
    on = going_on(state)
    return {
        "schema": SCHEMA,
        "session": {
            "id": state.id,
            "title": state.title,
            "format": state.format,
            "language": state.language,
            "meeting": meeting_of(state),
            "fewest": state.fewest,
            "begun": state.begun,
            "closed": state.closed,
            **_said(open_until=open_until(state)),
        },
        "groups": [
            {
                "id": group.id,
                "label": group.label,
                "leader": group.leader,
                "about": group.about,
                **({"route": list(group.route)} if group.route else {}),
            }
            for group in state.groups.values()
        ],
        "places": [
            {
                "id": place.id,
                "label": place.label,
                "leader": place.leader,
                "about": place.about,
                "on": [state.contributions[one].number for one in place.on if one in state.contributions],
            }
            for place in state.places.values()
        ],
        "backgrounds": [{"id": one.id, "label": one.label} for one in state.backgrounds.values()],
        "phases": [
            {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(phase).items()}
            for phase in state.phases
        ],
        "participants": _participants(state),
        "contributions": full_contributions(state),
        "themes": [
            {
                "id": one.id,
                "title": one.title,
                "group": one.group,
                "members": _numbers(state, one.members),
                "by": role_of(state, one.by),
            }
            for one in state.themes.values()
        ],
        "dismissed": {what: [_numbers(state, one) for one in sets] for what, sets in state.dismissed.items()},
        "highlights": [
            {"group": one.group or None, "members": _numbers(state, one.members)} for one in state.highlights.values()
        ],
        "conclusions": [
            {"text": one.text, "on": _about(state, one.on), **_said(group=one.group, phase=one.phase)}
            for one in state.conclusions.values()
        ],
        "actions": [
            {"text": one.text, "owner": one.owner, "due": one.due, **_said(group=one.group, held=one.held), **_joined(on, one.id)}
            for one in state.actions.values()
        ],
        "series": asdict(state.series),
        "earlier": [{"id": one.id, **asdict(one.agreed), "outcome": one.outcome, "note": one.note} for one in state.outcomes.values()],
        "report_wishes": wishes(state),
        "edits": full_edits(state),
        "notes": [{"section": one.section, "text": one.text} for one in state.notes.values()],
        "open_questions": shown_questions(state),
        "moderation": moderation_of(state),
        "votings": all_votings(state),
        "sign_offs": all_sign_offs(state),
        "leaving": all_leaving(state),
        "landscape": full_landscape(state),
    }


def _joined(on: dict[str, int], action: str) -> dict[str, int]:
    return {"joined": on[action]} if on.get(action) else {}


def _said(**fields: str) -> dict[str, str]:
    """Give the fields that say something."""
    return {name: value for name, value in fields.items() if value}


def full_contributions(state: Session) -> list[dict[str, Any]]:
    """Give the rows of all contributions, in order, as they stand in the complete data."""
    on = going_on(state)
    return [{**_full(state, one), **full_later(one, on)} for one in in_order(state)]


def _participants(state: Session) -> dict[str, Any]:
    counts = background_counts(state)
    known = dict.fromkeys((*state.backgrounds, *sorted(counts)))  # also those that were taken out of the list since
    named = {one: counts[one] for one in known if counts[one] and one != UNKNOWN}
    unknown = {UNKNOWN: counts[UNKNOWN]} if counts[UNKNOWN] else {}
    found = {"count": len(state.present()), "by_background": named | unknown}
    apart = Counter(one.standing for one in state.people.values() if one.standing)
    apart += Counter(afterwards=sum(1 for one in state.people.values() if one.afterwards and not one.standing))
    return found | ({"without_phone": behind} if (behind := without_phone(state)) else {}) | dict(sorted(apart.items()))


def _numbers(state: Session, members: Sequence[str]) -> list[int]:
    return [state.contributions[one].number for one in members if one in state.contributions]


def _about(state: Session, on: str) -> int | str | None:
    if on in state.contributions:
        return state.contributions[on].number
    return on or None


def _full(state: Session, one: Contribution) -> dict[str, Any]:
    person = state.people.get(one.author)
    row: dict[str, Any] = {
        "number": one.number,
        "kind": one.kind,
        "text": one.text,
        "group": one.group or None,
        "round": one.round,
        "phase": one.phase,
        "background": (person.background or UNKNOWN) if person else None,
        "by": "participant" if person else one.author.partition(":")[0],
        "status": "hidden" if one.status == "held" else one.status,
        "support": _by_background(state, one),
        "dots": sum(dots_of(state, one).values()),
    }
    optional = {"title": one.title, "ask": one.ask, "owner": one.owner, "presenter": one.presenter, "due": one.due, "held": one.held}
    row |= {name: value for name, value in optional.items() if value}
    if one.place and one.place != one.group:
        row["place"] = one.place
    if one.on:
        row["on"] = _about(state, one.on)
    if one.parent:
        row["parent"] = _about(state, one.parent)
    if one.merged_into:
        row["merged_into"] = state.contributions[one.merged_into].number
    if one.people > 1:
        row["people"] = one.people
    beside = {"via": one.via, "source": one.source, "stance": one.stance, "language": one.language}
    row |= {name: value for name, value in beside.items() if value}
    if one.parked:
        row["parked"] = True
    if was := one.as_written:
        row["as_written"] = {"text": was.text, **_said(title=was.title, ask=was.ask)}
    if one.translations:
        row["translations"] = {
            language: {"text": told.text, **({"title": told.title} if told.title else {})}
            for language, told in sorted(one.translations.items())
        }
    if one.answers:
        row["answers"] = [
            {"text": answer.text, "by": role_of(state, answer.author), **_said(held=answer.held)} for answer in one.answers
        ]
    if one.kind == "dilemma":
        row["options"] = [{"text": option.text, "objection": option.objection} for option in one.options]
        row["choices"] = {
            moment: choice_counts(state, one, moment)[:-1]
            for moment in ("before", "after")
            if _chosen(state, one, moment)
        }
        row["unknown"] = {
            moment: choice_counts(state, one, moment)[-1]
            for moment in ("before", "after")
            if _chosen(state, one, moment)
        }
        if ways := [way for way in third_ways(state, one) if way not in state.hidden_ways.get(one.id, [])]:
            row["third_ways"] = ways
        if waiting := held_ways(state, one.id):
            row["held_ways"] = waiting
    if given := judged(state, one, everything=True):
        row["ratings"] = {
            str(state.contributions[goal].number): [list(votes.values()).count(value) for value in range(4)]
            for goal, votes in given.items()
        }
    row |= full_weighing(state, one)
    if is_blind(state, one):
        row["blind"] = True
    return row if state.closed or "blind" not in row else _unread(row)


def _unread(row: dict[str, Any]) -> dict[str, Any]:
    """Give a row without its words: nobody reads what is blind while the meeting goes on, the facilitator neither."""
    words = ("title", "ask", "owner", "presenter", "answers", "third_ways", "held_ways", "as_written", "translations", "source")
    covered = {name: value for name, value in row.items() if name not in words}
    if "options" in covered:
        covered["options"] = [{"text": "", "objection": ""} for _ in covered["options"]]
    return covered | {"text": ""}


def _chosen(state: Session, one: Contribution, moment: str) -> bool:
    return any(choice_counts(state, one, moment))


def _by_background(state: Session, one: Contribution) -> dict[str, dict[str, int]]:
    split = support_split(state, one)
    return {
        background: {level: counts[level] for level in (*LEVELS, UNKNOWN) if level in LEVELS or counts[level]}
        for background, counts in sorted(split.items())
    }
