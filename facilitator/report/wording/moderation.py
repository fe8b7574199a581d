"""The texts of what was moderated, and of questions that are still open."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "open_question": {"nl": "Vraag", "en": "Question"},
    "answered_by": {"nl": "Wie antwoordt", "en": "Who answers"},
    "moderated": {"nl": "Hoe er gemodereerd is", "en": "How it was moderated"},
    "moderated_how": {
        "nl": "Wie de bijeenkomst leidde, kon teksten vooraf lezen, verbergen en in spelling verbeteren. "
        "Verborgen tekst staat niet in dit verslag; de woorden zelf veranderde alleen wie ze schreef.",
        "en": "Who led the meeting could read texts beforehand, hide them and correct their spelling. "
        "Hidden text is not in this report; the words themselves were changed by their authors only.",
    },
    "moderated_first": {
        "nl": "In dit deel is alles gelezen voordat anderen het zagen: {phases}.",
        "en": "In this part everything was read before others saw it: {phases}.",
    },
    "moderated_none": {
        "nl": "In deze bijeenkomst is niets tegengehouden, verborgen, verbeterd of samengevoegd, en is niemand eruit gehaald.",
        "en": "In this meeting nothing was held back, hidden, corrected or merged, and nobody was taken out.",
    },
    "gap_held": {
        "nl": "Nog niet vrijgegeven door de begeleiding: {numbers}.",
        "en": "Not released by the facilitator yet: {numbers}.",
    },
}

PLURALS: dict[str, dict[str, tuple[str, str]]] = {
    "act_held_release": {
        "nl": ("{n} tekst wachtte tot hij gelezen was.", "{n} teksten wachtten tot ze gelezen waren."),
        "en": ("{n} text waited until it was read.", "{n} texts waited until they were read."),
    },
    "act_held_words": {
        "nl": ("{n} tekst wachtte om een woord uit de lijst.", "{n} teksten wachtten om een woord uit de lijst."),
        "en": ("{n} text waited because of a word on the list.", "{n} texts waited because of a word on the list."),
    },
    "act_released": {
        "nl": ("{n} daarvan is vrijgegeven.", "{n} daarvan zijn vrijgegeven."),
        "en": ("{n} of these was released.", "{n} of these were released."),
    },
    "act_hidden": {
        "nl": ("{n} tekst is verborgen.", "{n} teksten zijn verborgen."),
        "en": ("{n} text was hidden.", "{n} texts were hidden."),
    },
    "act_shown": {
        "nl": ("{n} tekst is weer getoond.", "{n} teksten zijn weer getoond."),
        "en": ("{n} text was shown again.", "{n} texts were shown again."),
    },
    "act_corrected": {
        "nl": (
            "{n} keer is spelling verbeterd; de woorden van de schrijver zijn bewaard.",
            "{n} keer is spelling verbeterd; de woorden van de schrijvers zijn bewaard.",
        ),
        "en": (
            "Spelling was corrected {n} time; the writer's own words are kept.",
            "Spelling was corrected {n} times; the writers' own words are kept.",
        ),
    },
    "act_merged": {
        "nl": ("{n} tekst is samengevoegd met een andere.", "{n} teksten zijn samengevoegd met een andere."),
        "en": ("{n} text was merged with another one.", "{n} texts were merged with another one."),
    },
    "act_removed": {
        "nl": (
            "{n} deelnemer is eruit gehaald; de stemmen van die deelnemer tellen niet mee.",
            "{n} deelnemers zijn eruit gehaald; hun stemmen tellen niet mee.",
        ),
        "en": (
            "{n} participant was taken out; that participant's votes do not count.",
            "{n} participants were taken out; their votes do not count.",
        ),
    },
    "act_admitted": {
        "nl": ("{n} deelnemer is door de begeleiding binnengelaten.", "{n} deelnemers zijn door de begeleiding binnengelaten."),
        "en": ("{n} participant was let in by the facilitator.", "{n} participants were let in by the facilitator."),
    },
}
