"""Words that are kin: the forms of one word that no stemmer brings together, and other words for nearly the same thing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_LISTS = Path(__file__).with_name("kin")  # <language>.txt: a family per line, "=" of forms or "~" of meaning


@cache
def families(language: str, mark: str) -> tuple[tuple[str, ...], ...]:
    """Give the families of a language, as words in lower case: of forms ("=") or of meaning ("~")."""
    page = _LISTS / f"{language}.txt"
    if not language.isalpha() or not page.exists():
        return ()
    lines = page.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split()[1:]) for line in lines if line.startswith(mark))


@cache
def forms(language: str) -> dict[str, str]:
    """Give for each form of a word the one that stands for them all."""
    return {word: family[0] for family in families(language, "=") for word in family}
