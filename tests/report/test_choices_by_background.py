"""What each background chose in a dilemma, before and after the conversation, as one table per dilemma."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.report.addresses import parts_of
from facilitator.report.blocks import Paragraph, Section, Table, plain
from facilitator.report.data import public_data
from facilitator.report.edition import edition_of
from facilitator.report.model import report_of
from facilitator.report.writers import discover
from tests.report.play import SCENARIOS, Play

ZWOLLE = next(SCENARIOS.glob("sociale-top*.json"))


@pytest.fixture(scope="module")
def play() -> Play:
    return Play(ZWOLLE)


def chose(cells: list[dict[str, Any]], background: str) -> str:
    """What most of a background chose, as far as its cell says so."""
    cell = next((one for one in cells if one["background"] == background), {"kind": "none", "stance": ""})
    return {"0": "A", "1": "B", "third": "een derde weg"}.get(cell["stance"], "–") if cell["kind"] == "class" else "–"


def test_a_dilemma_has_one_table_with_a_column_before_and_one_after(play: Play) -> None:
    data = public_data(play.state)
    report = report_of(data)
    chapter = next(one for one in report.chapters if one.id == "dilemmas")
    sections = [one for one in chapter.blocks if isinstance(one, Section)]
    for section, row in zip(sections, (one for one in data["contributions"] if one["kind"] == "dilemma"), strict=True):
        tables = [one for one in parts_of(section.blocks) if isinstance(one, Table)]
        assert [table.head for table in tables] == [("Achtergrond", "Vooraf", "Na het gesprek")]
        told = {plain(name): (plain(before), plain(after)) for name, before, after in tables[0].rows}
        expected = {
            label: (chose(row["choices_by"]["before"], one), chose(row["choices_by"]["after"], one)) for one, label in data["backgrounds"].items()
        }
        assert told == {label: both for label, both in expected.items() if both != ("–", "–")} and told


@pytest.mark.parametrize("language", ["nl", "en"])
def test_why_there_are_no_numbers_is_said_once(play: Play, language: str) -> None:
    report = report_of({**public_data(play.state), "language": language})
    told = [one for one in parts_of(tuple(one.blocks for one in report.chapters)) if isinstance(one, Paragraph)]
    assert [plain(one.text) for one in told].count(report.words.say("most_few")) == 1


def test_in_every_file_format_that_people_read(play: Play) -> None:
    edition = edition_of(play.state)
    text = discover()["md"].render(edition).decode()
    assert text.count("| Achtergrond | Vooraf | Na het gesprek |") == 3 and "| bewoner of ervaringsdeskundige | A | A |" in text
    page = discover()["html"].render(edition).decode()
    assert page.count(">Wat de meesten kozen, per achtergrond<") == 3 and page.count("Een streepje staat waar niets te zeggen is.") == 1
