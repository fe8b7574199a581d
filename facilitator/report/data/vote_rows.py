"""The votes as lines of a table, one per answer: of everybody together, per background as far as that may be shown, per round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from facilitator.report.view import Row, View

LEVELS = ("agree", "neutral", "disagree", "unknown")
COLUMNS = (
    ("number", 9, False), ("kind", 15, False), ("text", 48, True), ("what", 22, True), ("moment", 18, True), ("side", 26, True),
    ("answer", 30, True), ("count", 10, False), ("voted", 10, False), ("present", 10, False), ("words", 28, True),
)  # fmt: skip

Line = tuple[str | int | float | None, ...]


def vote_rows(view: View) -> Iterator[Line]:
    """Give all lines, by contribution; of each first everybody, then its backgrounds; then earlier rounds of voting."""
    for row in view.all:
        yield from _Lines(view, row).all()
    rounds = view.data["votings"]
    for place, voting in enumerate(rounds, 1):
        for number in sorted({int(number) for found in _earlier(voting) for number in found}):
            if number in view.by_number:
                moment = view.words.say("cell_time", n=place)
                yield from _Lines(view, view.by_number[number], moment).round(voting)


def _earlier(voting: Row) -> list[dict[Any, Any]]:
    return [voting[what] for what in ("choices", "support", "dots", "ratings", "ranks", "estimates")]


class _Lines:
    """The lines of one contribution; `moment` says in which round, '' for the one that holds."""

    def __init__(self, view: View, row: Row, moment: str = "") -> None:
        self.view, self.words, self.row, self.moment = view, view.words, row, moment

    def all(self) -> Iterator[Line]:
        """Give the votes that hold."""
        row = self.row
        yield from self._support(row["support"], row["across"]["voted"])
        for cell in row["across"]["cells"]:
            yield from self._cell("support", "", cell, [self._level(level) for level in LEVELS[:3]])
        if row["kind"] == "dilemma":
            yield from self._choices(row["choices"])
            for moment, cells in row["choices_by"].items():
                for cell in cells:
                    yield from self._cell("choices", moment, cell, self._answers())
            yield from self._moves()
        yield from self._dots(row["dots"])
        yield from self._rated(row)
        yield from self._ranked(row.get("ranked"))
        yield from self._estimated(row.get("estimated"))

    def round(self, voting: Row) -> Iterator[Line]:
        """Give what an earlier round gave."""
        number = self.row["number"]
        if counts := voting["support"].get(number):
            yield from self._support(counts, sum(counts.values()))
        yield from self._choices(voting["choices"].get(number, {}))
        yield from self._dots(voting["dots"].get(number, 0))
        if number in voting["ratings"]:
            yield self._line("ratings", "", "", self.words.say("vote_mean"), round(voting["ratings"][number], 2))
        if number in voting["ranks"]:
            yield self._line("ranks", "", "", self.words.say("vote_points"), voting["ranks"][number])
        yield from self._estimated(voting["estimates"].get(number))

    def _line(
        self,
        what: str,
        moment: str,
        side: str,
        answer: str,
        count: float | None,
        voted: int | None = None,
        words: str = "",
    ) -> Line:
        row, say = self.row, self.words.say
        when = ", ".join(part for part in (say(moment) if moment else "", self.moment) if part)
        named = row["title"] or row["text"]
        present = row["across"]["present"] if voted is not None and not side else None
        return (row["number"], say(f"kind_{row['kind']}"), named, say(f"vote_{what}"), when, side or say("cell_everyone"),
                answer, count, voted, present, words)  # fmt: skip

    def _level(self, level: str) -> str:
        return self.words.say(level)

    def _support(self, counts: dict[str, int], voted: int) -> Iterator[Line]:
        if any(counts.values()):
            for level in LEVELS:
                yield self._line("support", "", "", self._level(level), counts[level], voted)
        elif voted:
            words = self.words.say("too_few_voted", few=self.words.number(self.view.fewest))
            yield self._line("support", "", "", "", None, None, words)

    def _answers(self) -> list[str]:
        options = [f"{letter}: {one['text']}" for letter, one in zip("ABCDEFGHIJ", self.row.get("options", ()), strict=False)]
        return [*options, self.words.say("third_way"), self.words.say("unknown")]

    def _choices(self, choices: dict[str, Sequence[int]]) -> Iterator[Line]:
        for moment, counts in choices.items():
            if any(counts):
                for answer, n in zip(self._answers(), counts, strict=True):
                    yield self._line("choices", moment, "", answer, n, sum(counts))

    def _moves(self) -> Iterator[Line]:
        answers, say = self._answers(), self.words.say
        for start, end, n in self.row["moves"] or ():
            told = [self._named(answers, way) for way in (start, end)]
            yield self._line("moves", "", "", say("cell_moved", start=told[0], end=told[1]), n)

    def _named(self, answers: list[str], way: int | str | None) -> str:
        if way is None:
            return answers[-2]
        if isinstance(way, int):
            return answers[way]
        return answers[-1] if way == "unknown" else self.words.say("cell_no_choice")

    def _cell(self, what: str, moment: str, cell: Row, answers: list[str]) -> Iterator[Line]:
        """Give a background: counts where they are shown, else in words what may be said, or why nothing is."""
        side, kind = self.view.background(cell["background"]), cell["kind"]
        if kind == "none":
            return
        if kind == "count":
            for answer, n in zip(answers, cell["counts"], strict=True):
                yield self._line(what, moment, side, answer, n, sum(cell["counts"]))
        elif kind == "class":
            yield self._line(what, moment, side, "", None, None, self._class(what, cell["stance"], answers))
        else:
            words = self.words.say(f"cell_{kind}", few=self.words.number(self.view.fewest))
            yield self._line(what, moment, side, "", None, None, words)

    def _class(self, what: str, stance: str, answers: list[str]) -> str:
        if what == "support":
            return self.words.say(f"class_{stance}")
        if not stance:
            return self.words.say("cell_no_majority")
        answer = {"third": answers[-2], "unknown": answers[-1]}.get(stance)
        return self.words.say("cell_mostly", answer=answer or answers[int(stance)])

    def _dots(self, n: int) -> Iterator[Line]:
        if n:
            yield self._line("dots", "", "", self.words.say("column_dots").lower(), n)

    def _rated(self, row: Row) -> Iterator[Line]:
        for goal, given in row.get("ratings", {}).items():
            name = self.words.say("vote_goal", n=goal)
            for value, n in enumerate(given["counts"]):
                yield self._line("ratings", "", "", f"{name}: {value}", n, given["people"])
        if "rated" in row:
            yield self._line("ratings", "", "", self.words.say("vote_mean"), round(row["rated"], 2))

    def _ranked(self, ranked: Row | None) -> Iterator[Line]:
        if ranked:
            for name in ("points", "first", "people"):
                yield self._line("ranks", "", "", self.words.say(f"vote_{name}"), ranked[name], ranked["voters"])

    def _estimated(self, at: Row | None) -> Iterator[Line]:
        if not at:
            return
        if not at["quarter"]:
            words = self.words.say("too_few_voted", few=self.words.number(self.view.fewest))
            yield self._line("estimates", "", "", "", None, None, words)
            return
        quarter = self.words.say(f"quarter_{at['quarter']}")
        if not at["exact"]:
            yield self._line("estimates", "", "", "", None, at["people"], quarter)
            return
        for name in ("effort", "effect"):
            yield self._line("estimates", "", "", self.words.say(f"vote_{name}"), at[name], at["people"], quarter)
