"""The history on screens: what was steered, by whom, and what can be taken back or done again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from facilitator.core.format import say
from facilitator.core.history import last_of, who
from facilitator.core.model import HOST, Entry
from facilitator.core.remembering import overtaken
from facilitator.core.session import Session
from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, Audience, may_see
from facilitator.core.vocabulary import LEADER
from facilitator.live.parts import part
from facilitator.live.screens.referring import shortened
from facilitator.live.screens.talk import group_label, name_of

SHOWN = 50  # entries in the open; earlier ones stand in one list to pick from
OWN = 5  # on a table leader's page
MOST_NAMED = 2  # things by name that one action was about


@part(CONSOLE, "history")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give all that can be taken back or was, newest first, the first page of it with all there is to know."""
    entries = list(reversed(state.history.entries.values()))
    rows = [_row(state, audience, one) for one in entries]
    earlier = [row for row in rows[SHOWN:] if row["can"]]
    return {"rows": rows[:SHOWN], "earlier": earlier, "forgotten": state.history.forgotten}


@part(LEADER_SCREEN, "history")
def on_leader(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what this leader did last, newest first, and what the button takes back."""
    actor = f"{LEADER}:{audience.seat}"
    own = [one for one in reversed(state.history.entries.values()) if one.by == actor]
    return {
        "session": state.id,
        "rows": [_row(state, audience, one) for one in own[:OWN]],
        **buttons(state, actor),
    }


def buttons(state: Session, actor: str = HOST) -> dict[str, Any]:
    """Give what the two buttons of an actor take back and do again; None for nothing."""
    last, again = last_of(state, actor), state.history.undone(actor)
    undo = last if last is not None and not _stuck(state, last) else None
    redo = again[-1] if again and not _stuck(state, again[-1]) else None
    return {
        "undo": {"seq": undo.seq, "what": undo.what} if undo else None,
        "redo": {"seq": redo.seq, "what": redo.what} if redo else None,
    }


def _row(state: Session, audience: Audience, entry: Entry) -> dict[str, Any]:
    since = overtaken(state.history, entry)
    stuck = _stuck(state, entry)
    last = max(since.values(), default=None) if stuck else None
    by, turned = who(state, entry.by), who(state, entry.turned_by)
    return {
        "seq": entry.seq,
        "time": _clock(entry.at),
        "role": by.role,
        "group": by.group,
        "what": entry.what,
        "about": _about(state, audience, entry),
        "undone": entry.undone,
        "turned": {"time": _clock(entry.turned_at), "role": turned.role, "group": turned.group} if entry.turned_at else None,
        "final": entry.final,
        "can": not entry.final and not stuck,
        "since": _since(state, last.by, last.what) if last is not None and last.when > entry.when else None,
    }


def _stuck(state: Session, entry: Entry) -> bool:
    """Whether nothing is left of an action that nobody changed since (facilitator.core.history has the last word)."""
    return len(overtaken(state.history, entry)) == len(entry.keys)


def _since(state: Session, by: str, what: str) -> dict[str, str]:
    found = who(state, by)
    return {"role": found.role, "group": found.group, "what": what}


def _clock(at: int) -> str:
    moment = datetime.fromtimestamp(at / 1000)  # noqa: DTZ006 - the server stands in the room: its clock is the hall's
    return f"{moment:%H:%M}"


def _about(state: Session, audience: Audience, entry: Entry) -> list[str]:
    """Give the names of what an action was about, as far as there are few and this screen may show them."""
    things = dict.fromkeys(key.partition("/")[0] for key in (*entry.keys, *entry.lost))
    named = [name for thing in things if (name := _name(state, audience, thing))]
    found = list(dict.fromkeys(named))
    return found if len(found) <= MOST_NAMED else [*found[: MOST_NAMED - 1], f"+{len(found) - MOST_NAMED + 1}"]


def _name(state: Session, audience: Audience, thing: str) -> str:
    kind, _, about = thing.partition(":")
    if kind == "card":
        card = state.contributions.get(about)
        return shortened(name_of(card)) if card is not None and may_see(state, audience, card) else ""
    if kind == "phase":
        return next((say(one.title, audience.language) for one in state.phases if one.id == about), "")
    if kind in ("position", "visits", "group", "highlight", "signoff"):
        group = about.partition("/")[0]
        return group_label(state, group) if group in state.groups else ""
    if kind in ("place", "hosting"):
        return state.places[about].label if about in state.places else ""
    if kind == "theme":
        return state.themes[about].title if about in state.themes else ""
    if kind == "conclusion":
        return shortened(state.conclusions[about].text) if about in state.conclusions else ""
    if kind == "action":
        return shortened(state.actions[about].text) if about in state.actions else ""
    return ""
