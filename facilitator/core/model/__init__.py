"""The things a session holds: who and what there is, as plain records without behaviour."""

from __future__ import annotations

from facilitator.core.model.harvest import (
    Action,
    Asking,
    Conclusion,
    Deed,
    Highlight,
    LastWord,
    Note,
    Signed,
    Theme,
    Worded,
)
from facilitator.core.model.history import Entry, History, Trace
from facilitator.core.model.programme import Meeting, Phase, Position, Wall
from facilitator.core.model.report import DEFINITIVE, DRAFT, Passage, ReportEdits, ReportPicture, ReportSettings, Share
from facilitator.core.model.seats import Background, Group, Participant, Place, Rotation, Sent
from facilitator.core.model.series import Agreed, Outcome, Series
from facilitator.core.model.votes import Choice, Estimate, Hands, Rating, Vote, Votes
from facilitator.core.model.words import Answer, AsWritten, Contribution, HeldWords, Option, Translation

HOST = "facilitator"  # author of what the facilitator adds
FEWEST = 3  # people at least that anything is said about apart, unless the facilitator sets more
UNKNOWN = "unknown"  # "Ik weet het niet", and the background nobody gave

__all__ = [
    "DEFINITIVE",
    "DRAFT",
    "FEWEST",
    "HOST",
    "UNKNOWN",
    "Action",
    "Agreed",
    "Answer",
    "AsWritten",
    "Asking",
    "Background",
    "Choice",
    "Conclusion",
    "Contribution",
    "Deed",
    "Entry",
    "Estimate",
    "Group",
    "Hands",
    "HeldWords",
    "Highlight",
    "History",
    "LastWord",
    "Meeting",
    "Note",
    "Option",
    "Outcome",
    "Participant",
    "Passage",
    "Phase",
    "Place",
    "Position",
    "Rating",
    "ReportEdits",
    "ReportPicture",
    "ReportSettings",
    "Rotation",
    "Sent",
    "Series",
    "Share",
    "Signed",
    "Theme",
    "Trace",
    "Translation",
    "Vote",
    "Votes",
    "Wall",
    "Worded",
]
