"""What may leave the house: visible contributions and protected counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from facilitator.core.actions import shown_actions
from facilitator.core.dots import dots_of
from facilitator.core.session import Session
from facilitator.core.themes import themed
from facilitator.core.visibility import is_public
from facilitator.report.data.came_in import came_in
from facilitator.report.data.contribution import public_row, shown_number, shown_numbers
from facilitator.report.data.edits import public_edits
from facilitator.report.data.landscape import shown_landscape
from facilitator.report.data.later import going_on, last_day
from facilitator.report.data.leaving import shown_leaving
from facilitator.report.data.moderation import acts_of, read_first, shown_questions
from facilitator.report.data.protection import protected_people
from facilitator.report.data.ratings import shown_tree
from facilitator.report.data.reading import in_order, meeting_of
from facilitator.report.data.signing_off import shown_sign_offs
from facilitator.report.data.timeline import shown_timeline
from facilitator.report.data.votings import shown_votings


def public_data(state: Session) -> dict[str, Any]:
    """Give what may leave the house: visible contributions and protected counts.

    No participant ids; nothing hidden, withdrawn or blind, and what merged only with what it became; a background only
    where at least `fewest` people have it; counts of backgrounds under that are put together as `few`.
    """
    shown = [one for one in in_order(state) if is_public(state, one)]
    numbers = {one.id: one.number for one in shown}
    on = going_on(state)
    rows = [public_row(state, one, numbers, on.get(one.id, 0)) for one in shown]
    return {
        "id": state.id,
        "title": state.title,
        "format": state.format,
        "language": state.language,
        "begun": state.begun,
        "fewest": state.fewest,
        "meeting": meeting_of(state),
        "groups": [
            {
                "id": one.id,
                "label": one.label,
                "leader": one.leader,
                "about": one.about,
                "size": _size(state, one.id),
                "route": list(one.route),
            }
            for one in state.groups.values()
        ],
        "places": [
            {"id": one.id, "label": one.label, "leader": one.leader, "about": one.about}
            for one in state.places.values()
        ],
        "backgrounds": {one.id: one.label for one in state.backgrounds.values()},
        "participants": {"count": len(state.present()), "by_background": protected_people(state)},
        "phases": [
            {
                "id": one.id,
                "type": one.type,
                "title": one.title,
                "minutes": one.minutes,
                "step": one.step,
                "weighs": list(one.weighs),
            }
            for one in state.phases
            if not one.skipped
        ],
        "contributions": rows,
        "gaps": _gaps(state, {one["number"] for row in rows for one in (row, *row["merged"])}),
        "themes": [
            {"title": state.themes[theme].title, "group": scope, "members": [card.number for card in cards]}
            for scope in ("", *state.groups)
            for theme, cards in themed(state, scope).items()
            if state.themes[theme].title and cards
        ],
        "highlights": [
            {"group": one.group, "members": shown_numbers(state, one.members, numbers)}
            for one in state.highlights.values()
        ],
        "conclusions": [
            {
                "text": one.text,
                "on": shown_number(state, one.on, numbers),
                "general": not one.on,
                "phase": one.phase,
                "theme": state.themes[one.on].title if one.on in state.themes else "",
            }
            for one in state.conclusions.values()
        ],
        "actions": [
            {"text": one.text, "owner": one.owner, "due": one.due, "joined": on.get(one.id, 0)}
            for one in shown_actions(state)
        ],
        "series": state.series.title,
        "earlier": [{**asdict(one.agreed), "outcome": one.outcome, "note": one.note} for one in state.outcomes.values()],
        "questions": shown_questions(state),
        "moderated": {"acts": acts_of(state), "read_first": read_first(state)},
        "tree": shown_tree(state, numbers),
        "votings": shown_votings(state),
        "sign_offs": shown_sign_offs(state),
        "leaving": shown_leaving(state),
        "landscape": shown_landscape(state, numbers),
        "moved": _moved(state),
        "open_until": last_day(state),
        "edits": public_edits(state, numbers),
        "notes": [{"section": one.section, "text": one.text} for one in state.notes.values()],
        "report": list(state.report),
        "came_in": came_in(state, shown),
        "timeline": shown_timeline(state, shown),
        "dotted": len({who for one in shown for who in dots_of(state, one) if who in state.people}),
        "people_behind": sum(one.people - 1 for one in shown),
    }


def _moved(state: Session) -> list[list[Any]]:
    """Give at which table people began and at which they are now: from, to, how many; nothing when nobody moved."""
    ways = Counter((one.home, one.group) for one in state.present() if one.home and one.group)
    order = list(state.groups)
    known = {way: n for way, n in ways.items() if set(way) <= set(order)}
    if all(start == end for start, end in known):
        return []
    return [[*way, known[way]] for way in sorted(known, key=lambda way: [order.index(end) for end in way])]


def _size(state: Session, group: str) -> int:
    return sum(1 for person in state.present() if person.group == group)


def _gaps(state: Session, told: set[int]) -> dict[str, list[int]]:
    """Give the numbers that are not in the appendix, by why: their text is left out; `told` are those whose text is there."""
    gaps: dict[str, list[int]] = {}
    for one in in_order(state):
        if one.number > 0 and one.number not in told:
            gaps.setdefault(one.status if one.status != "visible" else "blind", []).append(one.number)
    return gaps
