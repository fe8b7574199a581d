"""How words and votes came in: from people's own phones, or in another way because not everyone has one."""

from __future__ import annotations

from facilitator.core.dots import dots_of
from facilitator.core.hands import counted, hands_of, without_phone
from facilitator.core.model import HOST, Contribution
from facilitator.core.session import Session
from facilitator.core.voting import support_hands

WAYS = ("own_phone", "scribe", "leader", "facilitator", "import")


def came_in(state: Session, shown: list[Contribution]) -> dict[str, int]:
    """Give how many of the contributions `shown` came in which way, the votes counted by hands, and the people without a phone.

    Dilemmas that the facilitator entered are the subject of the talk: they don't count as brought in.
    """
    found = dict.fromkeys(WAYS, 0)
    for one in shown:
        if one.kind != "dilemma" or one.via:
            found[one.via or ("facilitator" if one.author == HOST else "own_phone")] += 1
    return found | {"hands": sum(_hands(state, one) for one in shown), "without_phone": without_phone(state)}


def _hands(state: Session, one: Contribution) -> int:
    """Give the votes on a contribution that were counted by hands: support, choices and dots."""
    votes = [support_hands(state, one), *(hands_of(state, [one], moment) for moment in ("before", "after"))]
    dots = sum(n for key, n in dots_of(state, one).items() if key.startswith("hands:"))
    return sum(counted(hands).total() for hands in votes) + dots
