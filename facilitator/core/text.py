"""The one normal form of everything people type.

Control characters, lone surrogates and bidi overrides can break a screen, a socket or a document
(a NUL makes a DOCX unreadable), so they go at the door; everything else stays as typed.
"""

from __future__ import annotations

import re
import unicodedata

from facilitator.core.errors import Refused

LONGEST_TEXT = 1000  # characters (code points), the same on the phone and here
LONGEST_LINE = 1000  # titles, labels, names: as long as any text, so that no list brought along is refused
LONGEST_PASSAGE = 5000  # what a facilitator writes for the report

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_LINE_BREAKS = re.compile("\r\n|\r|\u2028|\u2029|\x85")
# C0 and C1 without tab and newline; zero-width BOM; bidi embeddings, overrides and isolates
# (each text is isolated by its element); non-characters; surrogates that belong to no pair.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """Give `text` in the normal form: NFC, plain newlines, nothing invisible that does harm, trimmed."""
    text = _LINE_BREAKS.sub("\n", text)
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text)).strip()


def checked(text: str, field: str, longest: int = LONGEST_TEXT, empty: bool = False) -> str:
    """Give `text` cleaned; raise Refused `empty` or `too_long` (the typed text stays on the phone).

    `field` names what it is about, `longest` counts characters, `empty` says whether nothing is fine too.
    """
    cleaned = clean(text)
    if not cleaned and not empty:
        raise Refused("empty", field=field)
    if len(cleaned) > longest:
        raise Refused("too_long", field=field, length=len(cleaned), longest=longest)
    return cleaned


def checked_language(tag: str, field: str = "language") -> str:
    """Give a BCP 47 language tag as it is, or '' for none; raise Refused `malformed` for anything else."""
    if tag and (len(tag) > 20 or not _LANGUAGE.fullmatch(tag)):
        raise Refused("malformed", field=field)
    return tag
