"""What the projector shows: made to be read at ten metres, and to show nothing that should not be shown."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from facilitator.core.format import say
from facilitator.core.model import UNKNOWN, Contribution, Phase
from facilitator.core.session import Session
from facilitator.core.visibility import FEWEST, WALL, Audience, is_blind, may_see
from facilitator.core.voting import choice_counts, moves, tally
from facilitator.live.screens import Screen
from facilitator.live.screens.talk import (
    answer_facts,
    background_label,
    belongs,
    clock,
    dilemma_facts,
    dilemmas,
    group_label,
    main_directions,
    phase_of,
    under_discussion,
)

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
        view, dilemma = view_of(state), next(iter(shown_dilemmas(state)), None)
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
        choosing = still_choosing(state)
        return {
            "clock": clock(state.position("")),
            "choosing": choosing,
            "people": len(state.present()),
            "pages": [_choices(state, dilemma, choosing) for dilemma in shown_dilemmas(state)],
        }

    def _groups(self, state: Session, audience: Audience) -> dict[str, Any]:
        room = phase_of(state, "")
        talking = next(iter(shown_dilemmas(state)), None)
        return {
            "phase": say(room.title, audience.language),
            "kind": room.accepts[0] if room.accepts else "",
            "ask": (talking.ask or talking.title) if talking and room.accepts[:1] == ("direction",) else "",
            "instruction": say(room.instruction, audience.language),
            "clock": clock(state.position("")),
            "pages": _in_pages(
                [self._column(state, audience, group, made) for group, made in _made_now(state).items()]
            ),
        }

    def _column(self, state: Session, audience: Audience, group: str, made: list[Contribution]) -> dict[str, Any]:
        position, phase, room = state.position(group), phase_of(state, group), state.position("")
        seen = [one for one in made if may_see(state, audience, one)]
        newest = sorted(seen, key=lambda one: (one.number < 0, abs(one.number)), reverse=True)[:SHOWN]
        elsewhere = (position.phase, position.round) != (room.phase, room.round)
        known = state.groups.get(group)
        return {
            "id": group,
            "label": known.label if known else "",
            "about": known.about if known else "",
            "n": len(made),
            "blind": sum(is_blind(state, one) for one in made),
            "phase": say(phase.title, audience.language) if elsewhere else "",
            "round": position.round if elsewhere else 0,
            "dilemma": "" if position.on == room.on else ", ".join(_titles(state, position.on)),
            "cards": [
                {"id": one.id, "title": one.title, "text": one.text, "kind": _other_kind(phase, one)} for one in newest
            ],
            "more": len(seen) - len(newest),
        }

    def _harvest(self, state: Session, audience: Audience) -> dict[str, Any]:
        columns = []
        for group in [state.wall.group] if state.wall.group else [*state.groups, ""]:
            cards = [
                {"id": one.id, "text": one.text, "title": one.title, "support": shown_support(state, one)}
                for one in main_directions(state, audience, group)
            ]
            if cards or group:
                columns.append({"label": group_label(state, group), "cards": cards})
        return {"clock": clock(state.position("")), "pages": _in_pages(columns)}

    def _close(self, state: Session, audience: Audience) -> dict[str, Any]:
        shown = [one for one in state.contributions.values() if may_see(state, audience, one)]
        counts: dict[str, int] = {}
        for one in shown:
            counts[one.kind] = counts.get(one.kind, 0) + 1
        last = list(state.conclusions.values())[-1:]
        return {
            "instruction": say(phase_of(state, "").instruction, audience.language),
            "people": len(state.present()),
            "counts": [(kind, n) for kind, n in counts.items() if kind != "dilemma"],
            "conclusion": last[0].text if last else "",
        }

    def _contribution(self, state: Session, audience: Audience) -> dict[str, Any]:
        one = state.contributions.get(state.wall.on)
        if one is None or not may_see(state, audience, one):
            return {"one": None}
        return {
            "one": {
                "kind": one.kind,
                "title": one.title,
                "text": one.text,
                "group": group_label(state, one.group),
                "background": background_label(state, one),
                "answer": answer_facts(one.answers[-1])["text"] if one.answers else "",
                "support": shown_support(state, one),
            }
        }


def view_of(state: Session) -> str:
    """Give the view that the wall shows: the chosen one, else what belongs to the phase of the room."""
    if state.wall.view != "auto":
        return state.wall.view
    return _VIEW_OF.get(phase_of(state, "").type, "groups")


def shown_dilemmas(state: Session) -> list[Contribution]:
    """Give the dilemmas that the wall is about: the chosen one, else what the room talks about, else the first."""
    standing = dilemmas(state)
    chosen = [one for one in standing if one.id == state.wall.on]
    return chosen or under_discussion(state, "") or standing[:1]


def still_choosing(state: Session) -> bool:
    """Whether somebody may still choose for the first time, and the facilitator did not ask for the outcome.

    How others choose would steer them, so the wall then says only how many chose (docs/decisions/0020).
    """
    if state.wall.view != "auto":
        return False
    opened = [set(phase_of(state, group).choices) for group in ("", *state.groups)]
    return any(choices == {"before"} for choices in opened)


def _made_now(state: Session) -> dict[str, list[Contribution]]:
    """Give what each group made in its own step, about what it talks about: the chosen group, else all.

    Those at no table ('') have a place once they brought something in, or when there are no groups.
    """
    made: dict[str, list[Contribution]] = {
        group: [] for group in ([state.wall.group] if state.wall.group else state.groups)
    }
    with_loose = not state.wall.group
    for one in state.contributions.values():
        position = state.position(one.group)
        here = (one.phase, one.round) == (position.phase, position.round)
        if not here or one.status != "visible" or one.kind == "dilemma" or not belongs(state, one.group, one):
            continue
        if one.group in made:
            made[one.group].append(one)
        elif with_loose and not one.group:
            made.setdefault("", []).append(one)
    return made or {"": []}


def _other_kind(phase: Phase, one: Contribution) -> str:
    """Give its kind when that is not what the phase asks for in front, else ''."""
    return "" if one.kind in phase.accepts[:1] else one.kind


def shown_support(state: Session, one: Contribution) -> dict[str, int] | None:
    """Give {agree, neutral, disagree} when at least three people voted, else None."""
    counts = tally(state, one)
    counts.pop(UNKNOWN, None)
    return counts if sum(counts.values()) >= FEWEST else None


def _in_pages(columns: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Cut columns in pages of at most three, spread evenly: seven make 3, 2 and 2."""
    pages = -(-len(columns) // COLUMNS)
    cuts = [round(number * len(columns) / pages) for number in range(pages + 1)] if pages else []
    return [columns[start:end] for start, end in pairwise(cuts)]


def _titles(state: Session, on: list[str]) -> list[str]:
    return [state.contributions[one].title for one in on if one in state.contributions]


def _choices(state: Session, dilemma: Contribution, choosing: bool) -> dict[str, Any]:
    """Give a dilemma with what people chose: while they still do, only how many."""
    before, after = choice_counts(state, dilemma, "before"), choice_counts(state, dilemma, "after")
    facts = {"dilemma": dilemma_facts(state, dilemma), "chose": sum(before)}
    if choosing:
        return facts
    return {
        **facts,
        "before": before[:-1],
        "after": after[:-1],
        "unknown": {"before": before[-1], "after": after[-1]},
        **_shift(state, dilemma),
    }


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
