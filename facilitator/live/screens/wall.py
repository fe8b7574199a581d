"""What the projector shows: made to be read at ten metres, and to show nothing that should not be shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.core.format import say
from facilitator.core.session import UNKNOWN, Contribution, Session
from facilitator.core.visibility import FEWEST, WALL, Audience, may_see
from facilitator.core.voting import choice_counts, moves, tally
from facilitator.live.screens import Screen
from facilitator.live.screens.talk import LETTERS, clock, dilemma_facts, dilemmas, main_directions, phase_of

COLUMNS = 3  # groups side by side; more take turns
SHOWN = 8  # newest contributions of a group; the rest is on phones
_VIEW_OF = {"welcome": "join", "dilemmas": "dilemma", "choose": "dilemma", "harvest": "harvest", "close": "close"}
_HEIGHT = 680.0  # of the drawing of a shift, in its own units


class WallScreen(Screen):
    """The wall. `address` (set by the web layer) tells how to join: {url, short, code}."""

    name = WALL
    regions = ("head", "stage", "foot", "frozen")
    address: Callable[[Session], dict[str, str]]

    def region(self, name: str, state: Session, audience: Audience) -> dict[str, Any]:
        """Give the context of one region."""
        if name == "head":
            return self._head(state, audience)
        if name == "foot":
            view = view_of(state)
            return {"join": None if view in ("join", "blank") else self.address(state), "view": view}
        if name == "frozen":
            return {"frozen": state.wall.frozen}
        return self._stage(state, audience)

    def _head(self, state: Session, audience: Audience) -> dict[str, Any]:
        view, dilemma = view_of(state), shown_dilemma(state)
        phase = phase_of(state, "")
        about = dilemma.title if dilemma is not None and view in ("groups", "contribution") else ""
        people = state.present()
        return {
            "title": state.title,
            "view": view,
            "phase": say(phase.title, audience.language),
            "about": about,
            "people": len(people),
            "contributed": sum(1 for person in people if person.contributed),
            "meeting": {"date": state.meeting.date, "place": state.meeting.venue or state.meeting.place},
            "begun": state.begun,
        }

    def _stage(self, state: Session, audience: Audience) -> dict[str, Any]:
        view = view_of(state)
        made = {
            "join": self._join,
            "dilemma": self._dilemma,
            "groups": self._groups,
            "harvest": self._harvest,
            "close": self._close,
            "contribution": self._contribution,
        }.get(view)
        return {"view": view, **(made(state, audience) if made else {})}

    def _join(self, state: Session, audience: Audience) -> dict[str, Any]:
        people = state.present()
        sizes = [sum(1 for person in people if person.group == group) for group in state.groups]
        return {
            "join": self.address(state),
            "wifi": {"name": state.meeting.wifi_name, "password": state.meeting.wifi_password},
            "people": len(people),
            "field_groups": [(n, n) for n in (sizes or [len(people)])],
            "groups": [
                {"label": group.label, "n": n} for group, n in zip(state.groups.values(), sizes, strict=True)
            ] if len(sizes) <= 2 * COLUMNS else [],
        }  # fmt: skip

    def _dilemma(self, state: Session, audience: Audience) -> dict[str, Any]:
        dilemma = shown_dilemma(state)
        if dilemma is None:
            return {"dilemma": None}
        phase = phase_of(state, "")
        before, after = choice_counts(state, dilemma, "before"), choice_counts(state, dilemma, "after")
        # While people still choose for the first time, how others choose would steer them: only how many.
        choosing = phase.choices == ("before",) and state.wall.view == "auto"
        return {
            "dilemma": dilemma_facts(state, dilemma),
            "letters": LETTERS,
            "choosing": choosing,
            "chose": sum(before),
            "people": len(state.present()),
            "before": before[:-1],
            "after": after[:-1],
            "unknown": {"before": before[-1], "after": after[-1]},
            **_shift(state, dilemma),
        }

    def _groups(self, state: Session, audience: Audience) -> dict[str, Any]:
        room = phase_of(state, "")
        groups = list(state.groups) or [""]
        columns = [self._column(state, audience, group) for group in groups]
        talking = shown_dilemma(state)
        return {
            "phase": say(room.title, audience.language),
            "kind": room.accepts[0] if room.accepts else "",
            "ask": (talking.ask or talking.title) if talking else "",
            "instruction": say(room.instruction, audience.language),
            "clock": clock(state.position("")),
            "pages": [columns[start : start + COLUMNS] for start in range(0, len(columns), COLUMNS)],
        }

    def _column(self, state: Session, audience: Audience, group: str) -> dict[str, Any]:
        position, phase = state.position(group), phase_of(state, group)
        room = state.position("")

        def now(one: Contribution) -> bool:
            here = one.group == group or not state.groups
            return here and one.phase == position.phase and one.round == position.round and one.kind != "dilemma"

        made = [one for one in state.contributions.values() if now(one)]
        seen = [one for one in made if may_see(state, audience, one)]
        newest = sorted(seen, key=lambda one: (one.number < 0, abs(one.number)), reverse=True)[:SHOWN]
        elsewhere = (position.phase, position.round) != (room.phase, room.round)
        about = "" if position.on == room.on else ", ".join(_titles(state, position.on))
        known = state.groups.get(group)
        return {
            "id": group,
            "label": known.label if known else "",
            "about": known.about if known else "",
            "n": len(made),
            "blind": len(made) - len(seen) if phase.visibility == "blind" and not phase.revealed else 0,
            "phase": say(phase.title, audience.language) if elsewhere else "",
            "round": position.round if elsewhere else 0,
            "dilemma": about,
            "cards": [{"id": one.id, "title": one.title, "text": one.text, "kind": one.kind} for one in newest],
            "more": len(seen) - len(newest),
        }

    def _harvest(self, state: Session, audience: Audience) -> dict[str, Any]:
        columns = []
        for group in (*state.groups, ""):
            found = main_directions(state, audience, group)
            if found or group:
                known = state.groups.get(group)
                columns.append(
                    {
                        "label": known.label if known else "",
                        "cards": [
                            {"id": one.id, "text": one.text, "title": one.title, "support": shown_support(state, one)}
                            for one in found
                        ],
                    }
                )
        return {"pages": [columns[start : start + COLUMNS] for start in range(0, len(columns), COLUMNS)]}

    def _close(self, state: Session, audience: Audience) -> dict[str, Any]:
        shown = [one for one in state.contributions.values() if may_see(state, audience, one)]
        counts: dict[str, int] = {}
        for one in shown:
            counts[one.kind] = counts.get(one.kind, 0) + 1
        last = list(state.conclusions.values())[-1:]
        return {
            "instruction": say(phase_of(state, "").instruction, audience.language),
            "people": len(state.present()),
            "counts": [(kind, n) for kind, n in counts.items() if kind in ("question", "experience", "direction")],
            "conclusion": last[0].text if last else "",
        }

    def _contribution(self, state: Session, audience: Audience) -> dict[str, Any]:
        one = state.contributions.get(state.wall.on)
        if one is None or not may_see(state, audience, one):
            return {"one": None}
        group = state.groups.get(one.group)
        return {
            "one": {
                "kind": one.kind,
                "title": one.title,
                "text": one.text,
                "group": group.label if group else "",
                "support": shown_support(state, one),
            }
        }


def view_of(state: Session) -> str:
    """Give the view that the wall shows: the chosen one, else what belongs to the phase of the room."""
    if state.wall.view != "auto":
        return state.wall.view
    return _VIEW_OF.get(phase_of(state, "").type, "groups")


def shown_dilemma(state: Session) -> Contribution | None:
    """Give the dilemma that the wall is about: the chosen one, else the first in focus, else the first there is."""
    standing = {one.id: one for one in dilemmas(state)}
    wanted = [state.wall.on, *state.position("").on, *standing]
    return next((standing[one] for one in wanted if one in standing), None)


def shown_support(state: Session, one: Contribution) -> dict[str, int] | None:
    """Give {agree, neutral, disagree} when at least three people voted, else None."""
    counts = tally(state, one)
    counts.pop(UNKNOWN, None)
    return counts if sum(counts.values()) >= FEWEST else None


def _titles(state: Session, on: list[str]) -> list[str]:
    return [state.contributions[one].title for one in on if one in state.contributions]


def _shift(state: Session, dilemma: Contribution) -> dict[str, Any]:
    """Give the rows and moves of the drawing, and how many left their option for a third way."""
    n = len(dilemma.options)
    counted = moves(state, dilemma)
    keys: list[int | None] = [*range(n), None]
    moved = {(start, end): people for (start, end), people in counted.items() if end in keys}
    return {
        "rows": dict(zip(keys, row_centres(n), strict=True)),
        "moves": moved,
        "turned": sum(people for (start, end), people in moved.items() if end is None and isinstance(start, int)),
        "late": sum(people for (start, _), people in moved.items() if start == "-"),
    }


def row_centres(options: int) -> list[float]:
    """Give the middle of each option's row and of the third way, as static/css/screens/wall.css lays them out."""
    tall, third = {2: (240, 152), 3: (168, 104), 4: (124, 88)}[options]
    gap = 24.0
    tops = [place * (tall + gap) for place in range(options)]
    return [*(top + tall / 2 for top in tops), options * (tall + gap) + third / 2]
