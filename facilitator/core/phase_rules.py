"""What a phase may be: the rules that hold for one that is edited, added, or read from a file."""

from __future__ import annotations

import re
from dataclasses import replace

from facilitator.core.errors import Refused
from facilitator.core.format import KINDS, MOMENTS, PHASE_TYPES, SUPPORTS, VIEWS, VISIBILITIES
from facilitator.core.model import Phase
from facilitator.core.text import LONGEST_LINE, LONGEST_TEXT, checked

LONGEST_PHASE = 8 * 60  # minutes
MOST_PHASES = 60
MOST_DOTS = 100
MOST_RANKS = 10
MOST_PROMPTS = 12
MOST_LANGUAGES = 20
_ID = re.compile(r"[a-z0-9][a-z0-9_.-]{0,59}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_ONE_OF: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("type", PHASE_TYPES),
    ("visibility", VISIBILITIES),
    ("support", SUPPORTS),
    ("wall", ("", *VIEWS)),
)
_SOME_OF: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("accepts", KINDS),
    ("about", KINDS),
    ("weighs", KINDS),
    ("choices", MOMENTS),
)
_UP_TO = (("minutes", LONGEST_PHASE), ("dots", MOST_DOTS), ("ranks", MOST_RANKS))


def checked_phase(phase: Phase, where: str = "phase") -> Phase:
    """Give `phase` cleaned: texts in their normal form, lists without doubles.

    Raises Refused (malformed, empty, too_long, out_of_range, too_many); `field` is the place after `where`,
    `value` the word that is not known.
    """
    if not _ID.fullmatch(phase.id):
        raise Refused("malformed", field=f"{where}.id", value=phase.id[:60])
    changes: dict[str, object] = {}
    for name, allowed in _ONE_OF:
        _known(getattr(phase, name), allowed, f"{where}.{name}")
    for name, allowed in _SOME_OF:
        values = tuple(dict.fromkeys(getattr(phase, name)))
        for n, value in enumerate(values):
            _known(value, allowed, f"{where}.{name}[{n}]")
        changes[name] = values
    for name, most in _UP_TO:
        if not 0 <= getattr(phase, name) <= most:
            raise Refused("out_of_range", field=f"{where}.{name}", least=0, most=most)
    if len(phase.prompts) > MOST_PROMPTS:
        raise Refused("too_many", field=f"{where}.prompts", most=MOST_PROMPTS)
    changes["title"] = checked_texts(phase.title, f"{where}.title", LONGEST_LINE)
    changes["instruction"] = checked_texts(phase.instruction, f"{where}.instruction", LONGEST_TEXT, empty=True)
    changes["prompts"] = tuple(
        checked_texts(one, f"{where}.prompts[{n}]", LONGEST_TEXT) for n, one in enumerate(phase.prompts)
    )
    return replace(phase, **changes)  # type: ignore[arg-type]  # names and types were just checked


def checked_texts(texts: dict[str, str], where: str, longest: int, empty: bool = False) -> dict[str, str]:
    """Give `{language: text}` cleaned. Raises Refused when a language is odd, a text too long, or there is none."""
    if len(texts) > MOST_LANGUAGES:
        raise Refused("too_many", field=where, most=MOST_LANGUAGES)
    for language in texts:
        if not LANGUAGE.fullmatch(language):
            raise Refused("malformed", field=where, value=language[:60])
    if not texts and not empty:
        raise Refused("empty", field=where)
    return {language: checked(text, f"{where}.{language}", longest, empty) for language, text in texts.items()}


def _known(value: str, allowed: tuple[str, ...], field: str) -> None:
    if value not in allowed:
        raise Refused("malformed", field=field, value=value[:60])
