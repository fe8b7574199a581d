"""The texts of a report in at most 120 words, and of the version for a council."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "in_short": {"nl": "In het kort", "en": "In short"},
    "short_on": {"nl": "Op {date} deden {people} mee{groups}.", "en": "On {date}, {people} took part{groups}."},
    "short_on_one": {"nl": "Op {date} deed één persoon mee.", "en": "On {date}, one person took part."},
    "short_met": {"nl": "{people} deden mee{groups}.", "en": "{people} took part{groups}."},
    "short_in_groups": {"nl": ", in {groups}", "en": ", in {groups}"},
    "short_subject": {"nl": "Het ging over {what}.", "en": "It was about {what}."},
    "short_most": {
        "nl": "De grootste achtergrond was “{side}”, met {people}.",
        "en": "The largest background was “{side}”, with {people}.",
    },
    "short_nobody": {"nl": "Niemand gaf {sides} als achtergrond op.", "en": "Nobody gave {sides} as their background."},
    "short_nobody_more": {"nl": "{n} achtergronden koos niemand.", "en": "Nobody chose {n} of the backgrounds."},
    "short_few": {
        "nl": "Van {sides} waren er minder dan {few} mensen of niemand.",
        "en": "Of {sides} there were fewer than {few} people, or nobody.",
    },
    "short_few_more": {
        "nl": "Van {n} achtergronden waren er minder dan {few} mensen of niemand.",
        "en": "Of {n} backgrounds there were fewer than {few} people, or nobody.",
    },
    "short_spearheads": {"nl": "De speerpunten, bij {present} aanwezigen:", "en": "The spearheads, with {present} present:"},
    "short_main": {"nl": "De hoofdrichtingen, bij {present} aanwezigen:", "en": "The main directions, with {present} present:"},
    "short_main_top": {
        "nl": "Van de {all} hoofdrichtingen krijgen deze de meeste steun, bij {present} aanwezigen:",
        "en": "Of the {all} main directions these have most support, with {present} present:",
    },
    "short_top": {
        "nl": "Hoofdrichtingen zijn niet gekozen. Dit kreeg de meeste steun, bij {present} aanwezigen:",
        "en": "No main directions were chosen. This got most support, with {present} present:",
    },
    "short_finding": {"nl": "“{title}” {ref}: {counts}.", "en": "“{title}” {ref}: {counts}."},
    "short_finding_plain": {"nl": "“{title}” {ref}.", "en": "“{title}” {ref}."},
    "short_earlier": {"nl": "{n} op eerdere woorden", "en": "{n} on earlier words"},
    "short_voted": {"nl": "{agree} van {voted} stemmers eens", "en": "{agree} of {voted} voters agree"},
    "short_torn": {"nl": "omstreden", "en": "contested"},
    "short_split": {
        "nl": "Omstreden is “{title}” {ref}: {love} overwegend vóór, {reject} overwegend tegen.",
        "en": "Contested is “{title}” {ref}: {love} mostly for, {reject} mostly against.",
    },
    "among_others": {"nl": "onder andere {sides}", "en": "among others {sides}"},
    "number_aside": {"nl": "(nr. {n})", "en": "(no. {n})"},
    "number_of": {"nl": "nr. {n}", "en": "no. {n}"},
    "short_split_plain": {
        "nl": "Bij “{title}” {ref} staan kanten tegenover elkaar.",
        "en": "On “{title}” {ref} the sides oppose each other.",
    },
    "short_contested": {
        "nl": "Verdeeld is de zaal over “{title}” {ref}: {agree} eens, {disagree} oneens.",
        "en": "The room is divided on “{title}” {ref}: {agree} agree, {disagree} disagree.",
    },
    "short_shift": {"nl": "Bij “{title}”: {moved}.", "en": "On “{title}”: {moved}."},
    "short_action": {"nl": "{count}. De eerste: “{title}” ({who}).", "en": "{count}. The first: “{title}” ({who})."},
    "short_actions": {"nl": "{count}.", "en": "{count}."},
    "short_next": {"nl": "Zo gaat het verder: “{title}”.", "en": "What comes next: “{title}”."},
    "short_no_next": {
        "nl": "Wie wat doet en wanneer, is nog niet bekend.",
        "en": "Who does what and by when is not known yet.",
    },
    # the version for a council
    "council": {"nl": "Hoofdrichtingen en hun steun", "en": "Main directions and their support"},
    "subject_cases": {"nl": "Wat de casussen leerden", "en": "What the cases taught"},
    "subject_circle": {"nl": "Waarom, hoe en wat", "en": "Why, how and what"},
    "council_shifts": {"nl": "Hoe mensen kozen", "en": "How people chose"},
    "council_shift": {"nl": "Wat er verschoof", "en": "What shifted"},
    "sides": {"nl": "Waar kanten verschillen", "en": "Where the sides differ"},
    "council_broad": {"nl": "breed gedragen", "en": "broadly carried"},
    "council_by_support": {"nl": "Op volgorde van steun: eens min oneens.", "en": "In order of support: agree minus disagree."},
    "council_by_dots": {"nl": "De meeste stippen staan bovenaan.", "en": "Most dots come first."},
    "side_of": {"nl": "“{title}” {ref}. {sides}", "en": "“{title}” {ref}. {sides}"},
    "side_counts": {
        "nl": "{agree} van {voted} stemmers eens, {disagree} oneens.",
        "en": "{agree} of {voted} voters agree, {disagree} disagree.",
    },
    "sides_beyond": {
        "nl": "Over de hoofdrichtingen staan de kanten niet tegenover elkaar. Over andere voorstellen wel:",
        "en": "On the main directions the sides do not oppose each other. On other proposals they do:",
    },
    "sides_beyond_too": {
        "nl": "Over andere voorstellen staan kanten tegenover elkaar:",
        "en": "On other proposals the sides oppose each other:",
    },
    "sides_none": {
        "nl": "Bij geen voorstel laten de cijfers zien dat kanten tegenover elkaar staan.",
        "en": "On no proposal do the figures show that sides oppose each other.",
    },
    "whole_what": {
        "nl": "Dit is de korte versie. In het volledige verslag staat alle inbreng op nummer: {count}.",
        "en": "This is the short version. The full report holds everything that was brought in, by number: {count}.",
    },
    "whole_address": {"nl": "Het staat op {address}.", "en": "It is at {address}."},
    "whole_contact": {"nl": "Vragen? {contact}.", "en": "Questions? {contact}."},
}

PLURALS: dict[str, dict[str, tuple[str, str]]] = {
    "contributions": {"nl": ("één bijdrage", "{n} bijdragen"), "en": ("one contribution", "{n} contributions")},
    "short_agreed": {"nl": ("Er is één afspraak", "Er zijn {n} afspraken"), "en": ("There is one agreement", "There are {n} agreements")},
    "short_dots_by": {
        "nl": ("Eén van hen gaf stippen op de eigen telefoon.", "Van hen gaven {n} mensen stippen op de eigen telefoon."),
        "en": ("One of them gave dots on their own phone.", "Of them {n} people gave dots on their own phone."),
    },
    "rest_in_whole": {
        "nl": ("Nog één staat in het volledige verslag.", "Nog {n} staan in het volledige verslag."),
        "en": ("One more is in the full report.", "{n} more are in the full report."),
    },
}
