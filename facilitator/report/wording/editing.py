"""The texts of what an editor adds: photos, and whether the report is definitive."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "pictures": {"nl": "Foto’s", "en": "Photos"},
    "is_draft": {
        "nl": "Dit is een concept: de organisator kan er nog iets aan veranderen.",
        "en": "This is a draft: the organiser may still change something in it.",
    },
    "is_definitive": {
        "nl": "Dit verslag is definitief sinds {date}. Kenmerk: {mark}.",
        "en": "This report has been definitive since {date}. Mark: {mark}.",
    },
}
