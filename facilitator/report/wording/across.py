"""The texts of support across backgrounds: the heat table, and what is carried, divided or silent."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    # the heat table
    "table_support": {"nl": "Wie het eens is, per achtergrond", "en": "Who agrees, by background"},
    "heat_voted": {"nl": "Stemden, van wie er waren", "en": "Voted, of those present"},
    "heat_key_for": {"nl": "meer dan de helft eens", "en": "more than half agree"},
    "heat_key_divided": {"nl": "verdeeld of neutraal", "en": "divided or neutral"},
    "heat_key_against": {"nl": "meer dan de helft oneens", "en": "more than half disagree"},
    "cell_of": {"nl": "van {voted}", "en": "of {voted}"},
    "cell_against": {"nl": "van {voted} oneens", "en": "of {voted} disagree"},
    "class_for": {"nl": "meesten eens", "en": "most agree"},
    "class_divided": {"nl": "verdeeld", "en": "divided"},
    "class_against": {"nl": "meesten oneens", "en": "most disagree"},
    "cell_few": {"nl": "minder dan {few}", "en": "fewer than {few}"},
    "cell_withheld": {"nl": "niet apart", "en": "not apart"},
    "cell_joined": {"nl": "bij de andere", "en": "with the others"},
    "cell_none": {"nl": "niemand", "en": "nobody"},
    "background_others": {"nl": "kleinere achtergronden samen", "en": "smaller backgrounds together"},
    "too_few_voted": {
        "nl": "minder dan {few} mensen gaven hun mening",
        "en": "fewer than {few} people gave their opinion",
    },
    "across_weakest": {
        "nl": "Gemiddeld {mean}; het minst bij {side}: {least}.",
        "en": "On average {mean}; least with {side}: {least}.",
    },
    "across_least": {
        "nl": "Gemiddeld {mean}; bij geen achtergrond minder dan {least}.",
        "en": "On average {mean}; with no background less than {least}.",
    },
    "across_mean": {"nl": "Gemiddeld {mean}.", "en": "On average {mean}."},
    "across_level": {"nl": "Bij elke achtergrond {mean}.", "en": "With every background {mean}."},
    "across_measure": {
        "nl": "Elke achtergrond weegt even zwaar, met hoeveel mensen ze er ook was. Een cijfer loopt van −1 (van die kant "
        "is iedereen het oneens) tot +1 (iedereen eens); bij 0 zijn er evenveel voor als tegen.",
        "en": "Every background weighs the same, however many of its people came. A figure runs from −1 (everyone of that "
        "side disagrees) to +1 (everyone agrees); at 0 as many are for as against.",
    },
    "across_protected": {
        "nl": "Aantallen staan er vanaf {count} stemmen. Bij {few} of {more} stemmen staat alleen wat de meesten vinden, en "
        "ook waar een aantal een kleine groep zou verraden. Dat telt mee als +0,5, 0 of −0,5. Achtergronden met minder "
        "dan {few} stemmen staan samen, of blijven weg.",
        "en": "Counts are given from {count} votes on. With {few} or {more} votes there is only what most of them think, "
        "and also where a count would give a small group away. That weighs +0.5, 0 or −0.5. Backgrounds with fewer than "
        "{few} votes stand together, or are left out.",
    },
    # carried, divided, silent
    "across_title": {"nl": "Steun van alle kanten", "en": "Support from every side"},
    "across_all": {"nl": "Alle stemmen, per achtergrond", "en": "All votes, by background"},
    "dots_by_all": {
        "nl": "Alle {n} mensen die er waren, gaven stippen op de eigen telefoon.",
        "en": "All {n} people who were there gave dots on their own phone.",
    },
    "across_others": {"nl": "De andere stemmen, per achtergrond", "en": "The other votes, by background"},
    "across_once": {
        "nl": "Wat hierboven al staat, staat hier niet nog eens.",
        "en": "What is given above already is not given here again.",
    },
    "across_untold": {
        "nl": "Hierover stemden per achtergrond te weinig mensen om er een apart te tonen: {refs}.",
        "en": "On these too few people of each background voted to show one apart: {refs}.",
    },
    "across_carried": {"nl": "Van alle kanten gedragen", "en": "Carried from every side"},
    "across_carried_lead": {
        "nl": "Hier staan de achtergronden samen achter.",
        "en": "Here the backgrounds stand together.",
    },
    "across_carried_one": {"nl": "Hier staan bijna alle stemmers achter", "en": "Nearly all voters stand behind this"},
    "across_split": {
        "nl": "Geliefd bij de een, afgewezen door de ander",
        "en": "Loved by one, rejected by another",
    },
    "across_split_lead": {
        "nl": "Hier blijven echte dilemma's over.",
        "en": "Here the real dilemmas remain.",
    },
    "across_unsplit": {"nl": "Samen gestemd, niet per achtergrond", "en": "Voted together, not by background"},
    "across_unsplit_lead": {
        "nl": "Hierover stemden genoeg mensen, maar een aantal per achtergrond zou een kleine groep verraden.",
        "en": "On these enough people voted, but a count by background would give a small group away.",
    },
    "glance_carried": {"nl": "Breed gedragen: {refs}.", "en": "Broadly carried: {refs}."},
    "glance_split": {"nl": "Omstreden: {refs}.", "en": "Contested: {refs}."},
    "across_silent": {"nl": "Nog stil", "en": "Still silent"},
    "across_silent_lead": {
        "nl": "Hierover gaven te weinig mensen aan of ze het eens zijn: {refs}.",
        "en": "On these too few people said whether they agree: {refs}.",
    },
    "broad_everyone": {
        "nl": "Iedereen die er was, is het eens: alle {voted} mensen.",
        "en": "Everyone who was there agrees: all {voted} people.",
    },
    "broad_unanimous": {
        "nl": "Alle {voted} stemmers zijn het eens; er waren {present} mensen.",
        "en": "All {voted} voters agree; {present} people were there.",
    },
    "broad_sides": {
        "nl": "{agree} van de {voted} mensen die stemden, zijn het eens: een meerderheid van elke achtergrond.",
        "en": "{agree} of the {voted} people who voted agree: a majority of every background.",
    },
    "broad_shown": {
        "nl": "{agree} van de {voted} mensen die stemden, zijn het eens: een meerderheid van elke getoonde achtergrond.",
        "en": "{agree} of the {voted} people who voted agree: a majority of every background that is shown.",
    },
    "broad_most": {
        "nl": "{agree} van de {voted} mensen die stemden, zijn het eens.",
        "en": "{agree} of the {voted} people who voted agree.",
    },
    "broad_everyone_of": {
        "nl": "Iedereen die er was, is het eens met {refs}: alle {present} mensen.",
        "en": "Everyone who was there agrees with {refs}: all {present} people.",
    },
    "broad_unanimous_of": {
        "nl": "Wie stemde, was het zonder uitzondering eens met {refs}.",
        "en": "All who voted agree with {refs}, without exception.",
    },
    "broad_sides_of": {
        "nl": "Een meerderheid van elke achtergrond is het eens met {refs}.",
        "en": "A majority of every background agrees with {refs}.",
    },
    "broad_shown_of": {
        "nl": "Een meerderheid van elke achtergrond die apart staat, is het eens met {refs}.",
        "en": "A majority of every background that is shown apart agrees with {refs}.",
    },
    "figures_present": {
        "nl": "Bij deze cijfers: er waren {present} mensen.",
        "en": "With these figures: {present} people were there.",
    },
    "most_chose": {"nl": "de meesten", "en": "most"},
}

PLURALS: dict[str, dict[str, tuple[str, str]]] = {
    "dots_by": {
        "nl": (
            "{n} mens gaf stippen op de eigen telefoon; er waren {present} mensen.",
            "{n} mensen gaven stippen op de eigen telefoon; er waren {present} mensen.",
        ),
        "en": (
            "{n} person gave dots on their own phone; {present} people were there.",
            "{n} people gave dots on their own phone; {present} people were there.",
        ),
    },
    "across_everyone": {
        "nl": (
            "Over één voorstel is iedereen die er was het eens, alle {present} mensen: {refs}.",
            "Over {n} voorstellen is iedereen die er was het eens, alle {present} mensen: {refs}.",
        ),
        "en": (
            "On one proposal everyone who was there agrees, all {present} people: {refs}.",
            "On {n} proposals everyone who was there agrees, all {present} people: {refs}.",
        ),
    },
}
