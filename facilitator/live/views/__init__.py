"""The views of the wall: one module each, found by discovery. Adding a view is adding a module and its template.

A view is a function `(state, audience) -> dict` with `@view("name")` in a module of this folder; the template is
templates/wall/views/<name>.html. facilitator.core.format.VIEWS names all of them, since formats choose by name.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

from facilitator.core.dots import dots_of, weighed
from facilitator.core.model import UNKNOWN, Contribution, Phase
from facilitator.core.session import Session
from facilitator.core.visibility import Audience
from facilitator.core.voting import tally
from facilitator.live.screens.talk import dilemmas, phase_of, subject_facts, under_discussion

MANY = 12  # more groups than this are compared per dilemma instead of standing beside each other
COLUMNS = 3  # groups side by side; more take turns
View = Callable[[Session, Audience], dict[str, Any]]
_VIEWS: dict[str, View] = {}
_VIEW_OF = {
    "welcome": "join",
    "dilemmas": "dilemma",
    "choose": "dilemma",
    "harvest": "harvest",
    "close": "close",
    "moment": "moment",
    "tree": "tree",
}  # of a phase that names no view itself; all others show the groups, and everybody where there are none


def view(name: str) -> Callable[[View], View]:
    """Decorator: the function gives the context of wall view `name`."""

    def register(function: View) -> View:
        _VIEWS[name] = function
        return function

    return register


@cache
def discover() -> dict[str, View]:
    """Give every view by its name."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return _VIEWS


def view_of(state: Session) -> str:
    """Give the view that the wall shows: the chosen one, else what belongs to the phase of the room."""
    if state.wall.view != "auto":
        return state.wall.view
    if state.plan_on_wall and state.rotation is not None:
        return "plan"  # people are on their way: until the next phase, round or choice for the wall
    phase = phase_of(state, "")
    if phase.wall:
        return phase.wall
    if phase.type == "harvest" and len(state.groups) > MANY and dilemmas(state):
        return "compare"
    if phase.type == "weigh" and phase.dots:
        return "spearheads" if _chosen_from_dots(state, phase) else "ranking"
    if phase.type == "weigh" and (phase.ranks or phase.estimates):
        return "ranking" if phase.ranks else "estimates"
    return _VIEW_OF.get(phase.type, "groups" if state.groups else "voices")


def _chosen_from_dots(state: Session, phase: Phase) -> bool:
    """Whether the room took its main directions from the dots of this phase, and does not weigh them once more."""
    main = {member for one in state.highlights.values() if not one.group for member in state.directions(one)}
    again = any(voting.phase == phase.id for voting in state.votings)
    return not again and any(dots_of(state, one) for one in weighed(state, phase) if one.id in main)


def shown_dilemmas(state: Session) -> list[Contribution]:
    """Give the dilemmas that the wall is about: the chosen one, else what the room talks about, else the first."""
    standing = dilemmas(state)
    chosen = [one for one in standing if one.id == state.wall.on]
    talk = [one for one in under_discussion(state, "") if one.kind == "dilemma"]
    return chosen or talk or standing[:1]


def subject_now(state: Session) -> dict[str, Any] | None:
    """Give the one case, example or principle that all talk about, as on a phone; None for none or several."""
    talk = under_discussion(state, "")
    if any(under_discussion(state, group) != talk for group in state.groups):
        return None  # each table has its own: it stands on the phones there
    return subject_facts(state, talk[0]) if len(talk) == 1 and talk[0].kind != "dilemma" else None


def still_choosing(state: Session) -> bool:
    """Whether somebody may still choose for the first time, and the facilitator did not ask for the outcome.

    How others choose would steer them, so the wall then says only how many chose (docs/decisions/0020).
    """
    if state.wall.view != "auto":
        return False
    opened = [set(phase_of(state, group).choices) for group in ("", *state.groups)]
    return any(choices == {"before"} for choices in opened)


def shown_support(state: Session, one: Contribution) -> dict[str, int] | None:
    """Give {agree, neutral, disagree} when enough people voted (`Session.fewest`), else None."""
    counts = tally(state, one)
    counts.pop(UNKNOWN, None)
    return counts if sum(counts.values()) >= state.fewest else None


def in_pages(columns: list[dict[str, Any]], most: int = COLUMNS) -> list[list[dict[str, Any]]]:
    """Cut columns (or rows) in pages of at most three (or `most`), spread evenly: seven make 3, 2 and 2."""
    pages = -(-len(columns) // most)
    cuts = [round(number * len(columns) / pages) for number in range(pages + 1)] if pages else []
    return [columns[start:end] for start, end in pairwise(cuts)]
