"""What is written blind: on every screen how many texts wait to be shown, and who may show them. Never what they say."""

from __future__ import annotations

from typing import Any

from facilitator.core.format import say
from facilitator.core.model import Phase
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, PHONE, Audience, is_veiled, veiled_counts
from facilitator.live.parts import part
from facilitator.live.screens.talk import group_label, phase_of


@part(PHONE, "veil")
def on_phone(state: Session, audience: Audience) -> dict[str, Any]:
    """Give how many texts of one's group (or of everybody, without groups) wait in the phase of now."""
    return {"n": _waiting(state, audience), "group": group_label(state, audience.group)}


@part(LEADER_SCREEN, "veil")
def on_leader(state: Session, audience: Audience) -> dict[str, Any]:
    """Give how many texts of the group wait, and whether its leader may show them."""
    phase = phase_of(state, audience.group)
    return {
        "n": _waiting(state, audience),
        "phase": phase.id,
        "group": audience.group,
        "may_show": phase.leaders_reveal and not state.closed,
    }


@part(CONSOLE, "veil")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give every phase in which something waits, or in which people write blind now, with the counts per group."""
    here = {state.position(group).phase for group in ("", *state.groups)}
    rows = [_row(state, phase, audience.language) for phase in state.phases if is_veiled(phase)]
    return {"phases": [row for row in rows if row["n"] or row["id"] in here]}


def _row(state: Session, phase: Phase, language: str) -> dict[str, Any]:
    counts = veiled_counts(state, phase)
    groups = [{"id": group, "label": group_label(state, group), "n": counts[group]} for group in state.groups]
    return {
        "id": phase.id,
        "title": say(phase.title, language),
        "n": sum(counts.values()),
        "groups": [row for row in groups if row["n"]],
    }


def _waiting(state: Session, audience: Audience) -> int:
    counts = veiled_counts(state, phase_of(state, audience.group))
    return counts[audience.group] if audience.group in state.groups else sum(counts.values())
