"""The way of one's own words: written, perhaps put together with others, and what they became."""

from __future__ import annotations

from typing import Any

from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.visibility import is_public
from facilitator.core.voting import tally
from facilitator.live.screens.talk import group_label


def trace(state: Session, contribution: Contribution) -> dict[str, Any] | None:
    """Give how a contribution became (part of) a main direction; None when it did not.

    `agree` of `voters` stands there from `Session.fewest` voters on: fewer would tell who.
    """
    standing = state.standing(contribution.id)
    starred = next((one for one in state.highlights.values() if standing.id in state.directions(one)), None)
    if starred is None or not is_public(state, standing):
        return None
    counts = tally(state, standing)
    voters = sum(counts.values()) - counts["unknown"]
    return {
        "text": contribution.text,
        "merged": standing is not contribution,
        "place": state.directions(starred).index(standing.id) + 1,
        "group": group_label(state, starred.group),
        "result": standing.text,
        "agree": counts["agree"] if voters >= state.fewest else 0,
        "voters": voters if voters >= state.fewest else 0,
    }
