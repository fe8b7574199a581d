"""The texts of headings that say what was found, and the constant names beside them."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    # what the chapters are called beside their finding
    "name_spearheads": {"nl": "Speerpunten", "en": "Spearheads"},
    "name_shared": {"nl": "Gedeeld en verschillend", "en": "Shared and different"},
    "name_cases": {"nl": "Casussen", "en": "Cases"},
    "name_tree": {"nl": "De doelenboom", "en": "The goal tree"},
    "name_matrix": {"nl": "Ideeën en doelen", "en": "Ideas and goals"},
    "name_needs": {"nl": "Behoeften", "en": "Needs"},
    "name_principles": {"nl": "Uitgangspunten", "en": "Principles"},
    "name_beliefs": {"nl": "Overtuigingen", "en": "Beliefs"},
    "name_agreements": {"nl": "Afspraken", "en": "Agreements"},
    "name_open": {"nl": "Open vragen", "en": "Open questions"},
    # findings
    "split_named": {
        "nl": "De kanten staan tegenover elkaar bij “{title}”",
        "en": "The sides oppose each other on “{title}”",
    },
    "split_named_short": {"nl": "Omstreden: “{title}”", "en": "Contested: “{title}”"},
    "all_carry_short": {"nl": "Allen dragen “{title}”", "en": "All carry “{title}”"},
    "most_points_short": {"nl": "Meeste punten: “{title}”", "en": "Most points: “{title}”"},
    "all_carry": {"nl": "Alle achtergronden dragen “{title}”", "en": "All backgrounds carry “{title}”"},
    "broad_named": {"nl": "Breed gedragen: “{title}”", "en": "Broadly carried: “{title}”"},
    "found_broad": {"nl": "{n} breed gedragen", "en": "{n} broadly carried"},
    "found_split": {"nl": "{n} omstreden", "en": "{n} contested"},
    "found_all": {"nl": "{all}, alle breed gedragen", "en": "{all}, all broadly carried"},
    "found_one": {"nl": "{all}, breed gedragen", "en": "{all}, broadly carried"},
    "found": {"nl": "{all}: {parts}", "en": "{all}: {parts}"},
    "most_points": {"nl": "“{title}” kreeg de meeste punten", "en": "“{title}” got most points"},
    "now_first": {"nl": "Veel effect, weinig moeite: “{title}”", "en": "Large effect, little effort: “{title}”"},
    "tables_gave": {
        "nl": "De tafels zagen {obstacles} en bedachten {directions}",
        "en": "The tables saw {obstacles} and thought of {directions}",
    },
    "signed_yes": {
        "nl": "{yes} van de {answered} antwoorden: ja, dit is wat we zeiden",
        "en": "{yes} of {answered} answers: yes, this is what we said",
    },
    "word_most": {"nl": "“{title}” was het woord dat het vaakst viel", "en": "“{title}” was the word said most often"},
    "goals_yes": {
        "nl": "{n} van de {all} doelen bereikt, volgens de meesten die antwoordden",
        "en": "{n} of {all} goals reached, say most who answered",
    },
    "goals_all": {
        "nl": "Alle {all} de doelen bereikt, volgens de meesten die antwoordden",
        "en": "All {all} goals reached, say most who answered",
    },
    "seen_most": {"nl": "{agree} van {voted} herkennen “{title}”", "en": "{agree} of {voted} recognise “{title}”"},
    "third_most": {"nl": "De meesten kozen een derde weg", "en": "Most people chose a third way"},
    "option_most": {"nl": "De meesten kozen {option}", "en": "Most people chose {option}"},
    "chose_evenly": {"nl": "De zaal koos verdeeld", "en": "The room was divided"},
    "nobody_moved": {"nl": "Niemand veranderde van keuze", "en": "Nobody changed their choice"},
}

PLURALS: dict[str, dict[str, tuple[str, str]]] = {
    "need_title": {"nl": ("{n} behoefte", "{n} behoeften"), "en": ("{n} need", "{n} needs")},
    "principle_title": {"nl": ("{n} uitgangspunt", "{n} uitgangspunten"), "en": ("{n} principle", "{n} principles")},
    "belief_title": {"nl": ("{n} overtuiging", "{n} overtuigingen"), "en": ("{n} belief", "{n} beliefs")},
    "direction_title": {"nl": ("{n} richting", "{n} richtingen"), "en": ("{n} direction", "{n} directions")},
    "moved_third": {
        "nl": ("{n} mens liet {options} los voor een derde weg", "{n} mensen lieten {options} los voor een derde weg"),
        "en": ("{n} person left {options} for a third way", "{n} people left {options} for a third way"),
    },
    "moved_to": {
        "nl": ("{n} mens stapte over naar {option}", "{n} mensen stapten over naar {option}"),
        "en": ("{n} person moved to {option}", "{n} people moved to {option}"),
    },
    "agreed_title": {"nl": ("{n} afspraak", "{n} afspraken"), "en": ("{n} agreement", "{n} agreements")},
    "agreed_all": {
        "nl": ("met wie het doet en wanneer", "elk met wie het doet en wanneer"),
        "en": ("with who does it and when", "each with who does it and when"),
    },
    "agreed_full": {
        "nl": ("{n} met wie het doet en wanneer", "{n} met wie het doet en wanneer"),
        "en": ("{n} with who does it and when", "{n} with who does it and when"),
    },
    "open_title": {
        "nl": ("{n} vraag staat nog open", "{n} vragen staan nog open"),
        "en": ("{n} question is still open", "{n} questions are still open"),
    },
    "voted_alike": {
        "nl": ("{n} groep mensen stemde hetzelfde", "{n} groepen mensen stemden elk anders"),
        "en": ("{n} group of people voted alike", "{n} groups of people each voted differently"),
    },
}  # fmt: skip
