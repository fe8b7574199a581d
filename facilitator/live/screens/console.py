"""The facilitator's console: where everybody is, what comes in, what the wall shows, what is left at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.core.format import SECTIONS, say
from facilitator.core.phases import after, before
from facilitator.core.session import UNKNOWN, Contribution, Session
from facilitator.core.visibility import CONSOLE, Audience, background_counts
from facilitator.core.voting import tally
from facilitator.live.screens import Screen, Section
from facilitator.live.screens.talk import card, clock, dilemma_facts, dilemmas, group_label, phase_of
from facilitator.live.screens.wall import view_of

WALL_VIEWS = ("auto", "join", "dilemma", "groups", "harvest", "blank")


class ConsoleScreen(Screen):
    """The console. `presence` (set by the web layer) counts who is in reach: {scanned, connected, struggling}."""

    name = CONSOLE
    regions = ("head", "phases", "pace", "sections", "timer", "onwall", "presence", "dilemmas", "harvest", "actions")
    presence: Callable[[str], dict[str, int]]

    def region(self, name: str, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the context of one region."""
        made: dict[str, Any] = {"sid": state.id, **getattr(self, f"_{name}")(state, audience)}
        return made

    def _head(self, state: Session, audience: Audience) -> dict[str, Any]:
        last = state.undoable[-1] if state.undoable else None
        return {
            "title": state.title,
            "code": state.code,
            "begun": state.begun,
            "closed": state.closed,
            "undo": {"seq": last.seq, "what": last.what} if last else None,
            "tried": len(state.contributions) and state.last_tryout,
        }

    def _phases(self, state: Session, audience: Audience) -> dict[str, Any]:
        room = state.position("")
        now = [phase.id for phase in state.phases].index(room.phase) if room.phase else 0
        following, earlier = after(state, room.phase), before(state, room.phase)
        return {
            "room": room.phase,
            "round": room.round,
            "phases": [
                {
                    "id": phase.id,
                    "title": say(phase.title, audience.language),
                    "state": "now" if place == now else ("done" if place < now else ""),
                    "skipped": phase.skipped,
                    "blind": phase.visibility == "blind" and not phase.revealed,
                    "minutes": phase.minutes,
                }
                for place, phase in enumerate(state.phases)
            ],
            "next": {"id": following.id, "title": say(following.title, audience.language)} if following else None,
            "back": {"id": earlier.id, "title": say(earlier.title, audience.language)} if earlier else None,
        }

    def _pace(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give where each group is: rounds × steps, with what it brought in and whether it falls behind."""
        order = [phase.id for phase in state.phases]
        room = state.position("")
        titles = {one.id: one.title for one in dilemmas(state)}
        rows = []
        for group in state.groups.values():
            position = state.position(group.id)
            following = after(state, position.phase)
            made = [one for one in state.contributions.values() if one.group == group.id and one.status == "visible"]
            here = sum(1 for one in made if (one.phase, one.round) == (position.phase, position.round))
            rows.append(
                {
                    "id": group.id,
                    "label": group.label,
                    "phase": position.phase,
                    "title": say(phase_of(state, group.id).title, audience.language),
                    "round": position.round,
                    "on": [titles[one] for one in position.on if one in titles],
                    "people": sum(1 for person in state.present() if person.group == group.id),
                    "made": len(made),
                    "here": here,
                    "next": {"id": following.id, "title": say(following.title, audience.language)}
                    if following
                    else None,
                    "behind": order.index(position.phase) < order.index(room.phase),
                    "harvested": len(state.highlights[f"{group.id}/"].members)
                    if f"{group.id}/" in state.highlights
                    else 0,
                    "visited": list(position.visited),
                }
            )
        steps = [
            {"id": phase.id, "title": say(phase.title, audience.language)}
            for phase in state.phases
            if phase.step and not phase.skipped
        ]
        rounds = max((state.position(group).round for group in state.groups), default=1)
        return {"groups": rows, "steps": steps, "rounds": rounds}

    def _timer(self, state: Session, audience: Audience) -> dict[str, Any]:
        return {"clock": clock(state.position(""))}

    def _onwall(self, state: Session, audience: Audience) -> dict[str, Any]:
        return {"view": state.wall.view, "shown": view_of(state), "frozen": state.wall.frozen, "views": WALL_VIEWS}

    def _presence(self, state: Session, audience: Audience) -> dict[str, Any]:
        people, counts = state.present(), background_counts(state)
        rows = [{"label": one.label, "n": counts[one.id]} for one in state.backgrounds.values()]
        return {
            **self.presence(state.id),
            "joined": len(people),
            "contributed": sum(1 for person in people if person.contributed),
            "backgrounds": [row for row in rows if row["n"]],
            "unknown": counts[UNKNOWN],
        }

    def _dilemmas(self, state: Session, audience: Audience) -> dict[str, Any]:
        focus = state.position("").on
        return {
            "dilemmas": [{**dilemma_facts(state, one), "focus": one.id in focus} for one in dilemmas(state)],
            "focus": focus,
        }

    def _harvest(self, state: Session, audience: Audience) -> dict[str, Any]:
        highlights = [
            {
                "group": group_label(state, one.group),
                "cards": [card(state, state.contributions[m]) for m in one.members if m in state.contributions],
            }
            for one in state.highlights.values()
        ]
        return {
            "highlights": highlights,
            "themes": [
                {"id": one.id, "title": one.title, "group": one.group, "n": len(one.members), "members": one.members}
                for one in state.themes.values()
            ],
            "conclusions": [{"id": one.id, "text": one.text} for one in state.conclusions.values()],
            "notes": [{"id": one.id, "section": one.section, "text": one.text} for one in state.notes.values()],
            "note_sections": SECTIONS,
        }

    def _actions(self, state: Session, audience: Audience) -> dict[str, Any]:
        return {
            "actions": [
                {"id": one.id, "text": one.text, "owner": one.owner, "due": one.due} for one in state.actions.values()
            ]
        }

    def _sections(self, state: Session, audience: Audience) -> dict[str, Any]:
        phase = phase_of(state, "")
        return {
            "title": say(phase.title, audience.language),
            "kind": phase.accepts[0] if phase.accepts else "",
            "groups": [{"id": one.id, "label": one.label} for one in state.groups.values()],
        }

    def sections(self, state: Session, audience: Audience) -> list[Section]:
        """Give the live stream: everything but dilemmas, newest first."""
        return [Section("stream", lambda one: one.kind != "dilemma")]

    def item(self, section: Section, state: Session, audience: Audience, contribution: Contribution) -> dict[str, Any]:
        """Give one row of the stream."""
        phase = next((one for one in state.phases if one.id == contribution.phase), None)
        counts = tally(state, contribution)
        return {
            "c": card(state, contribution),
            "sid": state.id,
            "number": contribution.number,
            "group": contribution.group,
            "group_label": group_label(state, contribution.group),
            "at": contribution.at,
            "title": contribution.title,
            "phase": say(phase.title, audience.language) if phase else "",
            "counts": counts,
            "voted": counts["agree"] + counts["neutral"] + counts["disagree"],
            "starred": any(contribution.id in one.members for one in state.highlights.values()),
            "on_wall": state.wall.view == "contribution" and state.wall.on == contribution.id,
        }
