"""The opinion landscape in the report: groups with what unites and divides them, in both languages, the same every time."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import cache

import pytest

from facilitator.core.fields import fields
from facilitator.report.data import full_data, public_data
from facilitator.report.edition import edition_of
from facilitator.report.model import report_of
from facilitator.report.order import named
from facilitator.report.view import View
from facilitator.report.words import Words
from facilitator.report.writers import discover
from tests.story import HOST, Story

SHARED = ("Eén loket", "Meer bussen", "Een vast gezicht", "Een huiskamer")
DISPUTED = ("Werkgevers betalen", "Losse subsidies weg", "Jongeren beslissen", "Gymzalen open", "Contracten van vijf jaar")
LEVELS = {1: "agree", 0: "neutral", -1: "disagree"}


@cache
def room(*sizes: int, language: str = "nl") -> Story:
    """A room in which people voted in camps of these sizes; it is only read."""
    story, chance = Story().begun().in_phase("harvest"), random.Random(1)
    ids = [story.when(HOST, "AddContribution", kind="direction", text=text)["contribution"] for text in (*SHARED, *DISPUTED)]
    for camp, size in enumerate(sizes):
        views = [1] * len(SHARED) + [1 if place % len(sizes) == camp else -1 for place in range(len(DISPUTED))]
        for n in range(size):
            side = "zorg" if n % 2 else "raad"
            [person] = story.joined(f"persoon-{camp}-{n}", background=side)
            for one, view in zip(ids, views, strict=True):
                vote = view if chance.random() > 0.1 else 0
                story.when(person, "GiveSupport", contribution=one, level=LEVELS[vote])
    story.state.language = language
    return story


def chapter(text: str, title: str) -> str:
    """Give one chapter of a Markdown report."""
    found = re.search(rf"^(?:\*{title}\*\n\n## [^\n]*|## {title})\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("language", "title", "unites", "divides", "sizes", "leans"),
    [
        ("nl", "Wie hetzelfde stemde", "### Wat verbindt", "### Waar groepen verschillen", "- Groep 1: 20 mensen", ("**eens**", "*oneens*")),
        ("en", "Who voted alike", "### What is shared", "### Where groups differ", "- Group 1: 20 people", ("**agree**", "*disagree*")),
    ],
)  # fmt: skip
def test_it_tells_what_unites_before_what_divides(language, title, unites, divides, sizes, leans) -> None:
    told = chapter(discover()["md"].render(edition_of(room(20, 9, language=language).state)).decode(), title)
    assert sizes in told
    shared, differs = told.split(divides)
    assert unites in shared
    assert all(text in shared for text in SHARED) and not any(text in differs for text in SHARED)
    rows = [line for line in differs.splitlines() if any(text in line for text in DISPUTED)]
    assert rows and all(set(leans) == {cell.strip() for cell in row.split("|")[2:-1]} for row in rows)
    assert "persoon" not in told and "zorg" not in told and "raad" not in told


def test_its_figure_has_a_seed_for_everybody_and_a_place_for_nobody() -> None:
    page = discover()["html"].render(edition_of(room(20, 9).state)).decode()
    [drawing] = re.findall(r'<svg class="fields".*?</svg>', page, re.DOTALL)
    assert drawing.count('class="ripe"') == 29
    assert 'aria-label="Groep 1: 20 mensen; Groep 2: negen mensen"'.replace("negen", "9") in drawing
    assert "persoon" not in page


def test_the_same_session_gives_the_same_bytes() -> None:
    for name in ("html", "md"):
        state = room(20, 9).state
        assert discover()[name].render(edition_of(state)) == discover()[name].render(edition_of(state))


def test_where_nobody_stands_apart_it_says_so() -> None:
    told = chapter(discover()["md"].render(edition_of(room(20).state)).decode(), "Wie hetzelfde stemde")
    assert "Er zijn geen duidelijke groepen" in told
    assert "Groep 1" not in told and "Waar groepen verschillen" not in told
    assert "stemmers eens" in told and "Samen: 20 mensen" not in told


@pytest.mark.parametrize("sizes", [(), (7,), (11,)])
def test_when_too_few_voted_there_is_no_chapter(sizes: tuple[int, ...]) -> None:
    state = room(*sizes).state
    assert [one.id for one in report_of(public_data(state)).chapters if one.id == "landscape"] == []
    assert full_data(state)["landscape"]["groups"] == []


def test_it_stands_after_the_support_per_background_and_holds_none() -> None:
    data = public_data(room(20, 9).state)
    kept = named(View(data, Words("nl")), tuple(data["report"]))
    assert kept.index("landscape") == kept.index("across") + 1
    chapters = report_of(data).chapters
    names = [one.id for one in chapters]
    told = repr(chapters[names.index("landscape")])
    assert "zorg" not in told and "raad" not in told


def test_session_json_has_sizes_and_leanings_and_nobody() -> None:
    found = full_data(room(20, 9).state)["landscape"]
    assert (found["voted"], found["people"], found["groups"]) == (29, 29, [20, 9])
    assert {row["number"] for row in found["unites"]} == {1, 2, 3, 4}
    assert all(set(row["leans"]) == {"agree", "disagree"} for row in found["divides"])
    assert found.keys() == {"voted", "people", "groups", "unites", "divides"}


def test_no_group_is_smaller_than_what_is_protected() -> None:
    story = Story().begun()
    story.state.fewest = 12
    state = replace(room(20, 9).state, fewest=12)
    assert min(full_data(state)["landscape"]["groups"]) >= 12


@pytest.mark.parametrize(
    "groups",
    [[(20, 1.0, 0.0)], [(500, 1.0, 0.1), (300, -1.0, 0.2), (200, -0.9, 0.1)], [(5, 0.0, 0.0)] * 5, [(900, 1.0, 1.0), (5, 1.0, 0.9)]],
)  # fmt: skip
def test_fields_never_lie_over_another_and_stay_within_the_drawing(groups: list[tuple[int, float, float]]) -> None:
    found, _ = fields(groups, 1000, 900, (250, 118), 36)
    assert [len(one.seeds) for one in found] == [size for size, _, _ in groups]
    for n, one in enumerate(found):
        assert abs(one.x) + one.radius <= 501 and abs(one.y) + one.radius <= 451
        for other in found[:n]:
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= (one.radius + other.radius) ** 2
