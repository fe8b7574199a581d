"""The texts of who was there, how to read a report, what happens next, and terms."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    # who was there, and who was not
    "attendance": {"nl": "Wie er waren, en wie niet", "en": "Who was there, and who was not"},
    "attendance_found": {"nl": "{people} uit {sides}", "en": "{people} from {sides}"},
    "attendance_part": {"nl": "{people}, van wie {n} uit {sides}", "en": "{people}, {n} of them from {sides}"},
    "attendance_nobody": {"nl": "{found}; niemand gaf “{title}” op", "en": "{found}; nobody gave “{title}”"},
    "attendance_few": {"nl": "{found}; “{title}” bleef klein of weg", "en": "{found}; few or none gave “{title}”"},
    "missing_nobody": {"nl": "Niemand gaf {sides} als achtergrond op.", "en": "Nobody gave {sides} as their background."},
    "missing_few": {
        "nl": "Deze achtergronden gaven minder dan {few} mensen op, of niemand: {sides}.",
        "en": "These backgrounds were given by fewer than {few} people, or by nobody: {sides}.",
    },
    "missing_few_one": {
        "nl": "Minder dan {few} mensen gaven {sides} als achtergrond op, of niemand.",
        "en": "Fewer than {few} people gave {sides} as their background, or nobody did.",
    },
    "missing_none": {
        "nl": "Elke achtergrond waaruit mensen konden kiezen, was er met minstens {few} mensen.",
        "en": "Every background that people could choose from was there with at least {few} people.",
    },
    "missing_means": {
        "nl": "Wat die kant ervan vindt, zeggen de cijfers in dit verslag dus niet.",
        "en": "So the figures in this report do not say what that side thinks.",
    },
    "missing_mean": {
        "nl": "Wat die kanten ervan vinden, zeggen de cijfers in dit verslag dus niet.",
        "en": "So the figures in this report do not say what those sides think.",
    },
    # how to read it
    "reading": {"nl": "Hoe je dit verslag leest", "en": "How to read this report"},
    "reading_link": {"nl": "Hoe je deze tabel leest", "en": "How to read this table"},
    "reading_heat": {"nl": "{go}, staat verderop.", "en": "{go} is explained further on."},
    "status": {"nl": "Wat dit is", "en": "What this is"},
    "status_told": {
        "nl": "De oogst van een gesprek. Het is geen besluit en geen steekproef.",
        "en": "The harvest of a conversation. It is no decision and no sample.",
    },
    "reading_who": {
        "nl": "Wie meedeed, koos er zelf voor om te komen. Dit is dus geen steekproef: hoe anderen erover denken, zegt dit verslag niet.",
        "en": "Those who took part chose to come. So it is no representative sample: what others think, this report does not say.",
    },
    "reading_decision": {
        "nl": "Niets in dit verslag is een besluit. Het zegt wat er is ingebracht en hoeveel mensen daarachter staan.",
        "en": "Nothing in this report is a decision. It says what was brought in, and how many people stand behind it.",
    },
    "reading_present": {
        "nl": "Er waren {present} mensen. Niet iedereen stemde over alles: achter “van” staat hoeveel van hen dat deden.",
        "en": "{present} people were there. Not everybody voted on everything: the number after “of” is how many of them did.",
    },
    "reading_numbers": {
        "nl": "Een los nummer wijst naar een bijdrage. Achterin staan ze alle, in de woorden van wie ze schreef.",
        "en": "A number by itself points at a contribution. They are all at the end, in the words of whoever wrote them.",
    },
    "reading_numbers_alone": {
        "nl": "Een los nummer is dat van een bijdrage. Niet alle bijdragen staan in dit verslag.",
        "en": "A number by itself is that of a contribution. Not all contributions are in this report.",
    },
    "reading_conclusions": {
        "nl": "Conclusies zijn van de begeleiding. Erbij staat waarop ze steunen en hoeveel mensen daarover stemden.",
        "en": "Conclusions are the facilitator's. Beside them stands what they rest on, and how many people voted on that.",
    },
    "reading_broad": {
        "nl": "Breed gedragen, of van alle kanten gedragen, is waar elke kant die apart staat duidelijk meer voor dan tegen is. "
        "Staan er geen kanten apart, dan zijn bijna alle stemmers het eens.",
        "en": "Broadly carried, or carried from every side, means that every side shown apart is clearly more for than against. "
        "Where no sides are shown apart, nearly all voters agree.",
    },
    "reading_split": {
        "nl": "Omstreden is waar meer dan de helft van de ene kant het eens is, en meer dan de helft van een andere oneens.",
        "en": "Contested means: of one side more than half agree, and of another more than half disagree.",
    },
    "reading_counted": {"nl": "Hoe er geteld is", "en": "How it was counted"},
    "reading_across": {"nl": "Steun per achtergrond", "en": "Support by background"},
    # what comes next
    "next": {"nl": "Hoe het verdergaat", "en": "What comes next"},
    "next_unknown": {
        "nl": "Wat er met deze oogst gebeurt, is bij het verschijnen van dit verslag nog niet bekend.",
        "en": "What happens with this harvest is not known yet as this report appears.",
    },
    "next_unknown_more": {
        "nl": "Wat er verder met deze oogst gebeurt, is bij het verschijnen van dit verslag nog niet bekend.",
        "en": "What else happens with this harvest is not known yet as this report appears.",
    },
    "next_no_actions": {"nl": "Er zijn geen afspraken vastgelegd.", "en": "No agreements were recorded."},
    "next_actions": {
        "nl": "Wie wat doet en wanneer, staat bij {go}.",
        "en": "Who does what and by when is told under {go}.",
    },
    "next_questions": {
        "nl": "Wat nog geen antwoord kreeg, staat bij {go}.",
        "en": "What was not answered yet is told under {go}.",
    },
    "next_address": {
        "nl": "Het definitieve verslag komt te staan op {address}.",
        "en": "The definitive report will be at {address}.",
    },
    "sent_by": {"nl": "Dit verslag komt van {sender}.", "en": "This report comes from {sender}."},
    # conclusions
    "conclusion_voted": {
        "nl": "Eens, van wie stemde: {counts}. Er waren {present} mensen.",
        "en": "Agree, of who voted: {counts}. {present} people were there.",
    },
    "conclusion_count": {"nl": "{ref} ({agree} van {voted})", "en": "{ref} ({agree} of {voted})"},
    "conclusion_unvoted": {
        "nl": "Over deze conclusie zelf is niet gestemd; er waren {present} mensen.",
        "en": "There was no vote on this conclusion itself; {present} people were there.",
    },
    "conclusion_all": {
        "nl": "Over alle {n} is gestemd, door {votes} van de {present} mensen die er waren. "
        "Per bijdrage waren {agree} van hen het eens.",
        "en": "On all {n} there was a vote, by {votes} of the {present} people who were there. "
        "For each contribution {agree} of them agreed.",
    },
    "conclusion_many": {
        "nl": "Over {n} daarvan is gestemd, door {votes} van de {present} mensen die er waren. "
        "Per bijdrage waren {agree} van hen het eens.",
        "en": "On {n} of these there was a vote, by {votes} of the {present} people who were there. "
        "For each contribution {agree} of them agreed.",
    },
    # open questions, terms, method
    "open_lead": {
        "nl": "Op deze vragen kwam in de bijeenkomst geen antwoord.",
        "en": "These questions were not answered in the meeting.",
    },
    "open_unknown": {
        "nl": "Bij geen ervan staat nog wie antwoordt en wanneer.",
        "en": "None of them says yet who will answer, and by when.",
    },
    "open_free": {"nl": "Nog niemand nam deze op zich:", "en": "Nobody has taken these on yet:"},
    "terms": {"nl": "Afkortingen en begrippen", "en": "Abbreviations and terms"},
    "method": {"nl": "Hoe dit verslag tot stand kwam", "en": "How this report came about"},
}

PLURALS: dict[str, dict[str, tuple[str, str]]] = {
    "sides_count": {"nl": ("één achtergrond", "{n} achtergronden"), "en": ("one background", "{n} backgrounds")},
    "open_named": {
        "nl": ("Bij één ervan staat wie antwoordt.", "Bij {n} ervan staat wie antwoordt."),
        "en": ("One of them says who will answer.", "{n} of them say who will answer."),
    },
}
