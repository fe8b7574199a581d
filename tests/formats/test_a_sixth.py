"""A sixth format is one module: dropped in the folder it is found, and a session runs on it to its report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator import formats
from facilitator.report.edition import edition_of
from facilitator.report.writers import discover as writers
from tests.story import HOST, Story

MODULE = """
from facilitator.core.format import Format
from facilitator.core.model import Phase

FORMAT = Format(
    id="dream-table",
    title={"nl": "Droomtafel", "en": "Dream table"},
    about={"nl": "Eerst dromen.", "en": "First dream."},
    size={"nl": "10", "en": "10"},
    phases=(
        Phase("welcome", "welcome", {"nl": "Welkom", "en": "Welcome"}),
        Phase("dream", "collect", {"nl": "Dromen", "en": "Dreaming"}, accepts=("direction",), visibility="blind"),
        Phase("weigh", "weigh", {"nl": "Wegen", "en": "Weighing"}, dots=3, weighs=("direction",), visibility="everyone"),
        Phase("close", "close", {"nl": "Afsluiting", "en": "Closing"}),
    ),
    report=("header", "highlights", "colophon", "appendix"),
)
"""


@pytest.fixture
def sixth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The folder of formats, with one file more in it."""
    (tmp_path / "dream_table_of_a_test.py").write_text(MODULE, "utf-8")
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    formats.discover.cache_clear()
    yield
    formats.discover.cache_clear()
    sys.modules.pop("facilitator.formats.dream_table_of_a_test", None)


@pytest.mark.usefixtures("sixth")
def test_it_works() -> None:
    assert "dream-table" in formats.discover()
    story = Story(workshop="dream-table").begun().in_phase("dream")
    piet, samira = story.joined("piet", "samira")
    made = story.when(piet, "AddContribution", kind="direction", text="Een straat vol groen")["contribution"]
    story.when(HOST, "RevealPhase", phase="dream")
    story.in_phase("weigh")
    story.when(samira, "PlaceDots", contribution=made, n=3)
    story.when(HOST, "SetHighlights", members=[made])
    story.when(HOST, "CloseSession")
    for name in ("html", "md"):
        assert "Een straat vol groen" in writers()[name].render(edition_of(story.state)).decode()


def test_afterwards_there_are_five_again() -> None:
    assert "dream-table" not in formats.discover()
