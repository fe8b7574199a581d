"""Texts about who voted alike."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "landscape": {"nl": "Wie hetzelfde stemde", "en": "Who voted alike"},
    "landscape_one": {
        "nl": "Er zijn geen duidelijke groepen die samen anders stemden dan de rest.",
        "en": "There are no clear groups that voted differently from the rest.",
    },
    "landscape_group": {"nl": "Groep {n}", "en": "Group {n}"},
    "landscape_size": {"nl": "{n} mensen", "en": "{n} people"},
    "landscape_together": {"nl": "Samen", "en": "Together"},
    "landscape_unites": {"nl": "Wat verbindt", "en": "What is shared"},
    "landscape_divides": {"nl": "Waar groepen verschillen", "en": "Where groups differ"},
    "landscape_unites_nothing": {
        "nl": "Er is niets waar de meesten in elke groep hetzelfde van vinden.",
        "en": "There is nothing on which most people in every group think the same.",
    },
    "landscape_together_on": {"nl": "{text} · {counts}", "en": "{text} · {counts}"},
    "landscape_divides_nothing": {
        "nl": "Er is niets waar de ene groep duidelijk anders over denkt dan de andere.",
        "en": "There is nothing on which one group clearly differs from another.",
    },
    "landscape_voted_all": {"nl": "Alle {n} mensen stemden op hun eigen telefoon.", "en": "All {n} people voted on their own phone."},
    "landscape_every": {"nl": "In elke groep", "en": "In every group"},
    "landscape_unites_table": {"nl": "Wat de meesten vinden", "en": "What most people think"},
    "landscape_divides_table": {"nl": "Wat de meesten vinden, per groep", "en": "What most people think, by group"},
    "landscape_read": {
        "nl": "Groepen zijn gevonden in de stemmen zelf; wie erin zit, is niet bekend en wordt niet bewaard. Ze hebben niets "
        "te maken met tafels of achtergronden. Een korrel staat voor één mens, voor niemand in het bijzonder. Eens of oneens "
        "staat er als ten minste ongeveer drie op de vijf dat vinden, anders verdeeld. Groepen van minder dan {smallest} "
        "mensen worden niet getoond.",
        "en": "Groups were found in the votes themselves; who is in them is not known and not kept. They have nothing to do "
        "with tables or backgrounds. A seed stands for one person, but for no particular one. Agree or disagree is said "
        "when about three in five or more think so, else divided. Groups of fewer than {smallest} people are not shown.",
    },
    "lean_agree": {"nl": "eens", "en": "agree"},
    "lean_mixed": {"nl": "verdeeld", "en": "divided"},
    "lean_disagree": {"nl": "oneens", "en": "disagree"},
}

PLURALS: dict[str, dict[str, tuple[str, str]]] = {
    "landscape_groups": {
        "nl": ("Er is één groep.", "Er zijn {n} groepen mensen die over veel hetzelfde stemden."),
        "en": ("There is one group.", "There are {n} groups of people who voted alike on much."),
    },
    "landscape_voted": {
        "nl": ("{n} van de {present} mensen stemde op de eigen telefoon.", "{n} van de {present} mensen stemden op hun eigen telefoon."),
        "en": ("{n} of {present} people voted on their own phone.", "{n} of {present} people voted on their own phone."),
    },
    "landscape_left_out": {
        "nl": ("{n} van hen stemde op te weinig om een plaats te hebben.", "{n} van hen stemden op te weinig om een plaats te hebben."),
        "en": ("{n} of them voted on too little to have a place.", "{n} of them voted on too little to have a place."),
    },
    "landscape_hands": {
        "nl": (
            "Eén opgestoken hand telt hier niet mee: van wie die was, is niet bekend.",
            "{n} opgestoken handen tellen hier niet mee: van wie ze waren, is niet bekend.",
        ),
        "en": (
            "One raised hand does not count here: nobody knows whose it was.",
            "{n} raised hands do not count here: nobody knows whose they were.",
        ),
    },
}
