"""How somebody can be reached: e-mail and phone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from facilitator.report.privacy.births import DATE_LIKE

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+")
_PHONE = re.compile(r"(?<![\w+@/€$£.,-])(?:\+ ?|00 ?)?\(?\d(?:[ \u00a0().\-/]{0,3}\d){7,14}(?![\w@])")
_SERVICE = re.compile(r"0[89]0[06]|088|112|14")


def emails(text: str, _day: str) -> Iterator[tuple[int, int]]:
    """Give where e-mail addresses stand in a text."""
    if "@" in text:
        yield from (found.span() for found in _EMAIL.finditer(text))


def phones(text: str, _day: str) -> Iterator[tuple[int, int]]:
    """Give where phone numbers stand in a text, but for those of services."""
    for found in _PHONE.finditer(text):
        said = found[0]
        digits = re.sub(r"\D", "", said)
        abroad = said.startswith("+") or (digits.startswith("00") and len(digits) > 10)
        if abroad:
            number = digits.removeprefix("00") if not said.startswith("+") else digits
            good = 9 <= len(number) <= 15 and number[0] != "0"
        else:
            good = len(digits) == 10 and digits[0] == "0" and digits[1] != "0" and not _SERVICE.match(digits)
        if good and not DATE_LIKE.match(said.lstrip("(")):
            yield found.start(), found.end()
