"""The facilitator's console: where everybody is, what comes in, what the wall shows, what is left at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.core.format import SECTIONS, say
from facilitator.core.model import UNKNOWN, Conclusion, Contribution
from facilitator.core.phases import running
from facilitator.core.questions import open_questions
from facilitator.core.session import Session
from facilitator.core.themes import themed
from facilitator.core.visibility import CONSOLE, WALL, Audience, background_counts, is_public, may_see
from facilitator.core.voting import tally, third_ways
from facilitator.live.landscapes import Drawn
from facilitator.live.parts.actions import action_facts, dates_after
from facilitator.live.parts.history import buttons
from facilitator.live.parts.joining_in import People, on_console
from facilitator.live.parts.moderation import answer_rows, spelling_facts
from facilitator.live.parts.questions import question_facts
from facilitator.live.parts.staying_open import late_facts
from facilitator.live.screens import Screen, Section
from facilitator.live.screens.front import in_front
from facilitator.live.screens.noticed import alike, beside, originals, topics
from facilitator.live.screens.ordering import ways_in
from facilitator.live.screens.talk import (
    accepted_kinds,
    asked_about,
    card,
    clock,
    dilemmas,
    group_label,
    name_of,
    phase_of,
    standing,
    subject_facts,
    title_of,
)
from facilitator.live.suggestions import Noticed
from facilitator.live.views import shown_dilemmas, view_of
from facilitator.live.views.conclusion import shown_conclusion
from facilitator.live.views.landscape import told
from facilitator.live.views.plan import labels

WALL_VIEWS = (
    "auto", "join", "dilemma", "cases", "groups", "plan", "ranking", "estimates", "themes", "harvest", "spearheads", "support", "landscape", "compare", "questions", "conclusion", "blank",
)  # fmt: skip

MANY = 12  # lists of main directions that can be moved about here; more stand as they are, one line each


class ConsoleScreen(Screen):
    """The console. `presence` (set by the web layer) counts who is in reach: {scanned, connected, struggling}."""

    name = CONSOLE
    counts_support = True
    regions = (
        "head", "phases", "moderation", "veil", "programme", "votings", "pace", "people", "dots", "ranks", "estimates", "across", "landscape", "subjects", "goals", "tests", "alike", "sections", "stillness", "timer", "onwall", "presence", "admission", "questions", "dilemmas", "cards",
        "topics", "harvest", "sign_off", "actions", "outcomes", "joined", "staying_open", "goodbye", "report_wishes", "history",
    )  # fmt: skip
    unasked = ("alike", "topics", "landscape")
    steady = (
        "phases", "programme", "moderation", "veil", "people", "dots", "ranks", "estimates", "subjects", "goals", "tests", "admission",
        "questions", "sign_off", "outcomes", "goodbye",
    )  # fmt: skip
    presence: Callable[[str], dict[str, int]]
    _known: tuple[str, int, Noticed, dict[str, Any]] = ("", -1, Noticed(), {})
    reached: People = staticmethod(lambda state: {})  # who joined in what, as they can be reached: set by the web layer
    noticed: Callable[[Session], Noticed] = staticmethod(lambda state: Noticed())  # set by the web layer too
    landscape: Callable[[Session], Drawn] = staticmethod(lambda state: Drawn())  # and this

    def page(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the order of the middle column."""
        return {"front": in_front(state)}

    def region(self, name: str, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the context of one region."""
        own = getattr(self, f"_{name}", None)
        return {"sid": state.id, **own(state, audience)} if own else super().region(name, state, audience)

    def _head(self, state: Session, audience: Audience) -> dict[str, Any]:
        return {
            "title": state.title,
            "code": state.code,
            "begun": state.begun,
            "closed": state.closed,
            "late": late_facts(state),
            **buttons(state),
            "tried": len(state.contributions) and state.last_tryout,
        }

    def _phases(self, state: Session, audience: Audience) -> dict[str, Any]:
        room = state.position("")
        now = [phase.id for phase in state.phases].index(room.phase) if room.phase else 0
        return {
            "room": room.phase,
            "front": in_front(state),
            "phases": [
                {
                    "id": phase.id,
                    "title": say(phase.title, audience.language),
                    "state": "now" if place == now else ("done" if place < now else ""),
                    "skipped": phase.skipped,
                }
                for place, phase in enumerate(state.phases)
            ],
        }

    def _timer(self, state: Session, audience: Audience) -> dict[str, Any]:
        return {"clock": clock(state.position(""))}

    def _joined(self, state: Session, audience: Audience) -> dict[str, Any]:
        return on_console(state, self.reached(state))

    def _onwall(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give what the wall shows, in words: the view, and the dilemma or text it is about."""
        shown, about = view_of(state), ""
        if shown == "contribution" and (found := state.contributions.get(state.wall.on)):
            about = name_of(found) if may_see(state, audience, found) else ""
        elif shown == "conclusion":
            about = one.text if (one := shown_conclusion(state)) else ""
        elif shown in ("dilemma", "groups"):
            about = " · ".join(one.title for one in shown_dilemmas(state))
        return {
            "view": state.wall.view,
            "shown": shown,
            "about": about,
            "frozen": state.wall.frozen,
            "views": _views(state),
        }

    def _presence(self, state: Session, audience: Audience) -> dict[str, Any]:
        people, counts = state.present(), background_counts(state)
        rows = [{"label": one.label, "n": counts[one.id]} for one in state.backgrounds.values()]
        return {
            **self.presence(state.id),
            "joined": len(people),
            "contributed": sum(1 for person in people if person.contributed),
            "begun": state.begun,
            "backgrounds": [row for row in rows if row["n"]],
            "unknown": counts[UNKNOWN],
        }

    def _landscape(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the opinion landscape in small, once somebody said what they think; until then nothing is drawn."""
        if not any(state.support.values()):
            return {"offered": False}
        wall = Audience(WALL, language=audience.language)  # of what everybody may see
        on_wall = state.wall.view == "landscape"
        return {"offered": True, "on_wall": on_wall, **told(state, wall, self.landscape(state))}

    def _alike(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give what looks alike; made once for all cards of one moment."""
        noticed = self.noticed(state)
        if self._known[:3] != (state.id, state.seq, noticed):
            self._known = (state.id, state.seq, noticed, alike(state, noticed))
        return self._known[3]

    def beside(self, state: Session, audience: Audience) -> dict[str, Any]:
        """Give for each card that others look like, or that looks like another, where that stands and how many they are."""
        return beside(self._alike(state, audience))

    def _topics(self, state: Session, audience: Audience) -> dict[str, Any]:
        return topics(state, self.noticed(state))

    def _dilemmas(self, state: Session, audience: Audience) -> dict[str, Any]:
        focus = state.position("").on
        return {
            "dilemmas": [
                {**subject_facts(state, one), "focus": one.id in focus, "ways": _ways(state, one)}
                for one in dilemmas(state)
            ],
            "focus": focus,
        }

    def _harvest(self, state: Session, audience: Audience) -> dict[str, Any]:
        placed = {group: themed(state, group) for group in {one.group for one in state.themes.values()}}
        return {
            "many": MANY,
            "highlights": [
                {
                    "place": state.places[key].label if (key := one.id.partition("/")[2]) in state.places else "",
                    "key": one.id.partition("/")[2],
                    "id": one.group,
                    "group": group_label(state, one.group),
                    "members": state.directions(one),
                    "cards": _ordered(state, state.directions(one)),
                }
                for one in state.highlights.values()
            ],
            "themes": [
                {
                    "id": one.id,
                    "title": one.title,
                    "group": group_label(state, one.group),
                    "scope": one.group,
                    "cards": [{"id": card.id, "text": card.text} for card in placed[one.group].get(one.id, [])],
                }
                for one in state.themes.values()
            ],
            "conclusions": [_conclusion(state, one) for one in state.conclusions.values()],
            "subjects": [
                *({"id": one.id, "name": name_of(one)} for one in _subjects(state)),
                *({"id": one.id, "name": one.title} for one in state.themes.values()),
            ],
            "asked": _concluded_on(state),
            "notes": [{"id": one.id, "section": one.section, "text": one.text} for one in state.notes.values()],
            "note_sections": SECTIONS,
        }

    def _actions(self, state: Session, audience: Audience) -> dict[str, Any]:
        return {
            "actions": [action_facts(one) for one in state.actions.values()],
            "open": sum(1 for one in state.actions.values() if not (one.owner and one.due)),
            "dates": dates_after(state),
            "working": _working_groups(state),
        }

    def _sections(self, state: Session, audience: Audience) -> dict[str, Any]:
        phase = phase_of(state, "")
        return {
            "title": say(phase.title, audience.language),
            "kind": phase.accepts[0] if phase.accepts else "",
            "groups": [{"id": one.id, "label": one.label} for one in state.groups.values()],
            "kinds": [kind for kind in accepted_kinds(state) if kind not in ("dilemma", "action")],
        }

    def sections(self, state: Session, audience: Audience) -> list[Section]:
        """Give the live stream: everything but dilemmas, newest first."""
        return [Section("stream", lambda one: one.kind != "dilemma" and one.status != "held", parked=None)]

    def tally(self, state: Session, contribution: Contribution) -> dict[str, Any] | None:
        """Give the support on a row of the stream."""
        counts = tally(state, contribution)
        return {"counts": counts, "voted": counts["agree"] + counts["neutral"] + counts["disagree"]}

    def item(self, section: Section, state: Session, audience: Audience, contribution: Contribution) -> dict[str, Any]:
        """Give one row of the stream."""
        phase = next((one for one in state.phases if one.id == contribution.phase), None)
        return {
            "c": card(state, contribution),
            "alike": self.beside(state, audience).get(contribution.id),
            "originals": originals(state, audience, contribution),
            "sid": state.id,
            "number": contribution.number,
            "group": contribution.group,
            "group_label": labels(state).get(contribution.group, ""),
            "at": contribution.at,
            "title": title_of(contribution),
            "phase": say(phase.title, audience.language) if phase else "",
            "said": answer_rows(state, contribution),
            "spelling": spelling_facts(state, contribution),
            "question": question_facts(contribution),
            "by_person": contribution.author in state.people,
            "starred": any(contribution.id in state.directions(one) for one in state.highlights.values()),
            "on_wall": state.wall.view == "contribution" and state.wall.on == contribution.id,
        }


def _views(state: Session) -> list[str]:
    """Give the views to choose from: those that this session has something for, and those its phases name."""
    accepted = accepted_kinds(state)
    fits = {
        "dilemma": bool(dilemmas(state)) or any(phase.choices for phase in state.phases),
        "cases": "case" in accepted,
        "groups": bool(state.groups),
        "plan": bool(state.groups),
        "compare": len(state.groups) > 1 and bool(dilemmas(state)),
        "ranking": any(phase.dots or phase.ranks for phase in state.phases),
        "estimates": any(phase.estimates for phase in state.phases),
        "spearheads": any(one.members for one in state.highlights.values()),
        "support": any(phase.support != "none" for phase in running(state)),
        "landscape": any(phase.support != "none" for phase in running(state)),
        "conclusion": bool(state.conclusions),
        "themes": bool(state.themes),
        "questions": bool(open_questions(state)),
    }
    named = [phase.wall for phase in state.phases if phase.wall and not phase.skipped]
    offered = dict.fromkeys((*WALL_VIEWS[:-1], *named, *WALL_VIEWS[-1:]))
    return [view for view in offered if view in named or fits.get(view, True)]


def _working_groups(state: Session) -> list[str]:
    """Give what a working group can be about: the themes, and what the tables are about."""
    named = [one.title for one in state.themes.values()] + [group.about for group in state.groups.values()]
    return list(dict.fromkeys(filter(None, named)))


def _texts(state: Session, members: list[str]) -> list[dict[str, str]]:
    """Give the words of these contributions, as far as they still stand."""
    found = [state.contributions[one] for one in members if one in state.contributions]
    return [{"id": one.id, "text": one.text} for one in found if is_public(state, one)]


def _ordered(state: Session, members: list[str]) -> list[dict[str, Any]]:
    """Give the words of main directions, and where each goes when it moves up or down."""
    found = [state.contributions[one] for one in members if one in state.contributions]
    shown = [one for one in found if is_public(state, one)]
    ways = ways_in(shown)
    return [{"id": one.id, "text": one.text, **ways[one.id]} for one in shown]


def _subjects(state: Session) -> list[Contribution]:
    """Give what a conclusion can be about: the dilemmas, cases, examples and principles of this session."""
    return [*dilemmas(state), *standing(state, asked_about(state))]


def _conclusion(state: Session, one: Conclusion) -> dict[str, Any]:
    about = state.standing(one.on) if one.on in state.contributions else None
    named = name_of(about) if about is not None and is_public(state, about) else ""
    return {
        "id": one.id,
        "text": one.text,
        "on": one.on,
        "about": state.themes[one.on].title if one.on in state.themes else named,
        "on_wall": state.wall.view == "conclusion" and shown_conclusion(state) is one,
    }


def _concluded_on(state: Session) -> str:
    """Give what a new conclusion is about: what is talked about now; in the harvest and at the end the whole meeting."""
    position = state.position("")
    ending = phase_of(state, "").type in ("harvest", "close")
    return position.on[0] if len(position.on) == 1 and not ending else ""


def _ways(state: Session, dilemma: Contribution) -> list[dict[str, Any]]:
    hidden = state.hidden_ways.get(dilemma.id, [])
    return [{"text": way, "hidden": way in hidden} for way in third_ways(state, dilemma)]
