"""Sign-off in the report's data: how many recognised the main directions of their group, and what they still miss."""

from __future__ import annotations

from typing import Any

from facilitator.core.holding import held_by_words
from facilitator.core.model import Asking
from facilitator.core.session import Session
from facilitator.core.sign_offs import (
    answers_on,
    is_shown,
    is_stale,
    missing_in,
    outcome,
    still_missing,
)


def shown_sign_offs(state: Session) -> list[dict[str, Any]]:
    """Give, per group that was asked ('' is everybody), the counts of each version that somebody answered, latest first.

    Counts are None below the fewest that may be shown. `changed`: the main directions read differently since the
    latest. `missing`: what people still miss, without what holds a held-back word.
    """
    rows = []
    for group in ("", *state.groups):
        askings = state.askings.get(group, [])
        kept = [one for one in askings if answers_on(state, one) or (one is askings[-1] and not one.stopped)]
        if not kept:
            continue
        texts = still_missing(state, group)
        rows.append(
            {
                "group": group,
                "versions": [_counts(state, one) for one in reversed(kept)],
                "changed": is_stale(state, askings[-1]),
                "missing": list(dict.fromkeys(text for text in texts if not held_by_words(state, text))),
            }
        )
    return rows


def _counts(state: Session, asking: Asking) -> dict[str, Any]:
    result = outcome(state, asking)
    shown = is_shown(state, result)
    return {
        "people": result.people,
        "answered": result.answered,
        "yes": result.yes if shown else None,
        "nearly": result.nearly if shown else None,
        "no": result.no if shown else None,
        "everyone": shown and result.everyone,
    }


# ── everything, for the facilitator ──


def all_sign_offs(state: Session) -> list[dict[str, Any]]:
    """Give every asking of every group in the words that were asked, with all counts and all that was missing."""
    return [
        {
            "group": group or None,
            "version": asking.number,
            "directions": [
                {
                    "number": state.contributions[one.id].number if one.id in state.contributions else None,
                    "text": one.text,
                    **({"title": one.title} if one.title else {}),
                }
                for one in asking.wording
            ],
            **_all_counts(state, asking),
            "missing": [
                {"text": one.text, "answer": one.answer, "settled": one.settled}
                for one in missing_in(state, group)
                if one.number == asking.number
            ],
        }
        for group, askings in state.askings.items()
        for asking in askings
    ]


def _all_counts(state: Session, asking: Asking) -> dict[str, int]:
    result = outcome(state, asking)
    return {"people": result.people, "yes": result.yes, "nearly": result.nearly, "no": result.no}
