"""What was made at a table in an earlier round, and what was built on it."""

from __future__ import annotations

from facilitator.core.format import HEADINGS
from facilitator.core.model import Contribution
from facilitator.core.session import Session
from facilitator.core.visibility import Audience, may_see

LONGEST_QUOTE = 120  # characters of what somebody builds on


def earlier_round(state: Session, group: str, one: Contribution) -> int:
    """Give the round in which it was made when that is over for `group`, else 0; what is talked about is of all rounds."""
    passed = one.group == group and one.round < state.position(group).round
    return one.round if group and passed and one.kind not in HEADINGS else 0


def builds_on(state: Session, audience: Audience, one: Contribution) -> str:
    """Give the words of the card that this one builds on, as far as they may be seen; '' for none."""
    found = state.contributions.get(one.on)
    if found is None or found.kind in HEADINGS:
        return ""
    found = state.standing(found.id)
    if not may_see(state, audience, found):
        return ""
    words = found.title or found.text
    return words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1].rstrip()}…"
