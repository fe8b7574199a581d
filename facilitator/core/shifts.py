"""Who went where on a dilemma, as far as a room is large enough that nobody is found back in a move."""

from __future__ import annotations

from collections import Counter

from facilitator.core.model import Contribution
from facilitator.core.protection import shown_moves
from facilitator.core.session import Session

SMALL = 5  # times the least number of people: in a smaller room nobody can hide in a move

Moves = Counter[tuple[int | str | None, int | str | None]]


def is_linked(state: Session, counted: Moves) -> bool:
    """Whether it may be told who went from what to what: in a small room a move of one or two is somebody."""
    return counted.total() >= SMALL * state.fewest or all(people >= state.fewest for people in counted.values())


def told_moves(state: Session, dilemma: Contribution) -> Moves | None:
    """Give how many went from what to what (`facilitator.core.voting.moves`); None where that may not be told."""
    counted = shown_moves(state, dilemma)
    return counted if is_linked(state, counted) else None
