"""Texts about what was put in order, effort against effect, and votes on earlier words."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "weighed": {"nl": "Wat het zwaarst weegt", "en": "What weighs most"},
    "ranked": {"nl": "Op volgorde", "en": "In order"},
    "ranked_table": {"nl": "Punten van iedereen samen", "en": "Points of everybody together"},
    "points": {"nl": "Punten", "en": "Points"},
    "times_first": {"nl": "Keer eerste", "en": "Times first"},
    "named_by": {"nl": "Genoemd door", "en": "Named by"},
    "borda": {
        "nl": "De eerste plaats geeft de meeste punten, elke volgende een minder, de laatste één (de telling van Borda).",
        "en": "The first place gives most points, each next one a point less, the last one gives one (Borda's count).",
    },
    "estimated": {"nl": "Moeite en effect", "en": "Effort and effect"},
    "estimated_first": {
        "nl": "Veel effect met weinig moeite, volgens wie het schatte: {names}.",
        "en": "Large effect with little effort, by those who estimated it: {names}.",
    },
    "estimated_none": {
        "nl": "Niets geeft volgens iedereen samen veel effect met weinig moeite.",
        "en": "By everybody's estimates together, nothing has a large effect with little effort.",
    },
    "estimated_spoken": {
        "nl": "Vier vakken: moeite van links naar rechts, effect van onder naar boven. De tabel hieronder zegt hetzelfde.",
        "en": "Four quarters: effort from left to right, effect from bottom to top. The table below says the same.",
    },
    "estimated_table": {"nl": "Waar iedereen samen elke tekst zet", "en": "Where everybody together puts each text"},
    "estimated_protected": {
        "nl": "Getoond is het midden van wat mensen schatten, in stappen van vijf. Van wat maar een paar mensen schatten staat "
        "alleen het vak er, met een stippellijn.",
        "en": "What is shown is the middle of what people estimated, in steps of five. Of what only a few people estimated just "
        "the quarter is given, in a dashed line.",
    },
    "estimated_at": {"nl": "{effort} en {effect}", "en": "{effort} and {effect}"},
    "quarter": {"nl": "Vak", "en": "Quarter"},
    "effort_effect": {"nl": "Moeite en effect (0 tot 100)", "en": "Effort and effect (0 to 100)"},
    "few_people": {"nl": "een paar", "en": "a few"},
    "quarter_now": {"nl": "nu doen", "en": "do it now"},
    "quarter_big": {"nl": "groot werk", "en": "a big job"},
    "quarter_small": {"nl": "kleine stap", "en": "a small step"},
    "quarter_leave": {"nl": "laten", "en": "leave it"},
    "little_effort": {"nl": "weinig moeite", "en": "little effort"},
    "much_effort": {"nl": "veel moeite", "en": "much effort"},
    "small_effect": {"nl": "klein effect", "en": "small effect"},
    "large_effect": {"nl": "groot effect", "en": "large effect"},
    "ranks_twice": {"nl": "Punten, per keer", "en": "Points, each time"},
    "estimates_twice": {"nl": "Moeite en effect, per keer", "en": "Effort and effect, each time"},
    "ratings_twice": {"nl": "Wat het bijdraagt (0 tot 3), per keer", "en": "What it adds (0 to 3), each time"},
    "on_words": {"nl": "Op welke woorden", "en": "On which words"},
    "on_these_words": {
        "nl": "{now} op deze woorden, {earlier} op eerdere",
        "en": "{now} on these words, {earlier} on earlier ones",
    },
}

PLURALS: dict[str, dict[str, tuple[str, str]]] = {
    "earlier_first": {
        "nl": ("Bij {refs} was {each}één stem op eerdere woorden", "Bij {refs} waren {each}{n} stemmen op eerdere woorden"),
        "en": ("Of the votes on {each}{refs} one was on earlier words", "Of the votes on {each}{refs} {n} were on earlier words"),
    },
    "earlier_more": {"nl": ("bij {refs} één", "bij {refs} {n}"), "en": ("of those on {refs} one", "of those on {refs} {n}")},
    "ranked_lead": {
        "nl": (
            "{n} mens zette een top {most} op volgorde. Dat geeft deze punten.",
            "{n} mensen zetten hun top {most} op volgorde. Samen geeft dat deze punten.",
        ),
        "en": (
            "{n} person put a top {most} in order. That gives these points.",
            "{n} people put their top {most} in order. Together that gives these points.",
        ),
    },
    "estimated_few": {
        "nl": ("Eén tekst werd door te weinig mensen geschat.", "{n} teksten werden door te weinig mensen geschat."),
        "en": ("One text was estimated by too few people.", "{n} texts were estimated by too few people."),
    },
}
