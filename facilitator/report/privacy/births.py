"""Days on which somebody may be born."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

EARLIEST, LATEST = 1900, 2015  # years in which somebody who takes part may be born
DATE_LIKE = re.compile(r"\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d(?!\d)|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)")
_MONTHS = {
    name: number
    for names in (
        "januari februari maart april mei juni juli augustus september oktober november december",
        "january february march april may june july august september october november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
    )
    for number, name in enumerate(names.split(), start=1)
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"(?<![\w.,/-])(?:(?P<d>\d{{1,2}})[-/. ](?P<m>\d{{1,2}})[-/. ](?P<y>\d{{4}}|\d{{2}})|(?P<iy>\d{{4}})-(?P<im>\d{{2}})-(?P<id>\d{{2}})"
    rf"|(?P<nd>\d{{1,2}})(?:e|ste|de|th|st|nd|rd)? (?P<nm>{_MONTH})\.?,? ?(?P<ny>\d{{4}})|(?P<em>{_MONTH}) (?P<ed>\d{{1,2}}),? (?P<ey>\d{{4}}))(?![\w-])",
    re.IGNORECASE,
)
_BORN = re.compile(r"(?i)(?:\bgeboren\b|\bgeb\.?(?=\s)|\bgeboortedatum\b|\bborn\b|date of birth)[^.;\n]{0,24}$")
_BORN_IN = re.compile(r"(?i)\b(?:geboren(?: ben ik| is| zijn)? in|geb\.?(?: in)?|born in|van geboortejaar|geboortejaar:?) (?P<y>19\d\d|20[01]\d)\b")
_STARTS = {(1, 1), (31, 12), (1, 7)}  # days on which laws begin: only a birthday when it says so


def births(text: str, meeting_day: str) -> Iterator[tuple[int, int]]:
    """Give where days of birth stand in a text: said to be one, or such a day that it may be."""
    for found in _DAY.finditer(text):
        born = _BORN.search(text[max(0, found.start() - 40) : found.start()]) is not None
        day = _day(found, born)
        if day is None or day.isoformat() == meeting_day:
            continue
        if born or (EARLIEST <= day.year <= LATEST and (day.day, day.month) not in _STARTS):
            yield found.span()
    yield from (found.span() for found in _BORN_IN.finditer(text))


def _day(found: re.Match[str], born: bool) -> date | None:
    part = found.groupdict()
    if part["d"]:
        year, month, day = part["y"], int(part["m"]), part["d"]
    elif part["iy"]:
        year, month, day = part["iy"], int(part["im"]), part["id"]
    elif part["nd"]:
        year, month, day = part["ny"], _MONTHS[part["nm"].lower()], part["nd"]
    else:
        year, month, day = part["ey"], _MONTHS[part["em"].lower()], part["ed"]
    if len(year) == 2 and not born:
        return None
    whole = int(year) if len(year) == 4 else 1900 + int(year) + (100 if int(year) <= LATEST - 2000 else 0)
    try:
        return date(whole, month, int(day))
    except ValueError:
        return None
