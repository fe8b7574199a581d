"""What most workshops have alike: how they begin and end, and the chapters around what is their own."""

from __future__ import annotations

from facilitator.core.model import Phase

WELCOME = Phase(
    "welcome",
    "welcome",
    {"nl": "Welkom", "en": "Welcome"},
    {"nl": "Fijn dat je er bent. We beginnen zo.", "en": "Good to have you here. We start soon."},
    visibility="everyone",
)
CLOSE = Phase(
    "close",
    "close",
    {"nl": "Afsluiting", "en": "Closing"},
    {
        "nl": "Dank je wel. Wat jij inbracht, staat in het verslag.",
        "en": "Thank you. What you brought in is in the report.",
    },
    visibility="everyone",
    support="everyone",
)
# Chapters of the report: before and after those that tell what happened.
OPENING = ("header", "in_short", "introduction", "goals", "attendance", "setup")
CLOSING = (
    "conclusions", "leaving", "reflection", "actions", "open_questions", "next", "across", "landscape", "votes", "later", "parking",
    "terms", "reading", "method", "colophon", "appendix",
)  # fmt: skip
