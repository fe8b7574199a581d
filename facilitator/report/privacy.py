"""What in a report may tell who somebody is: phone numbers, addresses, numbers of citizens and accounts, dates of birth, names.

Rules, no guessing: each finding can be explained, and none is acted upon by itself. Who reviews the report says of each
that it may stand, or takes it out. What was filled in to be shown (who leads, who will do something, where to turn to) is
not looked through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from facilitator.core.redacting import same_words

KINDS = ("email", "iban", "phone", "birth", "address", "bsn", "name")
AROUND = 40  # characters of context on either side
EARLIEST, LATEST = 1900, 2015  # years in which somebody who takes part may be born
SHORTEST_NAME = 3

# Filled in to be shown, or no text of anybody.
_SHOWN = frozenset(
    ("id", "label", "leader", "owner", "presenter", "sender", "address", "contact", "facilitator", "organiser", "venue", "place", "date", "due",
     "group", "kind", "phase", "status", "language", "file", "mark", "logo", "template", "colour", "style", "was", "by", "route", "format", "step", "section",
     "across", "choices_by", "via", "stance"),
)  # fmt: skip
_NO_TEXT = frozenset(
    ("id", "format", "language", "groups", "places", "phases", "backgrounds", "landscape", "open_until", "report", "timeline", "came_in", "votings",
     "tree", "gaps", "highlights", "questions", "moved", "moderated", "participants"),
)  # fmt: skip


@dataclass(frozen=True)
class Spot:
    """Where something stands: `part` of the public data, the `number` of a contribution, the `address` of a passage."""

    part: str
    number: int = 0
    address: str = ""


@dataclass(frozen=True)
class Finding:
    """Words that may tell who somebody is: what `kind` (of KINDS), every spot where they stand, and what stands around the first."""

    kind: str
    words: str
    where: tuple[Spot, ...]
    context: str


@dataclass(frozen=True)
class _Hit:
    kind: str
    start: int
    end: int


def scan(data: dict[str, Any], names: Iterable[str] = (), kept: Collection[str] = ()) -> list[Finding]:
    """Give what in the public data may tell who somebody is, in the order in which it stands there.

    `names` are those that participants gave to be reached, `kept` what the facilitator said may stand (as `same_words`).
    """
    looked_for = _names(names, _shown_names(data))
    told = {same_words(text) for text in _places_shown(data)}
    meeting_day = str(data["meeting"].get("date", ""))
    found: dict[tuple[str, str], Finding] = {}
    for spot, text in texts_of(data):
        for hit in _hits(text, looked_for, meeting_day):
            words = text[hit.start : hit.end]
            key = (hit.kind, same_words(words))
            if key[1] in kept or any(key[1] in place for place in told if hit.kind == "address"):
                continue
            known = found.get(key)
            if known is None:
                found[key] = Finding(hit.kind, words, (spot,), _context(text, hit))
            elif spot not in known.where:
                found[key] = Finding(hit.kind, known.words, (*known.where, spot), known.context)
    return list(found.values())


def texts_of(data: dict[str, Any]) -> Iterator[tuple[Spot, str]]:
    """Give every text of the public data that somebody typed, with where it stands."""
    for part, value in data.items():
        if part == "contributions":
            for row in value:
                yield from ((Spot(part, row["number"]), text) for text in _deep(row))
        elif part == "edits":
            for address, one in value["passages"].items():
                yield Spot("passages", 0, address), one["text"]
            yield from ((Spot("pictures"), text) for text in _deep(value["pictures"]))
            yield Spot("next_steps"), value["next_steps"]
        elif part not in _NO_TEXT:
            yield from ((Spot(part), text) for text in _deep(value))


def _deep(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in _SHOWN:
                yield from _deep(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _deep(one)


def _shown_names(data: dict[str, Any]) -> set[str]:
    """Give the names that were filled in to be shown."""
    meeting = data["meeting"]
    people = [meeting.get(name, "") for name in ("facilitator", "organiser", "contact")]
    people += [seat["leader"] for seat in (*data["groups"], *data["places"])]
    people += [row["owner"] for row in (*data["contributions"], *data["actions"])] + [row["presenter"] for row in data["contributions"]]
    return {same_words(one) for one in people if one}


def _places_shown(data: dict[str, Any]) -> list[str]:
    meeting = data["meeting"]
    seats = [seat[name] for seat in (*data["groups"], *data["places"]) for name in ("label", "about")]
    return [one for one in (meeting.get("venue", ""), meeting.get("place", ""), meeting.get("contact", ""), *seats) if one]


def _context(text: str, hit: _Hit) -> str:
    start, end = max(0, hit.start - AROUND), min(len(text), hit.end + AROUND)
    return ("…" if start else "") + " ".join(text[start:end].split()) + ("…" if end < len(text) else "")


def _hits(text: str, names: re.Pattern[str] | None, meeting_day: str) -> list[_Hit]:
    """Give what is found in one text, in order; where two would overlap the one that is surer goes first."""
    hits: list[_Hit] = []
    taken: list[tuple[int, int]] = []
    for kind, find in _RULES if _DIGIT.search(text) else _RULES[:1]:
        for start, end in find(text, meeting_day):
            if not any(start < other_end and other_start < end for other_start, other_end in taken):
                hits.append(_Hit(kind, start, end))
                taken.append((start, end))
    if names is not None:
        hits += [_Hit("name", *one.span()) for one in names.finditer(text)]
    known = {hit.start for hit in hits}
    hits += [_Hit("name", *one.span("name")) for one in _TITLED.finditer(text) if one.start("name") not in known]
    return sorted(hits, key=lambda hit: hit.start)


# ── e-mail, accounts ──

_DIGIT = re.compile(r"\d")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+")
_IBAN = re.compile(r"(?<!\w)[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]){11,30}(?!\w)")
_IBAN_LENGTHS = {"NL": 18, "BE": 16, "DE": 22, "FR": 27, "GB": 22, "ES": 24, "IT": 27, "PL": 28, "LU": 20, "AT": 20, "TR": 26}


def _emails(text: str, _day: str) -> Iterator[tuple[int, int]]:
    if "@" in text:
        yield from (found.span() for found in _EMAIL.finditer(text))


def _ibans(text: str, _day: str) -> Iterator[tuple[int, int]]:
    for found in _IBAN.finditer(text):
        spots = [place for place in range(*found.span()) if text[place] != " "]
        whole = "".join(text[place] for place in spots).upper()
        wanted = _IBAN_LENGTHS.get(whole[:2])
        for length in [wanted] if wanted else range(len(whole), 14, -1):
            if length <= len(whole) and _is_iban(whole[:length]):
                yield found.start(), spots[length - 1] + 1
                break


def _is_iban(whole: str) -> bool:
    return int("".join(str(int(sign, 36)) for sign in whole[4:] + whole[:4])) % 97 == 1


# ── phone numbers ──

_PHONE = re.compile(r"(?<![\w+@/€$£.,-])(?:\+ ?|00 ?)?\(?\d(?:[ \u00a0().\-/]{0,3}\d){7,14}(?![\w@])")
_DATE_LIKE = re.compile(r"\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d(?!\d)|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)")
_SERVICE = re.compile(r"0[89]0[06]|088|112|14")


def _phones(text: str, _day: str) -> Iterator[tuple[int, int]]:
    for found in _PHONE.finditer(text):
        said = found[0]
        digits = re.sub(r"\D", "", said)
        abroad = said.startswith("+") or (digits.startswith("00") and len(digits) > 10)
        if abroad:
            number = digits.removeprefix("00") if not said.startswith("+") else digits
            good = 9 <= len(number) <= 15 and number[0] != "0"
        else:
            good = len(digits) == 10 and digits[0] == "0" and digits[1] != "0" and not _SERVICE.match(digits)
        if good and not _DATE_LIKE.match(said.lstrip("(")):
            yield found.start(), found.end()


# ── numbers of citizens ──

_BSN = re.compile(r"(?<![\w€$£+])(?<!\d[.,-])\d(?:[ .\-]?\d){7,8}(?![\w%])(?![.,-]\d)")
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3}){2}")
_COUNTED = re.compile(r"(?i)\s*(?:euro|eur\b|inwoners|mensen|huishoudens|stuks|leden|jaar)")
_YEARS = re.compile(r"(?:19|20)\d\d[ \-/.–](?:19|20)\d\d")
_CITIZEN = re.compile(r"(?i)bsn|burgerservice|sofi|citizen service")
_OTHER_NUMBER = re.compile(r"(?i)(?:kvk|k\.v\.k\.|dossier|zaak|factuur|order|isbn|bladzijde|artikel)[\w .:#-]{0,14}$")
_MONEY = re.compile(r"(?i)(?:€|euro|eur)\s*$")


def _bsns(text: str, _day: str) -> Iterator[tuple[int, int]]:
    for found in _BSN.finditer(text):
        said, before = found[0], text[max(0, found.start() - 30) : found.start()]
        digits = re.sub(r"\D", "", said)
        if not _is_bsn(digits):
            continue
        called = _CITIZEN.search(before) is not None
        other = _AMOUNT.fullmatch(said) or _COUNTED.match(text, found.end()) or _YEARS.match(said) or _DATE_LIKE.match(said) or _is_day(digits)
        if called or not (other or _OTHER_NUMBER.search(before) or _MONEY.search(before)):
            yield found.span()


def _is_bsn(digits: str) -> bool:
    """The check on eleven of a Dutch citizen service number."""
    nine = [int(digit) for digit in digits.zfill(9)]
    if len(set(digits)) == 1:
        return False
    return (sum(weight * digit for weight, digit in zip(range(9, 1, -1), nine, strict=False)) - nine[8]) % 11 == 0


def _is_day(digits: str) -> bool:
    """Whether eight digits are a day, written together."""
    if len(digits) != 8:
        return False
    parts = ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2]))
    return any(1900 <= int(year) <= 2100 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31 for year, month, day in parts)


# ── dates of birth ──

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


def _births(text: str, meeting_day: str) -> Iterator[tuple[int, int]]:
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


# ── where somebody lives ──

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


def _addresses(text: str, _day: str) -> Iterator[tuple[int, int]]:
    for found in _ADDRESS.finditer(text):
        if not _NO_STREET.match(found[0]):
            yield found.span()


# ── names ──

_TITLED = re.compile(
    r"(?<!\w)(?i:dhr\.?|mevr\.?|mw\.?|meneer|mevrouw|de heer|mijnheer|mr\.|mrs\.?) "
    r"(?P<name>(?:(?:van|de|der|den|ten|ter|el|al|te)(?: |-)){0,3}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)


def _names(names: Iterable[str], shown: set[str]) -> re.Pattern[str] | None:
    """Give what finds the names that people gave, whole or by their first name, but for those that are shown anyway."""
    wanted: dict[str, None] = {}
    for name in names:
        whole = " ".join(name.split())
        if not whole or same_words(whole) in shown:
            continue
        parts = [whole, whole.partition(" ")[0]]
        wanted |= {part: None for part in parts if len(part) >= SHORTEST_NAME and part[0].isalpha() and same_words(part) not in shown}
    if not wanted:
        return None
    told = sorted((part[0].upper() + part[1:] for part in wanted), key=len, reverse=True)
    return re.compile("(?<!\\w)(?:" + "|".join(r"\s+".join(map(re.escape, one.split())) for one in told) + ")(?!\\w)")


Find = Callable[[str, str], Iterator[tuple[int, int]]]
_RULES: tuple[tuple[str, Find], ...] = (
    ("email", _emails),
    ("iban", _ibans),
    ("phone", _phones),
    ("birth", _births),
    ("address", _addresses),
    ("bsn", _bsns),
)
