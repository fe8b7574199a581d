"""A report says a thing once: no sentence of ours comes back all through it with other numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.report.addresses import parts_of
from facilitator.report.blocks import Paragraph, Quote, Ranked, Section, Table, plain
from facilitator.report.data import public_data
from facilitator.report.model import Report, report_of
from tests.report import prose
from tests.report.play import SCENARIOS, Play

FILES = sorted(SCENARIOS.glob("*.json"))
NUMBER = {
    "nl": r"\b(een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d+)\b",
    "en": r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\b",
}
MOST = 8  # times that a sentence of some length may come back with other numbers


def skeletons(report: Report) -> Iterator[str]:
    """Every sentence of ours of more than four words, with a mark for each number and for what people typed."""
    for _, sentence in prose.sentences(report):
        told = re.sub(rf"({prose.TYPED}|#)([,; ]+(en |and )?({prose.TYPED}|#))*", "#", re.sub(NUMBER[report.words.language], "#", sentence, flags=re.IGNORECASE))
        if len(told.split()) > 4 and told.strip("#., "):
            yield told


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sentence_comes_back_all_through_a_report(path: Path, language: str) -> None:
    report = report_of({**public_data(Play(path).state), "language": language})
    often = {told: n for told, n in Counter(skeletons(report)).items() if n > MOST}
    assert often == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_merged_cards_and_votes_on_earlier_words_are_told_at_the_foot_of_a_chapter_and_of_each(path: Path) -> None:
    data = public_data(Play(path).state)
    report = report_of(data)
    chapter = next(one for one in report.chapters if one.id in ("highlights", "spearheads"))
    foot = " ".join(plain(one.text) for one in chapter.blocks if isinstance(one, Paragraph))
    main = {n for one in data["highlights"] for n in one["members"]}
    for row in (one for one in data["contributions"] if one["number"] in main):
        earlier = (row.get("wordings", {}).get("support") or {"earlier": 0})["earlier"]
        told = [one for one in re.split(r"(?<=\.) ", foot) if re.search(rf"\b{row['number']}\b", one)]
        assert any("andere kaart" in one for one in told) == (row["voices"] > 1)
        assert any("eerdere woorden" in one for one in told) == bool(earlier)
    notes = [plain(note) for block in chapter.blocks if isinstance(block, Ranked) for one in block.rows for note in one.notes]
    assert not any("opgegaan" in note or "eerdere woorden" in note for note in notes)


def test_tables_say_in_one_table_what_their_rounds_brought_in() -> None:
    data = public_data(Play(next(path for path in FILES if path.stem.startswith("transitiearena"))).state)
    chapter = next(one for one in report_of(data).chapters if one.id == "tables")
    (table,) = (block for block in chapter.blocks if isinstance(block, Table))
    talk = [one for one in data["contributions"] if one["kind"] in ("question", "insight", "obstacle", "direction")]
    assert sum(int(plain(cell)) for row in table.rows for cell in row[1:]) == len(talk) and len(table.rows) == 6


def test_what_is_quoted_with_an_example_is_not_quoted_again_at_its_table() -> None:
    report = report_of(public_data(Play(next(path for path in FILES if path.stem.startswith("transitiearena"))).state))
    quoted = [one.number for chapter in report.chapters if chapter.id in ("examples", "tables") for one in parts_of(chapter.blocks) if isinstance(one, Quote)]
    assert len(quoted) == len(set(quoted)) > 20


def test_a_list_says_in_its_heading_how_many_of_all_it_shows_and_the_chapter_once_where_the_others_are() -> None:
    report = report_of(public_data(Play(next(path for path in FILES if path.stem.startswith("sociale"))).state))
    chapter = next(one for one in report.chapters if one.id == "dilemmas")
    titles = [plain(one.title) for one in parts_of(chapter.blocks) if isinstance(one, Section)]
    assert "Vragen ter verheldering: zes van de 18" in titles and "Richtingen met de meeste steun: zes van de 14" in titles
    told = [plain(one.text) for one in parts_of(chapter.blocks) if isinstance(one, Paragraph)]
    assert told.count("Wat er meer is, staat achterin.") == 1 and not any(one.startswith("Nog ") for one in told)


def test_when_everybody_did_it_is_not_told_as_so_many_of_so_many() -> None:
    report = report_of(public_data(Play(next(path for path in FILES if path.stem.startswith("transitiearena"))).state))
    told = [plain(one.text) for one in parts_of(tuple(one.blocks for one in report.chapters)) if isinstance(one, Paragraph)]
    assert "Alle 50 mensen die er waren, gaven stippen op de eigen telefoon." in told
    assert any(one.startswith("Alle 50 mensen stemden op hun eigen telefoon.") for one in told) and not any("50 van de 50 mensen" in one for one in told)
