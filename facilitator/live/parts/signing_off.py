"""Sign-off: people read the main directions of their group once more; who leads sees how many recognise them."""

from __future__ import annotations

from typing import Any

from facilitator.core.model import Asking
from facilitator.core.session import Session
from facilitator.core.sign_offs import (
    Outcome,
    answers_on,
    asking_of,
    directions_of,
    is_shown,
    is_stale,
    missing_in,
    outcome,
    spelt,
)
from facilitator.core.visibility import CONSOLE, LEADER_SCREEN, PHONE, Audience, may_see
from facilitator.live.parts import part
from facilitator.live.screens.talk import group_label, translation_facts


@part(PHONE, "sign_off")
def on_phone(state: Session, audience: Audience) -> dict[str, Any]:
    """Give what the people of this group are asked now: about their own main directions, and those of the whole room."""
    groups = dict.fromkeys((audience.group, ""))
    found = [] if state.closed else [one for group in groups if (one := asking_of(state, group)) is not None and not one.stopped]
    asked = [_asked(state, audience, one) for one in found]
    return {"askings": [one for one in asked if one["cards"]]}


def _asked(state: Session, audience: Audience, asking: Asking) -> dict[str, Any]:
    """Give one asking in the words that were asked, without what was taken off the screens since."""
    cards = []
    for worded in asking.wording:
        one = state.contributions.get(worded.id)
        if one is not None and (may_see(state, audience, one) or (one.status == "merged" and _seen(state, audience, one.id))):
            now = spelt(one) == worded.spelt  # at most its spelling was corrected since
            words = {"text": one.text, "title": one.title} if now else {"text": worded.text, "title": worded.title}
            cards.append({"id": one.id, **words, "translations": translation_facts(one) if now else []})
    return {
        "group": asking.group,
        "number": asking.number,
        "label": group_label(state, asking.group),
        "cards": cards,
    }


def _seen(state: Session, audience: Audience, contribution: str) -> bool:
    """Whether what it was put together with can be seen."""
    return may_see(state, audience, state.standing(contribution))


@part(LEADER_SCREEN, "sign_off")
def for_leader(state: Session, audience: Audience) -> dict[str, Any]:
    """Give how far the sign-off of this group is."""
    return {"one": progress(state, audience.group), "open": not state.closed}


@part(CONSOLE, "sign_off")
def on_console(state: Session, audience: Audience) -> dict[str, Any]:
    """Give how far the sign-off is of every group that has main directions, or was asked."""
    rows = [progress(state, group) for group in ("", *state.groups)]
    rows = [row for row in rows if row["can"] or row["asked"]]
    to_ask = [row for row in rows if row["can"] and (row["asked"] is None or row["stale"] or row["stopped"])]
    return {
        "rows": rows,
        "open": not state.closed,
        "to_ask": len(to_ask),
        "asks_room": any(not row["group"] for row in to_ask),
    }


def progress(state: Session, group: str) -> dict[str, Any]:
    """Give, of one group, whether it can be asked, how the latest version is answered and what is missing in it.

    `stale`: its main directions read differently since; `stopped`: it is not asked any more. `earlier`: the versions before, the latest first.
    """
    askings = list(reversed(state.askings.get(group, [])))
    return {
        "group": group,
        "label": group_label(state, group),
        "can": bool(directions_of(state, group)),
        "asked": counted(state, askings[0]) if askings else None,
        "stale": bool(askings) and is_stale(state, askings[0]),
        "stopped": bool(askings) and askings[0].stopped,
        "earlier": [counted(state, one) for one in askings[1:] if answers_on(state, one)],
        "missing": [
            {"id": one.id, "text": one.text, "settled": one.settled, "number": one.number}
            for one in missing_in(state, group)
        ],
    }


def counted(state: Session, asking: Asking) -> dict[str, Any]:
    """Give how one version is answered: how many answered of how many, and what, once enough did."""
    result: Outcome = outcome(state, asking)
    shown = is_shown(state, result)
    return {
        "number": asking.number,
        "people": result.people,
        "answered": result.answered,
        "shown": shown,
        "yes": result.yes if shown else 0,
        "nearly": result.nearly if shown else 0,
        "no": result.no if shown else 0,
        "everyone": shown and result.everyone,
    }


def own_signed(state: Session, participant_id: str) -> dict[str, dict[str, str]]:
    """Give what this participant answered, by "group/number"."""
    return {
        f"{group}/{number}": {"answer": given[participant_id].answer, "missing": given[participant_id].missing}
        for group, versions in state.signed.items()
        for number, given in versions.items()
        if participant_id in given
    }
