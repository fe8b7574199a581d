"""Several sessions as one report sees them: what each is called, and the numbers that contributions get here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from facilitator.report.blocks import Entry, Ref, Typed
from facilitator.report.words import Words

Row = dict[str, Any]
Place = tuple[int, int]  # which session (from 0), and the number of a contribution in it
Alike = tuple[Place, Place]
_BETWEEN = re.compile(r"\W+")


def plainly(text: str) -> str:
    """Give a text by its letters alone: two that differ in capitals, marks or accents are the same."""
    return _BETWEEN.sub(" ", unicodedata.normalize("NFKD", text).casefold()).strip()


class Sessions:
    """The public data of sessions in order (`rows`), in `words`; numbers are given out as the report first points at something."""

    def __init__(self, rows: Sequence[Row], words: Words, alike: Sequence[Alike]) -> None:
        self.rows, self.words = list(rows), words
        self.names = _names(self.rows, words)
        self._by_number: list[dict[int, Row]] = [{one["number"]: one for one in session["contributions"]} for session in self.rows]
        self._numbers: dict[Place, int] = {}
        self._alike = [pair for pair in alike if all(self._is_there(place) for place in pair)]

    def contribution(self, place: Place) -> Row:
        """Give a contribution of one of the sessions."""
        return self._by_number[place[0]][place[1]]

    def ref(self, place: Place) -> Ref:
        """Point at a contribution; the first time it gets its number in this report."""
        return Ref(self._numbers.setdefault(place, len(self._numbers) + 1))

    def typed(self, row: Row) -> Typed:
        """Give the words of a contribution: its text, else its name."""
        return Typed(row["text"] or row["title"], row["language"])

    def entries(self) -> tuple[Entry, ...]:
        """Give the appendix: all that was pointed at, by its number here, with its number there."""
        return tuple(self._entry(place, number) for place, number in self._numbers.items())

    def clusters(self, *kinds: str) -> list[list[Place]]:
        """Give what returns: contributions of these kinds from at least two sessions that are alike, in order."""
        found: dict[Place, list[Place]] = {}
        same: dict[tuple[str, str], list[Place]] = {}
        for index, session in enumerate(self.rows):
            for row in session["contributions"]:
                if row["kind"] in kinds and not row["parked"]:
                    place = (index, row["number"])
                    found[place] = [place]
                    same.setdefault((row["kind"], plainly(row["text"] or row["title"])), []).append(place)
        exact = [(several[0], other) for several in same.values() for other in several[1:]]
        for one, other in (*exact, *self._alike):
            if one in found and other in found and found[one] is not found[other]:
                together = found[one] + found[other]
                for place in together:
                    found[place] = together
        clusters = {id(several): sorted(several) for several in found.values()}.values()
        return sorted((one for one in clusters if len({place[0] for place in one}) > 1), key=lambda one: (-len({place[0] for place in one}), one))

    def _is_there(self, place: Place) -> bool:
        return 0 <= place[0] < len(self.rows) and place[1] in self._by_number[place[0]]

    def _entry(self, place: Place, number: int) -> Entry:
        row, words = self.contribution(place), self.words
        kind = words.say(f"kind_{row['kind']}")
        about = words.text("series_from_where", kind=kind, number=place[1], where=Typed(self.names[place[0]]))
        return Entry(number, row["kind"], kind, row["title"], row["text"], about, language=row["language"])


def _names(rows: Sequence[Row], words: Words) -> list[str]:
    """Give each session the shortest name that no other has: its place, with its day, with its title."""
    short = [one["meeting"].get("place", "") or one["title"] for one in rows]
    days = [words.date(one["meeting"].get("date", ""), weekday=False) for one in rows]
    dated = [", ".join(filter(None, pair)) for pair in zip(short, days, strict=True)]
    if len(set(dated)) == len(dated):
        return dated
    return [f"{one['title']} ({n})" for n, one in enumerate(rows, 1)]
