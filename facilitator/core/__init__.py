"""What a workshop is: the vocabulary of the product, noun by noun, in reading order. Standard library only."""

from facilitator.core import (  # noqa: F401  # importing registers each noun's commands and events
    actions,
    answering,
    beginning,
    concerns,
    contributions,
    dots,
    editing,
    goals,
    harvest,
    importing,
    merging,
    moderation,
    moving,
    parking,
    people,
    phases,
    places,
    preparing,
    programme,
    protection,
    ratings,
    rotation,
    scribe,
    seating,
    steering,
    theming,
    translating,
    voting,
    voting_again,
)
from facilitator.core.session import Session, decide, evolve

__all__ = ["Session", "decide", "evolve"]
