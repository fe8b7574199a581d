"""Where somebody lives: a street with a number, a postcode with a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

_POSTCODE = r"[1-9]\d{3} ?(?!SA|SD|SS|EU|NL|VN|UK|US)[A-Z]{2}(?!\w)"
_HOUSE = r"\d{1,4}(?: ?[A-Za-z](?!\w)|[-/]\d{1,3})?"
_STREET = (
    r"(?:(?:[A-Z][\w'’.-]{1,30} ){0,2}[A-Z][\w'’-]{1,30}"
    r"(?:straat|straatje|laan|laantje|weg|plein|gracht|kade|singel|dijk|dreef|hof|hofje|steeg|pad|plantsoen|wal|weide)"
    r"|(?:[A-Z][\w'’.-]{1,30} ){1,2}(?:Straat|Laan|Weg|Plein|Gracht|Kade|Singel|Dijk|Dreef|Hof|Steeg|Pad|Markt|Wal))"
)
_NO_NUMBER = r"(?! ?(?:%|[.,:]\d|uur|jaar|minuten|min\b|meter|km|mensen|deelnemers|euro|keer|x\b|graden|dagen|weken|procent|\d))"
_ADDRESS = re.compile(
    rf"(?<!\w)(?:{_STREET} {_HOUSE}(?!\w){_NO_NUMBER}(?:,? {_POSTCODE})?|{_POSTCODE},? (?:nr\.? ?|huisnummer )?{_HOUSE}(?![\w%]){_NO_NUMBER}"
    rf"|\d{{1,4}} [A-Z][a-z]{{2,20}} (?:Street|Road|Avenue|Lane|Drive|Square)(?!\w))"
)
_NO_STREET = re.compile(r"(?:Onder|Half|Snel|Door|Vlieg|Uit|Ver|Om|Al|Fiets|Spoor|Water|Levens)(?:weg|pad)\b")


def addresses(text: str, _day: str) -> Iterator[tuple[int, int]]:
    """Give where addresses stand in a text."""
    for found in _ADDRESS.finditer(text):
        if not _NO_STREET.match(found[0]):
            yield found.span()
