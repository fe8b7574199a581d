"""Names: those that people gave to be reached, and what follows "mevrouw" or "dhr."."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitator.core.redacting import same_words

SHORTEST_NAME = 3
_PARTICLES = r"(?:(?:van|de|der|den|ten|ter|el|al|te)(?: |-)){0,3}"
TITLED = re.compile(
    r"(?<!\w)(?i:dhr\.?|mevr\.?|mw\.?|meneer|mevrouw|de heer|mijnheer|mr\.|mrs\.?) "
    rf"(?P<name>{_PARTICLES}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
# What follows a first name is taken along: "Joke" alone taken out of "Joke de Vries" would leave her there.
_SURNAME = rf"(?: {_PARTICLES}[A-Z][\w’'-]+)?"


def finder(names: Iterable[str], shown: set[str]) -> re.Pattern[str] | None:
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
    return re.compile("(?<!\\w)(?:" + "|".join(r"\s+".join(map(re.escape, one.split())) for one in told) + f")(?!\\w){_SURNAME}")
