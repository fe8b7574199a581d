"""Texts as they are stored and as they can be read: told here once more, apart from the product's own."""

from __future__ import annotations

import html
import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n|\r|\u2028|\u2029|\x85")
# As docs/protocol.md says: control characters, bidi overrides and lone surrogates do not survive the door.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    """Give a text as it is stored: normalised, plain line ends, without control characters or space around it."""
    text = _LINE_BREAKS.sub("\n", text)
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text)).strip()


def is_on_page(text: str, page: str) -> bool:
    """Whether a text can be read on an HTML page, whatever spacing and typography around it."""
    return _words(text) in _words(html.unescape(re.sub(r"<[^>]*>", "", page)))


def _words(text: str) -> str:
    return " ".join(text.split())
