"""What a computer noticed, as the console shows it: cards that are alike, themes it would make, and why.

What was noticed may be some seconds old: here it is held against the state of now.
"""

from __future__ import annotations

from typing import Any

from facilitator.core import merging
from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.suggestions import told_apart
from facilitator.core.visibility import CONSOLE, Audience, is_public
from facilitator.core.voting import tally
from facilitator.core.ways import family
from facilitator.live.screens.talk import card, group_label
from facilitator.live.suggestions import Noticed

SHOWN = 5  # cards that others look like, and suggested themes, at a time: the rest follows when these are done
BESIDE = 5  # that look like one card
IN_THEME = 8  # cards of a suggested theme that can be read; it holds all


def alike(state: Session, noticed: Noticed) -> dict[str, Any]:
    """Give cards with those that look like them: the one that stays when nobody chooses, and why they are alike.

    What doesn't fit is only counted: to say who stays takes counting votes, and this is asked for every patch.
    """
    apart = told_apart(state)
    rows: dict[str, list[dict[str, Any]]] = {}
    listed: set[str] = set()
    rest = 0
    for pair in noticed.pairs:
        one, other = (_standing(state, card) for card in (pair.one, pair.other))
        if one is None or other is None or one is other or one.kind != other.kind:
            continue
        if frozenset((one.id, other.id)) in apart or {one.id, other.id} <= listed:
            continue
        if len(rows) == SHOWN and not rows.keys() & {one.id, other.id}:
            rest += 1
            continue
        stays, goes = sorted((one, other), key=lambda card: _first(state, card))
        if goes.id in rows or stays.id in listed - rows.keys():
            stays, goes = goes, stays
        if goes.id in listed or (len(rows) == SHOWN and stays.id not in rows):
            continue
        rows.setdefault(stays.id, []).append({**_card(state, goes), "words": list(pair.words)})
        listed |= {stays.id, goes.id}
    return {
        "rows": [
            {**_card(state, state.contributions[stays]), "others": others[:BESIDE], "more": len(others[BESIDE:])}
            for stays, others in rows.items()
        ],
        "total": rest + sum(len(others) for others in rows.values()),
        "missing": bool(noticed.missing),
    }


def beside(shown: dict[str, Any]) -> dict[str, Any]:
    """Give for each card in what `alike` gave the card at which it stands there, and how many look like it."""
    found: dict[str, Any] = {}
    for row in shown["rows"]:
        found[row["id"]] = {"at": row["id"], "n": len(row["others"]) + row["more"]}
        found |= {one["id"]: {"at": row["id"], "n": 1} for one in row["others"] if one["id"] not in found}
    return found


def topics(state: Session, noticed: Noticed) -> dict[str, Any]:
    """Give the themes that could be made of what is in none yet, each with its words, its cards and a title."""
    taken = {state.standing(one).id for theme in state.themes.values() if not theme.group for one in theme.members
             if one in state.contributions}  # fmt: skip
    apart = [set(one) for one in state.dismissed.get("theme", [])]
    rows = []
    for topic in noticed.topics:
        found = {card.id: card for one in topic.members if (card := _standing(state, one)) is not None}
        members = [one for one in found if one not in taken]
        if len(members) < 2 or any(len(one & set(members)) * 2 > len(members) for one in apart):
            continue
        rows.append(
            {
                "key": members[0],
                "title": topic.title,
                "words": list(topic.words),
                "members": members,
                "cards": [_card(state, found[one]) for one in members[:IN_THEME]],
                "more": max(0, len(members) - IN_THEME),
            }
        )
    return {"topics": rows[:SHOWN], "total": len(rows)}


def originals(state: Session, audience: Audience, contribution: Contribution) -> list[dict[str, Any]]:
    """Give what was put together in a card: each text with the background that may stand beside it.

    To a leader not what another table wrote.
    """
    if not contribution.merged:
        return []
    mine = merging.originals(state, contribution)
    return [_card(state, one) for one in mine if audience.screen == CONSOLE or one.group in ("", audience.group)]


def _standing(state: Session, contribution: str) -> Contribution | None:
    """Give the card as it stands now; None when there is nothing any more that the facilitator may see."""
    if contribution not in state.contributions:
        return None
    found = state.standing(contribution)
    return found if is_public(state, found) and not found.parked else None


def _first(state: Session, one: Contribution) -> tuple[int, int, int, int]:
    """Give the order in which cards stay: most support first, then what says it for most, then the fullest, the oldest."""
    voices = sum(each.people for each in family(state, one))
    return -tally(state, one)["agree"], -voices, -min(len(one.text), 140), abs(one.number)


def _card(state: Session, one: Contribution) -> dict[str, Any]:
    shown = card(state, one)
    about = ("id", "kind", "title", "text", "language", "background", "people", "merged", "by")
    return {
        **{name: shown[name] for name in about},
        "number": one.number,
        "group": group_label(state, one.group),
        "agree": tally(state, one)["agree"] if one.status == "visible" else 0,
    }
