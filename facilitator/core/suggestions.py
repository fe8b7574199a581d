"""Suggestions that were turned down: what a computer thought alike and the facilitator did not.

The suggestions themselves are derived and stand in no log (facilitator.live.suggestions); that somebody said "not the
same" does, so that nobody is asked twice.
"""

from __future__ import annotations

from facilitator.core.errors import Refused
from facilitator.core.session import Session, decides, evolves
from facilitator.core.vocabulary import ONLY_FACILITATOR, Command, Context, Decision, Event, command, event

SAME, THEME = "same", "theme"
MOST_TOGETHER = 100  # contributions in one suggestion


@event
class SuggestionDismissed(Event):
    """These are not the same (or no theme); with `dismissed` false they may be suggested again."""

    contributions: tuple[str, ...]
    what: str = SAME
    dismissed: bool = True


@command(ONLY_FACILITATOR)
class DismissSuggestion(Command):
    """Say that these contributions are not the same, or (`what` "theme") no theme: it isn't suggested again."""

    contributions: tuple[str, ...]
    what: str = SAME


@decides(DismissSuggestion)
def _dismiss(wish: DismissSuggestion, state: Session, context: Context) -> Decision:
    if wish.what not in (SAME, THEME):
        raise Refused("malformed", field="DismissSuggestion.what")
    together = tuple(sorted({state.standing(one).id for one in wish.contributions}))
    if len(together) > MOST_TOGETHER:
        raise Refused("too_many", field="contributions", most=MOST_TOGETHER)
    if len(together) < 2 or together in state.dismissed.get(wish.what, []):
        return Decision()
    return Decision([SuggestionDismissed(together, wish.what)], [SuggestionDismissed(together, wish.what, False)])


@evolves(SuggestionDismissed)
def _dismissed(happened: SuggestionDismissed, state: Session) -> None:
    known = [one for one in state.dismissed.get(happened.what, []) if one != happened.contributions]
    state.dismissed[happened.what] = [*known, happened.contributions] if happened.dismissed else known
    if not state.dismissed[happened.what]:
        del state.dismissed[happened.what]


def told_apart(state: Session) -> set[frozenset[str]]:
    """Give the pairs of which the facilitator said that they are not the same, as they stand now."""
    pairs = set()
    for together in state.dismissed.get(SAME, []):
        standing = [state.standing(one).id for one in together if one in state.contributions]
        pairs |= {frozenset((one, other)) for one in standing for other in standing if one != other}
    return pairs


def no_themes(state: Session) -> list[tuple[str, ...]]:
    """Give what the facilitator said is no theme."""
    return state.dismissed.get(THEME, [])
