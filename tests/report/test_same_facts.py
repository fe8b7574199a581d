"""Whatever file somebody opens, it says the same: main directions, counts, totals of votes and spearheads, number by number."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from facilitator.report import blocks
from facilitator.report.edition import Edition, edition_of
from facilitator.report.view import View
from facilitator.report.writers import discover
from tests.report.play import SCENARIOS, Play, marks_of
from tests.report.reading import words_in

FILES = sorted(SCENARIOS.glob("*.json"))
NAMES = [path.stem for path in FILES]
READ = ("html", "pdf", "docx", "odt", "md")
EACH = [
    pytest.param(path, suffix, id=f"{path.stem}-{suffix}", marks=marks_of(path) if suffix == "pdf" else [])
    for path in FILES
    for suffix in READ
]


@cache
def edition(path: Path) -> Edition:
    return edition_of(Play(path).state)


@cache
def content(path: Path, suffix: str) -> bytes:
    return discover()[suffix].render(edition(path))


@cache
def read(path: Path, suffix: str) -> str:
    """What a reader sees, one after another, on one line."""
    return words_in(suffix, content(path, suffix))


@cache
def letters(path: Path, suffix: str) -> str:
    """Only letters and figures: where a line or a word was broken does not matter."""
    return bare(read(path, suffix))


def bare(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@cache
def spoken(path: Path, suffix: str) -> str:
    """What is said of drawings to who cannot see them."""
    whole = content(path, suffix)
    if suffix == "html":
        return html.unescape(" ".join(re.findall(r'aria-label="([^"]*)"', whole.decode())))
    if suffix == "pdf":
        root: Any = PdfReader(io.BytesIO(whole)).trailer["/Root"]
        return " ".join(alternatives(root["/StructTreeRoot"]))
    name, tag = {"odt": ("content.xml", r"<svg:desc>(.*?)</svg:desc>"), "docx": ("word/document.xml", r'descr="([^"]*)"')}[suffix]
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        return html.unescape(" ".join(re.findall(tag, package.read(name).decode())))


def alternatives(node: Any) -> Iterator[str]:
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            yield from alternatives(one)
    elif hasattr(node, "get"):
        if "/Alt" in node:
            yield str(node["/Alt"])
        if "/K" in node:
            yield from alternatives(node["/K"])


def all_of(kind: type, of: Any) -> Iterator[Any]:
    """Every block of a kind in chapters or blocks."""
    for one in of:
        if isinstance(one, kind):
            yield one
        yield from all_of(kind, getattr(one, "blocks", ()) or getattr(one, "sections", ()))


def lines(path: Path) -> View:
    made = edition(path)
    return View(made.data, made.report.words)


@pytest.mark.parametrize(("path", "suffix"), EACH)
def test_every_main_direction_and_spearhead_is_told(path, suffix):
    view = lines(path)
    rows = [row for _, own in view.highlighted() for row in own]
    assert rows
    assert [row["number"] for row in rows if bare(row["text"]) not in letters(path, suffix)] == []


@pytest.mark.parametrize(("path", "suffix"), EACH)
def test_every_count_of_support_stands_there_as_often(path, suffix):
    wanted = Counter(one.support.words for one in directions(path) if one.support.voted)
    told = Counter(re.findall(r"\d+ van \d+ eens", read(path, suffix)))
    assert wanted and {words: (n, told[words]) for words, n in wanted.items() if told[words] < n} == {}
    assert set(told) == set(re.findall(r"\d+ van \d+ eens", read(path, "html")))


def directions(path: Path) -> Iterator[blocks.Direction]:
    chapters = edition(path).report.chapters
    for ranked in all_of(blocks.Ranked, chapters):
        yield from ranked.rows
    for beside in all_of(blocks.Highlights, chapters):
        for _, rows in beside.groups:
            yield from rows


@pytest.mark.parametrize(("path", "suffix"), EACH)
def test_totals_of_votes_are_the_same(path, suffix):
    """All that is counted "of": in tables of support, in sentences and under directions."""
    counted = re.compile(r"\d+ van (?:de )?\d+")
    assert set(counted.findall(read(path, suffix))) == set(counted.findall(read(path, "html")))


@pytest.mark.parametrize(("path", "suffix"), EACH)
def test_choices_before_and_after_are_told(path, suffix):
    found = [one.shift for one in all_of(blocks.Dilemma, edition(path).report.chapters) if one.shift]
    assert bool(found) == (path.stem == "sociale-top-zwolle")
    for shift in found:
        if suffix == "md":
            told = content(path, suffix).decode()
            rows = zip(shift.labels, shift.before, shift.after, strict=True)
            assert all(f"| {label} | {before} | {after} |" in told for label, before, after in rows)
        else:
            assert bare(shift.spoken) in bare(spoken(path, suffix))


@pytest.mark.parametrize(("path", "suffix"), EACH)
def test_who_was_there_and_where_the_dots_went(path, suffix):
    told, chapters = letters(path, suffix), edition(path).report.chapters
    people = [(label, n) for one in all_of(blocks.People, chapters) for label, n in one.rows]
    assert people and [label for label, n in people if f"{bare(label)}{n}" not in told] == []
    dots = [(number, name.text, n) for one in all_of(blocks.Dots, chapters) for number, name, n in one.rows]
    assert [number for number, name, n in dots if f"{bare(name)}{number}{n}" not in told] == []


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_the_workbook_counts_as_the_report_does(path):
    """The same support, choices and people, of the same numbers; read as anybody would, by the names of its columns."""
    data, words = edition(path).data, edition(path).report.words
    book: Any = load_workbook(io.BytesIO(content(path, "xlsx")))
    contributions, votes, backgrounds, themes = ([list(row) for row in page.iter_rows(values_only=True)] for page in book)
    at = {name: contributions[0].index(words.say(f"column_{name}")) for name in ("number", "text", "agree", "neutral", "disagree", "dots")}
    rows = {row[at["number"]]: row for row in contributions[1:]}
    assert list(rows) == sorted(one["number"] for row in data["contributions"] for one in (row, *row["merged"]))
    for row in data["contributions"]:
        told = rows[row["number"]]
        assert " ".join((told[at["text"]] or "").split()) == " ".join(row["text"].split()) and (told[at["dots"]] or 0) == row["dots"]
        if any(row["support"].values()):
            assert [told[at[level]] for level in ("agree", "neutral", "disagree")] == [row["support"][level] for level in ("agree", "neutral", "disagree")]
    assert [row[1] for row in backgrounds[1:]] == list(data["participants"]["by_background"].values())
    head = {name: votes[0].index(words.say(f"column_{name}")) for name in ("number", "what", "moment", "side", "count")}
    everyone = (words.say("vote_choices"), words.say("cell_everyone"))
    for row in (one for one in data["contributions"] if one["kind"] == "dilemma"):
        for moment, counts in row["choices"].items():
            own = [one[head["count"]] for one in votes[1:] if one[head["number"]] == row["number"] and one[head["moment"]] == words.say(moment)
                   and (one[head["what"]], one[head["side"]]) == everyone]  # fmt: skip
            assert own == (counts if any(counts) else [])
    assert len(themes) - 1 == sum(len(theme["members"]) for theme in data["themes"])
