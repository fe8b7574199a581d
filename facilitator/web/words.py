"""Words for kinds, in one place: one and many."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from markupsafe import Markup


def kind_label(kind: str, n: int = 1) -> str:
    """Give what a kind of contribution is called; for `n` other than 1 with the number: "3 experiences"."""
    return _ones(str(get_locale()))[kind] if n == 1 else _many(n)[kind]


def kind_count(kind: str, n: int) -> str:
    """Give how many there are of a kind: "1 experience", "3 experiences"."""
    return _many(n)[kind]


# What people at a Dutch table most often write in, besides Dutch; any other tag can be given by command.
TRANSLATION_LANGUAGES = (
    "nl", "en", "ar", "ti", "tr", "uk", "pl", "fa", "so", "fr", "de", "es", "bg", "ro", "hu", "pt", "zh", "am", "ku", "ur",
)  # fmt: skip


def language_name(tag: str) -> str:
    """Give what a language is called in the language of now: "Arabisch"; the tag itself when we have no word."""
    return _language_name(tag, str(get_locale()))


def translation_options() -> Markup:
    """Give the `<option>`s of the languages one can translate into, in the language of now: made once, every card has them."""
    return _translation_options(str(get_locale()))


@cache
def _translation_options(here: str) -> Markup:
    option = Markup('<option value="{}">{}</option>')
    return Markup("").join(option.format(code, _language_name(code, here)) for code in TRANSLATION_LANGUAGES)


@cache
def _language_name(tag: str, here: str) -> str:
    try:
        return Locale.parse(tag, sep="-").get_display_name(here) or tag
    except (UnknownLocaleError, ValueError):
        return tag


def due_words(due: str) -> str:
    """Give a date as people write it ("7 december 2026"); what is no ISO date stays in its own words."""
    try:
        day = date.fromisoformat(due)
    except ValueError:
        return due
    return format_date(day, "long", locale=str(get_locale()))


def undo_words(command: str) -> str:
    """Give what undoing a command takes back, in a few words."""
    words = {
        "OpenPhase": _("the step"),
        "ReceiveGroup": _("the next group"),
        "SendGroups": _("the groups' move"),
        "SetPlaces": _("the places"),
        "SetFocus": _("what the talk is about"),
        "AdjustTimer": _("the time"),
        "RotatePeople": _("changing tables"),
        "MovePeople": _("moving people"),
        "DivideGroups": _("dividing over tables"),
        "SetSeating": _("where late arrivals sit"),
        "EditPhase": _("the change of this part"),
        "OrderPhases": _("the order"),
        "AddPhase": _("the new part"),
        "RemovePhase": _("taking out a part"),
        "RevealPhase": _("showing the texts"),
        "VoteAgain": _("opening the vote again"),
        "HideContribution": _("hiding"),
        "ShowContribution": _("showing"),
        "ParkContribution": _("parking"),
        "ReleaseContributions": _("releasing"),
        "ReleaseAction": _("what people will do"),
        "ShowAnswer": _("the answer"),
        "SetHeldWords": _("the list of words"),
        "SetAdmission": _("how people come in"),
        "SetProtection": _("the smallest group that is shown"),
        "AdmitParticipant": _("letting in"),
        "RemoveParticipant": _("taking somebody out"),
        "CorrectSpelling": _("the spelling"),
        "AssignQuestion": _("who answers"),
        "HideThirdWay": _("the third way"),
        "TranslateContribution": _("the translation"),
        "ImportContributions": _("what was brought in beforehand"),
        "MergeContributions": _("putting together"),
        "PartContributions": _("taking apart"),
        "DismissSuggestion": _("turning down a suggestion"),
        "SetHighlights": _("main directions"),
        "MarkHighlight": _("main direction"),
        "MoveHighlight": _("the order of main directions"),
        "AskSignOff": _("asking “is this what we said?”"),
        "SettleMissing": _("what people missed"),
        "TakeUpMissing": _("the main direction"),
        "ShowWord": _("the word on the wall"),
        "SetTheme": _("the theme"),
        "MakeTheme": _("the new theme"),
        "RenameTheme": _("the theme's name"),
        "MoveToTheme": _("the move"),
        "RemoveTheme": _("taking a theme away"),
        "MoveTheme": _("the order of the themes"),
        "WriteConclusion": _("the conclusion"),
        "WriteNote": _("the note"),
        "RecordAction": _("the action"),
        "ShowOnWall": _("the wall"),
        "FreezeWall": _("the wall"),
        "BeginSession": _("the beginning"),
        "CloseSession": _("closing"),
        "StayOpen": _("how long it stays open"),
        "AnswerQuestion": _("the answer"),
        "AddContribution": _("the text"),
        "EditContribution": _("the change"),
        "WithdrawContribution": _("taking back"),
        "CountHands": _("the counted hands"),
        "EnterCards": _("the cards"),
    }
    found: str = words.get(command, _("the last change"))
    return found


def type_label(phase_type: str) -> str:
    """Give what a type of phase is for, in a few words."""
    words = {
        "welcome": _("coming in"),
        "inspire": _("listening"),
        "dilemmas": _("reading and choosing"),
        "collect": _("talking and writing"),
        "moment": _("one thought, full screen"),
        "tree": _("building the goal tree"),
        "weigh": _("weighing"),
        "choose": _("choosing again"),
        "harvest": _("main directions"),
        "close": _("rounding off"),
    }
    found: str = words.get(phase_type, phase_type)
    return found


@cache
def _ones(_language: str) -> dict[str, str]:
    """Give the words in the language of now, which is kept: every card asks for one."""
    return {
        "case": _("Case"),
        "dilemma": _("Dilemma"),
        "example": _("Example"),
        "question": _("Question"),
        "experience": _("Experience"),
        "direction": _("Direction"),
        "insight": _("Insight"),
        "obstacle": _("Obstacle"),
        "need": _("Need"),
        "initiative": _("Initiative"),
        "goal": _("Goal"),
        "principle": _("Principle"),
        "belief": _("Belief"),
        "why": _("Why"),
        "how": _("How"),
        "what": _("What"),
        "conclusion": _("Conclusion"),
        "action": _("Action"),
    }


def _many(n: int) -> dict[str, str]:
    return {
        "case": ngettext("%(num)s case", "%(num)s cases", n),
        "dilemma": ngettext("%(num)s dilemma", "%(num)s dilemmas", n),
        "example": ngettext("%(num)s example", "%(num)s examples", n),
        "question": ngettext("%(num)s question", "%(num)s questions", n),
        "experience": ngettext("%(num)s experience", "%(num)s experiences", n),
        "direction": ngettext("%(num)s direction", "%(num)s directions", n),
        "insight": ngettext("%(num)s insight", "%(num)s insights", n),
        "obstacle": ngettext("%(num)s obstacle", "%(num)s obstacles", n),
        "need": ngettext("%(num)s need", "%(num)s needs", n),
        "initiative": ngettext("%(num)s initiative", "%(num)s initiatives", n),
        "goal": ngettext("%(num)s goal", "%(num)s goals", n),
        "principle": ngettext("%(num)s principle", "%(num)s principles", n),
        "belief": ngettext("%(num)s belief", "%(num)s beliefs", n),
        "why": ngettext("%(num)s why", "%(num)s whys", n),
        "how": ngettext("%(num)s how", "%(num)s hows", n),
        "what": ngettext("%(num)s what", "%(num)s whats", n),
        "conclusion": ngettext("%(num)s conclusion", "%(num)s conclusions", n),
        "action": ngettext("%(num)s action", "%(num)s actions", n),
    }
