"""The texts of who recognised the main directions, and of how people left."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    # sign-off
    "sign_off": {"nl": "Is dit wat we zeiden?", "en": "Is this what we said?"},
    "sign_off_lead": {
        "nl": "Deze groepen kregen hun hoofdrichtingen nog eens te zien, op de eigen telefoons, met deze vraag.",
        "en": "These groups saw their main directions once more, on their own phones, with this question.",
    },
    "sign_off_lead_one": {
        "nl": "{group} kreeg de eigen hoofdrichtingen nog eens te zien, op de telefoons, met deze vraag.",
        "en": "{group} saw its main directions once more, on the phones, with this question.",
    },
    "sign_off_lead_room": {
        "nl": "De hoofdrichtingen gingen nog eens naar de telefoons in de zaal, met deze vraag.",
        "en": "The main directions went to the phones in the room once more, with this question.",
    },
    "sign_off_caption": {
        "nl": "Hoeveel mensen antwoordden, en wat",
        "en": "How many people answered, and what",
    },
    "sign_off_voted": {"nl": "Gaven antwoord", "en": "Answered"},
    "sign_off_yes": {"nl": "Ja", "en": "Yes"},
    "sign_off_nearly": {"nl": "Bijna", "en": "Nearly"},
    "sign_off_no": {"nl": "Nee", "en": "No"},
    "sign_off_of": {"nl": "{answered} van {people}", "en": "{answered} of {people}"},
    "sign_off_answered": {
        "nl": "{answered} van de {people} mensen gaven antwoord:",
        "en": "{answered} of {people} people answered:",
    },
    "sign_off_only": {
        "nl": "{answered} van de {people} mensen gaven antwoord.",
        "en": "{answered} of {people} people answered.",
    },
    "sign_off_all": {"nl": "Allemaal zeiden ze ja: {people} van {people}.", "en": "Everyone said yes: {people} of {people}."},
    "sign_off_n_yes": {"nl": "{n} ja", "en": "{n} yes"},
    "sign_off_n_nearly": {"nl": "{n} bijna", "en": "{n} nearly"},
    "sign_off_n_no": {"nl": "{n} nee", "en": "{n} no"},
    "sign_off_earlier": {"nl": ", eerdere versie", "en": ", earlier version"},
    "sign_off_everyone": {"nl": "Iedereen zei ja in {groups}.", "en": "Everyone said yes in {groups}."},
    "sign_off_changed": {
        "nl": "Daarna zijn hoofdrichtingen nog veranderd, van {groups}. De aantallen gaan over hoe ze toen waren.",
        "en": "Main directions changed after that, of {groups}. The counts are about how they were then.",
    },
    "sign_off_few": {
        "nl": "Waar te weinig mensen antwoordden, staat alleen hoeveel het er waren.",
        "en": "Where too few people answered, only how many they were is given.",
    },
    "sign_off_missing": {"nl": "Wat mensen nog misten", "en": "What was still missing"},
    # leaving
    "leaving": {"nl": "Hoe mensen weggingen", "en": "How people left"},
    "reached_lead": {
        "nl": "Bij het afscheid konden mensen terugkijken op de doelen: hebben we dit bereikt?",
        "en": "At the end people could look back on the goals: did we reach this?",
    },
    "reached_goal": {"nl": "Doel", "en": "Goal"},
    "reached_partly": {"nl": "Deels", "en": "Partly"},
    "reached_caption": {"nl": "Hoeveel mensen zeggen dat het bereikt is", "en": "How many people say it was reached"},
    "words_lead": {"nl": "Het woord waarmee mensen weggingen:", "en": "The word that people left with:"},
    "words_times": {"nl": "{n} keer", "en": "{n} times"},
}

PLURALS: dict[str, dict[str, tuple[str, str]]] = {}
