"""The texts that reports of every kind share."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    # header and colophon
    "report_of": {"nl": "Verslag", "en": "Report"},
    "and": {"nl": "en", "en": "and"},
    "each": {"nl": "telkens ", "en": "each of "},
    "to": {"nl": "tot", "en": "to"},
    "organised_by": {"nl": "Organisatie", "en": "Organised by"},
    "when": {"nl": "Wanneer", "en": "When"},
    "where": {"nl": "Waar", "en": "Where"},
    "led_by": {"nl": "Begeleiding", "en": "Led by"},
    "hours": {"nl": "{start} tot {end} uur", "en": "{start} to {end}"},
    "from_hour": {"nl": "vanaf {start} uur", "en": "from {start}"},
    "the_meeting": {"nl": "De bijeenkomst", "en": "The meeting"},
    "present": {"nl": "Aanwezig", "en": "Present"},
    "tryout": {
        "nl": "Proef: de bijeenkomst is nog niet begonnen. Wat mensen nu inbrengen, telt straks niet mee.",
        "en": "Try-out: the session hasn't begun yet. What people bring in now won't count later.",
    },
    "empty": {
        "nl": "Er was niets ingebracht toen dit verslag verscheen. Daarom is het zo kort.",
        "en": "Nothing had been brought in when this report appeared. That is why it is so short.",
    },
    # introduction
    "introduction": {"nl": "Inleiding", "en": "Introduction"},
    "took_part_one": {"nl": "Eén persoon deed mee.", "en": "One person took part."},
    "brought_in": {"nl": "Dit kwam op tafel: {what}.", "en": "This was brought in: {what}."},
    "look_up": {
        "nl": "De nummers verwijzen naar de inbreng achter in dit verslag.",
        "en": "The numbers refer to the contributions at the end of this report.",
    },
    "look_up_alone": {
        "nl": "De nummers zijn die van de inbreng in deze bijeenkomst.",
        "en": "The numbers are those of the contributions in this meeting.",
    },
    "look_up_council": {
        "nl": "De nummers zijn die van de inbreng in het volledige verslag.",
        "en": "The numbers are those of the contributions in the full report.",
    },
    "look_up_none": {"nl": "Gemaakt met Oogst.", "en": "Made with Oogst."},
    # goals, set-up
    "goals": {"nl": "Waar het om ging", "en": "What it was about"},
    "goals_lead": {"nl": "Vooraf was dit het doel:", "en": "This was the goal:"},
    "goals_leads": {"nl": "Vooraf waren dit de doelen:", "en": "These were the goals:"},
    "inspiration": {"nl": "Inspiratie", "en": "Inspiration"},
    "setup": {"nl": "Hoe het ging", "en": "How it went"},
    "background": {"nl": "Achtergrond", "en": "Background"},
    "people_head": {"nl": "Mensen", "en": "People"},
    "group": {"nl": "Groep", "en": "Group"},
    "groups": {"nl": "De groepen", "en": "The groups"},
    "programme": {"nl": "Het programma", "en": "The programme"},
    "place": {"nl": "Locatie", "en": "Place"},
    "been_at": {"nl": "Was te gast bij", "en": "Visited"},
    "places": {"nl": "De locaties", "en": "The places"},
    "groups_head": {"nl": "Groepen", "en": "Groups"},
    "contributions_head": {"nl": "Bijdragen", "en": "Contributions"},
    "groups_sized": {"nl": "De groepen telden {least} tot {most}.", "en": "Groups had {least} to {most}."},
    "groups_same": {"nl": "Elke groep telde {most}.", "en": "Every group had {most}."},
    "groups_at_end": {"nl": "Ze staan alle achterin.", "en": "They are all named at the end."},
    "groups_alone": {"nl": "Hun namen staan niet in dit verslag.", "en": "Their names are not in this report."},
    "all_groups": {"nl": "Alle groepen", "en": "All groups"},
    "group_about": {"nl": "Plek of onderwerp", "en": "Place or subject"},
    "leader": {"nl": "Gespreksleider", "en": "Led by"},
    "minutes": {"nl": "{minutes} minuten", "en": "{minutes} minutes"},
    "background_few": {
        "nl": "andere achtergronden, elk met minder dan {few} mensen",
        "en": "other backgrounds, each with fewer than {few} people",
    },
    "background_unnamed": {"nl": "een andere achtergrond, of geen", "en": "another background, or none"},
    "background_unknown": {"nl": "geen achtergrond opgegeven", "en": "no background given"},
    # dilemmas
    "dilemmas": {"nl": "De dilemma's", "en": "The dilemmas"},
    "dilemma_n": {"nl": "Dilemma {n}", "en": "Dilemma {n}"},
    "dilemma_one": {"nl": "Het dilemma", "en": "The dilemma"},
    "untitled": {"nl": "Zonder titel", "en": "Untitled"},
    "owned_by": {"nl": "Ingebracht door {owner}.", "en": "Brought in by {owner}."},
    "third_way": {"nl": "Een derde weg", "en": "A third way"},
    "unknown": {"nl": "Weet het niet", "en": "Don't know"},
    "before": {"nl": "vooraf", "en": "before"},
    "after": {"nl": "na het gesprek", "en": "after the talk"},
    "chose_both": {
        "nl": "Keuze vooraf ({before}) en na het gesprek ({after}).",
        "en": "Choices before ({before}) and after the conversation ({after}).",
    },
    "chose_before": {"nl": "Keuze vooraf ({people}).", "en": "Choices before the conversation ({people})."},
    "chose_after": {"nl": "Keuze na het gesprek ({people}).", "en": "Choices after the conversation ({people})."},
    "some_of": {"nl": "{title}: {n} van de {all}", "en": "{title}: {n} of {all}"},
    "others_at_end": {"nl": "Wat er meer is, staat achterin.", "en": "What more there is, is at the end."},
    "others_in_whole": {"nl": "Wat er meer is, staat in het volledige verslag.", "en": "What more there is, is in the full report."},
    "others_alone": {"nl": "Er was meer dan hier staat.", "en": "There was more than is given here."},
    "or": {"nl": "of", "en": "or"},
    "shift_small": {
        "nl": "Met zo weinig mensen staat er niet bij wie waarheen ging.",
        "en": "With so few people it does not say who went where.",
    },
    "all_stayed": {
        "nl": "Niemand koos na het gesprek anders dan daarvoor.",
        "en": "Nobody chose differently after the conversation.",
    },
    "third_ways": {"nl": "Zo kan het ook: derde wegen", "en": "Another way: third ways"},
    "per_background": {
        "nl": "Keuze per achtergrond: vooraf → na het gesprek",
        "en": "Choices by background: before → after the conversation",
    },
    "per_background_before": {"nl": "Keuze vooraf, per achtergrond", "en": "Choices before, by background"},
    "per_background_after": {
        "nl": "Keuze na het gesprek, per achtergrond",
        "en": "Choices after the conversation, by background",
    },
    "most_per_background": {
        "nl": "Wat de meesten kozen, per achtergrond",
        "en": "What most people chose, by background",
    },
    "most_few": {
        "nl": "Het zijn er te weinig voor aantallen. Een streepje staat waar niets te zeggen is.",
        "en": "They are too few for numbers. A dash stands where nothing can be said.",
    },
    "most_before": {"nl": "Vooraf", "en": "Before"},
    "most_after": {"nl": "Na het gesprek", "en": "After the conversation"},
    "shift_spoken": {
        "nl": "{label}: vooraf {before}, na het gesprek {after}",
        "en": "{label}: {before} before, {after} after the conversation",
    },
    # steps
    "steps": {"nl": "Het gesprek", "en": "The conversation"},
    "steps_open": {"nl": "Los van een dilemma", "en": "Not about one dilemma"},
    "questions": {"nl": "Vragen ter verheldering", "en": "Clarifying questions"},
    "experiences": {"nl": "Ervaringen", "en": "Experiences"},
    "directions": {"nl": "Richtingen met de meeste steun", "en": "Directions with most support"},
    "directions_plain": {"nl": "Richtingen", "en": "Directions"},
    "no_answer": {"nl": "Hierop kwam geen antwoord.", "en": "This was not answered."},
    # support
    "agree": {"nl": "eens", "en": "agree"},
    "neutral": {"nl": "neutraal", "en": "neutral"},
    "disagree": {"nl": "oneens", "en": "disagree"},
    "of_agree": {"nl": "{agree} van {voted} eens", "en": "{agree} of {voted} agree"},
    "nobody_voted": {"nl": "geen stemmen", "en": "no votes"},
    "spoken_support": {
        "nl": "{agree} eens, {neutral} neutraal, {disagree} oneens",
        "en": "{agree} agree, {neutral} neutral, {disagree} disagree",
    },
    "of": {"nl": "{agree} van {voted}", "en": "{agree} of {voted}"},
    # highlights
    "highlights": {"nl": "Wie erachter stond", "en": "Who stood behind them"},
    "highlights_none": {"nl": "Hoofdrichtingen", "en": "Main directions"},
    "whole_room": {"nl": "Hele zaal", "en": "Everyone"},
    "direction": {"nl": "Richting", "en": "Direction"},
    "none_chosen": {
        "nl": "Er zijn geen hoofdrichtingen gekozen. Dit kreeg de meeste steun.",
        "en": "No main directions were chosen. This got most support.",
    },
    "none_chosen_nor_voted": {
        "nl": "Er zijn geen hoofdrichtingen gekozen en er is niet gestemd. Alles wat mensen inbrachten, staat in hun "
        "eigen woorden achter in dit verslag.",
        "en": "No main directions were chosen and there was no vote. All that people brought in is at the end of this "
        "report, in their own words.",
    },
    "none_chosen_nor_voted_alone": {
        "nl": "Er zijn geen hoofdrichtingen gekozen en er is niet gestemd.",
        "en": "No main directions were chosen and there was no vote.",
    },
    "carried_most": {
        "nl": "Hier staan de meeste mensen achter. Verderop staan ze alle bij elkaar, per dilemma.",
        "en": "Most people stand behind these. Further on they are all there, dilemma by dilemma.",
    },
    "subject_lead": {"nl": "{groups} hierbij {directions}.", "en": "{groups} {directions} on this."},
    "chosen_by_group": {"nl": "Welke groep wat koos", "en": "Which group chose what"},
    "answers_dilemma": {"nl": "Bij het dilemma “{title}”.", "en": "On the dilemma “{title}”."},
    # shared
    "shared": {"nl": "Wat de groepen delen, en waar ze verschillen", "en": "What is shared, and where people differ"},
    "shared_one": {"nl": "Waar men het over eens is, en waar niet", "en": "Where people agree, and where not"},
    "divided_sides": {
        "nl": "Overwegend vóór: {love}. Overwegend tegen: {reject}.",
        "en": "Mostly for: {love}. Mostly against: {reject}.",
    },
    "themes": {"nl": "Thema's", "en": "Themes"},
    "theme_across": {"nl": "Komt terug bij {groups}.", "en": "Comes back with {groups}."},
}

PLURALS: dict[str, dict[str, tuple[str, str]]] = {
    "groups_chose": {"nl": ("Eén groep koos", "{n} groepen kozen"), "en": ("One group chose", "{n} groups chose")},
    "people": {"nl": ("één persoon", "{n} mensen"), "en": ("one person", "{n} people")},
    "groups": {"nl": ("één groep", "{n} groepen"), "en": ("one group", "{n} groups")},
    "main_directions": {"nl": ("{n} hoofdrichting", "{n} hoofdrichtingen"), "en": ("{n} main direction", "{n} main directions")},
    "left_for_third": {
        "nl": ("Eén persoon verliet {options} voor een derde weg.", "{n} mensen verlieten {options} voor een derde weg."),
        "en": ("One person left {options} for a third way.", "{n} people left {options} for a third way."),
    },
    "turned_to": {
        "nl": ("Eén persoon stapte over naar {option}.", "{n} mensen stapten over naar {option}."),
        "en": ("One person moved to {option}.", "{n} people moved to {option}."),
    },
    "stayed": {
        "nl": ("Eén persoon bleef bij de eerste keuze.", "{n} mensen bleven bij hun eerste keuze."),
        "en": ("One person kept to their first choice.", "{n} people kept to their first choice."),
    },
    "unknown_before": {
        "nl": ("Vooraf wist één persoon het niet.", "Vooraf wisten {n} mensen het niet."),
        "en": ("One person did not know before.", "{n} people did not know before."),
    },
    "unknown_after": {
        "nl": ("Na het gesprek wist één persoon het niet.", "Na het gesprek wisten {n} mensen het niet."),
        "en": ("One person did not know after the conversation.", "{n} people did not know after the conversation."),
    },
    "merged_first": {
        "nl": ("In {refs} ging {each}één andere kaart op", "In {refs} gingen {each}{n} andere kaarten op"),
        "en": ("One other card went into {each}{refs}", "{n} other cards went into {each}{refs}"),
    },
    "merged_more": {"nl": ("in {refs} één", "in {refs} {n}"), "en": ("one into {refs}", "{n} into {refs}")},
    "rest_in_appendix": {
        "nl": ("Nog één staat achterin.", "Nog {n} staan achterin."),
        "en": ("One more is at the end.", "{n} more are at the end."),
    },
    "rest_alone": {"nl": ("Er was er nog één.", "Er waren er nog {n}."), "en": ("There was one more.", "There were {n} more.")},
    "unknown_support": {
        "nl": ("Eén persoon weet het niet.", "{n} mensen weten het niet."),
        "en": ("One person doesn't know.", "{n} people don't know."),
    },
}  # fmt: skip
