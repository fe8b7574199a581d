"""The texts of the timeline of the afternoon."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "timeline": {"nl": "Zo verliep de middag", "en": "How the meeting went"},
    "timeline_morning": {"nl": "Zo verliep de ochtend", "en": "How the morning went"},
    "timeline_day": {"nl": "Zo verliep de dag", "en": "How the day went"},
    "timeline_evening": {"nl": "Zo verliep de avond", "en": "How the evening went"},
    "timeline_spoken": {
        "nl": "Tijdlijn van {start} tot {end}: {n} stappen en hoeveel er per stap binnenkwam. De tabel hieronder zegt hetzelfde.",
        "en": "Timeline from {start} to {end}: {n} steps and how much came in at each. The table below says the same.",
    },
    "timeline_ten": {"nl": "Een korrel staat voor tien bijdragen.", "en": "A seed stands for ten contributions."},
    "timeline_lead": {
        "nl": "De bijeenkomst begon om {start} en eindigde om {end}.",
        "en": "The meeting began at {start} and ended at {end}.",
    },
    "timeline_step": {"nl": "Stap", "en": "Step"},
    "timeline_from": {"nl": "Van", "en": "From"},
    "timeline_to": {"nl": "Tot", "en": "To"},
    "timeline_minutes": {"nl": "Minuten", "en": "Minutes"},
    "timeline_round": {"nl": "{name} (ronde {n})", "en": "{name} (round {n})"},
    "timeline_most": {
        "nl": "De meeste bijdragen kwamen bij “{title}”: {n} van de {all}.",
        "en": "Most contributions came in “{title}”: {n} of {all}.",
    },
}
