"""Where a long word may be broken: soft hyphens for narrow columns, since not every browser has a dictionary.

Good enough for Dutch and English labels: between a vowel and what follows it, never inside sounds that stay together.
"""

from __future__ import annotations

import re

LONG = 9  # letters that stand in any column
_TOGETHER = "ch|sch|[bcdfgkpt]r|[bcfgkps]l|th|sh|qu|wr|vr"
_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")
_VOWEL, _OTHER = "[aeiouyáéíóúëïöü]", "[bcdfghjklmnpqrstvwxz]"
_BREAK = re.compile(f"(?<={_VOWEL})({_OTHER}*?)((?:{_TOGETHER}|{_OTHER})(?={_VOWEL}))", re.IGNORECASE)
SOFT = "\u00ad"


def hyphenated(text: str) -> str:
    """Give `text` with soft hyphens in its long words, three letters or more from their ends."""
    return _WORD.sub(lambda found: _in_word(found.group()), text)


def _in_word(word: str) -> str:
    cuts = [found.start(2) for found in _BREAK.finditer(word)]
    cuts = [cut for cut in cuts if 3 <= cut <= len(word) - 3]
    ends = [*cuts, len(word)]
    return SOFT.join(word[start:end] for start, end in zip([0, *cuts], ends, strict=True))
