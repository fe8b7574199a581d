"""The public data as tables, for spreadsheets: contributions, votes, backgrounds and themes, in the session's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from facilitator.report.data.vote_rows import COLUMNS as VOTE_COLUMNS
from facilitator.report.data.vote_rows import vote_rows
from facilitator.report.view import Row, View
from facilitator.report.words import Words

Cell = str | int | float | None


@dataclass(frozen=True)
class Column:
    """A column: its name, and about how many letters wide it is; `wide` ones hold running text."""

    name: str
    letters: int = 12
    wide: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table: its id and its name, its columns, and a cell per column in every row. None is an empty cell."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


# What the sheet of contributions holds, in order: the word of the column, its width, and whether its text runs on.
CONTRIBUTIONS = (
    ("number", 9, False), ("kind", 15, False), ("title", 30, True), ("text", 64, True), ("ask", 36, True), ("group", 14, False),
    ("place", 16, False), ("round", 8, False), ("by", 17, False), ("background", 24, True), ("people", 12, False),
    ("on", 9, False), ("parent", 9, False), ("merged_into", 12, False), ("answered", 22, True), ("answers", 44, True), ("agree", 9, False),
    ("neutral", 9, False), ("disagree", 9, False), ("unknown", 9, False), ("voted", 10, False), ("present", 10, False),
    ("dots", 9, False), ("joined", 12, False), ("voices", 14, False), ("main", 14, False), ("state", 24, True),
    ("language", 8, False), ("translations", 44, True),
)  # fmt: skip


def public_sheets(data: dict[str, Any], words: Words) -> tuple[Sheet, ...]:
    """Give all sheets of the public data."""
    return contributions_sheet(data, words), votes_sheet(data, words), backgrounds_sheet(data, words), themes_sheet(data, words)


def columns_of(words: Words, columns: Iterable[tuple[str, int, bool]]) -> tuple[Column, ...]:
    """Give columns by their words."""
    return tuple(Column(words.say(f"column_{name}"), letters, wide) for name, letters, wide in columns)


def contributions_sheet(data: dict[str, Any], words: Words) -> Sheet:
    """Give every contribution that may leave the house, by number, with what may be said about it.

    What merged into another has a row of its own, with its words and the number where its votes count.
    """
    view = View(data, words)
    columns = columns_of(words, CONTRIBUTIONS)
    main = {number for highlight in data["highlights"] for number in highlight["members"]}
    waiting = {one["number"]: one for one in data["questions"]}
    cells = [_contribution(view, row, row["number"] in main, waiting.get(row["number"])) for row in view.all]
    cells += [_said(view, gone, row["kind"]) | {"merged_into": row["number"]} for row in view.all for gone in row["merged"]]
    rows = sorted(cells, key=lambda row: _order(row["number"]))
    return Sheet("contributions", words.say("sheet_contributions"), columns, tuple(tuple(row.get(name) for name, _, _ in CONTRIBUTIONS) for row in rows))


def _order(number: Cell) -> tuple[bool, int]:
    """Give the order of the numbers of contributions: those of the try-out, below zero, at the end."""
    return int(number or 0) < 0, abs(int(number or 0))


def _said(view: View, row: Row, kind: str) -> dict[str, Cell]:
    """Give the words of a contribution and where they come from, by column."""
    words = view.words
    return {
        "number": row["number"],
        "kind": words.say(f"kind_{kind}"),
        "title": row["title"],
        "text": row["text"],
        "ask": row["ask"],
        "group": view.group(row["group"]),
        "place": view.place(row),
        "round": row["round"],
        "by": words.say("brought_before" if row["via"] == "import" else f"by_{row['by']}"),
        "background": view.background(row["background"]),
        "people": row["people"] if row["people"] > 1 else None,
        "answers": "\n".join(answer["text"] for answer in row["answers"]),
        "state": ", ".join(_remarks(words, row)),
        "language": row["language"],
        "translations": "\n".join(f"{one.language}: {one.text}" for one in view.also(row)),
    }


def _contribution(view: View, row: Row, main: bool, waiting: Row | None) -> dict[str, Cell]:
    """Give the line of a contribution that stands, by column: also what it is about, and its votes."""
    words, voted = view.words, row["across"]["voted"]
    told = sum(row["support"].values()) > 0
    return _said(view, row, row["kind"]) | {
        "on": row["on"],
        "parent": row["parent"],
        "answered": _answered(words, row, waiting),
        **{level: row["support"][level] if told else None for level in ("agree", "neutral", "disagree", "unknown")},
        "voted": voted if told else None,
        "present": row["across"]["present"] if told else None,
        "dots": row["dots"] or None,
        "joined": row["joined"] or None,
        "voices": row["voices"] if row["voices"] > 1 else None,
        "main": words.say("cell_yes") if main else "",
    }


def _answered(words: Words, row: Row, waiting: Row | None) -> str:
    """Say of a question whether it was answered; else who will answer it and when, as far as anybody said so."""
    if row["kind"] != "question":
        return ""
    if row["answers"]:
        return words.say("cell_answered")
    told = ", ".join(part for part in ((waiting or {}).get("owner", ""), words.date((waiting or {}).get("due", ""))) if part)
    return words.say("cell_open") + (f": {told}" if told else "")


def _remarks(words: Words, row: Row) -> list[str]:
    told = [words.say(f"via_{row['via']}")] if row["via"] not in ("", "import") else []
    told += [row["source"]] if row["source"] else []
    told += [words.say("parked")] if row.get("parked") else []
    told += [words.say(f"late_{row['late']}")] if row["late"] else []
    return told + ([words.say("cell_tryout")] if row["number"] < 0 else [])


def votes_sheet(data: dict[str, Any], words: Words) -> Sheet:
    """Give every vote as far as small groups are not given away by it: a line per answer."""
    return Sheet("votes", words.say("sheet_votes"), columns_of(words, VOTE_COLUMNS), tuple(vote_rows(View(data, words))))


def backgrounds_sheet(data: dict[str, Any], words: Words) -> Sheet:
    """Give how many people of each background were there; small ones are put together."""
    view, columns = View(data, words), (("background", 44, True), ("people_there", 10, False))
    rows: list[tuple[Cell, ...]] = [(view.background(one), n) for one, n in data["participants"]["by_background"].items()]
    return Sheet("backgrounds", words.say("sheet_backgrounds"), columns_of(words, columns), tuple(rows))


def themes_sheet(data: dict[str, Any], words: Words) -> Sheet:
    """Give every theme with what is in it: a line per contribution."""
    view = View(data, words)
    columns = (("theme", 32, True), ("group", 14, False), ("number", 9, False), ("kind", 15, False), ("text", 64, True))
    rows: list[tuple[Cell, ...]] = [
        (theme["title"], view.group(theme["group"]), number, words.say(f"kind_{row['kind']}"), row["title"] or row["text"])
        for theme in data["themes"]
        for number in theme["members"]
        for row in [view.by_number[number]]
    ]
    return Sheet("themes", words.say("sheet_themes"), columns_of(words, columns), tuple(rows))
