"""The things a session holds: who and what there is, as plain records without behaviour."""

from __future__ import annotations

from facilitator.core.model.harvest import Action, Conclusion, Deed, Highlight, Note, Theme
from facilitator.core.model.programme import Meeting, Phase, Position, Wall
from facilitator.core.model.seats import Background, Group, Participant, Place, Rotation, Sent
from facilitator.core.model.votes import Choice, Hands, Vote
from facilitator.core.model.words import Answer, Contribution, Option, Translation

HOST = "facilitator"  # author of what the facilitator adds
FEWEST = 3  # people at least that anything is said about apart, unless the facilitator sets more
UNKNOWN = "unknown"  # "Ik weet het niet", and the background nobody gave

__all__ = [
    "FEWEST",
    "HOST",
    "UNKNOWN",
    "Action",
    "Answer",
    "Background",
    "Choice",
    "Conclusion",
    "Contribution",
    "Deed",
    "Group",
    "Hands",
    "Highlight",
    "Meeting",
    "Note",
    "Option",
    "Participant",
    "Phase",
    "Place",
    "Position",
    "Rotation",
    "Sent",
    "Theme",
    "Translation",
    "Vote",
    "Wall",
]
