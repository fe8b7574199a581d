"""The history in words: what somebody did, who it was, and why something can't be taken back any more."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _


def done_words(what: str) -> str:
    """Give what a command, or the event that somebody else caused, was: "Step opened"."""
    found: str = {**_by_who_leads(), **_by_people()}.get(what, _("Something changed"))
    return found


def who_words(role: str, group: str = "") -> str:
    """Give who did something, as far as it is told: the workshop leader, a table leader by table, or just somebody."""
    if role == "leader" and group:
        named: str = _("table leader of %(group)s", group=group)
        return named
    known = {"facilitator": _("workshop leader"), "leader": _("table leader"), "owner": _("who brought it in")}
    found: str = known.get(role, _("a participant"))
    return found


def since_words(role: str, group: str, what: str) -> str:
    """Give why something can't be taken back: who did what since."""
    sentence: str = _(
        "After this came: %(what)s (%(who)s). That stays, so this can't be turned back by itself.",
        who=who_words(role, group), what=done_words(what),
    )  # fmt: skip
    return sentence


def overtaken_words(params: dict[str, Any]) -> str:
    """Give the sentence for a refusal `overtaken`."""
    return since_words(str(params.get("role", "")), str(params.get("group", "")), str(params.get("what", "")))


def final_words(what: str) -> str:
    """Give why a command can't be taken back."""
    why = {
        "ReissueLink": _("An old link stays shut: somebody may have it who should not."),
        "Redact": _("What was taken out for good is nowhere any more."),
    }
    found: str = why.get(what, _("This can't be undone."))
    return found


def _by_who_leads() -> dict[str, str]:
    return {
        "OpenPhase": _("Step opened"),
        "ReceiveGroup": _("Group welcomed"),
        "SendGroups": _("Groups sent on"),
        "SetPlaces": _("Places changed"),
        "SetFocus": _("Subject of the talk set"),
        "AdjustTimer": _("Time changed"),
        "RotatePeople": _("Everybody to another table"),
        "MovePeople": _("People moved"),
        "DivideGroups": _("People divided over tables"),
        "SetSeating": _("Seats for late arrivals set"),
        "Redact": _("Words taken out for good"),
        "SetGroups": _("Groups changed"),
        "SetBackgrounds": _("Backgrounds changed"),
        "DescribeMeeting": _("Meeting described"),
        "EditPhase": _("Part changed"),
        "OrderPhases": _("Parts put in another order"),
        "AddPhase": _("Part added"),
        "RemovePhase": _("Part taken out"),
        "RevealPhase": _("Texts shown"),
        "VoteAgain": _("Vote opened again"),
        "HideContribution": _("Taken off the screens"),
        "ShowContribution": _("Shown again"),
        "ReleaseContributions": _("Released"),
        "ShowAnswer": _("Answer shown or hidden"),
        "SetHeldWords": _("List of words changed"),
        "SetAdmission": _("Way of coming in changed"),
        "AdmitParticipant": _("Somebody let in"),
        "RemoveParticipant": _("Somebody taken out"),
        "CorrectSpelling": _("Spelling corrected"),
        "AssignQuestion": _("Question handed to somebody"),
        "HideThirdWay": _("Third way put aside or back"),
        "SetProtection": _("Smallest group that is shown set"),
        "ParkContribution": _("To the parking place, or back"),
        "TranslateContribution": _("Translated"),
        "ImportContributions": _("Prepared texts brought in"),
        "MergeContributions": _("Cards put together"),
        "PartContributions": _("Taken apart"),
        "DismissSuggestion": _("Suggestion turned down"),
        "MoveGoal": _("Goal moved"),
        "SetHighlights": _("Main directions changed"),
        "MarkHighlight": _("Main direction marked"),
        "MoveHighlight": _("Main direction moved"),
        "AskSignOff": _("“Is this what we said?” asked"),
        "SettleMissing": _("What people missed settled"),
        "TakeUpMissing": _("What people missed taken up"),
        "ShowWord": _("Word shown or hidden"),
        "SetTheme": _("Theme changed"),
        "MakeTheme": _("Theme made"),
        "RenameTheme": _("Theme renamed"),
        "MoveToTheme": _("Put in another theme"),
        "RemoveTheme": _("Theme taken away"),
        "MoveTheme": _("Theme put in another place"),
        "WriteConclusion": _("Conclusion written"),
        "WriteNote": _("Note written"),
        "RecordAction": _("Action noted"),
        "ShowOnWall": _("Wall changed"),
        "FreezeWall": _("Wall frozen or let go"),
        "ReissueLink": _("Link made anew"),
        "BeginSession": _("Meeting begun"),
        "CloseSession": _("Meeting closed"),
        "StayOpen": _("How long it stays open set"),
        "AllowDraft": _("Draft on phones allowed or not"),
        "SetSeries": _("Series set"),
        "CarryActions": _("Agreements of last time brought in"),
        "SetActionOutcome": _("What became of an agreement"),
        "ReopenSession": _("Meeting opened again"),
        "AnswerQuestion": _("Question answered"),
        "AddContribution": _("Text added"),
        "EditContribution": _("Text changed"),
        "WithdrawContribution": _("Text taken back"),
        "CountHands": _("Hands counted"),
        "EnterCards": _("Cards typed over"),
    }


def _by_people() -> dict[str, str]:
    """What nobody takes back with a button, by the event that came of it."""
    voted = ("SupportGiven", "DotsPlaced", "ChoiceMade", "IdeaRated", "ContributionsRanked", "IdeaEstimated")
    seated = ("ParticipantJoined", "ParticipantDescribed")
    return {
        **dict.fromkeys(voted, _("A vote was given")),
        **dict.fromkeys(seated, _("Somebody found another table")),
        "ContributionAdded": _("Somebody responded to it"),
        "ContributionEdited": _("Text changed"),
        "StatusSet": _("Text taken back"),
        "TranslationSet": _("Translated"),
        "AuthorFound": _("Its author's phone sent it after all"),
        "CardsThemed": _("Put in another theme"),
        "ThemeMade": _("Theme made"),
        "ThemeRenamed": _("Theme renamed"),
        "ThemeRemoved": _("Theme taken away"),
        "QuestionAnswered": _("Question answered"),
        "ActionSet": _("Action changed"),
        "HandsCounted": _("Hands counted"),
    }
