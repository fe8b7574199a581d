"""What the talk can be about besides dilemmas (cases, examples, principles): choosing the next one on the console."""

from __future__ import annotations

from typing import Any

from facilitator.core.dots import dots_of
from facilitator.core.format import CLAIMS
from facilitator.core.model import Contribution, Phase
from facilitator.core.phases import running
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, Audience
from facilitator.live.parts import part
from facilitator.live.screens.talk import asked_about, name_of, phase_of, standing


@part(CONSOLE, "subjects")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give every subject, most dots first, with where and in which round to talk about it."""
    kinds = asked_about(state)
    if not kinds:
        return {"kinds": [], "subjects": []}
    found = [(one, sum(dots_of(state, one).values())) for one in standing(state, kinds)]
    found.sort(key=lambda row: -row[1])
    talked = _rounds(state)
    asked = {state.standing(one).id for one in state.position("").on if one in state.contributions}
    rows = [
        {
            "id": one.id,
            "kind": one.kind,
            "claim": one.kind in CLAIMS,
            "name": name_of(one),
            "ask": one.ask,
            "presenter": one.presenter,
            "dots": dots,
            "focus": one.id in asked,
            "talked": one.id in talked,
            "phase": _place(state, one),
            "round": talked.get(one.id) or _next_round(state, one, talked, asked),
        }
        for one, dots in found
    ]
    alone = len(asked) == 1
    waiting = [row for row in rows if not row["claim"] and not row["talked"] and not (row["focus"] and alone)]
    waiting.sort(key=lambda row: not row["focus"])  # what was taken from the top goes first
    return {
        "kinds": list(kinds),
        "subjects": rows,
        "dotted": any(dots for _, dots in found),
        "alone": alone,
        "now": next((row for row in rows if row["focus"] and alone), None),
        "next": waiting[0] if waiting and _goes_on(state, kinds) else None,
    }


def _goes_on(state: Session, kinds: tuple[str, ...]) -> bool:
    """Whether the talk about subjects has begun: in a phase about them, or about to begin because they were chosen."""
    phase = phase_of(state, "")
    return any(kind in kinds for kind in phase.about) or any(
        state.contributions[one].kind in kinds for one in state.position("").on if one in state.contributions
    )


def _rounds(state: Session) -> dict[str, int]:
    """Give the round in which each subject was first talked about, by what was said on it."""
    talked: dict[str, int] = {}
    for one in state.contributions.values():
        if one.on in state.contributions and one.status == "visible":
            talked.setdefault(state.standing(one.on).id, one.round)
    return talked


def _place(state: Session, one: Contribution) -> str:
    """Give the phase in which the talk about this subject begins: the first that is about its kind."""
    return next((phase.id for phase in _ways(state, one)), "")


def _ways(state: Session, one: Contribution) -> list[Phase]:
    return [phase for phase in running(state) if one.kind in phase.about]


def _next_round(state: Session, one: Contribution, talked: dict[str, int], asked: set[str]) -> int:
    """Give the round for a subject nobody talked about yet: the one of now while it is unused, else the next."""
    now = state.position("")
    here = now.phase in {phase.id for phase in _ways(state, one)}
    used = max(talked.values(), default=0)
    taken = here and asked and one.id not in asked and len(asked) == 1
    return max(used + 1, now.round + 1 if taken else 1)
