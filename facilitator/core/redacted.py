"""Which texts of an event are looked through for words that must go, and what stands in their place.

Every field of an event that holds text is named here, by the record it is in; ids, codes, kinds and dates are not looked
through, for nothing could be read back without them.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from typing import Any, get_args, get_type_hints

from facilitator.core.vocabulary import EVENTS

LEFT_OUT = {"nl": "[weggelaten]", "en": "[left out]"}
_LETTER, _DIGIT = r"[^\W\d_]", r"\d"
_BETWEEN = r"\*{0,3}\s+\*{0,3}"  # an editor may have made one of the words bold

# What people or the facilitator typed, by record. A text that is gone as a whole stands in EMPTIED.
TEXTS: dict[str, tuple[str, ...]] = {
    "ActionSet": ("text", "owner", "due", "over"),
    "Agreed": ("text", "owner", "due", "source"),
    "Background": ("label",),
    "ChoiceMade": ("which",),
    "ConclusionSet": ("text",),
    "ContributionAdded": ("text", "title", "ask", "owner", "presenter", "source"),
    "ContributionEdited": ("text", "title", "ask", "owner", "over"),
    "CorrectionTakenBack": ("text", "title", "ask", "over"),
    "GoalAnswered": ("goal",),
    "Group": ("label", "leader", "about"),
    "HeldWordsSet": ("added", "left_out"),
    "Meeting": (
        "kind", "organiser", "place", "venue", "introduction", "goals", "attendance", "contact", "facilitator", "wifi_name",
        "wifi_password",
    ),
    "MeetingDescribed": ("title",),
    "NoteSet": ("text",),
    "Option": ("text", "objection"),
    "Outcome": ("note",),
    "OutcomeSet": ("note",),
    "PassageRewritten": ("text",),
    "Phase": ("title", "instruction", "prompts"),
    "Place": ("label", "leader", "about"),
    "QuestionAnswered": ("text",),
    "QuestionAssigned": ("owner", "due"),
    "ReportPicture": ("alt", "caption"),
    "ReportSettings": ("sender", "next_steps"),
    "Series": ("title",),
    "SessionCreated": ("title",),
    "SignOffGiven": ("missing",),
    "SpellingCorrected": ("text", "title", "ask"),
    "ThemeMade": ("title",),
    "ThemeRenamed": ("title", "over"),
    "ThemeSet": ("title",),
    "ThirdWayHidden": ("which",),
    "TranslationSet": ("text", "title", "over"),
    "WordLeft": ("text",),
    "WordMarked": ("word",),
    "WordsKept": ("words",),
}  # fmt: skip
EMPTIED = {"ReportSettings": ("address",)}  # an address with a hole in it leads nowhere


class Redaction:
    """Words that go, wherever they stand, without regard to case and spacing; `times` counts what was taken out.

    Whole words: "Jan" is not taken out of "januari", nor "0612" out of a longer number.
    """

    def __init__(self, words: str, language: str) -> None:
        pieces = words.split()
        before = _edge(words.strip()[:1])
        after = _edge(words.strip()[-1:])
        pattern = (f"(?<!{before})" if before else "") + _BETWEEN.join(map(re.escape, pieces)) + (f"(?!{after})" if after else "")
        self._pattern = re.compile(pattern, re.IGNORECASE)
        self._instead = LEFT_OUT["nl" if language.lower().startswith("nl") else "en"]
        self.times = 0

    def text(self, text: str) -> str:
        """Give a text without the words."""
        told, times = self._pattern.subn(lambda _: self._instead, text)
        self.times += times
        return told

    def record(self, record: dict[str, Any]) -> dict[str, Any]:
        """Give an event as it stands in the log, without the words: the very same one when they are not in it."""
        before = self.times
        told = {**record, **self._event(record)}
        if undo := record.get("undo"):
            told["undo"] = {**undo, "events": [self._event(one) for one in undo["events"]]}
        return record if self.times == before else told

    def _event(self, event: dict[str, Any]) -> dict[str, Any]:
        return {**event, "d": self._fields(EVENTS[event["t"]], event["d"])}

    def _fields(self, cls: type, data: dict[str, Any]) -> dict[str, Any]:
        told = dict(data)
        for name in TEXTS.get(cls.__name__, ()):
            if name in told:
                told[name] = self._deep(told[name])
        for name in EMPTIED.get(cls.__name__, ()):
            if isinstance(told.get(name), str) and self.text(told[name]) != told[name]:
                told[name] = ""
        for name, inner in nested(cls):
            value = told.get(name)
            if isinstance(value, list):
                told[name] = [self._fields(inner, one) for one in value]
            elif isinstance(value, dict):
                told[name] = self._fields(inner, value)
        return told

    def _deep(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self._deep(one) for one in value]
        if isinstance(value, dict):
            return {key: self._deep(one) for key, one in value.items()}
        return value


def _edge(letter: str) -> str:
    """Give what may not stand beside this letter for it to be the end of a word or number."""
    return _DIGIT if letter.isdigit() else _LETTER if letter.isalpha() else ""


@cache
def nested(cls: type) -> tuple[tuple[str, type], ...]:
    """Give the fields of a record that hold records: (name, of which kind)."""
    found = []
    for name, hint in get_type_hints(cls).items():
        inner = next((one for one in _unpacked(hint) if isinstance(one, type) and dataclasses.is_dataclass(one)), None)
        if inner is not None:
            found.append((name, inner))
    return tuple(found)


def _unpacked(hint: Any) -> list[Any]:
    """Give a type and all types inside it."""
    return [hint, *(one for inner in get_args(hint) for one in _unpacked(inner))]
