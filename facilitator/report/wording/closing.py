"""The texts of how a report ends, of what stands apart, and of the appendix."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "used_in": {"nl": "Ook in: {where}", "en": "Also in: {where}"},
    "photo": {"nl": "[Foto: {what}]", "en": "[Photo: {what}]"},
    # conclusions, reflection, actions
    "conclusions": {"nl": "Conclusies", "en": "Conclusions"},
    "beside": {
        "nl": "De hoofdrichtingen van deze bijeenkomst zijn {refs}.",
        "en": "The main directions of this meeting are {refs}.",
    },
    "beside_spearheads": {
        "nl": "De speerpunten van deze bijeenkomst zijn {refs}.",
        "en": "The spearheads of this meeting are {refs}.",
    },
    "rests_on": {"nl": "Steunt op {refs}.", "en": "Rests on {refs}."},
    "reflection": {"nl": "Terugblik", "en": "Looking back"},
    "actions": {"nl": "Afspraken", "en": "Agreements"},
    "what": {"nl": "Wat", "en": "What"},
    "by_whom": {"nl": "Wie", "en": "Who"},
    "by_when": {"nl": "Wanneer", "en": "When"},
    # colophon
    "colophon": {"nl": "Over dit verslag", "en": "About this report"},
    "written_by": {
        "nl": "Dit verslag is gemaakt met Oogst, uit wat de deelnemers zelf inbrachten. "
        "Conclusies en toelichting zijn van de begeleiding.",
        "en": "This report was made with Oogst from what the participants brought in themselves. "
        "Conclusions and commentary are the facilitator's.",
    },
    "written_led": {
        "nl": "Dit verslag is gemaakt met Oogst, uit wat de deelnemers zelf inbrachten. "
        "Conclusies en toelichting zijn van {facilitator}.",
        "en": "This report was made with Oogst from what the participants brought in themselves. "
        "Conclusions and commentary are by {facilitator}.",
    },
    "organiser_was": {"nl": "Organisatie: {organiser}.", "en": "Organised by: {organiser}."},
    "contact": {
        "nl": "Vragen of iets rechtzetten? {contact}.",
        "en": "Questions or corrections? {contact}.",
    },
    "how_counted": {
        "nl": "Ieder telt één keer mee, ook waar kaarten zijn samengevoegd. "
        "“Ik weet het niet” is apart geteld en zit niet in de aantallen achter “van”.",
        "en": "Everybody counts once, also where cards were merged. "
        "“I don't know” was counted apart and is not in the totals.",
    },
    "how_protected": {
        "nl": "Bij wat deelnemers inbrachten is geen naam bewaard. Een achtergrond staat alleen bij een tekst of keuze als "
        "minstens {few} mensen die achtergrond hebben.",
        "en": "No names were kept beside what participants brought in. A background stands beside a text or choice only when at least "
        "{few} people have it.",
    },
    "came_in": {"nl": "Zo kwam de inbreng binnen: {ways}.", "en": "This is how it came in: {ways}."},
    # apart
    "parking_lead": {
        "nl": "Dit ging niet over de vraag van deze bijeenkomst. Het is bewaard voor een andere keer.",
        "en": "This was not about the question of this meeting. It is kept for another time.",
    },
    "votes": {"nl": "Twee keer gestemd", "en": "Voted twice"},
    "agree_twice": {"nl": "Wie het eens is, per keer", "en": "Who agrees, each time"},
    "dots_twice": {"nl": "Stippen, per keer", "en": "Dots, each time"},
    "vote_n": {"nl": "Keer {n}", "en": "Vote {n}"},
    "choice": {"nl": "Keuze", "en": "Choice"},
    "choice_before": {"nl": "Keuze vooraf", "en": "Choice before the conversation"},
    "choice_after": {"nl": "Keuze na het gesprek", "en": "Choice after the conversation"},
    # appendix
    "parked": {"nl": "geparkeerd", "en": "parked"},
    "brought_before": {"nl": "vooraf ingebracht", "en": "brought in beforehand"},
    "via_scribe": {"nl": "opgeschreven door een tafelgenoot", "en": "written down by a table mate"},
    "via_leader": {"nl": "opgeschreven door de gespreksleider", "en": "written down by the table leader"},
    "via_facilitator": {"nl": "opgeschreven door de begeleiding", "en": "written down by the facilitator"},
    "appendix": {"nl": "Alle inbreng", "en": "All contributions"},
    "contribution": {"nl": "Inbreng", "en": "Contribution"},
    "number_link": {"nl": "naar inbreng {n}", "en": "to contribution {n}"},
    "on_behalf": {"nl": "namens {count}", "en": "on behalf of {count}"},
    "answer": {"nl": "Antwoord: {text}", "en": "Answer: {text}"},
    "about_number": {"nl": "bij {ref}", "en": "about {ref}"},
    "gap_withdrawn": {
        "nl": "Teruggenomen door wie ze schreef: {numbers}.",
        "en": "Taken back by the writer: {numbers}.",
    },
    "gap_hidden": {
        "nl": "Niet opgenomen door de begeleiding: {numbers}.",
        "en": "Left out by the facilitator: {numbers}.",
    },
    "gap_merged": {
        "nl": "Samengevoegd met een ander nummer: {numbers}.",
        "en": "Merged with another number: {numbers}.",
    },
    "gap_elsewhere": {
        "nl": "Samengevoegd, en te lezen bij een ander nummer: {places}.",
        "en": "Merged, and to be read with another number: {places}.",
    },
    "place_of": {"nl": "{numbers} bij {ref}", "en": "{numbers} with {ref}"},
    "merged_into_this": {"nl": "Hierin samengevoegd:", "en": "Merged into this:"},
    "gap_blind": {"nl": "Nog niet getoond: {numbers}.", "en": "Not revealed yet: {numbers}."},
    "gaps": {"nl": "Nummers die ontbreken", "en": "Missing numbers"},
    "gaps_elsewhere": {"nl": "Andere nummers", "en": "Other numbers"},
    "concluded_by": {"nl": "Conclusie van de begeleiding", "en": "The facilitator's conclusion"},
    "by_facilitator": {"nl": "begeleiding", "en": "facilitator"},
    "by_leader": {"nl": "gespreksleider", "en": "table leader"},
    "by_owner": {"nl": "inbrenger", "en": "owner"},
    "by_participant": {"nl": "deelnemer", "en": "participant"},
}

PLURALS: dict[str, dict[str, tuple[str, str]]] = {
    "parking_title": {
        "nl": ("{n} bijdrage geparkeerd", "{n} bijdragen geparkeerd"),
        "en": ("{n} contribution parked", "{n} contributions parked"),
    },
    "came_own_phone": {
        "nl": ("één bijdrage van een eigen telefoon", "{n} bijdragen van een eigen telefoon"),
        "en": ("one contribution from a phone of someone's own", "{n} contributions from people's own phones"),
    },
    "came_scribe": {
        "nl": ("één via wie aan tafel schreef", "{n} via wie aan tafel schreef"),
        "en": ("one through whoever wrote at the table", "{n} through whoever wrote at the table"),
    },
    "came_leader": {
        "nl": ("één via een gespreksleider", "{n} via een gespreksleider"),
        "en": ("one through a table leader", "{n} through a table leader"),
    },
    "came_facilitator": {
        "nl": ("één via de begeleiding", "{n} via de begeleiding"),
        "en": ("one through the facilitator", "{n} through the facilitator"),
    },
    "came_import": {
        "nl": ("één vooraf ingebracht", "{n} vooraf ingebracht"),
        "en": ("one brought in beforehand", "{n} brought in beforehand"),
    },
    "came_hands": {
        "nl": ("Eén stem is geteld bij handopsteken.", "{n} stemmen zijn geteld bij handopsteken."),
        "en": ("One vote was counted by a show of hands.", "{n} votes were counted by a show of hands."),
    },
    "came_without_phone": {
        "nl": ("Eén persoon deed mee zonder eigen telefoon.", "{n} mensen deden mee zonder eigen telefoon."),
        "en": ("One person took part without a phone.", "{n} people took part without a phone."),
    },
    "behalf": {
        "nl": ("{n} bijdrage sprak namens meer mensen.", "{n} bijdragen spraken namens meer mensen."),
        "en": ("{n} contribution spoke for several people.", "{n} contributions spoke for several people."),
    },
}
