"""Staying open after the end: whether people may write now, and until when, as phones and the console say it."""

from __future__ import annotations

from typing import Any

from facilitator.core.session import Session
from facilitator.core.staying_open import came_later, is_writable
from facilitator.core.visibility import CONSOLE, Audience
from facilitator.live.parts import part
from facilitator.live.rooms import now_ms
from facilitator.live.screens.talk import phase_of


def may_write(state: Session) -> bool:
    """Whether people may write now: until the end, and after it for as long as the meeting stays open."""
    return is_writable(state, now_ms())


def late_facts(state: Session) -> dict[str, Any] | None:
    """Give until when people may (or might) still write after the end, None when that was not asked for."""
    if not state.closed or not state.open_until:
        return None
    return {"until": state.open_until, "open": may_write(state)}


@part(CONSOLE, "staying_open")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give whether the control stands on the console (at the close and after the end), and what came later so far."""
    return {
        "sid": state.id,
        "shown": state.closed or phase_of(state, "").type == "close",
        "closed": state.closed,
        "until": state.open_until,
        "open": bool(state.open_until) and is_writable(state, now_ms()),
        "came": len(came_later(state)),
    }
