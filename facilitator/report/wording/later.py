"""The texts of what came after the end, and of how many go on with something."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "later": {"nl": "Later toegevoegd", "en": "Added later"},
    "later_until": {
        "nl": "Na afloop bleef deze bijeenkomst open tot en met {day}. Dit kwam er in die tijd bij.",
        "en": "After the end this meeting stayed open up to and including {day}. This came in during that time.",
    },
    "later_lead": {
        "nl": "Na afloop bleef deze bijeenkomst nog een tijd open. Dit kwam er toen bij.",
        "en": "After the end this meeting stayed open for a while. This came in then.",
    },
    "later_votes": {
        "nl": "Stemmen en keuzes zijn die van de bijeenkomst zelf: daarna veranderde daar niets aan.",
        "en": "Votes and choices are those of the meeting itself: nothing changed in them afterwards.",
    },
    "late_added": {"nl": "later toegevoegd", "en": "added later"},
    "late_changed": {"nl": "later verbeterd", "en": "improved later"},
    "who_goes_on": {"nl": "Gaan ermee verder", "en": "Going on with it"},
}

PLURALS: dict[str, dict[str, tuple[str, str]]] = {
    "goes_on": {
        "nl": ("{n} persoon gaat hiermee verder.", "{n} mensen gaan hiermee verder."),
        "en": ("{n} person goes on with this.", "{n} people go on with this."),
    },
    "later_added": {
        "nl": ("{n} bijdrage toegevoegd", "{n} bijdragen toegevoegd"),
        "en": ("{n} contribution added", "{n} contributions added"),
    },
    "later_changed": {
        "nl": ("{n} bijdrage verbeterd door wie haar schreef", "{n} bijdragen verbeterd door wie ze schreef"),
        "en": ("{n} contribution improved by its author", "{n} contributions improved by their authors"),
    },
}
