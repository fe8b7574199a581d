"""Numbers that are of one person: of an account, and of a citizen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from facilitator.report.privacy.births import DATE_LIKE

_IBAN = re.compile(r"(?<!\w)[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]){11,30}(?!\w)")
_IBAN_LENGTHS = {"NL": 18, "BE": 16, "DE": 22, "FR": 27, "GB": 22, "ES": 24, "IT": 27, "PL": 28, "LU": 20, "AT": 20, "TR": 26}
_BSN = re.compile(r"(?<![\w€$£+])(?<!\d[.,-])\d(?:[ .\-]?\d){7,8}(?![\w%])(?![.,-]\d)")
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3}){2}")
_COUNTED = re.compile(r"(?i)\s*(?:euro|eur\b|inwoners|mensen|huishoudens|stuks|leden|jaar)")
_YEARS = re.compile(r"(?:19|20)\d\d[ \-/.–](?:19|20)\d\d")
_CITIZEN = re.compile(r"(?i)bsn|burgerservice|sofi|citizen service")
_OTHER_NUMBER = re.compile(r"(?i)(?:kvk|k\.v\.k\.|dossier|zaak|factuur|order|isbn|bladzijde|artikel)[\w .:#-]{0,14}$")
_MONEY = re.compile(r"(?i)(?:€|euro|eur)\s*$")


def ibans(text: str, _day: str) -> Iterator[tuple[int, int]]:
    """Give where numbers of accounts stand in a text: those whose check is right."""
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


def bsns(text: str, _day: str) -> Iterator[tuple[int, int]]:
    """Give where citizen service numbers stand in a text: those whose check is right, and that are nothing else."""
    for found in _BSN.finditer(text):
        said, before = found[0], text[max(0, found.start() - 30) : found.start()]
        digits = re.sub(r"\D", "", said)
        if not _is_bsn(digits):
            continue
        called = _CITIZEN.search(before) is not None
        other = _AMOUNT.fullmatch(said) or _COUNTED.match(text, found.end()) or _YEARS.match(said) or DATE_LIKE.match(said) or _is_day(digits)
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
