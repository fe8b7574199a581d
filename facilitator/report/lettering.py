"""How much room words need, so that a column is never too narrow for one: about, and for any letters rather too much."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.core.hyphens import SOFT, hyphenated

_AIR = 1.1  # letters that stand in for ours are wider
_MOST = 0.3  # of a table: more no word is given, whatever somebody typed without a space
_FULL = 0.85  # of a table: more is not for whole words alone
_OTHERS = 0.6  # of the size of bold letters, as all that is not named here
_LETTERS = {0.3: "'|j.,:;’i", 0.38: "l()f-rt", 0.5: "I1/“”–csz", 0.55: "yvx7aLekJ", 0.7: "BVRYCK0ADUXH", 0.78: "GN&wOQ", 0.92: "MmW%"}
_WIDTHS = {letter: width for width, letters in _LETTERS.items() for letter in letters}


def across(word: str) -> float:
    """Give how wide a word stands in bold letters of size 1."""
    return _AIR * sum(_WIDTHS.get(letter, _OTHERS) for letter in word)


def unbroken(texts: Sequence[str]) -> float:
    """Give how wide the widest part of these texts stands that is never broken: a word, of a long one what stands between its hyphens."""
    parts = [f"{part}-" for text in texts for word in hyphenated(text).split() for part in word.split(SOFT)[:-1]]
    ends = [word.split(SOFT)[-1] for text in texts for word in hyphenated(text).split()]
    return max(map(across, (*parts, *ends)), default=0.0)


def least(columns: Sequence[Sequence[str]], sizes: Sequence[float], beside: float, room: float) -> list[float]:
    """Give how wide columns with these texts in letters of these sizes are at least: whole words where there is room for them."""
    whole = [max((across(word) for text in texts for word in text.split()), default=0.0) for texts in columns]
    made = [min(one * size + beside, _MOST * room) for one, size in zip(whole, sizes, strict=True)]
    if sum(made) <= _FULL * room:
        return made
    return [unbroken(texts) * size + beside for texts, size in zip(columns, sizes, strict=True)]


def shared(room: float, wanted: Sequence[float], lowest: Sequence[float]) -> list[float]:
    """Divide the room as `wanted`, and give each at least its own lowest where there is room for that."""
    lowest = [min(one, _MOST * room) for one in lowest]
    if sum(lowest) >= room:
        return [room * one / sum(lowest) for one in lowest]
    fixed: set[int] = set()
    while True:
        rest = room - sum(lowest[n] for n in fixed)
        whole = sum(one for n, one in enumerate(wanted) if n not in fixed)
        made = [lowest[n] if n in fixed else rest * one / whole for n, one in enumerate(wanted)]
        narrow = {n for n, one in enumerate(made) if n not in fixed and one < lowest[n]}
        if not narrow:
            return made
        fixed |= narrow
