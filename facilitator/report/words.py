"""The report's own texts, Dutch and English, as a person would write them who took two weeks over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from facilitator.report.blocks import Span, Text, numbered
from facilitator.report.wording import PLURALS, TEXTS

_PLACE = re.compile(r"\{(\w+)\}")
_NUMBERS = {
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien twintig",
    "en": "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
}
_DAYS = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_IN_WORDS = 12  # within a sentence; a sentence may begin with a word up to twenty


class Words:
    """Texts in one language: that of the session when we have it, else English. `instead`: keys that another text stands for."""

    def __init__(self, language: str, instead: dict[str, str] | None = None) -> None:
        self._instead = instead or {}
        base = language.lower().partition("-")[0]
        self.language = base if base in _NUMBERS else "en"

    def say(self, key: str, **values: object) -> str:
        """Give a text with its places filled in. Raises KeyError for a text there is not."""
        return TEXTS[self._instead.get(key, key)][self.language].format(**values)

    def knows(self, key: str) -> bool:
        """Whether there is a text of this name."""
        return key in TEXTS

    def text(self, key: str, **spans: Span | Text | int) -> Text:
        """Give a text as spans, so that what people typed in it stays apart from our own words."""
        return self._filled(TEXTS[key][self.language], spans)

    def count(self, key: str, n: int, **values: object) -> str:
        """Give "zeven vragen": a number with its noun, in singular or plural."""
        return self._forms(key)[n != 1].format(n=self.counting(n), **values)

    def counted(self, key: str, n: int, **spans: Span | Text | int) -> Text:
        """Give a sentence about a number, in singular or plural; a number in front begins with a capital."""
        form = self._forms(key)[n != 1]
        return self._filled(form, {"n": self.opening(n) if form.startswith("{n}") else self.number(n), **spans})

    def heading(self, key: str, n: int, **values: object) -> str:
        """Give a heading about a number, in singular or plural; a number in front begins with a capital."""
        form = self._forms(key)[n != 1]
        return form.format(n=self.opening(n) if form.startswith("{n}") else self.number(n), **values)

    def _forms(self, key: str) -> tuple[str, str]:
        return PLURALS[self._instead.get(key, key)][self.language]

    def number(self, n: int) -> str:
        """Give a number as it stands in a sentence: in words up to twelve."""
        return _NUMBERS[self.language].split()[n] if 0 <= n <= _IN_WORDS else str(n)

    def counting(self, n: int) -> str:
        """Give a number before what it counts: "één", not "een"."""
        return "één" if n == 1 and self.language == "nl" else self.number(n)

    def numbered(self, n: int, aside: bool) -> str:
        """Give "nr. 41" for the number of a contribution where that is no link; as an aside it stands in brackets."""
        return self.say("number_aside" if aside else "number_of", n=numbered(n))

    def opening(self, n: int) -> str:
        """Give a number as a sentence begins with it."""
        names = _NUMBERS[self.language].split()
        if n == 1 and self.language == "nl":
            return "Eén"
        return names[n].capitalize() if 0 <= n < len(names) else str(n)

    def decimal(self, value: float) -> str:
        """Give "2,4"."""
        return f"{value:.1f}".replace(".", "," if self.language == "nl" else ".")

    def signed(self, value: float) -> str:
        """Give "+0,8", "0" or "−0,3": a number on a scale with two sides."""
        told = self.decimal(abs(value))
        return "0" if told.strip("0,.") == "" else f"{'+' if value > 0 else '−'}{told}"

    def range(self, least: int, most: int) -> str:
        """Give "32 tot 37", or "32" when both are."""
        return str(least) if least == most else f"{least} {TEXTS['to'][self.language]} {most}"

    def people(self, n: int) -> str:
        """Give "dertien mensen" or "één persoon"."""
        return self.count("people", n)

    def date(self, iso: str, *, weekday: bool = True) -> str:
        """Give "maandag 30 november 2015"; what is no ISO date stays as it is."""
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        name = f"{_DAYS[self.language].split()[day.weekday()]} " if weekday else ""
        return f"{name}{day.day} {_MONTHS[self.language].split()[day.month - 1]} {day.year}"

    def listing(self, spans: list[Span]) -> Text:
        """Give "a, b en c"."""
        return self.listing_of([(span,) for span in spans])

    def either(self, spans: list[Span]) -> Text:
        """Give "“a”, “b” of “c”": names of which none was chosen."""
        return self.listing_of([("“", span, "”") for span in spans], "or")

    def listing_of(self, texts: Sequence[Text], last: str = "and") -> Text:
        """Give "a, b en c" of whole texts; "a, b; c en d" where a comma stands in one of them."""
        listed: list[Span] = []
        sign = "; " if any("," in str(getattr(span, "text", span)) for text in texts for span in text) else ", "
        for number, text in enumerate(texts):
            if number:
                listed.append(f" {TEXTS[last][self.language]} " if number == len(texts) - 1 else sign)
            listed += text
        return tuple(listed)

    def one(self, names: dict[str, str]) -> str:
        """Give the text of a `{language: text}` in this language, else any."""
        return names.get(self.language) or next(iter(names.values()), "")

    def _filled(self, template: str, spans: dict[str, Span | Text | int]) -> Text:
        text: list[Span] = []
        for place, part in enumerate(_PLACE.split(template)):
            if place % 2 == 0:
                text += [part] if part else []
                continue
            value = spans[part]
            text += value if isinstance(value, tuple) else [str(value) if isinstance(value, int) else value]
        return tuple(text)
